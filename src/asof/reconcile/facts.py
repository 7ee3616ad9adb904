"""What linking needs to know of one claim, worked out once: its families, its time, its place, who takes part."""

import functools
import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from asof.model.claim import Claim, Happening, KeptClaim
from asof.model.figure import Figure
from asof.model.when import Precision, When
from asof.model.where import Level, Where
from asof.reconcile.families import families_of, is_held_apart, is_speech, kinds, led_families
from asof.reconcile.moment import said_start
from asof.reconcile.participants import class_of
from asof.reconcile.places import is_sharp
from asof.reconcile.remembered import MOST_KEPT
from asof.reconcile.subjects import RESTRICTIONS, subject_of
from asof.reconcile.voices import is_nobody
from asof.reconcile.words import name_key

NARROW = timedelta(hours=72)
"""A time wider than this ("for several weeks") is a stretch, and never joins two happenings inside it."""

RECENT = timedelta(hours=24)
"""A claim without a time is taken to speak of the day before it was said: live pages tell what has just happened."""

MINUTE = timedelta(minutes=1)

EARLIEST = datetime.min.replace(tzinfo=UTC)

Interval = tuple[datetime, datetime]

_UNSTATED = frozenset({Precision.UNKNOWN})


class Facts(NamedTuple):
    """`entry` is the report's id and the number of the entry that the claim stands in.

    `interval` (UTC) is the claim's own time where `is_stated`, else the week or month that it gives for what happens
    once, else the day before it was said.  `is_wide` says that the time is open or longer than `NARROW`; an open end
    reaches to when it was said.  `participants` are classes, `doer` is the actor's: whoever says it where it is said
    rather than done, None where it is an outcome, which befalls people.
    """

    kept: KeptClaim
    happening: Happening
    entry: tuple[str, int | None]
    families: frozenset[str]
    interval: Interval
    is_stated: bool
    is_wide: bool
    places: tuple[Where, ...]
    doer: str | None
    participants: frozenset[str]
    is_held_apart: bool


@functools.lru_cache(maxsize=MOST_KEPT)
def facts_of(kept: KeptClaim, voice: str) -> Facts:
    """What linking needs to know of `kept`, whose word is that of the origin called `voice`."""
    claim = kept.claim
    vague = _vague_interval(claim)
    doer = actor = class_of(claim.actor)
    if is_speech(claim.happening):
        doer = name_key(voice if is_nobody(claim.actor or "") else claim.actor or voice)
    elif claim.happening in kinds("outcomes"):
        doer = None
    return Facts(
        kept=kept,
        happening=claim.happening,
        entry=(kept.report.report_id, claim.entry),
        families=_families(claim),
        interval=vague or told_interval(kept),
        is_stated=is_stated(claim.when) and vague is None,
        is_wide=is_stated(claim.when) and stated_interval(claim.when) is None and vague is None,
        places=main_places(claim.where),
        doer=doer,
        participants=frozenset(name for name in (doer, actor, class_of(claim.target), *_counted(claim)) if name),
        is_held_apart=is_held_apart(claim.sentence),
    )


def _counted(claim: Claim) -> tuple[str | None, ...]:
    """Whom or what a claim of no known kind counts, which is all that is known of it."""
    return tuple(class_of(figure.who) for figure in claim.figures) if claim.happening is Happening.OTHER else ()


def told_interval(kept: KeptClaim) -> Interval:
    """The claim's own time, else the day before it was said (UTC)."""
    return stated_interval(kept.claim.when) or _wide_interval(kept) or _inferred_interval(kept)


def is_stated(when: When | None) -> bool:
    """Whether the words give a time at all."""
    return when is not None and when.precision not in _UNSTATED and (when.start or when.end) is not None


def stated_interval(when: When | None) -> Interval | None:
    """The interval that the words give, None where they give none or one that is open or a long stretch."""
    if when is None or not is_stated(when) or when.start is None or when.end is None:
        return None
    if when.end - when.start > NARROW:
        return None
    return when.start, max(when.end, when.start + MINUTE)


def main_places(places: tuple[Where, ...]) -> tuple[Where, ...]:
    """The settlements and sites of a claim where it has any, else all its places: "Kobe, Japan" happened in Kobe.

    What only says where another one lies is no place of its own ("Eastmark province, south of Kobe").
    """
    sharp = tuple(place for place in places if is_sharp(place))
    named = tuple(place for place in places if place.level is not Level.UNKNOWN or place.relation is None)
    return sharp or named or places


def place_in_sentence(claim: Claim, figure: Figure) -> tuple[int, int]:
    """From where to where the count stands in the claim's sentence, in its code points; 0 for what stands before it."""
    span, base = figure.quantity.span, claim.span.start
    return max(0, span.start - base), max(0, span.end - base)


def quiet_between(one: Interval, other: Interval) -> timedelta:
    """The time between the two intervals, nothing where they touch or overlap."""
    return max(one[0] - other[1], other[0] - one[1], timedelta(0))


@functools.lru_cache(maxsize=MOST_KEPT)
def days_of(interval: Interval) -> tuple[date, ...]:
    """The UTC days that the interval touches, in order; at most as many as `NARROW` allows."""
    first, last = (moment.astimezone(UTC).date() for moment in interval)
    return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


def _families(claim: Claim) -> frozenset[str]:
    """The claim's kind families; a restriction is only one with restrictions on the same subject."""
    if claim.happening not in RESTRICTIONS:
        return families_of(claim.happening)
    return frozenset({f"{claim.happening.value} {subject_of(claim) or ''}"})


def _wide_interval(kept: KeptClaim) -> Interval | None:
    when = kept.claim.when
    if when is None or not is_stated(when):
        return None
    end = when.end or max(said_start(kept.claim.said_at, kept.report), when.start or EARLIEST)
    return when.start or EARLIEST, end


VAGUE = timedelta(days=32)
"""A time wider than this says nothing of when one thing happened."""

_STRETCH = re.compile(
    r"\b(?:for|over|since|during|past|recent|throughout|within|between|last (?:few|several|two|three))\b", re.IGNORECASE
)


def _vague_interval(claim: Claim) -> Interval | None:
    """The week or month in which what happens once happened ("last week's shooting"), None for a stretch of time."""
    when = claim.when
    if (
        when is None
        or when.start is None
        or when.end is None
        or stated_interval(when) is not None
        or not is_stated(when)
    ):
        return None
    is_once = bool(families_of(claim.happening) & led_families()) and claim.happening not in kinds("gatherings")
    if not is_once or when.end - when.start > VAGUE or _STRETCH.search(when.words):
        return None
    return when.start, when.end


def _inferred_interval(kept: KeptClaim) -> Interval:
    start = said_start(kept.claim.said_at, kept.report)
    end = kept.claim.said_at.end
    if end is None or end < start or end - start > NARROW:
        end = start
    return start - RECENT, end + MINUTE
