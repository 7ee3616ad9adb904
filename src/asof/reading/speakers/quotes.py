"""Finds the quotations of a report: straight, curly and angled marks, over sentences and over paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from asof.model.span import Span

# The mark that opens, and what closes it.  Single marks count only next to white space or another mark, since the
# same signs are apostrophes; two single marks in a row are how some wires write a double one.  The pattern begins with
# the mark, which is found fast, and only then looks at what stands around it.
_CLOSERS = {"“": '”"', "„": "“”", "«": "»", '"': ('"', "”", "''"), "''": ("''",), "‘": "’", "'": "'", "``": ("''",)}
_MARK = re.compile(
    r"[“”„«»\"‘’'`](?:(?<=')'|(?<=`)`|(?<=[“”„«»\"])|(?<=[‘'])(?<![^\W_].)(?=\w)|(?<=[\w.,!?…][’'])(?![^\W_]))"
)
_UNLIKE = {"“": "”", '"': "''"}  # marks that are told apart from what closes them
_FEWEST_CHARACTERS = 2


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch inside quotation marks, marks included; `goes_on` where its paragraph ends before it is closed."""

    span: Span
    goes_on: bool = False


def find_quotations(content: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations of `content` in order; a quotation inside another is part of it.  Linear.

    A quotation left open at the end of a paragraph ends there, and goes on in the next one where that opens with a
    mark; where that has no opening mark before a closing one, it reaches to the closing one.
    """
    out: list[Quotation] = []
    opened: str | None = None
    for paragraph in paragraphs:
        start = paragraph.start
        if opened in _UNLIKE and (close := _first_close(content, paragraph, opened)) is not None:
            out.append(Quotation(Span(start=start, end=close)))
            start = close
        found, opened = _in_paragraph(content, Span(start=start, end=paragraph.end))
        out.extend(found)
    return tuple(out)


def _first_close(content: str, paragraph: Span, mark: str) -> int | None:
    close = content.find(_UNLIKE[mark], paragraph.start, paragraph.end)
    if close < 0 or content.find(mark, paragraph.start, close) >= 0:
        return None
    return close + len(_UNLIKE[mark])


def _in_paragraph(content: str, paragraph: Span) -> tuple[list[Quotation], str | None]:
    """The quotations of one paragraph, and the mark that is still open at its end."""
    out: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(content, paragraph.start, paragraph.end):
        mark = match.group()
        if opened is None:
            if mark in _CLOSERS and not (mark in "'‘" and _closes(content, match.start())):
                opened = (match.start(), mark)
        elif mark in _CLOSERS[opened[1]]:
            if mark == '"' and _opens_again(content, match.start(), paragraph.end):
                continue
            if match.start() - opened[0] > _FEWEST_CHARACTERS:
                out.append(Quotation(Span(start=opened[0], end=match.end())))
            opened = None
    if opened is None or opened[1] not in ("“", '"', "''", "«"):
        return out, None
    out.append(Quotation(Span(start=opened[0], end=paragraph.end), goes_on=True))
    return out, opened[1]


def _opens_again(content: str, at: int, end: int) -> bool:
    """Whether a straight mark opens a paragraph of the same quotation that was set on the line: ‘"One. "Two."’.

    A mark that closes may have lost its place too, ‘"One. "He left’: what tells is that another one closes behind it.
    """
    if not (_is_behind_stop(content, at) and content[at + 1 : at + 2].isalnum()):
        return False
    following = content.find('"', at + 1, end)
    return following > 0 and (not content[following - 1].isspace() or _is_behind_stop(content, following))


def _is_behind_stop(content: str, at: int) -> bool:
    return content[at - 2 : at] in (". ", "? ", "! ")


def _closes(content: str, at: int) -> bool:
    return at > 0 and content[at - 1].isalnum()


class Quotations:
    """The quotations of one report, to ask which words stand inside them and to bring broken ones together."""

    def __init__(self, content: str, paragraphs: Sequence[Span]) -> None:
        self._content = content
        self.all = find_quotations(content, paragraphs)
        self._starts = [quotation.span.start for quotation in self.all]

    def around(self, at: int) -> Span | None:
        """The quotation that holds code point `at`, None outside of all."""
        number = bisect_right(self._starts, at) - 1
        if number < 0 or at >= self.all[number].span.end:
            return None
        return self.all[number].span

    def goes_on_at(self, at: int) -> bool:
        """Whether code point `at` stands inside a quotation that opened before it."""
        found = self.around(at)
        return found is not None and found.start < at

    def widen(self, parts: Sequence[Span], *, cue: Span, source: Span | None) -> tuple[tuple[Span, ...], bool]:
        """`parts` of a content reaching to the ends of the quotations they touch and on into the next ones.

        The second value says whether most of the content stands inside quotation marks.  A quotation that holds the
        cue is not the content's own and widens nothing.
        """
        if not parts or self.around(cue.start) is not None:
            return tuple(parts), bool(parts)
        out = [self._to_ends(part, cue) for part in parts]
        last = self._holding(out[-1].end - 1)
        floor = max(out[-1].end, cue.end, source.end if source else 0)
        while last is not None:
            following = self._resumed(last, floor)
            if following is None:
                break
            out.append(self.all[following].span)
            last, floor = following, out[-1].end
        quoted = sum(
            part.end - part.start for part in out if (found := self.around(part.start)) and found.contains(part)
        )
        return tuple(out), 2 * quoted > sum(part.end - part.start for part in out)

    def _to_ends(self, part: Span, cue: Span) -> Span:
        first, last = self.around(part.start), self.around(part.end - 1)
        start = first.start if first and first.end != part.start else part.start
        end = last.end if (last and last.start >= part.start) or (last == first and last) else part.end
        if start < cue.start < end and not part.start < cue.start < part.end:
            return part
        return Span(start=start, end=max(end, part.end))

    def _holding(self, at: int) -> int | None:
        number = bisect_right(self._starts, at) - 1
        return number if number >= 0 and at < self.all[number].span.end else None

    def _resumed(self, number: int, floor: int) -> int | None:
        """The quotation after `number` that goes on with it: nothing but a full stop stands between."""
        if number + 1 >= len(self.all):
            return None
        after = self.all[number + 1].span
        between = self._content[floor : after.start]
        if "\n" in between:
            return number + 1 if self.all[number].goes_on and not between.strip() else None
        return number + 1 if not between.strip(" .,\t\u00a0") else None
