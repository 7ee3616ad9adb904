"""What the trained reader sees of a sentence: a few dozen short strings a token, made of words, letters and rules.

Only words written small enter as words; names are no more than a shape, so that the weights know nobody.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from asof.reading.speakers.clauses import Parsed
from asof.reading.speakers.line import Line, Range
from asof.reading.words import Token

_EDGE = "^"  # what stands before the first and after the last token
_GROUP = "XAO"  # letters of what leads a verb: auxiliaries, adverbs, "to"
_DISTANCES = (1, 2, 3, 4, 6, 10, 20)
_ENDINGS = ("ies", "ing", "ed", "es", "s", "e")
_SHORTEST_STEM = 3


class Seen:
    """One sentence as the taggers see it: its words, letters and quotation marks, and what the rules found in it."""

    def __init__(self, line: Line, parsed: Sequence[Parsed], *, opens_quoted: bool) -> None:
        self.line = line
        self.parsed = parsed
        self.words = [_word(token, line) for token in line.tokens]
        self.letters = list(line.tags)
        self.quoted = _quoted(line, opens_quoted)
        self._stems = [_stem(token, line) for token in line.tokens]
        starts = {found.cue.start for found in parsed}
        self._verbs_before = _counts(letter in "VX" for letter in self.letters)
        self._commas_before = _counts(letter == "," for letter in self.letters)
        self._marks_before = _counts(letter == '"' for letter in self.letters)
        self._cues_before = _counts(i in starts for i in range(len(line)))

    def cue_features(self) -> list[list[str]]:
        """For every token what tells whether it is part of a cue."""
        count = len(self.words)
        words = [_EDGE, _EDGE, *self.words, _EDGE, _EDGE]
        letters = [_EDGE, _EDGE, *self.letters, _EDGE, _EDGE]
        rules, inside = self._rule_labels(), self._rule_insides()
        out = []
        for i in range(count):
            w1, w2, w3, w4, w5 = words[i : i + 5]
            l1, l2, l3, l4, l5 = letters[i : i + 5]
            rule, stem, quoted = rules[i], self._stems[i], "q" if self.quoted[i] else "-"
            after = rules[i + 1] if i + 1 < count else _EDGE
            before = rules[i - 1] if i else _EDGE
            found = [
                "b", f"w={w3}", f"w-={w2}", f"w+={w4}", f"w--={w1}", f"w++={w5}", f"ww={w2} {w3}", f"ww+={w3} {w4}",
                f"l={l3}", f"l-={l2}{l3}", f"l+={l3}{l4}", f"l3={l2}{l3}{l4}", f"l5={l1}{l2}{l3}{l4}{l5}",
                f"s={stem}", f"sl={stem} {l4}", f"sq={stem} {quoted}", f"ls={l2} {stem}", f"r={rule}",
                f"rw={rule} {w3}", f"r3={before} {rule} {after}", f"rq={rule} {quoted} {inside[i]}",
                f"ll={inside[i]}{l3}", f"rs={rule} {stem} {l4}",
            ]  # fmt: skip
            subject, coming = self._subject(i), "".join(letters[i + 3 : i + 6])
            found += (
                f"u={subject} {l3}", f"us={subject} {stem}", f"ur={subject} {rule}", f"uc={subject} {l3}{l4}{l5}",
                f"c={l3} {coming}",
            )  # fmt: skip
            if l3 in _GROUP:
                head = self._group_head(i)
                found += (f"h={head}", f"hl={l3} {head}", f"hw={w3} {head}")
            if l2 in _GROUP:
                found.append(f"led={stem} {w2}")
            out.append(found)
        return out

    def _subject(self, i: int) -> str:
        """What kind of noun stands before the verb group of token `i`: a pronoun, a name, a role or another word."""
        letters, tokens = self.letters, self.line.tokens
        i -= 1
        while i >= 0 and letters[i] in _GROUP:
            i -= 1
        if i < 0:
            return _EDGE
        if letters[i] == "," and i > 1:
            return "," + letters[i - 1]
        role = self.line.words.roles.get(tokens[i].lower)
        if role is not None:
            return role.value
        return self.words[i] if letters[i] in "RWTNMY" else letters[i]

    def span_features(self, cue: Range) -> list[list[str]]:
        """For every token what tells whether it is part of the source or of the content of `cue`."""
        count = len(self.words)
        own = next((p for p in self.parsed if p.cue.start < cue[1] and cue[0] < p.cue.end), None)
        rules = self._roles(own)
        head = self._stems[self._head(cue, own)]
        kind = own.cue.kind.value if own else "-"
        after = self.letters[cue[1]] if cue[1] < count else _EDGE
        before = self.letters[cue[0] - 1] if cue[0] else _EDGE
        words = [_EDGE, *self.words, _EDGE]
        letters = [_EDGE, _EDGE, *self.letters, _EDGE, _EDGE]
        cue_quoted = self.quoted[cue[0]]
        frame = f"{kind} {before}{after}"
        out = []
        for i in range(count):
            if cue[0] <= i < cue[1]:
                out.append(["cue"])
                continue
            side, near, far = ("L", i + 1, cue[0]) if i < cue[0] else ("R", cue[1], i)
            gap = cue[0] - i if i < cue[0] else i - cue[1] + 1
            distance = side + str(sum(gap >= step for step in _DISTANCES))
            verbs, commas, marks, cues = self._between(near, far)
            l1, l2, l3, l4, l5 = letters[i : i + 5]
            w1, w2, w3 = words[i : i + 3]
            rule, prior, later = rules[i + 1], rules[i], rules[i + 2]
            quoted = f"{int(cue_quoted)}{int(self.quoted[i])}"
            out.append([
                "b", f"d={distance}", f"dl={distance}{l3}", f"f={frame} {distance}", f"hd={head} {distance}",
                f"r={rule}", f"rr={prior}{rule}{later}", f"r3={side}{rule}{l3}", f"r4={rule}{l2}{l3}{l4}",
                f"rk={rule} {frame}", f"l3={side}{l2}{l3}{l4}", f"l5={side}{l1}{l2}{l3}{l4}{l5}",
                f"w={side}{w2}", f"w-={side}{w1}", f"w+={side}{w3}", f"ww={side}{w1} {w2}", f"ww+={side}{w2} {w3}",
                f"vc={side}{verbs}{commas}{l3}", f"vcr={side}{verbs}{commas}{rule}",
                f"m={side}{marks}{quoted}{rule}", f"ml={side}{marks}{quoted}{l2}{l3}",
                f"q={side}{cues}{rule}{l3}", f"q2={side}{cues}{verbs}{commas}{marks}",
                f"h={side}{head} {rule}", f"hl={side}{head} {l3}", f"fl={frame} {side}{l3}",
                f"fv={frame} {side}{verbs}{commas}{marks}",
            ])  # fmt: skip
            if gap == 1:
                out[-1] += (f"n={side}{head} {w2}", f"nl={side}{head} {l2}{l3}{l4}", f"nf={side}{frame} {w2}")
        return out

    def _between(self, start: int, end: int) -> tuple[int, int, int, int]:
        """How many verbs, commas, quotation marks and cues stand in ``[start, end)``, up to three or two of each."""
        counted = (
            (self._verbs_before, 3), (self._commas_before, 3), (self._marks_before, 2), (self._cues_before, 2)
        )  # fmt: skip
        verbs, commas, marks, cues = (min(most, before[end] - before[start]) for before, most in counted)
        return verbs, commas, marks, cues

    def _head(self, cue: Range, own: Parsed | None) -> int:
        if own is not None and cue[0] <= own.cue.head < cue[1]:
            return own.cue.head
        return next((i for i in range(cue[0], cue[1]) if self.letters[i] not in _GROUP), cue[1] - 1)

    def _group_head(self, i: int) -> str:
        while i < len(self.letters) and self.letters[i] in _GROUP:
            i += 1
        return self._stems[i] if i < len(self.letters) else _EDGE

    def _rule_labels(self) -> list[str]:
        out = ["-"] * len(self.line)
        for found in self.parsed:
            cue = found.cue
            for i in range(cue.start, cue.end):
                first = "b" if i == cue.start else "i"
                out[i] = f"{first}{cue.kind.value}{cue.force.value}{'s' if found.source else ''}"
        return out

    def _rule_insides(self) -> list[str]:
        out = ["-"] * len(self.line)
        for found in self.parsed:
            for start, end in found.content:
                out[start:end] = ["c"] * (end - start)
        for found in self.parsed:
            if found.source:
                start, end = found.source
                out[start:end] = ["s"] * (end - start)
        return out

    def _roles(self, own: Parsed | None) -> list[str]:
        """What the rules make of every token for the cue `own`, with one more at both ends."""
        out = ["n" if own is None else "o"] * (len(self.line) + 2)
        if own is None:
            return out
        for start, end in own.content:
            out[start + 1 : end + 1] = ["c"] * (end - start)
        if own.source:
            start, end = own.source
            out[start + 1 : end + 1] = ["s"] * (end - start)
        return out


def _counts(found: Iterable[bool]) -> list[int]:
    """How many of `found` are true before each place, and before the end."""
    return list(accumulate(map(int, found), initial=0))


def _word(token: Token, line: Line) -> str:
    """The word, where it is written small or is one of the closed classes; else the shape of it."""
    if not token.is_word:
        return token.text if len(token.text) == 1 and not token.text.isdigit() else "9"
    if token.text.islower() or line.words.tags.get(token.lower, "N") in "DRWTPCBXAO":
        return token.lower
    return "Aa" if len(token.text) == 1 or not token.text.isupper() else "AA"


def _stem(token: Token, line: Line) -> str:
    """The base of a verb of saying, else the word without its ending."""
    verb = line.words.verbs.get(token.lower)
    if verb is not None:
        return verb.base
    word = _word(token, line)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _quoted(line: Line, opens_quoted: bool) -> list[bool]:
    """Whether every token stands inside quotation marks."""
    inside, out = opens_quoted, []
    for token, letter in zip(line.tokens, line.tags, strict=True):
        if letter == '"':
            inside = token.text in "“„«‘" or (token.text in "\"'`" and not inside)
        out.append(inside)
    return out
