"""Joins a cue to its source and its content inside one sentence, in tokens."""

from collections.abc import Sequence
from dataclasses import dataclass

from asof.reading.speakers.cues import Cue, CueKind
from asof.reading.speakers.lexicon import Lexicon
from asof.reading.speakers.phrases import Range, phrase_after, phrase_before
from asof.reading.words import Token

_LONGEST_QUOTED = 14
_LATEST_OPENER = 5  # "The morning after"
_OPENERS = frozenset(["after", "before", "since", "when", "as", "while", "because", "although", "though"])


@dataclass(frozen=True, slots=True)
class Parsed:
    """A cue with its source and the stretches of its content; all ranges of tokens of one sentence.

    `voice` is who speaks where the grammar has no source: the "unconfirmed reports" of "unconfirmed reports that".
    `relayed` is whom the source quotes in turn, for what is `carried`.
    """

    cue: Cue
    source: Range | None
    content: tuple[Range, ...]
    voice: Range | None = None
    relayed: Range | None = None
    carried: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as the grammar sees it."""

    tokens: Sequence[Token]
    tags: Sequence[str]
    cues: Sequence[Cue]
    words: Lexicon


def parse(line: Line) -> list[Parsed]:
    """Every cue of the sentence with its source and its content; cues that have neither are left out."""
    out: list[Parsed] = []
    for number, cue in enumerate(line.cues):
        joined = _join(line, number, cue, out)
        if joined is not None:
            out.append(joined)
    return out


def _join(line: Line, number: int, cue: Cue, earlier: Sequence[Parsed]) -> Parsed | None:
    if cue.kind is CueKind.ACCORDING:
        return _according(line, number, cue)
    if cue.kind is CueKind.COLON:
        right = _right_content(line, number, cue.end)
        return Parsed(cue, (0, cue.start), (right,)) if right else None
    if cue.kind is CueKind.HEARSAY:
        return Parsed(cue, None, _around(line, number, cue))
    if cue.kind is CueKind.NOUN:
        return _noun(line, number, cue)
    if cue.kind is CueKind.PASSIVE or cue.base in ("seem", "appear"):
        return _passive(line, number, cue)
    return _verb(line, number, cue, earlier)


def _according(line: Line, number: int, cue: Cue) -> Parsed | None:
    source = phrase_after(line.tokens, line.tags, cue.end, closing=cue.start > 0)
    if source is None:
        return None
    source = _to_comma(line, source)
    end = _skip(line, source[1], ",")
    if cue.start and line.tags[cue.start - 1] != "B":
        left = _left_content(line, cue.start)
        if left is not None:
            more = _more(line, source[1])
            return Parsed(cue, source, (left, more) if more else (left,))
    right = _right_content(line, number, end)
    return Parsed(cue, source, (right,)) if right else None


def _more(line: Line, i: int) -> Range | None:
    """The rest of a sentence that goes on with its content after the source: "…, according to the list, which names"."""
    if (
        i + 2 >= len(line.tags)
        or line.tags[i] != ","
        or line.tokens[i + 1].lower not in ("which", "showing", "including")
    ):
        return None
    return (i + 1, len(line.tags) - (line.tags[-1] == "."))


def _to_comma(line: Line, source: Range) -> Range:
    """The source with a participle that follows it: "figures |released on Friday,"; `source` where a clause follows."""
    end = next((i for i in range(source[1], len(line.tags)) if line.tags[i] in '.,;"-:('), len(line.tags))
    rest = line.tags[source[1] : end]
    if not rest or rest[0] not in "VGPN" or any(letter in "XTRB" for letter in rest) or len(rest) > _LONGEST_QUOTED:
        return source
    return (source[0], end)


def _around(line: Line, number: int, cue: Cue) -> tuple[Range, ...]:
    """The clause of an adverb of hearsay, or what follows a phrase of hearsay."""
    right = _right_content(line, number, cue.end)
    if cue.end - cue.start > 1 or not cue.start:
        return (right,) if right else ()
    left = _left_content(line, cue.start)
    return tuple(part for part in (left, right) if part)


def _noun(line: Line, number: int, cue: Cue) -> Parsed | None:
    tags = line.tags
    source: Range | None = None
    start = cue.end
    if tags[cue.start] == "S":
        source = phrase_before(line.tokens, tags, cue.start)
    elif (
        cue.start and tags[cue.start - 1] == "D" and line.tokens[cue.start - 1].lower in ("his", "her", "their", "its")
    ):
        source = (cue.start - 1, cue.start)
    elif line.tokens[cue.end].lower == "by":
        source = phrase_after(line.tokens, tags, cue.end + 1)
        start = _skip(line, source[1] if source else cue.end + 1, ",")
    right = _right_content(line, number, start)
    voice = phrase_before(line.tokens, tags, cue.end) if source is None else None
    return Parsed(cue, source, (right,), voice) if right else None


def _passive(line: Line, number: int, cue: Cue) -> Parsed | None:
    tokens, tags = line.tokens, line.tags
    source: Range | None = None
    end = cue.end
    by = next((i for i in range(cue.end, min(cue.end + 4, len(tokens))) if tokens[i].lower == "by"), None)
    if by is not None:
        source = phrase_after(tokens, tags, by + 1)
        end = source[1] if source else end
    subject = phrase_before(tokens, tags, cue.start)
    right = _right_content(line, number, end)
    parts = tuple(part for part in (subject, right) if part)
    return Parsed(cue, source, parts) if parts else None


def _verb(line: Line, number: int, cue: Cue, earlier: Sequence[Parsed]) -> Parsed | None:
    tokens, tags = line.tokens, line.tags
    before = tags[cue.start - 1] if cue.start else "."
    after_source = cue.end
    if cue.base in line.words.inverted and cue.end == cue.head + 1 and before in ',"-' and "ing" not in cue.forms:
        source = phrase_after(tokens, tags, cue.end, closing=True)
        if source is not None and _is_final(line, source[1]):
            left = _left_content(line, cue.start)
            return Parsed(cue, source, _with_resumed(line, left, source[1])) if left else None
    if tokens[cue.head].lower in line.words.relays and before in '.,"-':
        return _relay(line, number, cue, earlier)
    source = _subject(line, cue, earlier)
    if source is None:
        return None
    saying = _as_saying(line, cue)
    if saying is not None:
        content = _right_content(line, number, saying) or _left_content(line, source[0])
        return Parsed(cue, source, (content,)) if content else None
    edge = min(source[0], cue.start)
    ahead = tags[edge - 1] if edge and source[1] <= cue.start else "."
    if _is_reported(line, cue):
        edge = earlier[-1].source[0] if earlier and earlier[-1].source else edge
        ahead = tags[edge - 1] if edge else "."
    opens = cue.end + 1 < len(tags) and tags[cue.end] == "," and tags[cue.end + 1] == '"'
    if cue.base in line.words.addressed:
        addressee = phrase_after(tokens, tags, after_source)
        if addressee is not None and addressee[1] < len(tokens):
            after_source = addressee[1]
    if ahead in ',"' and _is_final(line, after_source) and not (opens and '"' not in tags[:edge]):
        left = _left_content(line, edge)
        if left is not None:
            return Parsed(cue, source, _with_resumed(line, left, cue.end))
    right = _right_content(line, number, _skip(line, after_source, ",:"))
    return Parsed(cue, source, (right,)) if right else None


def _relay(line: Line, number: int, cue: Cue, earlier: Sequence[Parsed]) -> Parsed | None:
    """ "…, the station said, quoting officials": the officials say what the station says."""
    relayed = phrase_after(line.tokens, line.tags, cue.end)
    if relayed is None:
        return None
    if cue.start and earlier:
        main = earlier[-1]
        return Parsed(cue, main.source, (relayed,), relayed=relayed, carried=main.content)
    rest = _right_content(line, number, _skip(line, relayed[1], ","))
    if rest is None:
        return None
    following = next((other for other in line.cues[number + 1 :] if other.start >= rest[0]), None)
    source = phrase_before(line.tokens, line.tags, following.start) if following else None
    return Parsed(cue, source, (relayed,), relayed=relayed, carried=(rest,))


def _subject(line: Line, cue: Cue, earlier: Sequence[Parsed]) -> Range | None:
    """Who does the saying: the phrase before the verb, or the subject it shares with a verb before it."""
    tokens, tags = line.tokens, line.tags
    before = tags[cue.start - 1] if cue.start else "."
    if _is_reported(line, cue) and earlier:
        quoting = earlier[-1].cue
        passive = quoting.kind is CueKind.PASSIVE
        return phrase_before(tokens, tags, quoting.start) if passive else phrase_after(tokens, tags, quoting.end)
    shares = cue.forms == {"ing"} or before in "CB" or tags[cue.start] == "O"
    if not shares or (cue.forms == {"ing"} and any(tag == "X" for tag in tags[cue.start : cue.head])):
        found = phrase_before(tokens, tags, cue.start)
        if found is not None:
            return found
    elif cue.forms == {"ing"} and before == "N":
        found = phrase_before(tokens, tags, cue.start)
        return found if found and not found[0] else None
    for parsed in earlier if cue.forms == {"ing"} and before == "," else reversed(earlier):
        if parsed.source is not None and parsed.source[1] <= cue.start:
            return parsed.source
    for i in range(cue.start - 1, 0, -1):
        if tags[i] in "VX" and (found := phrase_before(tokens, tags, i)) is not None:
            return found
    return None


def _is_reported(line: Line, cue: Cue) -> bool:
    """Whether a cue is the second half of "quoted the governor as saying"."""
    return cue.forms == {"ing"} and cue.start > 0 and line.tokens[cue.start - 1].lower == "as"


def _as_saying(line: Line, cue: Cue) -> int | None:
    """The token after "as saying" where `cue` is "quoted"; None otherwise."""
    if cue.base not in ("quote", "cite"):
        return None
    for other in line.cues:
        if other.start > cue.end and _is_reported(line, other) and other.start - cue.end < _LONGEST_QUOTED:
            return other.end
    return None


def _is_final(line: Line, start: int) -> bool:
    """Whether nothing but a time, a place or a circumstance stands between `start` and the end of the clause."""
    tags = line.tags
    for i in range(start, len(tags)):
        if tags[i] in ".;,)-" or (tags[i] == '"' and i > start) or (tags[i] == "C" and i == start):
            return True
        if i == start and tags[i] not in "PYAGB":
            return False
        if tags[i] in "XVTR" and tags[start] not in "GB":
            return False
    return True


def _with_resumed(line: Line, left: Range, start: int) -> tuple[Range, ...]:
    """The content on the left, with a quotation that goes on after its cue: "…," he said, "…"."""
    for i in range(start, len(line.tags) - 1):
        if line.tags[i] == '"':
            return (left, (i, len(line.tags)))
        if line.tags[i] in "VX":
            break
    return (left,)


def _left_content(line: Line, end: int) -> Range | None:
    """The clause or quotation that ends at token `end`."""
    tags = line.tags
    while end and tags[end - 1] in ",-":
        end -= 1
    start = end
    while start and tags[start - 1] != ";":
        start -= 1
    while start < end and tags[start] in "CB,.A)" and line.tokens[start].lower not in ("as", "what", "how", "why"):
        start += 1
    return (start, end) if end - start > 1 else None


def _right_content(line: Line, number: int, start: int) -> Range | None:
    """What follows a cue, to the end of its clause."""
    tags, tokens = line.tags, line.tokens
    if (
        start < len(tags)
        and tags[start] == "B"
        and tokens[start].lower in ("but", "because", "although", "though", "while")
    ):
        return None
    end = len(tags)
    for cue in line.cues[number + 1 :]:
        if cue.start <= start:
            continue
        before = tags[cue.start - 1]
        if cue.kind is CueKind.VERB and (before == "C" or tokens[cue.start - 1].lower == "but"):
            end = cue.start - 1
            break
        if cue.kind is CueKind.VERB and before == "," and cue.forms == {"ing"}:
            end = cue.start - 1
            break
        if cue.kind is CueKind.ACCORDING and before == ",":
            end = cue.start - 1
            break
        if cue.kind is CueKind.VERB and _is_final(line, cue.end) and tags[start] != '"':
            closing = phrase_before(tokens, tags, cue.start)
            if closing is not None and closing[0] > start + 1 and tags[closing[0] - 1] == ",":
                end = closing[0] - 1
                break
    if _opens_subordinate(line, number):
        end = next((i for i in range(start, end) if tags[i] == "," and '"' not in tags[start:i]), end)
    for i in range(start, end):
        if tags[i] == ";" or (
            tags[i] == "," and i + 1 < end and tokens[i + 1].lower in ("but", "while", "whereas", "although", "though")
        ):
            own = (
                tags[i] == ";"
                or (tokens[i + 1].lower == "but" and any(tag in "VX" for tag in tags[i + 2 : i + 10]))
                or any(later.start > i for later in line.cues[number + 1 :])
            )
            if own and tags[start:i].count('"') % 2 == 0:
                end = i
                break
    while end > start and tags[end - 1] in ".,;:-" and line.tokens[end - 1].text not in "?!":
        end -= 1
    return (start, end) if end > start else None


def _opens_subordinate(line: Line, number: int) -> bool:
    """Whether the cue stands in a clause that opens the sentence: "After the mayor said so, | crowds came"."""
    cue, tags = line.cues[number], line.tags
    if cue.kind is not CueKind.VERB:
        return False
    first = next((i for i in range(min(cue.start, _LATEST_OPENER)) if tags[i] in "PB"), None)
    if first is None or line.tokens[first].lower not in _OPENERS:
        return False
    return not any(tag in ',";VX' for tag in tags[first : cue.start]) and any(tag in "VX" for tag in tags[cue.end :])


def _skip(line: Line, i: int, marks: str) -> int:
    while i < len(line.tags) and line.tags[i] in marks:
        i += 1
    return i
