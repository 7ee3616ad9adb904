"""Whether one sentence is another one changed a little: alignment of the words, and no count that differs."""

import sys
from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from asof.model.claim import KeptClaim
from asof.model.figure import Measure
from asof.reconcile.tables import table
from asof.reconcile.words import fold

SAME_WORDS = 4
"""A sentence repeated word for word is a copy from this many words on: two desks seldom hit on the same ones."""

NEAR_WORDS = 8
"""A sentence changed a little is a copy from this many words on; a shorter one says too little to tell."""

NEAR_RATIO = 0.8
"""Share of words that align (twice the matches over both lengths) in a lightly edited copy."""

KIN_RATIO = 0.7
"""The same between two reports of which one is known to have copied the other elsewhere; from any length on."""

RUN_WORDS = 12
"""So many words in one run are a passage taken over, if they are most of the shorter sentence."""

RUN_SHARE = 0.7

Intervals = Mapping[Measure, frozenset[tuple[int | None, int | None]]]


class Wording(NamedTuple):
    """A sentence as it is compared: its words with numbers as digits, what it counts, where, and whether it denies.

    `bag` has the words without their order, those said again with a number.
    """

    words: tuple[str, ...]
    bag: frozenset[str]
    counts: frozenset[str]
    places: frozenset[str]
    intervals: Intervals
    is_denied: bool


def wording_of(sentence: str, claims: tuple[KeptClaim, ...], *, is_denied: bool) -> Wording:
    """The wording of one sentence with all claims that were read in it."""
    words, bag, counts = _words_of(sentence)
    told: dict[Measure, set[tuple[int | None, int | None]]] = {}
    for one in claims:
        for figure in one.claim.figures:
            told.setdefault(figure.measure, set()).add((figure.quantity.low, figure.quantity.high))
    placed = {word for one in claims for where in one.claim.where for word in fold(where.words)}
    return Wording(
        words=words,
        bag=bag,
        places=frozenset(placed.intersection(words)),
        counts=counts,
        intervals={measure: frozenset(found) for measure, found in told.items()},
        is_denied=is_denied,
    )


def _words_of(sentence: str) -> tuple[tuple[str, ...], frozenset[str], frozenset[str]]:
    """Its words with numbers as digits, the same without their order, and those that count."""
    numbers, vague = table("sameness")["numbers"], table("sameness")["vague"]["words"]
    words = tuple(sys.intern(numbers.get(word, word)) for word in fold(sentence))
    said: Counter[str] = Counter()
    bag = set()
    for word in words:
        said[word] += 1
        bag.add(word if said[word] == 1 else f"{word} {said[word]}")
    return words, frozenset(bag), frozenset(word for word in words if word[0].isdigit() or word in vague)


def is_copy(one: Wording, other: Wording, *, are_kin: bool = False) -> bool:
    """Whether one wording is the other one edited, or quotes most of it; quadratic in the length of the sentences.

    `are_kin` says that their reports share another sentence, so that less likeness is enough.
    """
    shorter, both = min(len(one.words), len(other.words)), len(one.words) + len(other.words)
    least = KIN_RATIO if are_kin else NEAR_RATIO
    # No more words can align than the two have in common, in whatever order: cheapest to ask, and seldom enough.
    if len(one.bag & other.bag) < min(least * both / 2, RUN_SHARE * shorter) or contradict(one, other):
        return False
    if one.words == other.words and (are_kin or shorter >= SAME_WORDS):
        return True
    if not are_kin and shorter < NEAR_WORDS:
        return False
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    blocks = matcher.get_matching_blocks()
    if 2 * sum(block.size for block in blocks) >= least * both:
        return True
    return max(block.size for block in blocks) >= max(RUN_WORDS, RUN_SHARE * shorter)


def contradict(one: Wording, other: Wording) -> bool:
    """Whether the two count otherwise, name other places, or one denies the other; one that only says less does not."""
    if one.is_denied is not other.is_denied:
        return True
    if one.counts - other.counts and other.counts - one.counts:
        return True
    if one.places.difference(other.words) and other.places.difference(one.words):
        return True
    shared = one.intervals.keys() & other.intervals.keys()
    return any(
        one.intervals[key] - other.intervals[key] and other.intervals[key] - one.intervals[key] for key in shared
    )
