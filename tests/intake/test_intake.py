"""The front door holds its promises on any bytes, and on saved pages of many sites."""

import itertools
import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asof.errors import IntakeError, UnreadableInput
from asof.intake.files import read_file
from asof.intake.intake import Hints, Intake, take_in
from asof.intake.language import detect_language, unread_words
from asof.model.ids import report_digest
from asof.model.report import BlockKind

RECEIVED = datetime(2024, 9, 1, 14, 0, tzinfo=timezone(timedelta(hours=2)))
GIVEN = Hints(published=date(2011, 5, 2))

FRAGMENTS = st.sampled_from(
    [
        "02:30 Thursday local time: ",
        "(Update 3 p.m. Porto, 10 a.m. ET) ",
        "10:42",
        "2259 The crews left.",
        "Monday, 2 May",
        "<p>",
        "</p>",
        "<h2>",
        "<html><body>",
        "<time datetime='2011-05-02T10:00:00Z'>10:00</time>",
        "&amp;",
        "-LRB-",
        "''",
        "\n",
        "\n\n",
        " ",
        "May 2, 2011 - ",
        "By Jane Doe",
        "Most read",
        "Advertisement",
        "728 x 90",
        "Crews in Porto left the docks.",
        "Two held in Toronto.",
        "They went home.",
        "\x00",
        "\u200b",
        "é",
        '<script type="application/ld+json">{"@type": "LiveBlogPosting", "liveBlogUpdate": {"headline": "x"}}</script>',
    ]
)


def check_spans(intake: Intake) -> None:
    """Every span lies in the text; blocks and entries follow one another without overlap."""
    length = len(intake.text.content)
    for spans in ([block.span for block in intake.text.blocks], [entry.span for entry in intake.entries]):
        assert all(span.end <= length for span in spans)
        assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    for entry in intake.entries:
        if entry.stamp and entry.stamp.span:
            assert entry.span.contains(entry.stamp.span)
            assert entry.stamp.span.of(intake.text.content) == entry.stamp.words
        assert all(entry.span.contains(m.caption) for m in entry.materials if m.caption)
    assert all(issue.span is None or issue.span.end <= length for issue in intake.issues)
    assert [entry.number for entry in intake.entries] == list(range(len(intake.entries)))


def try_in(raw: bytes) -> None:
    try:
        intake = take_in(raw, name="x", url=None, received_at=RECEIVED, hints=GIVEN)
    except IntakeError:
        return
    check_spans(intake)


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_taken_in_or_refused(raw):
    try_in(raw)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_taken_in_or_refused(words):
    try_in(words.encode("utf-8", errors="surrogatepass"))


@given(st.lists(FRAGMENTS, max_size=30))
@settings(max_examples=250, deadline=None)
def test_any_mixture_of_what_pages_are_made_of_keeps_its_spans(fragments):
    try_in("".join(fragments).encode())


HARD = {
    "deep elements": b"<html><body>" + b"<div>" * 5000 + b"<p>Crews left the docks.</p>",
    "deep json": b"<html><script type='application/ld+json'>" + b"[" * 20000 + b"</script><p>Crews left.</p>",
    "wrong types": b'<html><script type=\'application/ld+json\'>{"@type": "LiveBlogPosting", "image": [[1]], '
    b'"liveBlogUpdate": [1, null, {"headline": 5, "image": [{"url": 3}]}]}</script><p>Crews left.</p>',
    "broken address": b"<html><meta property='og:url' content='http://[::1/2011/13/45/'><p>Crews left.</p>",
    "last day": b"<html><meta name='date' content='9999-12-31T23:59:59-12:00'><p>Crews left.</p>",
    "open brackets": b"(Update 3 p.m. " * 2000,
    "long name": b"By " + b"A" * 50_000,
}


@pytest.mark.parametrize("raw", HARD.values(), ids=HARD.keys())
def test_hostile_pages_are_taken_in_or_refused(raw):
    try_in(raw)


def test_the_report_is_named_by_its_bytes_and_times_are_utc(take):
    raw = b"Dock strike spreads\n\nCrews walked out, the union said.\n"
    report = take_in(raw, name="folder/strike.txt", url=None, received_at=RECEIVED, hints=GIVEN).report
    assert report.report_id == report_digest(raw)
    assert report.size_bytes == len(raw)
    assert report.received_at == datetime(2024, 9, 1, 12, 0, tzinfo=UTC)
    assert report.outlet == "strike.txt"


