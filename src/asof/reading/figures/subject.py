"""Binds a count that is the subject of a verb, over asides, names and relative clauses: "30 were killed"."""

from asof.model.figure import Measure
from asof.reading.figures.after import has_object, is_of_noun, past_details, with_joined
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import Part, binders
from asof.reading.figures.onward import HAVE_BEEN, after_deed, behind_relative, is_object, past_names
from asof.reading.figures.passed import GOVERNING, KIN, OWNERS, Passed, is_of_somebody_else
from asof.reading.figures.phrase import Mark
from asof.reading.figures.scene import Scene
from asof.reading.figures.singulars import GROUPS
from asof.reading.figures.unfit import is_handful_apart
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import verb_forms
from asof.reading.quantities.nouns import nouns

_REACH = 36  # tokens from a subject to its verb
_OF_ONE = 8  # tokens from "of" to the "who" of another person
_ASIDE = 28  # tokens of an aside between two commas
_UNKNOWN = 4  # words of other meaning that may stand between a subject and its verb
_INCLUDING = 8  # tokens of an aside that no comma closes
_NAMED = frozenset({"identified", "named", "known", "described"})
_STAYING = frozenset({"remain", "remains", "remained"})
_TAKING = frozenset(
    {"took", "takes", "drove", "drives", "transported", "rushed", "carried", "brought", "helped", "met"}
)
_TO_PLACE = frozenset({"to", "into", "himself", "herself", "themselves"})
_GETTING = frozenset({"get", "gets", "got", "getting", "gotten"})
_HAVE = frozenset({"have", "has", "had"})
_NOT_DONE = frozenset({"not", "n't", "isn't", "aren't", "wasn't", "weren't", "almost", "nearly", "narrowly"})
_WITHIN = frozenset({"in", "during", "at", "on", "after", "from", "under", "through"})
_PARTICIPLE = ("ed", "en", "wn", "ound", "ought")
_OBJECTS = frozenset({"him", "her", "them", "me", "us"})
_SUBJECTS = frozenset({"he", "she", "they", "it", "we", "i"})
_THOSE = frozenset({"those", "ones", "people", "persons", "men", "women", "children", "victims"})
_OTHERS = frozenset({"those", "others", "everyone", "everybody", "anyone", "someone"})
_WORKING = frozenset({"work", "works", "worked", "working", "serve", "serves", "served", "serving", "employed"})
_AFTERWARDS = frozenset({"after", "before", "while"})
_UNDONE_BEING = frozenset({"without", "avoid", "avoids", "avoided", "avoiding", "escaped", "fear", "fears", "feared"})
_NO_HARM = frozenset({Measure.CROWD, Measure.OTHER})  # nobody counts one who did or was so
_FEWEST_IN_CROWD = 3
_UNDERGONE = frozenset({Measure.KILLED, Measure.INJURED, Measure.ARRESTED, Measure.ABDUCTED})


def by_subject(scene: Scene, count: Counted) -> Bond | None:
    """ "three people in the north were killed", "hundreds have surrounded", "boys who died"."""
    if _is_no_subject(scene, count):
        return None
    is_apposed = scene.lower(count.first - 1) == "," and not scene.tokens[count.first - 2].is_capitalised
    at = past_names(scene, count) or past_details(scene, count.end)
    passed = Passed(
        is_apposed=is_apposed, is_with=scene.lower(count.first - 1) == "with", is_object=is_object(scene, count)
    )
    while at < min(len(scene.tokens), count.end + _REACH):
        mark = _telling(scene, count, at, passed)
        if mark is None:
            following = _step(scene, at, passed)
            if following is None:
                return None
            at, passed.is_moved = following, True
            continue
        if is_of_somebody_else(scene, count, mark, passed) or _is_of_carried(scene, count, mark, passed):
            return None
        measure = _subject_measure(scene, mark, has_be=passed.has_be or _is_told_among(scene, count, mark))
        is_behind = (
            passed.in_phrase and scene.lower(at - 1) not in _OTHERS
        )  # not "blamed for the death of those |killed"
        if measure is None and (is_behind or at == passed.behind_aside) and mark.passive in _UNDERGONE:
            measure = None if has_object(scene, mark) else mark.passive  # "two men in the north arrested on Friday"
        if measure and passed.is_several and count.indefinite and scene.lower(count.first - 1) == "of":
            return None  # "two sons of a docker who fled were shot"
        told = with_joined(scene, mark, measure) if measure else ()
        if told and _is_no_count(count, told) and Part.HARM not in mark.roles:
            at, passed.has_be, passed.is_done_with = mark.end, False, True
            continue  # "a man |walked| into a clinic with a gunshot wound"
        if told:
            return _main_clause(scene, count, mark, passed) or Bond.by(mark.roles, told, How.SUBJECT)
        is_agent = Part.ACTIVE in mark.roles or (
            mark.passive and (not passed.in_phrase or at == passed.behind_aside) and has_object(scene, mark)
        )  # "a man charged with arson was held"
        if not is_agent:
            at = mark.end
            continue
        main = after_deed(scene, count, mark, is_relative=passed.is_relative)
        if main is None:
            return None
        at = main
    return None


