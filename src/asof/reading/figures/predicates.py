"""Binds a count by the verb or noun that it stands with: "30 were killed", "killing 30", "30 deaths"."""

from dataclasses import dataclass

from asof.model.figure import Measure
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.lexicon import Part, binders
from asof.reading.figures.phrase import Mark
from asof.reading.figures.scene import Counted, Scene
from asof.reading.grammar.closed import closed_classes

_REACH = 36  # tokens from a subject to its verb
_ASIDE = 28  # tokens of an aside between two commas
_UNKNOWN = 4  # words of other meaning that may stand between a subject and its verb
_UNDERGONE = frozenset({Measure.KILLED, Measure.INJURED, Measure.ARRESTED, Measure.ABDUCTED})
_INCLUDING = 8  # tokens of an aside that no comma closes
_RELATIVE = 10  # tokens of a relative clause behind its verb
_NAMED = frozenset({"identified", "named", "known", "described"})
_LIST = 9  # tokens from a verb to the counted member of its object ("killed protesters and two policemen")
_PRONOUNS = frozenset({"him", "her", "them"})
_REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself", "self"})
_TO_DEATH = 12  # tokens from being hurt to dying of it ("was shot in the leg on Friday and later died")


def by_noun(scene: Scene, count: Counted) -> Bond | None:
    """ "53 measles related deaths", "49 wounded", "two people dead or missing", "four of the dead"."""
    outcome = count.phrase.outcome
    if outcome:
        return Bond((_outcome_measure(scene, count, outcome),), How.NOUN)
    mark = scene.starts.get(scene.past_adverbs(_past_age(scene, count.end)))
    if mark is None:
        return None
    if Part.STATE in mark.roles or (mark.passive and not _has_object(scene, mark)):
        return Bond(_with_joined(scene, mark, mark.said_of), How.NOUN, harms=Part.HARM in mark.roles)
    if Part.ACTIVE in mark.roles and scene.lower(mark.end) in _REFLEXIVES:
        return Bond((mark.roles[Part.ACTIVE],), How.NOUN)  # "a boy shoots himself"
    return None


def _past_age(scene: Scene, at: int) -> int:
    """The place behind an age between commas: "Boy, 11, arrested"."""
    is_age = scene.lower(at) == "," and scene.lower(at + 1).isdigit() and scene.lower(at + 2) == ","
    return at + 3 if is_age else at


def _outcome_measure(scene: Scene, count: Counted, outcome: Mark) -> Measure:
    """What the outcome means, but of "one of the wounded died" and "saved ten lives" what is said of it."""
    if scene.lower(outcome.end - 1) == "lives" and scene.lower(count.first - 1).startswith("sav"):
        return Measure.RESCUED
    measure = next(iter(outcome.roles.values()))
    later = by_subject(scene, count) if count.phrase.partitive and measure is not Measure.KILLED else None
    return Measure.KILLED if later and later.measures[0] is Measure.KILLED else measure


def died_of_it(scene: Scene, count: Counted, bond: Bond) -> Bond:
    """The bond of those who were hurt "and later died", which is death; any other as it is."""
    if bond.measures != (Measure.INJURED,) or bond.how not in (How.NOUN, How.SUBJECT):
        return bond
    hurt = next((at for at in range(count.end, count.end + _REACH) if _is_hurt(scene, at)), None)
    for at in range(hurt + 1, hurt + _TO_DEATH) if hurt is not None else ():
        if at in scene.count_at or scene.lower(at) in binders().ends:
            return bond
        goes_on = scene.lower(at) in ("and", "but") or (
            scene.lower(at + 1) == "has" and scene.lower(count.end) == "who"
        )
        if goes_on and _leads_to_death(scene, at + 1):
            return Bond((Measure.KILLED,), bond.how)
    return bond


def _is_hurt(scene: Scene, at: int) -> bool:
    mark = scene.starts.get(at)
    return mark is not None and mark.said_of is Measure.INJURED


def _leads_to_death(scene: Scene, at: int) -> bool:
    """Whether the same subject goes on to die: "and was pronounced dead", "but later died"."""
    while scene.is_be(at) or scene.is_adverb(at) or scene.lower(at) in ("has", "have", "had"):
        at += 1
    mark = scene.starts.get(at)
    if mark is None or mark.said_of is not Measure.KILLED:
        return False
    return (Part.SUFFERED in mark.roles or Part.UNDERGONE in mark.roles) and not _has_object(scene, mark)


