"""What a figure counts: only figures of one scope are compared with one another."""

import functools
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from asof.model.claim import Claim, Happening, KeptClaim
from asof.model.figure import Figure, FigureKind, Measure
from asof.model.report import BlockKind
from asof.model.where import Level, Where
from asof.reconcile.dates import day_label
from asof.reconcile.facts import Interval, main_places, place_in_sentence, stated_interval
from asof.reconcile.families import (
    families_of,
    is_held_apart,
    is_of_several,
    is_speech,
    kind_words,
    kinds,
    led_families,
)
from asof.reconcile.forces import Force, force_of, force_of_officers, home_force, may_be_one
from asof.reconcile.moment import said_start
from asof.reconcile.occasions import occasions
from asof.reconcile.participants import counted_apart
from asof.reconcile.periods import is_of_a_long_time
from asof.reconcile.places import Nearness, is_sharp, place_key, relate_places
from asof.reconcile.remembered import MOST_KEPT
from asof.reconcile.said import SaidFigure
from asof.reconcile.shares import place_of_share, told_together
from asof.reconcile.victims import HARMED
from asof.reconcile.words import name_key

TOLLS = frozenset(
    {
        Measure.KILLED,
        Measure.INJURED,
        Measure.ARRESTED,
        Measure.MISSING,
        Measure.ABDUCTED,
        Measure.DISPLACED,
        Measure.RESCUED,
        Measure.RELEASED,
        Measure.SICK,
    }
)
"""What adds up over a story; a crowd, a convoy or a count of things belongs to its own incident."""

COME_AND_GO = frozenset({Measure.MISSING, Measure.DISPLACED})
"""What falls as well as rises, as people are found and go home; all other tolls only grow."""

_PARTS = {FigureKind.INCREMENT: "1 increase", FigureKind.SUBSET: "2 part of it", FigureKind.BACKGROUND: "3 earlier"}


_A_DAY = timedelta(days=1)

_LONG = "over a longer time"
_SEVERAL = "in several happenings"


class Scope(NamedTuple):
    """What is counted; equal scopes share a ledger, and they sort as a reader wants them: the whole story first.

    `part` is empty for the figures of the happening itself; `is_away` says that the count is of another place than the
    story's own.  `incident` is its id where the count is of one incident.
    """

    part: str
    is_away: bool
    period: str
    category: str
    place: str
    incident: str
    place_words: str
    period_words: str
    category_words: str

    @property
    def is_increase(self) -> bool:
        """Whether it lists what was added ("three more"), which stands side by side and is never summed."""
        return self.part == _PARTS[FigureKind.INCREMENT]

    def words(self) -> str:
        """The scope in words: place, period, category."""
        part = self.part[2:]
        return " · ".join(word for word in (self.place_words, self.period_words, self.category_words, part) if word)


def scopes_of(said: Sequence[SaidFigure], place: Where | None, zone: str) -> list[Scope]:
    """The scope of each figure of one measure of one story, whose main place is `place` in the IANA zone `zone`.

    A count of a place wider than the story's own is one with it while the story knows no such figure elsewhere
    ("12 killed in the country" when all are from one town), but for an outbreak's.  Counts of incidents that one report
    dates or tells apart, that cannot be of one occasion, or of the unrest after a blast or a disaster, are apart from
    each other and from the running total; so are the arrests and the hurt officers of two forces.
    """
    elsewhere = any(_is_elsewhere(one.kept, place) for one in said)
    plain = _by_force(said, [_scope(one, place, elsewhere) for one in said])
    apart = _held_apart(said, plain) | _told_by_another_cause(said, plain) | _told_as_another(said, plain)
    begun = occasions(said, [None if scope.part or scope.period else scope for scope in plain])
    scopes: list[Scope] = []
    for one, scope, since in zip(said, plain, begun, strict=True):
        incident_id = one.incident.incident_id
        start = apart.get((scope, incident_id)) if _is_count(one) else None
        if start is not None:
            scope = scope._replace(period=start.isoformat(), incident=incident_id, period_words=day_label(start, zone))
        elif since is not None:
            scope = scope._replace(period=since.isoformat(), period_words=day_label(since, zone))
        scopes.append(scope)
    return scopes


def _scope(said: SaidFigure, place: Where | None, elsewhere: bool) -> Scope:
    scope = _told_scope(said.kept, said.figure, said.incident.happening, place, elsewhere)
    is_own = said.figure.measure not in TOLLS or scope.part == _PARTS[FigureKind.BACKGROUND]
    return scope._replace(incident=said.incident.incident_id) if is_own else scope


