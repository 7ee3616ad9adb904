"""Finds the noun phrase before or after a verb of saying: whoever is its source."""

from asof.reading.speakers.line import Line, Range
from asof.reading.words import Token

_NOMINAL = frozenset("NMYS")
# Prepositions that begin a circumstance, never a part of who speaks.
_OUTSIDE = frozenset(
    ["after", "before", "since", "during", "until", "till", "despite", "amid", "following", "by", "per", "into", "onto"]
)
_BOUNDS = (("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least"), ("about",), ("nearly",), ("almost",))
_SAID = frozenset(["said", "says", "say", "added", "adds"])  # what follows is said: "said |a search and rescue team"
NAMED = frozenset(["called", "named"])
_LONGEST_APPOSITION = 30
_LONGEST_QUOTED_NAME = 12
_OFFICE = 3  # tokens in which an office is named: "Additional Director General"


def phrase_before(line: Line, end: int) -> Range | None:
    """The noun phrase that ends at token `end`, with its appositions; None where there is none.

    "Ali Reza, a spokesman for the ministry, | said" gives all before the bar; adverbs and words of time next to
    the verb are left out.
    """
    while end and line.tags[end - 1] == "A":
        end -= 1
    end = _before_time(line, end)
    if not end:
        return None
    if line.tags[end - 1] in ",-":
        return _with_apposition(line, end)
    if line.tags[end - 1] == "W" or (line.tags[end - 1] == "T" and end > 1 and line.tags[end - 2] == "N"):
        return (end - 1, end)
    start = _walk_back(line, end)
    if (
        start
        and (line.tags[start - 1] in "VX" or line.lower(start - 1) == "as")
        and (head := _before_relative(line, start)) is not None
    ):
        return (head[0], end)
    if line.lower(start - 1) == "by" and line.tag(start - 2) == "V" and line.tag(start - 3) == "N":
        head = _trim(line, _walk_back(line, start - 2), start - 2)  # "videos posted by activists"
        return (head[0], end) if head else None
    if (head := _before_participle(line, start)) is not None:
        return (head[0], end)
    found = _trim(line, start, end)
    if found is None and start > 1 and line.tags[start - 1] == "V" and line.tags[start - 2] == "N":
        found = _trim(line, _walk_back(line, start - 1), start - 1)
        return (found[0], end) if found else None
    found = _of_reduced(line, found, end) if found else None
    return _with_bound(line, _over_commas(line, found) if found and _is_list(line, found) else found)


def _before_time(line: Line, end: int) -> int:
    """Where the speaker ends before a time that stands between it and its verb: "police |this morning| said"."""
    at = end
    while at and line.tags[at - 1] == "Y":
        at -= 1
    while 0 < at < end and line.tags[at - 1] in "DP":
        at -= 1
    return at if at and line.tags[at - 1] in "N)" else end


def phrase_after(line: Line, start: int, *, closing: bool = False) -> Range | None:
    """The noun phrase that starts at token `start`, with an apposition that follows it; None where there is none.

    `closing` says that nothing but the source follows, so that an apposition may have verbs of its own: "said Ann
    Lee, a nurse who saw it."
    """
    if start >= len(line) or line.tags[start] not in "NDMRYA":
        return None
    if line.tags[start] == "R":
        return (start, start + 1)
    end = _walk_on(line, start)
    if closing:
        end = _to_close(line, end)
    elif end + 1 < len(line) and line.tags[end] == ",":
        end = _apposition_after(line, end)
    return (start, end) if any(tag in "ND" for tag in line.tags[start:end]) else None


def antecedent(line: Line, relative: int) -> Range | None:
    """The noun phrase that "who" or "which" at token `relative` stands for."""
    end = relative
    while end and line.tags[end - 1] in ",P":
        end -= 1
    start = _walk_back(line, end)
    behind = next((i for i in range(end - 1, start, -1) if line.tags[i] == "O"), None)
    return _trim(line, start if behind is None else behind + 1, end)  # "came close to |a guard who"


