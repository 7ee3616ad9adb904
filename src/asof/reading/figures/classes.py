"""Binds a count by its noun alone, where nothing is said to have happened: "30,000 police officers"."""

from itertools import pairwise

from asof.model.figure import Measure
from asof.reading.figures.after import past_details
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.circumstances import is_gathered, is_held_off, is_in_camp, is_target, is_wrecked
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import Part, binders
from asof.reading.figures.passed import PARENTS
from asof.reading.figures.phrase import Mark
from asof.reading.figures.scene import Scene
from asof.reading.figures.some import is_some
from asof.reading.figures.unfit import GATHERING
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form, verb_forms
from asof.reading.quantities.lexicon import number_words
from asof.reading.quantities.nouns import NounClass, nouns
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
_OF_CRISIS = frozenset({"aid", "relief", "rescue", "humanitarian", "health", "emergency", "medical", "un"})
_IN_PERIL = frozenset({NounClass.FORCES, NounClass.CAPTIVES, NounClass.DISPLACED, NounClass.CROWD})
# Measuring words that tell of peril; reports of peace too tell of who joins, walks, is freed, or wins a case.
_PERILOUS = frozenset({
    Measure.KILLED, Measure.INJURED, Measure.ARRESTED, Measure.MISSING, Measure.ABDUCTED, Measure.DISPLACED,
    Measure.OTHER,
})  # fmt: skip
_KIN = frozenset({
    "sons", "daughters", "children", "grandchildren", "grandsons", "granddaughters", "brothers", "sisters", "siblings",
    "stepchildren", "kids",
})  # fmt: skip
_KIN_JOINTS = frozenset({"and", ",", "a", "an", "his", "her", "their"})
_OWNING = frozenset({"has", "have", "had", "having", "with", "behind", "leaves", "leaving"})
_TO_KIN = 8  # tokens: "leaves a wife, a son and |two daughters"
_MOST_KIN = 15  # children of one person
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
_ASIDE_MARKS = frozenset({",", "-", "–", "—"})
_ASIDE = 20  # tokens of an aside
_OWNING_MARKS = frozenset({"'s", "’s", "'", "’"})
_FEW = 20  # so few behind "the" were told of before
_ATTACKING = frozenset({NounClass.PEOPLE, NounClass.PLAIN, NounClass.FORCES})
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
_TO_TOLD = 5  # tokens: "carried 14 pupils|, at least six of whom|"
_MANY = 50  # in the open sets, fewer beside somebody's death or arrest were no figure
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
    is_attacking = not is_one and quantity.high != 0 and phrase.noun in _ATTACKING and _attacks(scene, count)
    if phrase.noun is None or is_one or (phrase.partitive and not is_attacking):
        return None
    is_armed = is_attacking or _is_of_armed_men(scene, count)
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
    is_population = (quantity.low or quantity.high or 0) > _POPULATION
    if measure is None or (measure is Measure.OTHER and (is_vague or is_population)):
        return None
    return Bond((measure,), How.CLASS)


def _of_noun(scene: Scene, count: Counted) -> Measure | None:
    """What the noun alone tells, but nothing of a few police told of before: "the two constables came"."""
    measure = _MEASURES.get(count.phrase.noun) if count.phrase.noun else None
    return None if measure is Measure.FORCES and _were_told_of(scene, count) else measure


def _is_of_armed_men(scene: Scene, count: Counted) -> bool:
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


def _attacks(scene: Scene, count: Counted) -> bool:
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
    is_kin = is_kin or _is_of_own_kin(scene, count)
    is_none = count.quantity.high == 0 and count.phrase.noun is not NounClass.PLAIN
    is_voice = scene.lower(count.end - 1) in binders().voices and scene.lower(count.end - 2) not in _BODIES
    return is_kin or is_none or is_voice or _is_of_peace(scene, count)


