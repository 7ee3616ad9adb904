"""Which sayings are worth a claim of their own, and who says them: a crisis is not what everybody says of it."""

from collections.abc import Mapping, Sequence

from asof.model.claim import Happening
from asof.model.speaker import Role
from asof.reading.compose.draft import Draft
from asof.reading.speakers.attribution import Attribution, Force

# What these say in public is news by itself; what others say is news where it tells of a happening or counts.
_PUBLIC = frozenset({Role.OFFICIAL, Role.ORGANISATION, Role.PARTY, Role.DOCUMENT})


def with_public_voices(
    drafts: Sequence[Draft], cues: Mapping[int, Sequence[Attribution]], telling: frozenset[int]
) -> list[Draft]:
    """`drafts` without the statements that say nothing; the others, and denials, with whoever says them as actor.

    `cues` are the attributions with their cue in each sentence by its number, `telling` the numbers of the sentences
    that name a happening or count something.
    """
    out: list[Draft] = []
    for draft in drafts:
        saying = saying_of(draft, cues[draft.sentence.number])
        if draft.happening is Happening.DENIAL and saying is not None:
            out.append(draft._replace(actor=saying.source))
            continue
        if draft.happening is not Happening.STATEMENT:
            out.append(draft)
            continue
        if draft.negated or saying is None or not (saying.speaker.role in _PUBLIC or draft.sentence.number in telling):
            continue
        out.append(_said_by(draft, saying))
    return out


def saying_of(draft: Draft, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose cue is the draft's trigger; None where nobody is named ("residents were told to leave")."""
    return next(
        (
            item
            for item in attributions
            if item.force is not Force.MENTION
            and item.source is not None
            and item.cue is not None
            and item.cue.overlaps(draft.trigger)
        ),
        None,
    )


def _said_by(draft: Draft, saying: Attribution) -> Draft:
    """The speaker is the actor, whether the verb stands before or behind them; what is said is nobody's target."""
    target = draft.target
    is_said = target is not None and any(part.overlaps(target) for part in saying.content)
    is_speaker = target is not None and saying.source is not None and saying.source.overlaps(target)
    if is_said or is_speaker:
        target = None
    return draft._replace(actor=saying.source, target=target)
