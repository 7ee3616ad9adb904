"""Writes the record as a static site: a page a story, a page a report, and the same data beside each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path

from asof.model.claim import KeptClaim
from asof.model.views import Change, RecordView
from asof.publish.addresses import Addresses, addresses_of_files
from asof.publish.data import as_json, index_data, report_data, story_data
from asof.publish.folder import write_folder
from asof.publish.gather import KeptReport
from asof.publish.render import (
    ASSETS,
    Around,
    Frame,
    OtherReports,
    other_reports,
    render_index,
    render_report,
    render_story,
)
from asof.publish.report_page import is_known, report_page
from asof.publish.story_page import StoryPage, story_page
from asof.record.store import Store
from asof.record.views import claims_at


def write_site(
    view: RecordView,
    reports: Sequence[KeptReport],
    folder: Path,
    *,
    changes: Sequence[Change] = (),
    since: datetime | None = None,
) -> tuple[Path, ...]:
    """Writes the site of `view` into `folder` and gives the files written, the front page first.

    `reports` are every kept report with its claims; those that the view names must be among them (ValueError).  The
    only story of a record is the front page itself; several have a page each and the front page lists them.
    `changes` are shown under "Since `since`" (UTC).  Every time on a page is in the zone of its story's main place.
    A reader never meets half a site, and no file of anybody else is touched: UsageError where one is in the way.
    """
    named = {report.report_id for story in view.stories for report in story.reports}
    named |= {report.report_id for report in view.unread}
    known = [kept for kept in reports if kept.report.report_id in named or is_known(kept, view)]
    address = addresses_of_files(view, [kept.report.report_id for kept in known])
    site = _Site(view=view, reports=known, address=address, others=other_reports(view, known))
    files = {name: resources.files("asof.publish").joinpath("assets", name).read_bytes() for name in ASSETS}
    # Each file comes after those it links to: the front page is last.
    files |= site.report_files()
    files |= site.story_files(changes, since)
    return tuple(reversed(write_folder(folder, files)))


def publish_record(store: Store, view: RecordView, folder: Path) -> Path:
    """Writes the site of `view`, a view of `store`, into `folder`, and gives its front page."""
    claims: dict[str, list[KeptClaim]] = {}
    for kept in claims_at(store, view.at, view.clock):
        claims.setdefault(kept.report.report_id, []).append(kept)
    reports = [
        KeptReport(
            report=report,
            text=store.text(report.report_id),
            entries=store.entries(report.report_id),
            claims=tuple(claims.get(report.report_id, ())),
            issues=store.issues(report.report_id),
        )
        for report in store.reports()
    ]
    return write_site(view, reports, folder)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """What all the pages of one writing share."""

    view: RecordView
    reports: Sequence[KeptReport]
    address: Addresses
    others: OtherReports

    def report_files(self) -> dict[str, bytes]:
        """The pages of the reports and their data."""
        files: dict[str, bytes] = {}
        for kept in self.reports:
            name = self.address.report(kept.report.report_id)
            files[_data_name(name)] = as_json(report_data(kept))
            files[name] = render_report(self._around(name), report_page(self.view, kept))
        return files

    def story_files(self, changes: Sequence[Change], since: datetime | None) -> dict[str, bytes]:
        """The pages of the stories and their data, the front page last."""
        files: dict[str, bytes] = {}
        pages = [story_page(self.view, story, changes) for story in self.view.stories]
        for page in pages:
            name = self.address.story(page.story.story_id)
            own = tuple(row.change for row in page.changes)
            files[_data_name(name)] = as_json(story_data(self.view, page.story, own))
            files[name] = self._story_file(name, page, since)
        front = self.address.front
        if front not in files:
            files[_data_name(front)] = as_json(index_data(self.view, self.others.reports()))
            files[front] = render_index(self._around(front), pages, self.others)
        return files

    def _story_file(self, name: str, page: StoryPage, since: datetime | None) -> bytes:
        others = self.others if name == self.address.front else None
        return render_story(self._around(name), page, since=since, others=others)

    def _around(self, name: str) -> Around:
        return Around(view=self.view, address=self.address, frame=Frame(data=_data_name(name)))


def _data_name(page: str) -> str:
    return page.removesuffix(".html") + ".json"
