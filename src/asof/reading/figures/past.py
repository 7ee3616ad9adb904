"""Tells whether a count is of an earlier event: by a date, a year, "since" or "after", and by what is told of those."""

from collections.abc import Iterator

from asof.model.figure import Measure
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.earlier import is_of_earlier
from asof.reading.figures.lexicon import Part, binders, kind_words
from asof.reading.figures.others_dates import CLAUSE, is_dated_now, is_of_other, is_of_saying
from asof.reading.figures.scene import Scene
from asof.reading.figures.years import MONTHS, is_day_of_deed, is_lone_year, is_month_of_deed, is_told_of
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form, verb_forms

CLAUSE_OPENERS = frozenset({"which", "who", "when", "while", "that", "where", "since", ";"})
_APART = CLAUSE_OPENERS - {"when"}  # "died |when| a ferry sank last year" is of one time
_NOUN_FORMS = frozenset({Form.BASE, Form.THIRD, Form.GERUND})  # what a noun may look like: "attacks", "bombing"
_YEARS = frozenset({"year", "years", "decade", "decades", "century", "centuries"})
_LEADING_BACK = frozenset({"since", "after", "anniversary"})
_TELLING = frozenset({"that", "which", "when"})
_PARTS_OF_DAY = frozenset({"night", "evening", "morning", "afternoon"})
_PLACES_OF_WAR = frozenset({"zone", "zones", "room"})  # "in the war |zone|" names no time
_RECENT = frozenset({"week", "day"}) | _PARTS_OF_DAY
_SPOKE = frozenset({"spoke", "talked", "counted"})  # of how many, beside the verbs of saying
_TO_SAYING = 8  # tokens from the head of the sentence to the verb: "That evening officials of the port |spoke|"
_QUOTES = frozenset({'"', "“", "``", "‘"})
_TO_RELATIVE = 14  # tokens from a date to the clause of what it dates
_NO_SUPERLATIVES = frozenset({
    "protest", "interest", "request", "conquest", "inquest", "harvest", "contest", "manifest", "suggest", "northwest",
    "southwest", "midwest", "budapest", "bucharest",
})  # fmt: skip
_MARKING = frozenset({"mark", "marks", "marked", "marking", "commemorate", "commemorates", "commemorated"})
_TO_SUPERLATIVE = 14  # tokens from "the worst loss of life for the town's fire service" to "since"
SUPERLATIVE = 6  # tokens from "the biggest march" to "since"
_CUTS = frozenset({";", "while", "but"})
_JUDGED = frozenset({Measure.KILLED, Measure.INJURED, Measure.ABDUCTED, Measure.OTHER})
HAVE = frozenset({"have", "has", "had"})


def is_set_in_past(scene: Scene, count: Counted, bond: Bond) -> bool:
    """Whether its whole sentence is of the past, or a court hears of it, or it is told of an event before this one."""
    if _opens_with_past(scene) and not _is_quoted_then(scene, count):
        return True
    if scene.lower(count.first - 1) == "from" and scene.lower(count.first - 2) in ("up", "down"):
        return True  # "300 guards, up from |70| last year"
    return is_heard_in_court(scene, count, bond) or is_of_earlier(scene, count, bond)


def _opens_with_past(scene: Scene) -> bool:
    """ "1983: ...", "Last week's ...", "Earlier this month ..." set a whole sentence in the past."""
    is_of_year = is_lone_year(scene, 0) or (scene.lower(0) == "in" and is_lone_year(scene, 1) and scene.lower(2) == ",")
    if is_of_year or _is_said_then(scene):
        return True
    return any(not is_of_saying(scene, at, end) for at, end in _past_times(scene, 0, 3))


def _is_said_then(scene: Scene) -> bool:
    """ "That evening officials spoke of |10| dead": what was said then, to be told of what is said now."""
    if scene.lower(0) != "that" or scene.lower(1) not in _PARTS_OF_DAY:
        return False
    return any(scene.lower(at) in _SPOKE or scene.lower(at) in binders().saying for at in range(2, _TO_SAYING))


