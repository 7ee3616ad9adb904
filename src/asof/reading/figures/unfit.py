"""Tells bonds that do not fit whom they would count: suspects are not missing, nor firearms rescued."""

from asof.model.figure import Measure
from asof.reading.figures.bond import HURT_OR_DEAD, Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import Part, binders, body_words, victim_words
from asof.reading.figures.phrase import QUOTES, is_plain_word, looks_plural
from asof.reading.figures.scene import Scene
from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.nouns import NounClass, nouns
from asof.reading.words import TokenKind

_FEW = 10  # so few are a crowd only where a gathering is named: five men shout, walk in and join as any others do
GATHERING = ("protest", "demonstrat", "march", "rall", "strik", "vigil", "riot", "picket", "parad", "chant")
# What is told of those who are sought for what they did.
_SOUGHT_FOR = frozenset({
    "involved", "responsible", "behind", "connected", "linked", "suspected", "wanted", "accused", "connection",
    "armed", "masked", "hooded", "suspects", "replacement", "successor", "candidate", "candidates",
})  # fmt: skip
_DOING = frozenset({
    "escaped", "fled", "fired", "opened", "robbed", "attacked", "stole", "broke", "drove", "ran", "burgled", "beat",
})  # fmt: skip
_TO_DEED = 5  # tokens from who is sought to what they did: "believed to have been |involved"
_MOST_HURT = 500_000  # no crisis wounds more at once; hardship hurts millions
_PAPERS = frozenset({
    "emails", "e-mails", "documents", "files", "records", "papers", "ballots", "pages", "messages", "letters", "tapes",
    "recordings", "photos", "paintings", "artifacts", "artefacts", "items", "guns", "weapons", "rifles", "keys",
})  # fmt: skip
# Before forces that nobody has sent yet.
_WANTING = frozenset({
    "call", "calls", "called", "calling", "necessitate", "necessitates", "need", "needs", "needed", "require",
    "requires", "required", "theoretical", "hypothetical", "propose", "proposes", "proposed", "proposing", "request",
    "requested", "requests",
})  # fmt: skip
_STAFFING = frozenset({"off", "recruit", "recruits", "recruited", "recruiting", "train", "trained", "promoted"})
_FORMER = frozenset({"prior", "previous", "past", "earlier"})
_SUING = frozenset({"sue", "sues", "sued", "suing", "lawsuit", "damages"})
_TALKING = frozenset({"told", "tells", "telling", "addressed", "addresses", "addressing"})
_TO_TALK = 9  # tokens from a talk to how many hear it: "told a crowd that the club put at |300"
_LET_IN = frozenset({
    "accept", "accepts", "accepted", "accepting", "admit", "admits", "admitted", "admitting", "resettle", "resettles",
    "resettled", "resettling", "resettlement",
})  # fmt: skip
_INTO = frozenset({"in", "to", "through", "into"})
_SHOTS = frozenset({"bullet", "bullets", "times", "shots", "rounds", "wounds", "blows"})
_TO_SHOTS = 16  # tokens from the shots back to their number
_RECOVERED = frozenset({Measure.RESCUED, Measure.ABDUCTED})
_TO_THINGS = 7  # tokens from a number to the things that it counts: "14 AK - 47 assault |rifles"


def is_unfit(scene: Scene, count: Counted, bond: Bond) -> bool:
    """Whether `bond` is of none of those whom `count` counts."""
    measure = bond.measures[0]
    if measure is Measure.CROWD:
        return is_handful_apart(scene, count) or _is_audience(scene, count)
    if measure is Measure.MISSING:
        return (bond.how is How.OBJECT and _is_sought(scene, count)) or _are_papers(scene, count)
    if measure is Measure.FORCES:
        return bond.how is How.CLASS and _are_wanted(scene, count)
    if bond.measures == (Measure.INJURED,) and (count.quantity.low or 0) > _MOST_HURT:
        return True  # "taxes that hurt millions of dockers"
    if measure is Measure.ARRESTED and count.phrase.outcome:  # "he had |nine prior arrests|" counts nobody
        is_former = any(scene.lower(at) in _FORMER for at in range(count.last, count.end))
        return is_former and not scene.is_be(count.end)  # but "nine previous arrests |were| made over it"
    if measure in HURT_OR_DEAD and (_is_animal(scene, count) or _are_hits(scene, count)):
        return True
    if measure is Measure.KILLED and (_is_legal_case(scene, count) or _is_compared(scene, count)):
        return True
    if measure is Measure.DISPLACED and any(token.lower in _LET_IN for token in scene.tokens):
        return bond.how is not How.SUBJECT
    if measure is Measure.DISPLACED:
        return count.indefinite and any(scene.lower(at) == "homeless" for at in range(count.last, count.end - 1))
    return measure in _RECOVERED and count.phrase.is_bare and bond.how is How.OBJECT and _is_of_things(scene, count)


