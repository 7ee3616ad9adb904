"""Finds the mentions of a TimeML answer in the text it was made of."""

import html
import re

from bench.peers.peer import Row

_TAG = re.compile(r"(<TIMEX3 [^>]*>|</TIMEX3>)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def mentions_of(tagged: str, text: str) -> list[Row]:
    """The mentions of a TimeML answer, in offsets of `text`: its words without tags are the text's, spaces aside."""
    body = tagged.partition("<TimeML>")[2].rpartition("</TimeML>")[0]
    found: list[Row] = []
    at, inside = 0, False
    for piece in _TAG.split(body):
        if piece.startswith("<TIMEX3 "):
            given = dict(_ATTRIBUTE.findall(piece))
            found.append({"value": given.get("value", ""), "type": given.get("type", "")})
            inside = True
        elif piece == "</TIMEX3>":
            inside = False
        else:
            start, at = _skip(html.unescape(piece), text, at)
            if inside:
                found[-1] |= {"start": start, "end": at}
    return [mention for mention in found if "start" in mention]


def _skip(words: str, text: str, at: int) -> tuple[int, int]:
    """Where the words begin and end in `text`, looked for from `at`, by their letters alone."""
    first: int | None = None
    for letter in words:
        if letter.isspace():
            continue
        found = text.find(letter, at)
        if found < 0:
            continue
        first = found if first is None else first
        at = found + 1
    return (at if first is None else first), at