def _past_times(scene: Scene, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The tokens of every past time that begins in ``[first, last)``; "over |the last week|" is a time up to now."""
    for at, end, _ in kind_words().background.starting_within(scene.tokens, first, last):
        if not (scene.lower(at) == "last" and scene.lower(at - 1) == "the") and scene.lower(end) not in _PLACES_OF_WAR:
            yield at, end


def is_heard_in_court(scene: Scene, count: Counted, bond: Bond) -> bool:
    """Whether a trial or a verdict is about them: "found guilty of killing |two|", not "two are |on trial|"."""
    if bond.measures[0] not in _JUDGED:
        return False
    first = max(0, count.first - CLAUSE)
    if is_dated_now(scene, count):
        return False  # "a clerk convicted of theft killed |two| on Monday"
    heard = kind_words().court.starting_within(scene.tokens, first, count.first)
    ends = [end for at, end, _ in heard if end < count.first and scene.lower(at - 1) != "be"]  # not "to be sentenced"
    ends += [end for _, end, _ in kind_words().charges.starting_within(scene.tokens, first, count.first)]
    return any(_CUTS.isdisjoint(scene.lower(at) for at in range(end, count.first)) for end in ends)


def _is_quoted_then(scene: Scene, count: Counted) -> bool:
    """Whether the words before it tell when it was said: "Last week he gave a list: “|Two| are dead.”"."""
    marks = [at for at, token in enumerate(scene.tokens[: count.first]) if token.text == ":"]
    return any(scene.tokens[at + 1].text in _QUOTES for at in marks)


def _is_long_before(scene: Scene, count: Counted) -> bool:
    """ "ten years since the ferry sank, killing |60", "the first since …", "two years after a quake
    that killed |60", "the anniversary of a quake …"."""
    first = max(0, count.first - CLAUSE)
    words = [token.lower for token in scene.tokens[first : count.first]]
    if _LEADING_BACK.isdisjoint(words):
        return False
    for at, word in enumerate(words, first):
        is_long = scene.lower(at - 1) in _YEARS
        if word == "since" and is_told_of_it(scene, at, count):
            before = [scene.lower(one) for one in range(at - _TO_SUPERLATIVE, at)]
            return is_long or any(map(is_superlative, before)) or not _MARKING.isdisjoint(before)
        if word == "anniversary" or (word == "after" and is_long):
            return "," not in words[at - first :]
    return False


def is_told_of_it(scene: Scene, start: int, count: Counted) -> bool:
    """Whether it is told of what "since" names: "since the bombing that |killed two", "since the death of |two"."""
    if start <= count.first <= start + 1 and "since" in (scene.lower(start), scene.lower(start - 1)):
        return True  # "the riots since |two girls| were shot"
    if (act := scene.ends.get(count.first)) and Part.ACT in act.roles:
        return start < act.start and all(scene.tokens[at].is_word for at in range(start, act.start))
    if scene.lower(count.first - 1).endswith("ing") and scene.lower(count.first - 2) == ",":
        return all(scene.lower(at) not in HAVE for at in range(start, count.first))  # "since it sank, killing |two"
    relative = next((at for at in range(count.first - 1, start, -1) if scene.lower(at) in _TELLING), None)
    return relative is not None and all(scene.lower(at) != "," for at in range(relative, count.first))


def is_background(scene: Scene, count: Counted, bond: Bond) -> bool:
    """Whether a date, a year or a longer past in its clause sets the count in the past."""
    if _is_quoted_then(scene, count):
        return False
    if _is_long_before(scene, count):
        return True
    for at, end in past_times(scene, max(0, count.first - CLAUSE), min(len(scene.tokens), count.end + CLAUSE)):
        if is_of_other(scene, count, bond, (at, end)):
            continue
        end += scene.lower(end) == "s"  # "the 1990s"
        end += scene.lower(end) == ","
        # "in 2004, when 70 were killed": what is told of the date itself.
        end += scene.spells(end, ("in", "which"))  # "a raid last month in which two died"
        end += scene.lower(end) in ("when", "that", "which")
        if at < count.first:
            end = _past_dated_noun(scene, at, end)
        between = range(end, count.first) if at < count.first else range(count.end, at)
        is_of_thing = scene.lower(at - 1) == "the" and bond.how is How.CLASS  # "the 1973 building held 300 people"
        is_in_clause = not any(scene.lower(index) in _APART for index in between)
        is_in_clause = is_in_clause or (at > count.first and _is_own_clause(scene, count, bond, at))
        if is_in_clause and not is_of_thing:
            return True
    return False


def past_times(scene: Scene, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The tokens of every past time, year, month or day of a deed that begins in ``[first, last)``."""
    yield from _past_times(scene, first, last)
    yield from ((at, at + 1) for at in range(first, last) if _is_past_date(scene, at))


def _is_past_date(scene: Scene, at: int) -> bool:
    """Whether a year, a day or a month at `at` is of the past; most words are none, and no pattern need be tried."""
    text = scene.tokens[at].text
    if "0" <= text <= ":":
        return is_lone_year(scene, at) or is_day_of_deed(scene, at)
    return text in MONTHS and (is_told_of(scene, at) or is_month_of_deed(scene, at))


def _is_own_clause(scene: Scene, count: Counted, bond: Bond, at: int) -> bool:
    """Whether the date at `at` ends the clause that tells what befell them: "a clerk |who was shot last June| …"."""
    if scene.lower(at + 1) in _RECENT or scene.lower(at + 2) in _RECENT:
        return False  # "three people |who were killed earlier this week| were named"
    openers = [one for one in range(count.end, at) if scene.lower(one) in CLAUSE_OPENERS]
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
        is_name = scene.tokens[place].is_capitalised
        is_verb = not is_name and any(not _NOUN_FORMS.issuperset(form.forms) for form in verb_forms(word))
        is_clause = not is_name and (word in closed_classes().auxiliaries or word in closed_classes().pronouns)
        goes_on = word.isdigit() or scene.spells(place, (",", "in")) or scene.spells(place, (",", "which"))
        is_behind_name = scene.tokens[place - 1].is_capitalised or scene.lower(place - 1) == "."
        goes_on = goes_on or (word in (",", ".") and is_behind_name)  # "a Velm, Orm., clinic"
        is_mark = not (scene.tokens[place].is_word or goes_on)
        if is_verb or is_clause or is_mark:
            return end
    return end


def is_superlative(word: str) -> bool:
    """Whether it ranks something above all others: "the |deadliest| fire since"."""
    is_formed = word.endswith("est") and len(word) > len("arrest") and word not in _NO_SUPERLATIVES
    return is_formed or word in ("worst", "first", "most")
