"""The problems found in a report as rows: what was found in several places is said once, with how often."""

from collections.abc import Iterable
from dataclasses import dataclass

from asof.model.issue import Issue
from asof.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """Every issue of one code and the same words: `times` of them, of which `spans` say where in the text."""

    code: str
    words: str
    times: int
    spans: tuple[Span, ...]


def issue_rows(issues: Iterable[Issue]) -> tuple[IssueRow, ...]:
    """The rows in the order in which each was first found; each has its spans in the order of `issues`."""
    found: dict[tuple[str, str], list[Issue]] = {}
    for issue in issues:
        found.setdefault((issue.code, issue.words), []).append(issue)
    return tuple(
        IssueRow(code=code, words=words, times=len(same), spans=tuple(one.span for one in same if one.span))
        for (code, words), same in found.items()
    )
