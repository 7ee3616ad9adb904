"""Binds the counts that share their measure with others: parts of the dead, tolls, and the members of a list."""

from asof.model.figure import Measure
from asof.reading.figures.after import REFLEXIVES
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import Part, binders, kind_words
from asof.reading.figures.passed import COMPANIES
from asof.reading.figures.phrase import Mark
from asof.reading.figures.scene import Scene
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form, verb_forms
from asof.reading.quantities.nouns import NounClass, nouns

_BACK = 24  # tokens from a count back to the words that say what it is a part of
_WHOLE = 9  # tokens from "of the 40 passengers" to its comma
_TOLL_AFTER = 8  # tokens from a number to the words that its sum is of
_NUMBER_BACK = 6  # tokens from a number back to those who "number" it
_TOLL_BACK = 20  # tokens from a number back to its toll
_GAP = 12  # tokens between two counts of one list
_ASIDE = 9  # tokens of an aside after "including"
_NAMED = 6  # tokens: "the number of US troops killed"
_OWN = frozenset({"his", "her", "their", "its", "the"})
_BESIDE = frozenset({("along", "with"), ("together", "with"), ("well", "as")})  # "4 were killed along with 7 civilians"
# What befalls several at once; who is hurt with a man may be hurt by him.
_TOGETHER = frozenset(
    {Measure.KILLED, Measure.ARRESTED, Measure.ABDUCTED, Measure.RELEASED, Measure.RESCUED, Measure.MISSING}
)
_ARTICLES = frozenset({"a", "an", "the"})
_LABEL_EDGES = frozenset({"", ".", ",", ";", "|"})
_NUMBERING = frozenset({"numbering", "numbered", "number"})
_VICTIMS = frozenset({"victims", "casualties"})
_NUMBERED = {
    NounClass.FORCES: Measure.FORCES,
    NounClass.DISPLACED: Measure.DISPLACED,
    NounClass.CAPTIVES: Measure.OTHER,
}
_TO_PLACE = 6  # tokens from a number back to the place of its item: "in the port of Velm, nine"
_SUMS = frozenset({"number", "tally", "count", "total", "toll", "figure"})  # "the tally of those hurt rose to 12"
_AMONG_PARTS = (Part.OUTCOME, Part.STATE, Part.TOLL, Part.PAST, Part.UNDERGONE, Part.SUFFERED)


def by_among(scene: Scene, count: Counted) -> Bond | None:
    """ "among those reported wounded were seven", "the dead include two", "the wounded: two girls"."""
    before = count.first - 1
    while scene.is_adverb(before) and not scene.is_be(before):
        before -= 1
    if scene.lower(before) in binders().dashes:
        return _headed(scene, count, before)
    if scene.lower(before) == ",":
        whole = whole_before(scene, count)
        mark = scene.starts.get(whole) if whole is not None else None
        return Bond((mark.said_of,), How.AMONG) if mark and count.phrase.is_bare else None
    includes = scene.lower(before) in binders().including
    if not (includes or scene.is_be(before)):
        return None
    for at in range(before, max(0, before - _BACK), -1):
        must_say_among = count.indefinite or count.phrase.is_bare
        if at in scene.count_at:
            return None
        if any(other.quantity.high == 0 and other.end <= at for other in scene.counts):
            return None  # "nobody was hurt while people, including two children, were inside"
        measure = _part_of(scene, at, must_say_among=must_say_among, before=before)
        if measure and (includes or measure is not Measure.CROWD):
            return Bond((measure,), How.AMONG if includes or not _opens(scene, at) else How.NOUN)
    return None


def _opens(scene: Scene, end: int) -> bool:
    """Whether a participle opens the sentence: "Killed were two nurses", "Also killed was a nurse"."""
    mark = scene.ends.get(end)
    return mark is not None and Part.PAST in mark.roles and _is_opened_by(scene, mark)


def _is_opened_by(scene: Scene, mark: Mark) -> bool:
    return mark.start == 0 or (mark.start == 1 and scene.lower(0) == "also")


