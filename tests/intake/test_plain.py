"""Plain-text dumps: titles, decks, bylines, captions, and what is not text."""

import pytest

from asof.errors import NoDate
from asof.intake.boilerplate import is_boilerplate, is_tail
from asof.intake.bylines import read_byline, read_dateline
from asof.intake.untokenise import untokenise
from asof.model.report import BlockKind
from asof.model.when import Precision

WRAP = """300 x 250

Dock strike spreads to a third harbour

Crews in Porto  walked out on Monday.
Crews in Porto walked out on Monday.

Harbour Post correspondent in Porto

May 2, 2011 - Dock workers in Porto walked out on Monday, the union said.

Crews outside the gates of the northern dock

The port authority said that forty ships were waiting.

Share | Tweet | Email

Advertisement

Talks are to begin on Tuesday &amp; last a day.

Most read

A recipe for soup
"""


def blocks(intake):
    return [(block.kind, block.span.of(intake.text.content)) for block in intake.text.blocks]


def test_a_wrap_comes_apart_into_its_blocks(take):
    intake = take(WRAP, published=None)
    assert blocks(intake) == [
        (BlockKind.TITLE, "Dock strike spreads to a third harbour"),
        (BlockKind.DECK, "Crews in Porto walked out on Monday."),
        (BlockKind.BYLINE, "Harbour Post correspondent in Porto"),
        (BlockKind.PARAGRAPH, "Dock workers in Porto walked out on Monday, the union said."),
        (BlockKind.CAPTION, "Crews outside the gates of the northern dock"),
        (BlockKind.PARAGRAPH, "The port authority said that forty ships were waiting."),
        (BlockKind.PARAGRAPH, "Talks are to begin on Tuesday & last a day."),
    ]
    assert intake.report.outlet == "Harbour Post"
    assert len(intake.entries) == 1


def test_a_date_line_dates_the_page_and_keeps_its_words(take):
    when = take(WRAP, published=None).report.published_at
    assert (when.start.isoformat(), when.precision) == ("2011-05-02T00:00:00+00:00", Precision.DAY)
    assert when.words == "May 2, 2011"
    assert when.span.of(take(WRAP, published=None).text.content) == "May 2, 2011 - "


def test_a_page_without_any_date_asks_for_one(take):
    with pytest.raises(NoDate, match="--published"):
        take("Dock strike spreads\n\nCrews walked out, the union said.\n", published=None)


def test_what_is_given_wins_over_the_date_line(take):
    from datetime import date

    assert take(WRAP, published=date(2012, 1, 1)).report.published_at.start.year == 2012


def test_wrapped_lines_are_joined(take):
    page = (
        "Dock strike spreads\n\n"
        "The union said on Monday that crews in three harbours had walked out and\n"
        "that they would not be back before their demands for higher pay had been\n"
        "met in full.\n"
    )
    assert blocks(take(page))[1][1].endswith("their demands for higher pay had been met in full.")


def test_carriage_returns_and_invisible_signs_do_not_matter(take):
    assert blocks(take(WRAP.replace("\n", "\r\n").replace("Porto", "Por\u00adto\u200b"))) == blocks(take(WRAP))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Reported by Harbour Post reporter on the scene", (True, "Harbour Post")),
        ("Harbour Post correspondent inside the docks", (True, "Harbour Post")),
        ("AB/CD reporter on the scene", (True, "AB/CD")),
        ("By Jane Doe", (True, None)),
        ("By Jane Doe, The Harbour Post", (True, "The Harbour Post")),
        ("By Jane Doe for Harbour Radio", (True, "Harbour Radio")),
        ("By noon the crowd had left.", (False, None)),
        ("by noon the crowd had left", (False, None)),
        ("Crews walked out on Monday", (False, None)),
    ],
)
def test_a_byline_names_its_outlet(words, expected):
    assert read_byline(words) == expected


@pytest.mark.parametrize(
    "words", ["May 2, 2011 -", "2 May 2011 | By Jane Doe", "PORTO, May 2, 2011 - Crews", "2011-05-02: x"]
)
def test_a_date_line_is_read(words):
    assert read_dateline(words).day.isoformat() == "2011-05-02"


@pytest.mark.parametrize("words", ["May 2, 2011 was a Monday", "Crews left on May 2, 2011 - all of them", "May 2 - x"])
def test_a_sentence_is_no_date_line(words):
    assert read_dateline(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "728 x 90",
        "728x90",
        "Advertisement",
        "Share | Tweet | Email",
        "We use cookies to improve this site.",
        "Read more",
        "Read more: Ferry runs aground as crew watch on",
        "RELATED ARTICLE - Two hurt in harbour blaze",
        "Don't miss",
        "Updated 5 min ago",
        "vor 5 Minuten",
        "Skip to main content",
        "© 2011 Harbour Post",
        "12 comments",
    ],
)
def test_boilerplate_is_told(words):
    assert is_boilerplate(words)


@pytest.mark.parametrize(
    "words",
    [
        "Two people share a cell.",
        "Police used tear gas.",
        "Watch towers stand along the wall.",
        "The site was closed.",
        "More than 40 people were hurt.",
        "Save the harbour, the crowd chanted.",
        "Latest clashes leave three dead",
        "Most people left.",
    ],
)
def test_sentences_are_not_boilerplate(words):
    assert not is_boilerplate(words)
    assert not is_tail(words)


@pytest.mark.parametrize("words", ["Latest News and Articles", "Related stories", "Most read", "More news from Porto"])
def test_tails_are_told(words):
    assert is_tail(words)


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        ("-LRB- Update 3 p.m. Porto , 10 a.m. ET -RRB- Crews left .", "(Update 3 p.m. Porto, 10 a.m. ET) Crews left."),
        ("`` We are leaving , '' he said .", '"We are leaving," he said.'),
        ("The union 's men did n't leave .", "The union's men didn't leave."),
        ("the crews ' demands ; $ 3 million , or 20 % of it", "the crews' demands; $3 million, or 20% of it"),
        ("` When they go , we go . '", "'When they go, we go.'"),
        ("21\\/2 years", "21/2 years"),
        ("-- Ships wait .", "-- Ships wait."),
    ],
)
def test_tokenised_lines_are_printed_again(tokens, words):
    assert untokenise(tokens) == words
