"""Tells a past date that is of something else than the count beside it: of a deed that somebody is held over."""

import calendar

from asof.model.figure import Measure
from asof.reading.figures.bond import HARMS, Bond
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import binders, kind_words
from asof.reading.figures.scene import Scene
from asof.reading.grammar.forms import Form, verb_forms

CLAUSE = 18  # tokens around the count in which a word of time still dates it
_COMPARES = frozenset({"after", "before", "with", "than", "from", "against"})
_COMPARED = frozenset({"compared", "opposed"})
_JOINTS = frozenset({"and", "but"})
# Before "last year's raid": what is told now is of it, or more than it.
_OVER = frozenset({
    "with", "over", "for", "about", "to", "from", "than", "after", "following", "topping", "surpassing", "exceeding",
    "passing", "matching", "since",
})  # fmt: skip
NOW = frozenset({*(day.lower() for day in calendar.day_name), "today", "yesterday", "tonight"})
_PERFECT = frozenset({"have", "has"})  # which no past date goes with
_CAUSES = frozenset({"over", "after", "following", "with"})  # "held |over| a raid last month", "in connection |with|"
_CRIMES = frozenset({"in", "for"})  # "held |in| the death of a guard last month"
_CHARGES = frozenset({"charge", "charges", "suspicion", "allegations", "accusations", "counts"})
_RELATIVES = frozenset({"who", "that", "which"})
_TO_CAUSE = 6  # tokens from "over" to the date of the deed
_TO_CRIME = 9  # tokens from "in the death of another guard" to its date
_TO_WHO = 8  # tokens from "who was dismissed" to when


def is_of_other(scene: Scene, count: Counted, bond: Bond, dated: tuple[int, int]) -> bool:
    """Whether the past date at the tokens ``[at, end)`` of `dated` is no date of what befell those counted."""
    at, end = dated
    if is_of_saying(scene, at, end) or _is_of_another(scene, count, at):
        return True
    if at < count.first:
        return _is_before_it(scene, count, end) or _is_behind_who(scene, at, end)
    if scene.lower(end) == "'s" and scene.lower(at - 1) in _OVER:
        return True  # "two were held over |last year's| raid", "12 died, topping |last year's| five"
    if at <= count.end:
        return False
    if any(scene.lower(one) in NOW for one in range(count.end, at)):
        return True  # "two were shot on |Monday| in the town that was flooded last year"
    if bond.measures[0] is Measure.ARRESTED and _is_of_cause(scene, count, at):
        return True
    # "Two have been held after riots broke out |last week|".
    return scene.lower(count.end) in _PERFECT and _is_behind_cause(scene, count, at)


def is_dated_now(scene: Scene, count: Counted) -> bool:
    """Whether a day of the week or "today" stands behind it, as reports date what is new."""
    return any(scene.lower(at) in NOW for at in range(count.end, count.end + CLAUSE))


def is_of_saying(scene: Scene, at: int, end: int) -> bool:
    """Whether the time is when it was said: "officials said |last week| that two were held"."""
    return scene.lower(end) == "that" and scene.lower(at - 1) in binders().saying


def _is_before_it(scene: Scene, count: Counted, end: int) -> bool:
    """Whether it tells what was before: "he was seen |the day before| two men were shot"."""
    return scene.lower(end - 1) == "before" and count.first - end in (0, 1)


def _is_behind_who(scene: Scene, at: int, end: int) -> bool:
    """Whether it ends what is told of somebody or of a thing, whose own verb follows: "a clerk who was ill |last week|
    shot two"; not of a deed, "a raid that shook the port |last week| killed two".
    """
    if not any(Form.PAST in form.forms for form in verb_forms(scene.lower(scene.past_adverbs(end)))):
        return False
    for place in range(at - 1, max(-1, at - _TO_WHO), -1):
        if not scene.tokens[place].is_word:
            return False
        if scene.lower(place) in _RELATIVES:
            return scene.lower(place) == "who" or scene.lower(place - 1) not in kind_words().events
    return False


def _is_of_cause(scene: Scene, count: Counted, at: int) -> bool:
    """Whether the date at `at` tells which deed somebody is held over: "arrested two men over |a raid| last month"."""
    if any(scene.lower(one) == "on" and scene.lower(one + 1) in _CHARGES for one in range(count.end, at)):
        return True  # "arrested two men |on charges| of a theft last month"
    for place in range(max(count.end, at - _TO_CRIME), at):
        if scene.lower(place + 1) not in ("a", "an", "the"):
            continue
        is_cause = scene.lower(place) in _CAUSES and at - place <= _TO_CAUSE
        if is_cause or (scene.lower(place) in _CRIMES and _names_harm(scene, place, at)):
            return all(scene.tokens[one].is_word for one in range(place, at))
    return False


def _names_harm(scene: Scene, start: int, date: int) -> bool:
    """Whether a death or a wound is told before the date or right behind it: "in the |1967| killing of"."""
    near = (scene.starts[one] for one in range(start, date + 2) if one in scene.starts)
    return any(not HARMS.isdisjoint(mark.roles.values()) for mark in near)


def _is_behind_cause(scene: Scene, count: Counted, at: int) -> bool:
    return any(scene.lower(place) in _CAUSES or scene.lower(place) == "since" for place in range(count.end, at))


def _is_of_another(scene: Scene, count: Counted, at: int) -> bool:
    """Whether the date at `at` is of another clause's count.

    "Two died, a month after 14 were killed |last year|", "Floods kill 300 |every year|, and 12 died on Monday", "the
    ship sank |in May|, and 30 bodies have been found".
    """
    if at < count.first:
        is_next = scene.lower(count.first - 2) == "," and scene.lower(count.first - 1) in _JOINTS
        return is_next and (is_dated_now(scene, count) or scene.lower(count.end) in _PERFECT)
    others = (one.first for one in scene.counts if count.end < one.first < at)
    return any(
        scene.lower(first - 1) in _COMPARES or (scene.lower(first - 1) == "to" and scene.lower(first - 2) in _COMPARED)
        for first in others
    )
