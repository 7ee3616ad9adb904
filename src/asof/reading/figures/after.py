"""What stands right behind a measuring word or a count: an object, a second measuring word, an age."""

import functools

from asof.model.figure import Measure
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import Part, binders
from asof.reading.figures.passed import PARENTS
from asof.reading.figures.phrase import Mark, is_plain_word
from asof.reading.figures.scene import Scene
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form, verb_forms

_AGE_JOINTS = frozenset({"between", "from", "just", "only", "about", "and", "to", ","})
_AGED = frozenset({"aged", "ages"})
_PRONOUNS = frozenset({"him", "her", "them"})
_PARTICLES = frozenset({"down", "up", "out"})  # "gunned down two men"
_WAYS = ("shot", "shoot", "stab", "struck", "hit")  # ways to kill, where "wounded" is what others were
_SAME = frozenset({"and", "&", ","})  # not "or"
_LISTED = frozenset({"and", ","})
DASHES = frozenset({"-", "–", "—"})
_TO_DASH = 14  # tokens of an aside: "found four — three men and a girl — dead"
_TO_FAMILY = 5  # tokens: "of the same Danish family"
_SHORT = 3  # letters that no plural has: "gas"
_WHERE = frozenset({"downtown", "uptown", "offshore", "ashore", "aboard", "onboard", "indoors", "outdoors", "upstate"})
_TIME_OPENERS = frozenset({"the", "this", "that"})
_TIMES = frozenset({"previous", "following", "same", "next", "first", "second", "third"})
REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself", "self"})


def has_object(scene: Scene, mark: Mark) -> bool:
    """Whether a noun phrase follows, so that a bare participle is an active verb ("gunmen killed two soldiers")."""
    at = scene.past_adverbs(mark.end)
    closed, word = closed_classes(), scene.lower(at)
    last = scene.lower(mark.end - 1)
    if (last in closed.prepositions and last not in _PARTICLES) or at >= len(scene.tokens):
        return False
    if scene.lower(at - 1) == "since" or word in closed.calendar or scene.lower(at + 1) == "times":
        return False  # "killed since March", "shot six times"
    if word in REFLEXIVES:
        return False  # whoever shoots himself is the one who is shot
    if word in _TIME_OPENERS and any(_is_of_time(scene.lower(at + on)) for on in (1, 2)):
        return False  # "two killed the day before", "three hurt this week"
    if word == "and" and _acts(scene, scene.past_adverbs(at + 1)):
        return True  # "a hunter killed and ate a rabbit"
    if at in scene.count_at or word in closed.determiners or word in _PRONOUNS:
        return True
    if scene.spells(at + 1, ("-", "year", "-", "old")):
        return True  # of texts whose words stand apart from their hyphens
    if not scene.tokens[at].is_word or at in scene.starts or word.endswith("ing"):
        return False
    return word not in _links() and word not in binders().no_object


def _is_of_time(word: str) -> bool:
    return word in closed_classes().calendar or word in _TIMES


@functools.cache
def _links() -> frozenset[str]:
    """The words behind a verb that begin no object."""
    closed = closed_classes()
    return closed.prepositions | closed.conjunctions | closed.auxiliaries | closed.subordinators | closed.relatives


def _acts(scene: Scene, at: int) -> bool:
    """Whether a second verb follows whose object both have."""
    if second := scene.starts.get(at):
        return has_object(scene, second)  # "a docker shot and wounded her son"
    if not any(Form.PAST in verb.forms for verb in verb_forms(scene.lower(at))) or at + 1 >= len(scene.tokens):
        return False
    word, is_name = scene.lower(at + 1), scene.tokens[at + 1].is_capitalised
    is_name = is_name and word not in closed_classes().calendar and word not in _links()
    return at + 1 in scene.count_at or word in closed_classes().determiners or is_name


def is_attributive(scene: Scene, mark: Mark) -> bool:
    """Whether a state is said of a noun behind it that is not listed: "two critical reports"."""
    word, closed = scene.lower(mark.end), closed_classes()
    if scene.lower(mark.end - 1) in closed.prepositions or word in closed.function_words or scene.is_adverb(mark.end):
        return False
    if scene.lower(mark.start) == "dead" and mark.end < len(scene.tokens):
        return scene.tokens[mark.end].text.islower() and is_plain_word(scene.tokens[mark.end]) and word not in _WHERE
    return len(word) > _SHORT and word.endswith("s") and not scene.tokens[mark.end].is_capitalised


def with_joined(scene: Scene, mark: Mark, first: Measure) -> tuple[Measure, ...]:
    """`first`, said by `mark`, and the measure of a second word joined to it ("killed or wounded")."""
    second = scene.starts.get(scene.past_adverbs(mark.end + 1)) if scene.lower(mark.end) in binders().joints else None
    if second is None or has_object(scene, second):
        return (first,)
    if second.said_of is Measure.KILLED and is_shot_dead(scene, mark):
        return (Measure.KILLED,)
    is_said = second.passive or Part.STATE in second.roles or second.roles.get(Part.SUFFERED) is Measure.KILLED
    return (first, second.said_of) if is_said and second.said_of is not first else (first,)


def is_shot_dead(scene: Scene, mark: Mark) -> bool:
    """Whether it says how those died of whom the next verb tells: "shooting and killing three", "shot & killed"."""
    return scene.lower(mark.end - 1).startswith(_WAYS) and scene.lower(mark.end) in _SAME


def is_of_noun(scene: Scene, count: Counted) -> bool:
    """Whether a noun of what befell them governs it, alone or as one of a list: "the bodies of two men and |a girl"."""
    first = count.first
    for earlier in reversed(scene.counts):
        if earlier.end == first - 1 and scene.lower(first - 1) in _LISTED:
            first = earlier.first
    noun = scene.ends.get(first)
    return noun is not None and Part.ACT in noun.roles and scene.lower(noun.end - 1) == "of"


def past_details(scene: Scene, at: int) -> int:
    """The place behind an age or a family: "Boy, 11, arrested", "boys aged 11 and 14 held", "four of a family dead"."""
    if scene.lower(at) == "of" and scene.lower(at - 1) in PARENTS:
        return at + 2  # "left a mother of three dead"
    if scene.lower(at) == "of":
        return next((end + 1 for end in range(at + 2, at + _TO_FAMILY) if scene.lower(end) == "family"), at)
    if scene.lower(at) in DASHES:
        end = next((end for end in range(at + 2, at + _TO_DASH) if scene.lower(end) == scene.lower(at)), at)
        mark = scene.starts.get(end + 1)
        return end + 1 if mark and (mark.passive or Part.STATE in mark.roles) else at
    comma = scene.lower(at) == ","
    if scene.lower(at + comma) in _AGED:
        end = at + comma + 1
        while scene.lower(end) in _AGE_JOINTS or scene.lower(end).isdigit():
            end += 1
        return end
    if scene.lower(at) != "," or not scene.lower(at + 1).isdigit():
        return at
    if scene.is_be(at + 2) and at + 1 not in scene.count_at:
        return at + 2  # "Ado Renn, 66 and Mira Renn, 64 were hurt"
    return at + 3 if scene.lower(at + 2) == "," else at