def _walk_back(line: Line, end: int) -> int:
    """The first token of the phrase that ends at `end`; `end` itself where there is none."""
    start = i = end
    while i:
        letter = line.tags[i - 1]
        if letter in _NOMINAL:
            start = i = i - 1
        elif letter == "R" and start == end:
            return i - 1
        elif letter == "D":
            start = i = i - 1
            if line.tag(i - 1) not in "PCDO":
                return start
        elif (
            letter == "T" and start == i < end and line.tag(i - 2) == "G" and line.lower(i - 2) not in line.words.verbs
        ):
            start = i = i - 1  # "clerks handling |that case"
        elif letter in "POC" and start < end and _links(line, i - 1):
            i -= 1
        elif letter == ")" and (opening := _opening(line, i - 1)):
            start = i = opening
        elif letter == "V" and start < end and line.lower(i - 1).endswith("ed") and line.tag(i - 2) == "D":
            start = i = i - 1
        elif start < end and _goes_through(line, i - 1, start):
            i -= 1
        else:
            return start
    return start


def _goes_through(line: Line, i: int, start: int) -> bool:
    """Whether the verb at `i` is a part of the phrase: "a resident |called Abu Ali", "in charge of |planning for"."""
    if line.lower(i) in NAMED:
        return line.tokens[start].is_capitalised and line.tag(i - 1) == "N"
    return line.tag(i) == "G" and line.tag(i - 1) == "P"


def _links(line: Line, i: int) -> bool:
    """Whether the preposition or conjunction at `i` joins two parts of one phrase: "a resident |of Homs"."""
    is_behind_noun = line.tag(i - 1) in "NMSY)D," or (line.tag(i - 1) == "G" and line.tag(i - 2) == "P")
    if line.lower(i) in _OUTSIDE or not is_behind_noun:
        return False
    return line.tag(i) != "C" or line.tag(i - 1) != ","


def _trim(line: Line, start: int, end: int) -> Range | None:
    """The phrase without the words of time at its ends and without a left half that belongs to another verb."""
    while end > start and line.tags[end - 1] == "Y" and not (line.tokens[end - 1].is_capitalised and end - start == 1):
        end -= 1
        while end > start and line.tags[end - 1] in "PDA":
            end -= 1
    if start and line.tags[start - 1] in "VGXP" and line.lower(start - 1) not in _SAID:
        for i in range(end - 1, start, -1):
            if line.tags[i] == "C":
                start = i + 1
                break
    while start < end and (
        line.tags[start] in "YPA,C" or (line.tags[start] == "M" and "Y" in (line.tag(start - 1), line.tag(start + 1)))
    ):
        start += 1
    return (start, end) if start < end and any(letter in "NRDM" for letter in line.tags[start:end]) else None


def _with_apposition(line: Line, end: int) -> Range | None:
    """The phrase before "…, …, |said": with what stands between the commas if that names it again."""
    mark = line.tags[end - 1]
    last = end - 2 if line.tags[end - 2] == mark == "-" else end - 1
    opening = last - 1
    floor = max(0, end - _LONGEST_APPOSITION)
    while opening >= floor and line.tags[opening] != mark:
        if line.tags[opening] in '.";:':
            return None
        opening -= 1
    if opening < floor or opening == 0 or opening == last - 1:
        return None
    inside = line.tags[opening + 1 : last]
    while opening and line.tags[opening - 1] in "A,-":
        opening -= 1
    head = _trim(line, _walk_back(line, opening), opening)
    if head is None:
        return None
    if head[1] - head[0] == 1 and line.tag(head[0]) == "M" and line.tag(head[0] - 1) == ",":
        aged = _trim(line, _walk_back(line, head[0] - 1), head[0] - 1)
        return (aged[0], end) if aged else None  # "Ann Lee, 22, of Leeds, | said"
    if line.tag(head[0] - 1) == "W" and line.tag(head[0] - 2) in "N,":
        head = antecedent(line, head[0] - 1) or head  # "guides |who work in Velm, which they like, | say"
    if inside[0] in "PAYO" or inside[0] == "B":
        return head
    if inside[0] not in "WG" and "X" in inside:
        return None
    start, _ = _with_bound(line, _over_commas(line, head)) or head
    return (start, end)


