"""What persons judged, as pages and the terminal show it: by whom, when and why, and what was read before."""

from collections.abc import Iterator
from dataclasses import dataclass

from asof.model.claim import Claim, KeptClaim
from asof.model.judged import Judged
from asof.model.judgement import Judgement
from asof.model.views import Position, RecordView, StoryView
from asof.publish.amounts import say_quantity
from asof.publish.display import one_line
from asof.publish.gather import claims_of
from asof.publish.labels import label, label_of
from asof.publish.moments import Moment, show_moment
from asof.reconcile.anchors import Anchors
from asof.reconcile.judged import undone_of


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow:
    """One judgement of a story's history; `undone` says by whom and why it no longer counts, "" where it does.

    `kept` are the claims that it names and the story has.
    """

    judgement_id: str
    what: str
    by: str
    reason: str
    judged: Moment
    undone: str
    kept: tuple[KeptClaim, ...]


def judgement_rows(view: RecordView, story: StoryView) -> tuple[JudgementRow, ...]:
    """The judgements on claims and reports of `story` made by the moment of `view`, the newest first."""
    claims = {kept.claim.claim_id: kept for kept in claims_of(story)}
    reports = {report.report_id for report in story.reports}
    anchors = Anchors(claims.values())
    rows = []
    for one in view.judgements:
        named = tuple(claims[claim_id] for claim_id in anchors.find_all(one.named()))
        if named or reports & {*one.reports, one.to_report}:
            rows.append(judgement_row(one, view.judgements, story.zone, named))
    return tuple(reversed(rows))


def judgement_row(
    judgement: Judgement, made: tuple[Judgement, ...], zone: str, named: tuple[KeptClaim, ...] = ()
) -> JudgementRow:
    """The row of one of the judgements `made`, earliest first, with times in the clock of `zone`."""
    gone = undone_of(made)
    undoing = next((one for one in made if one.undoes == judgement.judgement_id and one.judgement_id not in gone), None)
    return JudgementRow(
        judgement_id=judgement.judgement_id,
        what=label_of("judgement", judgement.kind),
        by=one_line(judgement.by),
        reason=one_line(judgement.reason),
        judged=show_moment(judgement.judged_at, zone, year=True),
        undone=say_judged(undoing.trace(), zone) if undoing else "",
        kept=named,
    )


def say_judged(judged: Judged, zone: str) -> str:
    """A judgement in one line: "retracted by A. Editor, Sat 8 Aug 2020, 12:00: the outlet took it back"."""
    moment = show_moment(judged.judged_at, zone, year=True)
    what = label_of("judgement", judged.kind)
    return label(
        "judgement.line", what=what, by=one_line(judged.by), moment=moment.text, reason=one_line(judged.reason)
    )


def judged_of_position(position: Position, zone: str) -> Iterator[str]:
    """What was judged of the claims of a position, and of the figure that it is."""
    for kept in position.claims:
        for one in kept.judged:
            if one.figure is None or kept.claim.figures[one.figure] == position.figure:
                yield say_judged(one, zone)


def judged_of_claim(kept: KeptClaim, zone: str) -> tuple[str, ...]:
    """What was judged of a claim, and then what was read where a judgement changed it."""
    judged = tuple(say_judged(one, zone) for one in kept.judged)
    read = tuple(label("judgement.as_read", part=part) for part in _as_read(kept))
    return judged + read


def _as_read(kept: KeptClaim) -> Iterator[str]:
    if kept.original is None:
        return
    now = set(_parts(kept.claim))
    yield from (part for part in _parts(kept.original) if part not in now)


def _parts(claim: Claim) -> Iterator[str]:
    """What a judgement may change of a claim, in labels and the report's words."""
    yield label_of("standing", claim.standing)
    for figure in claim.figures:
        quantity = figure.quantity
        yield f"{label_of('measure', figure.measure)}: {say_quantity(quantity)} “{one_line(quantity.words)}”"
    yield f"{label('claim.when')}: {one_line(claim.when.words) if claim.when else label('gap.time')}"
    if claim.where:
        yield f"{label('claim.where')}: {', '.join(one_line(where.name) for where in claim.where)}"
    yield f"{label('claim.who')}: {' ← '.join(one_line(speaker.name) for speaker in claim.speakers)}"