def whole_before(scene: Scene, count: Counted) -> int | None:
    """The place of the whole that opens the clause of its part: "of the 40 passengers, 22", "of the dead, three"."""
    at = count.first - 1
    if scene.lower(at) != ",":
        return None
    for opening in range(at - 1, max(-1, at - _WHOLE), -1):
        is_out = scene.lower(opening - 1) == "out"
        if scene.lower(opening) == "of" and scene.lower(opening - 1 - is_out) in ("", ","):
            if scene.lower(opening + 1) in ("the", "these"):
                number = scene.count_at.get(opening + 2)
                if number and number.phrase.outcome:
                    return number.phrase.outcome.start  # "of the 30 deaths told of on Friday, 12"
                if number and number.end in scene.starts:
                    return number.end  # "of the 30 hurt, 12"
                return opening + 1 if opening + 1 in scene.starts else opening + 2
            if (number := scene.count_at.get(opening + 1)) and number.phrase.outcome:
                return number.phrase.outcome.start  # "of 30 deaths, 12"
            if number and number.last in scene.starts:
                return number.last  # "out of 30 arrested clerks, 12"
            return opening + 1 if scene.lower(opening + 1) == "those" else None
    return None


def _headed(scene: Scene, count: Counted, dash: int) -> Bond | None:
    """ "the wounded: two girls", "Deaths: 14", "Killed: 14"."""
    named = scene.ends.get(dash) or scene.ends.get(dash - 1)
    if named is None:
        return None
    toll = named.roles.get(Part.TOLL)
    if toll:
        return Bond((toll,), How.NOUN if count.phrase.is_bare else How.AMONG)
    is_label = count.phrase.is_bare and scene.lower(dash) == ":" and scene.lower(named.start - 1) in _LABEL_EDGES
    return Bond((named.said_of,), How.NOUN) if is_label and (named.passive or Part.STATE in named.roles) else None


def _part_of(scene: Scene, at: int, *, must_say_among: bool, before: int) -> Measure | None:
    """What happened to those named by the words that end before `at`, of whom the count is a part."""
    mark = scene.ends.get(at)
    if mark and at != before and _modifies(scene, mark):
        return None  # "by an arrest report, he was one of the guards"
    part = next((part for part in _AMONG_PARTS if mark and part in mark.roles), None)
    if mark is None or part is None:
        return None
    if must_say_among or Part.PAST in mark.roles:
        near = {scene.lower(index) for index in range(at - 6, before + 1)}
        if "among" not in near and near.isdisjoint(binders().including) and not _is_opened_by(scene, mark):
            return None  # but "Killed were two nurses"
    return mark.roles[part]


def by_toll(scene: Scene, count: Counted) -> Bond | None:
    """ "the death toll now stands at 10,000", "the number of those infected is 1501", "a toll of 27"."""
    is_vague = count.phrase.unlisted and count.quantity.high is None  # "arrests related to several offences"
    if scene.lower(count.first - 1) == "of" and scene.lower(count.first - 2) in binders().peopled:
        return None  # "deaths that shook a town of 1,200 people"
    if count.indefinite or is_vague or count.phrase.noun in (NounClass.THINGS, NounClass.VEHICLES):
        return None  # "17 of the dead were from one village"
    links = binders().toll_links
    before = count.first - 1
    while scene.is_adverb(before):
        before -= 1
    linked = scene.lower(count.first) in links or scene.lower(before) in links
    for at in range(count.first - 1, max(-1, count.first - _TOLL_BACK), -1):
        if scene.lower(at) in (";", ".") or (at in scene.count_at and scene.lower(count.first - 1) != "to"):
            return None
        mark = scene.ends.get(at + 1)
        if mark and (linked or at == count.first - 1) and Part.TOLL in mark.roles and not _modifies(scene, mark):
            return Bond((mark.roles[Part.TOLL],), How.TOLL)
        if mark and linked and any(scene.lower(mark.start - back) in _SUMS for back in range(1, _NAMED)):
            return Bond((mark.said_of,), How.TOLL)
    return None


