"""On a terminal: one screen, plain letters, and every figure followed by where its sentence stands."""

import dataclasses
import io
import re

import pytest
from rich.console import Console

from asof.model.views import Membership, RecordView
from asof.publish.charts.bars import Bar
from asof.publish.terminal import draw_bar, print_changes, print_claims, print_record, reference

REFERENCE = re.compile(r"\[([0-9a-f]{8}):(\d+)-(\d+)\]")


def _with(view: RecordView, **values) -> RecordView:
    return dataclasses.replace(view, stories=(dataclasses.replace(view.stories[0], **values),))


def _printed(print_it, *values, width: int = 80, **options) -> str:
    stream = io.StringIO()
    print_it(*values, Console(file=stream, width=width, highlight=False, markup=False), **options)
    return stream.getvalue()


@pytest.fixture(scope="module")
def screen(sample) -> str:
    return _printed(print_record, sample.view)


def test_nothing_is_wider_than_the_terminal(sample) -> None:
    for width in (80, 60, 120):
        assert max(len(line) for line in _printed(print_record, sample.view, width=width).splitlines()) <= width


def test_what_is_not_a_terminal_gets_no_escape_codes(screen: str) -> None:
    assert "\x1b" not in screen


def test_no_line_ends_in_spaces(screen: str) -> None:
    assert not [line for line in screen.splitlines() if line != line.rstrip()]


def test_every_reference_is_a_sentence_of_the_kept_text(sample, screen: str) -> None:
    contents = {kept.report.report_id[:8]: kept for kept in sample.reports}
    found = REFERENCE.findall(screen)
    assert len(found) > 20
    for report_id, start, end in found:
        kept = contents[report_id]
        sentence = kept.text.content[int(start) : int(end)]
        assert sentence in {k.claim.sentence for k in kept.claims}


def test_every_standing_figure_is_there_with_its_reference_after_it(sample, screen: str) -> None:
    text = " ".join(screen.split())
    for ledger in sample.view.stories[0].ledgers:
        for position in ledger.positions:
            if position.state != "standing":
                continue
            words, claim = position.figure.quantity.words, position.claims[0].claim
            after = text[text.index(f"“{words}”") :]
            assert REFERENCE.search(after).group(0) == f"[{reference(claim)}]"


def test_the_head_says_as_of_when_on_which_clock_and_in_which_zone(screen: str) -> None:
    assert "As of Fri 12 Mar 2021, 12:00 (16:00 UTC)" in screen
    assert "by when it was said" in screen
    assert "America/La_Paz" in screen


def test_the_list_of_entries_says_when_it_is_cut(sample) -> None:
    assert "4 earlier entries are not shown" in _printed(print_record, sample.view, entries=2)
    assert "not shown" not in _printed(print_record, sample.view, entries=6)


def test_why_each_report_is_in_the_story_is_told_where_there_are_several(sample) -> None:
    story = sample.view.stories[0]
    why = tuple(Membership(report_id=one.report_id, why="the same town") for one in story.reports)
    shown = _printed(print_record, _with(sample.view, memberships=why))
    assert f"{story.reports[0].outlet}: the same town [{story.reports[0].report_id[:8]}]" in shown
    assert "the same town" not in _printed(print_record, _with(sample.view, memberships=why[:1]))


def test_unread_reports_are_named_with_their_language(screen: str) -> None:
    assert "Der Abendbote" in screen
    assert "German. Not read" in screen


def test_gaps_are_stated(sample) -> None:
    empty = dict.fromkeys(("ledgers", "questions", "conditions", "incidents", "entries"), ())
    story = dataclasses.replace(sample.view.stories[0], **empty)
    text = _printed(print_record, dataclasses.replace(sample.view, stories=(story,)))
    for words in ("No figure in what", "No entry by this", "not a sign that there are none", "None that the reports"):
        assert words in text


def test_an_empty_record_says_so(sample) -> None:
    assert "No story yet" in _printed(print_record, dataclasses.replace(sample.view, stories=(), unread=()))


def test_words_of_a_report_cannot_command_the_terminal(sample) -> None:
    story = dataclasses.replace(sample.view.stories[0], name="\x1b]0;owned\x07[red]title[/red]")
    text = _printed(print_record, dataclasses.replace(sample.view, stories=(story,)))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[red]title[/red]" in text


def test_changes_show_before_and_after_each_with_its_sentence(sample) -> None:
    text = " ".join(_printed(print_changes, sample.changes).split())
    assert "Killed: confirmed 4 or more “at least four people” — hospital director [" in text
    assert "was 3 or more “Several marchers” — witnesses [" in text


def test_no_change_is_said(sample) -> None:
    assert "Nothing new" in _printed(print_changes, ())


def test_claims_show_sentence_chain_figures_and_place(sample) -> None:
    kept = sample.reports[1].claims[0]
    text = " ".join(_printed(print_claims, [kept]).split())
    assert kept.claim.sentence in text
    assert "Ministry of the Interior ← Valley Wire" in text
    assert f"Killed: 1 “one person” [{reference(kept.claim)}]" in text


@pytest.mark.parametrize(
    ("left", "right", "opens", "mark", "drawn"),
    [
        (25, 100, (False, True), 25, "     ●─────────────▶"),
        (0, 50, (True, False), 50, "◀─────────●"),
        (0, 100, (True, True), None, "◀··················▶"),
        (100, 100, (False, False), 100, "                   ●"),
        (25, 75, (False, False), 25, "     ●────────┤"),
    ],
)
def test_a_bar_in_letters(left, right, opens, mark, drawn) -> None:
    bar = Bar(
        left=left,
        right=right,
        is_open_left=opens[0],
        is_open_right=opens[1],
        is_approximate=False,
        mark=mark,
        shape="solid",
    )
    assert draw_bar(bar).rstrip() == drawn
    assert len(draw_bar(bar)) == 20