def _is_of_carried(scene: Scene, count: Counted, mark: Mark, passed: Passed) -> bool:
    """Whether the wounds are of whom they take somewhere: "a friend drove Moss to a clinic |with burns|"."""
    if scene.lower(mark.start) != "with" or passed.has_be:
        return False
    between = range(count.end, mark.start)
    is_taking = any(scene.lower(at) in _TAKING and scene.lower(at + 1) not in _TO_PLACE for at in between)
    return passed.over_count or is_taking


def _telling(scene: Scene, count: Counted, at: int, passed: Passed) -> Mark | None:
    """The measuring word at `at`, but none of a crowd where they are a few who do as any others may."""
    mark = scene.starts.get(at)
    if mark is None or mark.roles.get(Part.SUFFERED) is not Measure.CROWD or not is_handful_apart(scene, count):
        return mark
    passed.has_be, passed.is_acting = False, True  # "who was dismissed |walked| in and shot two"
    return None


def _is_no_count(count: Counted, told: tuple[Measure, ...]) -> bool:
    """Whether nobody counts those few who did or were so: what befell them may be told later in the clause."""
    is_few = told == (Measure.CROWD,) and count.quantity.high is not None and count.quantity.high < _FEWEST_IN_CROWD
    return is_few or (count.indefinite and _NO_HARM.issuperset(told))


def _is_no_subject(scene: Scene, count: Counted) -> bool:
    """Whether what stands before the count takes it, so that no verb behind it is its own."""
    if scene.spells(count.first - 2, ("of", "the")) and scene.lower(count.first - 3) in ("", ","):
        return True  # "of the 40 aboard, 30 were saved"
    if scene.lower(count.first - 1) in binders().including and scene.lower(count.end) not in ("who", "that"):
        return True
    is_role = scene.lower(count.first - 1) == "as" and scene.lower(count.first - 2) in _WORKING
    if is_role or _is_governed(scene, count) or (count.indefinite and _is_of_one_who(scene, count)):
        return True
    return is_of_noun(scene, count)  # "the bodies of two men and |a girl| were found"


def _is_told_among(scene: Scene, count: Counted, mark: Mark) -> bool:
    """ "there are two children among the dead", "with two children among the dead"."""
    is_there = scene.is_be(count.first - 1) and scene.lower(count.first - 2) == "there"
    return scene.lower(mark.start - 1) == "among" and (is_there or scene.lower(count.first - 1) == "with")


def _is_of_one_who(scene: Scene, count: Counted) -> bool:
    """Whether "who" follows another person, of whom the counted one is told: "brother |of 10-year-old boy who"."""
    if scene.lower(count.end) != "of":
        return False
    relative = next((at for at in range(count.end, count.end + _OF_ONE) if scene.lower(at) == "who"), None)
    if relative is None:
        return False
    return _is_one_person(scene, relative - 1)


def _is_one_person(scene: Scene, at: int) -> bool:
    """Whether a singular noun for one person stands there."""
    word = scene.lower(at)
    return nouns().is_person(word) and word not in nouns().plural and word not in GROUPS


def _is_governed(scene: Scene, count: Counted) -> bool:
    """Whether a preposition or a participle takes it, so that the verb behind is another's.

    "A lawyer for several dockers was shot", "a guard questioning two men was shot".
    """
    if scene.lower(count.first - 1) == "and" and (earlier := _ending_at(scene, count.first - 1)):
        return _is_governed(scene, earlier)
    of = count.first - 1 - (scene.lower(count.first - 1) in ("the", "those"))
    if scene.lower(of) == "of" and scene.lower(of - 1) in KIN:
        return scene.lower(count.end) not in ("who", "that")  # "Moss, the father of four boys, was shot"
    if scene.lower(count.first - 1) == "of" and count.indefinite and _is_one_person(scene, count.first - 2):
        return scene.lower(count.end) not in ("who", "that")  # "Moss, the father of a girl, was shot"
    if count.indefinite and scene.is_be(count.first - 1) and scene.lower(count.first - 2) in closed_classes().relatives:
        return True  # "a boy, who was a relative, was shot"
    low, high = count.quantity.low, count.quantity.high
    if scene.lower(count.first - 1) == "from" and low is not None and high is not None and low < high:
        return False  # "from 10 to 15 people were hurt"
    following = scene.lower(count.end)
    is_told_of = following in ("who", "that", "being") or following in binders().linking or count.end in scene.starts
    before = count.first - 1
    before -= 2 * scene.spells(before - 1, ("the", "other"))  # "hearings on |the other four were held"
    return not is_told_of and (scene.lower(before) in GOVERNING or _is_taken(scene, before))


