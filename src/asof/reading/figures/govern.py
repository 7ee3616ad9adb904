"""Finds what a sentence says happened to those whom a count counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from asof.model.figure import Measure
from asof.reading.figures.lexicon import Part
from asof.reading.figures.phrase import Mark
from asof.reading.figures.scene import Counted, Scene
from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.nouns import NounClass


class How(Enum):
    """By what a measure binds a count."""

    NOUN = "noun"  # "three deaths", "49 wounded"
    OBJECT = "object"  # "killing 30"
    SUBJECT = "subject"  # "30 were killed"
    SHARED = "shared"  # "three officers and a child died"
    AMONG = "among"  # "among the dead were two", "including two"
    TOLL = "toll"  # "the death toll rose to 12"
    LISTED = "listed"  # "36 were hurt in the north, 29 in the south"
    CLASS = "class"  # "30,000 police officers"


@dataclass(frozen=True, slots=True)
class Bond:
    """The measures that bind a count (two in "killed or wounded dozens"), and how."""

    measures: tuple[Measure, ...]
    how: How


# Of unlisted nouns only people can be so ("three albums were released" counts nobody).
_ONLY_PEOPLE = frozenset(
    {Measure.CROWD, Measure.RELEASED, Measure.RESCUED, Measure.SICK, Measure.DISPLACED, Measure.FORCES, Measure.OTHER}
)
_REACH = 30  # tokens from a subject to its verb
_SAYING = frozenset(
    {"said", "says", "say", "told", "tells", "according", "added", "reported", "reports", "because", "that"}
)
_STOPS = frozenset({";", ":", ".", "?", "!", "--", "—"})
_NEW_CLAUSE = frozenset({"when", "while", "after", "before", "if", "because", "although", "as", "where", "until"})
_DASHES = frozenset({"-", "–", "—", ":"})
_JOINTS = frozenset({"and", "or", ",", "and/or", "/", "nor", "&"})
_BEFORE_OBJECT = frozenset(
    {
        "the",
        "a",
        "an",
        "some",
        "possibly",
        "perhaps",
        "as",
        "other",
        "his",
        "their",
        "its",
        "all",
        "with",
        "another",
        "additional",
        "further",
    }
)
_LINKING = frozenset(
    {
        "reported",
        "said",
        "believed",
        "feared",
        "presumed",
        "thought",
        "known",
        "confirmed",
        "listed",
        "left",
        "found",
        "now",
        "reportedly",
        "lying",
        "to",
        "have",
        "also",
    }
)
_INCLUDING = frozenset({"including", "include", "includes", "included"})
_TOLL_LINKS = frozenset(
    {"rose", "risen", "rises", "rising", "climbed", "climbs", "climbing", "stands", "stood", "stand", "reached", "reach",
     "reaches", "reaching", "passed", "is", "was", "are", "were", "at", "to", "from", "as", "of", "increased", "jumped", "soared", "put",
     "puts", "putting", "exceeded", "exceed", "ranging", "ranged", "hit", "hits", "surpassed", "total", "totals", "totaled", "totalled", ":", "over",
     "past", "topped", "near", "nears", "nearing", "mounted", "grown", "grew", "been", "now", "above", "between", "says", "revised", "about"}
)  # fmt: skip


def bonds(scene: Scene) -> Mapping[int, Bond]:
    """The bond of each count that has one, by its index in the scene."""
    found: dict[int, Bond] = {}
    for read in (_by_noun, _by_object, _by_subject, _by_among, _by_toll, _by_shared_object):
        for index, count in enumerate(scene.counts):
            if index not in found:
                bond = read(scene, count)
                if bond and _suits(count, bond):
                    found[index] = bond
    _share_backward(scene, found)
    _share_forward(scene, found)
    for index, count in enumerate(scene.counts):
        bond = None if index in found else _by_class(scene, count)
        if bond:
            found[index] = bond
    _share_forward(scene, found)
    return found


def _suits(count: Counted, bond: Bond) -> bool:
    """Things are not killed, and police who surround a square are a force, not a crowd."""
    noun, measure = count.phrase.noun, bond.measures[0]
    if bond.how is How.TOLL or (bond.how is How.NOUN and count.phrase.outcome):
        return True
    if count.phrase.unlisted or (noun is None and not count.phrase.is_bare and measure in _ONLY_PEOPLE):
        return False
    if noun in (NounClass.THINGS, NounClass.VEHICLES):
        return measure in (Measure.OTHER, Measure.FORCES)
    if measure is Measure.CROWD:
        is_few = count.quantity.high is not None and count.quantity.high < 3
        return noun not in (NounClass.FORCES, NounClass.CAPTIVES) and not is_few
    return not (measure is Measure.FORCES and noun is NounClass.PEOPLE)


def _by_noun(scene: Scene, count: Counted) -> Bond | None:
    """ "53 measles related deaths", "49 wounded", "two people dead or missing", "four of the dead"."""
    outcome = count.phrase.outcome
    if outcome:
        if scene.lower(outcome.end - 1) in ("lives", "life") and scene.lower(count.first - 1).startswith("sav"):
            return Bond((Measure.RESCUED,), How.NOUN)
        return Bond((next(iter(outcome.roles.values())),), How.NOUN)
    at = _past_adverbs(scene, count.end)
    mark = scene.starts.get(at)
    if mark is None:
        return None
    if Part.STATE in mark.roles or (_passive_roles(mark) and not _has_object(scene, mark)):
        return Bond(_with_joined(scene, mark), How.NOUN)
    return None


def _by_object(scene: Scene, count: Counted) -> Bond | None:
    """ "killed at least 20", "killed or wounded dozens", "the arrest of two people"."""
    at = count.first - 1
    for _ in range(4):
        if at + 1 in scene.ends or not (scene.lower(at) in _BEFORE_OBJECT or scene.is_adverb(at)):
            break
        at -= 1
    mark = scene.ends.get(at + 1)
    if mark is None:
        return None
    measure = _object_measure(scene, mark)
    if measure is None:
        return None
    other = scene.ends.get(mark.start - 1) if scene.lower(mark.start - 1) in _JOINTS else None
    earlier = _object_measure(scene, other) if other else None
    measures = (earlier, measure) if earlier and earlier is not measure else (measure,)
    return Bond(measures, How.OBJECT)


def _by_shared_object(scene: Scene, count: Counted) -> Bond | None:
    """ "killed protesters and two policemen", "detained participants, as well as at least two journalists"."""
    if scene.lower(count.first - 1) not in ("and", "as"):
        return None
    for at in range(count.first - 2, max(-1, count.first - 9), -1):
        word, mark = scene.lower(at), scene.ends.get(at + 1)
        measure = _object_measure(scene, mark) if mark else None
        if measure:
            return Bond((measure,), How.OBJECT) if at < count.first - 2 else None
        closed = closed_classes()
        if mark or word in _STOPS or word in closed.auxiliaries or word in closed.prepositions - {"as"}:
            return None
    return None


def _object_measure(scene: Scene, mark: Mark) -> Measure | None:
    for part in (Part.ACT, Part.ACTIVE):
        if part in mark.roles:
            return mark.roles[part]
    passive = _passive_roles(mark)
    return None if passive is None or _after_be(scene, mark.start) else passive


def _passive_roles(mark: Mark) -> Measure | None:
    return mark.roles.get(Part.PAST) or mark.roles.get(Part.UNDERGONE)


def _after_be(scene: Scene, at: int) -> bool:
    at -= 1
    while at >= 0 and (scene.is_adverb(at) or scene.lower(at) in _LINKING) and not scene.is_be(at):
        at -= 1
    return scene.is_be(at)


def _has_object(scene: Scene, mark: Mark) -> bool:
    """Whether a noun phrase follows, so that a bare participle is an active verb ("gunmen killed two soldiers")."""
    if scene.lower(mark.end - 1) == "to":
        return False
    at = _past_adverbs(scene, mark.end)
    if at >= len(scene.tokens) or not scene.tokens[at].is_word:
        return at < len(scene.tokens) and any(count.first == at for count in scene.counts)
    if any(count.first == at for count in scene.counts):
        return True
    classes = closed_classes()
    word = scene.lower(at)
    if word in classes.determiners or word in ("him", "her", "them", "himself", "themselves"):
        return True
    closed = (
        classes.prepositions | classes.conjunctions | classes.auxiliaries | classes.subordinators | classes.relatives
    )
    return word not in closed and at not in scene.starts and word not in _CALENDAR and not word.endswith("ing")


_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight overnight last this late early "
    "earlier when where nationwide today's so near across".split()
)


def _by_subject(scene: Scene, count: Counted) -> Bond | None:
    """ "three people in the north were killed", "hundreds have surrounded", "boys who died"."""
    at, seen_be, in_phrase, unknown = count.end, False, False, 0
    while at < len(scene.tokens) and at - count.end < _REACH:
        mark, word = scene.starts.get(at), scene.lower(at)
        if any(other.first == at for other in scene.counts):
            at = next(other.end for other in scene.counts if other.first == at)
            if not in_phrase:
                return None
            continue
        if mark:
            measure = _subject_measure(scene, mark, seen_be=seen_be)
            if measure:
                return Bond(_with_joined(scene, mark), How.SUBJECT)
            if Part.ACTIVE in mark.roles or (Part.PAST in mark.roles and not in_phrase):
                return None
            at = mark.end
            continue
        if _ends_clause(scene, at, seen_be=seen_be):
            return None
        if word == "," or word in _DASHES:
            resumed = _after_aside(scene, at)
            if resumed is None:
                return None
            at = resumed
            continue
        if scene.is_be(at):
            seen_be, in_phrase = True, False
        elif word in closed_classes().prepositions:
            in_phrase = True
        elif word in closed_classes().auxiliaries:
            in_phrase = False
        elif not in_phrase and not seen_be and not scene.is_adverb(at) and word not in closed_classes().relatives:
            unknown += scene.tokens[at].is_word and word not in closed_classes().conjunctions
            if unknown > 4:
                return None
        at += 1
    return None


def _ends_clause(scene: Scene, at: int, *, seen_be: bool) -> bool:
    word = scene.lower(at)
    if word in _STOPS or word in _NEW_CLAUSE or (word == "-" and scene.lower(at + 1) == "-"):
        return True
    return word in _SAYING and not seen_be


def _subject_measure(scene: Scene, mark: Mark, *, seen_be: bool) -> Measure | None:
    if Part.SUFFERED in mark.roles:
        return mark.roles[Part.SUFFERED]
    if seen_be:
        return _passive_roles(mark) or mark.roles.get(Part.STATE) or _among_dead(scene, mark)
    if Part.STATE in mark.roles and scene.lower(mark.start - 1) in _LINKING:
        return mark.roles[Part.STATE]
    return mark.roles.get(Part.UNDERGONE) if not _has_object(scene, mark) else None


def _among_dead(scene: Scene, mark: Mark) -> Measure | None:
    """ "were among the dead"."""
    return mark.roles.get(Part.TOLL) if scene.lower(mark.start - 1) in ("among", "of") else None


def _with_joined(scene: Scene, mark: Mark) -> tuple[Measure, ...]:
    """The measure of `mark` and of a second word joined to it ("killed or wounded", "dead and missing")."""
    first = _own_measure(mark)
    at = mark.end
    if scene.lower(at) not in _JOINTS:
        return (first,)
    second = scene.starts.get(_past_adverbs(scene, at + 1))
    parts = (Part.PAST, Part.STATE, Part.UNDERGONE)
    if second is None or not any(part in second.roles for part in parts) or _has_object(scene, second):
        return (first,)
    measure = _own_measure(second)
    return (first, measure) if measure is not first else (first,)


def _own_measure(mark: Mark) -> Measure:
    for part in (Part.PAST, Part.UNDERGONE, Part.STATE, Part.SUFFERED):
        if part in mark.roles:
            return mark.roles[part]
    return next(iter(mark.roles.values()))


def _after_aside(scene: Scene, comma: int) -> int | None:
    """Where the clause goes on after a phrase between two commas, None where the comma ends it."""
    if scene.lower(comma + 1) in ("who", "which", "and", "or"):
        return comma + 1
    for at in range(comma + 1, min(comma + 16, len(scene.tokens))):
        if scene.lower(at) in _STOPS:
            return None
        if scene.lower(at) == scene.lower(comma) and (
            scene.lower(at + 1) in closed_classes().auxiliaries or (at + 1) in scene.starts
        ):
            return at + 1
    return None


def _past_adverbs(scene: Scene, at: int) -> int:
    while scene.is_adverb(at) and at not in scene.starts:
        at += 1
    return at


def _by_among(scene: Scene, count: Counted) -> Bond | None:
    """ "among those reported wounded were seven", "the dead include two", "the confirmed deaths are 14 civilians"."""
    before = count.first - 1
    while scene.is_adverb(before) and not scene.is_be(before):
        before -= 1
    if not (scene.is_be(before) or scene.lower(before) in _INCLUDING | _DASHES):
        return None
    if scene.lower(before) in _DASHES:
        named = scene.ends.get(before) or scene.ends.get(before - 1)
        roles = named.roles if named else {}
        return Bond((roles[Part.TOLL],), How.AMONG) if Part.TOLL in roles else None
    for at in range(before, max(0, before - 24), -1):
        mark = scene.ends.get(at)
        parts = [
            part
            for part in (Part.OUTCOME, Part.STATE, Part.TOLL, Part.PAST, Part.UNDERGONE, Part.SUFFERED)
            if mark and part in mark.roles
        ]
        if mark and parts and (count.indefinite or Part.PAST in mark.roles) and not _says_among(scene, at, before):
            continue
        if mark and parts and (mark.roles[parts[0]] is not Measure.CROWD or scene.lower(before) in _INCLUDING):
            return Bond((mark.roles[parts[0]],), How.AMONG)
    return None


def _says_among(scene: Scene, start: int, end: int) -> bool:
    words = {scene.lower(at) for at in range(start - 6, end + 1)}
    return bool(words & (_INCLUDING | {"among"}))


def _by_toll(scene: Scene, count: Counted) -> Bond | None:
    """ "the death toll now stands at 10,000", "the number of those infected is 1501"."""
    linked = False
    for at in range(count.first - 1, max(-1, count.first - 20), -1):
        if scene.lower(at) in (";", "."):
            return None
        mark = scene.ends.get(at + 1)
        if mark and linked:
            if Part.TOLL in mark.roles:
                return Bond((mark.roles[Part.TOLL],), How.TOLL)
            if "number" in (scene.lower(mark.start - 2), scene.lower(mark.start - 3)):
                return Bond((_own_measure(mark),), How.TOLL)
        linked = linked or scene.lower(at) in _TOLL_LINKS or scene.lower(count.first) in _TOLL_LINKS
        if mark and not linked and Part.TOLL in mark.roles and at == count.first - 1:
            return Bond((mark.roles[Part.TOLL],), How.TOLL)
    return None


def _share_backward(scene: Scene, found: dict[int, Bond]) -> None:
    """Gives a count the verb of the one it is joined to after it: "three officers and a child died"."""
    for index in range(len(scene.counts) - 2, -1, -1):
        bond = found.get(index + 1)
        if index in found or bond is None or bond.how not in (How.SUBJECT, How.NOUN, How.SHARED):
            continue
        count, following = scene.counts[index], scene.counts[index + 1]
        between = [scene.lower(at) for at in range(count.end, following.first)]
        if (
            following.phrase.outcome is None
            and between
            and len(between) <= 8
            and between[-1] in _JOINTS
            and _is_phrase(scene, count.end, following.first)
        ):
            if _suits(count, bond):
                found[index] = Bond(bond.measures, How.SHARED)


def _share_forward(scene: Scene, found: dict[int, Bond]) -> None:
    """Gives a count of a list, or after "including", the measure of the count before it."""
    for index in range(1, len(scene.counts)):
        count, earlier = scene.counts[index], found.get(index - 1)
        if index in found or earlier is None:
            continue
        at = count.first - 1
        while scene.is_adverb(at):
            at -= 1
        before, previous = scene.lower(_including(scene, at)), scene.counts[index - 1]
        joined = before in _JOINTS or before in ("-", "–", ":", "to", "were", "was", "plus", "as", "with", "(")
        near = count.first - previous.end <= 12 and (
            _is_gapped(scene, count) or _is_phrase(scene, previous.end, count.first)
        )
        if (before in _INCLUDING or (joined and near)) and _suits(count, earlier):
            found[index] = Bond(earlier.measures[:1] if before in _INCLUDING else earlier.measures, How.LISTED)


def _including(scene: Scene, at: int) -> int:
    """The place of "including" before an aside that ends at the comma `at`: "including, officials said, two"."""
    if scene.lower(at) == ",":
        for earlier in range(at - 1, max(-1, at - 9), -1):
            if scene.lower(earlier) in _INCLUDING and scene.lower(earlier + 1) == ",":
                return earlier
    return at


def _is_gapped(scene: Scene, count: Counted) -> bool:
    """ "2,000 in the east", "dozens more": the verb of the count before is left out."""
    following = scene.lower(count.end)
    ends = following in ("", ".", ";", ",")
    return count.phrase.is_bare and (
        following in ("in", "from", "at", "near", "around") or (count.phrase.more and ends)
    )


def _is_phrase(scene: Scene, start: int, end: int) -> bool:
    """Whether no verb stands between: the words are the places and kinds of a list."""
    for at in range(start, end):
        word = scene.lower(at)
        if (
            word in _SAYING
            or word in closed_classes().auxiliaries
            and not (word in ("were", "was") and scene.lower(at - 1) == "as")
        ):
            return False
        mark = scene.starts.get(at)
        if mark and any(part in mark.roles for part in (Part.ACTIVE, Part.SUFFERED)):
            return False
    return True


_BY_CLASS = {
    NounClass.CROWD: Measure.CROWD,
    NounClass.FORCES: Measure.FORCES,
    NounClass.VEHICLES: Measure.VEHICLES,
    NounClass.DISPLACED: Measure.DISPLACED,
    NounClass.PEOPLE: Measure.OTHER,
    NounClass.PLAIN: Measure.OTHER,
    NounClass.CAPTIVES: Measure.OTHER,
}


def _by_class(scene: Scene, count: Counted) -> Bond | None:
    phrase, quantity = count.phrase, count.quantity
    if quantity.words.endswith("-strong"):
        return Bond((_strong(scene, count),), How.CLASS)
    if phrase.noun is None or count.indefinite or phrase.partitive or _speaks(scene, count.end):
        return None
    measure = _BY_CLASS.get(phrase.noun)
    if measure is None or (phrase.noun is NounClass.VEHICLES and not _is_armed(scene, count)):
        return None
    is_vague = quantity.low is None and quantity.high is None
    is_crowd_or_force = measure in (Measure.CROWD, Measure.FORCES, Measure.VEHICLES)
    if quantity.high == 1 or (measure is Measure.OTHER and (is_vague or (quantity.low or 0) > _POPULATION)):
        return None
    if measure is Measure.CROWD and is_vague and not is_crowd_or_force:
        return None
    return Bond((measure,), How.CLASS)


def _strong(scene: Scene, count: Counted) -> Measure:
    """What "a 350-strong" is said of."""
    for at in range(count.last, count.last + 4):
        if scene.lower(at) in ("crowd", "rally", "march", "protest", "demonstration", "mob", "gathering", "procession"):
            return Measure.CROWD
        if scene.lower(at) in (
            "force",
            "contingent",
            "unit",
            "convoy",
            "battalion",
            "brigade",
            "garrison",
            "army",
            "militia",
            "police",
        ):
            return Measure.FORCES
    return Measure.OTHER


def _speaks(scene: Scene, at: int) -> bool:
    """Whether those counted are the speakers of the sentence ("two officials said")."""
    return scene.lower(_past_adverbs(scene, at)) in (
        "said",
        "says",
        "say",
        "told",
        "tell",
        "reported",
        "heard",
        "added",
    )


def _is_armed(scene: Scene, count: Counted) -> bool:
    words = {scene.lower(at) for at in range(count.first - 3, count.end)}
    return bool(words & _ARMED)


_POPULATION = 500_000  # More people than this with nothing said of them are a population.
_ARMED = frozenset(
    "armoured armored military police army riot tank tanks convoy humvee humvees apc apcs warplanes warships patrol".split()
)
