"""Finds single people told to be killed, hurt or kidnapped: by name, as "the driver", as "she".

Such a person is counted as one, in the words of the sentence; who it is the words say, and nothing else is kept.
"""

from collections.abc import Mapping, Sequence

from asof.model.figure import Figure, FigureKind, Measure
from asof.model.quantity import Quantity
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.deaths import is_death
from asof.reading.figures.govern import bonds
from asof.reading.figures.lexicon import Part, binders, victim_words
from asof.reading.figures.mentions import single_mentions
from asof.reading.figures.scene import Scene, set_out, with_counts
from asof.reading.grammar.closed import closed_classes

_HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.ABDUCTED})
_CAPTURES = ("kidnap", "abduct", "hostage", "captive", "snatch")  # "seized" is said of things as well
_HOW = frozenset({How.NOUN, How.OBJECT, How.SUBJECT, How.SHARED, How.LISTED, How.AMONG})
_SUFFERING = frozenset({How.OBJECT, How.LISTED})  # by the hand of another
_UNREAL = frozenset({"should", "would", "could", "might", "wouldn't", "couldn't", "can't", "won't"})
_LIST = 8  # tokens from a member of a list to the "and" before the last one
_APART = 6  # words from a single subject to what befell it, asides left out


def read_victims(sentence: str, quantities: Sequence[Quantity]) -> tuple[Figure, ...]:
    """One figure of one for each single person told to be killed, hurt or kidnapped, in the order of the words.

    `quantities` are those of `read_quantities(sentence)`.  Who is counted by a number or as "a man" is not among them:
    `read_figures` reads those.  Linear in the sentence.
    """
    return victims_in(set_out(sentence, quantities))


def victims_in(plain: Scene) -> tuple[Figure, ...]:
    """The same for a sentence that is set out already."""
    tells_harm = any(not _HARM.isdisjoint(mark.roles.values()) for mark in plain.starts.values())
    if not tells_harm:
        return ()
    taken = {index for count in plain.counts for index in range(count.first, count.end)}
    singles = [count for count in single_mentions(plain) if not taken & set(range(count.first - 1, count.end))]
    singles = [single for single in singles if not _says_who(plain, single)]
    if _is_in_title_case(plain.words):
        singles = [single for single in singles if _is_oneself(plain, single.end - 1)]
    if not singles:
        return ()
    scene = with_counts(plain, singles)
    found = {scene.counts[index].first: bond for index, bond in bonds(scene).items()}
    figures = []
    for single in singles:
        bond = _bond_of_own_hand(scene, single) or _owned(scene, single) or found.get(single.first)
        if bond and bond.how in _HOW and not _is_doubtful(scene, single, bond):
            is_doer = _is_doer_beside(scene, single, bond, found)
            figures += [_figure(single, measure, is_doer=is_doer) for measure in bond.measures if measure in _HARM]
    is_capture = any(token.lower.startswith(_CAPTURES) for token in plain.tokens)
    return tuple(figure for figure in figures if is_capture or figure.measure is not Measure.ABDUCTED)


def _says_who(scene: Scene, single: Counted) -> bool:
    """Whether the name behind a comma is of the one counted before it: "A farmer, |Ada Moss of Velm, was shot"."""
    comma = single.first - 1
    if _is_oneself(scene, single.first) or _is_oneself(scene, single.end + 1):
        return False  # "kills 6-year-old brother, |self", "kills woman, |her son, himself"
    if scene.lower(comma) != "," or scene.lower(single.end) not in (",", "of", ""):
        return False
    return any(count.end == comma and count.indefinite for count in scene.counts)


