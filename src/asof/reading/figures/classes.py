"""Binds a count by its noun alone, where nothing is said to have happened: "30,000 police officers"."""

from asof.model.figure import Measure
from asof.reading.figures.after import DASHES, past_details
from asof.reading.figures.attackers import ATTACKING, attacks, is_of_armed_men
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.circumstances import is_gathered, is_held_off, is_in_camp, is_target, is_wrecked
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import binders
from asof.reading.figures.passed import PARENTS
from asof.reading.figures.peril import is_of_own_kin, is_of_peace, were_told_of
from asof.reading.figures.scene import Scene
from asof.reading.figures.some import is_some
from asof.reading.figures.unfit import GATHERING
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import verb_forms
from asof.reading.quantities.lexicon import number_words
from asof.reading.quantities.nouns import NounClass
from asof.reading.quantities.refuse import POSSESSIVES

_MEASURES = {
    NounClass.CROWD: Measure.CROWD,
    NounClass.FORCES: Measure.FORCES,
    NounClass.VEHICLES: Measure.VEHICLES,
    NounClass.DISPLACED: Measure.DISPLACED,
    NounClass.PEOPLE: Measure.OTHER,
    NounClass.PLAIN: Measure.OTHER,
    NounClass.CAPTIVES: Measure.OTHER,
}
_SIZED = ("-strong", "-man", "-member", "-person")
# What is only said or thought, beside the verbs that end a clause.
_THINKING = frozenset({
    "think", "thinks", "thought", "hope", "hopes", "hoped", "want", "know", "knew", "feel", "felt", "insist",
    "emphasized", "emphasised", "stressed", "explained", "confirmed", "noted", "recounted", "remembered", "testified",
    "acknowledged", "wondered", "complained", "speculated", "suggested",
})  # fmt: skip
_LAWSUITS = frozenset({
    "trial", "trials", "indictment", "indictments", "warrant", "warrants", "charges", "case", "cases", "conviction",
    "convictions", "prosecution", "prosecutions", "extradition", "acquittal", "acquittals",
})  # fmt: skip
_BEFORE_CHARGE = frozenset({"has", "have", "had", "who", "that", "being"})
_BODIES = frozenset({"crew", "family", "gang", "staff", "clan"})  # "crew members" are no voices
_ASIDE_MARKS = DASHES | {","}
_ASIDE = 20  # tokens of an aside
_FEWEST_GATHERED = 10  # so few are no crowd
_POPULATION = 500_000  # more people than this, with nothing said of them, live there


def by_class(scene: Scene, count: Counted) -> Bond | None:
    """The bond of a number of crowd, forces, vehicles of theirs, refugees or people; not of one, nor of speakers."""
    phrase, quantity = count.phrase, count.quantity
    if quantity.words.endswith(_SIZED) or _is_strong(scene, count):
        return Bond((_strong(scene, count),), How.CLASS)
    if phrase.is_bare and (bare := _measure_of_bare(scene, count)):
        return Bond((bare,), How.CLASS)
    if is_some(count) or (scene.lower(count.first - 1) == "so" and quantity.low is None):
        return None  # "so many guards" only wonders at them
    is_one = count.indefinite or quantity.high == 1
    is_attacking = not is_one and quantity.high != 0 and phrase.noun in ATTACKING and attacks(scene, count)
    if phrase.noun is None or is_one or (phrase.partitive and not is_attacking):
        return None
    is_armed = is_attacking or is_of_armed_men(scene, count)
    measure = Measure.FORCES if is_armed else _of_noun(scene, count)
    if measure is Measure.OTHER and (
        _is_protesting(scene, count) or is_gathered(scene, count) or is_held_off(scene, count)
    ):
        return Bond((Measure.CROWD,), How.CLASS)
    if measure is Measure.OTHER and (quantity.words.lower() == "both" or quantity.low == 1):
        return None  # they were counted where they were told of first; of "at least one baker" one is known
    if _says(scene, count) or _is_accused(scene, count) or (measure is Measure.OTHER and _tells_nothing(scene, count)):
        return None
    is_lost = measure is Measure.VEHICLES and is_wrecked(scene, count)
    if is_lost or (measure is Measure.FORCES and not is_attacking and is_target(scene, count)):
        return Bond((Measure.OTHER,), How.CLASS)
    if measure is Measure.OTHER and is_in_camp(scene, count):
        return Bond((Measure.DISPLACED,), How.CLASS)
    if measure is Measure.VEHICLES and not _is_armed(scene, count):
        return None
    is_vague = quantity.low is None and quantity.high is None and not _is_there(scene, count)
    is_vague = is_vague and scene.lower(count.end - 1) != "casualties"
    is_population = quantity.size > _POPULATION
    if measure is None or (measure is Measure.OTHER and (is_vague or is_population)):
        return None
    return Bond((measure,), How.CLASS)