def by_company(scene: Scene, count: Counted) -> Bond | None:
    """ "died with nine others", "was arrested along with two friends": of the one who stands before them."""
    before = _past_family(scene, count.first - 1)
    before -= scene.lower(before) in _OWN  # "died with |her two sons"
    if scene.lower(before) not in ("with", "alongside") or not (count.phrase.more or count.is_of_people):
        return None
    along = before if scene.lower(before) == "alongside" else before - 1
    is_beside = scene.lower(along) in ("along", "alongside", "together")
    mark = _verb_before(scene, along) if is_beside else scene.ends.get(before)
    if mark is None or mark.roles.get(Part.SUFFERED) not in (None, *_TOGETHER):
        return None
    is_passive = is_beside or any(scene.is_be(mark.start - back) for back in (1, 2))
    is_passive = is_passive and mark.passive in _TOGETHER
    measure = mark.roles.get(Part.SUFFERED) or (mark.passive if is_passive else None)
    return Bond((measure,), How.SHARED) if measure else None


def _past_family(scene: Scene, at: int) -> int:
    """The place before one of a family that "and" joins to those counted: "died |with| his wife and two sons"."""
    if scene.lower(at) == "and" and nouns().is_person(scene.lower(at - 1)) and scene.lower(at - 2) in _OWN:
        return at - 3
    return at


def _verb_before(scene: Scene, along: int) -> Mark | None:
    """The measuring word that "along with" goes on from: "detained the editor on Friday |along with two others"."""
    for at in range(along - 1, max(-1, along - _GAP), -1):
        if scene.lower(at) in binders().ends or scene.lower(at) in binders().new_clause:
            return None
        if mark := scene.ends.get(at + 1):
            return mark
        if _may_be_past(scene.lower(at)):
            return None  # "was held and accused along with two others"
    return None


def by_sum_after(scene: Scene, count: Counted) -> Bond | None:
    """ "brought to nine the number of people held"."""
    if scene.lower(count.first - 1) != "to" or scene.lower(count.end) != "the":
        return None
    if scene.lower(count.end + 1) not in _SUMS and scene.lower(count.end + 2) not in _SUMS:
        return None
    marks = (scene.starts.get(at) for at in range(count.end + 1, count.end + _TOLL_AFTER))
    named = next((mark for mark in marks if mark and Part.ACTIVE not in mark.roles), None)
    return Bond((named.roles.get(Part.TOLL) or named.said_of,), How.TOLL) if named else None


def by_number(scene: Scene, count: Counted) -> Bond | None:
    """ "riot police numbering at least 200", "the marchers numbered 500": of the measure of those who do."""
    if not count.phrase.is_bare or scene.lower(count.first - 1) not in _NUMBERING | {"in"}:
        return None
    for at in range(count.first - 1, max(-1, count.first - _NUMBER_BACK), -1):
        found = nouns().class_of(scene.lower(at))
        if found is not None and any(scene.lower(verb) in _NUMBERING for verb in range(at, count.first)):
            is_harmed = scene.lower(at) in _VICTIMS
            return Bond((Measure.OTHER if is_harmed else _NUMBERED.get(found, Measure.CROWD),), How.CLASS)
    return None


def _modifies(scene: Scene, mark: Mark) -> bool:
    """Whether the people meant by a toll only describe somebody else ("the dead soldier's captain")."""
    last, following = scene.lower(mark.end - 1), scene.lower(mark.end)
    return last in ("dead", "injured", "wounded", "missing") and nouns().class_of(following) is not None


def shared_with_next(scene: Scene, index: int, bond: Bond) -> Bond | None:
    """The bond of count `index` if it is joined to the next, bound by `bond`: "three officers and a child died"."""
    if bond.how not in (How.SUBJECT, How.NOUN, How.SHARED):
        return None
    count, following = scene.counts[index], scene.counts[index + 1]
    is_own = scene.lower(following.first - 1) in _OWN  # "a woman and her four children"
    is_joined = scene.lower(following.first - 1 - is_own) in binders().joints
    is_theirs = scene.lower(following.last + 1) in _OWN - {"the"}  # "a chief and two of his men"
    is_part = following.phrase.partitive and not is_theirs
    if following.phrase.outcome or is_part or not is_joined or whole_before(scene, following):
        return None
    if not 0 < following.first - count.end <= _GAP:
        return None
    if _is_next_clause(scene, count, following):
        return None
    if scene.lower(following.first) in _ARTICLES and _is_apposed(scene, following.first - 1):
        return None  # "the brother of Ada Moss, |a nurse who was shot"
    if scene.lower(following.first - 1) == "," and _has_own_verb(scene, count.end, following.first):
        return None
    return Bond(bond.measures, How.SHARED) if _is_phrase(scene, count.end, following.first) else None


