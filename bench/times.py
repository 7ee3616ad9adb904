"""The task `times`: TIMEX3 mentions with their values, on rows of {id, dct, text, timex}.

A row is read as a history or as news by the grammar of its text alone (`asof.reading.times.narrative`).  `dct`, the day
(and clock) of its creation, is the anchor; a row without one is read without.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from asof.model.when import Precision, When
from asof.reading.times.anchor import Anchor
from asof.reading.times.narrative import anchor_kind
from asof.reading.times.read import read_times
from bench.score import pair

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
        yield {"id": row["id"], "timex": mentions(row)}


def mentions(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The mentions of one row's text."""
    anchor = Anchor(said_at=said_at(row.get("dct")), zone="UTC", kind=anchor_kind(row["text"]))
    return [
        {"start": span.start, "end": span.end, "value": timex.value, "type": timex.type}
        for timex in read_times(row["text"], anchor)
        if (span := timex.when.span)
    ]


# What a TIMEX3 value tells, by its shape; the first that fits.
_SHAPES = (
    ("present, past, future", r"\w+_REF"),
    ("length", r"P.*"),
    ("clock time", r".*T\d\d.*"),
    ("part of a day", r".*T.*"),
    ("week", r".*-W.*"),
    ("season, quarter, half", r".*-(?:SP|SU|FA|WI|Q.|H.)"),
    ("day", r".*\w-\w\w-\w\w"),
    ("month", r".*\w-\w\w"),
    ("year", r"\w{4}|BC\w{4}"),
    ("decade, century", r"\w{2,3}|BC\w{2,3}"),
)


def _shape(mention: dict[str, Any]) -> str:
    if mention.get("type") == "SET":
        return "set"
    return next((name for name, pattern in _SHAPES if re.fullmatch(pattern, mention["value"])), "other")


def errors(gold: Iterable[dict[str, Any]], predicted: Iterable[dict[str, Any]]) -> Counter[str]:
    """How often each kind of error occurs: not read, read where the gold has none, value wrong, stretch wrong."""
    by_id = {row["id"]: row["timex"] for row in predicted}
    kinds: Counter[str] = Counter()
    for row in gold:
        wanted, found = [t for t in row["timex"] if t.get("start") is not None], by_id.get(row["id"], [])
        pairs = pair(wanted, found)
        kinds.update(_kind_of_error(g, p) for g, p in pairs)
        for name, mentions, side in (("not read", wanted, 0), ("no time by the gold", found, 1)):
            paired = {id(both[side]) for both in pairs}
            kinds.update(f"{name}: {_shape(mention)}" for mention in mentions if id(mention) not in paired)
    del kinds[""]
    return kinds


def _kind_of_error(gold: dict[str, Any], found: dict[str, Any]) -> str:
    """The kind of error of one mention read; empty where there is none."""
    if gold["value"] != found["value"]:
        wanted, read = _shape(gold), _shape(found)
        return f"wrong value: another {wanted}" if wanted == read else f"wrong value: {wanted}, read as {read}"
    is_same = (gold["start"], gold["end"]) == (found["start"], found["end"])
    return "" if is_same else f"right value, other stretch: {_shape(gold)}"
