"""Renders the pages from the templates: a static site and a live server differ only in addresses and in the frame."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from asof.model.report import Report
from asof.model.views import RecordView
from asof.publish.addresses import Addresses
from asof.publish.amounts import say_quantity
from asof.publish.display import alphabets_of, cut_middle, direction_of, given_name, shortened, shown
from asof.publish.gather import KeptReport
from asof.publish.labels import counted, label, label_of, number
from asof.publish.moments import show_moment, show_when
from asof.publish.replay import Replay
from asof.publish.report_page import ReportPage
from asof.publish.story_page import ReportRow, StoryPage, report_row

if TYPE_CHECKING:
    from jinja2 import Environment

ASSETS = ("asof.css", "asof.js", "asof.svg", "live.js", "looked.js", "replay.js", "swap.js")
"""The files of the folder `assets` that the pages name."""

FILE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy of a page that no server sends headers with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a page: the address of its data, and what only a server has.

    `policy` is a Content-Security-Policy for the page itself, None where a header carries it.  `title` is what the
    server calls itself.  `events` is the address of the event stream, and `head` the position of the record that the
    page was made from; `permanent` is the address that shows the very same page for ever, `latest` the page as it is
    now where this is an earlier one.  `feed` is the Atom feed, `oembed` what tells how to embed the page, `desk` the
    way to the desk.  `linked` is the page as linked data (JSON-LD), `linked_data` its beginning as the text of a script
    element, in which nothing is left that could end one.  `replay` are the moments that the page can go back to.
    `other_clock` is the same page by the other of the two clocks.  None is "there is none".
    """

    data: str | None
    policy: str | None = FILE_POLICY
    title: str | None = None
    head: str | None = None
    events: str | None = None
    permanent: str | None = None
    latest: str | None = None
    feed: str | None = None
    oembed: str | None = None
    desk: str | None = None
    linked: str | None = None
    linked_data: str | None = None
    replay: Replay | None = None
    other_clock: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What all pages of one view share, and the frame of one of them."""

    view: RecordView
    address: Addresses
    frame: Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReports:
    """Reports that no story shows, so that none is ever left out: the unread, and the read that stand in no story."""

    unread: tuple[KeptReport, ...] = ()
    loose: tuple[KeptReport, ...] = ()

    def reports(self) -> tuple[Report, ...]:
        """All of them."""
        return tuple(kept.report for kept in (*self.unread, *self.loose))


def other_reports(view: RecordView, reports: Iterable[KeptReport]) -> OtherReports:
    """Of `reports`, those that no story of `view` shows."""
    in_story = {report.report_id for story in view.stories for report in story.reports}
    every = tuple(reports)
    return OtherReports(
        unread=tuple(kept for kept in every if kept.report.unread is not None),
        loose=tuple(k for k in every if k.report.unread is None and k.report.report_id not in in_story),
    )


def render_story(around: Around, page: StoryPage, *, since: datetime | None, others: OtherReports | None) -> bytes:
    """The page of a story; `others` are given where it is the front page.  `since` (UTC) heads its changes."""
    zone = page.story.zone
    rows = _other_rows(others or OtherReports(), zone)
    moment = show_moment(since, zone) if since else None
    return render("story.html", around, page=page, zone=zone, is_front=others is not None, since=moment, **rows)


def render_report(around: Around, page: ReportPage) -> bytes:
    """The page of a report."""
    return render("report.html", around, page=page, zone=page.zone)


def render_index(around: Around, pages: Sequence[StoryPage], others: OtherReports) -> bytes:
    """The list of the stories."""
    as_of = show_moment(around.view.at, "UTC", year=True) if around.view.at else None
    return render("index.html", around, pages=pages, zone="UTC", as_of=as_of, **_other_rows(others, "UTC"))


def render(template: str, around: Around, **values: Any) -> bytes:
    """Any template of the pages."""
    page = environment().get_template(template)
    return page.render(view=around.view, address=around.address, frame=around.frame, **values).encode()


@cache
def environment(*packages: str) -> "Environment":
    """Jinja2 with every printed value escaped and made safe to show; `packages` have templates beside those here."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in ("asof.publish", *packages)]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        label=label,
        label_of=label_of,
        counted=counted,
        number=number,
        say_quantity=say_quantity,
        shortened=shortened,
        given_name=given_name,
        alphabets_of=alphabets_of,
        cut_middle=cut_middle,
        direction_of=direction_of,
        show_moment=show_moment,
        show_when=show_when,
    )
    return made


def _finalize(value: object) -> object:
    # What is markup already (`Markup`) says so by `__html__`; an import here would run at every printed value.
    return shown(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _other_rows(others: OtherReports, zone: str) -> dict[str, tuple[ReportRow, ...]]:
    return {
        "unread": tuple(report_row(kept.report, zone) for kept in others.unread),
        "loose": tuple(report_row(kept.report, zone, kept.claims) for kept in others.loose),
    }