def _over_commas(line: Line, found: Range | None) -> Range | None:
    """`found` with the earlier members of its list: "unions, charities, and | churches", "Ann Lee, 22, of | Leeds"."""
    if found is None or line.tags[found[0]] == "R":
        return found
    start = found[0]
    while start > 1 and (line.tags[start - 1] == "," or (line.tags[start - 1] == "C" and line.tags[start - 2] == ",")):
        comma = start - 1 if line.tags[start - 1] == "," else start - 2
        first = comma
        while first and line.tags[first - 1] in "NMSDCP":
            first -= 1
        if first == comma or line.tags[first] not in "NDM" or (first and line.tags[first - 1] not in ",."):
            break
        if line.tags[first] == "M" and not first:
            break
        if _is_clause(line, first, comma):
            break  # "several thousand marched, | the agency said", "many of them boys, | aid workers said"
        if line.lower(first).endswith("ing") or any(line.lower(k) in _OUTSIDE for k in range(first, comma)):
            break  # "Addressing the nation after the storm, the minister said": a circumstance, no member of a list
        start = first
    return (start, found[1])


def _is_list(line: Line, found: Range) -> bool:
    """Whether a phrase behind a comma goes on with what stands before it: "…, and | churches", "Ann Lee, | of Leeds",
    "Ann Lee, | Deputy Mayor of Leeds"; in "ice fell in Velm, Orm County, | officials said" it does not.
    """
    start, end = found
    if 2 * sum(token.is_capitalised for token in line.tokens) > len(line):
        return False  # a headline: "3 Men, 1 Passerby Hurt in Velm, | Police Say"
    if line.tag(start - 1) == "C" or "C" in line.tags[start:end] or line.tags[start] in "PM":
        return True
    if not line.tokens[start].is_capitalised:
        return False
    office = [token.lower for token in line.tokens[start : start + _OFFICE]]
    return any(lower in line.words.roles or lower in line.words.titles for lower in office)


def _is_clause(line: Line, first: int, comma: int) -> bool:
    """Whether what stands before the comma is no member of a list of voices: a verb ends it, or "them" is in it."""
    head = line.tokens[comma - 1]
    is_past = head.text.islower() and head.lower.endswith("ed")
    return is_past or line.lower(first) == "ages" or any(line.lower(k) in ("them", "whom") for k in range(first, comma))


def _with_bound(line: Line, found: Range | None) -> Range | None:
    """`found` with "more than" or "at least" before it."""
    if found is None:
        return None
    for bound in _BOUNDS:
        start = found[0] - len(bound)
        if line.spells(start, bound):
            return (start, found[1])
    return found


def _of_reduced(line: Line, found: Range, end: int) -> Range:
    """The voice alone where it stands in a clause on the noun before it: "a man |police| say was armed"."""
    last = end - 1
    is_reduced = line.tag(end) == "V" and line.tag(end + 1) in "XV" and found[1] == end and last - found[0] > 1
    are_voices = line.lower(last) in line.words.roles and (line.lower(last)[-1] == "s" or line.lower(last) == "police")
    if not (is_reduced and are_voices and line.tag(found[0]) == "D") or line.lower(last - 1) in line.words.roles:
        return found
    return (last, end) if _is_common(line.tokens[last - 1], line.tags[last - 1]) else found


def _before_relative(line: Line, end: int) -> Range | None:
    """The head of a relative clause that ends at token `end`: "an official who met the envoy | said"."""
    for i in range(end - 1, max(0, end - _LONGEST_APPOSITION), -1):
        if line.tags[i] in ',.;:"T':
            return None
        if line.tags[i] == "W" and line.tags[i - 1] == "N" and end - i > 1:
            return _trim(line, _walk_back(line, i), i)
    return None


def _before_participle(line: Line, start: int) -> Range | None:
    """The head of a participle that a phrase hangs on: "an official |speaking on| …", "crowds |gathered in| …"."""
    verb = start - 1 if line.tag(start - 1) == "G" else start - 2
    if verb == start - 2 and line.lower(start - 1) in _OUTSIDE:
        return None  # "guards came |after three callers reported"
    if (
        line.tag(verb) not in "GV"
        or (verb == start - 2 and line.tag(start - 1) not in "PO")
        or line.tag(verb - 1) != "N"
    ):
        return None
    head = _trim(line, _walk_back(line, verb), verb)
    if head is None:
        return None
    is_first = not head[0] or (line.tag(verb) == "G" and line.tag(head[0] - 1) in ",-):")
    # Only where nothing else could be the subject.
    return head if is_first and not any(tag in "VX" for tag in line.tags[: head[0]]) else None


