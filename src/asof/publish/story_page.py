"""What the page of a story shows, row by row: plain values for the template."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from asof.model.claim import Claim, KeptClaim, Standing
from asof.model.report import Report
from asof.model.views import Change, KeptEntry, RecordView, StoryView
from asof.publish.change_rows import ChangeRows, change_rows
from asof.publish.charts.mapping import MapDrawing, draw_map
from asof.publish.charts.steps import TollChart, toll_chart
from asof.publish.charts.timeline import Timeline, timeline_of
from asof.publish.display import one_line, shortened, web_link
from asof.publish.gather import changes_of, claims_of
from asof.publish.judgement_rows import JudgementRow, judgement_rows, say_judged
from asof.publish.labels import label_of, language_name
from asof.publish.ledger_rows import FigureRows, figure_rows
from asof.publish.moments import Moment, show_moment, show_when
from asof.publish.place_rows import PlaceRow, place_rows, route_rows
from asof.publish.timeline_rows import (
    ConditionRow,
    IncidentRows,
    SilenceRows,
    condition_rows,
    incident_rows,
    silence_rows,
)
from asof.publish.voice_rows import VoiceRow, voice_rows

_LONGEST_SENTENCE = 420  # characters; a longer one is cut here and whole on its report's page
_MOST_SENTENCES = 6  # of one entry; a wrap has dozens, which its own page shows
_MOST_CHARTS = 3  # of the first measures that moved; the ledgers hold every figure
_OPEN_ENTRIES = 12  # the newest; the earlier ones unfold, so that a phone comes to the map before the week is over


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRow:
    """One sentence as quoted, and what was read from it; `voices` are chains of speakers without the outlet."""

    kept: KeptClaim
    words: str
    labels: tuple[str, ...]
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One entry; `opening` are its first words where no claim was read from it, `anchor` its ``id`` on the page."""

    kept: KeptEntry
    anchor: str
    said: Moment
    sentences: tuple[SentenceRow, ...]
    more: int
    opening: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report of the list at the foot; `why` it is told in the story, "" where it stands there alone."""

    report: Report
    link: str | None
    published: Moment
    received: Moment
    language: str
    claims: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """Everything the template of a story needs."""

    story: StoryView
    happenings: tuple[str, ...]
    as_of: Moment
    figures: FigureRows
    tolls: tuple[TollChart, ...]
    changes: ChangeRows
    entries: tuple[EntryRow, ...]
    earlier_entries: tuple[EntryRow, ...]
    map: MapDrawing | None
    places: tuple[PlaceRow, ...]
    routes: tuple[PlaceRow, ...]
    timeline: Timeline | None
    incidents: IncidentRows
    conditions: tuple[ConditionRow, ...]
    silences: SilenceRows
    voices: tuple[VoiceRow, ...]
    reports: tuple[ReportRow, ...]
    judgements: tuple[JudgementRow, ...]


def story_page(view: RecordView, story: StoryView, changes: Sequence[Change] = ()) -> StoryPage:
    """The rows of `story`; of `changes`, those whose claims are the story's."""
    zone = story.zone
    figures = figure_rows(story)
    entries = entry_rows(story)
    claims = claims_of(story)
    by_report: dict[str, list[KeptClaim]] = defaultdict(list)
    for kept in claims:
        by_report[kept.report.report_id].append(kept)
    why = {one.report_id: one.why for one in story.memberships if len(story.memberships) > 1}
    timeline = timeline_of(story)
    foremost = [measure.shown[0].ledger for measure in figures.measures]
    tolls = [chart for ledger in foremost if (chart := toll_chart(ledger, zone=zone, last=story.last))]
    return StoryPage(
        story=story,
        happenings=tuple(label_of("happening", happening) for happening in story.happenings),
        as_of=as_of(view, story),
        figures=figures,
        tolls=tuple(tolls[:_MOST_CHARTS]),
        changes=change_rows(changes_of(story, changes), zone),
        entries=entries[:_OPEN_ENTRIES],
        earlier_entries=entries[_OPEN_ENTRIES:],
        map=draw_map(story),
        places=tuple(place_rows(story)),
        routes=tuple(route_rows(story)),
        timeline=timeline,
        incidents=incident_rows(story, timeline),
        conditions=tuple(condition_rows(story, timeline.bands if timeline else ())),
        silences=silence_rows(story),
        voices=voice_rows(story, claims),
        reports=tuple(
            report_row(report, zone, by_report[report.report_id], why.get(report.report_id, ""))
            for report in story.reports
        ),
        judgements=judgement_rows(view, story),
    )


def as_of(view: RecordView, story: StoryView) -> Moment:
    """The moment that was asked for; else when the newest entry was said, no sharper than that."""
    if view.at:
        return show_moment(view.at, story.zone, year=True)
    newest = story.entries[0].entry.said_at if story.entries else None
    return show_when(newest, story.zone, year=True)


def entry_rows(story: StoryView, limit: int | None = None) -> tuple[EntryRow, ...]:
    """The entries of `story`, newest first; at most `limit` of them."""
    return tuple(_entry_row(kept, story.zone) for kept in story.entries[:limit])


def _entry_row(kept: KeptEntry, zone: str) -> EntryRow:
    ordered = sorted(kept.claims, key=lambda k: k.claim.span)
    groups = [tuple(group) for _, group in groupby(ordered, key=lambda k: k.claim.span)]
    return EntryRow(
        kept=kept,
        anchor=f"entry-{kept.report.report_id[:12]}-{kept.entry.number}",
        said=show_when(kept.entry.said_at, zone),
        sentences=tuple(_sentence_row(group, zone) for group in groups[:_MOST_SENTENCES]),
        more=max(0, len(groups) - _MOST_SENTENCES),
        opening="" if groups else shortened(kept.words, _LONGEST_SENTENCE // 2),
    )


def _sentence_row(group: Sequence[KeptClaim], zone: str) -> SentenceRow:
    claims = [kept.claim for kept in group]
    return SentenceRow(
        kept=group[0],
        words=shortened(claims[0].sentence, _LONGEST_SENTENCE),
        labels=tuple(
            dict.fromkeys(
                (*(say_kind(c) for c in claims), *(say_judged(one, zone) for kept in group for one in kept.judged))
            )
        ),
        voices=tuple(dict.fromkeys(chain for claim in claims if (chain := inner_chain(claim)))),
    )


def say_kind(claim: Claim) -> str:
    """What kind of thing happened, and how the claim stands where it is more than reported: "death, feared"."""
    kind = label_of("happening", claim.happening)
    return kind if claim.standing is Standing.REPORTED else f"{kind}, {label_of('standing', claim.standing)}"


def inner_chain(claim: Claim) -> str:
    """The speakers but the outlet, innermost first, as one line; "" where the outlet itself speaks."""
    return " ← ".join(one_line(speaker.name) for speaker in claim.speakers[:-1])


def report_row(report: Report, zone: str, claims: Iterable[KeptClaim] = (), why: str = "") -> ReportRow:
    """A report of a list; times in the clock of `zone`."""
    return ReportRow(
        report=report,
        link=web_link(report.url),
        published=show_when(report.published_at, zone, year=True),
        received=show_moment(report.received_at, zone, year=True),
        language=language_name(report.language),
        claims=sum(kept.report.report_id == report.report_id for kept in claims),
        why=why,
    )
