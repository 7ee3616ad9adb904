"""Tells how a count stands to others: one event's count, a running total, an increase, a part, or history."""

from collections.abc import Iterator
from dataclasses import dataclass

from asof.model.figure import FigureKind, Measure
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import binders, kind_words
from asof.reading.figures.lists import whole_before
from asof.reading.figures.past import (
    CLAUSE_OPENERS,
    HAVE,
    SUPERLATIVE,
    is_background,
    is_set_in_past,
    is_superlative,
    is_told_of_it,
)
from asof.reading.figures.scene import Scene
from asof.reading.quantities.lexicon import Phrases, phrases

_PART_MARKS = frozenset({"-", "–", "—", ":", "(", "with"})
_CLAUSE_CUTS = frozenset({";", "but", "while", "whereas", "adding", "saying"})
_LONG = frozenset({"weeks", "month", "months", "year", "years", "decade", "decades"})
_SPANS = _LONG | {"day", "days", "week"}
_THIS_YEAR = phrases([("this year", None)])
_WITHIN = frozenset({"earlier", "later", "in", "of", "until", "for"})  # "late in the summer of |this year"
_MOST_PARTS = 5  # counts back to the whole that they make up
_NAMED_PARTS = 20  # tokens from "including" over names to a part that is counted
_JOINT = 4  # tokens from a part to the "and" before the next one
# A large number without a day is of a whole crisis: where it is told in the perfect, and sooner or later anyhow.
_LARGE = 200
_LARGE_NOUN = 2000
_SUMMED = frozenset({Measure.KILLED, Measure.INJURED, Measure.SICK, Measure.DISPLACED})
_NOT_SUMMED = frozenset({Measure.CROWD, Measure.FORCES, Measure.MISSING, Measure.VEHICLES})


@dataclass(frozen=True, slots=True)
class _Clause:
    """The tokens ``[first, last)`` around a count that no semicolon, "but" or "while" cuts off from it."""

    scene: Scene
    first: int
    last: int

    def says(self, table: Phrases) -> bool:
        """Whether any phrase of `table` stands in it."""
        return any(table.starting_within(self.scene.tokens, self.first, self.last))

    @property
    def is_dated(self) -> bool:
        """Whether it names the day of what it tells; "by Monday" ends a sum."""
        days = kind_words().days.starting_within(self.scene.tokens, self.first, self.last)
        if any(self.scene.lower(start - 1) not in ("by", "of") for start, _, _ in days):
            return True
        return any(not is_long for is_long in self.spells)  # "over the past week"

    @property
    def spells(self) -> Iterator[bool]:
        """Of every "in the past …" whether it is of weeks or longer."""
        for _, end, _ in kind_words().spells.starting_within(self.scene.tokens, self.first, self.last):
            yield any(self.scene.lower(at) in _LONG for at in range(end, end + 3))


def kind_of(
    scene: Scene, count: Counted, bond: Bond, *, follows: FigureKind | None, is_same: bool = True
) -> FigureKind:
    """The kind of `count`, told by the words next to it, then by those of its clause.

    `follows` is the kind of the figure before it in the sentence, `is_same` whether that is of the same measure: the
    count can be a part of it, or go on its list.
    """
    clause = _clause_of(scene, count)
    if _is_subset(scene, count, bond, follows, is_same=is_same):
        return FigureKind.SUBSET
    is_large_sum = _is_large(count, bond, clause) and _is_perfect(scene, count)
    if _is_increment(scene, count) or (scene.lower(count.last) == "other" and bond.measures[0] is not Measure.OTHER):
        is_first = follows is None or not is_same  # not in "in 1974 two were killed and a dozen more"
        if is_first and (is_set_in_past(scene, count, bond) or is_background(scene, count, bond)):
            return FigureKind.BACKGROUND  # "two others died years ago"
        return FigureKind.TOTAL if is_large_sum and not count.phrase.more else FigureKind.INCREMENT
    is_toll = bond.how is How.TOLL and bond.measures[0] is not Measure.CROWD
    if is_toll or kind_words().total_before.ending_at(scene.tokens, count.first):
        return FigureKind.TOTAL
    if is_set_in_past(scene, count, bond):
        return FigureKind.BACKGROUND
    if not count.indefinite and (is_large_sum or _is_summed(scene, count, bond, clause)):
        return FigureKind.TOTAL  # but "riots since police shot |a boy|" sums nobody up
    if is_background(scene, count, bond):
        return FigureKind.BACKGROUND
    return FigureKind.TOTAL if _is_toll(count, bond, clause) else FigureKind.COUNT


