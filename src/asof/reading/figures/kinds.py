"""Tells how a count stands to others: one event's count, a running total, an increase, a part, or history."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from asof.model.figure import FigureKind, Measure
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import Part, binders, kind_words
from asof.reading.figures.lists import whole_before
from asof.reading.figures.scene import Scene
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form, verb_forms
from asof.reading.quantities.lexicon import Phrases

_YEAR = re.compile(r"(?:1[89]\d\d|20\d\d)s?")
_MONTHS = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?")
_PART_MARKS = frozenset({"-", "–", "—", ":", "(", "with"})
_CLAUSE_OPENERS = frozenset({"which", "who", "when", "while", "that", "where", "since", ";"})
_CLAUSE_CUTS = frozenset({";", "but", "while", "whereas", "adding", "saying"})
_COMPARES = frozenset({"after", "before", "with", "than", "from"})
_JOINTS = frozenset({"and", "but"})
# Before "last year's raid": what is told now is of it, or more than it.
_OVER = frozenset({
    "with", "over", "for", "about", "to", "from", "than", "after", "following", "topping", "surpassing", "exceeding",
    "passing", "matching", "since",
})  # fmt: skip
_NOW = frozenset({*(day.lower() for day in calendar.day_name), "today", "yesterday", "tonight"})
_NOUN_FORMS = frozenset({Form.BASE, Form.THIRD, Form.GERUND})  # what a noun may look like: "attacks", "bombing"
_LONG = frozenset({"weeks", "month", "months", "year", "years", "decade", "decades"})
_YEARS = frozenset({"year", "years", "decade", "decades", "century", "centuries"})
_LEADING_BACK = frozenset({"since", "after", "anniversary"})
_QUOTES = frozenset({'"', "“", "``", "‘"})
_HAVE = frozenset({"have", "has", "had"})
_SUPERLATIVE = 6  # tokens from "the biggest march" to "since"
_MOST_PARTS = 5  # counts back to the whole that they make up
_NAMED_PARTS = 20  # tokens from "including" over names to a part that is counted
_JOINT = 4  # tokens from a part to the "and" before the next one
_TO_RELATIVE = 10  # tokens from a date to the clause of what it dates
_CLAUSE = 18  # tokens around the count in which a word of time still dates it
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
    if count.phrase.more and clause.says(kind_words().long_ago):
        return FigureKind.BACKGROUND  # "two others died years ago"
    is_large_sum = _is_large(count, bond, clause) and _is_perfect(scene, count)
    if _is_increment(scene, count) or (scene.lower(count.last) == "other" and bond.measures[0] is not Measure.OTHER):
        return FigureKind.TOTAL if is_large_sum and not count.phrase.more else FigureKind.INCREMENT
    is_toll = bond.how is How.TOLL and bond.measures[0] is not Measure.CROWD
    if is_toll or kind_words().total_before.ending_at(scene.tokens, count.first):
        return FigureKind.TOTAL
    is_told_then = not _is_quoted_then(scene, count)
    if (is_told_then and _opens_with_past(scene)) or _is_recent(scene, count):
        return FigureKind.BACKGROUND
    if not count.indefinite and (is_large_sum or _is_summed(scene, count, bond, clause)):
        return FigureKind.TOTAL  # but "riots since police shot |a boy|" sums nobody up
    if is_told_then and _is_background(scene, count, bond):
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
        if at in scene.starts or at in scene.count_at or scene.is_be(at) or scene.lower(at) in _CLAUSE_OPENERS:
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
    return any(scene.lower(at) in _HAVE for at in near)


def _is_toll(count: Counted, bond: Bond, clause: _Clause) -> bool:
    """ "52,000 deaths", "4,300 cases": such nouns of no day sum up; cases do at any number."""
    if count.phrase.outcome is None or bond.measures[0] not in _SUMMED or clause.is_dated:
        return False
    return bond.measures[0] is Measure.SICK or (count.quantity.low or 0) >= _LARGE_NOUN


def _is_summed(scene: Scene, count: Counted, bond: Bond, clause: _Clause) -> bool:
    if _says_sum(clause) or any(clause.spells):
        return True
    if bond.measures[0] not in _NOT_SUMMED and _is_since(clause, count):
        return True
    is_total = kind_words().sum_before.starting_at(scene.tokens, count.first) is not None
    return is_total and not clause.is_dated


def _says_sum(clause: _Clause) -> bool:
    """ "40 so far", not "the worst fire so far"."""
    scene = clause.scene
    for start, _, _ in kind_words().total.starting_within(scene.tokens, clause.first, clause.last):
        if not any(_is_superlative(scene.lower(at)) for at in range(start - _SUPERLATIVE, start)):
            return True
    return False


def _is_since(clause: _Clause, count: Counted) -> bool:
    """Whether "since" says from when on it is counted, not "has since been" nor "the worst since"."""
    scene = clause.scene
    for start, end, _ in kind_words().since.starting_within(scene.tokens, clause.first, clause.last):
        before = [scene.lower(at) for at in range(start - _SUPERLATIVE, start)]
        is_aside = any(scene.lower(at) in ("which", "who") for at in range(count.end, start))
        is_aside = is_aside or _is_told_of_it(scene, end, count)
        if not (before[-1] in _HAVE or scene.is_be(end) or is_aside or any(map(_is_superlative, before))):
            return True
    return False


def _is_told_of_it(scene: Scene, start: int, count: Counted) -> bool:
    """Whether it is told of what "since" names: "since the bombing that |killed two", "since the death of |two"."""
    if (act := scene.ends.get(count.first)) and Part.ACT in act.roles:
        return start < act.start and all(scene.tokens[at].is_word for at in range(start, act.start))
    if scene.lower(count.first - 1).endswith("ing") and scene.lower(count.first - 2) == ",":
        return all(scene.lower(at) not in _HAVE for at in range(start, count.first))  # "since it sank, killing |two"
    relative = next((at for at in range(count.first - 1, start, -1) if scene.lower(at) in ("that", "which")), None)
    return relative is not None and all(scene.lower(at) != "," for at in range(relative, count.first))


def _is_superlative(word: str) -> bool:
    return word in ("worst", "first", "most") or (word.endswith("est") and len(word) > len("arrest"))


def _opens_with_past(scene: Scene) -> bool:
    """ "1983: ...", "Last week's ...", "Earlier this month ..." set a whole sentence in the past."""
    if _is_lone_year(scene, 0):
        return True
    dated = kind_words().background.starting_within(scene.tokens, 0, 3)
    return any(not _is_of_saying(scene, at, end) for at, end, _ in dated)


def _is_quoted_then(scene: Scene, count: Counted) -> bool:
    """Whether the words before it tell when it was said: "Last week he gave a list: “|Two| are dead.”"."""
    marks = [at for at, token in enumerate(scene.tokens[: count.first]) if token.text == ":"]
    return any(scene.tokens[at + 1].text in _QUOTES for at in marks)


def _is_of_saying(scene: Scene, at: int, end: int) -> bool:
    """Whether the time is when it was said: "officials said |last week| that two were held"."""
    return scene.lower(end) == "that" and scene.lower(at - 1) in binders().saying


def _is_recent(scene: Scene, count: Counted) -> bool:
    """ "the recent arrest of two", "an earlier toll of 27"."""
    near = {scene.lower(at) for at in range(count.first - 4, count.first)}
    return bool(near & {"recent", "previous"})


def _is_long_before(scene: Scene, count: Counted) -> bool:
    """ "ten years since the ferry sank, killing |60", "the first since …", "two years after a quake
    that killed |60", "the anniversary of a quake …"."""
    first = max(0, count.first - _CLAUSE)
    words = [token.lower for token in scene.tokens[first : count.first]]
    if _LEADING_BACK.isdisjoint(words):
        return False
    for at, word in enumerate(words, first):
        is_long = scene.lower(at - 1) in _YEARS
        if word == "since" and _is_told_of_it(scene, at, count):
            before = (scene.lower(one) for one in range(at - _SUPERLATIVE, at))
            return is_long or any(map(_is_superlative, before))
        if word == "anniversary" or (word == "after" and is_long):
            return "," not in words[at - first :]
    return False


