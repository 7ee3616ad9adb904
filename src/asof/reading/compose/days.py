"""The day that the sentences before one have reached: "On Tuesday … By midnight" is Tuesday's midnight."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from asof.model.when import When
from asof.reading.compose.times import Told
from asof.reading.compose.usable import IN_A_DAY
from asof.reading.sentences import Sentence

# Sentences after which a story has left the day it told, in another paragraph as in its own.
_REMEMBERED = 3

# What may lean on a day told before.  Only where such a word stands is anything looked for.
_LEANS = re.compile(
    r"\b(?:midnight|midday|noon|dawn|dusk|nightfall|night|morning|afternoon|evening|later|earlier|(?:next|following|same)"
    r" day|[ap]\.?m\b|\d{1,2}[:.]\d\d)"
)
# What a sentence begins with as known: "The crash", "After the attack".  Five letters find its verb as well.
_KNOWN = re.compile(r"^(?:\w+ )?(?:the|this|that) (?:\w+ )??([a-z]{5,})\b", re.IGNORECASE)
_STEM = 5


def day_before(
    sentence: Sentence, sentences: Sequence[Sentence], told_of: Callable[[Sentence], Told], *, said_at: When, zone: str
) -> date | None:
    """The local day in `zone` that the entry has told before, None where `sentence` leans on none.

    Told before is in the last sentences, or in any that the sentence takes up by a noun ("crashed on Thursday … the
    crash took place at 15:00").  `told_of` gives the times of a sentence.  When something was said is no day of the
    story, nor is a day to come.
    """
    if not _LEANS.search(sentence.words.lower()):
        return None
    taken_up = _taken_up(sentence.words)
    for earlier in reversed(sentences[: sentence.number]):
        if earlier.entry != sentence.entry:
            return None
        is_near = sentence.number - earlier.number <= _REMEMBERED
        if not is_near and not (taken_up and taken_up.search(earlier.words)):
            continue
        days = [when for when in _days(told_of(earlier)) if said_at.start and when.start and when.start < said_at.start]
        if days and days[-1].start:
            return days[-1].start.astimezone(ZoneInfo(zone)).date()
    return None


def _taken_up(words: str) -> re.Pattern[str] | None:
    """What finds again, as a verb too, the noun that the sentence takes for known; None where it takes none."""
    stems = {noun[:_STEM] for noun in _KNOWN.findall(words)}
    return re.compile(rf"\b(?:{'|'.join(sorted(stems))})", re.IGNORECASE) if stems else None


def _days(told: Told) -> list[When]:
    said = {span for span, _ in told.sayings}
    return [when for when in told.whens if when.precision in IN_A_DAY and when.span not in said]
