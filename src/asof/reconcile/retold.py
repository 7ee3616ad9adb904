"""What two reports of one story lead with is one happening, where neither its days nor its people speak against it.

Claims are linked one by one, and many a report gives its lead no day, or a wrong one.  That the reports tell one story
was weighed before, by all that they say; here the leads are compared.
"""

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import timedelta

from asof.model.figure import FigureKind, Measure
from asof.reconcile.contested import may_be_contested
from asof.reconcile.facts import Interval, main_places, quiet_between
from asof.reconcile.families import kinds, led_families
from asof.reconcile.likeness import Background, Part, Vector, part_of, shared, word_counts
from asof.reconcile.linking import Gathering
from asof.reconcile.moment import is_head
from asof.reconcile.places import Nearness, relate_places
from asof.reconcile.undivided import join, numbered

ADJACENT = timedelta(days=1)
"""Two leads whose times lie further apart are two happenings, but where an age or a toll is the same."""

ALONE, LEADS, TALES, SAME_AGES, OTHER_AGES, SAME_TOLL, OTHER_TOLL = -1.3, 2.8, 3.0, 0.4, -0.9, 0.4, -1.3
"""What moves the odds, as logarithms: fitted by logistic regression on leads of ``bench.incidents`` but for those kept
aside.  `LEADS` is for the root of the cosine of the words in which the leads are told, `TALES` for that of all that the
reports tell in the story."""

TOLD_AGES, NO_AGES = 1.6, -0.5
"""The same for the cosine of all the ages that the reports tell, and where both tell some."""

OTHER_DAYS, APART = -2.0, -1.0
"""For times more than a day apart, and for places that are apart.  On those leads they move little, as half are
misread; elsewhere two towns are two."""

FULL = 30
"""A report that tells so many different words shares as many as it may; fewer may be the same by chance."""

_COMPARED = frozenset({Part.WORDS, Part.AGES})
_KNOWN = Background()  # of no report: what is known beforehand of the words of all
_LONG = 5  # letters from which a word tells what is told
_TOLL = frozenset({Measure.KILLED, Measure.INJURED})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lead:
    """An incident that reports lead with, and what it is compared by.

    `is_of_its_day` says that it happened about when it was said, though no day is given.
    """

    incident: Gathering
    reports: Sequence[str]
    words: dict[str, float]
    ages: frozenset[str]
    tolls: dict[Measure, set[tuple[int | None, int | None]]]
    is_of_its_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """Two leads that may be one, the logarithm of the odds that they are, and why in words."""

    pair: tuple[_Lead, _Lead]
    odds: float
    why: str

    @property
    def numbers(self) -> tuple[int, int]:
        """The turns of their incidents."""
        return self.pair[0].incident.number, self.pair[1].incident.number


def merge_retold(incidents: Sequence[Gathering]) -> list[Gathering]:
    """The incidents, those that reports of one story lead with and that nothing holds apart put together.

    The likeliest first; each claim keeps its reason, and the first of an incident that was joined says why.
    """
    leads = _leads_of(incidents)
    if _tells_of_several_days(leads):
        leads = [replace(lead, is_of_its_day=True) for lead in leads]
    home = {incident.number: incident for incident in incidents}
    led = {lead.incident.number: [lead] for lead in leads}
    for fit in sorted(_fits(leads, incidents), key=lambda fit: (-fit.odds, fit.numbers)):
        earlier, later = sorted((home[number] for number in fit.numbers), key=lambda incident: incident.number)
        if earlier is later or _is_told_apart(earlier, later):
            continue
        pairs = list(itertools.product(led[earlier.number], led[later.number]))
        if 2 * sum(_is_held_apart(*pair) for pair in pairs) >= len(pairs):
            continue  # what is like both of two that are apart does not make them one
        join(earlier, later, fit.why)
        led[earlier.number] += led[later.number]
        home = {number: earlier if incident is later else incident for number, incident in home.items()}
    return numbered([incident for incident in incidents if home[incident.number] is incident])


def _leads_of(incidents: Sequence[Gathering]) -> list[_Lead]:
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
    led: dict[int, list[str]] = defaultdict(list)
    for report_id, (_, incident) in sorted(first.items()):
        led[incident.number].append(report_id)
    return [_lead_of(incident, led[incident.number]) for incident in incidents if incident.number in led]


