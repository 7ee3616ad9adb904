"""Reads one numeral or quantifier at a place in a sentence: "1.5 million", "a hundred and fifty", "dozens"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form, verb_forms
from asof.reading.quantities.lexicon import NumberWords, number_words
from asof.reading.quantities.nouns import nouns
from asof.reading.words import Token, TokenKind

_WHOLE = re.compile(r"[1-9]\d*|0|[1-9]\d{0,2}(?:,\d{3})+")
_DECIMAL = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)\.\d+")
_SUFFIXED = re.compile(r"(?P<number>\d[\d,.]*|[a-z]+(?:-[a-z]+)?)-(?P<suffix>[a-z]+)")
_TO_BOTH = 4  # tokens from "both" to its noun: "both young harbour guards"
_SIZES = frozenset({"man", "member", "person"})
_BODIES = frozenset({
    "force", "squad", "contingent", "garrison", "battalion", "brigade", "army", "militia", "posse", "convoy", "crowd",
    "mob", "march", "rally", "protest", "demonstration", "procession",
})  # fmt: skip
_BEFORE_APPOSED = frozenset(",(–—-")
_GLUED_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
_LARGEST = 10**12  # Nothing that is counted is larger; a longer run of digits is an identifier.


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """What a numeral says, and the index of the token after it.

    `scale` is its last multiplier (1 where it has none), so that "two to three thousand" can lend it to the "two".
    `suffix` is "strong" (of "300-man" too), "plus" or "odd" where one is joined by a hyphen.  `digits`: it is written
    in figures alone.
    """

    low: int | None
    high: int | None
    end: int
    scale: int = 1
    digits: bool = False
    suffix: str | None = None


def read_numeral(tokens: Sequence[Token], start: int) -> Numeral | None:
    """The numeral that begins at token `start`, None where there is none.  Linear in its own length."""
    lexicon = number_words()
    token = tokens[start]
    if token.kind is TokenKind.NUMBER:
        return _digits(tokens, start, lexicon)
    if token.kind is not TokenKind.WORD or not (token.lower in lexicon.openers or "-" in token.lower):
        return None
    for read in (_none, _few, _open, _both, _plurals, _multiple, _half, _articled, _words, _suffixed):
        numeral = read(tokens, start, lexicon)
        if numeral:
            return numeral
    return None


def openings(tokens: Sequence[Token]) -> list[int]:
    """The places where a numeral may begin, so that no other word of a sentence is looked at twice."""
    openers, number = number_words().openers, TokenKind.NUMBER
    return [
        at for at, token in enumerate(tokens) if token.lower in openers or token.kind is number or "-" in token.lower
    ]


def _exactly(value: int, end: int, *, scale: int = 1) -> Numeral | None:
    return Numeral(low=value, high=value, end=end, scale=scale) if value <= _LARGEST else None


def _lower(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if index < len(tokens) else ""


def _multiplier(word: str, lexicon: NumberWords) -> int:
    """What a scale ("thousand") or group word ("dozen") multiplies by, 0 for other words."""
    return lexicon.scales.get(word) or (lexicon.groups["dozen"] if word in ("dozen", "dozens") else 0)


def _none(tokens: Sequence[Token], start: int, lexicon: NumberWords) -> Numeral | None:
    found = lexicon.none.starting_at(tokens, start)
    if found and tokens[start].lower == "neither" and not _is_of_two(tokens, found[0]):
        return None
    return _exactly(0, found[0]) if found else None


def _is_of_two(tokens: Sequence[Token], after: int) -> bool:
    """Whether "neither" is of people: "neither of the boys", "neither boy", but not "neither boy nor girl"."""
    following = _lower(tokens, after)
    is_joined = _lower(tokens, after + 1) in ("nor", "or")
    return (following == "of" or nouns().is_person(following)) and not is_joined


def _few(tokens: Sequence[Token], start: int, lexicon: NumberWords) -> Numeral | None:
    """ "several", "a few", "several hundred", "a few dozen"."""
    found = lexicon.few.starting_at(tokens, start)
    if not found:
        return None
    end, bound = found
    scale = _multiplier(_lower(tokens, end).removesuffix("s"), lexicon)
    if scale:
        return Numeral(low=bound * scale, high=None, end=end + 1, scale=scale)
    return Numeral(low=bound, high=None, end=end)


def _open(tokens: Sequence[Token], start: int, lexicon: NumberWords) -> Numeral | None:
    """ "many", "a number (of)", and "many thousands"."""
    found = lexicon.open.starting_at(tokens, start)
    if not found or _is_measured(tokens, start, lexicon):
        return None
    end = found[0]
    if _lower(tokens, end - 1) in ("number", "numbers") and _lower(tokens, end) != "of":
        return None
    plural = lexicon.plurals.get(_lower(tokens, end))
    if plural:
        return _plurals(tokens, end, lexicon)
    return Numeral(low=None, high=None, end=end)


def _is_measured(tokens: Sequence[Token], start: int, lexicon: NumberWords) -> bool:
    """Whether "how", "too" or "that" stands before "many"; "that" after a verb opens a clause ("deny that many")."""
    if start == 0 or tokens[start - 1].lower not in lexicon.not_before_many:
        return False
    return not (start > 1 and tokens[start - 1].lower == "that" and _is_full_verb(tokens[start - 2].lower))


def _is_full_verb(word: str) -> bool:
    return bool(verb_forms(word)) and word not in closed_classes().be


def _both(tokens: Sequence[Token], start: int, lexicon: NumberWords) -> Numeral | None:
    """ "both" in "both men were hurt", "both were hurt"; it counts nobody in "both dockers and nurses", "two men, both
    clerks" and "the two were both hurt", where others are counted already.
    """
    before = tokens[start - 1] if start else None
    is_apposed = before is not None and before.text in _BEFORE_APPOSED
    if tokens[start].lower != "both":
        return None
    if _lower(tokens, start + 1) == "of" and _lower(tokens, start + 2) in ("them", "whom"):
        return _exactly(2, start + 1)
    if is_apposed:
        return None
    if before and before.lower in closed_classes().auxiliaries:
        return _exactly(2, start + 1) if _are_told_of(tokens, start) else None
    if _lower(tokens, start + 1) in closed_classes().auxiliaries:
        return _exactly(2, start + 1) if before is None or _opens_clause(before) else None
    for at in range(start + 1, min(start + _TO_BOTH, len(tokens))):
        found = nouns().class_of(tokens[at].lower) if tokens[at].lower in nouns().plural else None
        if found:
            is_listed = _lower(tokens, at + 1) == "," and _lower(tokens, at + 3) in ("and", "or", ",")
            is_joined = is_listed or _lower(tokens, at + 1) in ("and", "or")
            return _exactly(2, start + 1) if found.is_people and not is_joined else None
        if not tokens[at].is_word or tokens[at].lower in closed_classes().function_words:
            return None
    return None


def _are_told_of(tokens: Sequence[Token], both: int) -> bool:
    """Whether two who are not counted there undergo something: "|they were both hurt|", not "they were both old"."""
    forms = [form for verb in verb_forms(_lower(tokens, both + 1)) for form in verb.forms]
    is_asked = both > 2 and tokens[both - 3].lower in ("if", "whether")
    return both > 1 and tokens[both - 2].lower == "they" and Form.PARTICIPLE in forms and not is_asked


def _opens_clause(token: Token) -> bool:
    """Whether a subject may stand behind the token: "police said |both were hurt"."""
    closed, word = closed_classes(), token.lower
    is_linked = word in closed.conjunctions | closed.subordinators or word in closed.always_verbs
    return not token.is_word or is_linked or word in closed.days


def _plurals(tokens: Sequence[Token], start: int, lexicon: NumberWords) -> Numeral | None:
    """ "dozens", "hundreds", "tens of thousands", "thousands upon thousands"."""
    bound = lexicon.plurals.get(tokens[start].lower)
    if not bound:
        return None
    joint, second = _lower(tokens, start + 1), _lower(tokens, start + 2)
    if joint == "of" and lexicon.scales.get(second.removesuffix("s")):
        return Numeral(low=bound * lexicon.scales[second.removesuffix("s")], high=None, end=start + 3)
    if joint in ("and", "upon", "or") and second in lexicon.plurals:
        return Numeral(low=min(bound, lexicon.plurals[second]), high=None, end=start + 3)
    return Numeral(low=bound, high=None, end=start + 1)


def _multiple(tokens: Sequence[Token], start: int, lexicon: NumberWords) -> Numeral | None:
    """ "double" in "a double homicide"."""
    value = lexicon.multiples.get(tokens[start].lower)
    return _exactly(value, start + 1) if value and _lower(tokens, start + 1) in lexicon.multiplied else None


def _half(tokens: Sequence[Token], start: int, lexicon: NumberWords) -> Numeral | None:
    """ "half a million", "half-dozen", "a half dozen", "a quarter of a million"."""
    head, end = tokens[start].lower, start + 1
    if head == "a" and _lower(tokens, end) in ("half", "quarter", "half-dozen", "half-million"):
        head, end = _lower(tokens, end), end + 1
    part, _, joined = head.partition("-")
    if part not in ("half", "quarter"):
        return None
    words = [word for word in joined.split("-") if word]
    while end < len(tokens) and not words[-1:] and tokens[end].lower in ("of", "a"):
        end += 1
    if not words or words == ["a"]:
        words, end = [_lower(tokens, end)], end + 1
    scale = _multiplier(words[-1], lexicon)
    return _exactly(scale // (2 if part == "half" else 4), end, scale=scale) if scale else None


def _articled(tokens: Sequence[Token], start: int, lexicon: NumberWords) -> Numeral | None:
    """ "a hundred and fifty", "a dozen", "a couple of hundred", "a pair"; and "dozen" without its article."""
    head = tokens[start].lower
    if head in ("dozen", "couple"):
        return _group(tokens, start, lexicon)
    if head != "a" or start + 1 >= len(tokens):
        return None
    following = tokens[start + 1].lower
    if following in lexicon.scales:
        numeral = _run(tokens, start + 1, lexicon, current=1)
        return _and_a_half(tokens, numeral, lexicon) if numeral else None
    if following in lexicon.groups:
        return _group(tokens, start + 1, lexicon)
    return None


def _group(tokens: Sequence[Token], at: int, lexicon: NumberWords) -> Numeral | None:
    word, end = tokens[at].lower, at + 1
    if word in ("score", "pair", "trio", "duo") and _lower(tokens, end) != "of":
        return None
    if word == "pair" and any(_lower(tokens, at) in lexicon.paired for at in (end + 1, end + 2)):
        return None  # "a pair of pliers" is one thing
    scale_at = end + (_lower(tokens, end) == "of")
    scale = _multiplier(_lower(tokens, scale_at), lexicon) if word == "couple" else 0
    if scale:
        return _exactly(lexicon.groups[word] * scale, scale_at + 1, scale=scale)
    return _exactly(lexicon.groups[word], end)


def _digits(tokens: Sequence[Token], start: int, lexicon: NumberWords) -> Numeral | None:
    """ "1,500", "1.5 million", "52 thousand", "2m", "1.5bn"."""
    text, end = tokens[start].text, start + 1
    is_decimal = bool(_DECIMAL.fullmatch(text))
    if not is_decimal and not _WHOLE.fullmatch(text):
        return None
    following, _, suffix = _lower(tokens, end).partition("-")
    suffix = lexicon.suffixes.get(suffix, "") if following in lexicon.scales else ""
    glued = end < len(tokens) and tokens[end].start == tokens[start].end
    scale = _GLUED_SCALES.get(following, 0) if glued else _multiplier(following, lexicon)
    if scale:
        whole, _, fraction = text.replace(",", "").partition(".")
        value = int(whole + fraction) * scale // 10 ** len(fraction)
        numeral = _exactly(value, end + 1, scale=scale)
        if numeral and suffix:
            return replace(numeral, suffix=suffix)  # "2 million-plus"
        return _and_a_half(tokens, numeral, lexicon) if numeral else None
    if is_decimal or len(text) > 15:
        return None
    if following == "," and glued and _is_of_thousands(tokens, start, lexicon):
        text, end = text + tokens[end + 1].text, end + 2  # "more than 31, 000", as some texts are handed on
    value = int(text.replace(",", ""))
    return Numeral(low=value, high=value, end=end, digits=True) if value <= _LARGEST else None


def _is_of_thousands(tokens: Sequence[Token], start: int, lexicon: NumberWords) -> bool:
    """Whether the comma behind a number parts its thousands: "31, |000", or behind a hedge "some 31, |500"."""
    behind = tokens[start + 2].text if start + 2 < len(tokens) else ""
    is_group = len(behind) == 3 and behind.isdecimal() and len(tokens[start].text) <= 3
    return is_group and (behind == "000" or lexicon.before.ending_at(tokens, start) is not None)


def _words(tokens: Sequence[Token], start: int, lexicon: NumberWords) -> Numeral | None:
    """ "forty-three", "one hundred and fifty", "two dozen", "two and a half million"."""
    numeral = _run(tokens, start, lexicon)
    if not numeral or numeral.low is None:
        return None
    if _lower(tokens, numeral.end) in ("dozen", "dozens"):
        return _exactly(numeral.low * lexicon.groups["dozen"], numeral.end + 1, scale=lexicon.groups["dozen"])
    return _and_a_half(tokens, numeral, lexicon)


_PARTS_OF_ONE = {"half": 2, "quarter": 4}


def _and_a_half(tokens: Sequence[Token], numeral: Numeral, lexicon: NumberWords) -> Numeral | None:
    """Adds "and a half": of a million in "3 million and a half" and in "one and a half million"."""
    end = numeral.end
    part = _PARTS_OF_ONE.get(_lower(tokens, end + 2))
    if numeral.low is None or not part or _lower(tokens, end) != "and" or _lower(tokens, end + 1) not in ("a", "one"):
        return numeral
    if numeral.scale >= 1000:
        return _exactly(numeral.low + numeral.scale // part, end + 3, scale=numeral.scale)
    scale = lexicon.scales.get(_lower(tokens, end + 3), 0)
    return _exactly(numeral.low * scale + scale // part, end + 4, scale=scale) if scale else numeral


def _run(tokens: Sequence[Token], start: int, lexicon: NumberWords, *, current: int = 0) -> Numeral | None:
    """The longest run of number words from `start`; `current` is 1 after "a"."""
    total, scale, end, index = 0, 1, start, start
    while index < len(tokens):
        word = tokens[index].lower
        if word == "-" and end == index and _goes_on(tokens, index, current, lexicon):
            index += 1
            continue
        if word == "and" and scale > 1 and end == index and _adds_to(scale, tokens, index + 1, lexicon):
            index += 1
            continue
        step = _parts(word, lexicon)
        if step is None:
            break
        taken = _take(step, total, current, scale)
        if taken is None:
            break
        total, current, scale = taken
        index += 1
        end = index
    return _exactly(total + current, end, scale=scale) if end > start else None


def _goes_on(tokens: Sequence[Token], hyphen: int, current: int, lexicon: NumberWords) -> bool:
    """Whether a unit follows its tens over a hyphen that stands apart: "twenty |- two"."""
    is_tens = current % 100 >= 20 and current % 10 == 0
    return is_tens and 0 < lexicon.small.get(_lower(tokens, hyphen + 1), 0) < 10


def _adds_to(scale: int, tokens: Sequence[Token], index: int, lexicon: NumberWords) -> bool:
    """Whether what follows "and" belongs to the number: in "a hundred and fifty thousand", not in "between one thousand
    and two thousand".
    """
    if not 0 < lexicon.small.get(_lower(tokens, index).partition("-")[0], 0) < 100:
        return False
    rest = _run(tokens, index, lexicon)
    if rest is None or rest.low is None or rest.low < scale:
        return rest is not None
    return scale == 100 and rest.scale >= 1000 and rest.low < 100 * rest.scale


def _parts(word: str, lexicon: NumberWords) -> list[int] | None:
    """The values in "forty-three" or "hundred", None where a part is no number; scales stand as their multiple."""
    values = []
    for part in word.split("-"):
        value = lexicon.small.get(part, lexicon.scales.get(part))
        if value is None:
            return None
        values.append(value)
    return values


def _take(values: Sequence[int], total: int, current: int, scale: int) -> tuple[int, int, int] | None:
    """The sums after the next word, None where it cannot continue the number ("two three")."""
    for value in values:
        if value == 100 and 0 < current < 100:
            current, scale = current * 100, 100
        elif value >= 1000 and 0 < current < 1000 and (total == 0 or value < scale or scale == 100):
            total, current, scale = total + current * value, 0, value
        elif value < 100 and (_fits(value, current)) and not (current == 0 and total == 0 and scale > 1):
            current += value
        else:
            return None
    return total, current, scale


def _fits(value: int, current: int) -> bool:
    """Whether a number below a hundred may follow `current`: "forty three" and "hundred three" but not "three four"."""
    last = current % 100
    return last == 0 or (last >= 20 and last % 10 == 0 and 0 < value < 10)


def _is_of_bodies(tokens: Sequence[Token], start: int) -> bool:
    """Whether who bears arms or gathers follows, over one word: "a 300-member |police force|", not "panel"."""
    return any(_lower(tokens, at) in _BODIES for at in (start + 1, start + 2))


def _suffixed(tokens: Sequence[Token], start: int, lexicon: NumberWords) -> Numeral | None:
    """ "350-strong", "300-man force", "100-plus", "thirty-odd", "two-hundred-strong"."""
    match = _SUFFIXED.fullmatch(tokens[start].lower)
    suffix = lexicon.suffixes.get(match["suffix"]) if match else None
    if not match or not suffix or (match["suffix"] in _SIZES and not _is_of_bodies(tokens, start)):
        return None
    number = match["number"]
    if _WHOLE.fullmatch(number):
        value = int(number.replace(",", ""))
        return Numeral(low=value, high=value, end=start + 1, suffix=suffix) if len(number) < 15 else None
    parts = _parts(number, lexicon)
    taken = _take(parts, 0, 0, 1) if parts else None
    if not taken:
        return None
    value = taken[0] + taken[1]
    return Numeral(low=value, high=value, end=start + 1, suffix=suffix)
