"""How many a victim of a MUC-4 text is said to be: by what counts its words, where they stand or elsewhere."""

import re
from collections.abc import Iterator, Sequence

from asof.model.quantity import Quantity
from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.read import read_quantities
from bench.muc_passages import Passage
from bench.muc_templates import is_plural

_GAP = 2  # words between a count and what it counts, "six young Spanish priests"
_REACH = 60  # characters before a string in which its count is looked for
_BETWEEN = r"[\s\"'.,-]+"  # the words of a string, in a text
_ENDS = re.compile(r"[;:,()\[\]\"]|(?<!\b\w)\.")  # of what counts; not the dots of "U.S."
# What else may stand behind a count, "six other guards", and what counts some of those named: "two of his guards".
_OTHER = re.compile(r"\s*(?:other|more)\b")
_OF_HIS = re.compile(r"\s*of (?:his|her|their|its|our)\b")
_MORE = ("more than", "over")

Number = tuple[int | None, int | None]


def counted_as(string: str, first: tuple[int, int], passages: Sequence[Passage]) -> Number | None:
    """How many `string` is said to be, where it first stands or else elsewhere; None where nothing counts it.

    `first` is the passage and the place where it is told most surely.  Words without a number are a plain plural.
    """
    places = (first, *_places(string, passages))
    lefts = [_left_of(start, passages[number].words) for number, start in places]
    for behind in (_OTHER, _OF_HIS):
        for left in lefts:
            if found := _count_before(left, behind):
                return found
    return _count_within(string)


def head_counted_as(string: str, passages: Sequence[Passage]) -> Number | None:
    """How many its noun alone is said to be elsewhere, "the six priests" of "JESUIT PRIESTS"; None without a number."""
    head = head_of(string)
    if head == string or not is_plural(head):
        return None
    found = (_count_before(_left_of(start, passages[n].words), _OTHER) for n, start in _places(head, passages))
    return next((number for number in found if number not in (None, (2, None))), None)


def head_of(string: str) -> str:
    """The noun that a string is built on: its last word, or the one before "of"."""
    words = string.split()
    lowers = [word.lower() for word in words]
    return words[lowers.index("of", 1) - 1] if "of" in lowers[1:] else words[-1]


def _left_of(start: int, words: str) -> str:
    left = words[max(0, start - _REACH) : start]
    return left[max((match.end() for match in _ENDS.finditer(left)), default=0) :]


def _count_before(left: str, behind: re.Pattern[str]) -> Number | None:
    """How many the words in front of somebody say; None where they count nobody, or somebody else."""
    found = read_quantities(f"{left.rstrip()} PEOPLE")
    if not found:
        return None
    between = behind.sub("", left[found[-1].span.end :].lower(), count=1).split()
    if len(between) > _GAP or not closed_classes().function_words.isdisjoint(between):
        return None
    return _number_of(found[-1])


def _count_within(string: str) -> Number | None:
    """How many a string says itself at its front: "TWO OTHER WOMEN", "HIS TWO SONS"."""
    found = read_quantities(string)
    return _number_of(found[0]) if found and len(string[: found[0].span.start].split()) <= 1 else None


def _number_of(quantity: Quantity) -> Number:
    """Its interval as the keys write it: "more than 30" begins with 30, and words without a number are a plural."""
    low, words = quantity.low, quantity.words.lower()
    if quantity.high is None and not _tells_number(words):
        return 2, None
    is_more = quantity.high is None and low is not None and words.startswith(_MORE)
    return (low - 1 if is_more and low is not None else low), quantity.high


def _tells_number(words: str) -> bool:
    return any(word in closed_classes().numbers or word[0].isdigit() for word in words.split())


def _places(string: str, passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    told = _BETWEEN.join(map(re.escape, string.split()))
    pattern = re.compile(rf"(?<!\w){told}(?!\w)", re.IGNORECASE)
    for number, passage in enumerate(passages):
        for match in pattern.finditer(passage.words):
            yield number, match.start()
