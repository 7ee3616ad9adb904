"""Tells whom a count of people makes a force: who is armed or sought, and who shot or robbed."""

from itertools import pairwise

from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import binders
from asof.reading.figures.scene import Scene
from asof.reading.grammar.forms import Form, verb_forms
from asof.reading.quantities.nouns import NounClass, nouns

ATTACKING = frozenset({NounClass.PEOPLE, NounClass.PLAIN, NounClass.FORCES})
_OUTLAWS = frozenset({"suspects", "shooters", "robbers", "pirates", "bandits", "gangsters", "outlaws"})
_AT_LAW = frozenset({"bail", "court", "charged", "charges", "indicted", "trial", "custody", "jail", "extradited"})
_SOUGHT = frozenset({"seek", "seeks", "seeking", "sought", "wanted"})
_SHOOTINGS = frozenset({"shooting", "shootings", "gunfire", "shot", "wounding", "killing", "murder", "homicide"})
_TO_SOUGHT = 4  # tokens: "two men |who are being sought"
_GUNFIRE = frozenset({"gunfire", "fire", "shots"})
_AT_IT = frozenset({"shooting", "firing"})
_WEAPONS = frozenset({"weapons", "guns", "firearms", "pistols", "handguns", "rifles", "knives"})
# Words in two that tell of an attack.
_DEEDS = {
    "opened": {"fire"}, "open": {"fire"}, "opening": {"fire"}, "fired": {"at", "on", "into", "shots"},
    "returned": {"fire"}, "returning": {"fire"}, "shot": {"at"}, "shooting": {"at"}, "firing": {"at", "on", "into"},
    "exchanged": _GUNFIRE, "exchanging": _GUNFIRE, "traded": _GUNFIRE, "trading": _GUNFIRE,
    "began": _AT_IT, "started": _AT_IT,
    "discharged": _WEAPONS, "drew": _WEAPONS, "pulled": _WEAPONS, "brandished": _WEAPONS, "brandishing": _WEAPONS,
    "to": {"rob", "steal"}, "who": {"robbed"}, "and": {"robbed"}, "then": {"robbed"},
}  # fmt: skip
_TRYING = frozenset({"tried", "trying", "attempted", "attempting"})
_NEAR_WHOM = frozenset({"to", "at", "on", "with", "from", "toward", "towards", "near", "past"})
_TO_DEED = 12  # tokens from those who did it to the deed: "who had come up to a parked car and |opened fire"


def is_of_armed_men(scene: Scene, count: Counted) -> bool:
    """ "30 masked men", "20 men armed with clubs", "four suspects", "sought two men in connection with a shooting"."""
    if scene.lower(count.end - 1) in _OUTLAWS or _are_sought(scene, count):
        return count.quantity.high != 0 and not any(token.lower in _AT_LAW for token in scene.tokens)
    if scene.lower(count.end - 1) == "personnel":
        return any(scene.lower(at) in binders().armed | {"security"} for at in range(count.last, count.end))
    if count.phrase.noun not in (NounClass.PEOPLE, NounClass.PLAIN):
        return False
    is_armed = scene.lower(count.end) == "armed" or scene.spells(count.end, ("under", "arms"))
    return is_armed or any(scene.lower(at) in ("armed", "masked", "hooded") for at in range(count.last, count.end))


def _are_sought(scene: Scene, count: Counted) -> bool:
    """Whether police look for them over a shooting."""
    if count.phrase.noun not in (NounClass.PEOPLE, NounClass.PLAIN):
        return False
    behind = [scene.lower(at) for at in range(count.end, count.end + _TO_SOUGHT)]
    is_linked = ("in", "connection") in pairwise(behind) and not scene.ends.get(count.first)
    is_sought = is_linked or not _SOUGHT.isdisjoint([*behind, *(scene.lower(count.first - at) for at in (1, 2))])
    return is_sought and any(token.lower in _SHOOTINGS for token in scene.tokens)


def attacks(scene: Scene, count: Counted) -> bool:
    """Whether their own clause tells that they shot or robbed: "two men walked up |and opened fire|"."""
    is_of_forces = count.phrase.noun is NounClass.FORCES
    if scene.lower(count.end) not in ("who", "that") and _is_sought_out(scene, count.first - 1):
        return False
    for at in range(count.end, min(count.end + _TO_DEED, len(scene.tokens))):
        word, following = scene.lower(at), scene.lower(at + 1)
        if following in ("their", "out"):
            following = scene.lower(at + 2)
        if following in _DEEDS.get(word, ()) or (word == "fired" and is_of_forces):
            is_meant = word == "to" and scene.lower(at - 1) not in _TRYING  # "plotted to rob"
            return not (is_meant or scene.is_be(at - 1))  # "three guards were fired"
        if word in binders().ends or word in binders().new_clause or nouns().class_of(word) is NounClass.FORCES:
            return False
        if word == "," and following not in ("then", "and"):
            return False
    return False


def _is_sought_out(scene: Scene, before: int) -> bool:
    """Whether a verb or a preposition stands before them, whose subject does the deed: "went to |two men and fired"."""
    before -= scene.lower(before) in ("the", "his", "her", "their")
    before -= scene.lower(before) in ("out", "down", "up", "over")
    word = scene.lower(before)
    is_verb = word not in binders().saying and any(Form.PAST in verb.forms for verb in verb_forms(word))
    return is_verb or word in _NEAR_WHOM