def _clause_of(scene: Scene, count: Counted) -> _Clause:
    first, last = count.first, count.end
    while first > 0 and scene.lower(first - 1) not in _CLAUSE_CUTS and not _opens_relative(scene, first - 1):
        first -= 1
    while last < len(scene.tokens) and scene.lower(last) not in _CLAUSE_CUTS:
        last += 1
    return _Clause(scene, first, last)


def _opens_relative(scene: Scene, at: int) -> bool:
    """ ", which have killed 250": the day of the main clause is not theirs."""
    return scene.lower(at) in ("which", "who") and scene.lower(at - 1) == ","


def _is_subset(scene: Scene, count: Counted, bond: Bond, follows: FigureKind | None, *, is_same: bool) -> bool:
    table = kind_words()
    # "The death of those two" tells of both.
    is_object = bond.how is How.OBJECT and scene.lower(count.first - 1) in ("these", "those")
    if bond.how is How.PART or (not is_object and table.subset_before.ending_at(scene.tokens, count.first)):
        return True
    if (count.phrase.partitive and _is_of_known(scene, count)) or _is_of_the_others(scene, count):
        return True
    if table.subset_after.starting_at(scene.tokens, count.last) or whole_before(scene, count) is not None:
        return True
    before = scene.lower(count.first - 1)
    is_with = before == "with" and bond.how is not How.SHARED and is_same
    if follows and before in _PART_MARKS and (bond.how is How.LISTED or is_with):
        return True
    if _makes_up(scene, count) or _is_beside_name(scene, count, bond):
        return True
    is_manner = scene.is_adverb(count.end) and scene.lower(count.end + 1) in ("", ".", ",", ";")
    if bond.how is How.LISTED and count.phrase.is_bare and is_manner and not count.phrase.more:
        return True  # "wounded five guards, one |seriously"
    is_listed = bond.how in (How.LISTED, How.SHARED, How.AMONG) or (is_same and _is_behind_joint(scene, count))
    is_joined = _is_joined(scene, count) and (is_same or (bond.how is not How.SUBJECT and _is_in_aside(scene, count)))
    if follows is FigureKind.SUBSET and (is_joined or (is_listed and not _is_behind_verb(scene, count))):
        return True
    if bond.how is How.AMONG:
        return "number" not in (scene.lower(at) for at in range(max(0, count.first - 12), count.first))
    return _is_among_next(scene, count) or any(
        table.subset_within.starting_within(scene.tokens, count.end, count.end + 14)
    )


def _is_of_the_others(scene: Scene, count: Counted) -> bool:
    """Whether a group told of before is parted in two: "|one| was sent home, |the other two| stayed in hospital"."""
    others = [one.first for one in scene.counts if scene.spells(one.first - 2, ("the", "other"))]
    is_before = count.phrase.is_bare and any(at > count.first for at in others)
    return count.first in others or is_before


def _is_among_next(scene: Scene, count: Counted) -> bool:
    """Whether it is one of those that are counted next: "a girl |was among nine people| killed"."""
    at = count.end + scene.is_be(count.end)
    return at > count.end and scene.lower(at) == "among" and at + 1 in scene.count_at


