"""What speaks for it that a report tells a story, and what against: words, towns, days, tolls, ages and the quiet.

I. Fellegi and A. Sunter, "A theory for record linkage" (1969), for weighing what agrees, what differs and what is
missing apart; the weights are those of a logistic regression that ``train/stories.py`` fits.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from asof.reconcile.facts import quiet_between
from asof.reconcile.likeness import Background, Centre, Part, Vector, length
from asof.reconcile.profile import Profile, Trait
from asof.reconcile.tables import table

FULL = 200
"""A text of fewer different words, names counted twice, shares fewer with any: so much is made up for."""

_SHORTEST = 20
_DAY = timedelta(days=1)
_TOLD = 0.3
"""What moves the odds by less is not told as a reason."""

_DATED = (Part.DATES, Part.YEARS)
"""What does not speak for it where it is the same: on one day all reports have the same date."""

_EXCLUSIVE = (Part.AGES, *_DATED)
"""What speaks against where both sides tell some and none is the same."""

Evidence = Mapping[str, float]


class Spread(StrEnum):
    """Whether all reports so far were published within a day, so that time says nothing of which story they tell."""

    ONE_DAY = "one_day"
    MORE_DAYS = "more_days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a report as weighed when it came, and the names in its lead."""

    vector: Vector
    lead: frozenset[str]


def evidence(report: Profile, story: Profile, words: Words, centre: Centre, background: Background) -> dict[str, float]:
    """What speaks for and against, by name; what one side does not tell is left out.

    Likenesses are taken by their root, as the first words shared say most; traits by the share of the story's reports
    that have them; the quiet and how many reports are known are logarithms.  `centre` are the words of the story,
    `background` those of all reports so far: the more are known, the more stories a report may tell.
    """
    likeness = centre.likeness(words.vector)
    found = {f"same {part.name.lower()}": math.sqrt(share) for part, share in likeness.items() if part not in _DATED}
    found |= {f"other {part.name.lower()}": 1.0 for part in _EXCLUSIVE if likeness.get(part) == 0.0}
    found["new names"] = centre.new_names(words.vector, words.lead)
    found["missing names"] = centre.missing_names(words.vector, background)
    found["same own names"] = centre.own_names(words.vector, background)
    found["brief"] = math.log(max(1.0, FULL / max(length(words.vector), _SHORTEST)))
    found["many"] = math.log(background.reports)
    found["quiet"] = math.log1p(gap(report, story) / _DAY)
    for trait in Trait:
        mine, telling = report.traits[trait], story.telling[trait]
        if mine and telling:
            same = max(story.traits[trait][one] for one in mine) / story.reports
            found[f"same {trait.value}"] = same
            found[f"other {trait.value}"] = telling / story.reports - same
    return found


def weigh(found: Evidence, spread: Spread) -> float:
    """The logarithm of the odds that the report tells the story and no other, nor a new one."""
    return odds(found, table("evidence")[spread.value])


def odds(found: Evidence, weights: Mapping[str, float]) -> float:
    """The logarithm of the odds that `found` makes by the weights of its names, with the constant under "any"."""
    return weights["any"] + sum(weights.get(name, 0.0) * value for name, value in found.items())


def reasons(found: Evidence, spread: Spread) -> str:
    """What spoke for it and what against, each with the weightiest first; "" where nothing moved the odds."""
    weights: dict[str, float] = table("evidence")[spread.value]
    moved = {name: weights.get(name, 0.0) * value for name, value in found.items()}
    parts = []
    for lead, names in (("", _weightiest(moved, 1)), ("against it: ", _weightiest(moved, -1))):
        told = ", ".join(_words(name) for name in names)
        parts += [lead + told] if told else []
    return "; ".join(parts)


def gap(report: Profile, story: Profile) -> timedelta:
    """The quiet between them, nothing where their times overlap."""
    return quiet_between((report.first, report.last), (story.first, story.last))


def _weightiest(moved: Evidence, sign: int) -> Iterator[str]:
    for name, odds in sorted(moved.items(), key=lambda one: (-abs(one[1]), one[0])):
        if odds * sign >= _TOLD and name in table("reasons")["words"]:
            yield name


def _words(name: str) -> str:
    return str(table("reasons")["words"][name])