@pytest.mark.parametrize(
    "first",
    [
        "The U.N. Security Council met about Kalmar on Monday.",
        "Talks about the port were broken off in the U.S. Embassy of Kalmar.",
        "Guards shot at Maj. Gen. Arne Lind and Lt. Col. Britt Falk near Kalmar.",
        "Msgr. Olof Ek said that three dockers had died.",
        "“We saw smoke above the harbour.”",
    ],
)
def test_a_page_without_a_title_is_called_by_its_first_sentence_whole(take, first):
    assert take(f"{first} It was the second time this week.\n\nNobody else was hurt there.").report.title == first


def test_a_first_sentence_that_is_long_is_cut_between_words(take):
    title = take("Guards shot at dockers " + "and at clerks " * 20 + "in Kalmar. Two died.").report.title
    assert title.endswith("and at …")
    assert len(title) <= 162


def test_an_outlet_that_is_given_wins():
    hints = Hints(published=date(2011, 5, 2), outlet="Harbour Radio")
    raw = b"Dock strike\n\nBy Jane Doe, Harbour Post\n\nCrews walked out, the union said.\n"
    assert take_in(raw, name="x", url=None, received_at=RECEIVED, hints=hints).report.outlet == "Harbour Radio"
    assert take_in(raw, name="x", url=None, received_at=RECEIVED, hints=GIVEN).report.outlet == "Harbour Post"


def test_a_file_that_nothing_says_the_outlet_of_says_so():
    hints = Hints(published=date(2011, 5, 2))
    raw = b"Dock strike\n\nCrews walked out, the union said.\n"
    unknown = take_in(raw, name="reports/strike.txt", url=None, received_at=RECEIVED, hints=hints)
    assert (unknown.report.outlet, unknown.report.is_outlet_known()) == ("strike.txt", False)
    assert [issue.code for issue in unknown.issues] == ["outlet-unknown"]
    known = take_in(raw, name="strike.txt", url="https://harbour.example/a", received_at=RECEIVED, hints=hints)
    assert known.report.is_outlet_known()
    assert not known.issues


@pytest.mark.parametrize("folder", ["feeds", "cap", "warc"])
def test_formats_that_are_not_pages_are_refused_not_misread(shared: Path, folder):
    for path in sorted((shared / "data" / "formats" / folder).rglob("*")):
        if path.is_file():
            try_in(path.read_bytes())


def test_saved_pages_give_most_of_their_main_text(shared: Path):
    """A sample of the article extraction benchmark: 4-grams shared with the gold text; 0.95 on all 181 pages."""
    folder = shared / "data" / "pages"
    gold = json.loads((folder / "aeb_ground_truth.json").read_text())
    scores = []
    for key in sorted(gold)[::12]:
        raw = (folder / "aeb_html" / f"{key}.html.gz").read_bytes()
        intake = take_in(raw, name=key, url=gold[key]["url"], received_at=RECEIVED, hints=GIVEN)
        check_spans(intake)
        body = {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE}
        said = " ".join(b.span.of(intake.text.content) for b in intake.text.blocks if b.kind in body)
        scores.append(agreement(said.split(), gold[key]["articleBody"].split()))
    assert len(scores) >= 15
    assert sum(scores) / len(scores) > 0.9


def agreement(found: list[str], gold: list[str]) -> float:
    """F1 of the sets of four neighbouring words."""
    one, other = ({tuple(words[i : i + 4]) for i in range(len(words))} for words in (found, gold))
    return 2 * len(one & other) / (len(one) + len(other))


def test_files_that_cannot_be_read_say_why(tmp_path):
    for path, why in ((tmp_path, "folder"), (tmp_path / "none.txt", "does not exist"), ("a\x00b", "cannot be read")):
        with pytest.raises(UnreadableInput, match=why):
            read_file(path)
    (tmp_path / "a.txt").write_bytes(b"\x00\xff")
    assert read_file(tmp_path / "a.txt") == b"\x00\xff"


def test_languages_are_told_and_named():
    spanish = (
        "El gobierno anunció el lunes que los trabajadores de los puertos del norte volverán al trabajo después de " * 3
    )
    assert detect_language(spanish, "en") == "es"
    assert detect_language("Talks", "fr") == "fr"
    assert detect_language("Talks", None) == "en"
    assert unread_words("en") is None
    assert unread_words("fa") == "asof does not read Persian yet"
