"""The grammar of stamps, case by case."""

from datetime import date, time

import pytest

from asof.intake.dates import read_day_heading, read_moment
from asof.intake.stamps import Strength, find_stamps, has_open_stamp, read_stamp, stated_zone

NEAR = date(2011, 5, 2)
NY, LOCAL = "America/New_York", "local"

# words; clock; zone; weekday; what is left after the stamp
STAMPS = [
    ("02:30 Thursday local time: Crowds gather", time(2, 30), LOCAL, 3, "Crowds gather"),
    ("2:30 a.m. local time: Crowds gather", time(2, 30), LOCAL, None, "Crowds gather"),
    ("(Update 4:08 a.m. Tuesday in Lima, 5:08 a.m. ET Tuesday) Crowds", time(5, 8), NY, 1, "Crowds"),
    ("(Update 3 p.m. Lima, 4 p.m. ET) Crowds", time(16), NY, None, "Crowds"),
    ("(Update 1:50 a.m. Lima, 2:50 a.m. ET) - Crowds", time(2, 50), NY, None, "Crowds"),
    ("(Update 6:20 a.m. Friday in Lima, 7:20 a.m. Friday ET) Crowds", time(7, 20), NY, 4, "Crowds"),
    ("Update 3:00 a.m. in Lima, 4:00 a.m. ET) Crowds", time(4), NY, None, "Crowds"),
    ("(Updated 7:40 p.m. (0240 in Peru)) Crowds", time(2, 40), LOCAL, None, "Crowds"),
    ("(Updated at 4:34 p.m. ET) Crowds", time(16, 34), NY, None, "Crowds"),
    ("(Posted 5:32 p.m. in Lima, 6:32 p.m. ET) Crowds", time(18, 32), NY, None, "Crowds"),
    ("(10:55 a.m. ET) Crowds", time(10, 55), NY, None, "Crowds"),
    ("[11:22 p.m. ET] Crowds", time(23, 22), NY, None, "Crowds"),
    ("[11:22 p.m. ET, 6:22 a.m. Tripoli] Crowds", time(23, 22), NY, None, "Crowds"),
    ("PERU, 11:22 p.m. ET, 10:22 p.m. local: Crowds", time(23, 22), NY, None, "Crowds"),
    ("SAN JUAN, 9 p.m. local: Crowds", time(21), LOCAL, None, "Crowds"),
    ("- (Update 8:38 p.m. Lima, 9:38 p.m. ET) Crowds", time(21, 38), NY, None, "Crowds"),
    ("11.04 Uhr: Menge", time(11, 4), None, None, "Menge"),
    ("6.20 Uhr Menge", time(6, 20), None, None, "Menge"),
    ("14:05 GMT", time(14, 5), "Etc/GMT", None, ""),
    ("14:05 GMT Crowds", time(14, 5), "Etc/GMT", None, "Crowds"),
    ("1405 GMT: Crowds", time(14, 5), "Etc/GMT", None, "Crowds"),
    ("3.15pm BST: Crowds", time(15, 15), "Europe/London", None, "Crowds"),
    ("3.15pm: Crowds", time(15, 15), None, None, "Crowds"),
    ("8.30am Crowds", time(8, 30), None, None, "Crowds"),
    ("12:05 a.m. Crowds", time(0, 5), None, None, "Crowds"),
    ("12:05 p.m. Crowds", time(12, 5), None, None, "Crowds"),
    ("10:42", time(10, 42), None, None, ""),
    ("10:42:31 - Crowds", time(10, 42), None, None, "Crowds"),
    ("10:42 — Crowds", time(10, 42), None, None, "Crowds"),
    ("10:42 | Crowds", time(10, 42), None, None, "Crowds"),
    ("10:42: Crowds", time(10, 42), None, None, "Crowds"),
    ("20h15 - Crowds", time(20, 15), None, None, "Crowds"),
    ("Thursday 02:15 - Crowds", time(2, 15), None, 3, "Crowds"),
    ("Thursday, 02:15: Crowds", time(2, 15), None, 3, "Crowds"),
    ("16:30 UTC+2 — Crowds", time(16, 30), "Etc/GMT-2", None, "Crowds"),
    ("16:30 UTC-05:00 — Crowds", time(16, 30), "Etc/GMT+5", None, "Crowds"),
    ("9 p.m. IST: Crowds", time(21), LOCAL, None, "Crowds"),
    ("6 p.m. JST: Crowds", time(18), "Asia/Tokyo", None, "Crowds"),
    ("Update: 17:10 CET - Crowds", time(17, 10), "Europe/Paris", None, "Crowds"),
    ("Posted at 09:12 2 May", time(9, 12), None, None, ""),
    ("Posted at 09:12 on 2 May 2011", time(9, 12), None, None, ""),
    ("2 May 2011, 09:12: Crowds", time(9, 12), None, None, "Crowds"),
    ("Monday, 2 May, 10:42: Crowds", time(10, 42), None, 0, "Crowds"),
]

# A bare clock before a sentence may be a number: it needs others like it.
WEAK = [("2259 The army", "The army"), ("10:42 In Lima, crowds", "In Lima, crowds"), ("0705 “We saw", "“We saw")]

