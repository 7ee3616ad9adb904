"""The reports at the desk: all of them, and what was read from each."""

from dataclasses import dataclass

from starlette.responses import Response

from asof.desk.answers import Asked, page, refusal
from asof.desk.cards import claim_card
from asof.desk.claims import cut
from asof.desk.current import Current, Desk
from asof.desk.words import say
from asof.errors import AsofError
from asof.model.report import Report
from asof.publish.issue_rows import issue_rows
from asof.publish.story_page import ReportRow, report_row


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report of a list, the names of the stories it stands in, its own first, and how many versions are kept."""

    row: ReportRow
    stories: tuple[str, ...]
    versions: int


class Reports:
    """The pages of reports of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show_list(self, asked: Asked) -> Response:
        """Every report, the newest received first."""
        current = self._desk.current()
        reports = list(current.reports.values())[::-1]
        part = cut(asked, len(reports))
        lines = [report_line(current, report) for report in reports[max(0, part.first - 1) : part.last]]
        return page(asked, "reports.html", title=say("reports.title"), lines=lines, cut=part)

    def show_one(self, asked: Asked) -> Response:
        """One report: where it is from, what was odd about it, and the claims that were read from it."""
        current = self._desk.current()
        try:
            with self._desk.context.open_store() as store:
                report = store.report(asked.request.path_params["report_id"])
                issues, entries = store.issues(report.report_id), store.entries(report.report_id)
        except AsofError:
            return refusal(asked, "no_report", status=404)
        claims = current.claims_of(report.report_id)
        part = cut(asked, len(claims))
        kept = asked.request.query_params.get("kept", "")
        return page(
            asked,
            "desk_report.html",
            title=report.title or report.name,
            line=report_line(current, report),
            issues=issue_rows(issues),
            entries=len(entries),
            cards=[claim_card(current, one) for one in claims[max(0, part.first - 1) : part.last]],
            cut=part,
            notice=say(f"report.kept_{kept}") if kept in ("new", "before") else "",
        )


def report_line(current: Current, report: Report) -> ReportLine:
    """The line of a report."""
    return ReportLine(
        row=row_of(current, report),
        stories=tuple(story.name for story in current.stories_of.get(report.report_id, ())),
        versions=len(current.versions(report)),
    )


def row_of(current: Current, report: Report) -> ReportRow:
    """The row of a report, in the clock of its own story's place, else in its own."""
    stories = current.stories_of.get(report.report_id)
    zone = stories[0].zone if stories else report.published_at.zone
    return report_row(report, zone, current.claims_of(report.report_id))
