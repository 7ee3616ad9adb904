"""Which sentences are copies of an earlier one in another outlet: MinHash finds candidates, alignment decides.

A. Broder, "On the resemblance and containment of documents" (1997), for MinHash over shingles and its banding.
"""

import functools
import heapq
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, pairwise, repeat
from typing import NamedTuple

from asof.model.claim import KeptClaim, Standing
from asof.reconcile.moment import order_of
from asof.reconcile.remembered import MOST_KEPT
from asof.reconcile.sameness import Wording, is_copy, wording_of

_BANDS, _SEED = 32, 1
_CANDIDATES = 8
_BUCKET = 32
_KIN = 4
_KIN_WORDS = 8

Sketch = Sequence[int]
"""One number for each band of a MinHash, seldom the same for two bands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """One sentence of one report with all its claims, earliest claim first."""

    outlet: str
    wording: Wording
    sketch: Sketch
    claims: tuple[KeptClaim, ...]

    @property
    def report_id(self) -> str:
        return self.claims[0].report.report_id


def find_copies(kept: Sequence[KeptClaim], outlets: Mapping[str, str]) -> Mapping[str, str]:
    """The claim id of another outlet that each copied claim repeats, by claim id, see `find_repeats`."""
    return find_repeats(kept, outlets).of_others


class Repeats(NamedTuple):
    """The claim id that each claim repeats, by claim id; claims that repeat nothing are left out.

    Those `of_others` repeat a claim of another outlet: an outlet that repeats itself copies nobody.
    """

    every: Mapping[str, str]
    of_others: Mapping[str, str]


def find_repeats(kept: Sequence[KeptClaim], outlets: Mapping[str, str]) -> Repeats:
    """Which claims repeat which.

    `outlets` gives the outlet of every report id.  The earliest carrier leads, be it of the same outlet; a changed
    sentence with other figures is not a copy, however alike.  Two reports that share a sentence of some length are
    kin, and their other sentences need be less alike.  Near linear in the number of sentences.
    """
    sentences = _sentences(kept, outlets)
    leads = _Leads(_shared_bands(sentences))
    lead_of = [leads.take(one) for one in sentences]
    lead_of = _among_kin(sentences, lead_of)
    every: dict[str, str] = {}
    of_others: dict[str, str] = {}
    for sentence, lead in zip(sentences, lead_of, strict=True):
        if lead is not sentence:
            pairs = dict(_pairs(sentence, lead))
            every |= pairs
            of_others |= pairs if sentence.outlet != lead.outlet else {}
    return Repeats(every=every, of_others=of_others)


def _shared_bands(sentences: Iterable[_Sentence]) -> frozenset[int]:
    """The bands that more than one sentence has: most are of one alone, and find nothing."""
    seen: set[int] = set()
    shared: set[int] = set()
    for sentence in sentences:
        shared |= seen.intersection(sentence.sketch)
        seen.update(sentence.sketch)
    return frozenset(shared)


class _Leads:
    """The sentences that repeat nothing said before them, in order, found again by their words or `shared` bands."""

    def __init__(self, shared: frozenset[int]) -> None:
        self._shared = shared
        self._leads: list[_Sentence] = []
        self._exact: dict[tuple[str, ...], _Sentence] = {}
        self._buckets: dict[int, list[int]] = defaultdict(list)

    def take(self, sentence: _Sentence) -> _Sentence:
        """The sentence that this one copies; itself where it copies none, and from then on it can be copied."""
        bands = self._shared.intersection(sentence.sketch)
        lead = self._find(sentence, bands)
        # Remembered for a copy too, so that a copy of a copy has the lead of both.
        self._exact.setdefault(sentence.wording.words, lead or sentence)
        if lead is None:
            for band in bands:
                bucket = self._buckets[band]
                if len(bucket) < _BUCKET:
                    bucket.append(len(self._leads))
            self._leads.append(sentence)
        return lead or sentence

    def _find(self, sentence: _Sentence, bands: Set[int]) -> _Sentence | None:
        same = self._exact.get(sentence.wording.words)
        if same is not None and is_copy(sentence.wording, same.wording):
            return same
        candidates = (self._leads[number] for number in self._candidates(bands))
        return next((lead for lead in candidates if is_copy(sentence.wording, lead.wording)), None)

    def _candidates(self, bands: Set[int]) -> Iterable[int]:
        """The numbers of the leads that share most of the bands, the earliest first among equals."""
        if not bands:
            return ()
        shared = Counter(chain.from_iterable(map(self._buckets.get, bands, repeat(()))))
        return heapq.nsmallest(_CANDIDATES, shared, key=lambda number: (-shared[number], number))


def _among_kin(sentences: Sequence[_Sentence], lead_of: Sequence[_Sentence]) -> list[_Sentence]:
    """The leads again, with those that only a kin report's sentence can be."""
    kin = _kin(sentences, lead_of)
    of_report: dict[str, list[_Sentence]] = defaultdict(list)
    leads: dict[int, _Sentence] = {}
    found: list[_Sentence] = []
    for sentence, lead in zip(sentences, lead_of, strict=True):
        if lead is sentence:
            near = (other for report_id in kin.get(sentence.report_id, ()) for other in of_report[report_id])
            lead = next((one for one in near if is_copy(sentence.wording, one.wording, are_kin=True)), sentence)
        # What was a lead may by now be a copy itself.
        lead = leads.get(id(lead), lead)
        leads[id(sentence)] = lead
        of_report[sentence.report_id].append(sentence)
        found.append(lead)
    return found


