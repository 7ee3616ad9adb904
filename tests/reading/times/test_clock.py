"""Clock times, zones and parts of the day, by a table of what live pages write and the interval it means."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from asof.model.when import Precision, When
from asof.reading.compose.usable import usable_times
from asof.reading.times.anchor import Anchor
from asof.reading.times.read import read_times

_TABLE = Path(__file__).parent / "clock_cases.txt"
CASES = [
    [field.strip() for field in line.split("|")]
    for line in _TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def _anchor(said: str, zone: str) -> Anchor:
    start = datetime.fromisoformat(said).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    length, precision = (timedelta(minutes=1), Precision.MINUTE) if "T" in said else (timedelta(days=1), Precision.DAY)
    when = When(start=start, end=start + length, precision=precision, words=said, span=None, zone=zone)
    return Anchor(said_at=when, zone=zone)


def _utc(words: str) -> datetime | None:
    return datetime.fromisoformat(words).replace(tzinfo=UTC) if words else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[1]}: {case[2]}")
def test_a_time_is_the_interval_that_its_words_mean_there_and_then(case: list[str]) -> None:
    said, zone, sentence, words, start, end, precision = case
    found = {when.words: when for when in usable_times(read_times(sentence, _anchor(said, zone)), sentence)}
    assert words in found, f"read {list(found)}"
    when = found[words]
    assert (when.start, when.end, when.precision) == (_utc(start), _utc(end), Precision(precision))


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 120
