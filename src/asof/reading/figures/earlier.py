"""Tells whether a count is of an earlier event than the sentence is about: "came days after a blast that killed 12"."""

from asof.reading.figures.bond import HURT_OR_DEAD, Bond
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import kind_words
from asof.reading.figures.others_dates import is_dated_now
from asof.reading.figures.scene import Scene
from asof.reading.grammar.closed import closed_classes

_COMING = frozenset({"came", "comes"})
_HAPPENING = frozenset({"happened", "occurred", "place", "struck", "hit", "erupted"})  # "took |place| days after …"
_FOLLOWING = frozenset({"follows", "followed"})
_SPANS = frozenset({"day", "days", "week", "weeks", "fortnight", "month", "months"})
_TELLING = frozenset({"that", "which", "when", "where", "who"})
_BEFORE_NOW = frozenset({"recent", "previous", "past", "earlier", "similar", "prior"})
_PERIODS = frozenset({"hours", "days", "weeks", "months", "years", "decades", "times"})
_COMPARING = frozenset({"more", "most"})
_LIKE = frozenset({"similar", "earlier", "previous"})
_NUMBERS = frozenset({"toll", "count", "figure", "number", "total", "estimate", "report", "tally"})
_DEFINITE = frozenset({"the", "his", "her", "their", "its", "this", "that"})
_TO_EVENT = 10  # tokens from "Thursday's shooting in the port" to "came"
_TO_AFTER = 6  # tokens from "came" to "after": "came |just two weeks after"
_TO_FUNERAL = 3  # tokens from "attending" to the funeral
_TO_DEATH = 4  # tokens from whoever is buried to "who was killed"
_TO_RECENT = 4  # tokens from "recent" to whom it befell
_TO_PAST = 9  # tokens from "past raids" to whom they befell
_TO_SIMILAR = 6  # tokens from "a similar attack" to whom it befell
_BESIDE = frozenset({"from", "near", "to"})


def is_of_earlier(scene: Scene, count: Counted, bond: Bond) -> bool:
    """Whether another event than the sentence is about befell those who are counted."""
    if _is_recent(scene, count) or _is_what_came_before(scene, count, bond) or _is_mourned(scene, count):
        return True
    is_beside = scene.lower(count.first - 1) == "where" and scene.lower(count.first - 2) in _BESIDE
    return is_beside and bond.measures[0] in HURT_OR_DEAD  # "not far |from where| two were shot"


def _is_recent(scene: Scene, count: Counted) -> bool:
    """ "the recent arrest of two", "an earlier toll of 27", "a similar attack killed two"; not "in recent days two"."""
    for at in range(max(0, count.first - _TO_PAST), count.first):
        word = scene.lower(at)
        is_before = word in _BEFORE_NOW or scene.spells(at - 1, ("the", "last"))
        if is_before and _names_event(scene, at + 1) and _is_unbroken(scene, at, count):
            return True  # "past raids have killed two", "the last big raid killed two"
        is_near = at >= count.first - _TO_RECENT and scene.lower(at + 1) not in _PERIODS
        if word in ("recent", "previous") and is_near and scene.lower(at - 1) not in _COMPARING:
            return _is_unbroken(scene, at, count)
        is_like = word in _LIKE and at >= count.first - _TO_SIMILAR and scene.lower(at + 1) not in _NUMBERS
        if is_like and scene.lower(at - 1) in ("a", "an"):
            return all(scene.lower(one) != "," for one in range(at, count.first))
    return False


def _names_event(scene: Scene, at: int) -> bool:
    """Whether an event that does harm is named at `at`, or behind one more word that tells of it."""
    closed, word, behind = closed_classes(), scene.lower(at), scene.lower(at + 1)
    if word in kind_words().events:
        return True
    is_plain = word not in closed.function_words and word not in closed.calendar
    return is_plain and behind in kind_words().events and behind != "killing"  # "earlier Monday, |killing| two"


