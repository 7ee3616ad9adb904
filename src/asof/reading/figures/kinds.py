"""Tells how a count stands to others: one event's count, a running total, an increase, a part, or history."""

from collections.abc import Iterator
from dataclasses import dataclass

from asof.model.figure import FigureKind, Measure
from asof.reading.figures.bond import HURT_OR_DEAD, Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import kind_words
from asof.reading.figures.others_dates import is_dated_now
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
from asof.reading.figures.subsets import is_subset
from asof.reading.figures.years import MONTHS
from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.lexicon import Phrases, phrases

_CLAUSE_CUTS = frozenset({";", "but", "while", "whereas", "adding", "saying"})
_LONG = frozenset({"weeks", "month", "months", "year", "years", "decade", "decades"})
_SPANS = _LONG | {"day", "days", "week"}
_THIS_YEAR = phrases([("this year", None)])
_WITHIN = frozenset({"earlier", "later", "in", "of", "until", "for"})  # "late in the summer of |this year"
# A large number without a day is of a whole crisis: where it is told in the perfect, and sooner or later anyhow.
_LARGE = 200
_LARGE_NOUN = 2000
_SUMMED = frozenset({Measure.KILLED, Measure.INJURED, Measure.SICK, Measure.DISPLACED, Measure.ARRESTED})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"})
_LIKE = frozenset({"like", "unlike"})  # "|like| 12 other clerks, he was held" adds nobody
_OF_TIME = frozenset({"as", "up"})  # "|as| of Friday", "|up| from 12": of those who leave again it is no sum
_ADDED = _SUMMED - {Measure.DISPLACED}
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

    @property
    def is_of_days(self) -> bool:
        """Whether it says "in the past three days"; what is told of hours, or of "recent days", is new."""
        spells = kind_words().spells.starting_within(self.scene.tokens, self.first, self.last)
        ends = [end for _, end, _ in spells if self.scene.lower(end - 1) != "recent"]
        return any(self.scene.lower(at) == "days" for end in ends for at in range(end, end + 3))


def kind_of(
    scene: Scene,
    count: Counted,
    bond: Bond,
    *,
    follows: FigureKind | None,
    whole: FigureKind | None = None,
    is_same: bool = True,
) -> FigureKind:
    """The kind of `count`, told by the words next to it, then by those of its clause.

    `follows` is the kind of the figure before it in the sentence, `is_same` whether that is of the same measure: the
    count can be a part of it, or go on its list.  `whole` is the kind of the last figure before it that is no part.
    """
    clause = _clause_of(scene, count)
    if is_subset(scene, count, bond, follows, is_same=is_same):
        return FigureKind.SUBSET
    is_large_sum = _is_large(count, bond, clause) and _is_perfect(scene, count)
    is_other = (
        scene.lower(count.last) == "other"
        and scene.lower(count.first - 1) not in _LIKE
        and bond.measures[0] is not Measure.OTHER
    )
    if is_other or _is_increment(scene, count, bond, is_alone=follows is None):
        is_first = follows is None or not is_same  # not in "in 1974 two were killed and a dozen more"
        if is_first and (is_set_in_past(scene, count, bond) or is_background(scene, count, bond)):
            return FigureKind.BACKGROUND  # "two others died years ago"
        return FigureKind.TOTAL if is_large_sum and not count.phrase.more else FigureKind.INCREMENT
    is_toll = bond.how is How.TOLL and bond.measures[0] is not Measure.CROWD
    is_toll = is_toll or (bond.measures[0] is Measure.KILLED and scene.spells(count.end, ("now", "dead")))
    if is_toll or kind_words().total_before.ending_at(scene.tokens, count.first):
        return FigureKind.TOTAL
    if is_set_in_past(scene, count, bond):
        return FigureKind.BACKGROUND
    is_joined_sum = whole is FigureKind.TOTAL and _is_joined_to_sum(scene, count)
    is_sum = is_large_sum or is_joined_sum or _is_summed(scene, count, bond, clause)
    # But "riots since police shot |a boy|" sums nobody up, nor does "|none| was hurt so far".
    if is_sum and not count.indefinite and count.quantity.high != 0:
        return FigureKind.TOTAL
    goes_on = whole is FigureKind.BACKGROUND and bond.measures[0] in HURT_OR_DEAD and _is_joined_to_sum(scene, count)
    if is_background(scene, count, bond) or (goes_on and not is_dated_now(scene, count)):
        return FigureKind.BACKGROUND  # "a raid in 1998 that killed two |and maimed a guard|"
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


def _is_increment(scene: Scene, count: Counted, bond: Bond, *, is_alone: bool) -> bool:
    before = kind_words().increment_before.ending_at(scene.tokens, count.first)
    if scene.lower(count.first) == "another":
        return not (is_alone and _is_like_doer(scene, count))
    is_next = not count.phrase.is_bare and _is_next_victim(scene, count, bond)
    return bool(before) or count.phrase.more or is_next


