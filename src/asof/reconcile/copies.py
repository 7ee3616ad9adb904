"""Which sentences are copies of an earlier one in another outlet: MinHash finds candidates, alignment decides.

A. Broder, "On the resemblance and containment of documents" (1997), for MinHash over shingles and its banding.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from asof.model.claim import KeptClaim, Standing
from asof.model.figure import Measure
from asof.reconcile.moment import order_of
from asof.reconcile.words import fold

SAME_WORDS = 4
"""A sentence repeated word for word is a copy from this many words on: two desks seldom hit on the same ones."""

NEAR_WORDS = 8
"""A sentence changed a little is a copy from this many words on; a shorter one says too little to tell."""

NEAR_RATIO = 0.8
"""Share of words that align (twice the matches over both lengths) in a lightly edited copy; a guess, unmeasured."""

_PERMUTATIONS, _ROWS, _SEED = 64, 2, 1
_CANDIDATES = 8
_BUCKET = 32

Figures = frozenset[tuple[Measure, int | None, int | None, bool]]
Band = tuple[Figures, int, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """One sentence of one report with all its claims, earliest claim first."""

    outlet: str
    words: tuple[str, ...]
    figures: Figures
    claims: tuple[KeptClaim, ...]


def find_copies(kept: Sequence[KeptClaim], outlets: Mapping[str, str]) -> dict[str, str]:
    """The claim id that each copied claim repeats, by claim id; claims that repeat nothing are left out.

    `outlets` gives the outlet of every report id.  The earliest carrier leads; a changed sentence with other figures
    is not a copy, however alike; an outlet does not copy itself.  Near linear in the number of sentences.
    """
    sentences = _sentences(kept, outlets)
    bands = _bands([sentence.words for sentence in sentences])
    leads = _Leads()
    copied: dict[str, str] = {}
    for sentence, sketch in zip(sentences, bands, strict=True):
        lead = leads.lead_of(sentence, sketch)
        if lead is None:
            leads.add(sentence, sketch)
            continue
        leads.note(sentence, lead)
        if lead.outlet != sentence.outlet:
            copied.update(_pairs(sentence, lead))
    return copied


def is_near(words: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one sentence is the other with small changes, by the share of words that align in order."""
    if min(len(words), len(other)) < NEAR_WORDS:
        return False
    return SequenceMatcher(None, words, other, autojunk=False).ratio() >= NEAR_RATIO


class _Leads:
    """The sentences that repeat nothing said before them, found again by their words or their sketch."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, ...], _Sentence] = {}
        self._buckets: dict[Band, list[_Sentence]] = defaultdict(list)

    def lead_of(self, sentence: _Sentence, sketch: Sequence[tuple[int, ...]]) -> _Sentence | None:
        if len(sentence.words) >= SAME_WORDS and sentence.words in self._exact:
            return self._exact[sentence.words]
        return next((lead for lead in self._candidates(sentence, sketch) if is_near(sentence.words, lead.words)), None)

    def add(self, sentence: _Sentence, sketch: Sequence[tuple[int, ...]]) -> None:
        self.note(sentence, sentence)
        for number, band in enumerate(sketch):
            bucket = self._buckets[sentence.figures, number, band]
            if len(bucket) < _BUCKET:
                bucket.append(sentence)

    def note(self, sentence: _Sentence, lead: _Sentence) -> None:
        """Remember the words, so that a copy of a copy has the lead of both."""
        self._exact.setdefault(sentence.words, lead)

    def _candidates(self, sentence: _Sentence, sketch: Sequence[tuple[int, ...]]) -> Iterator[_Sentence]:
        """The leads that share most bands, the earliest first among equals."""
        shared: Counter[int] = Counter()
        found: dict[int, _Sentence] = {}
        for number, band in enumerate(sketch):
            for lead in self._buckets.get((sentence.figures, number, band), ()):
                shared[id(lead)] += 1
                found.setdefault(id(lead), lead)
        ranked = sorted(found.values(), key=lambda lead: (-shared[id(lead)], order_of(lead.claims[0])))
        yield from ranked[:_CANDIDATES]


def _sentences(kept: Sequence[KeptClaim], outlets: Mapping[str, str]) -> list[_Sentence]:
    together: dict[tuple[str, int, int], list[KeptClaim]] = defaultdict(list)
    for one in sorted(kept, key=order_of):
        together[one.report.report_id, one.claim.span.start, one.claim.span.end].append(one)
    return [
        _Sentence(
            outlet=outlets[claims[0].report.report_id],
            words=fold(claims[0].claim.sentence),
            figures=_figures(claims),
            claims=tuple(claims),
        )
        for claims in together.values()
    ]


def _figures(claims: Iterable[KeptClaim]) -> Figures:
    return frozenset(
        (figure.measure, figure.quantity.low, figure.quantity.high, one.claim.standing is Standing.DENIED)
        for one in claims
        for figure in one.claim.figures
    )


def _pairs(copy: _Sentence, lead: _Sentence) -> Iterator[tuple[str, str]]:
    """Each claim of the copy with the lead's claim of the same figures and kind, else figures, else the first."""
    for one in copy.claims:
        best = max(lead.claims, key=lambda other: _likeness(one, other))
        yield one.claim.claim_id, best.claim.claim_id


def _likeness(one: KeptClaim, other: KeptClaim) -> tuple[bool, bool]:
    return _figures([one]) == _figures([other]), one.claim.happening is other.claim.happening


def _bands(sentences: Sequence[tuple[str, ...]]) -> list[list[tuple[int, ...]]]:
    """The MinHash sketch of each sentence's word pairs, cut into bands."""
    from rensa import RMinHash

    sketches: list[list[tuple[int, ...]]] = []
    for words in sentences:
        minhash = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        minhash.update([f"{one} {two}" for one, two in pairwise(words)])
        digest = minhash.digest()
        sketches.append([tuple(digest[at : at + _ROWS]) for at in range(0, _PERMUTATIONS, _ROWS)])
    return sketches