@functools.lru_cache(maxsize=MOST_KEPT)
def _told_scope(kept: KeptClaim, figure: Figure, happened: Happening, place: Where | None, elsewhere: bool) -> Scope:
    """The scope but for the incident, which is of the kind `happened`."""
    part = _PARTS.get(figure.kind, "")
    if kept.claim.happening is Happening.BACKGROUND:
        part = _PARTS[FigureKind.BACKGROUND]
    is_toll = figure.measure in TOLLS
    period = _period(kept, figure, happened) if is_toll and not part else ""
    counted = _scope_place(kept.claim, figure, happened, place, elsewhere)
    category = _category(kept.claim, figure, is_toll)
    return Scope(
        part=part,
        is_away=bool(counted) and counted != (place,),
        period=period,
        category=category,
        place=" ".join(map(place_key, counted)),
        incident="",
        place_words=", ".join(one.name for one in counted),
        period_words=period if is_toll else kind_words(happened),
        category_words="" if _is_one_by_name(figure) else category,
    )


def _period(kept: KeptClaim, figure: Figure, happened: Happening) -> str:
    """What the count adds up that is more than one happening; "" for the count of one."""
    if is_of_a_long_time(kept, figure, happened):
        return _LONG
    if not families_of(happened) & led_families():
        return ""
    return _SEVERAL if is_of_several(kept.claim.sentence, *place_in_sentence(kept.claim, figure)) else ""


def _by_force(said: Sequence[SaidFigure], scopes: Sequence[Scope]) -> list[Scope]:
    """The scopes, the arrests, or hurt officers, of a force apart from what another, or nobody named, counts there.

    A place keeps the counts of the force that most of its counts are of; a country is no one force's.
    """
    forces = [_whose(one) for one in said]
    of_scope: dict[Scope, list[int]] = defaultdict(list)
    for number, scope in enumerate(scopes):
        of_scope[scope].append(number)
    found = list(scopes)
    for scope, numbers in of_scope.items():
        told = [forces[number] for number in numbers]
        places = (place for number in numbers for place in said[number].kept.claim.where)
        is_wide = any(place.level is Level.COUNTRY and place_key(place) == scope.place for place in places)
        home = None if is_wide else home_force(told)
        for number, force in zip(numbers, told, strict=True):
            if force is None:
                continue
            is_other = not may_be_one(force, home) if home else bool(force.name) and len(set(told)) > 1
            if is_other:
                found[number] = _of_force(scope, force, said[number].kept.claim)
    return found


def _whose(said: SaidFigure) -> Force | None:
    """The force whose arrests, or whose killed or hurt officers, are counted."""
    if said.figure.measure is Measure.ARRESTED:
        return force_of(said.kept.claim, said.figure)
    return force_of_officers(said.kept.claim, said.figure) if said.figure.measure in HARMED else None


def _of_force(scope: Scope, force: Force, claim: Claim) -> Scope:
    """The scope of a force, at the place only where the claim's own sentence names that."""
    is_placed = any(claim.span.contains(place.span) for place in claim.where)
    key = " ".join(filter(None, (scope.category, name_key(force.words))))
    words = " · ".join(filter(None, (scope.category_words, force.words)))
    if is_placed:
        return scope._replace(category=key, category_words=words)
    return scope._replace(is_away=True, category=key, category_words=words, place="", place_words="")


def _is_one_by_name(figure: Figure) -> bool:
    """Whether the count is one person called by name: who it is stands in the words, and is no kind of people."""
    return figure.quantity.high == 1 and figure.quantity.words == figure.who


def _category(claim: Claim, figure: Figure, is_toll: bool) -> str:
    if claim.block is BlockKind.CAPTION:
        return "in a picture"  # whoever is to be seen, not whoever there were
    if figure.measure is Measure.OTHER and figure.kind is not FigureKind.SUBSET:
        return f"{counted_apart(figure.who) or name_key(figure.who or '')} {_which(claim, figure)}".strip()
    if figure.kind is FigureKind.SUBSET:
        return counted_apart(figure.who) or name_key(figure.who or "")
    return (counted_apart(figure.who) or "") if is_toll else ""


_WHICH = re.compile(r"(?:in|near|at|on|of|outside|around|along|between|close to|next to)\b[^,;()]*", re.IGNORECASE)