def by_object(scene: Scene, count: Counted) -> Bond | None:
    """ "killed at least 20", "killed or wounded dozens", "the arrest of two people"."""
    at = count.first - 1
    for _ in range(4):
        if at + 1 in scene.ends or not (scene.lower(at) in binders().before_object or scene.is_adverb(at)):
            break
        at -= 1
    mark = scene.ends.get(at + 1)
    measure = _object_measure(scene, mark) if mark else None
    if mark is None or measure is None:
        return None
    other = scene.ends.get(mark.start - 1) if scene.lower(mark.start - 1) in binders().joints else None
    earlier = _object_measure(scene, other) if other else None
    measures = (earlier, measure) if earlier and earlier is not measure else (measure,)
    return Bond(measures, How.OBJECT, harms=Part.HARM in mark.roles)


def by_the(scene: Scene, count: Counted) -> Bond | None:
    """ "poured into the square by the thousands", "marched in their hundreds"."""
    if not count.phrase.is_bare or scene.lower(count.first - 2) not in ("by", "in"):
        return None
    if scene.lower(count.first - 1) not in ("the", "their"):
        return None
    for at in range(count.first - 2, max(-1, count.first - _LIST), -1):
        mark = scene.ends.get(at + 1)
        if mark and Part.SUFFERED in mark.roles:
            return Bond((mark.roles[Part.SUFFERED],), How.SUBJECT)
    return None


def by_shared_object(scene: Scene, count: Counted) -> Bond | None:
    """ "killed protesters and two policemen", "detained marchers, as well as at least two journalists"."""
    joint = count.first - 1 - (scene.lower(count.first - 1) == "the")
    if scene.lower(joint) not in ("and", "as"):
        return None
    closed = closed_classes()
    for at in range(joint - 2, max(-1, count.first - _LIST), -1):
        mark = scene.ends.get(at + 1)
        if mark:
            measure = _object_measure(scene, mark)
            return Bond((measure,), How.OBJECT) if measure else None
        word = scene.lower(at)
        if word in binders().ends or word in closed.auxiliaries or (word in closed.prepositions and word != "as"):
            return None
    return None


def by_subject(scene: Scene, count: Counted) -> Bond | None:
    """ "three people in the north were killed", "hundreds have surrounded", "boys who died"."""
    at, passed = _past_age(scene, count.end), _Passed()
    while at < min(len(scene.tokens), count.end + _REACH):
        mark = scene.starts.get(at)
        if mark is None:
            following = _step(scene, at, passed)
            if following is None:
                return None
            at = following
            continue
        measure = _subject_measure(scene, mark, has_be=passed.has_be)
        if measure is None and (passed.in_phrase or at == passed.behind_aside) and mark.passive in _UNDERGONE:
            measure = None if _has_object(scene, mark) else mark.passive  # "two men in the north arrested on Friday"
        if measure:
            return Bond(_with_joined(scene, mark, measure), How.SUBJECT, harms=Part.HARM in mark.roles)
        is_agent = Part.ACTIVE in mark.roles or (Part.PAST in mark.roles and not passed.in_phrase)
        if not is_agent:
            at = mark.end
            continue
        main = _after_relative(scene, count, mark)
        if main is None:
            return None
        at = main
    return None


def _after_relative(scene: Scene, count: Counted, mark: Mark) -> int | None:
    """Where the clause of a subject goes on behind what it did in a relative clause ("a man who shot two was held")."""
    if scene.lower(count.end) not in ("who", "that"):
        return None
    for at in range(mark.end, min(len(scene.tokens), mark.end + _RELATIVE)):
        if scene.lower(at) in binders().ends or scene.lower(at) in ("and", "but"):
            return None
        if scene.is_be(at):
            return at
    return None


@dataclass(slots=True)
class _Passed:
    """What stands between a subject and the place that the search for its verb has come to."""

    has_be: bool = False
    in_phrase: bool = False
    is_named: bool = False
    behind_aside: int | None = None
    unknown: int = 0


def _step(scene: Scene, at: int, passed: _Passed) -> int | None:
    """The next place where the verb may be, None where the clause of the subject ends."""
    word, closed = scene.lower(at), closed_classes()
    other = scene.count_at.get(at)
    if other:
        return other.end if passed.in_phrase else None
    if word == ")":
        return None
    if word == "(":
        return next((end + 1 for end in range(at, at + _ASIDE) if scene.lower(end) == ")"), None)
    if word == "," and passed.is_named:
        return at + 1  # "two men identified as Ado Renn, 31, and Tam Oss"
    if word == "," or word in binders().dashes:
        passed.behind_aside = _after_aside(scene, at + (scene.lower(at + 1) == "-"))
        return passed.behind_aside or _after_including(scene, at + 1)
    if word in _NAMED and scene.lower(at + 1) == "as":
        passed.in_phrase = passed.is_named = True
        return at + 2
    ends = word in binders().ends or word in binders().new_clause or word == "-"
    if ends or (word in binders().saying and not passed.has_be):
        return None if word != "that" else at + 1
    if scene.is_be(at):
        passed.has_be, passed.in_phrase = True, False
    elif word in closed.prepositions:
        passed.in_phrase = True
    elif word in closed.auxiliaries:
        passed.in_phrase = False
    elif not (passed.in_phrase or passed.has_be or scene.is_adverb(at) or word in closed.links):
        passed.unknown += scene.tokens[at].is_word
    return at + 1 if passed.unknown <= _UNKNOWN else None


