"""A paragraph twice as long takes twice as much reading: a page in one paragraph must not stop the record."""

import cProfile
from datetime import UTC, date, datetime

from asof.intake.intake import Hints, Intake, take_in
from asof.reading.compose.read import read_report

_NOW = datetime(2021, 3, 12, 20, 0, tzinfo=UTC)
_PARAGRAPH = (
    "Guards opened fire on dockers in Lyon on Friday. The mayor said that {n} people had died. “We stand with "
    "them,” Ada Lund told reporters. {n} lorries left the port. The convoy was sent from Orm. The harbour chief said "
    "{n} were hurt. "
)
MOST = 2.3  # times as many calls for twice the text; a square would be four


def _taken(times: int) -> Intake:
    body = "".join(_PARAGRAPH.format(n=n) for n in range(2, times + 2))
    hints = Hints(published=date(2021, 3, 12), outlet="The Quay")
    return take_in(body.encode(), name="quay.txt", url=None, received_at=_NOW, hints=hints)


def _calls(taken: Intake) -> int:
    """How many calls reading makes: the same on every machine, as seconds are not."""
    profile = cProfile.Profile()
    profile.runcall(read_report, taken.report, taken.text, taken.entries)
    return sum(entry.callcount for entry in profile.getstats())


def test_twice_the_paragraph_takes_twice_the_reading() -> None:
    _calls(_taken(20))  # what is read once a process
    assert _calls(_taken(160)) < MOST * _calls(_taken(80))
