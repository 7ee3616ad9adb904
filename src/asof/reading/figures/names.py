"""Finds the names of people in a sentence: "Ada Moss", "17-year-old Ivo P. Moss", not "in Velm" nor "Clashes"."""

import functools

from asof.model.quantity import Quantity
from asof.model.span import Span
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import Part, victim_words
from asof.reading.figures.phrase import AGES, NounPhrase, is_plain_word
from asof.reading.figures.scene import Scene
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form, verb_forms
from asof.reading.quantities.nouns import NounClass, nouns
from asof.reading.words import Token

_LONGEST = 6  # words of a name with what stands before it: "17-year-old shop assistant Ada Maria Moss"
_PEOPLES = ("ians", "icans")  # "the lives of Egyptians"
_SEVERAL = ("ers", "ors", "ists", "ents", "ants")
_TITLE = 5  # letters of an initial or a title before its full stop: "Capt. I. Moss"


# Between a preposition and the name of a place: "in |southeast| Velm".
_REGIONS = frozenset({
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "northern", "southern",
    "eastern", "western", "northeastern", "northwestern", "southeastern", "southwestern", "central", "downtown",
    "nearby", "suburban", "rural", "upper", "lower",
})  # fmt: skip
_BEFORE_PLACE = frozenset({"st", "ste", "ft", "mt"})  # short words that names of places begin with
_BRACKETS = frozenset({"(", "["})
_BEHIND_NAME = frozenset({",", "'s", "("})


def one_person(scene: Scene, first: int, end: int) -> Counted:
    """The count of one for whom the tokens ``[first, end)`` mention."""
    span = Span(start=scene.tokens[first].start, end=scene.tokens[end - 1].end)
    quantity = Quantity(low=1, high=1, words=span.of(scene.words), span=span)
    phrase = NounPhrase(start=first, end=end, noun=NounClass.PEOPLE)
    return Counted(quantity=quantity, first=first, last=first, phrase=phrase, indefinite=True)


def named(scene: Scene, at: int) -> Counted | None:
    """ "Ada Moss", "17-year-old Ada Moss"; a lone capitalised word that opens the sentence must be no other word."""
    start = at + scene.lower(at).endswith(AGES)
    end = name_end(scene, start)
    if end == start or end - start > _LONGEST:
        return None
    acts = scene.lower(at - 1) == "," and end - start > 1 and (scene.is_be(end) or end in scene.starts)
    if scene.lower(at - 1) in _BRACKETS:
        return None  # "the Party of Velm (PDV)"
    if end - start == 1 and scene.words.isupper() and not _is_of_person(scene, at - 1):
        return None  # where all is in capitals, a lone word that is not known may be any noun
    stop = next((stop for stop in (at, at - 1) if stop > 0 and scene.tokens[stop].text == "."), 0)
    if stop and scene.lower(stop - 1) in _BEFORE_PLACE and _is_placed(scene, stop - 1):
        return None  # "of St|. Louis"
    if _is_placed(scene, at) and not acts:  # but "in Velm, Ada Moss was shot"
        return None
    lowers = [scene.lower(index) for index in range(start, end)]
    if any(word in nouns().plural or word in victim_words().not_people for word in lowers):
        return None
    if lowers[-1].endswith(_PEOPLES):
        return None
    if at and start == at and _goes_on_from(scene.tokens[at - 1], scene.tokens[at]):
        return None  # "Maple |Heights"
    if _is_adjective(scene, end):
        return None  # "the |Aurora boy", "a |Mafia boss"
    if scene.lower(end) == "'s" and not _is_told_of(scene, end + 1):
        return None  # "|Prince George's| County"
    if len(lowers) == 1 and lowers[0].endswith(_SEVERAL) and _is_plural_verb(scene.lower(end)):
        return None  # "the blast: |Traders die"
    is_plain = len(lowers) == 1 and start == 0 and (_is_word(lowers[0]) or not _goes_on(scene, end))
    is_marked = any(index in scene.starts for index in range(start, end))
    is_short_form = all(token.text.isupper() and len(token.text) > 1 for token in scene.tokens[start:end])
    first = at - (at > 0 and scene.tokens[at - 1].text.islower() and _is_of_person(scene, at - 1))
    return None if is_plain or is_marked or is_short_form else one_person(scene, first, end)  # "|mayor Ada Moss"


