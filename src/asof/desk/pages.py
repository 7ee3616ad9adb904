"""Makes what stands at each address of the public pages, from the record as a follower has read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from asof.desk.as_of import AsOf
from asof.desk.embed import oembed_address
from asof.desk.errors import ProblemError
from asof.desk.feeds import FeedFrame, story_feed
from asof.desk.headers import EMBED_HEADERS
from asof.desk.linked import MOST_INLINE, Linked, inline, live_blog
from asof.desk.settings import ServerSettings
from asof.desk.where import KEY, addresses, data_path, key_of
from asof.model.codec import Plain, digest
from asof.model.report import Report
from asof.model.views import Change, Clock, RecordView, StoryView
from asof.publish.data import as_json, index_data, report_data, story_data
from asof.publish.gather import KeptReport, changes_of
from asof.publish.labels import label
from asof.publish.render import (
    Around,
    Frame,
    OtherReports,
    environment,
    other_reports,
    render_index,
    render_report,
    render_story,
)
from asof.publish.replay import Replay, moments_of, replay_of
from asof.publish.report_page import is_known, report_page
from asof.publish.story_page import story_page
from asof.reconcile.changes import changes
from asof.record.follow import Follower

HTML = "text/html; charset=utf-8"
JSON = "application/json"
ATOM = "application/atom+xml"

_RECENT = 6
"""Moments back from its own over which a page says what changed: about an evening of a live page."""


class Kind(StrEnum):
    """What stands at an address."""

    INDEX = "index"
    INDEX_DATA = "index.json"
    STORY = "story"
    STORY_DATA = "story.json"
    STORY_FEED = "story.atom"
    STORY_LINKED = "story.jsonld"
    STORY_EMBED = "story/embed"
    REPORT = "report"
    REPORT_DATA = "report.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What one address asks for; `key` is the start of an id, "" where there is one of the kind."""

    kind: Kind
    key: str
    as_of: AsOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What is answered.  `location` is where to go instead, None where the body is the answer."""

    body: bytes
    media_type: str
    location: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Pages:
    """The pages of one server; `desk` is the way to the desk, None where there is none."""

    def __init__(self, settings: ServerSettings, *, desk: str | None = None) -> None:
        self.settings = settings
        self._desk = desk

    def make(self, follower: Follower, wanted: Wanted) -> Made:
        """The answer to `wanted`; ProblemError where there is none."""
        as_of = wanted.as_of
        view = follower.view(as_of.at, as_of.clock)
        opened = _Opened(follower=follower, view=view, as_of=as_of, key=wanted.key)
        return _MAKERS[wanted.kind](self, opened)

    def frame(self, opened: "_Opened", path: str) -> Frame:
        """What stands around the page of `path` (without its query)."""
        as_of = opened.as_of
        recorded_at = opened.follower.recorded_at
        lasting = as_of.moment() if as_of.at else AsOf(at=recorded_at, clock=Clock.RECEIVED)
        is_lasting = lasting.clock is Clock.RECEIVED and lasting.at is not None
        return Frame(
            data=data_path(path) + as_of.query(),
            policy=None,
            title=self.settings.title,
            head=opened.follower.position.head,
            events=None if as_of.at else "/events",
            permanent=path + lasting.query() if is_lasting else None,
            latest=path + AsOf(clock=as_of.clock).query() if as_of.at else None,
            desk=self._desk,
        )

    def story_frame(self, opened: "_Opened", story: StoryView) -> Frame:
        """What stands around the page of a story."""
        path = opened.path
        as_of = opened.as_of.moment()
        return replace(
            self.frame(opened, path),
            feed=None if as_of.at else f"{path}.atom",
            oembed=oembed_address(self.settings, path + as_of.query()),
            linked=f"{path}.jsonld{as_of.query()}",
            linked_data=inline(self.linked(opened, story, most=MOST_INLINE)),
            replay=_replay(opened),
            other_clock=path + as_of.other_clock().query(),
        )

    def linked(self, opened: "_Opened", story: StoryView, *, most: int | None) -> Linked:
        """The story as linked data."""
        page = self.settings.base + opened.path + opened.as_of.moment().query()
        address = addresses(opened.as_of)
        return live_blog(opened.view, story, address, page=page, publisher=self.settings.title, most=most)

    def around(self, opened: "_Opened", path: str) -> Around:
        """What the page of `path` shares with those of its view, and its own frame."""
        return Around(view=opened.view, address=addresses(opened.as_of), frame=self.frame(opened, path))


@dataclass(frozen=True, kw_only=True)
class _Opened:
    """The record at the moment that is asked for, and what of it; without slots, for what is worked out once."""

    follower: Follower
    view: RecordView
    as_of: AsOf
    key: str

    def now(self) -> StoryView:
        """The story called by its key as it is told now; ProblemError where there is none."""
        found = _called(self.follower.view(None, self.as_of.clock), self.key)
        if found is None:
            raise ProblemError(404, label("problem.no_story"))
        return found

    def story(self) -> StoryView:
        """The same as it was told at the moment that is asked for: what has its key, else what shares most reports.

        Its times are in the zone of now, so that all its moments can be compared.
        """
        now = self.now()
        if self.as_of.at is None:
            return now
        told = _called(self.view, self.key) or max(self.view.stories, key=lambda one: _shared(one, now), default=None)
        if told is None or not _shared(told, now):
            raise ProblemError(404, label("problem.no_story_then"))
        return replace(told, zone=now.zone)

    @cached_property
    def moments(self) -> tuple[datetime, ...]:
        """The moments that the story can be gone back to, whichever of them the page is of."""
        return moments_of(self.now(), self.as_of.clock)

    @property
    def path(self) -> str:
        """Where the page of the story stands; a page of an earlier moment keeps the key that it was asked by."""
        return story_path(self.now()) if self.as_of.at is None else f"/stories/{key_of(self.key)}"

    def report(self) -> KeptReport:
        """The report called by its key, with the claims known at the moment."""
        is_key = KEY.fullmatch(self.key) is not None
        found = [one for one in self.follower.reports() if is_key and one.report_id.startswith(self.key)]
        if len(found) != 1:
            raise ProblemError(404, label("problem.no_report"))
        kept = self.kept(found[0])
        named = any(report == found[0] for story in self.view.stories for report in story.reports)
        if not named and not is_known(kept, self.view):
            raise ProblemError(404, label("problem.no_report_then"))
        return kept

    def kept(self, report: Report) -> KeptReport:
        report, text, entries = self.follower.page(report.report_id)
        return KeptReport(
            report=report,
            text=text,
            entries=entries,
            claims=self.follower.claims((report.report_id,), self.as_of.at, self.as_of.clock),
            issues=self.follower.issues(report.report_id),
        )

    def others(self) -> OtherReports:
        """The reports of the moment that stand in no story."""
        in_story = {report.report_id for story in self.view.stories for report in story.reports}
        every = (self.kept(one) for one in self.follower.reports() if one.report_id not in in_story)
        return other_reports(self.view, [kept for kept in every if is_known(kept, self.view)])

    def changes(self) -> tuple[Change, ...]:
        """What changed since the moment that is asked for; where none is, over the last moments of the story."""
        since, clock = self.as_of.since, self.as_of.since_clock
        if since is None:
            clock = self.as_of.clock
            before = [moment for moment in self.moments[:-1] if self.as_of.at is None or moment < self.as_of.at]
            since = before[-_RECENT:][0] if before else None
        return changes(self.follower.view(since, clock), self.view) if since else ()

    def data(self, body: Mapping[str, Plain]) -> Made:
        """The same data as a page, with how far the record had come."""
        position = self.follower.position
        return Made(body=as_json({"record": {"seq": position.seq, "head": position.head}, **body}), media_type=JSON)


def story_path(story: StoryView) -> str:
    """Where the page of a story stands."""
    return f"/stories/{key_of(story.story_id)}"


def _called(view: RecordView, key: str) -> StoryView | None:
    """The story whose id starts with `key`, else the one that holds the report which began the story of that id.

    A story's id is that of its first report: where an earlier one came since, or two stories were merged, the address
    given out before still leads to the story.
    """
    stories = view.stories if KEY.fullmatch(key) else ()
    named = (story for story in stories if story.story_id.startswith(key))
    holding = (story for story in stories if any(digest(one.report_id).startswith(key) for one in story.own_reports))
    return next(named, None) or next(holding, None)


def _shared(one: StoryView, other: StoryView) -> int:
    """How many reports two stories share."""
    return len({report.report_id for report in one.reports} & {report.report_id for report in other.reports})


def _replay(opened: _Opened) -> Replay | None:
    """The way back to each moment of the story."""
    as_of, moments = opened.as_of, opened.moments

    def address_of(moment: datetime) -> str:
        is_last = moment == moments[-1]
        return opened.path + AsOf(at=None if is_last else moment, clock=as_of.clock).query()

    return replay_of(opened.now(), moments, address_of, clock=as_of.clock, at=as_of.at)


def _index(pages: Pages, opened: _Opened) -> Made:
    """The list of stories; where there is one story, its own page is the way in."""
    if len(opened.view.stories) == 1:
        way_in = story_path(opened.view.stories[0]) + opened.as_of.query()
        return Made(body=b"", media_type=HTML, location=way_in)
    listed = [story_page(opened.view, story) for story in opened.view.stories]
    return Made(body=render_index(pages.around(opened, "/"), listed, opened.others()), media_type=HTML)


def _index_data(pages: Pages, opened: _Opened) -> Made:
    return opened.data(index_data(opened.view, opened.others().reports()))


def _story(pages: Pages, opened: _Opened) -> Made:
    story = opened.story()
    page = story_page(opened.view, story, opened.changes())
    around = Around(view=opened.view, address=addresses(opened.as_of), frame=pages.story_frame(opened, story))
    others = opened.others() if len(opened.view.stories) == 1 else None
    return Made(body=render_story(around, page, since=opened.as_of.since, others=others), media_type=HTML)


def _story_data(pages: Pages, opened: _Opened) -> Made:
    story = opened.story()
    return opened.data(story_data(opened.view, story, changes_of(story, opened.changes())))


def _story_feed(pages: Pages, opened: _Opened) -> Made:
    story = opened.story()
    frame = FeedFrame(
        base=pages.settings.base,
        title=pages.settings.title,
        path=opened.path,
        updated=opened.follower.recorded_at,
    )
    return Made(body=story_feed(opened.view, story, addresses(opened.as_of), frame), media_type=ATOM)


def _story_linked(pages: Pages, opened: _Opened) -> Made:
    linked = pages.linked(opened, opened.story(), most=None)
    return Made(body=as_json(linked), media_type="application/ld+json")


def _story_embed(pages: Pages, opened: _Opened) -> Made:
    story = opened.story()
    around = pages.around(opened, opened.path)
    page = environment("asof.desk").get_template("embed.html")
    body = page.render(
        view=around.view,
        address=around.address,
        frame=around.frame,
        page=story_page(opened.view, story),
        zone=story.zone,
    )
    return Made(body=body.encode(), media_type=HTML, headers=EMBED_HEADERS)


def _report(pages: Pages, opened: _Opened) -> Made:
    kept = opened.report()
    around = pages.around(opened, f"/reports/{key_of(kept.report.report_id)}")
    return Made(body=render_report(around, report_page(opened.view, kept)), media_type=HTML)


def _report_data(pages: Pages, opened: _Opened) -> Made:
    return opened.data(report_data(opened.report()))


_MAKERS: Mapping[Kind, Callable[[Pages, _Opened], Made]] = {
    Kind.INDEX: _index,
    Kind.INDEX_DATA: _index_data,
    Kind.STORY: _story,
    Kind.STORY_DATA: _story_data,
    Kind.STORY_FEED: _story_feed,
    Kind.STORY_LINKED: _story_linked,
    Kind.STORY_EMBED: _story_embed,
    Kind.REPORT: _report,
    Kind.REPORT_DATA: _report_data,
}