def _kin(sentences: Sequence[_Sentence], lead_of: Sequence[_Sentence]) -> dict[str, list[str]]:
    """The few reports of other outlets from which each report has most sentences, by report id."""
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence, lead in zip(sentences, lead_of, strict=True):
        if lead.outlet != sentence.outlet and len(sentence.wording.words) >= _KIN_WORDS:
            shared[sentence.report_id][lead.report_id] += 1
    return {report_id: [kin for kin, _ in counts.most_common(_KIN)] for report_id, counts in shared.items()}


def _sentences(kept: Sequence[KeptClaim], outlets: Mapping[str, str]) -> list[_Sentence]:
    together: dict[tuple[str, int, int], list[KeptClaim]] = defaultdict(list)
    for one in sorted(kept, key=order_of):
        together[one.report.report_id, one.claim.span.start, one.claim.span.end].append(one)
    return [_sentence(outlets[claims[0].report.report_id], tuple(claims)) for claims in together.values()]


@functools.lru_cache(maxsize=MOST_KEPT)
def _sentence(outlet: str, claims: tuple[KeptClaim, ...]) -> _Sentence:
    """The sentence in which these claims were read; the same ones are compared at every view."""
    is_denied = any(one.claim.standing is Standing.DENIED for one in claims)
    wording = wording_of(claims[0].claim.sentence, claims, is_denied=is_denied)
    return _Sentence(outlet=outlet, wording=wording, sketch=_sketch_of(wording.words), claims=claims)


def _pairs(copy: _Sentence, lead: _Sentence) -> Iterator[tuple[str, str]]:
    """Each claim of the copy with the lead's claim of the same figures and kind, else figures, else the first."""
    for one in copy.claims:
        best = max(lead.claims, key=lambda other: _likeness(one, other))
        yield one.claim.claim_id, best.claim.claim_id


def _likeness(one: KeptClaim, other: KeptClaim) -> tuple[bool, bool]:
    return _figures(one) == _figures(other), one.claim.happening is other.claim.happening


def _figures(kept: KeptClaim) -> frozenset[tuple[object, ...]]:
    return frozenset((one.measure, one.quantity.low, one.quantity.high) for one in kept.claim.figures)


def _sketch_of(words: tuple[str, ...]) -> Sketch:
    """The MinHash of the word pairs, each band of two as one number."""
    from rensa import RMinHash

    minhash = RMinHash(num_perm=2 * _BANDS, seed=_SEED)
    minhash.update([f"{one} {two}" for one, two in pairwise(words)])
    digest = minhash.digest()
    bands = zip(digest[::2], digest[1::2], strict=True)
    return array("Q", ((one << 32 | two) ^ number for number, (one, two) in enumerate(bands)))