def _is_of_person(scene: Scene, at: int) -> bool:
    """Whether a noun for one person stands there: "COMMANDER |RENN", "MAYOR |RENN"."""
    return nouns().is_person(scene.lower(at))


def name_end(scene: Scene, at: int) -> int:
    """The end of a run of capitalised words from `at`, with initials and particles between them."""
    end = at
    while at < len(scene.tokens):
        token = scene.tokens[at]
        if token.is_word and token.is_capitalised and not _is_no_name(token):
            end = at = at + 1
        elif end and at - end < 2 and (token.text == "." or token.lower in victim_words().particles):
            if token.text == "." and len(scene.tokens[at - 1].text) > _TITLE:
                break
            at += 1
        else:
            break
    return end


def _goes_on(scene: Scene, after: int) -> bool:
    """Whether what follows the first word of a sentence can follow a name: "Moss, 31", "Moss died", "Moss's"."""
    after = scene.past_adverbs(after)
    closed, word = closed_classes(), scene.lower(after)
    return word in closed.auxiliaries or word in closed.links or word in _BEHIND_NAME or after in scene.starts


def _is_word(lower: str) -> bool:
    """Whether a capitalised word that opens a sentence is likely no name."""
    is_adverb = closed_classes().is_adverb(lower) or lower in closed_classes().numbers
    is_plural = lower.endswith((*_SEVERAL, "ies", "ings", "ions"))
    return is_adverb or is_plural or lower in nouns().singular or bool(verb_forms(lower))


def _is_plural_verb(lower: str) -> bool:
    """Whether a verb stands there as several do it: "die", not "dies" nor "died"."""
    forms = verb_forms(lower)
    return any(Form.BASE in form.forms for form in forms) and not any(Form.PAST in form.forms for form in forms)


def _is_placed(scene: Scene, at: int) -> bool:
    """Whether a name is of a place or a thing: "in Velm", "in Orm, Velm", "the Stell", but not "the murder of Moss"."""
    before = at - 1 - (scene.lower(at - 1) in _REGIONS)
    if scene.lower(before) == "'s" or (
        scene.tokens[before].text == "." and scene.tokens[before].end == scene.tokens[before - 1].end
    ):
        return True
    while before > 0 and scene.lower(before) == "," and scene.tokens[before - 1].is_capitalised:
        while before > 0 and (scene.tokens[before - 1].is_capitalised):
            before -= 1
        before -= 1
    closed, mark = closed_classes(), scene.ends.get(before + 1)
    if mark and Part.ACT in mark.roles:
        return False
    return scene.lower(before) in closed.prepositions or (
        scene.lower(at - 1) in closed.determiners and scene.lower(at - 1) != "both"
    )


def _is_told_of(scene: Scene, at: int) -> bool:
    """Whether what is owned tells of the owner: "Moss's |death", "Moss's |body", "Moss's |fatal shooting"."""
    return any(mark in scene.starts for mark in range(at, at + 3))


def _is_adjective(scene: Scene, after: int) -> bool:
    """Whether a noun follows the name, of which alone the sentence tells."""
    if after >= len(scene.tokens) or not scene.tokens[after].text.islower() or after in scene.starts:
        return False
    is_time = scene.lower(after) in closed_classes().calendar
    return nouns().class_of(scene.lower(after)) is not None or (is_plain_word(scene.tokens[after]) and not is_time)


def _goes_on_from(before: Token, token: Token) -> bool:
    """Whether the name begins before: with a word that was tried first, and is none of a person."""
    return before.is_word and before.is_capitalised and not _is_no_name(before) and before.end + 1 == token.start


def _is_no_name(token: Token) -> bool:
    return token.lower in _no_names()


@functools.cache
def _no_names() -> frozenset[str]:
    closed = closed_classes()
    return closed.function_words | closed.calendar | closed.modals | victim_words().no_names
