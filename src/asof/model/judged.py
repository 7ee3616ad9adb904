"""What a view says of a judgement that made it what it is: by whom, when and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class JudgementKind(StrEnum):
    """What a person can decide about the record."""

    MERGE = "merge"
    SPLIT = "split"
    RETRACT = "retract"
    CONFIRM = "confirm"
    CORRECT = "correct"
    ATTACH = "attach"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The trace of one judgement on a claim, an incident or a story.

    `figure` is the number, from 0, of the claim's figure that it is about; None where it is about the whole.
    """

    judgement_id: str
    kind: JudgementKind
    by: str
    reason: str
    judged_at: datetime
    figure: int | None = None
