"""Tells a year that sets what is told in the past, "the 1998 raid", from a full date, a street number and a count."""

import calendar
import re

from asof.reading.figures.lexicon import kind_words
from asof.reading.figures.scene import Scene
from asof.reading.grammar.closed import closed_classes

_YEAR = re.compile(r"(?:1[89]\d\d|20\d\d)s?")
MONTHS = frozenset(calendar.month_name[1:])
"""The names of the months as they are written."""
_MONTHS = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_HOUSES = frozenset({"block", "blk"})  # "the |2000| block of Elm Street"
_SLASH = "/"
_TO_AS_OF = 4  # tokens from "as of" over a month or a day to the year
_TO_PROSE = 3  # tokens at the head of a text, where a dateline gives its day
_TO_NOUN = 4  # tokens from a day to what happened then: "the May 9 grain store |fire"
_TO_EVENT = 20  # tokens from "bombings at two mills in Velm, Orm., and …" to the month of the day they were on


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
    if any(scene.spells(one, ("as", "of")) for one in range(at - _TO_AS_OF, at)):
        return False  # "as of May 2004 there are |40|"
    start = _start_of_date(scene, at)
    return start is None or _tells_which(scene, start, at) or _is_amid_prose(scene, start, at)


def _is_amid_prose(scene: Scene, start: int, at: int) -> bool:
    """Whether a sentence goes on behind it, which gives no day of the week, as news of the day does: "died on March 4,
    2012, off Velm"."""
    return start > _TO_PROSE and scene.lower(at + 1) == "," and scene.tokens[start - 1].text.islower()


def is_day_of_deed(scene: Scene, at: int) -> bool:
    """Whether the day of a month at `at` tells which deed is meant, as no deed of today is told of.

    "The |May 9| raid", "the raids on |May 9| killed two", "on |May 9|, when two were shot".
    """
    month = _past_stop(scene, at - 1)
    if not (_DAY.fullmatch(scene.lower(at)) and _MONTHS.fullmatch(scene.lower(month))):
        return False
    if is_told_of(scene, at):
        return True
    behind, events = at + 1 + (scene.lower(at + 1) == ","), kind_words().events
    if _tells_which(scene, month, at) and any(scene.lower(one) in events for one in range(behind, behind + _TO_NOUN)):
        return True
    before = [scene.lower(one) for one in range(max(0, month - _TO_EVENT), month)]
    is_new = "a" in before or "an" in before  # "a blast on May 9 killed two" is told as news
    return behind in scene.starts and before[-1:] == ["on"] and not is_new and not events.isdisjoint(before)


def is_month_of_deed(scene: Scene, at: int) -> bool:
    """Whether the month at `at` tells which deed is meant: "the |October| raid", "the |June| fatal shooting"."""
    is_event = any(scene.lower(one) in kind_words().events for one in (at + 1, at + 2))
    return scene.lower(at - 1) == "the" and is_event


def is_told_of(scene: Scene, at: int) -> bool:
    """Whether "when" tells of the day or the month that ends at `at`: "in late May, |when| two were shot"."""
    return scene.lower(at + 1 + (scene.lower(at + 1) == ",")) == "when"


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