def _makes_up(scene: Scene, count: Counted) -> bool:
    """Whether it is one of those that add up to the count they stand behind: "four others, two women |and two men"."""
    at = scene.counts.index(count)
    for whole in range(max(0, at - _MOST_PARTS), at):
        parts = [scene.counts[whole + 1]]
        while (last := whole + len(parts) + 1) < len(scene.counts) and _is_joined(scene, scene.counts[last]):
            parts.append(scene.counts[last])
        sizes = [part.quantity.low or 0 for part in parts]
        end = scene.counts[whole].end
        is_doubled = scene.lower(end) == scene.lower(end + 1) == "-"
        is_apposed = scene.lower(end) in (",", ":", "-", "–", "—") and parts[0].first == end + 1 + is_doubled
        if count in parts and len(parts) > 1 and is_apposed and sum(sizes) == scene.counts[whole].quantity.low:
            return True
    return False


def _is_behind_verb(scene: Scene, count: Counted) -> bool:
    """Whether a verb closed the aside of the part before: "20, including two guards, |died here, 15 there"."""
    before = max((other.end for other in scene.counts if other.first < count.first), default=count.first)
    before += before in scene.starts  # "with 12 |arrested in the port, nine in the town"
    return any(scene.is_be(at) or at in scene.starts for at in range(before, count.first - 1))


def _is_joined(scene: Scene, count: Counted) -> bool:
    """Whether it goes on a list of parts: "six Danes, three Poles |and one Finn"."""
    at = count.first - 1
    at -= scene.lower(at) == "and" and scene.lower(at - 1) == ","
    at -= scene.lower(at) in (",", "and")
    return at < count.first - 1 and any(at - other.end in range(-1, _JOINT) for other in scene.counts)


def _is_behind_joint(scene: Scene, count: Counted) -> bool:
    """Whether a comma or "and" stands before it: "including 12 arrests in the port, |nine arrests in the town"."""
    return scene.lower(count.first - 1) in (",", "and")


def _is_in_aside(scene: Scene, count: Counted) -> bool:
    """Whether no verb or comma ended the aside of the part before, "including three dead |and two hurt".

    "Ninety, including four children, |were killed and 200 hurt", "90 died, including two guards|, and 200 were hurt".
    """
    is_apart = scene.lower(count.first - 1) == "and" and scene.lower(count.first - 2) == ","
    return not is_apart and not _is_behind_verb(scene, count)


def _is_beside_name(scene: Scene, count: Counted, bond: Bond) -> bool:
    """Whether it goes on a list of parts that a name opens: "including Mayor Ada Moss, her aunt |and two guards"."""
    if scene.lower(count.first - 1) != "and" or (bond.how is How.SUBJECT and scene.lower(count.first - 2) == ","):
        return False
    for at in range(count.first - 2, max(-1, count.first - _NAMED_PARTS), -1):
        if at in scene.starts or at in scene.count_at or scene.is_be(at) or scene.lower(at) in CLAUSE_OPENERS:
            return False
        if scene.lower(at - 1) in binders().including or scene.spells(at - 2, ("among", "them")):
            return True
    return False


def _is_of_known(scene: Scene, count: Counted) -> bool:
    """ "four of the dead", "two of the men"; not "4,000 of the island's people", who were not told of before."""
    if count.phrase.outcome or count.quantity.high == 0:
        return count.quantity.high != 0
    is_definite = scene.lower(count.last + 1) in ("the", "those", "these")
    return is_definite and all(scene.lower(at) not in ("'s", "s") for at in range(count.last, count.end + 3))


def _is_increment(scene: Scene, count: Counted) -> bool:
    before = kind_words().increment_before.ending_at(scene.tokens, count.first)
    return bool(before) or count.phrase.more or scene.lower(count.first) == "another"


def _is_large(count: Counted, bond: Bond, clause: _Clause) -> bool:
    return bond.measures[0] in _SUMMED and (count.quantity.low or 0) >= _LARGE and not clause.is_dated