def _is_background(scene: Scene, count: Counted, bond: Bond) -> bool:
    if _is_long_before(scene, count):
        return True
    first, last = max(0, count.first - _CLAUSE), min(len(scene.tokens), count.end + _CLAUSE)
    dated = [(at, end) for at, end, _ in kind_words().background.starting_within(scene.tokens, first, last)]
    dated += [(at, at + 1) for at in range(first, last) if _is_lone_year(scene, at)]
    for at, end in dated:
        if _is_of_saying(scene, at, end):
            continue
        end += scene.lower(end) == "s"  # "the 1990s"
        if at > count.first and scene.lower(end) == "'s" and scene.lower(at - 1) in _OVER:
            continue  # "two were held over |last year's| raid", "12 died, topping |last year's| five"
        end += scene.lower(end) == ","
        # "in 2004, when 70 were killed": what is told of the date itself.
        end += scene.spells(end, ("in", "which"))  # "a raid last month in which two died"
        end += scene.lower(end) in ("when", "that", "which")
        if at < count.first:
            end = _past_dated_noun(scene, at, end)
        between = range(end, count.first) if at < count.first else range(count.end, at)
        is_of_thing = scene.lower(at - 1) == "the" and bond.how is How.CLASS  # "the 1973 building held 300 people"
        is_in_clause = not any(scene.lower(index) in _CLAUSE_OPENERS for index in between)
        is_in_clause = is_in_clause or (at > count.first and _is_own_clause(scene, count, bond, at))
        if is_in_clause and not is_of_thing and not _is_of_another(scene, count, at):
            return True
    return False


