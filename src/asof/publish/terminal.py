"""Prints the record, its changes and its claims on a terminal: every figure with its words and its sentence's place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asof.model.claim import Claim, KeptClaim
from asof.model.figure import Figure
from asof.model.judgement import Judgement
from asof.model.views import Change, Position, RecordView, StoryView
from asof.publish.amounts import say_quantity
from asof.publish.charts.bars import Bar
from asof.publish.codes import say_codes
from asof.publish.display import given_name, one_line, shortened
from asof.publish.judgement_rows import JudgementRow, judged_of_claim, judgement_row, judgement_rows, say_judged
from asof.publish.labels import counted, label, label_of, language_name
from asof.publish.ledger_rows import LedgerRows, PositionRow, figure_rows
from asof.publish.moments import show_when
from asof.publish.story_page import SentenceRow, as_of, entry_rows, say_kind
from asof.publish.timeline_rows import say_span, silence_rows
from asof.reading.happenings.crosswalk import CodeList
from asof.reconcile.judged import made_by

if TYPE_CHECKING:
    from rich.console import Console

_MARK_COLUMNS = 20
_SHOWN_ENTRIES = 5  # with tolls, conditions and questions this is about one screen
_SHOWN_SENTENCES = 2  # of each entry
_SHOWN_SCOPES = 2  # of each measure
_SHOWN_POSITIONS = 4  # of each ledger
_SHOWN_OTHERS = 6
_SHOWN_RAISED = 8  # questions, and conditions
_SHOWN_REFERENCES = 4
_LONGEST_SENTENCE = 200
_MARKS = {"solid": "●", "tick": "✔", "hollow": "○", "struck": "✗"}


def print_record(view: RecordView, console: "Console | None" = None, *, entries: int = _SHOWN_ENTRIES) -> None:
    """One screen a story: tolls by who says them, newest entries, conditions, open questions; then what is not read.

    `entries` is how many of the newest are shown; what is left out is said.  Times are local to the story's place.
    """
    paper = _paper(console)
    if not view.stories:
        paper.write(label("page.no_story"))
    for story in view.stories:
        _print_story(paper, view, story, entries)
    if view.unread:
        paper.head(label("section.not_read"))
    for report in view.unread:
        why = label("reports.not_read", why=report.unread or "")
        paper.write(f"{one_line(report.outlet)}: “{one_line(report.title or given_name(report.name))}”", indent=2)
        paper.write(f"{language_name(report.language)}. {why} [{report.report_id[:8]}]", indent=4, style="dim")


def print_changes(changes: Sequence[Change], console: "Console | None" = None) -> None:
    """Each change with its sentence and, where a figure moved, the figure before and after."""
    paper = _paper(console)
    if not changes:
        paper.write(label("gap.changes"))
    for change in changes:
        claim = change.claim.claim
        what = label_of("measure", change.measure) if change.measure else label_of("happening", claim.happening)
        paper.write(f"{what}: {label_of('change', change.kind)}", style="bold")
        if change.after:
            paper.write(_said_amount(change.after), indent=2)
        if change.before and (change.after is None or change.before.figure != change.after.figure):
            paper.write(label("change.was", before=_said_amount(change.before)), indent=2)
        _print_claim(paper, change.claim, is_judged_told=change.judged is not None)
        if change.judged:
            paper.write(say_judged(change.judged, change.claim.claim.said_at.zone), indent=2)


def print_judgements(made: tuple[Judgement, ...], console: "Console | None" = None) -> None:
    """Every judgement, earliest first, with what it names and whether it was undone; times in UTC."""
    paper = _paper(console)
    if not made:
        paper.write(label("judgement.none"))
    for one in made:
        _print_judgement(paper, judgement_row(one, made_by(made, None), "UTC"))
        named = [ref.claim_id[:8] for ref in one.named()] + [report_id[:8] for report_id in one.reports]
        named += [other[:8] for other in (one.to_report, one.undoes) if other]
        paper.write(" ".join(named), indent=4, style="dim")


def print_claims(
    claims: Iterable[KeptClaim], console: "Console | None" = None, *, lists: Sequence[CodeList] = ()
) -> None:
    """Every claim with its sentence, who says it, its figures and its place in the report; its codes in `lists`."""
    paper = _paper(console)
    for kept in claims:
        paper.write(f"{say_kind(kept.claim)} · {kept.claim.claim_id[:8]}", style="bold")
        for figure in kept.claim.figures:
            paper.write(f"{_amount(figure)} [{reference(kept.claim)}]", indent=2)
        if lists:
            paper.write(say_codes(kept, lists), indent=2)
        _print_claim(paper, kept)


def reference(claim: Claim) -> str:
    """Where a claim's sentence stands: the start of its report's id, and its first and last character."""
    return f"{claim.report_id[:8]}:{claim.span.start}-{claim.span.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """A console that prints plain lines: no markup, no guessing at what should be coloured."""

    console: "Console"

    def write(self, words: str, *, indent: int = 0, style: str = "") -> None:
        from rich.text import Text

        for line in Text(words).wrap(self.console, max(self.console.width - indent, 20)):
            self.console.print(Text(" " * indent + line.plain.rstrip(), style=style), no_wrap=True, overflow="ignore")

    def head(self, words: str) -> None:
        self.console.print()
        self.write(words.upper(), style="bold")


def _paper(console: "Console | None") -> _Paper:
    from rich.console import Console

    return _Paper(console=console or Console(highlight=False, markup=False, emoji=False))


def _print_story(paper: _Paper, view: RecordView, story: StoryView, entries: int) -> None:
    paper.write(one_line(story.name), style="bold")
    moment = as_of(view, story)
    utc = f" {label('page.and_utc', utc=moment.utc)}" if moment.utc else ""
    paper.write(f"{label('page.as_of' if view.at else 'page.everything_kept')} {moment.text}{utc}")
    counts = (("entry", story.entries), ("report", story.reports), ("origin", story.origins))
    paper.write(" · ".join(counted(noun, len(items)) for noun, items in counts), style="dim")
    clock = label(f"page.clock_{view.clock.value}")
    paper.write(f"{clock}. {label('page.local_time', zone=story.zone)}", style="dim")
    _print_figures(paper, story)
    _print_entries(paper, story, entries)
    _print_conditions(paper, story)
    _print_questions(paper, story)
    _print_judgements(paper, view, story)
    _print_reports(paper, story)
    paper.console.print()


def _print_figures(paper: _Paper, story: StoryView) -> None:
    figures = figure_rows(story)
    if not figures.measures and not figures.others:
        paper.head(label("section.figures"))
        paper.write(label("gap.figures"), indent=2)
    for measure in figures.measures:
        paper.head(measure.measure)
        for ledger in measure.shown[:_SHOWN_SCOPES]:
            _print_ledger(paper, ledger)
        _say_cut(paper, "scope_not_shown", len(measure.shown) + len(measure.folded) - _SHOWN_SCOPES)
    if figures.others:
        paper.head(label("section.other_figures"))
    rows = [(ledger, row) for ledger in figures.others for row in ledger.shown]
    for ledger, row in rows[:_SHOWN_OTHERS]:
        figure = f"{ledger.measure}, {ledger.scope}: {row.amount} “{row.words}”"
        paper.write(f"{figure} — {_who(row)} [{reference(row.kept.claim)}]", indent=2)
    _say_cut(paper, "figure_not_shown", len(rows) - _SHOWN_OTHERS)


def _print_ledger(paper: _Paper, ledger: LedgerRows) -> None:
    notes = [ledger.agreement] if ledger.agreement else []
    if ledger.confirmed:
        words, kept = ledger.confirmed
        notes.append(f"{words} [{reference(kept.claim)}]")
    if ledger.earlier:
        notes.append(counted("earlier_figure", len(ledger.earlier)))
    paper.write(" · ".join((ledger.scope, *notes)), indent=2, style="dim")
    for row in ledger.shown[-_SHOWN_POSITIONS:]:
        paper.write(f"{draw_bar(row.bar)}  {row.amount} “{row.words}”", indent=2)
        was = [label("ledger.was", amount=row.was[0])] if row.was else []
        said = " · ".join((*row.notes, *was, row.said.text))
        paper.write(f"{_who(row)} · {said} [{reference(row.kept.claim)}]", indent=4 + _MARK_COLUMNS, style="dim")
    _say_cut(paper, "figure_not_shown", len(ledger.folded) + len(ledger.shown) - _SHOWN_POSITIONS)


def _say_cut(paper: _Paper, noun: str, left_out: int) -> None:
    if left_out > 0:
        paper.write(counted(noun, left_out), indent=2, style="dim")


def draw_bar(bar: Bar) -> str:
    """A bar in letters, as long as every other: where it stands on the number line, and which side is open."""
    last = _MARK_COLUMNS - 1
    left, right = round(bar.left / 100 * last), round(bar.right / 100 * last)
    cells = [" "] * _MARK_COLUMNS
    cells[left : right + 1] = ["·" if bar.mark is None else "─"] * (right - left + 1)
    if bar.is_open_right:
        cells[right] = "▶"
    elif left < right:
        cells[right] = "┤"
    if bar.is_open_left:
        cells[left] = "◀"
    if bar.mark is not None:
        cells[round(bar.mark / 100 * last)] = _MARKS[bar.shape]
    return "".join(cells)


def _print_entries(paper: _Paper, story: StoryView, limit: int) -> None:
    paper.head(label("section.entries"))
    for row in entry_rows(story, limit):
        outlet = one_line(row.kept.report.outlet)
        paper.write(f"{row.said.text} · {outlet}", indent=2, style="bold")
        for sentence in row.sentences[:_SHOWN_SENTENCES]:
            _print_sentence(paper, sentence)
        if row.opening:
            paper.write(f"“{row.opening}”", indent=4)
        more = row.more + len(row.sentences[_SHOWN_SENTENCES:])
        if more:
            paper.write(counted("more_sentence", more), indent=4, style="dim")
    if not story.entries:
        paper.write(label("gap.entries"), indent=2)
    _say_cut(paper, "entry_not_shown", len(story.entries) - limit)


def _print_sentence(paper: _Paper, row: SentenceRow) -> None:
    paper.write(f"“{shortened(row.words, _LONGEST_SENTENCE)}”", indent=4)
    notes = " · ".join((*row.labels, *row.voices))
    paper.write(f"{notes} [{reference(row.kept.claim)}]", indent=4, style="dim")


def _print_conditions(paper: _Paper, story: StoryView) -> None:
    paper.head(label("section.conditions"))
    for condition in story.conditions[:_SHOWN_RAISED]:
        span = say_span(condition.when, story.zone)
        paper.write(f"{one_line(condition.label)}: {span} {_references(condition.claims)}", indent=2)
    _say_cut(paper, "more_item", len(story.conditions) - _SHOWN_RAISED)
    if not story.conditions:
        paper.write(label("gap.conditions"), indent=2)
    silences = silence_rows(story)
    for row in silences.shown:
        paper.write(row, indent=2)
    _say_cut(paper, "silence_not_shown", len(silences.folded))


def _print_questions(paper: _Paper, story: StoryView) -> None:
    paper.head(label("section.questions"))
    for question in story.questions[:_SHOWN_RAISED]:
        paper.write(f"{one_line(question.label)} {_references(question.claims)}", indent=2)
    _say_cut(paper, "question_not_shown", len(story.questions) - _SHOWN_RAISED)
    if not story.questions:
        paper.write(label("gap.questions"), indent=2)


def _references(claims: Sequence[KeptClaim]) -> str:
    """Where the sentences stand that raise something; how many more there are where the list is cut."""
    every = list(dict.fromkeys(f"[{reference(kept.claim)}]" for kept in claims))
    shown, more = " ".join(every[:_SHOWN_REFERENCES]), len(every) - _SHOWN_REFERENCES
    return f"{shown} {counted('more_item', more)}" if more > 0 else shown


def _print_judgements(paper: _Paper, view: RecordView, story: StoryView) -> None:
    """What was judged of the story, the newest first; no section where nothing was."""
    rows = judgement_rows(view, story)
    if rows:
        paper.head(label("section.judgements"))
    for row in rows[:_SHOWN_RAISED]:
        _print_judgement(paper, row)
    _say_cut(paper, "judgement_not_shown", len(rows) - _SHOWN_RAISED)


def _print_reports(paper: _Paper, story: StoryView) -> None:
    """Which reports the story is told from, and why each; no section where only one is."""
    reports = {report.report_id: report for report in story.reports}
    if len(story.memberships) < 2:
        return
    paper.head(label("section.memberships"))
    for membership in story.memberships[:_SHOWN_RAISED]:
        report = reports[membership.report_id]
        paper.write(f"{one_line(report.outlet)}: {one_line(membership.why)} [{report.report_id[:8]}]", indent=2)
    _say_cut(paper, "more_item", len(story.memberships) - _SHOWN_RAISED)


def _print_judgement(paper: _Paper, row: JudgementRow) -> None:
    head = f"{row.what}: {row.reason} — {row.by}, {row.judged.text} · {row.judgement_id[:8]}"
    paper.write(f"{head} {_references(row.kept)}".rstrip(), indent=2)
    if row.undone:
        paper.write(row.undone, indent=4)


def _print_claim(paper: _Paper, kept: KeptClaim, *, is_judged_told: bool = False) -> None:
    claim = kept.claim
    paper.write(f"“{one_line(claim.sentence)}”", indent=2)
    chain = " ← ".join(one_line(speaker.name) for speaker in claim.speakers) or one_line(kept.report.outlet)
    said = show_when(claim.said_at, claim.said_at.zone, year=True)
    utc = f" {label('page.and_utc', utc=said.utc)}" if said.utc else ""
    paper.write(f"{chain} · {said.text}{utc} [{reference(claim)}]", indent=2, style="dim")
    for line in () if is_judged_told else judged_of_claim(kept, claim.said_at.zone):
        paper.write(line, indent=2)


def _amount(figure: Figure) -> str:
    words = one_line(figure.quantity.words)
    return f"{label_of('measure', figure.measure)}: {say_quantity(figure.quantity)} “{words}”"


def _said_amount(position: Position) -> str:
    quantity = position.figure.quantity
    who = one_line(position.origin.name)
    return f"{say_quantity(quantity)} “{one_line(quantity.words)}” — {who} [{reference(position.claims[0].claim)}]"


def _who(row: PositionRow) -> str:
    return f"{row.who}, {row.outlet}" if row.outlet else row.who
