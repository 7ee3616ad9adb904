"""What a report says may not command the screen it is shown on."""

import pytest

from asof.publish.display import (
    alphabets_of,
    cut_middle,
    direction_of,
    given_name,
    one_line,
    shortened,
    shown,
    web_link,
)


@pytest.mark.parametrize("code", [0x00, 0x07, 0x1B, 0x7F, 0x9B, 0x202A, 0x202E, 0x2066, 0x2069, 0xE0041, 0xD800])
def test_a_character_that_commands_a_screen_is_replaced_by_one_that_is_seen(code: int) -> None:
    words = f"a{chr(code)}b"
    assert chr(code) not in shown(words)
    assert len(shown(words)) == len(words)


@pytest.mark.parametrize("words", ["می‌خواهیم", "क्‍ष", "naïve – “quoted” 東京", "line\nand\ttab", "👩‍⚕️"])
def test_ordinary_writing_of_any_script_is_left_alone(words: str) -> None:
    assert shown(words) == words


def test_showing_twice_changes_nothing_more() -> None:
    once = shown("\x1b[31mred\u202e")
    assert shown(once) == once


def test_long_words_are_cut_between_words_and_marked() -> None:
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("one two", 12) == "one two"


def test_a_word_longer_than_the_limit_is_cut_inside() -> None:
    assert shortened("x" * 50, 10) == "x" * 9 + "…"


def test_one_line_folds_white_space() -> None:
    assert one_line(" a\n\n b\tc ") == "a b c"


@pytest.mark.parametrize("address", ["http://outlet.example/a", "https://outlet.example/?q=1#x"])
def test_a_web_address_is_linked(address: str) -> None:
    assert web_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//host/x",
        "https://",
        "http://[",
        "https://a.example/\u202egpj",
    ],
)
def test_anything_else_is_not_linked(address: str | None) -> None:
    assert web_link(address) is None


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("/home/somebody/page.html", "page.html"),
        (r"C:\Users\somebody\page.html", "page.html"),
        ("file:///home/somebody/page.html", "page.html"),
        ("-", "-"),
        ("https://outlet.example/a/b", "https://outlet.example/a/b"),
    ],
)
def test_a_report_is_named_without_the_folders_of_whoever_gave_it(name: str, given: str) -> None:
    assert given_name(name) == given


def test_a_long_run_keeps_its_beginning_and_end_and_counts_what_is_between() -> None:
    assert cut_middle("abcdefgh", 4) == ("ab", 4, "gh")
    assert cut_middle("abcd", 4) == ("abcd", 0, "")


@pytest.mark.parametrize(
    ("name", "alphabets"),
    [
        ("Evening Post", ("Latin",)),
        ("Вечер", ("Cyrillic",)),
        ("\N{CYRILLIC CAPITAL LETTER VE}BC", ("Cyrillic", "Latin")),
        ("Le Courrier du Môle", ("Latin",)),
        ("NHK 放送", ("Latin",)),
        ("1812", ()),
    ],
)
def test_alphabets_that_look_alike_are_told(name: str, alphabets: tuple[str, ...]) -> None:
    assert alphabets_of(name) == alphabets


@pytest.mark.parametrize(("language", "direction"), [("fa", "rtl"), ("ar-EG", "rtl"), ("en", "auto"), ("", "auto")])
def test_words_go_the_way_their_language_is_written(language: str, direction: str) -> None:
    assert direction_of(language) == direction
