"""Tells whether a count is a part of another: "including two", "three of the dead", "nine were hurt - two badly"."""

from asof.model.figure import FigureKind, Measure
from asof.reading.figures.after import DASHES
from asof.reading.figures.bond import Bond, How
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import binders, kind_words
from asof.reading.figures.lists import whole_before
from asof.reading.figures.past import CLAUSE_OPENERS, HAVE
from asof.reading.figures.scene import Scene

_PART_MARKS = DASHES | {":", "(", "with"}
_APPOSING = DASHES | {",", ":"}
_MOST_PARTS = 5  # counts back to the whole that they make up
_NAMED_PARTS = 20  # tokens from "including" over names to a part that is counted
_JOINT = 4  # tokens from a part to the "and" before the next one
# What a part of those told of before does, where they are only "one" or "many": a headline says neither so.
_FARES = HAVE | {"suffered", "sustained", "received", "appeared", "appears", "remained", "remains"}
_SHOWS = frozenset({
    "waved", "waving", "carried", "carrying", "held", "holding", "wore", "wearing", "chanted", "chanting", "sang",
    "singing", "shouted", "shouting",
})  # fmt: skip
_TOLD = 14  # tokens from a part that is told of to the next: "a man shot in the arm and |a boy| shot in the leg"


def is_subset(scene: Scene, count: Counted, bond: Bond, follows: FigureKind | None, *, is_same: bool) -> bool:
    """Whether it is a part of a count told before it, or of one that its own words name.

    `follows` and `is_same` are those of `kind_of`.
    """
    table = kind_words()
    # "The death of those two" tells of both.
    is_object = bond.how is How.OBJECT and scene.lower(count.first - 1) in ("these", "those")
    if bond.how is How.PART or (not is_object and table.subset_before.ending_at(scene.tokens, count.first)):
        return True
    is_both = scene.lower(count.first) == "both"  # "both of them" are no part
    if count.phrase.partitive and not is_both and _is_of_known(scene, count):
        return True
    if count.phrase.is_bare and _is_of_those_told(scene, count, bond):
        return True
    if _is_of_the_others(scene, count) or _is_another_of_them(scene, count):
        return True
    is_told_of_whole = not is_both and table.subset_after.starting_at(scene.tokens, count.last) is not None
    if is_told_of_whole or whole_before(scene, count) is not None:
        return True
    if scene.spells(count.end, ("in", "the", "crowd")) and count.quantity.high != 0:
        return True
    before = scene.lower(count.first - 1)
    is_with = before == "with" and bond.how is not How.SHARED and is_same
    is_behind_dash = before in DASHES and is_same and count.phrase.is_bare  # "nine were hurt - |one| critically"
    is_marked = (
        before in _PART_MARKS and scene.lower(count.first - 2) != "compared"
    )  # "compared |with| 12 in the north"
    if follows and (is_behind_dash or (is_marked and (bond.how is How.LISTED or is_with))):
        return True
    if _makes_up(scene, count) or _is_beside_name(scene, count, bond):
        return True
    is_manner = scene.is_adverb(count.end) and scene.lower(count.end + 1) in ("", ".", ",", ";")
    is_told_how = is_manner and (bond.how is How.LISTED or (follows and is_same and before == ","))
    if is_told_how and count.phrase.is_bare and not count.phrase.more:
        return True  # "wounded five guards, one |seriously"; "five were shot, one |fatally" counts all the dead
    is_listed = bond.how in (How.LISTED, How.SHARED, How.AMONG) or (is_same and _is_behind_joint(scene, count))
    is_joined = _is_joined(scene, count) and (is_same or (bond.how is not How.SUBJECT and _is_in_aside(scene, count)))
    may_join = follows is FigureKind.SUBSET and not _is_over_whole(scene, count)
    if may_join and (is_joined or (is_listed and not _is_behind_verb(scene, count))):
        return True
    if bond.how is How.AMONG:
        return "number" not in (scene.lower(at) for at in range(max(0, count.first - 12), count.first))
    return _is_among_next(scene, count) or any(
        table.subset_within.starting_within(scene.tokens, count.end, count.end + 14)
    )


def _is_over_whole(scene: Scene, count: Counted) -> bool:
    """Whether it is more than the whole before it: "nine died, two of them guards, and |40| were hurt"."""
    before = [one.quantity.size for one in scene.counts if one.first < count.first]
    return len(before) > 1 and (count.quantity.low or 0) > max(before)


def _is_of_those_told(scene: Scene, count: Counted, bond: Bond) -> bool:
    """ "|One| was shot in the leg" in a sentence that counts nobody else, "|Many| carried candles"."""
    word, verb = scene.lower(count.first), scene.lower(count.end)
    if count.end > count.first + 1:
        return False  # "several hundred", and "at least one" counts all who were hurt
    if word == "one" and bond.measures[0] is Measure.INJURED and len(scene.counts) == 1:
        return scene.is_be(count.end) or verb in _FARES
    return word in ("many", "several") and bond.measures[0] is Measure.CROWD and verb in _SHOWS


