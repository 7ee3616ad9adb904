"""Writes the record as a static site: a page a story, a page a report, and the same data beside each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.model.views import Change, RecordView
from asof.publish.addresses import Addresses, addresses_of
from asof.publish.amounts import say_quantity
from asof.publish.data import as_json, index_data, report_data, story_data
from asof.publish.display import given_name, shortened, shown
from asof.publish.folder import write_folder
from asof.publish.gather import KeptReport
from asof.publish.labels import counted, label, label_of, number
from asof.publish.moments import Moment, show_moment, show_when
from asof.publish.report_page import is_known, report_page
from asof.publish.story_page import ReportRow, StoryPage, report_row, story_page
from asof.record.store import Store
from asof.record.views import claims_at

if TYPE_CHECKING:
    from jinja2 import Environment

_ASSETS = ("asof.css", "asof.js", "asof.svg")


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
    site = _Site(view=view, reports=known, address=addresses_of(view, [kept.report.report_id for kept in known]))
    files = {name: resources.files("asof.publish").joinpath("assets", name).read_bytes() for name in _ASSETS}
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

    def report_files(self) -> dict[str, bytes]:
        """The pages of the reports and their data."""
        files: dict[str, bytes] = {}
        environment = _environment()
        for kept in self.reports:
            name = self.address.report(kept.report.report_id)
            page = report_page(self.view, kept)
            files[_data_name(name)] = as_json(report_data(kept))
            files[name] = self._render(environment, "report.html", name, page=page, zone=page.zone)
        return files

    def story_files(self, changes: Sequence[Change], since: datetime | None) -> dict[str, bytes]:
        """The pages of the stories and their data, the front page last."""
        files: dict[str, bytes] = {}
        environment = _environment()
        pages = [story_page(self.view, story, changes) for story in self.view.stories]
        for page in pages:
            name = self.address.stories[page.story.story_id]
            own = tuple(row.change for row in page.changes)
            files[_data_name(name)] = as_json(story_data(self.view, page.story, own))
            files[name] = self._render(environment, "story.html", name, **self._story_values(page, since))
        if "index.html" not in files:
            others = [*self._unread_reports(), *self._loose_reports()]
            files["index.json"] = as_json(index_data(self.view, others))
            files["index.html"] = self._render(environment, "index.html", "index.html", **self._index_values(pages))
        return files

    def _story_values(self, page: StoryPage, since: datetime | None) -> dict[str, Any]:
        zone, is_front = page.story.zone, len(self.view.stories) == 1
        moment: Moment | None = show_moment(since, zone) if since else None
        rows = self._other_rows(zone) if is_front else ((), ())
        return {"page": page, "zone": zone, "is_front": is_front, "since": moment, "unread": rows[0], "loose": rows[1]}

    def _index_values(self, pages: Sequence[StoryPage]) -> dict[str, Any]:
        unread, loose = self._other_rows("UTC")
        as_of = show_moment(self.view.at, "UTC", year=True) if self.view.at else None
        return {"pages": pages, "zone": "UTC", "as_of": as_of, "unread": unread, "loose": loose}

    def _other_rows(self, zone: str) -> tuple[tuple[ReportRow, ...], tuple[ReportRow, ...]]:
        """The unread reports, and those that were read but stand in no story: neither is ever left out."""
        claims = [claim for kept in self.reports for claim in kept.claims]
        unread = tuple(report_row(report, zone) for report in self._unread_reports())
        return unread, tuple(report_row(report, zone, claims) for report in self._loose_reports())

    def _unread_reports(self) -> list[Report]:
        return [kept.report for kept in self.reports if kept.report.unread is not None]

    def _loose_reports(self) -> list[Report]:
        in_story = {report.report_id for story in self.view.stories for report in story.reports}
        read = [kept.report for kept in self.reports if kept.report.unread is None]
        return [report for report in read if report.report_id not in in_story]

    def _render(self, environment: "Environment", template: str, name: str, **values: Any) -> bytes:
        page = environment.get_template(template)
        text = page.render(view=self.view, address=self.address, data_name=_data_name(name), **values)
        return text.encode()


def _data_name(page: str) -> str:
    return page.removesuffix(".html") + ".json"


def _environment() -> "Environment":
    """Jinja2 with every printed value escaped and made safe to show."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def finalize(value: object) -> object:
        return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=PackageLoader("asof.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        label=label,
        label_of=label_of,
        counted=counted,
        number=number,
        say_quantity=say_quantity,
        shortened=shortened,
        given_name=given_name,
        show_moment=show_moment,
        show_when=show_when,
    )
    return environment
