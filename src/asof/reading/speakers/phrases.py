"""Finds the noun phrase before or after a verb of saying: whoever is its source."""

from collections.abc import Sequence

from asof.reading.words import Token

Range = tuple[int, int]  # half-open, in tokens of one sentence

_NOMINAL = frozenset("NMYS")
# Prepositions that begin a circumstance, never a part of who speaks.
_OUTSIDE = frozenset(
    ["after", "before", "since", "during", "until", "till", "despite", "amid", "following", "by", "per", "into", "onto"]
)
_BOUNDS = (("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least"), ("about",), ("nearly",), ("almost",))
_LONGEST_APPOSITION = 30
_LONGEST_QUOTED_NAME = 12


def phrase_before(tokens: Sequence[Token], tags: Sequence[str], end: int) -> Range | None:
    """The noun phrase that ends at token `end`, with its appositions; None where there is none.

    "Ali Reza, a spokesman for the ministry, | said" gives all before the bar; adverbs and words of time next to
    the verb are left out.
    """
    while end and tags[end - 1] == "A":
        end -= 1
    if not end:
        return None
    if tags[end - 1] in ",-":
        return _with_apposition(tokens, tags, end)
    if tags[end - 1] == "W" or (tags[end - 1] == "T" and end > 1 and tags[end - 2] == "N"):
        return (end - 1, end)
    start = _walk_back(tokens, tags, end)
    if start and tags[start - 1] in "VX" and (head := _before_relative(tokens, tags, start)) is not None:
        return (head[0], end)
    found = _trim(tokens, tags, start, end)
    if found is None and start > 1 and tags[start - 1] == "V" and tags[start - 2] == "N":
        found = _trim(tokens, tags, _walk_back(tokens, tags, start - 1), start - 1)
        return (found[0], end) if found else None
    return _with_bound(tokens, _over_commas(tags, found))


def phrase_after(tokens: Sequence[Token], tags: Sequence[str], start: int, *, closing: bool = False) -> Range | None:
    """The noun phrase that starts at token `start`, with an apposition that follows it; None where there is none.

    `closing` says that nothing but the source follows, so that an apposition may have verbs of its own: "said Ann
    Lee, a nurse who saw it."
    """
    if start >= len(tags) or tags[start] not in "NDMRYA":
        return None
    if tags[start] == "R":
        return (start, start + 1)
    end = _walk_on(tokens, tags, start)
    if closing:
        end = _to_close(tokens, tags, end)
    elif end + 1 < len(tags) and tags[end] == ",":
        end = _apposition_after(tokens, tags, end)
    return (start, end) if any(tag in "ND" for tag in tags[start:end]) else None


def antecedent(tokens: Sequence[Token], tags: Sequence[str], relative: int) -> Range | None:
    """The noun phrase that "who" or "which" at token `relative` stands for."""
    end = relative
    while end and tags[end - 1] in ",P":
        end -= 1
    start = _walk_back(tokens, tags, end)
    return _trim(tokens, tags, start, end)


def _walk_back(tokens: Sequence[Token], tags: Sequence[str], end: int) -> int:
    """The first token of the phrase that ends at `end`; `end` itself where there is none."""
    start = i = end
    while i:
        letter = tags[i - 1]
        if letter in _NOMINAL or (letter == '"' and _is_plural_possessive(tokens, i - 1)):
            start = i = i - 1
        elif letter == "R" and start == end:
            return i - 1
        elif letter == "D":
            start = i = i - 1
            if not i or tags[i - 1] not in "PCDO":
                return start
        elif letter in "PO" or (letter == "C" and i > 1):
            if tokens[i - 1].lower in _OUTSIDE:
                return start
            if start == end or i < 2 or tags[i - 2] not in "NMSY)D,":
                return start
            if letter == "C" and tags[i - 2] == ",":
                return start
            i -= 1
        elif letter == ")" and (opening := _opening(tags, i - 1)):
            start = i = opening
        elif letter == "V" and start < end and tokens[i - 1].lower.endswith("ed") and i > 1 and tags[i - 2] in "DNS":
            if tags[i - 2] != "D":
                return start
            start = i = i - 1
        else:
            return start
    return start


def _trim(tokens: Sequence[Token], tags: Sequence[str], start: int, end: int) -> Range | None:
    """The phrase without the words of time at its ends and without a left half that belongs to another verb."""
    while end > start and tags[end - 1] == "Y" and not (tokens[end - 1].is_capitalised and end - start == 1):
        end -= 1
        while end > start and tags[end - 1] in "PDA":
            end -= 1
    if start and tags[start - 1] in "VGXP":
        for i in range(end - 1, start, -1):
            if tags[i] == "C":
                start = i + 1
                break
    while start < end and (tags[start] in "YPA,C" or (tags[start] == "M" and start and tags[start - 1] == "Y")):
        start += 1
    return (start, end) if start < end and any(letter in "NRDM" for letter in tags[start:end]) else None


def _with_apposition(tokens: Sequence[Token], tags: Sequence[str], end: int) -> Range | None:
    """The phrase before "…, …, |said": with what stands between the commas if that names it again."""
    mark = tags[end - 1]
    last = end - 2 if tags[end - 2] == mark == "-" else end - 1
    opening = last - 1
    floor = max(0, end - _LONGEST_APPOSITION)
    while opening >= floor and tags[opening] != mark:
        if tags[opening] in '.";:':
            return None
        opening -= 1
    if opening < floor or opening == 0 or opening == last - 1:
        return None
    inside = tags[opening + 1 : last]
    while opening and tags[opening - 1] in "A,-":
        opening -= 1
    head = _trim(tokens, tags, _walk_back(tokens, tags, opening), opening)
    if head is None:
        return None
    if inside[0] in "PAYO" or inside[0] == "B":
        return head
    if inside[0] != "W" and "X" in inside:
        return None
    start, _ = _with_bound(tokens, _over_commas(tags, head)) or head
    return (start, end)


