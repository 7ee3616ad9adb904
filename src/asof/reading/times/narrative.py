"""Tells a history from news by how its text speaks of time."""

import re

from asof.reading.times.anchor import AnchorKind

_YEAR = re.compile(r"\b(?:1[0-9]{3}|20[0-9]{2})\b|\b[0-9]{1,3} BC")
_SPEAKER_TIME = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|tonight"
    r"|(?:last|this|next) (?:week|month|year))\b",
    re.IGNORECASE,
)

# A history dates its sentences by the year and hardly ever by the day of speaking.  Of the development texts, histories
# name 17 years or more to each such word, news and short messages two at most; the floor keeps short texts news.
_YEARS_AT_LEAST = 6
_YEARS_PER_SPEAKER_TIME = 5


def anchor_kind(words: str) -> AnchorKind:
    """NARRATIVE where a whole text reads as a history, NEWS everywhere else and where there is too little to tell."""
    years = len(_YEAR.findall(words))
    spoken = len(_SPEAKER_TIME.findall(words))
    is_history = years >= max(_YEARS_AT_LEAST, _YEARS_PER_SPEAKER_TIME * (spoken + 1))
    return AnchorKind.NARRATIVE if is_history else AnchorKind.NEWS
