"""Who does what a verb says, or whom it befalls in the passive: the noun phrase before it, or the one that it shares.

Linear in the tokens of one sentence.
"""

from collections.abc import Sequence

from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form
from asof.reading.grammar.groups import VerbGroup
from asof.reading.grammar.phrases import Phrase
from asof.reading.grammar.tokens import has_form, is_nounlike, is_one_phrase, is_preposition, is_spaced_dash, perceives
from asof.reading.words import Token, TokenKind

_FARTHEST = 40  # groups between a verb and the subject it shares; a page may hold a list of thousands
_FRONT = 3  # tokens before which a sentence's first verb stands in front of its subject: "just after |attacking"
_LEADS_IN = frozenset({"on", "in", "at", "by", "for", "to", "from", "with", "also", "among", "of"})
_SUBJECT_PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they"})


def subject_of(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> Phrase | None:
    """The noun phrase before group `index`; through "and", a comma, a relative or a participle to the one it shares.

    None where the sentence names none.
    """
    first = max(0, index - _FARTHEST)
    near = groups[first : index + _FARTHEST] if first else groups
    found = _subject(tokens, near, index - first)
    return _nearest(tokens, found) if found and groups[index].reduced else found


def _subject(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> Phrase | None:
    group = groups[index]
    i = group.start - 1
    classes = closed_classes()
    while i >= 0 and classes.is_adverb(tokens[i].lower):
        i -= 1
    if i >= 1 and tokens[i].lower in classes.relatives:
        last = i - (2 if tokens[i - 1].text == "," else 1)
        antecedent = _phrase_before(tokens, groups, index, _without_age(tokens, last))
        return _last_of(tokens, antecedent) if tokens[i].lower == "who" else antecedent
    if i < 0:
        return None
    if tokens[i].lower in classes.conjunctions:
        return _shared_subject(tokens, groups, index)
    if group.infinitive or group.gerund:
        found = _shared_subject(tokens, groups, index) or _phrase_before(tokens, groups, index, i)
        return found or (_subject_to_come(tokens, groups, index) if group.gerund else None)
    return _phrase_before(tokens, groups, index, i) or _shared_subject(tokens, groups, index)


def _without_age(tokens: Sequence[Token], last: int) -> int:
    """Where a name ends before an age: "Ada Moss|, 52, who"."""
    return last - 2 if last > 1 and tokens[last].kind is TokenKind.NUMBER and tokens[last - 1].text == "," else last


def _subject_to_come(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> Phrase | None:
    """Who is told behind the comma that ends a phrase in front: "after |attacking the base, rebels fled"."""
    if groups[0].start >= _FRONT or not all(group.gerund for group in groups[:index]):
        return None
    for later in range(index + 1, len(groups)):
        if not (groups[later].gerund or groups[later].infinitive):
            comma = any(tokens[i].text == "," for i in range(groups[index].end, groups[later].start))
            return _phrase_before(tokens, groups, later, groups[later].start - 1) if comma else None
    return None


def _nearest(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Whom a participle is of: in "the mother of a boy shot" the boy, in "dozens of the boats burned" all of it."""
    joints = [i for i in range(phrase.start + 1, phrase.end - 1) if tokens[i].lower == "of"]
    if not joints or tokens[joints[-1] - 1].lower in closed_classes().numbers | {"one", "most", "all", "some", "many"}:
        return phrase
    return Phrase(start=joints[-1] + 1, end=phrase.end) if tokens[joints[-1] + 1].lower in ("a", "an") else phrase


def _last_of(tokens: Sequence[Token], phrase: Phrase | None) -> Phrase | None:
    """Whom "who" means: in "the release of miners who" the miners."""
    if phrase is None:
        return None
    joints = [i for i in range(phrase.start, phrase.end - 1) if tokens[i].lower == "of"]
    return Phrase(start=joints[-1] + 1, end=phrase.end) if joints else phrase


def _shared_subject(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> Phrase | None:
    for earlier in range(index - 1, -1, -1):
        if earlier == index - 1 and groups[index].gerund and (seen := _seen(tokens, groups, index)):
            return seen
        if not (groups[earlier].infinitive or groups[earlier].gerund):
            own = _beside(tokens, groups[earlier].end, groups[index].start) if groups[index].gerund else None
            return own or _subject(tokens, groups, earlier)
    return None


def _seen(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> Phrase | None:
    """Whom "show", "see" or "film" has doing it; None behind another verb."""
    start, end = groups[index - 1].end, groups[index].start
    is_seen = perceives(groups[index - 1].bases) and is_one_phrase(tokens, start, end)
    return Phrase(start=start, end=end) if is_seen else None


def _beside(tokens: Sequence[Token], floor: int, end: int) -> Phrase | None:
    """Who else does something meanwhile: those of "police fled, with crowds smashing windows and looting shops"."""
    start = next((i + 1 for i in range(end - 1, floor - 1, -1) if tokens[i].lower == "with"), None)
    if start is None:
        return None
    stop = next((i for i in range(start, end) if _ends_phrase_backward(tokens, i) or _is_doing(tokens[i])), end)
    return Phrase(start=start, end=stop) if start < stop < end and _is_doing(tokens[stop]) else None


def _is_doing(token: Token) -> bool:
    return token.lower.endswith("ing") and has_form(token, Form.GERUND)


def _phrase_before(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int, last: int) -> Phrase | None:
    floor = groups[index - 1].end if index else 0
    end = last + 1
    if 0 < floor < end and groups[index - 1].reduced and _leads_over(tokens, floor, last):
        whole = _before_aside(tokens, groups, index - 1) if tokens[last].text == "," else None
        return whole or _subject(tokens, groups, index - 1)  # "two dockers | held | since June | were released"
    opener = {",": ",", ")": "("}.get(tokens[last].text)
    if opener:
        # "the people of Adra, south of the city, have blocked": step over what stands between the two commas
        opening = next((i for i in range(last - 1, floor - 1, -1) if tokens[i].text == opener), None)
        if opening is None:
            return _before_aside(tokens, groups, index - 1) if index and groups[index - 1].reduced else None
        end = opening
    start = end
    while start > floor and not _ends_phrase_backward(tokens, start - 1):
        start -= 1
    if start == floor > 0:
        # what stands behind the verb before belongs to that verb: "continued in town and | people gathered"
        joints = [i for i in range(start, end) if tokens[i].lower in closed_classes().conjunctions]
        start = joints[-1] + 1 if joints else start
    if end > start and _is_subject_pronoun(tokens, end - 1):
        return Phrase(start=end - 1, end=end)  # "the stake |it has agreed to buy"
    if start > 1 and tokens[start].lower == "of" and tokens[start - 1].text == ",":
        return _phrase_before(tokens, groups, index, _without_age(tokens, start - 2))  # "Ada Moss, 52, |of Velm, was"
    start = _without_lead_in(tokens, start, end)
    end = _without_day(tokens, start, end)
    return Phrase(start=start, end=end) if start < end else None


def _is_subject_pronoun(tokens: Sequence[Token], i: int) -> bool:
    """Whether a pronoun stands there that is a subject; "I" is none behind a name ("King Ado I")."""
    is_numeral = tokens[i].text == "I" and i > 0 and tokens[i - 1].is_capitalised
    return tokens[i].lower in _SUBJECT_PRONOUNS and not is_numeral


def _without_day(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a subject ends before the day of what it did: "police |on Friday| arrested two", "police |late Friday|"."""
    if end - start < 2 or tokens[end - 1].lower not in closed_classes().days:
        return end
    before = tokens[end - 2]
    if before.lower in ("on", "late", "early"):
        return end - 2
    return end - 1 if is_nounlike(before) else end


def _before_aside(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> Phrase | None:
    """Whom an aside with participle `index` is of: "hundreds, many of them |draped in flags, gathered"."""
    floor = groups[index - 1].end if index else 0
    comma = next((i for i in range(groups[index].start - 1, floor, -1) if tokens[i].text == ","), None)
    return _phrase_before(tokens, groups, index, comma - 1) if comma else None


def _leads_over(tokens: Sequence[Token], floor: int, last: int) -> bool:
    """Whether what stands behind a participle, in tokens ``[floor, last]``, only goes on with it."""
    if any(tokens[i].lower in closed_classes().before_phrase for i in range(floor + 1, last + 1)):
        return False
    commas = sum(tokens[i].text == "," for i in range(floor + 1, last))
    return _leads_on(tokens[floor]) and (tokens[last].text == "," or commas % 2 == 0)


def _leads_on(token: Token) -> bool:
    return token.lower == "since" or (is_preposition(token) and token.lower not in closed_classes().subordinators)


def _ends_phrase_backward(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.kind is TokenKind.MARK:
        return token.text not in "/&-.’'" or is_spaced_dash(tokens, i) or _is_opening_quote(tokens, i)
    return token.lower in closed_classes().before_phrase


def _is_opening_quote(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark opens a quotation: what stands before it is of another phrase."""
    is_beside_next = i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start
    return tokens[i].text in "'‘’" and is_beside_next and (i == 0 or tokens[i - 1].end < tokens[i].start)


def _without_lead_in(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the phrase itself begins: behind "and", "in which", and "On Friday" in "On Friday the army …"."""
    classes = closed_classes()
    while start < end and tokens[start].lower in classes.links:
        start += 1
    if end - start > 1 and tokens[start].lower == "at" and tokens[start + 1].lower in ("least", "most"):
        return start
    if start < end and tokens[start].lower in _LEADS_IN:
        inner = range(start + 1, end)
        return next(
            (i for i in inner if tokens[i].lower in classes.determiners or tokens[i].lower in classes.relatives),
            start + 1,
        )
    return start
