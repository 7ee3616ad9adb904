"""The incidents of one story: which claims are told of one happening in the world, each link with its reason."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from asof.model.claim import Happening, KeptClaim
from asof.model.codec import digest
from asof.model.views import Incident, Link, Origin
from asof.model.when import Precision, When
from asof.model.where import Where
from asof.reconcile.contested import merge_contested
from asof.reconcile.facts import Facts, days_of, facts_of, stated_interval
from asof.reconcile.families import families_of, kinds
from asof.reconcile.linking import FOUNDED, Gathering, Verdict, begun_by, judge, judge_place
from asof.reconcile.lookalikes import part_lookalikes
from asof.reconcile.moment import is_head, order_of
from asof.reconcile.origins import Attribution
from asof.reconcile.remembered import MOST_KEPT
from asof.reconcile.retold import merge_retold
from asof.reconcile.undivided import merge_undivided

TIME = "time"

ONLY_ONE = "no time given; the only such happening known here"


def link_incidents(kept: Sequence[KeptClaim], attributions: Mapping[str, Attribution]) -> tuple[Incident, ...]:
    """Every claim in exactly one incident, incidents by their first claim, whatever the order of `kept`."""
    merged = merge_contested(merge_retold(part_lookalikes(gather(kept, attributions))))
    return tuple(_incident(group, attributions) for group in merged)


def gather(kept: Sequence[KeptClaim], attributions: Mapping[str, Attribution]) -> list[Gathering]:
    """The incidents before what reports lead with is compared: linked claim by claim, and within each report.

    Claims are taken in the order they were said and looked up by family and day, so the cost grows with the claims
    of a day, not with all of them.
    """
    index = _Index()
    for one in sorted(kept, key=order_of):
        facts = facts_of(one, attributions[one.claim.claim_id].origin.name)
        incident, verdict = _best(facts, index)
        if incident is None:
            incident = index.found(facts)
        incident.add(facts, verdict.why)
        index.note(facts, incident)
    return merge_undivided(index.incidents)


_Key = tuple[str, date | None]


class _Index:
    """The incidents gathered so far, found again by family and day."""

    def __init__(self) -> None:
        self.incidents: list[Gathering] = []
        self._by_day: dict[_Key, dict[int, Gathering]] = defaultdict(dict)
        self._by_entry: dict[tuple[str, int | None], dict[int, Gathering]] = defaultdict(dict)
        self._opening: dict[tuple[str, int | None], dict[int, Gathering]] = defaultdict(dict)
        self._by_kind: dict[Happening, dict[int, Gathering]] = defaultdict(dict)

    def found(self, facts: Facts) -> Gathering:
        incident = begun_by(facts, number=len(self.incidents))
        self.incidents.append(incident)
        for key in _keys(facts):
            self._by_day[key][incident.number] = incident
        return incident

    def note(self, facts: Facts, incident: Gathering) -> None:
        """Remember the claim's entry, what it opens with first and what it told last at the end, and its kind."""
        self._opening[facts.entry].setdefault(incident.number, incident)
        self._by_entry[facts.entry].pop(incident.number, None)
        self._by_entry[facts.entry][incident.number] = incident
        self._by_kind[facts.happening][incident.number] = incident

    def candidates(self, facts: Facts) -> Iterable[Gathering]:
        """Those of the claim's own entry first, the one told last first of all; then those of its days.

        A headline sums up what the entry opens with, not the history that it ends with.
        """
        last = reversed(self._by_entry[facts.entry].items())
        found = dict(self._opening[facts.entry] if is_head(facts.kept) else last)
        for key in _keys(facts):
            found |= self._by_day.get(key, {})  # those found before keep their place
        return found.values()

    def of_kind(self, happening: Happening) -> Iterable[Gathering]:
        return self._by_kind[happening].values()


def _keys(facts: Facts) -> tuple[_Key, ...]:
    return _keys_on(facts.families, (None,) if facts.is_wide else days_of(facts.interval))


@functools.lru_cache(maxsize=MOST_KEPT)
def _keys_on(families: frozenset[str], days: tuple[date | None, ...]) -> tuple[_Key, ...]:
    return tuple((family, day) for family in sorted(families) for day in days)


