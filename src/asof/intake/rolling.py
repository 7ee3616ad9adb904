"""Parts the pieces of a page into entries by the stamps they begin with, and keeps words of other stories out.

What stands before the first stamp is the head where the page has a title; where it has none (a dump cut at its top)
it is the end of an update whose stamp was cut off, and becomes an entry without one.  Either way it must share a name
with the stamped entries and reach up to the first stamp without words of another story in between.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from statistics import median

from asof.intake.boilerplate import is_tail, without_tail
from asof.intake.dates import FoundDay, read_day_heading
from asof.intake.draft import Group, Piece, Role
from asof.intake.kinship import Kinship, Vocabulary
from asof.intake.stamps import FoundStamp, Strength, find_stamps, read_stamp
from asof.model.report import BlockKind, Stamp

_STAMPED_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION})
# Fewer than these are an "updated" line or a sentence that happens to open with a clock, not a rolling page.
_LEAST_STRONG, _LEAST_WEAK = 2, 3
# An entry is suspiciously long from this many pieces on, and from this many times the page's usual.
_LONG_PIECES, _LONG_TIMES = 8, 4
_GAP = 2


@dataclass(slots=True)
class _Section:
    """A stamp and the pieces under it."""

    stamp: Stamp | None
    shape: str
    pieces: list[Piece] = field(default_factory=list)
    day_heading: Piece | None = None


def part(pieces: Sequence[Piece], *, near: date | None) -> tuple[Group, ...]:
    """The groups of a page in its order: one entry after a head where it is not a rolling page.

    `near` is the page's date, which gives the year to days without one.
    """
    pieces = [half for piece in pieces for half in _split(piece, near)]
    found = _stamps(pieces, near)
    if not found:
        return _ordinary(without_tail(pieces))
    lead, sections = _sections(pieces, found, near)
    groups = _lead_groups(lead, _vocabulary(sections))
    vocabularies = _vocabularies(sections)
    lone = _lone_foreign(sections)
    usual = median(len(section.pieces) for section in sections)
    for number, section in enumerate(sections):
        if section.day_heading is not None:
            groups.append(Group(role=Role.HEAD, pieces=(section.day_heading,)))
        role = Role.STRAY if number in lone else Role.ENTRY
        cut = _foreign_tail(section.pieces, vocabularies[section.shape], usual)
        groups.append(Group(role=role, pieces=tuple(section.pieces[:cut]), stamp=section.stamp))
        if section.pieces[cut:]:
            groups.append(Group(role=Role.STRAY, pieces=tuple(section.pieces[cut:])))
    return tuple(groups)


def stamp_of(piece: Piece, *, near: date | None) -> FoundStamp | None:
    """The stamp that `piece` begins with or was given, None where it has none."""
    if piece.stamp is not None:
        return FoundStamp(stamp=piece.stamp, end=piece.skip, strength=Strength.STRONG, shape="moment")
    if piece.kind not in _STAMPED_KINDS or is_tail(piece.words):
        return None
    return read_stamp(piece.words, near=near)


def _split(piece: Piece, near: date | None) -> list[Piece]:
    """`piece` cut before each stamp inside it, where lines were run together."""
    cuts = [0, *(found.stamp.span.start for found in find_stamps(piece.words, near=near) if found.stamp.span)]
    ends = [*cuts[1:], len(piece.words)]
    if len(cuts) == 1:
        return [piece]
    return [replace(piece, words=piece.words[start:end].strip()) for start, end in zip(cuts, ends, strict=True)]


def _stamps(pieces: Sequence[Piece], near: date | None) -> dict[int, FoundStamp]:
    """The stamp of each piece that begins with one; none at all where they are too few for a rolling page."""
    found = {index: stamp for index, piece in enumerate(pieces) if (stamp := stamp_of(piece, near=near))}
    weak = [index for index, stamp in found.items() if stamp.strength is Strength.WEAK]
    if len(weak) < _LEAST_WEAK or _are_years([found[index].stamp for index in weak]):
        for index in weak:
            del found[index]
        weak = []
    return found if len(found) >= _LEAST_STRONG else {}


def _are_years(stamps: Sequence[Stamp]) -> bool:
    """Whether four-digit clocks may all be years: a time line "2009 ... 2010 ..." is not a rolling page."""
    return all(len(stamp.words) == 4 and stamp.words[:2] in ("19", "20") for stamp in stamps)


def _ordinary(pieces: Sequence[Piece]) -> tuple[Group, ...]:
    """Title, deck and byline as the head; everything else as one entry."""
    heads = (BlockKind.TITLE, BlockKind.DECK, BlockKind.BYLINE)
    first = next((i for i, piece in enumerate(pieces) if piece.kind not in heads), len(pieces))
    head, body = tuple(pieces[:first]), tuple(pieces[first:])
    groups = (Group(role=Role.HEAD, pieces=head), Group(role=Role.ENTRY, pieces=body or head))
    return groups if body and head else groups[1:]


def _sections(
    pieces: Sequence[Piece], found: dict[int, FoundStamp], near: date | None
) -> tuple[list[Piece], list[_Section]]:
    """What stands before the first stamp, and the stamped sections; a day heading dates the stamps below it.

    Below a tail heading nothing is taken until the next stamp.
    """
    lead: list[Piece] = []
    sections: list[_Section] = []
    day: FoundDay | None = None
    heading: Piece | None = None
    closed = False
    for index, piece in enumerate(pieces):
        if index in found:
            section = _Section(_with_day(found[index].stamp, day, near), found[index].shape, [], heading)
            heading, closed = None, False
            section.pieces.append(replace(piece, skip=found[index].end))
            sections.append(section)
        elif (new_day := read_day_heading(piece.words)) is not None:
            day, heading = new_day, replace(piece, skip=len(piece.words))
        elif closed or is_tail(piece.words):
            closed = True
        else:
            (sections[-1].pieces if sections else lead).append(piece)
    return lead, sections


def _with_day(stamp: Stamp, heading: FoundDay | None, near: date | None) -> Stamp:
    if heading is None or stamp.day is not None or stamp.weekday is not None or stamp.moment is not None:
        return stamp
    return replace(stamp, day=heading.resolved(near), weekday=heading.weekday)


def _vocabulary(sections: Sequence[_Section]) -> Vocabulary:
    """Names of the stamped sections: the last has no end, so only its first pieces are sure to be its own."""
    usual = max(1, round(median(len(section.pieces) for section in sections)))
    return Vocabulary(["\n".join(p.words[p.skip :] for p in section.pieces[: usual + 1]) for section in sections])


def _vocabularies(sections: Sequence[_Section]) -> dict[str, Vocabulary]:
    """The vocabulary of each form of stamp: a page that carries two stories mostly stamps them differently."""
    whole = _vocabulary(sections)
    forms = {
        shape: [section for section in sections if section.shape == shape] for shape in {s.shape for s in sections}
    }
    return {shape: _vocabulary(alike) if len(alike) >= _LEAST_WEAK else whole for shape, alike in forms.items()}


def _lead_groups(lead: Sequence[Piece], vocabulary: Vocabulary) -> list[Group]:
    titled = any(piece.kind is BlockKind.TITLE for piece in lead)
    kinships = [vocabulary.kinship(piece.words) for piece in lead]
    first_kin = _start_of_kin(kinships)

    def role(index: int) -> Role:
        if lead[index].kind is not BlockKind.PARAGRAPH:
            return Role.HEAD
        if index >= first_kin:
            return Role.HEAD if titled else Role.ENTRY
        return Role.HEAD if titled and kinships[index] is not Kinship.FOREIGN else Role.STRAY

    return [
        Group(role=key, pieces=tuple(lead[index] for index in indexes))
        for key, indexes in groupby(range(len(lead)), key=role)
    ]


def _start_of_kin(kinships: Sequence[Kinship]) -> int:
    """Where the stretch of kin begins that reaches down to the first stamp; the number of pieces where none does.

    Gaps of `_GAP` pieces inside it are bridged, but nothing foreign may stand between it and the stamp.
    """
    start = len(kinships)
    for index in reversed(range(len(kinships))):
        if kinships[index] is Kinship.KIN:
            start = index
        elif kinships[index] is Kinship.FOREIGN and (start == len(kinships) or start - index > _GAP):
            break
    return start


def _lone_foreign(sections: Sequence[_Section]) -> set[int]:
    """Stamps of a form that no other stamp of the page has, over words that share no name with the rest of it."""
    if len(sections) <= _LEAST_WEAK:
        return set()
    forms = Counter(section.shape for section in sections)
    lone = set()
    for number, section in enumerate(sections):
        if forms[section.shape] == 1:
            others = _vocabulary([other for other in sections if other is not section])
            first = section.pieces[0]
            if others.kinship(first.words[first.skip :]) is Kinship.FOREIGN:
                lone.add(number)
    return lone


def _foreign_tail(pieces: Sequence[Piece], vocabulary: Vocabulary, usual: float) -> int:
    """Where other stories begin under an overlong entry; the number of its pieces where none do."""
    if len(pieces) <= max(_LONG_PIECES, _LONG_TIMES * usual):
        return len(pieces)
    kinships = [vocabulary.kinship(piece.words) for piece in pieces]
    for index in range(2, len(pieces)):
        window = kinships[index : index + 4]
        if window[0] is Kinship.FOREIGN and Kinship.KIN not in window and window.count(Kinship.FOREIGN) >= 2:
            return index
    return len(pieces)
