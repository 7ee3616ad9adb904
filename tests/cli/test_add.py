"""What `asof add` tells of the problems it found in a page."""

import pytest

from asof.cli.add import _say_issues
from asof.model.issue import Issue
from asof.model.span import Span


def _strays(count: int) -> list[Issue]:
    spans = (Span(start=100 * number, end=100 * number + 40) for number in range(count))
    return [Issue(code="stray-paragraph", report_id="a", span=span, words="words of another story") for span in spans]


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, ""),
        (2, " (2 times: characters 0-40, 100-140)"),
        (6, " (6 times: characters 0-40, 100-140, 200-240, 300-340 and 2 more, all on the report's page)"),
    ],
)
def test_a_problem_found_in_several_places_is_one_line(
    count: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _say_issues(_strays(count))
    assert capsys.readouterr().err == f"    stray-paragraph: words of another story{told}\n"