def _is_next_clause(scene: Scene, count: Counted, following: Counted) -> bool:
    """Whether what is said of `following` is not said of `count`: "sank with 120 on board|, and 34 were saved"."""
    is_apart = scene.spells(following.first - 2, (",", "and")) and scene.is_be(following.end)
    return is_apart and scene.lower(count.first - 1) == "with"


def _has_own_verb(scene: Scene, start: int, end: int) -> bool:
    """Whether a verb of its own follows in a headline: "Man |taken to Velm, another man held"."""
    return _may_be_past(scene.lower(start)) and end > start


def _may_be_past(word: str) -> bool:
    return any(Form.PAST in form.forms or Form.PARTICIPLE in form.forms for form in verb_forms(word))


def shared_with_earlier(scene: Scene, index: int, bond: Bond) -> Bond | None:
    """The bond of count `index` if it continues the list of the one before it, or follows "including"."""
    count, earlier = scene.counts[index], scene.counts[index - 1]
    at = count.first - 1 - (scene.lower(count.first - 1) in _OWN)
    if scene.lower(at) == "of" and scene.lower(at - 1) in COMPANIES:
        at -= 3  # "including |a family of five"
    if scene.lower(at) == "of" and scene.lower(at - 1) in ("those", "that"):
        at -= 2  # "23 bodies, including |those of two guards"
    while scene.is_adverb(at) or (scene.lower(at) == "a" and scene.lower(at + 1) == "further"):
        at -= 1
    at -= scene.lower(at) == "another" and count.phrase.is_bare
    is_part = scene.lower(_including(scene, at)) in binders().including
    if is_part and earlier.quantity.high == 0:
        return None
    if is_part or kind_words().subset_before.ending_at(scene.tokens, count.first):
        return Bond(bond.measures[:1], How.PART)
    if (scene.lower(at - 1), scene.lower(at)) in _BESIDE and at - earlier.end <= _GAP:
        return Bond(bond.measures, How.SHARED)
    is_oneself = scene.lower(count.first) in REFLEXIVES
    if count.indefinite and (scene.lower(at) in ("with", "as") or (_is_apposed(scene, at) and not is_oneself)):
        return None  # "killed two, among them Ado Renn, a lawyer"
    if count.phrase.is_bare and (how := _another_figure(scene, count)):
        return Bond(bond.measures[:1], how)
    if count.indefinite and _is_told_between(scene, earlier, count):
        return None  # "girl killed in a row between father, |constable"
    is_joined = scene.lower(at) in binders().joints or scene.lower(at) in binders().list_marks
    is_role = scene.lower(at) == "as" and scene.lower(at - 1) not in ("well", "such") and not count.phrase.is_bare
    is_joined = is_joined and not is_role  # "seized a man as a spy"
    if not is_joined or count.first - earlier.end > _GAP:
        return None
    if scene.is_be(count.end) and scene.lower(at) == "and":
        return None  # "two men were held and several papers |were found"
    is_list = _is_gapped(scene, count) or _is_phrase(scene, earlier.end, count.first)
    return Bond(bond.measures, How.LISTED) if is_list else None


def _is_told_between(scene: Scene, earlier: Counted, count: Counted) -> bool:
    """Whether the verb of the count before stands between, and no place behind says that it is left out here."""
    is_behind = any(at in scene.starts for at in range(earlier.end, count.first))
    is_placed = scene.lower(count.end) in binders().list_places and scene.lower(count.end + 1) != "large"
    return is_behind and scene.lower(count.first - 1) == "," and not is_placed


