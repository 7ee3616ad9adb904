"""What the reports of a story lead with, and what speaks for it that two such leads are one happening, or against.

The leads and all else that their reports tell in the story are compared, as by ``evidence`` a report and a story; the
weights are those of a logistic regression that ``train/leads.py`` fits.  So are, before, the reports that lead with one
incident: claims of look-alikes are linked where nothing that two claims say parts them.
"""

import functools
import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from asof.model.claim import Claim
from asof.model.figure import FigureKind, Measure
from asof.model.where import Where
from asof.reconcile.contested import may_be_contested
from asof.reconcile.evidence import Evidence, odds
from asof.reconcile.facts import Facts, quiet_between
from asof.reconcile.families import kinds, led_families
from asof.reconcile.likeness import Background, Part, Vector, ages_in, part_of, shared, word_counts
from asof.reconcile.linking import Gathering, gathering_of
from asof.reconcile.moment import is_head
from asof.reconcile.places import Nearness, relate_places
from asof.reconcile.tables import table
from asof.reconcile.undivided import ADJACENT
from asof.reconcile.victims import HARMED, Victims, victims_of

FULL = 30
"""A text that tells so many different words shares as many as it may; fewer may be the same by chance."""

BOUND = 2.0
"""No pair of leads says more than this, for or against, as a logarithm of odds: one misread day or age is no proof.
Of 2 and 4 the better on what `train.leads` learns of, by states held out."""

LINKED = "same incident"
"""Claims that were linked one by one speak for it that the reports that lead with them tell one happening."""

_OTHER_PLACE = "other place"
_COMPARED = {
    Part.WORDS: "same told words",
    Part.NAMES: "same told names",
    Part.FULL_NAMES: "same told full names",
    Part.NUMBERS: "same told numbers",
    Part.AGES: "same told ages",
}
_KNOWN = Background()  # of no report: what is known beforehand of the words of all
_TELLING = ("same told full names", "same told numbers", "same told ages", "same ages", "same toll")
_REASONS = {"same ages": "ages in common", "same toll": "the same toll", "same place": "the same place"}

EntryKey = tuple[str, int | None]
"""A report's id and the number of one of its entries."""

Tolls = Mapping[Measure, Set[tuple[int | None, int | None]]]


@dataclass(frozen=True, kw_only=True)
class Lead:
    """An incident that reports lead with, and what it is compared by: its own places, ages, victims and tolls of two or
    more, and the words of all that the `entries` that lead with it tell in the story, one a report, in `tales`.
    """

    incident: Gathering
    entries: Sequence[EntryKey]
    places: tuple[Where, ...]
    ages: frozenset[str]
    tolls: Tolls
    victims: Victims
    tales: Sequence[Vector]

    @functools.cached_property
    def told(self) -> Vector:
        """The mean of the tales; most leads have nothing that they are compared with."""
        return self.tales[0] if len(self.tales) == 1 else _mean(self.tales)

    @property
    def is_brief(self) -> bool:
        """Whether so little is told that likeness and difference may be chance."""
        return len(self.told.get(Part.WORDS, {})) < FULL


def leads_of(incidents: Sequence[Gathering]) -> list[Lead]:
    """The incidents that a report opens with, of those that happen once: its headline's, else its first sentence's."""
    led = _led(incidents)
    if len(led) < 2:
        return []  # nothing to compare
    tales = _tales(incidents, {entry for entries in led.values() for entry in entries})
    return [_lead_of(incident, led[incident.number], tales) for incident in incidents if incident.number in led]


def leads_by_report(incidents: Sequence[Gathering], *, fewest: int, most: int) -> dict[int, list[Lead]]:
    """What each report tells of the incident that it opens with, as if that were all of it, by the incident's number.

    Of those that at least `fewest` reports open with and at most `most`.
    """
    led = {number: entries for number, entries in _led(incidents).items() if fewest <= len(entries) <= most}
    tales = _tales(incidents, {entry for entries in led.values() for entry in entries})
    found = {}
    for incident in (incident for incident in incidents if incident.number in led):
        told: dict[EntryKey, list[tuple[Facts, str]]] = defaultdict(list)
        for member in incident.members:
            told[member[0].entry].append(member)
        parts = {entry: gathering_of(incident.number, told[entry]) for entry in led[incident.number]}
        found[incident.number] = [_lead_of(part, [entry], tales) for entry, part in parts.items()]
    return found


def may_be_one(one: Lead, other: Lead) -> bool:
    """Whether they are of one family, and no night that reports date differently: that is told as contested."""
    first, second = one.incident, other.incident
    return bool(first.families & second.families) and not may_be_contested(first, second)