def _of_noun(scene: Scene, count: Counted) -> Measure | None:
    """What the noun alone tells, but nothing of a few police told of before: "the two constables came"."""
    measure = _MEASURES.get(count.phrase.noun) if count.phrase.noun else None
    return None if measure is Measure.FORCES and were_told_of(scene, count) else measure


def _is_protesting(scene: Scene, count: Counted) -> bool:
    """ "several thousand striking miners", "300 chanting students"."""
    return any(
        scene.lower(at).startswith(GATHERING) and scene.lower(at).endswith("ing")
        for at in range(count.last, count.end - 1)
    )


def _is_strong(scene: Scene, count: Counted) -> bool:
    """ "the crowd, 3,000 strong, chanted", "a 100 strong squad"; not "four strong aftershocks"."""
    if scene.lower(count.last) != "strong":
        return False
    at = count.last + 1
    is_last = at >= len(scene.tokens) or not scene.tokens[at].is_word
    return is_last or scene.lower(at) in binders().crowds | binders().contingents


def _strong(scene: Scene, count: Counted) -> Measure:
    """What "a 350-strong" is said of."""
    following = {scene.lower(at) for at in range(count.last, count.last + 4)}
    if scene.lower(count.last) == "strong":  # "the crowd, several thousand strong,"
        following |= {scene.lower(at) for at in range(count.first - 4, count.first)}
    if following & binders().crowds:
        return Measure.CROWD
    return Measure.FORCES if following & binders().contingents else Measure.OTHER


def _tells_nothing(scene: Scene, count: Counted) -> bool:
    """Whether they are speakers, somebody's kin ("his two sons", "the father of three boys"), or none at all."""
    before = scene.lower(count.first - 1)
    is_body = before == "its" and count.phrase.noun is NounClass.PEOPLE  # "its 90 observers"
    is_kin = (before in POSSESSIVES and not is_body) or (before == "of" and scene.lower(count.first - 2) in PARENTS)
    is_kin = is_kin or is_of_own_kin(scene, count)
    is_none = count.quantity.high == 0 and count.phrase.noun is not NounClass.PLAIN
    is_voice = scene.lower(count.end - 1) in binders().voices and scene.lower(count.end - 2) not in _BODIES
    return is_kin or is_none or is_voice or is_of_peace(scene, count)


def _measure_of_bare(scene: Scene, count: Counted) -> Measure | None:
    """What a number of nobody is of: "there were some 200 at the vigil", "Hundreds more slept in the mill"."""
    if (count.quantity.low or 0) >= _FEWEST_GATHERED and is_gathered(scene, count):
        return Measure.CROWD
    return Measure.OTHER if _is_bare_many(scene, count) else None


def _is_bare_many(scene: Scene, count: Counted) -> bool:
    """ "Hundreds more slept in the square", "Dozens are under the ruins": of whom, if not of people."""
    is_many = scene.lower(count.last - 1) in number_words().plurals and count.phrase.is_bare
    at = scene.past_adverbs(count.end)
    word = scene.lower(at)
    is_verb = word in closed_classes().auxiliaries or bool(verb_forms(word))
    return is_many and is_verb and word not in binders().saying and scene.lower(count.last) != "of"


def _is_there(scene: Scene, count: Counted) -> bool:
    """ "many villagers are in the cellar", "there are many villagers"."""
    closed = closed_classes()
    if scene.is_be(count.end):
        return scene.lower(scene.past_adverbs(count.end + 1)) in closed.prepositions
    before = range(max(0, count.first - _ASIDE), count.first)
    return any(scene.lower(at) == "there" and scene.is_be(at + 1) for at in before)


def _says(scene: Scene, count: Counted) -> bool:
    """Whether they only say something, straight away or behind an aside ("two residents -- both elderly -- said")."""
    at = scene.past_adverbs(count.end)
    mark = scene.lower(at)
    if mark in _ASIDE_MARKS:
        at = next((end + 1 for end in range(at + 1, at + _ASIDE) if scene.lower(end) == mark), at)
        at = scene.past_adverbs(at + (scene.lower(at) == "-"))
    return scene.lower(at) in binders().saying or scene.lower(at) in _THINKING


def _is_accused(scene: Scene, count: Counted) -> bool:
    """ "two men were charged", "three officers indicted in the case": a court names them, and nothing befell them."""
    before = count.first - 1 - (scene.lower(count.first - 1) == "the")
    if scene.lower(before) in ("of", "against", "for") and scene.lower(before - 1) in _LAWSUITS:
        return True  # "the trial |of two men|"
    at = scene.past_adverbs(past_details(scene, count.end))
    while scene.is_be(at) or scene.is_adverb(at) or scene.lower(at) in _BEFORE_CHARGE:
        at += 1
    return scene.lower(at) in binders().accused


def _is_armed(scene: Scene, count: Counted) -> bool:
    return any(scene.lower(at) in binders().armed for at in range(count.first - 3, count.end))