def _ending_at(scene: Scene, at: int) -> Counted | None:
    return next((count for count in scene.counts if count.end == at), None)


def _is_taken(scene: Scene, at: int) -> bool:
    """Whether a participle stands at `at` whose object follows, and its own subject before: "a guard questioning"."""
    word = scene.lower(at)
    is_verb = word.endswith("ing") and word not in closed_classes().calendar and word not in binders().including
    return is_verb and nouns().class_of(scene.lower(at - 1)) is not None


def _main_clause(scene: Scene, count: Counted, mark: Mark, passed: Passed) -> Bond | None:
    """What the clause goes on to say of them behind a relative clause: "six men who were held have been |freed"."""
    is_relative = passed.is_relative or any(scene.lower(at) == "who" for at in range(count.end, mark.start))
    at = after_deed(scene, count, mark, is_relative=is_relative)  # "six editors of a paper |who were held| have been"
    if at is None or mark.said_of is Measure.KILLED or scene.lower(at) == "being" or has_object(scene, mark):
        return None
    between = [scene.lower(place) for place in range(mark.end, at)]
    is_aside = passed.is_relative and between.count(",") == 1 and between[-1] == ","
    if not binders().new_clause.isdisjoint(between) or ("," in between and not is_aside):
        return None
    while scene.is_be(at) or scene.is_adverb(at):
        at += 1
    main = scene.starts.get(at)
    measure = _subject_measure(scene, main, has_be=True) if main else None
    if main is None or measure not in _UNDERGONE | {Measure.RELEASED}:
        return None
    # "Six men, who were held in May, were shot" tells both of all six; without commas the first says which six.
    measures = (mark.said_of, measure) if is_aside and mark.said_of is not measure else (measure,)
    return Bond.by(main.roles, measures, How.SUBJECT)


def _step(scene: Scene, at: int, passed: Passed) -> int | None:
    """The next place where the verb may be, None where the clause of the subject ends."""
    word, other = scene.lower(at), scene.count_at.get(at)
    if other:
        passed.over_count = True
        if passed.is_with and scene.spells(at - 2, (",", "and")) and scene.is_be(other.end):
            return None  # "sank with 120 on board, and |34 were saved"
        if (passed.is_done_with or passed.is_acting) and scene.lower(at - 1) == "and":
            return None  # "a man walked into a bar and |two were shot"
        return other.end if passed.in_phrase or passed.is_relative else None
    if word in ("(", ")", ",") or word in binders().dashes:
        return _past_mark(scene, at, passed)
    if word in _NAMED and scene.lower(at + 1) == "as":
        passed.in_phrase = passed.is_named = True
        return at + 2
    if onward := _past_opener(scene, at, passed):
        return onward
    if word == "as" and scene.lower(at - 1) in _WORKING:
        role = scene.count_at.get(at + 1)  # "a man who worked |as a guard| was shot"
        return role.end if role else at + 1
    if word == "time" and at + 1 < len(scene.tokens) and scene.tokens[at + 1].is_capitalised:
        return None  # "the supervisor on duty at the time |Moss died"
    if word == "whose" or (word == "who" and passed.over_count):
        return behind_relative(scene, at)  # "cousins of a docker |who fired were shot"
    if word in binders().ends or word in binders().new_clause or (word in binders().saying and not passed.has_be):
        is_own = word == "that" and not (passed.is_acting or passed.is_done_with)  # not "turned up, shouting |that|"
        return at + 1 if is_own else None
    if _opens_another(scene, at, passed):
        return None
    _note(scene, at, passed)
    return at + 1 if passed.unknown <= _UNKNOWN else None


