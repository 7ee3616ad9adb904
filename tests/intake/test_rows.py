"""Files of rows are refused with the way out, and pages that only look like them are read."""

from datetime import UTC, date, datetime

import pytest

from asof.errors import NotAPage
from asof.intake.intake import Hints, take_in

_SENTENCE = "At least 5 people were killed in the harbour, doctors said."
_HINTS = Hints(published=date(2019, 3, 1))


def _take_in(content: str, name: str):
    return take_in(content.encode(), name=name, url=None, received_at=datetime(2019, 3, 2, tzinfo=UTC), hints=_HINTS)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (f"time,text\n2019-03-01,{_SENTENCE}\n", "rows.csv", "a table"),
        (f"time\ttext\n2019-03-01\t{_SENTENCE}\n", "ROWS.TSV", "a table"),
        (f'{{"text": "{_SENTENCE}"}}\n{{"text": "{_SENTENCE}"}}\n', "rows.jsonl", "JSON"),
        (f'[\n  {{"text": "<p>{_SENTENCE}</p>"}}\n]\n', "pasted", "JSON"),
    ],
)
def test_rows_are_no_page_and_the_way_out_is_said(content: str, name: str, kind: str) -> None:
    with pytest.raises(NotAPage, match=rf"{name} is {kind}, not a page; save the text of each report as a file"):
        _take_in(content, name)


@pytest.mark.parametrize("first", ["[Photo: the harbour at noon]", "[12] A note", "killed, hurt, missing"])
def test_prose_that_begins_with_a_bracket_or_has_commas_is_a_page(first: str) -> None:
    assert _SENTENCE in _take_in(f"{first}\n\n{_SENTENCE}\n", "notes.txt").text.content
