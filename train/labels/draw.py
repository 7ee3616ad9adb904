"""Draws sentences to label: ``python -m train.labels.draw ../shared/data --out DRAWN.jsonl``.

Three in five are drawn so that every happening occurs, as the pattern reader finds it; one in six by words that go
with a happening where that reader finds none of it; the rest by chance, so that sentences that tell nothing are there
too.  A share of each falls to every set.  Which sentence was drawn for what is not written: it would tell the labeller
what to find.  The same seed, sets and pattern reader draw the same sentences; another reader draws others, which
harms no label, since each label holds its own address.

``--after LABELS.jsonl`` draws more, for the happenings that those labels hold fewest of, and none of what they have.
"""

import argparse
import hashlib
import itertools
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import asdict, dataclass
from pathlib import Path

from asof.model.claim import Happening
from asof.reading.happenings.read import read_happenings
from train.labels.read import Label, joined, read_labels
from train.labels.texts import Address, sentences_in, sources, texts_of

SEED = 7
FEWEST_WORDS, MOST_WORDS = 5, 60
POOL = 6000  # sentences of one set that are looked at; all of the smaller sets
BY_READER, BY_WORDS, TOTAL = 28, 8, 2100  # for each happening, for each happening, and in all
ENOUGH = 45  # labels of a happening that need no more; about what 28 and 8 draws of it gave the commoner kinds
SHINGLE = 4  # words; two sentences that share half of their runs of four are near copies
_BEGINNINGS = Path(__file__).with_name("draw.toml")
_WORD = re.compile(r"[^\W_]+")
# These stand alongside every kind of sentence; nothing is gained by looking for them.
_NOT_SOUGHT = frozenset({Happening.BACKGROUND, Happening.OTHER})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be drawn; `words` are its words in lower case."""

    address: Address
    sentence: str
    words: tuple[str, ...]


class Drawn:
    """What has been drawn so far; it takes no near copy of it or of what was drawn before, nor too many of one text."""

    def __init__(self, most: Mapping[str, int], before: Iterable[Candidate] = ()) -> None:
        self.addresses: list[Address] = []
        self._most = most
        self._taken: Counter[tuple[str, str]] = Counter()
        self._shingles: set[tuple[str, ...]] = set()
        for candidate in before:
            self._remember(candidate)

    def take(self, candidate: Candidate) -> bool:
        """Takes `candidate` and returns True, unless its text has given enough or it is a near copy."""
        at, shingles = (candidate.address.set, candidate.address.row), _shingles(candidate)
        if self._taken[at] >= self._most[at[0]] or 2 * len(shingles & self._shingles) >= len(shingles):
            return False
        self._remember(candidate)
        self.addresses.append(candidate.address)
        return True

    def _remember(self, candidate: Candidate) -> None:
        self._taken[candidate.address.set, candidate.address.row] += 1
        self._shingles |= _shingles(candidate)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.labels.draw", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--total", type=int, default=TOTAL)
    parser.add_argument("--after", type=Path)
    given = parser.parse_args()
    pools = {name: pool_of(name, given.data, given.seed) for name in sources()}
    if given.after is None:
        drawn = draw(pools, seed=given.seed, total=given.total)
    else:
        labels = read_labels(given.after)
        before = [found for label, words in joined(labels, given.data) if (found := _as_drawn(label.address, words))]
        drawn = draw_more(pools, before, sought=fewest(labels), seed=given.seed, total=given.total)
    lines = [json.dumps({"id": number, **asdict(address)}) + "\n" for number, address in enumerate(drawn)]
    given.out.write_text("".join(lines), encoding="utf-8")
    print(f"{len(drawn)} sentences, by set: {dict(Counter(address.set for address in drawn))}")


def pool_of(name: str, data: Path, seed: int) -> list[Candidate]:
    """The sentences of one set that may be drawn, at most POOL, in an order of chance that `seed` fixes."""
    source = sources()[name]
    addresses = (
        (address, text) for row, text in texts_of(name, data).items() for address in sentences_in(source, row, text)
    )
    ranked = sorted(addresses, key=lambda pair: _rank(pair[0], seed))
    fit = (candidate for pair in ranked if (candidate := candidate_of(*pair)) is not None)
    return list(itertools.islice(fit, POOL))


def candidate_of(address: Address, text: str) -> Candidate | None:
    """The sentence at `address` if it has 5 to 60 words, no web address, and is mostly letters; else None."""
    return _as_drawn(address, text[address.start : address.end])


def _as_drawn(address: Address, sentence: str) -> Candidate | None:
    letters = sum(character.isalpha() for character in sentence)
    if "http" in sentence or "www." in sentence or 10 * letters < 6 * len(sentence):
        return None
    words = tuple(_WORD.findall(sentence.lower()))
    return Candidate(address, sentence, words) if FEWEST_WORDS <= len(words) <= MOST_WORDS else None


def draw(pools: Mapping[str, list[Candidate]], *, seed: int, total: int) -> list[Address]:
    """`total` sentences (fewer where the pools hold fewer), in an order of chance."""
    drawn = Drawn({name: source.most for name, source in sources().items()})
    found, sounding = _strata(pools)
    for strata, share in ((found, BY_READER), (sounding, BY_WORDS)):
        # The rarest first: what they leave, others may take.
        for happening in sorted(strata, key=lambda one: sum(map(len, strata[one].values()))):
            _take(drawn, _in_turn(strata[happening].values()), min(len(drawn.addresses) + share, total))
    _take(drawn, _in_turn(pools.values()), total)
    return sorted(drawn.addresses, key=lambda address: _rank(address, seed + 1))


def draw_more(
    pools: Mapping[str, list[Candidate]],
    before: Iterable[Candidate],
    *,
    sought: Set[Happening],
    seed: int,
    total: int,
) -> list[Address]:
    """Up to `total` sentences for the happenings `sought`, by reader and by words as in `draw`, in an order of chance.

    None is of those drawn `before`, nor a near copy of one.
    """
    drawn = Drawn({name: source.most for name, source in sources().items()}, before)
    each = total / max(1, len(sought)) / (BY_READER + BY_WORDS)
    for strata, share in zip(_strata(pools), (BY_READER, BY_WORDS), strict=True):
        for happening in sorted(sought & strata.keys(), key=lambda one: sum(map(len, strata[one].values()))):
            until = min(len(drawn.addresses) + round(each * share), total)
            _take(drawn, _in_turn(strata[happening].values()), until)
    return sorted(drawn.addresses, key=lambda address: _rank(address, seed + 1))


def fewest(labels: Iterable[Label]) -> frozenset[Happening]:
    """The happenings that fewer than ENOUGH labels hold."""
    counts = Counter(happening for label in labels for happening in label.happenings)
    return frozenset(happening for happening in Happening if counts[happening] < ENOUGH) - _NOT_SOUGHT


_Strata = dict[Happening, dict[str, list[Candidate]]]


def _strata(pools: Mapping[str, list[Candidate]]) -> tuple[_Strata, _Strata]:
    """The candidates by happening and set: as the pattern reader finds them, and by words where it does not."""
    found: _Strata = defaultdict(lambda: defaultdict(list))
    sounding: _Strata = defaultdict(lambda: defaultdict(list))
    told = tomllib.loads(_BEGINNINGS.read_text(encoding="utf-8"))["beginnings"]
    beginnings = {Happening(name): tuple(words) for name, words in told.items()}
    for name, pool in pools.items():
        for candidate in pool:
            kinds = {mention.happening for mention in read_happenings(candidate.sentence)} - _NOT_SOUGHT
            for kind in kinds:
                found[kind][name].append(candidate)
            for kind, begin in beginnings.items():
                if kind not in kinds and any(word.startswith(begin) for word in candidate.words):
                    sounding[kind][name].append(candidate)
    return found, sounding


def _take(drawn: Drawn, candidates: Iterable[Candidate], until: int) -> None:
    for candidate in candidates:
        if len(drawn.addresses) >= until:
            return
        drawn.take(candidate)


def _in_turn(pools: Iterable[list[Candidate]]) -> Iterator[Candidate]:
    """One of each pool in turn, until all are empty."""
    for turn in itertools.zip_longest(*pools):
        yield from (candidate for candidate in turn if candidate is not None)


def _shingles(candidate: Candidate) -> set[tuple[str, ...]]:
    return {candidate.words[i : i + SHINGLE] for i in range(max(1, len(candidate.words) - SHINGLE + 1))}


def _rank(address: Address, seed: int) -> str:
    return hashlib.sha256(f"{seed} {address.set} {address.row} {address.start}".encode()).hexdigest()


if __name__ == "__main__":
    main()
