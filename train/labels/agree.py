"""How far two labellers agree: ``python -m train.labels.agree ONE.jsonl OTHER.jsonl``, on the sentences both have.

Cohen's kappa (1960) is agreement above what chance would give, with the middle 95 of 100 values that sentences drawn
again with replacement give; F1 takes one file as right and the other as found, and is the same both ways.  Spans are
compared exactly and by overlap, over all sentences and where the first happening is the same, since they belong to it.
"""

import argparse
import random
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from pathlib import Path

from asof.model.claim import Happening
from asof.model.span import Span
from asof.reading.encoder.heads import ROLES
from train.labels.read import LABELS, Label, NotALabel, read_labels

# Kept as they were when first compared: the labels that are learnt from may be bettered afterwards.
FIRST, SECOND = (LABELS.parent / "twice" / name for name in ("first.jsonl", "second.jsonl"))
RESAMPLED = 1000
Pair = tuple[Label, Label]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.labels.agree", description=__doc__)
    parser.add_argument("one", type=Path, nargs="?", default=FIRST)
    parser.add_argument("other", type=Path, nargs="?", default=SECOND)
    given = parser.parse_args()
    pairs = pair_up(read_labels(given.one), read_labels(given.other))
    if not pairs:
        raise NotALabel(f"{given.one} and {given.other} have no sentence in common")
    print("\n".join(report(pairs)))


def pair_up(one: Iterable[Label], other: Iterable[Label]) -> list[Pair]:
    """The labels of the sentences that both have, in the order of the first."""
    by_address = {label.address: label for label in other}
    return [(label, by_address[label.address]) for label in one if label.address in by_address]


def report(pairs: Sequence[Pair]) -> Iterator[str]:
    """The lines that `main` prints; `pairs` is not empty."""
    yield f"{len(pairs)} sentences by both"
    yield from _happening_lines(pairs)
    yield from _span_lines("spans, all sentences", pairs)
    same = [pair for pair in pairs if pair[0].happenings and _first(pair[0]) == _first(pair[1])]
    yield from _span_lines(f"spans, the {len(same)} with the same first happening", same)
    standings = [(a.standing, b.standing) for a, b in pairs if a.standing and b.standing]
    yield f"standing, the {len(standings)} with a happening: same {_share(standings):.3f}, kappa {kappa(standings):.3f}"


def _happening_lines(pairs: Sequence[Pair]) -> Iterator[str]:
    firsts = [(_first(a), _first(b)) for a, b in pairs]
    sets = [(frozenset(a.happenings), frozenset(b.happenings)) for a, b in pairs]
    hits = {kind: sum(kind in a and kind in b for a, b in sets) for kind in Happening}
    told = {kind: sum((kind in a) + (kind in b) for a, b in sets) for kind in Happening}
    scores = {kind: f1(hits[kind], told[kind]) for kind in Happening if told[kind]}
    yield f"happenings: same set {_share(sets):.3f}, F1 micro {f1(sum(hits.values()), sum(told.values())):.3f}"
    yield f"            F1 macro {sum(scores.values()) / max(1, len(scores)):.3f} over {len(scores)} told by either"
    low, high = kappa_interval(firsts)
    yield f"first happening: same {_share(firsts):.3f}, kappa {kappa(firsts):.3f} ({low:.3f} to {high:.3f})"
    for kind in sorted(scores, key=lambda one: -told[one]):
        held = [(kind in a, kind in b) for a, b in sets]
        counts = f"{sum(a for a, _ in held):4} {sum(b for _, b in held):4}"
        yield f"  {kind.value:24} {counts}  F1 {scores[kind]:.3f}  kappa {kappa(held):.3f}"


def _span_lines(heading: str, pairs: Sequence[Pair]) -> Iterator[str]:
    yield heading
    for role in ROLES:
        spans = [(set(a.spans[role]), set(b.spans[role])) for a, b in pairs]
        told = sum(len(a) + len(b) for a, b in spans)
        exact = sum(2 * len(a & b) for a, b in spans)
        touching = sum(_touching(a, b) + _touching(b, a) for a, b in spans)
        yield f"  {role:11} {told:5}  F1 exact {f1(exact / 2, told):.3f}  overlap {f1(touching / 2, told):.3f}"


def _touching(spans: set[Span], others: set[Span]) -> int:
    return sum(any(span.overlaps(other) for other in others) for span in spans)


def _first(label: Label) -> Happening | None:
    return label.happenings[0] if label.happenings else None


def _share(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    return sum(a == b for a, b in pairs) / max(1, len(pairs))


def f1(hits: float, told: int) -> float:
    """Twice the hits over what both told together; 1 where neither told any."""
    return 2 * hits / told if told else 1.0


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa of two labellers' choices; 1 where both always choose the same one thing."""
    chosen, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(count * other[choice] for choice, count in chosen.items()) / max(1, len(pairs)) ** 2
    return 1.0 if chance == 1 else (_share(pairs) - chance) / (1 - chance)


def kappa_interval(pairs: Sequence[tuple[Hashable, Hashable]]) -> tuple[float, float]:
    """The middle 95 of 100 kappas of as many pairs drawn again with replacement (Efron 1979), the same at every run."""
    drawing = random.Random(1979)  # noqa: S311 - no secret
    kappas = sorted(kappa(drawing.choices(pairs, k=len(pairs))) for _ in range(RESAMPLED))
    return kappas[RESAMPLED // 40], kappas[-RESAMPLED // 40 - 1]


if __name__ == "__main__":
    try:
        main()
    except NotALabel as error:
        raise SystemExit(str(error)) from error
