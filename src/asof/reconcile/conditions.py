"""The restrictions on reporting, access and movement, as intervals over the timeline."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from asof.model.claim import Happening, KeptClaim, Standing
from asof.model.views import Condition
from asof.model.when import Precision, When
from asof.model.where import Where
from asof.reconcile.facts import EARLIEST, MINUTE, is_stated, main_places
from asof.reconcile.families import kind_words
from asof.reconcile.moment import order_of
from asof.reconcile.places import place_key
from asof.reconcile.subjects import RESTRICTIONS, subject_of

_NOT_IN_FORCE = frozenset({Standing.DENIED, Standing.RETRACTED, Standing.PLANNED})

_SHARPNESS = tuple(Precision)

_Key = tuple[Happening, str, frozenset[str]]


def find_conditions(kept: Iterable[KeptClaim]) -> tuple[Condition, ...]:
    """The conditions that the claims tell of, in order of their start; empty where no claim restricts anything.

    One subject at one place over touching times is one condition.  A claim without a time joins the condition that its
    own report dates, else holds for when it was said; it never widens a dated one.  What is denied, taken back or only
    planned is no condition.
    """
    grouped: dict[_Key, list[KeptClaim]] = defaultdict(list)
    for one in sorted(kept, key=order_of):
        claim = one.claim
        if claim.happening in RESTRICTIONS and claim.standing not in _NOT_IN_FORCE:
            places = frozenset(place_key(place) for place in main_places(claim.where))
            grouped[claim.happening, subject_of(claim) or "", places].append(one)
    conditions = [condition for claims in grouped.values() for condition in _conditions(claims)]
    return tuple(sorted(conditions, key=lambda one: (one.when.start or EARLIEST, one.label, order_of(one.claims[0]))))


def _conditions(claims: Sequence[KeptClaim]) -> list[Condition]:
    """Those of one subject at one place."""
    dated = _unions(one for one in claims if is_stated(one.claim.when))
    alone: list[KeptClaim] = []
    for one in claims:
        if is_stated(one.claim.when):
            continue
        own = [number for number, condition in enumerate(dated) if _is_of_report(condition, one)]
        if own:
            dated[own[-1]] = replace(dated[own[-1]], claims=(*dated[own[-1]].claims, one))
        else:
            alone.append(one)
    return dated + _unions(alone)


def _is_of_report(condition: Condition, one: KeptClaim) -> bool:
    return any(kept.report.report_id == one.report.report_id for kept in condition.claims)


def _unions(claims: Iterable[KeptClaim]) -> list[Condition]:
    conditions: list[Condition] = []
    for one in sorted(claims, key=lambda kept: (_when(kept).start or EARLIEST, order_of(kept))):
        when = _when(one)
        if conditions and _touch(conditions[-1].when, when):
            last = conditions[-1]
            conditions[-1] = replace(last, when=_union(last.when, when), claims=(*last.claims, one))
            continue
        happening, places = one.claim.happening, main_places(one.claim.where)
        label = _label(happening, subject_of(one.claim) or "", places)
        conditions.append(Condition(happening=happening, label=label, when=when, where=places, claims=(one,)))
    return conditions


def _when(kept: KeptClaim) -> When:
    """When the claim says that it was in force, else when it was said.

    What was closed "by midnight" was closed from then on at the latest, and nobody has said until when.
    """
    when = kept.claim.when
    if when is None or not is_stated(when):
        return kept.claim.said_at
    if when.start is None and when.end is not None and f"by {when.words}".casefold() in kept.claim.sentence.casefold():
        is_sharp = when.precision is Precision.MINUTE
        return replace(when, start=when.end - MINUTE if is_sharp else when.end, end=None)
    return when


def _touch(earlier: When, later: When) -> bool:
    return earlier.end is None or later.start is None or later.start <= earlier.end


def _union(earlier: When, later: When) -> When:
    """From the start of the first to the later end, as sharp as the blunter of both, with both their words."""
    end = None if earlier.end is None or later.end is None else max(earlier.end, later.end)
    words = earlier.words if later.words in earlier.words else f"{earlier.words}; {later.words}"
    precision = max(earlier.precision, later.precision, key=_SHARPNESS.index)
    return replace(earlier, end=end, words=words, precision=precision)


def _label(happening: Happening, subject: str, places: Sequence[Where]) -> str:
    named = ", ".join(place.name for place in places)
    return " · ".join(word for word in (kind_words(happening), subject, named) if word)
