"""Tells what a count is of whom only a noun tells, by what stands around it: a square, police, a camp, a wreck."""

from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import binders
from asof.reading.figures.scene import Scene
from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.nouns import NounClass, nouns

_AT = frozenset({"outside", "inside", "on"})
_KEEPING = frozenset({
    "prevent", "prevents", "prevented", "preventing", "stop", "stops", "stopped", "stopping", "keep", "keeps", "kept",
    "keeping", "block", "blocked", "blocking", "bar", "barred", "barring",
})  # fmt: skip
_GOING = frozenset({"leaving", "fleeing", "escaping", "returning"})
_DISPERSING = (("tear", "gas"), ("pushed", "back"), ("drove", "back"), ("broke", "up"), ("turned", "back"))
_HOUSING = frozenset({
    "house", "houses", "housed", "housing", "host", "hosts", "hosted", "hosting", "shelter", "shelters", "sheltered",
    "sheltering", "hold", "holds", "holding", "home", "accommodates", "accommodating",
})  # fmt: skip
_AT_WHOM = frozenset({"at", "on", "upon", "toward", "towards"})
_AIMED = frozenset({
    "fired", "fire", "firing", "shot", "shots", "shooting", "gun", "rifle", "pistol", "weapon", "knife", "threw",
    "throwing", "hurled", "hurling", "aimed", "rammed", "lunged",
})  # fmt: skip
_TO_AIM = 4  # tokens from "at" back to what is aimed: "|fired| several more times at two guards"
_TO_CAMP = 5  # tokens between those in a camp and the camp
_FEWEST_HELD_OFF = 20  # fewer are travellers whom a checkpoint stops
_TO_FROM = 12  # tokens from those who are kept, over an aside, to what they are kept from
_TO_HOLDING = 7  # tokens from those who are held off back to what is done to them
_FEWEST_GUESTS = 20  # fewer at a party are no crowd
_FESTIVE = frozenset({"party", "parties", "concert", "festival", "picnic", "barbecue", "memorial", "celebration"})
_TO_GATHERING = 7  # tokens from "in" to the square


def is_gathered(scene: Scene, count: Counted) -> bool:
    """ "thousands of people are still in or near Mill Square", "hundreds were at the rally", "there are 90 at it"."""
    are_many = count.quantity.size >= _FEWEST_GUESTS
    is_guest = are_many and scene.lower(count.end) in ("at", "attending")
    is_there = is_guest or (scene.lower(count.first - 2) == "there" and scene.is_be(count.first - 1))
    if not (is_there or scene.is_be(count.end)):
        return False
    at = scene.past_adverbs(count.end + (not is_there))
    if scene.lower(at) not in binders().list_places and scene.lower(at) not in _AT:
        return False
    places = binders().gatherings | _FESTIVE if are_many else binders().gatherings
    place = next((end for end in range(at, at + _TO_GATHERING) if scene.lower(end) in places), None)
    return place is not None and not any(scene.lower(between) in (",", "after") for between in range(at, place))


def is_target(scene: Scene, count: Counted) -> bool:
    """Whether armed men are shot at, and no force that was sent: "opened |fire| on four guards"."""
    at = count.first - 1 - (scene.lower(count.first - 1) == "the")
    at -= 2 * (scene.lower(at) == "and")  # "at her |and two guards"
    if scene.lower(at) not in _AT_WHOM:
        return False
    return any(scene.lower(before) in _AIMED for before in range(max(0, at - _TO_AIM), at))


def is_held_off(scene: Scene, count: Counted) -> bool:
    """ "fired tear gas at 300 youths", "police kept a few hundred farmers, many with flags, from the ministry"."""
    if count.phrase.noun is NounClass.CAPTIVES or count.quantity.size < _FEWEST_HELD_OFF:
        return False
    kept_from = next((at + 1 for at in range(count.end, count.end + _TO_FROM) if scene.lower(at) == "from"), None)
    is_kept = kept_from is not None and scene.lower(kept_from) not in _GOING
    for at in range(count.first - 1, max(-1, count.first - _TO_HOLDING), -1):
        word = scene.lower(at)
        if word in binders().ends or word in binders().new_clause or at in scene.count_at:
            return False
        if word in binders().dispersing or any(scene.spells(at, words) for words in _DISPERSING):
            return True
        if is_kept and word in _KEEPING:
            return any(nouns().class_of(scene.lower(by)) is NounClass.FORCES for by in range(at))
    return False


def is_wrecked(scene: Scene, count: Counted) -> bool:
    """Whether vehicles are lost, and no force: "two army helicopters crashed", "several trucks were stolen"."""
    at = scene.past_adverbs(count.end)
    while scene.is_be(at) or scene.is_adverb(at) or scene.lower(at) in ("has", "have", "had"):
        at += 1
    return scene.lower(at) in binders().wrecked


def is_in_camp(scene: Scene, count: Counted) -> bool:
    """ "a camp housing 3,000 people", "40 families in a refugee camp"; not "a summer camp housing 40 children"."""
    for at in range(count.first - _TO_CAMP, count.end + _TO_CAMP):
        if scene.lower(at) not in ("camp", "camps", "shelter", "shelters") or at in scene.count_at:
            continue
        kind = scene.lower(at - 1)
        if kind in binders().camps:
            return True
        is_before = at < count.first and any(scene.lower(one) in _HOUSING for one in range(at + 1, count.first))
        is_plain = kind in closed_classes().function_words or kind.endswith("ed")
        if is_before and is_plain and all(scene.tokens[one].is_word for one in range(at, count.first)):
            return True
    return False