def _is_perfect(scene: Scene, count: Counted) -> bool:
    """ "500 have died" with no time said is a running total, "500 died" one event's count."""
    near = (*range(count.end, count.end + 8), *range(count.first - 5, count.first))
    return any(scene.lower(at) in HAVE for at in near)


def _is_toll(count: Counted, bond: Bond, clause: _Clause) -> bool:
    """ "52,000 deaths", "4,300 cases": such nouns of no day sum up; cases do at any number."""
    if count.phrase.outcome is None or bond.measures[0] not in _SUMMED or clause.is_dated:
        return False
    return bond.measures[0] is Measure.SICK or (count.quantity.low or 0) >= _LARGE_NOUN


def _is_summed(scene: Scene, count: Counted, bond: Bond, clause: _Clause) -> bool:
    if _says_sum(clause) or any(clause.spells) or _is_over_span(clause, count):
        return True
    if bond.measures[0] in _SUMMED and _is_of_this_year(clause):
        return True
    if bond.measures[0] not in _NOT_SUMMED and _is_since(clause, count):
        return True
    is_total = kind_words().sum_before.starting_at(scene.tokens, count.first) is not None
    return is_total and not clause.is_dated


def _says_sum(clause: _Clause) -> bool:
    """ "40 so far", not "the worst fire so far"."""
    scene = clause.scene
    for start, end, _ in kind_words().total.starting_within(scene.tokens, clause.first, clause.last):
        is_every = start and scene.lower(end - 1) == "all" and end in scene.count_at  # "suspects in all three deaths"
        if not is_every and not any(is_superlative(scene.lower(at)) for at in range(start - SUPERLATIVE, start)):
            return True
    return False


def _is_of_this_year(clause: _Clause) -> bool:
    """ "700 have died |this year|", not "earlier this year", "on 3 May this year", "this year's floods"."""
    scene = clause.scene
    for start, end, _ in _THIS_YEAR.starting_within(scene.tokens, clause.first, clause.last):
        before = scene.tokens[start - 1] if start else None
        is_within = before is not None and (before.is_capitalised or before.lower in _WITHIN or before.lower.isdigit())
        is_superlative_of = any(is_superlative(scene.lower(at)) for at in range(start - SUPERLATIVE, start))
        if not (is_within or is_superlative_of or scene.lower(end) == "'s"):
            return True
    return False


def _is_over_span(clause: _Clause, count: Counted) -> bool:
    """ "killed in |two weeks of fighting|", "in |only three months|"; not "the second blast in two weeks"."""
    scene = clause.scene
    words = [token.lower for token in scene.tokens[clause.first : clause.last]]
    for at, word in enumerate(words, clause.first) if not _SPANS.isdisjoint(words) else ():
        if word not in _SPANS:
            continue
        before = [scene.lower(one) for one in range(at - 4, at)]
        is_of = scene.lower(at + 1) == "of" and bool({"in", "during", "over"} & set(before))
        is_short = word not in ("day", "days") and "in" in before and bool({"only", "just"} & set(before))
        between = range(at, count.first) if at < count.first else range(count.end, at)
        is_told_apart = any(scene.lower(one) in CLAUSE_OPENERS for one in between)  # "…, which left two dead"
        if (is_of or is_short) and not is_told_apart and not any(map(is_superlative, before)):
            return True
    return False


def _is_since(clause: _Clause, count: Counted) -> bool:
    """Whether "since" says from when on it is counted, not "has since been" nor "the worst since"."""
    scene = clause.scene
    for start, end, _ in kind_words().since.starting_within(scene.tokens, clause.first, clause.last):
        before = [scene.lower(at) for at in range(start - SUPERLATIVE, start)]
        is_aside = any(scene.lower(at) in ("which", "who") for at in range(count.end, start))
        is_aside = is_aside or is_told_of_it(scene, end, count)
        if not (before[-1] in HAVE or scene.is_be(end) or is_aside or any(map(is_superlative, before))):
            return True
    return False
