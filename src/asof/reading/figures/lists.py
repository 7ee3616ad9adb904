"""Binds the counts that share their measure with others: parts of the dead, tolls, and the members of a list."""

from asof.model.figure import Measure
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.lexicon import Part, binders
from asof.reading.figures.scene import Counted, Scene
from asof.reading.grammar.closed import closed_classes

_BACK = 24  # tokens from a count back to the words that say what it is a part of
_TOLL_BACK = 20  # tokens from a number back to its toll
_GAP = 12  # tokens between two counts of one list
_ASIDE = 9  # tokens of an aside after "including"
_AMONG_PARTS = (Part.OUTCOME, Part.STATE, Part.TOLL, Part.PAST, Part.UNDERGONE, Part.SUFFERED)


def by_among(scene: Scene, count: Counted) -> Bond | None:
    """ "among those reported wounded were seven", "the dead include two", "the wounded: two girls"."""
    before = count.first - 1
    while scene.is_adverb(before) and not scene.is_be(before):
        before -= 1
    if scene.lower(before) in binders().dashes:
        named = scene.ends.get(before) or scene.ends.get(before - 1)
        toll = named.roles.get(Part.TOLL) if named else None
        return Bond((toll,), How.AMONG) if toll else None
    includes = scene.lower(before) in binders().including
    if not (includes or scene.is_be(before)):
        return None
    for at in range(before, max(0, before - _BACK), -1):
        measure = _part_of(scene, at, must_say_among=count.indefinite, before=before)
        if measure and (includes or measure is not Measure.CROWD):
            return Bond((measure,), How.AMONG)
    return None


def _part_of(scene: Scene, at: int, *, must_say_among: bool, before: int) -> Measure | None:
    """What happened to those named by the words that end before `at`, of whom the count is a part."""
    mark = scene.ends.get(at)
    part = next((part for part in _AMONG_PARTS if mark and part in mark.roles), None)
    if mark is None or part is None:
        return None
    if must_say_among or Part.PAST in mark.roles:
        near = {scene.lower(index) for index in range(at - 6, before + 1)}
        if not near & (binders().including | {"among"}):
            return None
    return mark.roles[part]


def by_toll(scene: Scene, count: Counted) -> Bond | None:
    """ "the death toll now stands at 10,000", "the number of those infected is 1501", "a toll of 27"."""
    links = binders().toll_links
    linked = scene.lower(count.first) in links
    for at in range(count.first - 1, max(-1, count.first - _TOLL_BACK), -1):
        if scene.lower(at) in (";", "."):
            return None
        mark = scene.ends.get(at + 1)
        if mark and (linked or at == count.first - 1) and Part.TOLL in mark.roles:
            return Bond((mark.roles[Part.TOLL],), How.TOLL)
        if mark and linked and "number" in (scene.lower(mark.start - 2), scene.lower(mark.start - 3)):
            return Bond((mark.said_of,), How.TOLL)
        linked = linked or scene.lower(at) in links
    return None


def shared_with_next(scene: Scene, index: int, bond: Bond) -> Bond | None:
    """The bond of count `index` if it is joined to the next, bound by `bond`: "three officers and a child died"."""
    if bond.how not in (How.SUBJECT, How.NOUN, How.SHARED):
        return None
    count, following = scene.counts[index], scene.counts[index + 1]
    gap = following.first - count.end
    if following.phrase.outcome or not 0 < gap <= _GAP or scene.lower(following.first - 1) not in binders().joints:
        return None
    return Bond(bond.measures, How.SHARED) if _is_phrase(scene, count.end, following.first) else None


def shared_with_earlier(scene: Scene, index: int, bond: Bond) -> Bond | None:
    """The bond of count `index` if it continues the list of the one before it, or follows "including"."""
    count, earlier = scene.counts[index], scene.counts[index - 1]
    at = count.first - 1
    while scene.is_adverb(at):
        at -= 1
    if scene.lower(_including(scene, at)) in binders().including:
        return Bond(bond.measures[:1], How.LISTED)
    is_joined = scene.lower(at) in binders().joints | binders().list_marks
    if not is_joined or count.first - earlier.end > _GAP:
        return None
    is_list = _is_gapped(scene, count) or _is_phrase(scene, earlier.end, count.first)
    return Bond(bond.measures, How.LISTED) if is_list else None


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
    following = scene.lower(count.end)
    ends = count.phrase.more and following in ("", ".", ";", ",")
    return count.phrase.is_bare and (ends or following in binders().list_places)


def _is_phrase(scene: Scene, start: int, end: int) -> bool:
    """Whether no verb stands between: the words are the places and kinds of a list."""
    for at in range(start, end):
        word, mark = scene.lower(at), scene.starts.get(at)
        is_elliptic = word in ("were", "was") and scene.lower(at - 1) == "as"  # "90 were hurt, as were 17"
        if word in binders().saying or (word in closed_classes().auxiliaries and not is_elliptic):
            return False
        if mark and (Part.ACTIVE in mark.roles or Part.SUFFERED in mark.roles):
            return False
    return True
