"""Tells counts of people in peril from those of reports of peace: employees, voters, kin, whom one meets."""

from asof.model.figure import Measure
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import Part, binders
from asof.reading.figures.phrase import Mark
from asof.reading.figures.scene import Scene
from asof.reading.quantities.nouns import NounClass, nouns

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
OWNING_MARKS = frozenset({"'s", "’s", "'", "’"})
_FEW = 20  # so few behind "the" were told of before
_TO_TOLD = 5  # tokens: "carried 14 pupils|, at least six of whom|"
_MANY = 50  # so many are told of for themselves; fewer beside a death or an arrest mostly stand by


def is_of_peace(scene: Scene, count: Counted) -> bool:
    """Whether it counts whom reports of peace count: "a poll of 520 people", "the firm has 7,000 employees"."""
    before = scene.lower(count.first - 1)
    if before in ("these", "those") or were_told_of(scene, count):
        return True  # they were counted where they were told of first
    if before == "by" or scene.lower(count.end) in OWNING_MARKS:
        return True  # who did it, or whose it is: "rescued by two anglers", "the two bakers' shop"
    if before == "of" and scene.lower(count.first - 2) in binders().peopled:
        return True  # "a town of 1,200 people"
    if scene.lower(count.first - 1 - (before == "of")) in binders().surveyed:
        return True
    is_of_crisis = scene.lower(count.end - 2) in _OF_CRISIS  # "two aid workers"
    return not (is_of_crisis or _are_nationals(scene, count) or _tells_of_peril(scene, count))


def were_told_of(scene: Scene, count: Counted) -> bool:
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
    is_told = count.quantity.size >= _MANY or _is_all_but_told(scene, count)
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


def is_of_own_kin(scene: Scene, count: Counted) -> bool:
    """Whether it only says whom somebody has: "leaves behind a wife and two sons", "a docker with three children"."""
    if scene.lower(count.end - 1) not in _KIN or (count.quantity.high or 0) > _MOST_KIN:
        return False
    at = count.first - 1
    while at > count.first - _TO_KIN and (scene.lower(at) in _KIN_JOINTS or nouns().is_person(scene.lower(at))):
        at -= 1
    return scene.lower(at) in _OWNING or (scene.lower(at) == "by" and scene.lower(at - 1) == "survived")