def _is_next_victim(scene: Scene, count: Counted, bond: Bond) -> bool:
    """ "|A second guard| was shot", though of whom else is told elsewhere."""
    is_victim = bond.how is How.SUBJECT and bond.measures[0] in HURT_OR_DEAD
    return is_victim and scene.lower(count.first) == "a" and scene.lower(count.first + 1) in _ORDINALS


def _is_like_doer(scene: Scene, count: Counted) -> bool:
    """Whether "another" tells a victim from whoever harmed them: "a man shot |another man|"."""
    act, noun = scene.ends.get(count.first), scene.lower(count.end - 1)
    return act is not None and any(scene.lower(at) == noun for at in range(act.start))


def _is_large(count: Counted, bond: Bond, clause: _Clause) -> bool:
    return bond.measures[0] in _SUMMED and count.quantity.size >= _LARGE and not clause.is_dated


def _is_perfect(scene: Scene, count: Counted) -> bool:
    """ "500 have died" with no time said is a running total, "500 died" one event's count."""
    near = (*range(count.end, count.end + 8), *range(count.first - 5, count.first))
    return any(scene.lower(at) in HAVE for at in near)


def _is_joined_to_sum(scene: Scene, count: Counted) -> bool:
    """Whether it shares the verb of the sum before it: "has killed 1,600 |and wounded thousands|", "and 30 hurt"."""
    at = count.first
    at = scene.ends[at].start if at in scene.ends else at
    is_own = any(scene.is_be(one) or scene.lower(one) in HAVE for one in range(count.end, count.end + 2))
    return scene.lower(at - 1) == "and" and not is_own


def _is_toll(count: Counted, bond: Bond, clause: _Clause) -> bool:
    """ "52,000 deaths", "4,300 cases": such nouns of no day sum up; cases do at any number."""
    if count.phrase.outcome is None or bond.measures[0] not in _SUMMED or clause.is_dated:
        return False
    return bond.measures[0] is Measure.SICK or (count.quantity.low or 0) >= _LARGE_NOUN


def _is_summed(scene: Scene, count: Counted, bond: Bond, clause: _Clause) -> bool:
    if _says_sum(clause, bond) or any(clause.spells) or _is_over_span(clause, count):
        return True
    if bond.measures[0] in _SUMMED and clause.is_of_days and _is_perfect(scene, count):
        return True  # "12 have died over the past four days"
    if bond.measures[0] in _SUMMED and _is_of_this_year(clause, count):
        return True
    if bond.measures[0] not in _NOT_SUMMED and _is_since(clause, count):
        return True
    is_total = kind_words().sum_before.starting_at(scene.tokens, count.first) is not None
    return is_total and not clause.is_dated


def _says_sum(clause: _Clause, bond: Bond) -> bool:
    """ "40 so far", not "the worst fire so far", nor how many are somewhere "as of Friday"."""
    scene = clause.scene
    for start, end, _ in kind_words().total.starting_within(scene.tokens, clause.first, clause.last):
        is_of_time = scene.lower(start) in _OF_TIME and bond.measures[0] not in _ADDED
        is_every = start and scene.lower(end - 1) == "all" and end in scene.count_at  # "suspects in all three deaths"
        if not (is_every or is_of_time) and not any(
            is_superlative(scene.lower(at)) for at in range(start - SUPERLATIVE, start)
        ):
            return True
    return False


def _is_of_this_year(clause: _Clause, count: Counted) -> bool:
    """ "700 have died |this year|", not "earlier this year", "on 3 May this year", "this year's floods"."""
    scene = clause.scene
    for start, end, _ in _THIS_YEAR.starting_within(scene.tokens, clause.first, clause.last):
        before = scene.tokens[start - 1] if start else None
        is_within = before is not None and (before.text in MONTHS or before.lower in _WITHIN or before.lower.isdigit())
        is_superlative_of = any(is_superlative(scene.lower(at)) for at in range(start - SUPERLATIVE, start))
        is_told_apart = any(scene.lower(at) in CLAUSE_OPENERS for at in range(start - SUPERLATIVE, start))
        is_told_apart = is_told_apart and end < count.first  # "the feud |that grew this year| left two dead"
        if not (is_within or is_superlative_of or is_told_apart or scene.lower(end) == "'s"):
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
        is_aside = is_aside or is_told_of_it(scene, end, count) or _is_in_since(scene, start, count)
        if not (before[-1] in HAVE or scene.is_be(end) or is_aside or any(map(is_superlative, before))):
            return True
    return False


def _is_in_since(scene: Scene, since: int, count: Counted) -> bool:
    """Whether it is of the clause that "since" opens: "all is quiet |since rebels killed two|"."""
    is_time = scene.lower(since + 1) in closed_classes().calendar or not scene.lower(since + 1).isalpha()
    if since == 0 or since > count.first or is_time:
        return False
    between = range(since, count.end + 2)
    return all(scene.lower(at) not in HAVE and scene.lower(at) != "," for at in between)
