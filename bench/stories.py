"""Stories: which reports a single pass over them, in the order they arrive, puts together.

Most of the texts carry no date, so all are given one day, and arrive in the order of their file, shuffled.  Every
cluster is the product's own story, of its own reading.  Beside all texts at once, those of each story are taken alone,
as in a record that is about nothing else.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from asof.intake.intake import Hints, take_in
from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.reading.compose.read import read_report
from asof.reconcile.stories import group_reports
from bench.plain import single_pass

SEEDS = (0, 1, 2)
"""The shuffles that a score is the mean of; the clusters of the first are the answer."""

TFIDF_LEAST = 0.16  # the cosine from which the plain single pass joins: the best of those tried on the training part

_START = datetime(2014, 1, 1, tzinfo=UTC)
_HINTS = Hints(published=_START.date())
_STEP = timedelta(minutes=1)
_ADDRESS = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One row as the product has read it."""

    row_id: str
    report: Report
    words: str
    claims: tuple[KeptClaim, ...]


def predict(gold_rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """``{id, cluster, clusters, alone, tfidf}`` of every row: its cluster by the first shuffle and by each.

    `alone` are those where a record holds the reports of its story and no others, `tfidf` those of plain TF-IDF.
    """
    rows = list(gold_rows)
    reads = [read_row(row) for row in rows]
    stories: dict[str, list[Read]] = defaultdict(list)
    for row, one in zip(rows, reads, strict=True):
        stories[row["subtopic"]].append(one)
    found = [_clusters(reads, seed) for seed in SEEDS]
    plain = [_plain_clusters(reads, seed) for seed in SEEDS]
    alone = [
        {row_id: f"{story} {number}" for story in stories for row_id, number in _clusters(stories[story], seed).items()}
        for seed in SEEDS
    ]
    for one in reads:
        clusters, apart, tfidf = ([order[one.row_id] for order in orders] for orders in (found, alone, plain))
        yield {"id": one.row_id, "cluster": clusters[0], "clusters": clusters, "alone": apart, "tfidf": tfidf}


def bcubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> tuple[float, float]:
    """Precision and recall; an id that was not found stands alone."""
    answers = {one: found.get(one, ("alone", one)) for one in gold}
    both = Counter((gold[one], answers[one]) for one in gold)
    wanted, given = Counter(gold.values()), Counter(answers.values())
    precision = sum(count * count / given[answer] for (_, answer), count in both.items())
    recall = sum(count * count / wanted[right] for (right, _), count in both.items())
    return (precision / len(gold), recall / len(gold)) if gold else (0.0, 0.0)


def read_row(row: dict[str, Any]) -> Read:
    """The row as the product reads it, on one fixed day."""
    intake = take_in(_own_words(row).encode(), name=row["id"], url=None, received_at=_START, hints=_HINTS)
    report = intake.report
    claims = read_report(report, intake.text, intake.entries).claims
    kept = tuple(KeptClaim(claim=claim, report=report) for claim in claims)
    return Read(row_id=row["id"], report=report, words=intake.text.content, claims=kept)


def _own_words(row: dict[str, Any]) -> str:
    """The text without the address that some begin with: its words would give the story away."""
    first, _, rest = str(row["text"]).partition("\n")
    return rest if first.replace(" ", "").startswith(_ADDRESS) else str(row["text"])


def _clusters(reads: Sequence[Read], seed: int) -> dict[str, int]:
    order = _shuffled(reads, seed)
    arrived = {one.row_id: replace(one.report, received_at=_START + _STEP * n) for n, one in enumerate(order)}
    claims = {
        arrived[one.row_id].report_id: [replace(kept, report=arrived[one.row_id]) for kept in one.claims]
        for one in order
    }
    texts = {one.report.report_id: one.words for one in order}
    groups = group_reports(arrived.values(), claims, texts)
    number = {report.report_id: n for n, group in enumerate(groups) for report in group.reports}
    return {row_id: number[report.report_id] for row_id, report in arrived.items()}


def _plain_clusters(reads: Sequence[Read], seed: int) -> dict[str, int]:
    order = _shuffled(reads, seed)
    found = single_pass([one.words for one in order], least=TFIDF_LEAST)
    return {one.row_id: number for one, number in zip(order, found, strict=True)}


def _shuffled(reads: Sequence[Read], seed: int) -> list[Read]:
    order = list(reads)
    random.Random(seed).shuffle(order)  # noqa: S311 - an order that can be had again, nothing secret
    return order