def _after_including(scene: Scene, at: int) -> int | None:
    """Where the clause goes on after an aside that no comma closes ("five people, including a guard were hurt")."""
    if scene.lower(at) not in binders().including:
        return None
    for following in range(at + 1, at + _INCLUDING):
        if scene.is_be(following):
            return following
        if scene.lower(following) in ("who", "which", "that", "and", ",", ""):
            return None
    return None


def _after_aside(scene: Scene, opening: int) -> int | None:
    """Where the clause goes on after words between two commas or dashes, None where the first one ends it."""
    if scene.lower(opening + 1) in ("who", "which", "and", "or"):
        return opening + 1
    if scene.lower(opening) == "," and scene.is_be(opening + 1):
        return opening + 1
    for at in range(opening + 1, min(opening + _ASIDE, len(scene.tokens))):
        if scene.lower(at) == scene.lower(opening):
            after = at + 1 + (scene.lower(at + 1) == "-")
            if scene.lower(after) in closed_classes().auxiliaries or after in scene.starts:
                return after
        elif scene.lower(at) in binders().ends:
            return None
    return None


def _subject_measure(scene: Scene, mark: Mark, *, has_be: bool) -> Measure | None:
    roles, before = mark.roles, scene.lower(mark.start - 1)
    if before == "to" and scene.lower(mark.start - 2) in binders().undone:
        return None
    if Part.SUFFERED in roles and not (has_be and mark.passive):
        return roles[Part.SUFFERED]
    if has_be:
        is_among = before in ("among", "of")  # "were among the dead"
        return mark.passive or roles.get(Part.STATE) or (roles.get(Part.TOLL) if is_among else None)
    if Part.STATE in roles and before in binders().linking:
        return roles[Part.STATE]
    return roles.get(Part.UNDERGONE) if not _has_object(scene, mark) else None


def _object_measure(scene: Scene, mark: Mark) -> Measure | None:
    """What the object of the verb or noun `mark` undergoes; a passive has none."""
    active = mark.roles.get(Part.ACT) or mark.roles.get(Part.ACTIVE)
    if active and scene.lower(mark.start - 1) == "to" and scene.lower(mark.start - 2) in binders().undone:
        return Measure.OTHER  # "threatened to arrest ten"
    if active or mark.passive is None:
        return active
    at = mark.start - 1
    while at >= 0 and (scene.is_adverb(at) or scene.lower(at) in binders().linking) and not scene.is_be(at):
        at -= 1
    return None if scene.is_be(at) else mark.passive


def _has_object(scene: Scene, mark: Mark) -> bool:
    """Whether a noun phrase follows, so that a bare participle is an active verb ("gunmen killed two soldiers")."""
    at = scene.past_adverbs(mark.end)
    closed, word = closed_classes(), scene.lower(at)
    if scene.lower(mark.end - 1) in closed.prepositions or at >= len(scene.tokens):
        return False
    if word in _REFLEXIVES:
        return False  # whoever shoots himself is the one who is shot
    if at in scene.count_at or word in closed.determiners or word in _PRONOUNS:
        return True
    if not scene.tokens[at].is_word or at in scene.starts or word.endswith("ing"):
        return False
    links = closed.prepositions | closed.conjunctions | closed.auxiliaries | closed.subordinators | closed.relatives
    return word not in links and word not in binders().no_object


def _with_joined(scene: Scene, mark: Mark, first: Measure) -> tuple[Measure, ...]:
    """`first`, said by `mark`, and the measure of a second word joined to it ("killed or wounded")."""
    second = scene.starts.get(scene.past_adverbs(mark.end + 1)) if scene.lower(mark.end) in binders().joints else None
    if second is None or _has_object(scene, second):
        return (first,)
    is_said = second.passive or Part.STATE in second.roles or second.roles.get(Part.SUFFERED) is Measure.KILLED
    return (first, second.said_of) if is_said and second.said_of is not first else (first,)