def _is_of_peace(scene: Scene, count: Counted) -> bool:
    """Whether it counts whom reports of peace count: "a poll of 520 people", "the firm has 7,000 employees"."""
    before = scene.lower(count.first - 1)
    if before in ("these", "those") or _were_told_of(scene, count):
        return True  # they were counted where they were told of first
    if before == "by" or scene.lower(count.end) in _OWNING_MARKS:
        return True  # who did it, or whose it is: "rescued by two anglers", "the two bakers' shop"
    if before == "of" and scene.lower(count.first - 2) in binders().peopled:
        return True  # "a town of 1,200 people"
    if scene.lower(count.first - 1 - (before == "of")) in binders().surveyed:
        return True
    is_of_crisis = scene.lower(count.end - 2) in _OF_CRISIS  # "two aid workers"
    return not (is_of_crisis or _are_nationals(scene, count) or _tells_of_peril(scene, count))


def _were_told_of(scene: Scene, count: Counted) -> bool:
    """Whether "the two men" were counted where they were told of first; what "the two victims" are is told here."""
    before = count.first - 1 - (scene.lower(count.first - 1) in ("other", "remaining"))
    is_few = (count.quantity.low or _FEW) < _FEW and count.phrase.noun is not NounClass.CAPTIVES
    return is_few and scene.lower(before) == "the" and scene.lower(count.end - 1) not in binders().perils


def _are_nationals(scene: Scene, count: Counted) -> bool:
    """ "3,000 Danes have left", whom their state brings home, or "are in the port"; not "two Danes won"."""
    noun = scene.tokens[count.end - 1]
    is_demonym = noun.lower in nouns().unchanged or noun.lower.endswith(nouns().demonym_endings)
    if not (noun.is_capitalised and is_demonym):
        return False
    is_homeward = any(token.lower in binders().homeward for token in scene.tokens)
    return is_homeward or any(_are_in(scene, other) for other in scene.counts)


def _are_in(scene: Scene, count: Counted) -> bool:
    return scene.is_be(count.end) and scene.lower(scene.past_adverbs(count.end + 1)) in ("in", "at", "near", "among")


def _tells_of_peril(scene: Scene, count: Counted) -> bool:
    """Whether armed men, captives or a word of peril stand anywhere in the sentence, or where many are counted, a word
    that measures: of a few beside one who was shot, only what befell them tells anything.
    """
    is_told = (count.quantity.low or count.quantity.high or 0) >= _MANY or _is_all_but_told(scene, count)
    if is_told and any(_is_perilous(scene, mark) for mark in scene.starts.values()):
        return True
    words = [token.lower for token in scene.tokens]
    return any(word in binders().perils or _is_of_men_in_peril(word) for word in words)


def _is_all_but_told(scene: Scene, count: Counted) -> bool:
    """ "Two men |were nearly| killed", "carried 14 pupils|, six of whom| died"."""
    behind = range(count.end, count.end + _TO_TOLD)
    if scene.is_be(count.end):
        return any(at in scene.starts for at in behind)
    is_whole = scene.lower(count.end) == "," and count.end + 1 in scene.count_at
    return is_whole and any(scene.lower(at) == "whom" for at in behind)


def _is_perilous(scene: Scene, mark: Mark) -> bool:
    is_claim = mark.roles.keys() == {Part.ACT} and mark.end == mark.start + 1
    is_suit = scene.lower(mark.start) == "damages" and scene.lower(mark.start - 1) == "in"  # "3 million in damages"
    return mark.said_of in _PERILOUS and not (is_claim or is_suit)


def _is_of_men_in_peril(word: str) -> bool:
    return word not in binders().lawful and nouns().class_of(word) in _IN_PERIL


def _is_of_own_kin(scene: Scene, count: Counted) -> bool:
    """Whether it only says whom somebody has: "leaves behind a wife and two sons", "a docker with three children"."""
    if scene.lower(count.end - 1) not in _KIN or (count.quantity.high or 0) > _MOST_KIN:
        return False
    at = count.first - 1
    while at > count.first - _TO_KIN and (scene.lower(at) in _KIN_JOINTS or nouns().is_person(scene.lower(at))):
        at -= 1
    return scene.lower(at) in _OWNING or (scene.lower(at) == "by" and scene.lower(at - 1) == "survived")


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