def signals(one: Lead, other: Lead) -> dict[str, float]:
    """What speaks for and against, by name; what one side does not tell is left out.

    Likenesses of all that is told are taken by their root, as the first words shared say most.
    """
    mine, theirs = one.told, other.told
    both = ((part, name) for part, name in _COMPARED.items() if part in mine and part in theirs)
    found = {name: _likeness(part, mine[part], theirs[part]) for part, name in both}
    if one.victims.are_dead is not other.victims.are_dead:
        found["other outcome"] = 1.0
    if one.victims.are_young is not other.victims.are_young:
        found["other age group"] = 1.0
    if one.victims.sexes and other.victims.sexes and not one.victims.sexes & other.victims.sexes:
        found["other sex"] = 1.0
    if one.ages and other.ages:
        found["same ages" if one.ages & other.ages else "other ages"] = 1.0
    measures = one.tolls.keys() & other.tolls.keys()
    if measures:
        is_same = any(one.tolls[measure] & other.tolls[measure] for measure in measures)
        found["same toll" if is_same else "other toll"] = 1.0
    nearness = relate_places(one.places, other.places).nearness
    if nearness in (Nearness.SAME, Nearness.APART):
        found["same place" if nearness is Nearness.SAME else _OTHER_PLACE] = 1.0
    if quiet_between(one.incident.core, other.incident.core) > ADJACENT:
        are_stated = one.incident.is_stated and other.incident.is_stated
        found["other day" if are_stated else "other day said"] = 1.0
    if any(lead.incident.members[0][0].is_held_apart for lead in (one, other)):
        found["told as another"] = 1.0
    return found


def are_apart(found: Evidence) -> bool:
    """Whether they are of two places and share no full name, number, age or toll: brief reports are worded alike."""
    return _OTHER_PLACE in found and not any(found.get(name) for name in _TELLING)


def weigh(found: Evidence) -> float:
    """The logarithm of the odds that the two are one, within `BOUND`."""
    return max(-BOUND, min(BOUND, odds(found, table("leads")["weights"])))


def reasons(found: Evidence) -> str:
    """What the leads themselves have in common, in words."""
    return ", ".join(["reports of one story lead with it", *(_REASONS[name] for name in _REASONS if name in found)])


def _led(incidents: Iterable[Gathering]) -> dict[int, list[EntryKey]]:
    """The entries that lead with each incident, by its number: of a page of many only the one that it opens with."""
    first: dict[str, tuple[tuple[bool, int], int, EntryKey]] = {}
    for incident in incidents:
        if incident.is_wide or not incident.families & led_families():
            continue
        for facts, _ in incident.members:
            key = not is_head(facts.kept), facts.kept.claim.span.start
            report_id = facts.kept.report.report_id
            if facts.happening not in kinds("gatherings") and (report_id not in first or key < first[report_id][0]):
                first[report_id] = key, incident.number, facts.entry
    led: dict[int, list[EntryKey]] = defaultdict(list)
    for _, (_, number, entry) in sorted(first.items()):
        led[number].append(entry)
    return led


def _tales(incidents: Iterable[Gathering], entries: Set[EntryKey]) -> dict[EntryKey, Vector]:
    """The words of all that each of the entries tells in the story, but for the names of places."""
    told: dict[EntryKey, dict[str, None]] = {entry: {} for entry in entries}
    placed: set[str] = set()
    for facts, _ in (member for incident in incidents for member in incident.members):
        if facts.entry in told:
            told[facts.entry][facts.kept.claim.sentence] = None
            for place in facts.kept.claim.where:
                placed.update(place.name.lower().split(), place.words.lower().split())
    names = frozenset(placed)
    return {entry: _tale("\n".join(sentences), names) for entry, sentences in told.items()}


@functools.lru_cache(maxsize=1024)
def _tale(words: str, placed: frozenset[str]) -> Vector:
    counts = word_counts(words)
    return _KNOWN.weighed(
        {
            word: count
            for word, count in counts.items()
            if part_of(word) in _COMPARED and placed.isdisjoint(word.lstrip("^&").split())
        }
    )


def _lead_of(incident: Gathering, entries: Sequence[EntryKey], tales: Mapping[EntryKey, Vector]) -> Lead:
    claims = [facts.kept.claim for facts, _ in incident.members]
    return Lead(
        incident=incident,
        entries=entries,
        places=incident.main_places,
        ages=frozenset().union(*(ages_in(claim.sentence) for claim in claims)),
        tolls=_tolls(claims),
        victims=victims_of(claims),
        tales=[tales[entry] for entry in entries],
    )


def _tolls(claims: Iterable[Claim]) -> Tolls:
    tolls: dict[Measure, set[tuple[int | None, int | None]]] = defaultdict(set)
    for figure in (figure for claim in claims for figure in claim.figures):
        if figure.measure in HARMED and figure.kind is FigureKind.COUNT and (figure.quantity.low or 0) > 1:
            tolls[figure.measure].add((figure.quantity.low, figure.quantity.high))
    return tolls


def _mean(tales: Sequence[Vector]) -> Vector:
    """The mean of the vectors by kind of word, of those that have the kind."""
    summed: dict[Part, dict[str, float]] = {}
    for part in _COMPARED:
        having = [tale[part] for tale in tales if part in tale]
        for word, weight in itertools.chain.from_iterable(words.items() for words in having):
            summed.setdefault(part, defaultdict(float))[word] += weight / len(having)
    return summed


def _likeness(part: Part, one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The root of the cosine, of words less where few are told."""
    share = min(1.0, len(one) / FULL, len(other) / FULL) if part is Part.WORDS else 1.0
    return math.sqrt(shared(one, other)) * share