def _walk_on(line: Line, start: int) -> int:
    i = start
    named = False
    while i < len(line):
        letter = line.tags[i]
        if letter == "G" and i > start and i + 1 < len(line) and line.tags[i + 1] == "N" and line.tags[i - 1] in "ND":
            pass
        elif (
            letter in "NSM"
            or (letter in "YA" and (i == start or line.tags[i - 1] == "D"))
            or (letter in "YA" and line.tag(i + 1) == "N" and _is_titled(line, i))
            or (letter == "D" and (i == start or line.tags[i - 1] in "DPCM"))
        ):
            named = named or (letter == "N" and line.tokens[i].is_capitalised)
        elif letter == "V" and line.tags[i - 1] == "D":
            pass
        elif letter == '"' and (closing := _closing_mark(line, i)) is not None:
            i = closing
        elif letter == "(":
            closing = next((j for j in range(i, min(i + 8, len(line))) if line.tags[j] == ")"), None)
            if closing is None:
                return i
            i = closing
        elif letter in "PC" and i + 1 < len(line) and line.tags[i + 1] in "NDM" and _goes_on(line, i, named):
            pass
        else:
            return i
        i += 1
    return i


def _is_titled(line: Line, i: int) -> bool:
    """Whether a word of time stands inside a name: "the Velm |Evening Post"."""
    return all(token.is_capitalised for token in line.tokens[i - 1 : i + 2])


def _closing_mark(line: Line, i: int) -> int | None:
    """Where the quoted name that opens at `i` closes: the “Front to Save the Valley”."""
    if i == 0 or line.tags[i - 1] != "D":
        return None
    return next((k for k in range(i + 1, min(i + _LONGEST_QUOTED_NAME, len(line))) if line.tags[k] == '"'), None)


def _goes_on(line: Line, i: int, named: bool) -> bool:
    lower = line.lower(i)
    if lower in ("of", "for", "and", "&"):
        return True
    return not named and lower in ("in", "from", "at", "with", "on", "inside", "near", "or")


def _to_close(line: Line, end: int) -> int:
    """The end of the appositions and relative clauses that follow a source at the end of its sentence."""
    i = end
    if i < len(line) and line.tags[i] == "W":
        i = next((k for k in range(i, len(line)) if line.tags[k] in '.;,"'), len(line))
    while i + 1 < len(line) and line.tags[i] == "," and _names_again(line, i):
        i = next((k for k in range(i + 1, len(line)) if line.tags[k] in '.;,"'), len(line))
    return i


def _names_again(line: Line, comma: int) -> bool:
    """Whether the voice before `comma` is named again after it: ", a nurse", ", who saw it", ", Nils Aas"."""
    after = comma + 1
    if line.tags[after] in "WD":
        return line.lower(after) != "which"
    if _is_common(line.tokens[after], line.tags[after]):
        return True
    return _is_common(line.tokens[comma - 1], line.tags[comma - 1]) and line.tags[after] == "N"


def _is_common(token: Token, letter: str) -> bool:
    return letter == "N" and token.is_word and not token.is_capitalised


def _apposition_after(line: Line, comma: int) -> int:
    """The end of ", the head of the agency" after a name; `comma` where something else follows."""
    first = comma + 1
    if line.tags[first] == "W":
        end = next((i for i in range(first, len(line)) if line.tags[i] in ',.;"'), len(line))
        return end if end >= len(line) - 1 else comma
    if line.tags[first] not in "DN" or (
        line.tags[first] == "N" and line.tokens[first].is_capitalised and line.tags[first - 2] != "N"
    ):
        return comma
    end = first
    while end < len(line) and line.tags[end] in "NSMDPCYO":
        end += 1
    if end == len(line) or line.tags[end] in ".,":
        return end
    return comma


def _opening(line: Line, closing: int) -> int | None:
    return next((j for j in range(closing - 1, max(-1, closing - 8), -1) if line.tags[j] == "("), None)
