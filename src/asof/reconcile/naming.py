"""The name of a story, made of its place, its kinds of happening and its days."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from asof.model.claim import Happening, KeptClaim, Standing
from asof.model.when import Precision
from asof.model.where import Level, Where
from asof.reconcile.dates import days_label, local_day
from asof.reconcile.facts import stated_interval
from asof.reconcile.families import kind_words, kinds
from asof.reconcile.moment import said_start
from asof.reconcile.words import name_key

KINDS = 2
"""How many kinds of happening a name tells."""

_DAYS_BEFORE = timedelta(days=7)
"""A day longer than this before the first report is history that the report mentions, not the story's own."""

_DAY_SHARP = frozenset({Precision.MINUTE, Precision.PART_OF_DAY, Precision.DAY})


_NOT_SAID_TO_BE_SO = frozenset({Standing.FEARED, Standing.PLANNED, Standing.DENIED, Standing.RETRACTED})


def story_name(claims: Sequence[KeptClaim], place: Where | None, zone: str) -> str:
    """Like "Kobe, Hyogo · disaster · 17–19 January 1995"; what is unknown is left out, "" without claims."""
    parts = (_place_words(place), ", ".join(kind_words(kind) for kind in _telling_kinds(claims)), _days(claims, zone))
    return " · ".join(part for part in parts if part)


def told_kinds(claims: Iterable[KeptClaim]) -> tuple[Happening, ...]:
    """The kinds of happening in `claims`, most told first, the list's order among equals."""
    counts = Counter(kept.claim.happening for kept in claims)
    order = tuple(Happening)
    return tuple(sorted(counts, key=lambda kind: (-counts[kind], order.index(kind))))


def _telling_kinds(claims: Sequence[KeptClaim]) -> tuple[Happening, ...]:
    # What is only feared, planned or denied must not name a story: "bombing" would accuse somebody.
    happened = [kept for kept in claims if kept.claim.standing not in _NOT_SAID_TO_BE_SO]
    told = told_kinds(happened)
    naming = kinds("naming")
    counts = Counter(kept.claim.happening for kept in happened)
    telling = sorted((kind for kind in told if kind in naming), key=lambda kind: (-counts[kind], naming.index(kind)))
    return tuple(telling or told)[:KINDS]


def _place_words(place: Where | None) -> str:
    if place is None:
        return ""
    if place.admin1 and place.level is not Level.ADMIN1 and name_key(place.admin1) != name_key(place.name):
        return f"{place.name}, {place.admin1}"
    return place.name


def _days(claims: Sequence[KeptClaim], zone: str) -> str:
    """The days on which it happened, by the claims' own times; the days it was said where they have none."""
    said = [local_day(said_start(kept.claim.said_at, kept.report), zone) for kept in claims]
    if not said:
        return ""
    first, last = min(said) - _DAYS_BEFORE, max(said)
    happened = [day for kept in claims for day in _own_days(kept, zone) if first <= day <= last]
    days = happened or said
    return days_label(min(days), max(days))


def _own_days(kept: KeptClaim, zone: str) -> tuple[date, ...]:
    when, interval = kept.claim.when, stated_interval(kept.claim.when)
    if when is None or interval is None or when.precision not in _DAY_SHARP:
        return ()
    if kept.claim.happening is Happening.BACKGROUND:
        return ()
    return local_day(interval[0], zone), local_day(interval[1] - timedelta(microseconds=1), zone)
