"""Writes the record as a static site: a page a story, a page a report, and the same data beside each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import resources
from pathlib import Path

from asof.model.claim import KeptClaim
from asof.model.views import Change, RecordView, StoryView
from asof.publish.addresses import Addresses, addresses_of_files
from asof.publish.bundle import bundle_script
from asof.publish.data import as_json, index_data, report_data, story_data
from asof.publish.folder import write_folder
from asof.publish.gather import KeptReport, changes_of
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
from asof.publish.replay import MOST_STOPS, moments_of, replay_of
from asof.publish.report_page import is_known, report_page
from asof.publish.story_page import story_page
from asof.reading.progress import Progress, counted
from asof.reconcile.changes import changes as changes_between
from asof.record.store import Store
from asof.record.views import claims_at, views_at


def write_site(  # noqa: PLR0913 - what is shown, and who is told how far it is
    view: RecordView,
    reports: Sequence[KeptReport],
    folder: Path,
    *,
    changes: Sequence[Change] = (),
    since: datetime | None = None,
    earlier: Sequence[RecordView] = (),
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Writes the site of `view` into `folder` and gives the files written, the front page first.

    `reports` are every kept report with its claims; those that the view names must be among them (ValueError).  The
    only story of a record is the front page itself; several have a page each and the front page lists them.
    `changes` are shown under "Since `since`" (UTC).  Every time on a page is in the zone of its story's main place.
    `earlier` are views of the same record on the same clock as of moments that `moments_of` gives: each story gets a
    page for each of its own, and the replay goes through them.
    A reader never meets half a site, and no file of anybody else is touched: UsageError where one is in the way.
    """
    named = {report.report_id for story in view.stories for report in story.reports}
    named |= {report.report_id for report in view.unread}
    known = [kept for kept in reports if kept.report.report_id in named or is_known(kept, view)]
    address = addresses_of_files(view, [kept.report.report_id for kept in known])
    told = _changes_until([*earlier, view]) if earlier else {}
    told[view.at] = tuple(changes) or told.get(view.at, ())
    site = _Site(view=view, reports=known, address=address, earlier=earlier, changes=told, progress=progress)
    files = {name: resources.files("asof.publish").joinpath("assets", name).read_bytes() for name in ASSETS}
    # Each file comes after those it links to: the front page is last.
    files |= site.report_files()
    files |= site.story_files(since)
    return tuple(reversed(write_folder(folder, files)))


def publish_record(
    store: Store,
    view: RecordView,
    folder: Path,
    *,
    most_moments: int = MOST_STOPS,
    progress: Progress | None = None,
) -> Path:
    """Writes the site of `view`, a view of `store`, into `folder`, and gives its front page.

    Of each story at most `most_moments` can be gone back to.
    """
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
    moments = {at for story in view.stories for at in moments_of(story, view.clock, most=most_moments)[:-1]}
    earlier = views_at(store, sorted(moments), view.clock, progress=progress)
    return write_site(view, reports, folder, earlier=earlier, progress=progress)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """What all the pages of one writing share; `changes` are those known at the moment of each view."""

    view: RecordView
    reports: Sequence[KeptReport]
    address: Addresses
    earlier: Sequence[RecordView]
    changes: Mapping[datetime | None, Sequence[Change]]
    progress: Progress | None

    def report_files(self) -> dict[str, bytes]:
        """The pages of the reports and their data."""
        files: dict[str, bytes] = {}
        for kept in counted(self.reports, "writing report", self.progress):
            name = self.address.report(kept.report.report_id)
            files[_data_name(name)] = as_json(report_data(kept))
            files[name] = render_report(
                self._around(self.view, Frame(data=_data_name(name))), report_page(self.view, kept)
            )
        return files

    def story_files(self, since: datetime | None) -> dict[str, bytes]:
        """The pages of the stories and their data, the front page last."""
        files: dict[str, bytes] = {}
        stories = self.view.stories
        for number, story in enumerate(stories, start=1):
            files |= self._story_files(story, since, f"writing story {number} of {len(stories)}, page")
        front = self.address.front
        if front not in files:
            others = self._others(self.view)
            pages = [story_page(self.view, story) for story in self.view.stories]
            files[_data_name(front)] = as_json(index_data(self.view, others.reports()))
            files[front] = render_index(self._around(self.view, Frame(data=_data_name(front))), pages, others)
        return files

    def _story_files(self, story: StoryView, since: datetime | None, doing: str) -> dict[str, bytes]:
        """The pages of one story at each of its moments, the script that replays them, and the page as it is now."""
        name = self.address.story(story.story_id)
        versions = [*as_told(story, self.earlier), (self.view, story)]
        moments = [at for view, _ in versions[:-1] if (at := view.at)]
        addresses = {at: _moment_name(name, at) for at in moments}
        moments += moments_of(story, self.view.clock, most=1)
        bundle = name.removesuffix(".html") + ".replay.js"
        files: dict[str, bytes] = {}
        pages: list[bytes] = []
        for view, version in counted(versions, doing, self.progress):
            is_last = view is self.view
            at = None if is_last else view.at
            own = addresses[at] if at else name
            replay = replay_of(
                story, moments, lambda moment: addresses.get(moment, name), clock=view.clock, at=at, bundle=bundle
            )
            changed = changes_of(version, self.changes[view.at])
            page = story_page(view, version, changed)
            files[_data_name(own)] = as_json(story_data(view, version, changed))
            frame = Frame(data=_data_name(own), replay=replay, latest=None if is_last else name)
            others = self._others(view) if name == self.address.front else None
            files[own] = render_story(self._around(view, frame), page, since=since if is_last else None, others=others)
            pages.append(files[own])
        if addresses:
            files[bundle] = bundle_script(pages)
        files[name] = files.pop(name)  # the last to be written
        return files

    def _others(self, view: RecordView) -> OtherReports:
        return other_reports(view, [kept for kept in self.reports if view is self.view or is_known(kept, view)])

    def _around(self, view: RecordView, frame: Frame) -> Around:
        return Around(view=view, address=self.address, frame=frame)


def as_told(story: StoryView, views: Sequence[RecordView]) -> Iterator[tuple[RecordView, StoryView]]:
    """`story` as it was told at those of `views` that are of its own moments: what most of its reports told then.

    The times are in the zone of the place as it is known now, so that a replay does not jump from one clock to another.
    """
    own = {report.report_id for report in story.reports}
    moments = set(moments_of(story, views[0].clock, most=len(story.entries))) if views else set()
    for view in views:
        if view.at not in moments:
            continue
        shared = {one.story_id: sum(report.report_id in own for report in one.reports) for one in view.stories}
        told = max(view.stories, key=lambda one: shared[one.story_id], default=None)
        if told and shared[told.story_id]:
            yield view, replace(told, zone=story.zone)


def _changes_until(views: Sequence[RecordView]) -> dict[datetime | None, tuple[Change, ...]]:
    """For the moment of each of `views`, earliest first, all that changed until then, step by step from nothing."""
    before = replace(views[0], stories=(), judgements=())
    until: dict[datetime | None, tuple[Change, ...]] = {}
    told: tuple[Change, ...] = ()
    for view in views:
        told += changes_between(before, view)
        until[view.at] = told
        before = view
    return until


def _moment_name(page: str, at: datetime) -> str:
    """The file of `page` as of `at`; the same for ever, so that it can be linked to."""
    return f"{page.removesuffix('.html')}.{at:%Y%m%dT%H%M%SZ}.html"


def _data_name(page: str) -> str:
    return page.removesuffix(".html") + ".json"
