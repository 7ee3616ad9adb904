"""A claim in the making: one happening of one sentence, in offsets of the report's text."""

from typing import NamedTuple

from asof.model.claim import Happening
from asof.model.figure import Figure
from asof.model.span import Span
from asof.model.when import When
from asof.model.where import Route, Where
from asof.reading.happenings.mention import Mention
from asof.reading.sentences import Sentence


class Draft(NamedTuple):
    """What is known so far; `span` is the sentence's, or longer where one quotation runs over several sentences.

    `clause` reaches from the actor to the target, `trigger` is what says that it happened.
    """

    sentence: Sentence
    span: Span
    happening: Happening
    trigger: Span
    clause: Span
    actor: Span | None = None
    target: Span | None = None
    figures: tuple[Figure, ...] = ()
    negated: bool = False
    when: When | None = None
    where: tuple[Where, ...] = ()
    route: Route | None = None


def draft_of(mention: Mention, sentence: Sentence) -> Draft:
    """`mention`, whose spans count in the sentence, as a draft whose spans count in the text."""
    base = sentence.span.start
    return Draft(
        sentence=sentence,
        span=sentence.span,
        happening=mention.happening,
        trigger=mention.trigger.shifted(base),
        clause=mention.clause.shifted(base),
        actor=mention.actor.shifted(base) if mention.actor else None,
        target=mention.target.shifted(base) if mention.target else None,
        negated=mention.negated,
    )


def distance(left: Span, right: Span) -> int:
    """Code points between two spans; 0 where they touch or overlap."""
    return max(0, left.start - right.end, right.start - left.end)
