"""The silences of a story: the longest in sight, the others folded away."""

import dataclasses
import io
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import html
from rich.console import Console

from asof.model.views import RecordView, Silence
from asof.publish.site import write_site
from asof.publish.terminal import print_record
from asof.publish.timeline_rows import silence_rows

HOURS = (3, 9, 4, 8, 5, 7)


@pytest.fixture(scope="module")
def view(sample, samples) -> RecordView:
    """The sample with a silence of each of `HOURS`, a day apart."""
    starts = [samples.utc(10, 1) + timedelta(days=number) for number in range(len(HOURS))]
    silences = tuple(
        Silence(start=start, end=start + timedelta(hours=hours), during=())
        for start, hours in zip(starts, HOURS, strict=True)
    )
    return dataclasses.replace(sample.view, stories=(dataclasses.replace(sample.view.stories[0], silences=silences),))


def test_the_longest_silences_are_shown_and_the_others_folded_both_in_the_order_of_time(view: RecordView) -> None:
    (story,) = view.stories
    rows = silence_rows(story)
    each = [silence_rows(dataclasses.replace(story, silences=(one,))).shown[0] for one in story.silences]
    assert rows.shown == (each[1], each[3], each[4], each[5])
    assert rows.folded == (each[0], each[2])


def test_a_story_with_few_silences_folds_none(view: RecordView) -> None:
    story = dataclasses.replace(view.stories[0], silences=view.stories[0].silences[:4])
    assert len(silence_rows(story).shown) == 4
    assert silence_rows(story).folded == ()


def test_a_terminal_says_how_many_are_not_shown(view: RecordView) -> None:
    stream = io.StringIO()
    print_record(view, Console(file=stream, width=120))
    assert stream.getvalue().count("nothing said from") == 4
    assert "2 shorter silences are not shown here; `asof publish DIR` writes all" in stream.getvalue()


def test_the_page_has_them_all_the_shorter_folded_away(view: RecordView, sample, tmp_path: Path) -> None:
    front, *_ = write_site(view, sample.reports, tmp_path)
    page = html.fromstring(front.read_bytes())
    assert len(page.xpath("//ul[@class='silences']/li")) == len(HOURS)
    (folded,) = page.xpath("//details[ul[@class='silences']]")
    assert folded.xpath("summary")[0].text_content() == "2 shorter silences"
    assert len(folded.xpath("ul/li")) == 2