def _which(claim: Claim, figure: Figure) -> str:
    """Which of the things are counted: "near the port" of "two houses near the port", but no place of the claim's."""
    target, words = claim.target or "", figure.quantity.words
    rest = target[len(words) :].strip() if target.startswith(words) else ""
    which = _WHICH.match(rest)
    if which is None:
        return ""
    named = {name for place in claim.where for name in (place.name, place.words) if place.relation is None}
    return "" if which.group().split(" ", 1)[-1] in named else which.group().strip()


def _scope_place(
    claim: Claim, figure: Figure, happened: Happening, main: Where | None, elsewhere: bool
) -> tuple[Where, ...]:
    """The story's main place where the count is of it, else where it happened: several places for the whole of them."""
    share = place_of_share(claim, figure)
    if share is not None and len(share) > 1:
        return share
    places = told_together(claim, main_places(share or claim.where))
    if not places or main is None:
        return (main,) if main else places[:1]
    nearness = relate_places(places, (main,)).nearness
    # The sick and dead of a country's outbreak are not all of one town.
    may_be_all_here = not elsewhere and happened is not Happening.OUTBREAK
    if nearness >= Nearness.NEAR or (nearness is Nearness.BROADER and may_be_all_here):
        return (main,)
    return places[:1]


@functools.lru_cache(maxsize=MOST_KEPT)
def _is_elsewhere(kept: KeptClaim, main: Where | None) -> bool:
    places = told_together(kept.claim, tuple(place for place in kept.claim.where if is_sharp(place)))
    return main is not None and bool(places) and relate_places(places, (main,)).nearness < Nearness.NEAR


def _is_count(said: SaidFigure) -> bool:
    return said.figure.kind is FigureKind.COUNT and not is_speech(said.kept.claim.happening)


def _held_apart(said: Sequence[SaidFigure], scopes: Sequence[Scope]) -> dict[tuple[Scope, str], datetime]:
    """The start of the incidents, by scope and id, that one report counts apart, at times that exclude one another.

    Two reports that date a toll to different days may well speak of one toll, so they hold nothing apart.
    """
    told: dict[tuple[Scope, str], dict[str, Interval]] = defaultdict(dict)
    for one, scope in zip(said, scopes, strict=True):
        stated = stated_interval(one.kept.claim.when)
        if stated is not None and _is_count(one) and not scope.incident:
            told[scope, one.kept.report.report_id].setdefault(one.incident.incident_id, stated)
    apart: dict[tuple[Scope, str], datetime] = {}
    for (scope, _), intervals in told.items():
        if max(start for start, _ in intervals.values()) >= min(end for _, end in intervals.values()):
            for incident_id, (start, _) in intervals.items():
                apart[scope, incident_id] = min(start, apart.get((scope, incident_id), start))
    return apart


def _told_by_another_cause(said: Sequence[SaidFigure], scopes: Sequence[Scope]) -> dict[tuple[Scope, str], datetime]:
    """The start of the gatherings and clashes, by scope and id, that came after what happens once and took its toll.

    Those hurt at a march in the week of an earthquake are not of the earthquake's toll, whoever counts them.
    """
    once = [_start(one) for one in said if one.incident.happening in kinds("singular")]
    if not once:
        return {}
    apart: dict[tuple[Scope, str], datetime] = {}
    for one, scope in zip(said, scopes, strict=True):
        told, happened = one.kept.claim.happening, one.incident.happening
        cause = happened if told in kinds("outcomes") else told
        is_gathering = cause in kinds("gatherings") and happened not in kinds("singular")
        if is_gathering and _start(one) - min(once) >= _A_DAY and not scope.incident:
            key = scope, one.incident.incident_id
            apart[key] = min(_start(one), apart.get(key, _start(one)))
    return apart


def _told_as_another(said: Sequence[SaidFigure], scopes: Sequence[Scope]) -> dict[tuple[Scope, str], datetime]:
    """The start of the incidents, by scope and id, that the sentence of a count calls another one."""
    incidents: dict[Scope, set[str]] = defaultdict(set)
    for one, scope in zip(said, scopes, strict=True):
        incidents[scope].add(one.incident.incident_id)
    apart: dict[tuple[Scope, str], datetime] = {}
    for one, scope in zip(said, scopes, strict=True):
        is_another = len(incidents[scope]) > 1 and is_held_apart(one.kept.claim.sentence)
        if is_another and _is_count(one) and not scope.incident:
            key = scope, one.incident.incident_id
            apart[key] = min(_start(one), apart.get(key, _start(one)))
    return apart


def _start(said: SaidFigure) -> datetime:
    stated = stated_interval(said.kept.claim.when)
    return stated[0] if stated else said_start(said.kept.claim.said_at, said.kept.report)
