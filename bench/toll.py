"""Toll: killed and injured as the ledgers of each report alone give them, against the incident's final numbers.

A report of the gold's articles is read by itself: the answer is the main ledger's best standing position, 0 where the
report has no such ledger.  An early report may rightly say less than the incident came to.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from asof.intake.intake import Hints, take_in
from asof.model.claim import KeptClaim
from asof.model.figure import FigureKind, Measure
from asof.model.views import Clock, Ledger, PositionState, RecordView
from asof.reading.compose.read import read_report
from asof.reconcile.view import build_view

ARTICLES = "gva_articles.jsonl"
_STEP = 5  # one article in so many is read: all of them take minutes, and a score must not hang on the machine
_APART = frozenset({FigureKind.SUBSET, FigureKind.INCREMENT, FigureKind.BACKGROUND})


def predict(gold_rows: Iterable[dict[str, Any]], gold_path: Path) -> Iterator[dict[str, Any]]:
    """``{doc_id, incident_id, killed, injured}`` of every fifth of the articles beside the gold."""
    from bench.tasks import read_rows

    known = {row["incident_id"] for row in gold_rows}
    articles = [row for row in read_rows(gold_path.with_name(ARTICLES)) if row["incident_id"] in known]
    print(f"toll: every {_STEP}th of {len(articles)} articles")
    yield from map(_answer, articles[::_STEP])


def _answer(article: dict[str, Any]) -> dict[str, Any]:
    view = _view(f"{article['title']}\n\n{article['text']}", date.fromisoformat(article["dct"][:10]))
    ledgers = [ledger for story in view.stories for ledger in story.ledgers]
    return {
        "doc_id": article["doc_id"],
        "incident_id": article["incident_id"],
        "killed": _count(ledgers, Measure.KILLED),
        "injured": _count(ledgers, Measure.INJURED),
    }


def _view(words: str, published: date) -> RecordView:
    """The record of this one report."""
    now = datetime.now(UTC)
    hints = Hints(published=published, outlet="The Bench")
    intake = take_in(words.encode(), name="article", url=None, received_at=now, hints=hints)
    reading = read_report(intake.report, intake.text, intake.entries)
    kept = [KeptClaim(claim=claim, report=intake.report) for claim in reading.claims]
    return build_view(kept, [(intake.report, intake.text, reading.entries)], at=None, clock=Clock.SAID)


def _count(ledgers: Sequence[Ledger], measure: Measure) -> int:
    """The most that stands in the first ledger of the happening itself; 0 where there is none."""
    for ledger in ledgers:
        standing = [
            position.figure.quantity
            for position in ledger.positions
            if position.state is PositionState.STANDING and position.figure.kind not in _APART
        ]
        if ledger.measure is measure and standing:
            return max(quantity.low or quantity.high or 0 for quantity in standing)
    return 0