def _is_own_clause(scene: Scene, count: Counted, bond: Bond, at: int) -> bool:
    """Whether the date at `at` ends the clause that tells what befell them: "a clerk |who was shot last June| …"."""
    openers = [one for one in range(count.end, at) if scene.lower(one) in _CLAUSE_OPENERS]
    if len(openers) != 1 or scene.lower(openers[0]) != "who":
        return False
    told = [start for start, mark in scene.starts.items() if bond.measures[0] in mark.roles.values()]
    return any(openers[0] < one < at for one in told) and not any(one > at for one in told)


def _past_dated_noun(scene: Scene, at: int, end: int) -> int:
    """The place behind "that" where the date at `at` tells which: "the |1998 bombing of a market that| killed two"."""
    for place in range(end, min(end + _TO_RELATIVE, len(scene.tokens))):
        word = scene.lower(place)
        if word in ("that", "which"):
            return place + 1 if place > end else end
        if word == "in" and scene.lower(place + 1) == "which":
            return place + 2
        is_verb = any(not _NOUN_FORMS.issuperset(form.forms) for form in verb_forms(word))
        is_clause = word in closed_classes().auxiliaries or word in closed_classes().pronouns
        goes_on = word.isdigit() or scene.spells(place, (",", "in")) or scene.spells(place, (",", "which"))
        is_mark = not (scene.tokens[place].is_word or goes_on)
        if is_verb or is_clause or is_mark:
            return end
    return end


def _is_of_another(scene: Scene, count: Counted, at: int) -> bool:
    """Whether the date at `at` is of another clause's count.

    "Two died, a month after 14 were killed |last year|", "Floods kill 300 |every year|, and 12 died on Monday".
    """
    if at < count.first:
        is_next = scene.lower(count.first - 2) == "," and scene.lower(count.first - 1) in _JOINTS
        return is_next and any(scene.lower(index) in _NOW for index in range(count.end, count.end + _CLAUSE))
    others = (one.first for one in scene.counts if count.end < one.first < at)
    return any(scene.lower(first - 1) in _COMPARES for first in others)


def _is_lone_year(scene: Scene, at: int) -> bool:
    """A year that is not the end of a full date, as datelines write it."""
    text = scene.tokens[at].text if at < len(scene.tokens) else ""
    if not _YEAR.fullmatch(text):
        return False
    if scene.lower(at - 1) == "since" and scene.lower(at + 1 + (scene.lower(at + 1) == ",")) != "when":
        return False
    day = at - 1 - (scene.lower(at - 1) == ",")
    beside = (scene.lower(day - 1), scene.lower(day))  # "4 March 2012", "March 4, 2012"
    return not (any(word.isdigit() for word in beside) and any(_MONTHS.fullmatch(word) for word in beside))