def _best(facts: Facts, index: _Index) -> tuple[Gathering | None, Verdict]:
    """The incident that the claim belongs to best, and why; None where it founds its own."""
    best = _likeliest(facts, index.candidates(facts))
    if best[0] is None and facts.is_stated and facts.happening in kinds("outcomes"):
        best = _likeliest_gathering(facts, index)
    if best[0] is None and not facts.is_stated and not facts.is_held_apart and facts.happening in kinds("singular"):
        known = [incident for incident in index.of_kind(facts.happening) if judge_place(facts, incident)]
        if len(known) == 1:
            return known[0], Verdict(score=1, parts=(ONLY_ONE,))
    return best


def _likeliest(facts: Facts, candidates: Iterable[Gathering]) -> tuple[Gathering | None, Verdict]:
    """The first offered among equals; None where the claim belongs to none of them."""
    best: tuple[Gathering | None, Verdict] = (None, Verdict(score=0, parts=(FOUNDED,)))
    for incident in candidates:
        verdict = judge(facts, incident)
        if verdict is not None and verdict.score > best[1].score:
            best = (incident, verdict)
    return best


def _likeliest_gathering(facts: Facts, index: _Index) -> tuple[Gathering | None, Verdict]:
    """The protest or strike that the same report tells at the time of the dead or hurt, where no violence is told."""
    at_gathering = facts._replace(families=families_of(Happening.PROTEST))
    told = (one for one in index.candidates(at_gathering) if facts.kept.report.report_id in one.reports)
    return _likeliest(at_gathering, told)


def _incident(group: Sequence[Gathering], attributions: Mapping[str, Attribution]) -> Incident:
    links = [Link(claim=facts.kept, why=why) for facts, why in group[0].members]
    for later in group[1:]:
        links += [Link(claim=facts.kept, why=_contested_why(why)) for facts, why in later.members]
    claims = [link.claim for link in links]
    origins: dict[str, Origin] = {}
    for kept in claims:
        origin = attributions[kept.claim.claim_id].origin
        origins.setdefault(origin.origin_id, origin)
    return Incident(
        incident_id=digest(claims[0].claim.claim_id),
        happening=main_kind(claims),
        when=main_when(claims) if len(group) == 1 else _contested_when(group, claims),
        where=_where(group),
        links=tuple(links),
        origins=tuple(origins.values()),
        contested=(TIME,) if len(group) > 1 else (),
    )


def _contested_why(why: str) -> str:
    told = "" if why == FOUNDED else f"{why}; "
    return f"{told}same kind and place at an adjacent time, so one happening with its time contested"


def main_kind(claims: Sequence[KeptClaim]) -> Happening:
    """The kind told most often, the first told among equals; what came of it only where nothing else is told."""
    counts: dict[Happening, int] = defaultdict(int)
    for kept in claims:
        counts[kept.claim.happening] += 1
    causes = {kind: count for kind, count in counts.items() if kind not in kinds("outcomes")}
    return max(causes or counts, key=lambda kind: counts[kind])


def main_when(claims: Iterable[KeptClaim]) -> When | None:
    """The sharpest time that a claim states, the first said among equals; None where none states one."""
    best: tuple[timedelta, When] | None = None
    for kept in claims:
        when, interval = kept.claim.when, stated_interval(kept.claim.when)
        if when is None or interval is None:
            continue
        width = interval[1] - interval[0]
        if best is None or width < best[0]:
            best = (width, when)
    return best[1] if best else None


def _contested_when(group: Sequence[Gathering], claims: Sequence[KeptClaim]) -> When | None:
    """All the time that the disagreeing reports leave possible, no sharper than a day, with their words."""
    sharpest = main_when(claims)
    stated = [kept.claim.when for kept in claims if kept.claim.when is not None and stated_interval(kept.claim.when)]
    words = "; ".join(dict.fromkeys(when.words for when in stated))
    start, end = min(incident.core[0] for incident in group), max(incident.core[1] for incident in group)
    return sharpest and replace(sharpest, start=start, end=end, precision=Precision.DAY, words=words)


def _where(group: Iterable[Gathering]) -> tuple[Where, ...]:
    places: dict[str, Where] = {}
    for incident in group:
        for key, place in incident.places.items():
            places.setdefault(key, place)
    return tuple(places.values())