def _another_figure(scene: Scene, count: Counted) -> How | None:
    """How a number of the same is told by others or as the sum: "…; the army says 12", "…, taking the total to 60"."""
    first, ends = count.first, scene.lower(count.end) in ("", ".", ",", ";")
    if ends and scene.lower(first - 1) in ("says", "said", "say"):
        return How.LISTED
    if ends and scene.lower(first - 1) == "at" and scene.lower(first - 2) in ("another", "others"):
        return How.TOLL  # "one put the toll at 25, another at 40"
    if scene.lower(first - 1) == "from" and scene.lower(first - 2) in ("up", "down"):
        is_of_then = scene.lower(count.end) == "last" or scene.lower(count.end + 1) in ("year", "month", "week")
        return How.LISTED if is_of_then else None  # "300 guards, up from 70 last year"; "up from 90" is a toll before
    is_sum = any(scene.lower(first - back) in _SUMS for back in (2, 3))
    if is_sum and scene.lower(first - 1) in ("at", "as", "to"):
        return How.TOLL if scene.lower(first - 1) == "to" else How.LISTED
    return None


def _is_apposed(scene: Scene, comma: int) -> bool:
    """Whether the comma stands behind a name, so that what follows says who that is."""
    if scene.lower(comma) != "," or comma == 0:
        return False
    return scene.tokens[comma - 1].is_capitalised and not nouns().plural.get(scene.lower(comma - 1))


def _including(scene: Scene, at: int) -> int:
    """The place of "including" before an aside that ends at the comma `at` ("including, officials said, two")."""
    if scene.lower(at) == ",":
        for earlier in range(at - 1, max(-1, at - _ASIDE), -1):
            if scene.lower(earlier) in binders().including and scene.lower(earlier + 1) == ",":
                return earlier
    return at


def _is_gapped(scene: Scene, count: Counted) -> bool:
    """ "2,000 in the east", "12 of them badly", "dozens more": the verb of the count before is left out."""
    if count.phrase.partitive and scene.lower(count.last) == "of":
        return True
    following = scene.lower(count.end + (scene.lower(count.end) == "each"))  # "one |each| in the port and the mill"
    if count.is_of_people and following in binders().list_places and _has_no_verb(scene, count.end):
        return True  # "a man was killed in the north and two women |in the south"
    ends = (count.phrase.more or _is_behind_place(scene, count.first)) and following in ("", ".", ";", ",")
    is_name = count.end < len(scene.tokens) and scene.tokens[count.end].is_capitalised  # "with six AK rifles"
    ends = ends or (scene.lower(count.first - 1) == "with" and not is_name)
    if following in closed_classes().prepositions and any(
        scene.lower(other.end) == following for other in scene.counts if 0 < count.first - other.end <= _GAP
    ):
        return True  # "treated 80 for burns and 200 |for shock"
    is_on_day = following == "on" and scene.lower(count.end + 1) in closed_classes().days  # not "another on the loose"
    return count.phrase.is_bare and (ends or is_on_day or following in binders().list_places)


def _is_behind_place(scene: Scene, first: int) -> bool:
    """Whether a place opens the item of a list: "11 died in Orm; |in Velm, nine|"."""
    if scene.lower(first - 1) != ",":
        return False
    place = next((at for at in range(first - 2, first - _TO_PLACE, -1) if scene.lower(at) in binders().list_places), 0)
    return place > 0 and scene.lower(place - 1) in (",", ";", "and")


def _has_no_verb(scene: Scene, start: int) -> bool:
    """Whether the clause from `start` ends without a verb."""
    for at in range(start, min(len(scene.tokens), start + _GAP)):
        word = scene.lower(at)
        if word in binders().ends or word in (",", "and"):
            return True
        if word in closed_classes().auxiliaries or at in scene.starts or verb_forms(word):
            return False
    return True


def _is_phrase(scene: Scene, start: int, end: int) -> bool:
    """Whether no verb stands between: the words are the places and kinds of a list."""
    for at in range(start, end):
        word, mark = scene.lower(at), scene.starts.get(at)
        is_elliptic = word in ("were", "was") and scene.lower(at - 1) == "as"  # "90 were hurt, as were 17"
        if word in ("who", "which") and scene.lower(end - 2) != ",":
            return False  # "killed a woman who hid herself and |a child"
        if word in binders().saying or (word in closed_classes().auxiliaries and not is_elliptic):
            return False
        if mark and (Part.ACTIVE in mark.roles or Part.SUFFERED in mark.roles):
            return False
    return True
