"""Problems of a report as rows: what was found in several places is said once."""

import dataclasses
from pathlib import Path

from lxml import html

from asof.model.issue import Issue
from asof.model.span import Span
from asof.publish.issue_rows import issue_rows
from asof.publish.site import write_site


def _stray(start: int, end: int, words: str = "words of another story") -> Issue:
    return Issue(code="stray-paragraph", report_id="a", span=Span(start=start, end=end), words=words)


def test_the_same_words_of_several_places_are_one_row_with_all_of_them() -> None:
    mended = Issue(code="characters-mended", report_id="a", span=None, words="mended")
    rows = issue_rows([_stray(0, 4), mended, _stray(9, 12)])
    assert [(row.code, row.times) for row in rows] == [("stray-paragraph", 2), ("characters-mended", 1)]
    assert [(span.start, span.end) for span in rows[0].spans] == [(0, 4), (9, 12)]
    assert rows[1].spans == ()


def test_other_words_of_the_same_code_are_a_row_of_their_own() -> None:
    assert [row.times for row in issue_rows([_stray(0, 4), _stray(9, 12, "a stamp of another day")])] == [1, 1]


def test_the_page_says_it_once_and_unfolds_to_the_words_of_each_place(tmp_path: Path, sample) -> None:
    kept = dataclasses.replace(sample.reports[0], issues=(_stray(0, 20), _stray(30, 50)))
    write_site(sample.view, [kept, *sample.reports[1:]], tmp_path)
    page = html.fromstring((tmp_path / f"report-{kept.report.report_id[:12]}.html").read_bytes())
    (line,) = page.xpath("//section[@id='issues']/ul/li")
    assert line.xpath("./details/summary")[0].text_content() == "2 times"
    quoted = [quote.text_content() for quote in line.xpath("./details//q")]
    assert quoted == [" ".join(kept.text.content[start : start + 20].split()) for start in (0, 30)]
