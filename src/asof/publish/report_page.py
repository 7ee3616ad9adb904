"""What the page of a report shows: its text with the claims marked, and what was read at each mark."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from asof.model.claim import Claim
from asof.model.figure import FigureKind
from asof.model.report import BlockKind, Entry, Material
from asof.model.views import Clock, RecordView, StoryView
from asof.publish.addresses import entry_anchor
from asof.publish.amounts import say_quantity
from asof.publish.display import one_line, web_link
from asof.publish.gather import KeptReport
from asof.publish.issue_rows import IssueRow, issue_rows
from asof.publish.judgement_rows import judged_of_claim
from asof.publish.labels import label, label_of
from asof.publish.marks import Paragraph, mark_text
from asof.publish.moments import Moment, show_moment, show_when
from asof.publish.place_rows import place_name
from asof.publish.story_page import ReportRow, report_row

_SAID_BLOCKS = (BlockKind.CAPTION, BlockKind.TITLE, BlockKind.DECK, BlockKind.HEADING)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureNote:
    """One figure of a claim in labels, with its own words."""

    measure: str
    amount: str
    words: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNote:
    """All that was read at one mark for one claim; `linked` says which incidents it was put with and why."""

    number: int
    claim: Claim
    happening: str
    standing: str
    figures: tuple[FigureNote, ...]
    speakers: tuple[tuple[str, str], ...]
    when: str
    where: tuple[str, ...]
    marks: tuple[str, ...]
    linked: tuple[str, ...]
    judged: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialRow:
    """A picture or recording by its address, never shown itself."""

    kind: str
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphRow:
    """A paragraph and the notes of the claims whose marks begin in it."""

    paragraph: Paragraph
    notes: tuple[ClaimNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySection:
    """An entry of the report, or its head where `entry` is None; `is_later` than the moment of the site.

    `anchor` is None where an entry goes on after something that stands between its parts.
    """

    anchor: str | None
    entry: Entry | None
    said: Moment | None
    edited: Moment | None
    is_later: bool
    materials: tuple[MaterialRow, ...]
    paragraphs: tuple[ParagraphRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """Everything the template of a report needs; `stories` are those it belongs to."""

    kept: KeptReport
    row: ReportRow
    zone: str
    stories: tuple[StoryView, ...]
    sections: tuple[EntrySection, ...]
    claims: int
    issues: tuple[IssueRow, ...]


def report_page(view: RecordView, kept: KeptReport) -> ReportPage:
    """The rows of one report, in the clock of its story's place."""
    report_id = kept.report.report_id
    stories = tuple(story for story in view.stories if any(r.report_id == report_id for r in story.reports))
    zone = stories[0].zone if stories else kept.report.published_at.zone
    judged = {k.claim.claim_id: judged_of_claim(k, zone) for k in kept.claims if k.judged}
    notes = _Notes(zone=zone, linked=_links(stories), judged=judged)
    entries = {entry.number: entry for entry in kept.entries}
    paragraphs = mark_text(kept.text, kept.entries, [k.claim for k in kept.claims])
    groups = [(number, tuple(group)) for number, group in groupby(paragraphs, key=lambda paragraph: paragraph.entry)]
    numbers = [number for number, _ in groups]
    return ReportPage(
        kept=kept,
        row=report_row(kept.report, zone, kept.claims),
        zone=zone,
        stories=stories,
        sections=tuple(
            _section(
                entries.get(number) if number is not None else None,
                group,
                anchor=entry_anchor(number) if number not in numbers[:place] else None,
                notes=notes,
                view=view,
            )
            for place, (number, group) in enumerate(groups)
        ),
        claims=len(kept.claims),
        issues=issue_rows(kept.issues),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Notes:
    """What the notes of one report share."""

    zone: str
    linked: Mapping[str, tuple[str, ...]]
    judged: Mapping[str, tuple[str, ...]]

    def of(self, number: int, claim: Claim) -> ClaimNote:
        return ClaimNote(
            number=number,
            claim=claim,
            happening=label_of("happening", claim.happening),
            standing=label_of("standing", claim.standing),
            figures=tuple(_figure_notes(claim)),
            speakers=tuple((one_line(s.name), label_of("role", s.role)) for s in claim.speakers),
            when=self._when(claim),
            where=tuple(_where_notes(claim)),
            marks=tuple(_marks(claim)),
            linked=self.linked.get(claim.claim_id, ()),
            judged=self.judged.get(claim.claim_id, ()),
        )

    def _when(self, claim: Claim) -> str:
        if claim.when is None:
            return ""
        shown = show_when(claim.when, self.zone)
        words = one_line(claim.when.words)
        return f"{shown.text} (“{words}”)" if words else shown.text


def _links(stories: Iterable[StoryView]) -> dict[str, tuple[str, ...]]:
    """For each claim, the incidents it was put with and why, in words."""
    linked: dict[str, tuple[str, ...]] = {}
    for incident in (incident for story in stories for incident in story.incidents):
        for link in incident.links:
            claim_id = link.claim.claim.claim_id
            line = f"{label_of('happening', incident.happening)}: {one_line(link.why)}"
            linked[claim_id] = (*linked.get(claim_id, ()), line)
    return linked


def _figure_notes(claim: Claim) -> Iterable[FigureNote]:
    for figure in claim.figures:
        yield FigureNote(
            measure=label_of("measure", figure.measure),
            amount=say_quantity(figure.quantity),
            words=one_line(figure.quantity.words),
            kind="" if figure.kind is FigureKind.COUNT else label_of("kind", figure.kind),
        )


def _where_notes(claim: Claim) -> Iterable[str]:
    for where in claim.where:
        yield f"{place_name(where)} ({label_of('level', where.level)})"
    if claim.route:
        ends = (claim.route.origin, claim.route.destination)
        names = [place_name(end) if end else label("map.unsaid_end") for end in ends]
        yield label("map.route", origin=names[0], destination=names[1])


def _marks(claim: Claim) -> Iterable[str]:
    if claim.quote:
        yield label("claim.quote")
    if claim.block in _SAID_BLOCKS:
        yield label(f"claim.{claim.block.value}")


def _section(
    entry: Entry | None, group: Sequence[Paragraph], *, anchor: str | None, notes: _Notes, view: RecordView
) -> EntrySection:
    rows = tuple(
        ParagraphRow(paragraph=paragraph, notes=tuple(notes.of(number, claim) for number, claim in paragraph.claims))
        for paragraph in group
    )
    return EntrySection(
        anchor=anchor,
        entry=entry,
        said=show_when(entry.said_at, notes.zone) if entry else None,
        edited=show_moment(entry.modified_at, notes.zone) if entry and entry.modified_at else None,
        is_later=_is_later(entry, view),
        materials=tuple(_material(material) for material in entry.materials) if entry else (),
        paragraphs=rows,
    )


def _is_later(entry: Entry | None, view: RecordView) -> bool:
    """Whether the view's moment comes before the entry: the kept text holds it, the record as of then does not."""
    said: datetime | None = entry.said_at.start if entry and entry.said_at else None
    return view.clock is Clock.SAID and view.at is not None and said is not None and said > view.at


def _material(material: Material) -> MaterialRow:
    return MaterialRow(kind=label_of("material", material.kind), link=web_link(material.url))


def is_known(kept: KeptReport, view: RecordView) -> bool:
    """Whether a report belongs on the site at all: received, or published, by the moment of the view."""
    if view.at is None:
        return True
    known_at = kept.report.received_at if view.clock is Clock.RECEIVED else kept.report.published_at.start
    return known_at is None or known_at <= view.at
