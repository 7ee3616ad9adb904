"""A claim as the desk shows it: its sentence, who says it, where it is told and why, and what was judged of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from asof.desk.current import Current, Placed
from asof.desk.words import say
from asof.model.claim import Claim, KeptClaim
from asof.model.figure import Figure, FigureKind
from asof.model.judged import Judged
from asof.model.judgement import Judgement
from asof.model.report import BlockKind
from asof.model.views import Incident
from asof.publish.amounts import say_quantity
from asof.publish.display import one_line, shortened
from asof.publish.judgement_rows import JudgementRow, judged_of_claim, judgement_row
from asof.publish.labels import counted, label, label_of
from asof.publish.moments import Moment, show_moment, show_when
from asof.publish.place_rows import place_name
from asof.reconcile.judged import undone_of

LONGEST = 420
"""Characters of a sentence in a list; it is whole on the page of its claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentNote:
    """The incident that a claim is told in: its name, how many tell it, why this claim does, and who judged so."""

    name: str
    size: str
    why: str
    judged: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCard:
    """One claim; `words` is its sentence as far as a list shows it, `news` why it is shown here, "" where it is not."""

    kept: KeptClaim
    words: str
    labels: tuple[str, ...]
    figures: tuple[str, ...]
    voices: tuple[tuple[str, str], ...]
    when: str
    where: tuple[str, ...]
    said: Moment
    received: Moment
    story: str
    incident: IncidentNote | None
    judged: tuple[str, ...]
    news: tuple[str, ...] = ()


def claim_card(current: Current, kept: KeptClaim, *, news: Sequence[str] = (), whole: bool = False) -> ClaimCard:
    """The card of a claim, in the clock of its story's place; the sentence uncut where it is to be `whole`."""
    claim, zone = kept.claim, current.zone_of(kept)
    placed = current.placed.get(claim.claim_id)
    sentence = one_line(claim.sentence)
    return ClaimCard(
        kept=kept,
        words=sentence if whole else shortened(sentence, LONGEST),
        labels=tuple(_labels(claim)),
        figures=tuple(say_figure(figure) for figure in claim.figures),
        voices=tuple((one_line(one.name), label_of("role", one.role)) for one in claim.speakers),
        when=_when(claim, zone),
        where=tuple(place_name(where) for where in claim.where),
        said=show_when(claim.said_at, zone, year=True),
        received=show_moment(kept.report.received_at, zone, year=True),
        story=placed.story.name if placed else "",
        incident=_incident_note(placed) if placed else None,
        judged=_judged(kept, zone),
        news=tuple(news),
    )


def say_figure(figure: Figure) -> str:
    """A figure in labels and its own words: "Killed: 4 or more “at least four”"."""
    quantity = figure.quantity
    said = f"{label_of('measure', figure.measure)}: {say_quantity(quantity)} “{one_line(quantity.words)}”"
    return said if figure.kind is FigureKind.COUNT else f"{said} ({label_of('kind', figure.kind)})"


def say_incident(incident: Incident, zone: str) -> str:
    """What an incident is called: what happened, where and when."""
    parts = [label_of("happening", incident.happening), *(place_name(where) for where in incident.where[:2])]
    if incident.when is not None:
        parts.append(show_when(incident.when, zone, year=True).text)
    return " · ".join(parts)


def judgement_card(current: Current, judgement: Judgement) -> JudgementRow:
    """The row of any judgement, with the claims that it names; its times in UTC."""
    named = tuple(current.claims[claim_id] for claim_id in current.anchors.find_all(judgement.named()))
    row = judgement_row(judgement, current.judgements, "UTC", named)
    undoing = _undoing(current.judgements, judgement)
    return replace(row, undone=say_judged(undoing.trace()) if undoing else "")


def say_judged(judged: Judged) -> str:
    """A judgement in one line, in UTC and saying so: the editors of one desk sit in several zones."""
    moment = show_moment(judged.judged_at, "UTC", year=True).text
    what, by, reason = label_of("judgement", judged.kind), one_line(judged.by), one_line(judged.reason)
    return label("judgement.line", what=what, by=by, moment=say("card.utc", moment=moment), reason=reason)


def _undoing(made: tuple[Judgement, ...], judgement: Judgement) -> Judgement | None:
    """The judgement that undoes this one and was not itself undone."""
    gone = undone_of(made)
    return next((one for one in made if one.undoes == judgement.judgement_id and one.judgement_id not in gone), None)


def _judged(kept: KeptClaim, zone: str) -> tuple[str, ...]:
    """What was judged of a claim, then what was read where a judgement changed it."""
    as_read = judged_of_claim(kept, zone)[len(kept.judged) :]
    return (*(say_judged(one) for one in kept.judged), *as_read)


def say_decided(judgement: Judgement) -> tuple[str, ...]:
    """What a judgement puts in the place of what was read, part by part; and the one figure that it is about."""
    return tuple(_decided(judgement))


def _decided(judgement: Judgement) -> Iterator[str]:
    correction = judgement.correction
    if judgement.figure is not None:
        yield say("decided.figure", measure=label_of("measure", judgement.figure.measure))
    if correction is None:
        return
    if correction.figure is not None:
        yield say("decided.now", part=say_figure(correction.figure))
    if correction.when is not None:
        yield say("decided.now", part=f"{label('claim.when')}: {one_line(correction.when.words)}")
    if correction.where is not None:
        yield say("decided.now", part=f"{label('claim.where')}: {place_name(correction.where)}")
    if correction.standing is not None:
        yield say("decided.now", part=label_of("standing", correction.standing))
    if correction.speaker is not None:
        yield say("decided.now", part=f"{label('claim.who')}: {one_line(correction.speaker.name)}")


def _labels(claim: Claim) -> Iterator[str]:
    yield label_of("happening", claim.happening)
    yield label_of("standing", claim.standing)
    if claim.quote:
        yield label("claim.quote")
    if claim.block in (BlockKind.CAPTION, BlockKind.TITLE, BlockKind.DECK, BlockKind.HEADING):
        yield label(f"claim.{claim.block.value}")


def _when(claim: Claim, zone: str) -> str:
    if claim.when is None:
        return ""
    words = one_line(claim.when.words)
    shown = show_when(claim.when, zone, year=True).text
    return f"{shown} (“{words}”)" if words else shown


def _incident_note(placed: Placed) -> IncidentNote:
    incident = placed.incident
    return IncidentNote(
        name=say_incident(incident, placed.story.zone),
        size=f"{counted('claim', len(incident.links))}, {counted('origin', len(incident.origins))}",
        why=one_line(placed.link.why),
        judged=tuple(say_judged(one) for one in incident.judged),
    )
