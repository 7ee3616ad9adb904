"""One happening that a sentence tells of."""

from typing import NamedTuple

from asof.model.claim import Happening
from asof.model.span import Span


class Mention(NamedTuple):
    """One happening in one sentence; spans count from 0 of the sentence.

    `asserted` is False where the words only name it as a circumstance ("after the clashes").
    `clause` reaches from the subject to the object.
    """

    happening: Happening
    trigger: Span
    clause: Span
    actor: Span | None
    target: Span | None
    negated: bool
    modal: bool
    asserted: bool