def _fits(leads: Sequence[_Lead], incidents: Iterable[Gathering]) -> Iterator[_Fit]:
    """The pairs that are likelier one than not, of those that nothing holds apart."""
    pairs = [pair for pair in itertools.combinations(leads, 2) if not _is_held_apart(*pair)]
    compared = {lead.incident.number: lead for pair in pairs for lead in pair}
    told = _tales(incidents, {report_id for lead in compared.values() for report_id in lead.reports})
    tales = {number: _mean([told[report_id] for report_id in lead.reports]) for number, lead in compared.items()}
    for one, other in pairs:
        odds, why = _weigh(one, other)
        odds += _weigh_tales(tales[one.incident.number], tales[other.incident.number])
        if odds >= 0:
            yield _Fit(pair=(one, other), odds=odds, why=why)


def _tales(incidents: Iterable[Gathering], reports: Set[str]) -> dict[str, Vector]:
    """The words and ages of all that each of the reports tells in the story, by its id, but for the names of places."""
    told: dict[str, dict[str, None]] = {report_id: {} for report_id in reports}
    placed: set[str] = set()
    for facts, _ in (member for incident in incidents for member in incident.members):
        if facts.kept.report.report_id in told:
            told[facts.kept.report.report_id][facts.kept.claim.sentence] = None
            for place in facts.kept.claim.where:
                placed.update(place.name.lower().split(), place.words.lower().split())
    return {report_id: _tale("\n".join(sentences), placed) for report_id, sentences in told.items()}


def _tale(words: str, placed: Set[str]) -> Vector:
    counts = word_counts(words)
    return _KNOWN.weighed({word: n for word, n in counts.items() if part_of(word) in _COMPARED and word not in placed})


def _mean(tales: Sequence[Vector]) -> Vector:
    """The mean of the vectors by kind of word, of those that have the kind."""
    summed: dict[Part, dict[str, float]] = {}
    for part in _COMPARED:
        having = [tale[part] for tale in tales if part in tale]
        for word, weight in itertools.chain.from_iterable(words.items() for words in having):
            summed.setdefault(part, defaultdict(float))[word] += weight / len(having)
    return summed


def _lead_of(incident: Gathering, reports: Sequence[str]) -> _Lead:
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
    return _Lead(incident=incident, reports=reports, words=words, ages=ages, tolls=tolls)


def _weigh(one: _Lead, other: _Lead) -> tuple[float, str]:
    """The logarithm of the odds that the two are one, and why in words."""
    odds, why = ALONE + LEADS * math.sqrt(_cosine(one.words, other.words)), []
    odds += OTHER_DAYS if _are_days_apart(one, other) else 0.0
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


def _weigh_tales(one: Vector, other: Vector) -> float:
    """What all that the reports tell in the story moves the odds by."""
    both = {part: shared(one[part], other[part]) for part in one.keys() & other.keys()}
    odds = NO_AGES + TOLD_AGES * both[Part.AGES] if Part.AGES in both else 0.0
    if Part.WORDS in both:
        fewest = min(len(one[Part.WORDS]), len(other[Part.WORDS]))
        odds += TALES * math.sqrt(both[Part.WORDS]) * min(1.0, fewest / FULL)
    return odds


def _has_same_toll(one: _Lead, other: _Lead) -> bool:
    return any(one.tolls[measure] & other.tolls[measure] for measure in one.tolls.keys() & other.tolls.keys())


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    product = shared(one, other)
    squares = [sum(weight * weight for weight in words.values()) for words in (one, other)]
    return product / math.sqrt(squares[0] * squares[1]) if product else 0.0


def _is_held_apart(first: _Lead, second: _Lead) -> bool:
    """Whether kind or time, or the words of a report, hold them apart; the last two not where an age or a toll is the
    same: a day may be misread, or told wrong.
    """
    one, other = first.incident, second.incident
    if not one.families & other.families or may_be_contested(one, other):
        return True
    if first.ages & second.ages or _has_same_toll(first, second):
        return False
    is_told_apart = any(facts.is_held_apart for facts, _ in (one.members[0], other.members[0]))
    return is_told_apart or _are_days_apart(first, second)


def _tells_of_several_days(leads: Iterable[_Lead]) -> bool:
    """Whether leads are dated more than a day apart: what such a story tells without a day is mostly its latest."""
    dated = [lead.incident.core for lead in leads if lead.incident.is_stated]
    return bool(dated) and max(start for start, _ in dated) - min(end for _, end in dated) > ADJACENT


def _are_days_apart(one: _Lead, other: _Lead) -> bool:
    are_stated = all(lead.incident.is_stated or lead.is_of_its_day for lead in (one, other))
    return are_stated and quiet_between(one.incident.core, other.incident.core) > ADJACENT


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
