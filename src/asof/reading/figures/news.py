"""Tells where "released" is said of news and of nobody: names, photographs and statements are released."""

from collections.abc import Sequence

from asof.reading.grammar.closed import closed_classes
from asof.reading.words import Token

_RELEASE = frozenset({"release", "releases", "released", "releasing"})
_PRESS = frozenset({"news", "press", "media"})
_NEWS = frozenset({
    "name", "names", "identity", "identities", "photo", "photos", "photograph", "photographs", "picture", "pictures",
    "image", "images", "video", "videos", "footage", "statement", "statements", "details", "information", "sketch",
    "sketches", "description", "descriptions", "report", "reports", "data", "results", "recording", "recordings",
    "documents", "ages", "genders", "hometowns", "conditions", "transcript", "transcripts", "audio", "autopsy",
})  # fmt: skip
_CLAUSES = frozenset({".", ";", ":", "that", "and"})
_TO_SUBJECT = 14  # tokens from "released" back to whose news it is: "photographs of the two clerks were |released"
_TO_OBJECT = 4  # tokens from "released" to news: "released a new video"


def is_of_news(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words at ``[start, end)`` tell that news was released, or are the noun of a press release."""
    if end != start + 1 or tokens[start].lower not in _RELEASE:
        return False
    if start > 0 and tokens[start - 1].lower in _PRESS:
        return True
    if any(token.lower in _NEWS for token in _object(tokens[end : end + _TO_OBJECT])):
        return True
    at = start - 1
    while at > 0 and (tokens[at].lower == "not" or closed_classes().is_adverb(tokens[at].lower)):
        at -= 1
    is_passive = at >= 0 and tokens[at].lower in closed_classes().be
    return is_passive and _is_led_by_news(tokens[max(0, at - _TO_SUBJECT) : at])


def _object(tokens: Sequence[Token]) -> Sequence[Token]:
    """Those of `tokens` before a mark, a preposition or a conjunction."""
    ends = (closed_classes().behind_phrase | closed_classes().links) - {"following"}
    end = next((at for at, token in enumerate(tokens) if not token.is_word or token.lower in ends), len(tokens))
    return tokens[:end]


def _is_led_by_news(tokens: Sequence[Token]) -> bool:
    """Whether news heads the subject, and no second clause begins behind it ("the names are known and two ...")."""
    named = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].lower in _NEWS), None)
    if named is None:
        return False
    closed = closed_classes()
    return not any(token.lower in closed.be or token.lower in _CLAUSES for token in tokens[named:])