def _over_commas(tags: Sequence[str], found: Range | None) -> Range | None:
    """`found` with the earlier members of its list: "unions, charities, and | churches", "Ann Lee, 22, of | Leeds"."""
    if found is None or tags[found[0]] == "R":
        return found
    start = found[0]
    while start > 1 and (tags[start - 1] == "," or (tags[start - 1] == "C" and tags[start - 2] == ",")):
        comma = start - 1 if tags[start - 1] == "," else start - 2
        first = comma
        while first and tags[first - 1] in "NMSDCP":
            first -= 1
        if first == comma or tags[first] not in "NDM" or (first and tags[first - 1] not in ",."):
            break
        if tags[first] == "M" and not first:
            break
        start = first
    return (start, found[1])


def _with_bound(tokens: Sequence[Token], found: Range | None) -> Range | None:
    """`found` with "more than" or "at least" before it."""
    if found is None:
        return None
    for bound in _BOUNDS:
        start = found[0] - len(bound)
        if start >= 0 and tuple(token.lower for token in tokens[start : found[0]]) == bound:
            return (start, found[1])
    return found


def _before_relative(tokens: Sequence[Token], tags: Sequence[str], end: int) -> Range | None:
    """The head of a relative clause that ends at token `end`: "an official who met the envoy | said"."""
    for i in range(end - 1, max(0, end - _LONGEST_APPOSITION), -1):
        if tags[i] in ',.;:"T':
            return None
        if tags[i] == "W" and tags[i - 1] == "N" and end - i > 1:
            return _trim(tokens, tags, _walk_back(tokens, tags, i), i)
    return None


def _walk_on(tokens: Sequence[Token], tags: Sequence[str], start: int) -> int:
    i = start
    named = False
    while i < len(tags):
        letter = tags[i]
        if letter == "G" and i > start and i + 1 < len(tags) and tags[i + 1] == "N" and tags[i - 1] in "ND":
            pass
        elif (
            letter in "NSM"
            or (letter in "YA" and i == start)
            or (letter == "D" and (i == start or tags[i - 1] in "DPCM"))
        ):
            named = named or (letter == "N" and tokens[i].is_capitalised)
        elif letter == "V" and tags[i - 1] == "D":
            pass
        elif letter == '"' and (closing := _closing_mark(tags, i)) is not None:
            i = closing
        elif letter == "(":
            closing = next((j for j in range(i, min(i + 8, len(tags))) if tags[j] == ")"), None)
            if closing is None:
                return i
            i = closing
        elif letter in "PC" and i + 1 < len(tags) and tags[i + 1] in "NDM" and _goes_on(tokens, i, named):
            pass
        else:
            return i
        i += 1
    return i


def _closing_mark(tags: Sequence[str], i: int) -> int | None:
    """Where the quoted name that opens at `i` closes: the “Front to Save the Valley”."""
    if i == 0 or tags[i - 1] != "D":
        return None
    return next((k for k in range(i + 1, min(i + _LONGEST_QUOTED_NAME, len(tags))) if tags[k] == '"'), None)


def _goes_on(tokens: Sequence[Token], i: int, named: bool) -> bool:
    lower = tokens[i].lower
    if lower in ("of", "for", "and", "&"):
        return True
    return not named and lower in ("in", "from", "at", "with", "on", "inside", "near", "or")


def _to_close(tokens: Sequence[Token], tags: Sequence[str], end: int) -> int:
    """The end of the appositions and relative clauses that follow a source at the end of its sentence."""
    i = end
    if i < len(tags) and tags[i] == "W":
        i = next((k for k in range(i, len(tags)) if tags[k] in '.;,"'), len(tags))
    while (
        i + 1 < len(tags)
        and tags[i] == ","
        and ((tags[i + 1] in "WD" and tokens[i + 1].lower != "which") or _is_common(tokens[i + 1], tags[i + 1]))
    ):
        i = next((k for k in range(i + 1, len(tags)) if tags[k] in '.;,"'), len(tags))
    return i


def _is_common(token: Token, letter: str) -> bool:
    return letter == "N" and token.is_word and not token.is_capitalised


def _apposition_after(tokens: Sequence[Token], tags: Sequence[str], comma: int) -> int:
    """The end of ", the head of the agency" after a name; `comma` where something else follows."""
    first = comma + 1
    if tags[first] == "W":
        end = next((i for i in range(first, len(tags)) if tags[i] in ',.;"'), len(tags))
        return end if end >= len(tags) - 1 else comma
    if tags[first] not in "DN" or (tags[first] == "N" and tokens[first].is_capitalised and tags[first - 2] != "N"):
        return comma
    end = first
    while end < len(tags) and tags[end] in "NSMDPCYO":
        end += 1
    if end == len(tags) or tags[end] in ".,":
        return end
    return comma


def _is_plural_possessive(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark at `i` is the apostrophe of "the workers' union"."""
    return i > 0 and tokens[i].text in "'’" and tokens[i - 1].end == tokens[i].start and tokens[i - 1].lower[-1] == "s"


def _opening(tags: Sequence[str], closing: int) -> int | None:
    return next((j for j in range(closing - 1, max(-1, closing - 8), -1) if tags[j] == "("), None)
