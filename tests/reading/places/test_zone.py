"""The main place and its zone."""

import pytest

from asof.reading.places.zone import main_place, main_zone


@pytest.mark.parametrize(
    ("content", "zone"),
    [
        ("Cairo was calm. In Cairo, Tahrir Square emptied. Washington reacted.", "Africa/Cairo"),
        ("Brazil voted; turnout in Brazil was high.", "America/Sao_Paulo"),
        ("Protests in Yakutsk, Russia; more people came out in Yakutsk.", "Asia/Yakutsk"),
        ("The Pacific is wide.", "UTC"),
        ("", "UTC"),
    ],
)
def test_main_zone(read, content: str, zone: str) -> None:
    assert main_zone(read(content)) == zone


def test_main_place_is_the_settlement_mentioned_most(read) -> None:
    place = main_place(read("From Qom they went to Yazd. Yazd is in Iran; Iran is large; Iran is old."))
    assert place is not None
    assert place.name == "Yazd"


def test_no_place_no_main_place() -> None:
    assert main_place(()) is None


def test_the_people_of_a_country_count_for_it(read) -> None:
    told = "Chad closed its border. Chadian troops guard it, and Chadians wait. France looks on; France waits."
    place = main_place(read(told), told)
    assert place is not None
    assert place.name == "Chad"
