"""The day that the sentences before one have reached: "On Tuesday … By midnight" is Tuesday's midnight."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from asof.model.when import Precision, When
from asof.reading.compose.times import Told
from asof.reading.sentences import Sentence

# Sentences after which a story has left the day it told, in another paragraph as in its own.
_REMEMBERED = 3

# What may lean on a day told before.  Only where such a word stands is anything looked for.
_LEANS = re.compile(
    r"\b(?:midnight|midday|noon|dawn|dusk|nightfall|night|morning|afternoon|evening|later|earlier|(?:next|following|same)"
    r" day|[ap]\.?m\b|\d{1,2}[:.]\d\d)",
    re.IGNORECASE,
)
_IN_A_DAY = frozenset({Precision.MINUTE, Precision.PART_OF_DAY, Precision.DAY})


def day_before(
    sentence: Sentence, sentences: Sequence[Sentence], told_of: Callable[[Sentence], Told], *, said_at: When, zone: str
) -> date | None:
    """The local day in `zone` that the last sentences of the entry have told, None where `sentence` leans on none.

    `told_of` gives the times of a sentence.  When something was said is no day of the story, nor is a day to come.
    """
    if not _LEANS.search(sentence.words):
        return None
    for number in range(sentence.number - 1, max(-1, sentence.number - 1 - _REMEMBERED), -1):
        earlier = sentences[number]
        if earlier.entry != sentence.entry:
            return None
        days = [when for when in _days(told_of(earlier)) if said_at.start and when.start and when.start < said_at.start]
        if days and days[-1].start:
            return days[-1].start.astimezone(ZoneInfo(zone)).date()
    return None


def _days(told: Told) -> list[When]:
    said = {span for span, _ in told.sayings}
    return [when for when in told.whens if when.precision in _IN_A_DAY and when.span not in said]
