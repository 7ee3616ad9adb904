"""Tells bonds that do not fit whom they would count: suspects are not missing, nor firearms rescued."""

from asof.model.figure import Measure
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import Part, binders, victim_words
from asof.reading.figures.phrase import is_plain_word, looks_plural
from asof.reading.figures.scene import Scene
from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.nouns import NounClass, nouns
from asof.reading.words import TokenKind

_FEW = 10  # so few are a crowd only where a gathering is named: five men shout, walk in and join as any others do
GATHERING = ("protest", "demonstrat", "march", "rall", "strik", "vigil", "riot", "picket", "parad", "chant")
# What is told of those who are sought for what they did.
_SOUGHT_FOR = frozenset({
    "involved", "responsible", "behind", "connected", "linked", "suspected", "wanted", "accused", "connection",
    "armed", "masked", "hooded", "suspects",
})  # fmt: skip
_DOING = frozenset({
    "escaped", "fled", "fired", "opened", "robbed", "attacked", "stole", "broke", "drove", "ran", "burgled", "beat",
})  # fmt: skip
_TO_DEED = 5  # tokens from who is sought to what they did: "believed to have been |involved"
_RECOVERED = frozenset({Measure.RESCUED, Measure.ABDUCTED})
_TO_THINGS = 7  # tokens from a number to the things that it counts: "14 AK - 47 assault |rifles"


def is_unfit(scene: Scene, count: Counted, bond: Bond) -> bool:
    """Whether `bond` is of none of those whom `count` counts."""
    measure = bond.measures[0]
    if measure is Measure.CROWD:
        return is_handful_apart(scene, count)
    if measure is Measure.MISSING:
        return bond.how is How.OBJECT and _is_sought(scene, count)
    if measure is Measure.DISPLACED:
        return count.indefinite and any(scene.lower(at) == "homeless" for at in range(count.last, count.end - 1))
    return measure in _RECOVERED and count.phrase.is_bare and bond.how is How.OBJECT and _is_of_things(scene, count)


def is_off_list(scene: Scene, count: Counted, earlier: Bond) -> bool:
    """Whether a bare number goes on no list of those before it.

    "Two men, |one| with a red scarf" only tells what they are; "boy shot in Velm - |13| KORM Velm" names a channel.
    """
    if not count.phrase.is_bare:
        return False
    if earlier.how is How.CLASS and earlier.measures == (Measure.OTHER,) and count.quantity.high in (0, 1):
        return True
    if _is_of_things(scene, count):
        return True  # "caught 20 pirates with |six| AK 47 rifles"
    is_named = count.end < len(scene.tokens) and scene.tokens[count.end].is_capitalised
    is_short = is_named and (scene.tokens[count.end].text.isupper() or scene.lower(count.end) == "news")
    return is_short and scene.lower(count.first - 1) in ("-", "–", "—", "|")


def is_handful_apart(scene: Scene, count: Counted) -> bool:
    """Whether they are few, and no protest, march or vigil is named; "March" with a capital is a month."""
    if count.quantity.high is None or count.quantity.high >= _FEW:
        return False
    words = [token.lower for token in scene.tokens if token.text != "March"]
    return not any(word.startswith(GATHERING) or word in binders().gatherings | binders().crowds for word in words)


def _is_sought(scene: Scene, count: Counted) -> bool:
    """Whether police search for who did something, who is not missing."""
    if any(scene.lower(at).rstrip("s") in victim_words().doers for at in range(count.last, count.end)):
        return True
    near = [scene.lower(at) for at in range(count.last, count.end + _TO_DEED)]
    if not _SOUGHT_FOR.isdisjoint(near):
        return True
    if scene.lower(count.end) not in ("who", "that"):
        return False
    mark = scene.starts.get(count.end + 1)
    return scene.lower(count.end + 1) in _DOING or (mark is not None and Part.PAST in mark.roles)


def _is_of_things(scene: Scene, count: Counted) -> bool:
    """Whether a number that no listed noun follows is of things: "recovered |86| assorted firearms"."""
    for at in range(count.last, min(count.last + _TO_THINGS, len(scene.tokens))):
        token, word = scene.tokens[at], scene.lower(at)
        found = nouns().class_of(word, capitalised=token.is_capitalised)
        if found is not None and found is not NounClass.THINGS:
            return False
        if found or (token.text.islower() and is_plain_word(token) and looks_plural(token)):
            return True
        is_numbered = token.kind is TokenKind.NUMBER or word == "-" or token.is_capitalised
        if word in closed_classes().calendar or not (is_numbered or is_plain_word(token) or word.endswith("ed")):
            return False
    return False
