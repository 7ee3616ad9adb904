"""Joins the mentions and figures of one sentence: outcomes to their causes, figures to what they count."""

import re
from collections.abc import Iterable, Sequence

from asof.model.claim import Happening
from asof.model.figure import Figure, FigureKind, Measure
from asof.model.span import Span
from asof.reading.compose.draft import Draft, distance, draft_of
from asof.reading.compose.families import OUTCOMES, families
from asof.reading.happenings.mention import Mention
from asof.reading.quantities.nouns import NounClass, nouns
from asof.reading.sentences import Sentence

# Fewer than a dozen people or police are counted in passing in any report; more are news by their number.
_MANY = 12
_LEAD = 40  # letters before a word in which its preposition stands
_PAST = re.compile(r"\b(?:after|since|following)\b[^,;:]*$", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:since|than|like|unlike|compared)\b[^,;:]*$", re.IGNORECASE)


def fold_sentence(sentence: Sentence, mentions: Sequence[Mention], figures: Sequence[Figure]) -> tuple[Draft, ...]:
    """The drafts of a sentence in the order of their triggers; `figures` already count in the report's text.

    Every figure is in one draft, but for a few of whom nothing that happened is told ("two men").  Empty where the
    sentence asserts nothing and counts nothing.
    """
    asserted = _merged(draft_of(mention, sentence) for mention in mentions if mention.asserted)
    mentioned = [draft_of(mention, sentence) for mention in mentions if not mention.asserted]
    circumstances = [draft for draft in mentioned if not _is_past_of_a_gathering(draft, (*asserted, *mentioned))]
    drafts = _with_causes(asserted, circumstances)
    for figure in sorted(figures, key=lambda figure: figure.measure is Measure.OTHER):
        drafts = _with_figure(drafts, figure, circumstances, sentence)
    return tuple(sorted(_without_idle_statements(drafts), key=lambda draft: (draft.trigger.start, draft.trigger.end)))


def _merged(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft for what one sentence tells twice ("was dispatched … was sent"): same happening, same people."""
    out: list[Draft] = []
    for draft in drafts:
        twin = next((i for i, other in enumerate(out) if _is_told_twice(other, draft)), None)
        if twin is None:
            out.append(draft)
        else:
            out[twin] = out[twin]._replace(
                actor=out[twin].actor or draft.actor, target=out[twin].target or draft.target
            )
    return out


def _is_told_twice(left: Draft, right: Draft) -> bool:
    if left.happening is not right.happening or left.negated != right.negated:
        return False
    actors_agree = left.actor == right.actor or left.actor is None or right.actor is None
    targets_agree = left.target == right.target or left.target is None or right.target is None
    return actors_agree and targets_agree


def _is_past_of_a_gathering(draft: Draft, told: Iterable[Draft]) -> bool:
    """ "A week after the blast, 20 people were hurt at a protest": of the protest, not of the blast."""
    others = (other for other in told if other.trigger != draft.trigger)
    return _is_led_by(_PAST, draft) and any(other.happening in families().gatherings for other in others)


def _is_led_by(lead: re.Pattern[str], draft: Draft) -> bool:
    """Whether the words before the draft's trigger end in `lead`."""
    before = draft.sentence.words[: draft.trigger.start - draft.sentence.span.start]
    return lead.search(before, max(0, len(before) - _LEAD)) is not None


def _with_causes(asserted: Sequence[Draft], circumstances: Sequence[Draft]) -> list[Draft]:
    """Outcomes folded into the nearest cause of the sentence, which then is asserted too."""
    causes = [draft for draft in (*asserted, *circumstances) if draft.happening in families().causes]
    out = [draft for draft in asserted if not (draft.happening in OUTCOMES and causes)]
    for outcome in asserted:
        if outcome.happening not in OUTCOMES or not causes:
            continue
        cause = min(causes, key=lambda draft: distance(draft.trigger, outcome.trigger))
        i = next((i for i, draft in enumerate(out) if draft.trigger == cause.trigger), None)
        base = cause if i is None else out[i]
        folded = base._replace(
            actor=base.actor or _doer(outcome, base),
            target=base.target or outcome.target,
            clause=_around(base.clause, outcome.clause),
        )
        if i is None:
            out.append(folded)
        else:
            out[i] = folded
    return out


def _doer(outcome: Draft, cause: Draft) -> Span | None:
    """Who brought about the outcome; nobody where that is the cause itself ("|the blasts| killed 12")."""
    is_cause = outcome.actor is not None and outcome.actor.overlaps(cause.trigger)
    return None if is_cause else outcome.actor


def _around(left: Span, right: Span) -> Span:
    return Span(start=min(left.start, right.start), end=max(left.end, right.end))


def _with_figure(
    drafts: Sequence[Draft], figure: Figure, circumstances: Sequence[Draft], sentence: Sentence
) -> list[Draft]:
    """`drafts` with the figure in the one it fits best, or in a new one: of what the sentence names as its cause ("two
    days after the quake, 40 dead"), else of its own."""
    span = figure.quantity.span
    fitting = [draft for draft in drafts if _fits(draft, figure)]
    if not fitting:
        causes = [draft for draft in circumstances if _is_cause_of(draft, figure)]
        if causes:
            cause = min(causes, key=lambda draft: distance(draft.trigger, span))
            return [*drafts, cause._replace(figures=(figure,))]
        return [*drafts, _alone(figure, sentence)] if _tells_alone(figure) else list(drafts)
    best = min(fitting, key=lambda draft: (not _holds(draft, span), distance(draft.trigger, span), draft.trigger.start))
    return [draft._replace(figures=(*draft.figures, figure)) if draft is best else draft for draft in drafts]


def _is_cause_of(draft: Draft, figure: Figure) -> bool:
    is_toll = figure.measure in (Measure.KILLED, Measure.INJURED) and figure.kind is not FigureKind.BACKGROUND
    is_cause = draft.happening in families().causes and not draft.negated and not _is_led_by(_COMPARED, draft)
    return is_toll and is_cause and _fits(draft, figure)


def _fits(draft: Draft, figure: Figure) -> bool:
    """Whether the figure can be one of the draft's happening; a count of anything is of whatever is told beside it."""
    if figure.measure is Measure.OTHER:
        return draft.happening not in families().stances or _holds(draft, figure.quantity.span)
    return draft.happening in families().fits[figure.measure]


def _tells_alone(figure: Figure) -> bool:
    """Whether a count is worth a claim where nothing is told to have happened: not "two men", nor part of a crowd."""
    if figure.measure is Measure.CROWD and figure.kind is FigureKind.SUBSET:
        return False
    if figure.measure not in (Measure.OTHER, Measure.FORCES) or figure.quantity.high == 0:
        return True
    noun = nouns().class_of(figure.who.split()[-1].lower()) if figure.who else None
    is_many = figure.quantity.size >= _MANY
    return is_many or (noun is NounClass.THINGS and figure.measure is Measure.OTHER)


def _holds(draft: Draft, span: Span) -> bool:
    return any(phrase is not None and phrase.overlaps(span) for phrase in (draft.actor, draft.target))


def _alone(figure: Figure, sentence: Sentence) -> Draft:
    span = figure.quantity.span
    return Draft(
        sentence=sentence,
        span=sentence.span,
        happening=families().alone[figure.measure],
        trigger=span,
        clause=span,
        figures=(figure,),
    )


def _without_idle_statements(drafts: Sequence[Draft]) -> list[Draft]:
    """Saying is a happening only where nothing else is said to have happened."""
    telling = [draft for draft in drafts if draft.happening is not Happening.STATEMENT]
    return telling or list(drafts)
