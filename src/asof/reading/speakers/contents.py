"""Finds what is said: the clause or the quotation on the left or on the right of a cue."""

from collections.abc import Sequence

from asof.reading.speakers.attribution import Force
from asof.reading.speakers.cues import Cue, CueKind
from asof.reading.speakers.line import Line, Range
from asof.reading.speakers.phrases import phrase_before

_LATEST_OPENER = 5  # "The morning after"
OPENERS = frozenset(["after", "before", "since", "when", "as", "while", "because", "although", "though"])
_NOT_CONTENT = frozenset(["but", "because", "although", "though", "while"])
_TURNS = frozenset(["but", "while", "whereas", "although", "though"])
_GOES_ON = ("but", "that")
_NOBODY = frozenset(["no", "nobody", "none"])
_NONE_THERE = ("there", "were", "no")
# What a circumstance counts that begins with these is told by whoever goes on: "Of the two hurt, |police said".
_COUNTED_IN = frozenset(["of", "among", "besides", "including", "with", "along", "apart", "aside"])
_LONGEST_TELLER = 6  # tokens: "who |the county sheriff's office| said"
_KEPT_OPENERS = frozenset(["as", "what", "how", "why"])
_BOUNDS = (("at", "least"), ("at", "most"), ("up", "to"), ("nearly",), ("almost",), ("over",))
_SCARE = 8  # words that a report only sets off: “gunmen”, “armed gangs from abroad”
_LOOK_AHEAD = 10  # tokens in which a clause after "but" shows a verb


def left_of(line: Line, end: int) -> Range | None:
    """The clause or quotation that ends at token `end`; None where less than two tokens stand there."""
    while line.tag(end - 1) in ",-" and end:
        end -= 1
    start = end
    is_headline = line.tag(end) == ":" or line.tag(len(line) - 1) in "NV"  # it has no full stop
    while start and (line.tag(start - 1) != ";" or is_headline or ":" in line.tags[:start]):
        start -= 1
    while start < end and line.lower(start) not in _KEPT_OPENERS:
        if line.tag(start) not in "CB,.)" and not (line.tag(start) == "A" and line.tag(start + 1) == ","):
            break
        start += 1
    return (start, end) if end - start > 1 else None


def right_of(line: Line, cues: Sequence[Cue], number: int, start: int) -> Range | None:
    """What follows cue `number` from token `start` on, to the end of its clause; None where nothing does."""
    if line.lower(start) in _NOT_CONTENT:
        return None
    cue = cues[number]
    later = [cue for cue in cues[number + 1 :] if cue.start > start]
    end = next((edge for cue in later if (edge := _edge(line, cue, start)) is not None), len(line))
    if cues[number].kind is CueKind.ACCORDING and "W" in line.tags[max(0, cues[number].start - 2) : cues[number].start]:
        # "said the town, which, according to the list, had been left, |and that four men were found"
        end = next((i for i in range(start, end) if line.tag(i) == "," and line.tags[i + 1 : i + 3] == ["C", "T"]), end)
    if _opens_sentence(line, cue):
        end = next((i for i in range(start, end) if line.tag(i) == "," and '"' not in line.tags[start:i]), end)
    if (leaving := _end_of_aside(line, cue)) is not None and leaving > start:
        end = min(end, leaving)
    end = min(end, _quotation_end(line, start))
    is_headline = cue.kind is CueKind.COLON and all(other.force is not Force.SAY for other in later)
    marks = "," if is_headline else ";,"  # "Police: Clerk hurts two; cook found"
    end = next((i for i in range(start, end) if line.tags[i] in marks and _turns(line, i, start, later)), end)
    while end > start and line.tag(end - 1) in ".,;:-" and line.tokens[end - 1].text not in "?!":
        end -= 1
    return (start, end) if end > start else None


def counted_in(line: Line, source: Range) -> Range | None:
    """The circumstance before a speaker that counts whom it tells of: "|In addition to two dead|, police said"."""
    comma = source[0] - 1
    if line.tag(comma) != "," or "," in line.tags[:comma]:
        return None
    is_added = line.lower(0) in _COUNTED_IN or line.spells(0, ("in", "addition", "to"))
    is_counted = "M" in line.tags[:comma] or any(line.is_number(i) for i in range(comma))
    is_whole = not any(tag in 'XW"' for tag in line.tags[:comma])
    return (0, comma) if is_added and is_counted and is_whole else None


def _end_of_aside(line: Line, cue: Cue) -> int | None:
    """The comma that closes a clause in commas on whom it tells of: "a man, who police say is a clerk|, shot two"."""
    if cue.kind is not CueKind.VERB or "W" not in line.tags[max(0, cue.start - _LONGEST_TELLER) : cue.start]:
        return None
    relative = max(i for i in range(cue.start) if line.tag(i) == "W")
    is_subject = all(tag in "NDRS" for tag in line.tags[relative + 1 : cue.start]) and relative + 1 < cue.start
    if line.tag(relative - 1) != "," or not is_subject:
        return None
    return next((i for i in range(cue.end, len(line)) if line.tag(i) == ","), None)