def _past_opener(scene: Scene, at: int, passed: Passed) -> int | None:
    """The place behind words that open a clause of the same subject, None where none do."""
    word = scene.lower(at)
    if word in _AFTERWARDS and scene.lower(at + 1) == "being" and not passed.is_object:
        return at + 1  # "60 dockers spent the night in a school |after being evacuated"
    if word == "when" and (passed.has_be or passed.is_done_with) and _is_told_again(scene, at, passed):
        return at + 2  # "two guards were on patrol |when they were shot"
    if word in binders().saying and scene.lower(at + 1) in HAVE_BEEN:
        return at + 1  # "17 people |they said had been killed"
    return None


def _is_told_again(scene: Scene, at: int, passed: Passed) -> bool:
    """Whether a pronoun takes up the subject there, as far as the number of its verb tells."""
    pronouns = ("they",) if passed.is_several else ("he", "she")
    return scene.lower(at + 1) in pronouns and scene.is_be(at + 2) and not passed.over_count


def _opens_another(scene: Scene, at: int, passed: Passed) -> bool:
    """Whether a clause of another subject begins at `at`."""
    word = scene.lower(at)
    if word == "and" and passed.is_object and (scene.is_be(at + 1) or scene.lower(at + 1) in _HAVE):
        return True  # "the driver flagged down a guard |and was taken to a clinic"
    if word in _UNDONE_BEING and scene.lower(at + 1) == "being":
        return True  # "left |without being hurt"
    if word == "which" and scene.lower(at - 1) in _WITHIN:
        return True  # "clerks condemned the raid in |which two were held"
    if word == "that" and passed.unknown and not passed.in_phrase:
        return True  # "a judge upheld the finding |that the driver died"
    if word in _SUBJECTS and passed.is_moved:
        return True  # "a man who says he was shot"
    return word in ("that", "who", "which") and _is_of_another(scene, at, passed)  # "wanted over claims that ..."


def _is_of_another(scene: Scene, relative: int, passed: Passed) -> bool:
    """Whether a relative clause behind a verb is of another noun: "were driven out by rebels |who held the town"."""
    return passed.has_be and (scene.lower(relative) == "that" or scene.lower(relative - 1) not in _THOSE)


def _note(scene: Scene, at: int, passed: Passed) -> None:
    """Keep in `passed` what the word at `at` tells of the way to the verb."""
    word, closed = scene.lower(at), closed_classes()
    if (scene.is_be(at) and not _gets_a_thing(scene, at)) or word in _STAYING:
        passed.has_be, passed.in_phrase = True, False
        passed.is_several = word in ("are", "were")
        passed.is_single = word in ("is", "was")
    elif word in closed.prepositions or (not passed.has_be and _is_doing(scene, at)):
        passed.in_phrase = True
    elif word in closed.auxiliaries:
        passed.in_phrase = False
        passed.is_done = word in _HAVE and not scene.is_be(at + 1)
    elif not (passed.in_phrase or passed.has_be or scene.is_adverb(at) or word in closed.links):
        passed.unknown += scene.tokens[at].is_word


def _is_doing(scene: Scene, at: int) -> bool:
    """Whether a verb in "-ing" begins what those before it are doing: "a deputy |interviewing two men"."""
    word, following = scene.lower(at), scene.lower(at + 1)
    if not word.endswith("ing") or verb_forms(word):
        return word.endswith("ing")
    is_behind_noun = nouns().class_of(scene.lower(at - 1)) is not None
    return is_behind_noun and (at + 1 in scene.count_at or following in closed_classes().determiners)


def _gets_a_thing(scene: Scene, at: int) -> bool:
    """Whether "got" has an object, and is no passive as in "got hurt": "got the gun and shot a girl"."""
    following = scene.past_adverbs(at + 1)
    is_object = following in scene.count_at or scene.lower(following) in closed_classes().determiners
    return scene.lower(at) in _GETTING and is_object