def _is_in_title_case(sentence: str) -> bool:
    """Whether capitals tell no names: most words of a line without a full stop have one."""
    if sentence.rstrip('”"')[-1:] in (".", "?", "!"):
        return False
    words = [word for word in sentence.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 5 > len(words) * 3


def _is_doer_beside(scene: Scene, single: Counted, bond: Bond, found: Mapping[int, Bond]) -> bool:
    """Whether it is who did it, behind the victims, and so one more: "killed two guards, then |himself|"."""
    is_own_hand = scene.starts.get(single.first) is not None and scene.starts[single.first].end == single.end
    if not (is_own_hand or _is_oneself(scene, single.end - 1)):
        return False
    if (verb := scene.ends.get(single.first)) and _is_own_subject(scene, verb.start):
        return False
    suffering = [first for first, other in found.items() if other.how in _SUFFERING and other.measures == bond.measures]
    return any(first < single.first and not _is_oneself(scene, first) for first in suffering)


def _is_own_subject(scene: Scene, verb: int) -> bool:
    """Whether who did it to himself stands before the verb: "a clerk who |killed himself", "the boy |shot himself"."""
    at = verb - 1
    while scene.is_adverb(at):
        at -= 1
    is_told = any(count.end == at + 1 for count in scene.counts)
    return is_told or scene.lower(at) in closed_classes().relatives


def _figure(single: Counted, measure: Measure, *, is_doer: bool) -> Figure:
    quantity = single.quantity
    is_one_more = is_doer or quantity.words.lower() == "another"
    kind = FigureKind.INCREMENT if is_one_more else FigureKind.COUNT
    return Figure(measure=measure, quantity=quantity, who=quantity.words, kind=kind)


def _bond_of_own_hand(scene: Scene, single: Counted) -> Bond | None:
    mark = scene.starts.get(single.first)
    measure = mark.roles.get(Part.OWN_HAND) if mark else None
    if scene.lower(single.first - 1) == "to" and scene.lower(single.first - 2) in binders().undone:
        return None  # "tried to take his own life"
    return Bond((measure,), How.NOUN) if measure else None


def _owned(scene: Scene, single: Counted) -> Bond | None:
    """The death that a noun behind the owner tells: "Moss's death", "her murder"."""
    at = single.end
    if scene.lower(at) in ("'s", "'") or scene.lower(at - 1) in victim_words().owners:
        at += scene.lower(at) in ("'s", "'")
        if is_death(scene.tokens, scene.starts, at):
            return Bond((Measure.KILLED,), How.NOUN)
    return None


def _is_doubtful(scene: Scene, single: Counted, bond: Bond) -> bool:
    """Whether the single is rather who does it or says it, or stands too far from what befell somebody."""
    after = scene.past_adverbs(single.end)
    if scene.spells(single.first - 2, ("according", "to")):
        return True
    if bond.how is How.LISTED:
        return not _is_joined(scene, single) or scene.lower(after) in binders().saying  # "..., Capt. Orm said"
    if bond.how is How.OBJECT:
        return scene.lower(single.first - 1).startswith("claim")  # "her lawyer claims Moss fled"
    if bond.how is How.SUBJECT and Measure.KILLED in bond.measures and _is_unreal(scene, after):
        return True
    mark = scene.starts.get(after)
    if bond.how is How.NOUN and mark and Part.PAST in mark.roles and Part.STATE not in mark.roles:
        is_active = scene.lower(mark.end) in ("and", "at", "back", ",") and not _is_headed(scene)
        return is_active or scene.lower(single.first) in victim_words().subjects  # "he shot and fled"
    return bond.how is How.SUBJECT and _distance(scene, _list_end(scene, after)) > _APART


def _is_unreal(scene: Scene, at: int) -> bool:
    """Whether it did not come to that: "he should be dead", "helped him so that he would not die"."""
    if any(scene.lower(word) in ("if", "whether") for word in range(at - 2, at)):
        return True  # "I do not know if he is dead"
    verb = next((mark for mark in range(at, at + _APART) if mark in scene.starts), at)
    return any(scene.lower(word) in _UNREAL for word in range(at, verb + 1))


def _is_joined(scene: Scene, single: Counted) -> bool:
    """Whether "and" joins the single to the list before it, or the list goes on behind it."""
    before = scene.lower(single.first - 1)
    if before == "," and (_is_oneself(scene, single.first) or _is_oneself(scene, single.end + 1)):
        return True  # "kills wife, |her son, |himself"
    if before != ",":
        return before in ("and", "then", "or")
    goes_on = [scene.lower(at) for at in range(single.end, single.end + _LIST)]
    return scene.lower(single.first - 2) in ("and", "then") or "and" in goes_on


def _is_oneself(scene: Scene, at: int) -> bool:
    return scene.lower(at) in victim_words().reflexives


def _is_headed(scene: Scene) -> bool:
    return scene.tokens[-1].text not in ".?!"


def _list_end(scene: Scene, at: int) -> int:
    """The place behind those whom "and" joins to a single one: "Ada Moss of Velm and Ivo Renn| of Orm were shot"."""
    for count in scene.counts:
        if 0 < count.first - at <= _APART and scene.lower(count.first - 1) == "and":
            at = count.end
    return at


def _distance(scene: Scene, start: int) -> int:
    """Words from `start` to the first measuring phrase, without what stands between two commas."""
    words, aside = 0, False
    for at in range(start, len(scene.tokens)):
        if at in scene.starts and not aside:
            break
        aside = not aside if scene.lower(at) in (",", "(", ")") else aside
        words += scene.tokens[at].is_word and not aside
    return words
