"""Times as a person types them."""

from datetime import UTC, date, datetime

import pytest

from asof.errors import UsageError
from asof.record.typed import parse_moment, parse_published

_NOW = datetime(2021, 3, 12, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2021-03-12T14:30Z", datetime(2021, 3, 12, 14, 30, tzinfo=UTC)),
        ("2021-03-12 14:30", datetime(2021, 3, 12, 14, 30, tzinfo=UTC)),
        ("2021-03-12T14:30+04:30", datetime(2021, 3, 12, 10, 0, tzinfo=UTC)),
        ("2021-07-12 14:30 Europe/Paris", datetime(2021, 7, 12, 12, 30, tzinfo=UTC)),
        ("2021-03-12", datetime(2021, 3, 13, 0, 0, tzinfo=UTC)),
        ("now", _NOW),
        ("90m", datetime(2021, 3, 12, 10, 30, tzinfo=UTC)),
        ("2h", datetime(2021, 3, 12, 10, 0, tzinfo=UTC)),
        ("1d", datetime(2021, 3, 11, 12, 0, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read(words: str, moment: datetime) -> None:
    assert parse_moment(words, now=_NOW) == moment


@pytest.mark.parametrize("words", ["soonish", "2021-13-40", "2021-03-12 14:30 Mars/Base", ""])
def test_what_is_no_moment_is_refused_by_its_words(words: str) -> None:
    with pytest.raises(UsageError):
        parse_moment(words, now=_NOW)


def test_a_day_of_publication_stays_a_day() -> None:
    assert parse_published("2021-03-12") == date(2021, 3, 12)
    assert parse_published("2021-03-12T09:00Z") == datetime(2021, 3, 12, 9, 0, tzinfo=UTC)
    with pytest.raises(UsageError, match="soonish"):
        parse_published("soonish")
