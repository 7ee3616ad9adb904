"""What two reports of one story lead with is one happening, where neither its days nor its people speak against it.

Claims are linked one by one, and many a report gives its lead no day, or a wrong one.  That the reports tell one story
was weighed before, by all that they say; here the leads are compared.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from asof.model.figure import FigureKind, Measure
from asof.reconcile.contested import may_be_contested
from asof.reconcile.facts import Interval, main_places, quiet_between
from asof.reconcile.families import kinds, led_families
from asof.reconcile.likeness import Part, part_of, word_counts
from asof.reconcile.linking import Gathering
from asof.reconcile.moment import is_head
from asof.reconcile.places import Nearness, relate_places
from asof.reconcile.undivided import join, numbered

ADJACENT = timedelta(days=1)
"""Two leads whose times lie further apart are two happenings, whatever else agrees."""

ALONE, WORDS, SAME_AGES, OTHER_AGES, SAME_TOLL, OTHER_TOLL = -0.2, 1.8, 1.0, -1.4, 0.5, -1.0
"""What moves the odds, as logarithms: fitted by logistic regression on leads of ``bench.incidents`` but for those kept
aside; `WORDS` is for the root of the cosine."""

APART = -1.0
"""For places that are apart.  On those leads it moves nothing, as half are misread; elsewhere two towns are two."""

_LONG = 5  # letters from which a word tells what is told
_TOLL = frozenset({Measure.KILLED, Measure.INJURED})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lead:
    """An incident that a report leads with, and what it is compared by."""

    incident: Gathering
    words: dict[str, float]
    ages: frozenset[str]
    tolls: dict[Measure, set[tuple[int | None, int | None]]]


def merge_retold(incidents: Sequence[Gathering]) -> list[Gathering]:
    """The incidents, those that reports of one story lead with and that nothing holds apart put together.

    The likeliest first; each claim keeps its reason, and the first of an incident that was joined says why.
    """
    leads = [_lead_of(incident) for incident in _led(incidents)]
    fits = []
    for number, one in enumerate(leads):
        for other in leads[:number]:
            odds, why = _weigh(one, other)
            if odds >= 0 and not _is_held_apart(one, other, leads):
                fits.append((-odds, other.incident.number, one.incident.number, why))
    home = {incident.number: incident for incident in incidents}
    for _, first, second, why in sorted(fits):
        earlier, later = sorted((home[first], home[second]), key=lambda incident: incident.number)
        if earlier is not later and not _is_told_apart(earlier, later):
            join(earlier, later, why)
            home = {number: earlier if incident is later else incident for number, incident in home.items()}
    return numbered([incident for incident in incidents if home[incident.number] is incident])


def _led(incidents: Iterable[Gathering]) -> list[Gathering]:
    """The incidents that a report opens with, of those that happen once: its headline's, else its first sentence's."""
    first: dict[str, tuple[tuple[bool, int], Gathering]] = {}
    for incident in incidents:
        if incident.is_wide or not incident.families & led_families():
            continue
        for facts, _ in incident.members:
            key = not is_head(facts.kept), facts.kept.claim.span.start
            report_id = facts.kept.report.report_id
            if facts.happening not in kinds("gatherings") and (report_id not in first or key < first[report_id][0]):
                first[report_id] = key, incident
    found = {incident.number: incident for _, incident in first.values()}
    return [found[number] for number in sorted(found)]


def _lead_of(incident: Gathering) -> _Lead:
    claims = [facts.kept.claim for facts, _ in incident.members]
    placed = {word for place in incident.places.values() for word in place.name.lower().split()}
    counts: Counter[str] = Counter()
    for sentence in {claim.sentence for claim in claims}:
        counts.update(word_counts(sentence))
    words = {
        word: 1 + math.log(count)
        for word, count in counts.items()
        if part_of(word) is Part.WORDS and len(word) >= _LONG and word not in placed
    }
    tolls: dict[Measure, set[tuple[int | None, int | None]]] = defaultdict(set)
    for figure in (figure for claim in claims for figure in claim.figures):
        if figure.measure in _TOLL and figure.kind is FigureKind.COUNT and (figure.quantity.low or 0) > 1:
            tolls[figure.measure].add((figure.quantity.low, figure.quantity.high))
    ages = frozenset(word for word in counts if part_of(word) is Part.AGES)
    return _Lead(incident=incident, words=words, ages=ages, tolls=tolls)


def _weigh(one: _Lead, other: _Lead) -> tuple[float, str]:
    """The logarithm of the odds that the two are one, and why in words."""
    odds, why = ALONE + WORDS * math.sqrt(_cosine(one.words, other.words)), []
    if one.ages and other.ages:
        odds += SAME_AGES if one.ages & other.ages else OTHER_AGES
        why += ["ages in common"] if one.ages & other.ages else []
    both = one.tolls.keys() & other.tolls.keys()
    if both:
        is_same = _has_same_toll(one, other)
        odds += SAME_TOLL if is_same else OTHER_TOLL
        why += ["the same toll"] if is_same else []
    places = [main_places(tuple(lead.incident.places.values())) for lead in (one, other)]
    nearness = relate_places(*places).nearness
    odds += APART if nearness is Nearness.APART else 0.0
    why += ["the same place"] if nearness is Nearness.SAME else []
    return odds, ", ".join(["reports of one story lead with it", *why])


def _has_same_toll(one: _Lead, other: _Lead) -> bool:
    return any(one.tolls[measure] & other.tolls[measure] for measure in one.tolls.keys() & other.tolls.keys())


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    shared = sum(weight * other.get(word, 0.0) for word, weight in one.items())
    squares = [sum(weight * weight for weight in words.values()) for words in (one, other)]
    return shared / math.sqrt(squares[0] * squares[1]) if shared else 0.0


def _is_held_apart(first: _Lead, second: _Lead, leads: Sequence[_Lead]) -> bool:
    """Whether kind or time, or the words of a report, hold them apart; words do not where an age or a toll is the same.

    A lead without a day may be told long after; but not where the story leads with several of the kind, days apart.
    """
    one, other = first.incident, second.incident
    is_told_apart = any(facts.is_held_apart for facts, _ in (one.members[0], other.members[0]))
    is_told_alike = bool(first.ages & second.ages) or _has_same_toll(first, second)
    if not one.families & other.families or may_be_contested(one, other) or (is_told_apart and not is_told_alike):
        return True
    if quiet_between(one.core, other.core) <= ADJACENT:
        return False
    if one.is_stated and other.is_stated:
        return True
    dated = [lead.incident.core for lead in leads if lead.incident.is_stated and lead.incident.families & one.families]
    return bool(dated) and max(start for start, _ in dated) - min(end for _, end in dated) > ADJACENT


def _is_told_apart(one: Gathering, other: Gathering) -> bool:
    """Whether one report tells both, more than a day apart."""
    for report_id in one.reports & other.reports:
        mine, theirs = (_stated_in(incident, report_id) for incident in (one, other))
        if mine and theirs and all(quiet_between(first, second) > ADJACENT for first in mine for second in theirs):
            return True
    return False


def _stated_in(incident: Gathering, report_id: str) -> list[Interval]:
    members = (facts for facts, _ in incident.members)
    return [facts.interval for facts in members if facts.is_stated and facts.kept.report.report_id == report_id]
