"""Tells a year that sets what is told in the past, "the 1998 raid", from a full date, a street number and a count."""

import re

from asof.reading.figures.scene import Scene
from asof.reading.grammar.closed import closed_classes

_YEAR = re.compile(r"(?:1[89]\d\d|20\d\d)s?")
_MONTHS = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_HOUSES = frozenset({"block", "blk"})  # "the |2000| block of Elm Street"
_SLASH = "/"


def is_lone_year(scene: Scene, at: int) -> bool:
    """Whether a year at `at` sets its clause in the past: it ends no full date, as datelines and captions write it.

    Nor is it of "since", which says from when on somebody counts, a number of houses, or the count itself ("|2000|
    people were held").  A full date does where it tells which deed is meant: "the June 4, 1998, raid".
    """
    text = scene.tokens[at].text if at < len(scene.tokens) else ""
    if not _YEAR.fullmatch(text) or scene.lower(at + 1) in _HOUSES:
        return False
    if scene.tokens[at + 1 : at + 2] and scene.tokens[at + 1].is_word and _is_counted(scene, at):
        return False
    if scene.lower(at - 1) == "since" and scene.lower(at + 1 + (scene.lower(at + 1) == ",")) != "when":
        return False
    start = _start_of_date(scene, at)
    return start is None or _tells_which(scene, start, at)


def _is_counted(scene: Scene, at: int) -> bool:
    return any(count.first <= at < count.last for count in scene.counts)


def _start_of_date(scene: Scene, at: int) -> int | None:
    """The first token of the full date that the year at `at` ends, None where it ends none."""
    if scene.lower(at - 1) == _SLASH == scene.lower(at - 3):
        return at - 4  # "7/14/2013"
    last = _past_stop(scene, at - 1 - (scene.lower(at - 1) == ","))
    first = _past_stop(scene, last - 1)
    words = (scene.lower(first), scene.lower(last))  # "4 March 2012", "March 4, 2012", "Mar. 4, 2012"
    is_date = any(map(_DAY.fullmatch, words)) and any(map(_MONTHS.fullmatch, words))
    return first if is_date else None


def _past_stop(scene: Scene, at: int) -> int:
    """The place before the stop of a shortened month."""
    return at - (scene.lower(at) == ".")


def _tells_which(scene: Scene, start: int, at: int) -> bool:
    """Whether a noun follows that the date tells apart: "|the March 4, 2012,| crash"."""
    word = scene.lower(at + 1 + (scene.lower(at + 1) == ","))
    return scene.lower(start - 1) == "the" and word.isalpha() and word not in closed_classes().function_words
