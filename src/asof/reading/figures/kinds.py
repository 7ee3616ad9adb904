"""Tells how a count stands to others: one event's count, a running total, an increase, a part, or history."""

import re

from asof.model.figure import FigureKind, Measure
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.lexicon import kind_words
from asof.reading.figures.scene import Counted, Scene

_YEAR = re.compile(r"(?:1[89]\d\d|20\d\d)s?")
_MONTHS = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?")
_PART_MARKS = frozenset({"-", "–", "—", ":", "with"})
_CLAUSE_OPENERS = frozenset({"which", "who", "when", "while", "that", "since"})
_CLAUSE = 18  # tokens around the count in which a word of time still dates it
_LARGE = 500  # "500 have died" with no time said is a running total, "three have died" one event's count


def kind_of(scene: Scene, count: Counted, bond: Bond, *, follows_subset: bool) -> FigureKind:
    """The kind of `count`, told by the words next to it, then by those of its clause.

    `follows_subset` says that the count before it in the sentence is a subset, whose list it can continue.
    """
    if _is_subset(scene, count, bond) or (follows_subset and bond.how in (How.LISTED, How.SHARED, How.AMONG)):
        return FigureKind.SUBSET
    if _is_increment(scene, count):
        return FigureKind.INCREMENT
    if bond.how is How.TOLL:
        return FigureKind.TOTAL
    if _opens_with_past(scene) or _is_recent(scene, count):
        return FigureKind.BACKGROUND
    if any(kind_words().total.starting_within(scene.tokens, 0, len(scene.tokens))) or _is_large_perfect(
        scene, count, bond
    ):
        return FigureKind.TOTAL
    return FigureKind.BACKGROUND if _is_background(scene, count) else FigureKind.COUNT


def _is_subset(scene: Scene, count: Counted, bond: Bond) -> bool:
    table = kind_words()
    if table.subset_before.ending_at(scene.tokens, count.first) or table.subset_after.starting_at(
        scene.tokens, count.last
    ):
        return True
    if bond.how is How.LISTED and scene.lower(count.first - 1) in _PART_MARKS:
        return True
    if bond.how is How.AMONG:
        return "number" not in (scene.lower(at) for at in range(max(0, count.first - 12), count.first))
    within = table.subset_within.starting_within(scene.tokens, count.end, count.end + 14)
    return any(within) or bool(count.phrase.partitive and count.phrase.outcome)


def _is_increment(scene: Scene, count: Counted) -> bool:
    table = kind_words()
    before = table.increment_before.ending_at(scene.tokens, count.first)
    return bool(before) or count.phrase.more or scene.lower(count.first) == "another"


def _opens_with_past(scene: Scene) -> bool:
    """ "1983: ...", "Last week's ...", "Earlier this month ..." set a whole sentence in the past."""
    if _is_lone_year(scene, 0):
        return True
    return any(kind_words().background.starting_within(scene.tokens, 0, 3))


def _is_recent(scene: Scene, count: Counted) -> bool:
    """ "the recent arrest of two", "an earlier toll of 27"."""
    near = {scene.lower(at) for at in range(count.first - 4, count.first)}
    return bool(near & {"recent", "previous"})


def _is_background(scene: Scene, count: Counted) -> bool:
    first, last = max(0, count.first - _CLAUSE), min(len(scene.tokens), count.end + _CLAUSE)
    phrases = [start for start, _, _ in kind_words().background.starting_within(scene.tokens, first, last)]
    years = [at for at in range(first, last) if _is_lone_year(scene, at)]
    for at in (*phrases, *years):
        between = range(at, count.first) if at < count.first else range(count.end, at)
        if not any(scene.lower(index) in _CLAUSE_OPENERS for index in between):
            return True
    return False


def _is_lone_year(scene: Scene, at: int) -> bool:
    """A year that is not the end of a full date, as datelines write it."""
    text = scene.tokens[at].text if at < len(scene.tokens) else ""
    if not _YEAR.fullmatch(text) or scene.lower(at - 1) == "since":
        return False
    return not (_MONTHS.fullmatch(scene.lower(at - 1)) and scene.lower(at - 2).isdigit())


def _is_large_perfect(scene: Scene, count: Counted, bond: Bond) -> bool:
    if (count.quantity.low or 0) < _LARGE or bond.measures[0] not in (Measure.KILLED, Measure.INJURED, Measure.SICK):
        return False
    has = any(scene.lower(at) in ("have", "had", "has") for at in range(count.end, count.end + 8))
    return has or bond.measures[0] is Measure.SICK