def _are_papers(scene: Scene, count: Counted) -> bool:
    """Whether no people are missing: "300 files are missing", "thousands of missing ballots"."""
    head = count.end + (scene.lower(count.end) in QUOTES) if count.phrase.outcome else count.end - 1
    return scene.lower(head) in _PAPERS


def _are_wanted(scene: Scene, count: Counted) -> bool:
    """Whether a force is only asked for, paid or sued: "called for 3,000 troops", "plans to lay off 12 constables"."""
    if (count.quantity.high or _FEW) < _FEW and any(token.lower in _SUING for token in scene.tokens):
        return True
    near = [scene.lower(at) for at in range(count.first - 2, count.first)]
    return any(word in _WANTING or word in binders().surveyed or word in _STAFFING for word in near)


def _is_animal(scene: Scene, count: Counted) -> bool:
    """ "one of her cats", "a 4-year-old Danish heifer"; not "one horse rider" nor Ada Lamb."""
    is_of_breed = count.end < len(scene.tokens) and scene.tokens[count.end].is_capitalised
    heads = scene.tokens[count.end - 1 : count.end], scene.tokens[count.end + 1 : count.end + 1 + is_of_breed]
    words = [token.text for head in heads for token in head]
    return any(word in binders().animals or word.removesuffix("s") in binders().animals for word in words)


def _are_hits(scene: Scene, count: Counted) -> bool:
    """Whether the shots are counted that hit somebody: "was struck by nine bullets, |seven| in the arm"."""
    at = count.end
    if not count.phrase.is_bare or scene.lower(at) not in _INTO or scene.lower(at + 2) not in body_words():
        return False
    return any(scene.lower(before) in _SHOTS for before in range(count.first - _TO_SHOTS, count.first))


def _is_legal_case(scene: Scene, count: Counted) -> bool:
    """Whether a law names whom it protects: "the special circumstance of murder of |a guard| on duty"."""
    if not count.indefinite or not scene.spells(count.first - 2, ("murder", "of")):
        return False
    return any(token.lower in ("circumstance", "circumstances") for token in scene.tokens)


def _is_compared(scene: Scene, count: Counted) -> bool:
    """ "many more deaths |than| in other years"."""
    return count.phrase.more and scene.lower(count.end) == "than"


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
    """Whether they are few, and no protest, march or vigil is named."""
    if count.quantity.high is None or count.quantity.high >= _FEW:
        return False
    return not names_gathering(scene)


def names_gathering(scene: Scene, *, or_crowd: bool = True) -> bool:
    """Whether a gathering, or a crowd, or a protest is named anywhere; "March" with a capital is a month."""
    gatherings = binders().gatherings | binders().crowds if or_crowd else binders().gatherings
    words = [token.lower for token in scene.tokens if token.text != "March"]
    return any(word.startswith(GATHERING) or word in gatherings for word in words)


def _is_audience(scene: Scene, count: Counted) -> bool:
    """Whether they came for a game or a talk: "6,000 fans cheered", "the author told a crowd of 300"."""
    near = range(count.first - _TO_TALK, count.first)
    is_talk = any(scene.lower(at) in _TALKING and scene.lower(at + 2) in binders().crowds for at in near)
    is_audience = is_talk or scene.lower(count.end - 1) in ("fans", "spectators")
    return is_audience and not names_gathering(scene, or_crowd=False)


def _is_sought(scene: Scene, count: Counted) -> bool:
    """Whether police search for who did something, who is not missing."""
    if any(scene.lower(at).rstrip("s") in victim_words().doers for at in range(count.last, count.end)):
        return True
    if count.indefinite and scene.lower(count.last) == "new":
        return True  # "the search for a new teacher"
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