NOT_STAMPS = [
    "Updated 5 min ago",
    "3 p.m. is when the crowds came",
    "2011 was the year",
    "The 3 p.m. meeting was called off",
    "9 people were killed",
    "12.5 million people fled",
    "2:1 was the score",
    "25:10 Crowds",
    "10:42-11:00 The hall is open",
    "Crowds (10:55 a.m. ET) gather",
    "(sic) Crowds",
    "",
]


@pytest.mark.parametrize(("words", "clock", "zone", "weekday", "rest"), STAMPS, ids=[case[0] for case in STAMPS])
def test_a_stamp_gives_its_clock_zone_and_weekday(words, clock, zone, weekday, rest):
    found = read_stamp(words, near=NEAR)
    assert found is not None
    assert (found.stamp.clock, found.stamp.zone, found.stamp.weekday) == (clock, zone, weekday)
    assert words[found.end :] == rest
    assert found.strength is Strength.STRONG


@pytest.mark.parametrize(("words", "rest"), WEAK)
def test_a_bare_clock_before_a_sentence_is_weak(words, rest):
    found = read_stamp(words)
    assert found is not None
    assert (found.strength, words[found.end :]) == (Strength.WEAK, rest)


@pytest.mark.parametrize("words", NOT_STAMPS)
def test_a_sentence_is_no_stamp(words):
    assert read_stamp(words) is None


def test_the_words_of_a_stamp_leave_its_colon_out():
    found = read_stamp("02:30 Thursday local time: Crowds gather")
    assert found.stamp.words == "02:30 Thursday local time"
    assert found.stamp.span.of("02:30 Thursday local time: Crowds gather") == found.stamp.words


def test_a_city_is_kept_where_it_is_all_that_tells_the_zone():
    found = read_stamp("(Update 4 a.m. in Lima) Crowds")
    assert (found.stamp.zone, found.stamp.city) == ("local", "Lima")


def test_a_date_in_a_stamp_takes_its_year_from_the_page():
    assert read_stamp("Posted at 09:12 2 May", near=NEAR).stamp.day == date(2011, 5, 2)
    assert read_stamp("31 December, 23:50: Crowds", near=date(2012, 1, 1)).stamp.day == date(2011, 12, 31)


def test_marked_stamps_are_found_inside_lines_that_were_run_together():
    words = "offered no assurance (Update 3:30 a.m. in Lima, 4:30 a.m. ET) Five people (2 p.m. ET) were released"
    (found,) = find_stamps(words)
    assert found.stamp.words == "(Update 3:30 a.m. in Lima, 4:30 a.m. ET)"


def test_a_stamp_that_was_cut_in_two_is_seen_to_be_open():
    assert has_open_stamp("(Update 1:34 p.m. in Lima, 2:34 am.")
    assert not has_open_stamp("(Update 1:34 p.m. in Lima, 2:34 am. ET) Crowds")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Monday, 31 January", date(2011, 1, 31)),
        ("July 18", date(2011, 7, 18)),
        ("July 18th, 2012", date(2012, 7, 18)),
        ("Dienstag, 27. August 2024", date(2024, 8, 27)),
        ("2011-05-02", date(2011, 5, 2)),
        ("** Sunday 1 May **", date(2011, 5, 1)),
    ],
)
def test_a_day_heading_is_a_day(words, expected):
    found = read_day_heading(words)
    assert found is not None
    assert found.resolved(NEAR) == expected


def test_a_weekday_picks_the_year_of_a_day_without_one():
    """18 July was a Thursday in 2024, not in 2023, when the page began."""
    assert read_day_heading("Donnerstag, 18. 7.").resolved(date(2023, 10, 7)) == date(2024, 7, 18)


@pytest.mark.parametrize("words", ["May 2 was quiet", "Sunday best", "30 February", "", "31 people"])
def test_a_sentence_is_no_day_heading(words):
    found = read_day_heading(words)
    assert found is None or found.resolved(NEAR) is None


def test_a_time_of_metadata_without_a_zone_is_only_its_day():
    assert read_moment("2011-05-02T10:00:00") == date(2011, 5, 2)
    assert read_moment("2011-05-02T10:00:00+02:00").isoformat() == "2011-05-02T08:00:00+00:00"
    assert read_moment("Mon, 02 May 2011 10:00:00 GMT").isoformat() == "2011-05-02T10:00:00+00:00"
    assert read_moment("soon") is None


def test_a_bare_clock_leaves_the_first_word_of_its_sentence_alone() -> None:
    found = read_stamp("2251 The harbour is closed.")
    assert found is not None
    assert (found.stamp.words, found.end) == ("2251", 5)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Live updates from the coast (all times are in GMT)", "Etc/GMT"),
        ("All times EST.", "America/New_York"),
        ("At all times the gates were shut.", None),
        ("Times are hard in the west.", None),
    ],
)
def test_a_page_may_say_which_zone_its_clocks_are_in(words: str, zone: str | None) -> None:
    assert stated_zone(words) == zone


@pytest.mark.parametrize("words", ["0001-01-01T00:00:00Z", "0001-01-01", "Mon, 01 Jan 0001 00:00:00 GMT", "soon"])
def test_a_date_that_systems_write_for_an_empty_field_is_none(words: str) -> None:
    assert read_moment(words) is None