def _is_of_the_others(scene: Scene, count: Counted) -> bool:
    """Whether a group told of before is parted in two: "|one| was sent home, |the other two| stayed in hospital"."""
    others = [one.first for one in scene.counts if scene.spells(one.first - 2, ("the", "other"))]
    is_before = count.phrase.is_bare and any(at > count.first for at in others)
    return count.first in others or is_before or _is_one_of_two(scene, count)


def _is_one_of_two(scene: Scene, count: Counted) -> bool:
    """ "|One| woman died; the other was hurt"."""
    if scene.lower(count.first) != "one":
        return False
    later = range(count.end, len(scene.tokens) - 2)
    return any(scene.spells(at, ("the", "other")) and (scene.is_be(at + 2) or at + 2 in scene.starts) for at in later)


def _is_another_of_them(scene: Scene, count: Counted) -> bool:
    """Whether "another" goes on with a part: "one of the guards died |and another| was hurt"."""
    if scene.lower(count.first) != "another" or not count.phrase.is_bare:
        return False
    before = [one for one in scene.counts if one.first < count.first]
    return bool(before) and before[-1].phrase.partitive and before[-1].quantity.high == 1


def _is_among_next(scene: Scene, count: Counted) -> bool:
    """Whether it is one of those that are counted next: "a girl |was among nine people| killed"."""
    at = count.end + scene.is_be(count.end)
    return at > count.end and scene.lower(at) == "among" and at + 1 in scene.count_at


def _makes_up(scene: Scene, count: Counted) -> bool:
    """Whether it is one of those that add up to the count they stand behind: "four others, two women |and two men"."""
    at = scene.counts.index(count)
    for whole in range(max(0, at - _MOST_PARTS), at):
        parts = [scene.counts[whole + 1]]
        while (last := whole + len(parts) + 1) < len(scene.counts) and _is_joined(scene, scene.counts[last], _TOLD):
            parts.append(scene.counts[last])
        sizes = [part.quantity.low or 0 for part in parts]
        end = scene.counts[whole].end
        is_doubled = scene.lower(end) == scene.lower(end + 1) == "-"
        is_apposed = scene.lower(end) in _APPOSING and parts[0].first == end + 1 + is_doubled
        is_apposed = is_apposed or scene.lower(parts[0].first - 1) in DASHES
        if count in parts and len(parts) > 1 and is_apposed and sum(sizes) == scene.counts[whole].quantity.low:
            return True
    return False


def _is_behind_verb(scene: Scene, count: Counted) -> bool:
    """Whether a verb closed the aside of the part before: "20, including two guards, |died here, 15 there"."""
    before = max((other.end for other in scene.counts if other.first < count.first), default=count.first)
    before += before in scene.starts  # "with 12 |arrested in the port, nine in the town"
    return any(scene.is_be(at) or at in scene.starts for at in range(before, count.first - 1))


def _is_joined(scene: Scene, count: Counted, reach: int = _JOINT) -> bool:
    """Whether it goes on a list of parts, `reach` tokens apart at most: "six Danes, three Poles |and one Finn"."""
    at = count.first - 1
    at -= scene.lower(at) == "and" and scene.lower(at - 1) == ","
    at -= scene.lower(at) in (",", "and")
    return at < count.first - 1 and any(at - other.end in range(-1, reach) for other in scene.counts)


def _is_behind_joint(scene: Scene, count: Counted) -> bool:
    """Whether a comma or "and" stands before it: "including 12 arrests in the port, |nine arrests in the town"."""
    return scene.lower(count.first - 1) in (",", "and")


def _is_in_aside(scene: Scene, count: Counted) -> bool:
    """Whether no verb or comma ended the aside of the part before, "including three dead |and two hurt".

    "Ninety, including four children, |were killed and 200 hurt", "90 died, including two guards|, and 200 were hurt".
    """
    is_apart = scene.lower(count.first - 1) == "and" and scene.lower(count.first - 2) == ","
    return not is_apart and not _is_behind_verb(scene, count)


def _is_beside_name(scene: Scene, count: Counted, bond: Bond) -> bool:
    """Whether it goes on a list of parts that a name opens: "including Mayor Ada Moss, her aunt |and two guards"."""
    if scene.lower(count.first - 1) != "and" or (bond.how is How.SUBJECT and scene.lower(count.first - 2) == ","):
        return False
    for at in range(count.first - 2, max(-1, count.first - _NAMED_PARTS), -1):
        if at in scene.starts or at in scene.count_at or scene.is_be(at) or scene.lower(at) in CLAUSE_OPENERS:
            return False
        if scene.lower(at - 1) in binders().including or scene.spells(at - 2, ("among", "them")):
            return True
    return False


def _is_of_known(scene: Scene, count: Counted) -> bool:
    """ "four of the dead", "two of the men"; not "4,000 of the island's people", who were not told of before."""
    if count.phrase.outcome or count.quantity.high == 0:
        return count.phrase.outcome is not None  # but "none of the guards was hurt"
    is_definite = scene.lower(count.last + 1) in ("the", "those", "these")
    return is_definite and all(scene.lower(at) not in ("'s", "s") for at in range(count.last, count.end + 3))