def resumed(line: Line, left: Range, start: int) -> tuple[Range, ...]:
    """The content on the left, with a quotation that goes on after its cue: "…," he said, "…"."""
    for i in range(start, len(line) - 1):
        if line.tag(i) == '"':
            return (left, (i, len(line)))
        if line.tag(i) in "VX":
            break
    return (left,)


def is_final(line: Line, start: int) -> bool:
    """Whether nothing but a time, a place or a circumstance stands between `start` and the end of the clause."""
    for i in range(start, len(line)):
        letter = line.tag(i)
        if letter in ".;,)-" or (letter == '"' and i > start) or (letter == "C" and i == start):
            return True
        if i == start and any(line.spells(i, bound) for bound in _BOUNDS):
            return False  # "in the north, the port reported |at least six deaths|"
        if i == start and (letter not in "PYAGB" or line.lower(i) in line.words.more):
            return False
        if letter in "XVTR" and line.tag(start) not in "GB" and line.lower(start) not in OPENERS:
            return False
    return True


def _quotation_end(line: Line, start: int) -> int:
    """The end of the quotation that opens at `start`; the end of the sentence where none opens or it stays open."""
    first = start
    while line.tag(first) == '"':
        first += 1
    if first == start:
        return len(line)
    closing = next((i for i in range(first, len(line)) if line.tag(i) == '"'), len(line) - 1)
    while line.tag(closing + 1) == '"':
        closing += 1
    if closing - first < _SCARE and (line.tag(closing + 1) in "VX" or line.lower(closing + 1) == "for"):
        return len(line)  # “gunmen” killed two, blamed “gunmen” for two deaths
    if line.tag(closing + 1) == "C" and line.tag(closing + 2) == "T":
        return len(line)  # “we will not give in” and that two had died
    return closing + 1


def _edge(line: Line, cue: Cue, start: int) -> int | None:
    """Where a later cue ends the content that began at `start`; None where it is a part of it."""
    before = line.tag(cue.start - 1)
    if cue.kind is CueKind.ACCORDING:
        is_within = line.tag(cue.start - 2) in "WT"  # "said that, according to …, two died"
        return cue.start - 1 if before == "," and not is_within else None
    if cue.kind is not CueKind.VERB:
        return None
    if before == "C" or line.lower(cue.start - 1) == "but" or (before == "," and cue.forms == {"ing"}):
        return cue.start - 1  # "… and added that", "…, adding that"
    if line.tag(start) == '"' or not is_final(line, cue.end):
        return None
    source = phrase_before(line, cue.start)  # "…, the agency reported."
    if source is None or source[0] <= start + 1 or line.tag(source[0] - 1) != ",":
        return None
    return source[0] - 1


def _turns(line: Line, i: int, start: int, later: Sequence[Cue]) -> bool:
    """Whether another clause begins at token `i`, a comma or semicolon outside of quotation marks."""
    if line.tags[start:i].count('"') % 2:
        return False
    if line.tag(i) == ";":
        that = i + 1 + (line.tag(i + 1) == "C")
        if line.tag(that) == "T" and line.tag(that + 1) not in "XVAS":
            return False  # "said that one had died|; and that two had fled"
        return ":" not in line.tags[start:i]  # "said four were hurt: a man in the leg|; a boy in the arm"
    if line.tag(i) != "," or line.lower(i + 1) not in _TURNS:
        return False
    if line.spells(i + 1, _GOES_ON) and line.tag(i + 3) not in "XVA":
        return False  # "said that one had died, |but that| nine lived"; not "but that seems over"
    if line.lower(i + 1) == "but" and (line.lower(i + 2) in _NOBODY or line.spells(i + 2, _NONE_THERE)):
        return any(cue.start > i for cue in later)  # "said shots were fired, |but nobody| was hurt"
    has_verb = any(tag in "VX" for tag in line.tags[i + 2 : i + _LOOK_AHEAD])
    return (line.lower(i + 1) == "but" and has_verb) or any(cue.start > i for cue in later)


def _opens_sentence(line: Line, cue: Cue) -> bool:
    """Whether the cue stands in a clause that opens the sentence: "After the mayor said so, | crowds came"."""
    if cue.kind is not CueKind.VERB:
        return False
    first = next((i for i in range(min(cue.start, _LATEST_OPENER)) if line.tag(i) in "PB"), None)
    if first is None or line.lower(first) not in OPENERS:
        return False
    return not any(tag in ',";VX' for tag in line.tags[first : cue.start]) and any(
        tag in "VX" for tag in line.tags[cue.end :]
    )
