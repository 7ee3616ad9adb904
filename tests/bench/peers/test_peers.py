"""What adapters make of their tools' answers, and a table that names what is not installed."""

import sys

import pytest

from bench.peers.recognizers import timex_value
from bench.peers.run import PEERS, run_peers
from bench.peers.timeml import mentions_of
from bench.times import mentions

_ROWS = [{"id": 1, "dct": "2020-06-05", "text": "It rained on 3 June 2020.", "timex": []}]
_ROWS[0]["timex"] = mentions(_ROWS[0])


def test_timeml_is_laid_back_over_its_text() -> None:
    text = "Fish & chips:\n sold on  Monday, or in May."
    answer = (
        '<?xml version="1.0"?>\n<TimeML>\nFish &amp; chips: sold on '
        '<TIMEX3 tid="t1" type="DATE" value="2020-06-01">Monday</TIMEX3>, or in '
        '<TIMEX3 tid="t2" type="DATE" value="2020-05">May</TIMEX3>.\n</TimeML>'
    )
    found = [(text[row["start"] : row["end"]], row["value"]) for row in mentions_of(answer, text)]
    assert found == [("Monday", "2020-06-01"), ("May", "2020-05")]


@pytest.mark.parametrize(
    ("values", "kind", "expected"),
    [
        (
            [{"timex": "XXXX-WXX-1", "value": "2020-06-01"}, {"timex": "XXXX-WXX-1", "value": "2020-06-08"}],
            "date",
            "2020-06-01",
        ),
        ([{"timex": "XXXX-05", "start": "2020-05-01", "end": "2020-06-01"}], "daterange", "2020-05"),
        ([{"timex": "T13", "value": "13:00:00"}], "time", "2020-06-05T13:00"),
        ([{"timex": "P2W", "value": "1209600"}], "duration", "P2W"),
    ],
)
def test_recognizers_notation_becomes_timex3(values: list[dict[str, str]], kind: str, expected: str) -> None:
    assert timex_value(values, kind, "2020-06-05") == expected


def test_a_peer_that_is_not_installed_is_named_with_the_way_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for peer in PEERS:
        monkeypatch.setitem(sys.modules, peer.module, None)
    _, ours, *others = run_peers(_ROWS)
    assert ours.split()[:4] == ["asof", "1.000", "1.000", "1.000"]
    assert len(others) == len(PEERS)
    assert all("not installed" in line and "asof[peers]" in line for line in others)