def _is_mourned(scene: Scene, count: Counted) -> bool:
    """Whether they are remembered, or somebody goes to their funeral, and how they died is told of no more."""
    start = count.first - (scene.lower(count.first - 1) in _DEFINITE)
    if kind_words().memorials.ending_at(scene.tokens, start):
        return not is_dated_now(scene, count)
    act = scene.ends.get(count.first)
    if act is None or not scene.lower(act.start).startswith("funeral"):
        return False
    is_attended = any(scene.lower(at).startswith("attend") for at in range(act.start - _TO_FUNERAL, act.start))
    return is_attended and not any(at in scene.starts for at in range(count.end, count.end + _TO_DEATH))


def _is_unbroken(scene: Scene, start: int, count: Counted) -> bool:
    """Whether no mark and no word that opens another clause stands between `start` and the count."""
    between = range(start, count.first)
    opening = closed_classes().subordinators
    return all(scene.tokens[at].is_word and scene.lower(at) not in opening for at in between)


def _is_what_came_before(scene: Scene, count: Counted, bond: Bond) -> bool:
    """Whether it is told of what an event of harm came after, or of an event some days before the sentence's own.

    "The raid came hours after a bomb that killed |12|", "two died, weeks after a storm killed |12|".
    """
    if bond.measures[0] not in HURT_OR_DEAD:
        return False
    came_after = (at for at in range(1, count.first) if _comes_after(scene, at, bond))
    after = next(came_after, None)
    return after is not None and _is_told_behind(scene, after, count)


def _comes_after(scene: Scene, at: int, bond: Bond) -> bool:
    """Whether an earlier event is told of behind the "follows" or "after" at `at`."""
    if scene.lower(at) in _FOLLOWING:
        return scene.lower(at + 1) != "by" and _is_of_event(scene, at)
    if scene.lower(at) == "heels":
        return scene.lower(at - 2) in ("on", "upon") and scene.lower(at + 1) == "of"
    if scene.lower(at) != "after":
        return False
    return _is_after_coming(scene, at) or _is_some_days_after(scene, at, bond)


def _is_after_coming(scene: Scene, after: int) -> bool:
    near = range(max(1, after - _TO_AFTER), after)
    verbs = _COMING | _HAPPENING if scene.lower(after - 1) in _SPANS else _COMING
    return any(scene.lower(at) in verbs and _is_of_event(scene, at) for at in near)


def _is_of_event(scene: Scene, verb: int) -> bool:
    """Whether the subject of the verb at `verb` is an event that does harm: "Thursday's |shooting| came"."""
    for at in range(verb - 1, max(-1, verb - _TO_EVENT), -1):
        if scene.lower(at) in kind_words().events:
            return True
        if scene.tokens[at].text in (",", ";", ":", "."):
            return False
    return False


def _is_some_days_after(scene: Scene, after: int, bond: Bond) -> bool:
    """ "two were killed, weeks after a storm …": the same is told of others before, and what follows is new."""
    if scene.lower(after - 1) not in _SPANS or scene.lower(after + 1) in _DEFINITE:
        return False
    return any(mark.end < after and bond.measures[0] in mark.roles.values() for mark in scene.starts.values())


def _is_told_behind(scene: Scene, after: int, count: Counted) -> bool:
    """Whether it is in the clause from `after` on, or in one that tells of it: "… in the port, where |12| died"."""
    between = [scene.lower(at) for at in range(after, count.first)]
    if ";" in between or "but" in between:
        return False
    commas = (at for at, word in enumerate(between) if word == ",")
    first = next((at for at in commas if not _is_amid_name(scene, after + at)), len(between))
    return first == len(between) or any(word in _TELLING for word in between[: first + 2])


def _is_amid_name(scene: Scene, comma: int) -> bool:
    """Whether the comma stands in the name of a place: "a raid in Velm|,| Orm"."""
    beside = scene.tokens[comma - 1 : comma + 2]
    return len(beside) > 2 and beside[0].is_capitalised and beside[2].is_capitalised