def _past_mark(scene: Scene, at: int, passed: Passed) -> int | None:
    """Where the clause goes on behind a bracket, a comma or a dash, None where it ends with it."""
    word = scene.lower(at)
    if word == "(":
        return next((end + 1 for end in range(at, at + _ASIDE) if scene.lower(end) == ")"), None)
    if word == ")":
        return None
    if word == "," and (passed.is_named or (passed.in_phrase and _is_between_names(scene, at))):
        return at + 1  # "two men identified as Ado Renn, 31, and Tam Oss", "six living in Velm, Orm and Stell"
    following = scene.starts.get(at + 1)
    if word == "," and passed.has_be and _goes_on_list(scene, at):
        return at + 1  # "six were stopped|, searched and held"
    if word == "," and passed.is_apposed and following and Part.SUFFERED in following.roles:
        return at + 1  # "the third one, a woman, died"
    if word == "," and passed.is_relative and following and Part.SUFFERED in following.roles:
        passed.is_relative = passed.has_be = False
        return at + 1  # "a guard, who has not been named, died"
    if passed.is_done and scene.lower(at + 1) in ("who", "which"):
        return None  # "20 teams have bought tickets, which are held"
    if passed.over_count and scene.lower(at + 1) == "who":
        return None  # "was wanted for the murder of a docker, who was shot"
    passed.behind_aside = _after_aside(scene, at + (scene.lower(at + 1) == "-"))
    passed.is_relative = passed.behind_aside is not None and scene.lower(passed.behind_aside) == "who"
    return passed.behind_aside or _after_including(scene, at + 1)


def _goes_on_list(scene: Scene, comma: int) -> bool:
    """Whether one more participle of a list stands between two others: "were lined up|, bound and"."""
    is_behind = any(scene.lower(at).endswith(_PARTICIPLE) for at in (comma - 1, comma - 2))
    return is_behind and scene.lower(comma + 2) in ("and", ",") and scene.lower(comma + 1).endswith(_PARTICIPLE)


def _is_between_names(scene: Scene, comma: int) -> bool:
    return comma + 1 < len(scene.tokens) and all(scene.tokens[at].is_capitalised for at in (comma - 1, comma + 1))


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
            after += scene.lower(after) == "also"  # "five clerks, whose names are not known, |also| were held"
            is_relative = scene.lower(after) == "who" and scene.lower(opening) != ","
            if is_relative or scene.lower(after) in closed_classes().auxiliaries or after in scene.starts:
                return after
        elif scene.lower(at) in binders().ends:
            return None
    return None


def _is_attributive(scene: Scene, mark: Mark) -> bool:
    """Whether the mark is an adjective behind an article: "the recently arrested mother"."""
    at = mark.start - 1
    while scene.is_adverb(at):
        at -= 1
    is_before_deed = scene.lower(mark.end).endswith("ing")  # "is a suspect in a |fatal| shooting"
    return scene.lower(at) in ("the", "a", "an") and (has_object(scene, mark) or is_before_deed)


def _is_of_others(scene: Scene, mark: Mark) -> bool:
    """Whether others do it to the subject, or the subject does it to others, against what the word tells by itself.

    "Villagers besieged by rebels", "a man who drowned his wife", "where the clerks were and shot them".
    """
    following = scene.lower(mark.end)
    is_passive = mark.roles.get(Part.SUFFERED) is Measure.CROWD and scene.lower(mark.end - 1).endswith("ed")
    is_drowning = scene.lower(mark.start).startswith("drown") and has_object(scene, mark)
    is_second = scene.lower(mark.start - 1) == "and" and following in _OBJECTS
    return is_drowning or is_second or (is_passive and following == "by")


def _subject_measure(scene: Scene, mark: Mark, *, has_be: bool) -> Measure | None:
    roles, before = mark.roles, scene.lower(mark.start - 1)
    if before == "to" and scene.lower(mark.start - 2) in binders().undone:
        return None
    if before in _NOT_DONE and has_be:
        return None  # "another child was not killed", "was almost killed"
    if before in _OBJECTS and not has_be and Part.STATE in roles:
        return None  # "a judge kept him in jail"
    if before in OWNERS or _is_attributive(scene, mark) or _is_of_others(scene, mark):
        return None  # "a woman was living with her dead husband", "is the father of the recently arrested mother"
    if Part.SUFFERED in roles and not (has_be and mark.passive):
        return roles[Part.SUFFERED]
    if has_be and scene.lower(mark.start + 1).endswith("ing") and has_object(scene, mark):
        return None  # "is accused of fatally shooting two"
    if has_be and before in ("have", "has", "had") and has_object(scene, mark):
        return None  # "are said to have shot two men"
    if has_be:
        is_among = before in ("among", "of")  # "were among the dead"
        return mark.passive or roles.get(Part.STATE) or (roles.get(Part.TOLL) if is_among else None)
    if scene.lower(mark.start) == "held":
        return None  # "seven hostages held there were hurt"
    is_with_wounds = scene.lower(mark.start) == "with"  # "found a nun in the yard |with two wounds|"
    if Part.STATE in roles and (is_with_wounds or before in binders().linking):
        return roles[Part.STATE]
    return roles.get(Part.UNDERGONE) if not has_object(scene, mark) else None
