"""The task `times`: TIMEX3 mentions with their values, on rows of {id, dct, text, timex}.

A row is read as a history or as news by the grammar of its text alone (`asof.reading.times.narrative`).  `dct`, the day
(and clock) of its creation, is the anchor; a row without one is read without.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from asof.model.when import Precision, When
from asof.reading.times.anchor import Anchor
from asof.reading.times.narrative import anchor_kind
from asof.reading.times.read import read_times

_UNKNOWN = When(start=None, end=None, precision=Precision.UNKNOWN, words="", span=None)


def said_at(dct: str | None) -> When:
    """The document creation time as a When in UTC, as sharp as it is written; unknown where missing or malformed."""
    try:
        start = datetime.fromisoformat(dct or "").replace(tzinfo=UTC)
    except ValueError:
        return _UNKNOWN
    clocked = "T" in str(dct)
    length = timedelta(minutes=1) if clocked else timedelta(days=1)
    precision = Precision.MINUTE if clocked else Precision.DAY
    return When(start=start, end=start + length, precision=precision, words=dct or "", span=None)


def predict(gold_rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a text: {id, timex: [{start, end, value, type}]}, offsets in code points of its `text`."""
    for row in gold_rows:
        anchor = Anchor(said_at=said_at(row.get("dct")), zone="UTC", kind=anchor_kind(row["text"]))
        mentions = [
            {"start": span.start, "end": span.end, "value": timex.value, "type": timex.type}
            for timex in read_times(row["text"], anchor)
            if (span := timex.when.span)
        ]
        yield {"id": row["id"], "timex": mentions}
