"""Who did what to whom, as far as word order and closed classes tell: verb groups with their subjects and objects.

A light grammar, not a parser: it finds the verbs of a sentence, their voice and polarity, and the noun phrases next to
them.  Every function is linear in the tokens of one sentence.
"""

from collections.abc import Sequence
from typing import NamedTuple

from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form, VerbForm, verb_forms
from asof.reading.words import Token, TokenKind


class VerbGroup(NamedTuple):
    """A run of auxiliaries, adverbs and one main verb: tokens ``[start, end)``, the main verb at `head`.

    `bases` are the verbs it can be ("found": find, found).  `passive` is said by a form of "be"; `reduced` is a bare
    participle with nothing behind it that could be its object ("two shot by police"): passive if its verb takes one.
    `infinitive` is "to" + verb: a purpose, not a thing that happened.
    """

    start: int
    end: int
    head: int
    bases: tuple[str, ...]
    passive: bool
    reduced: bool
    negated: bool
    infinitive: bool
    gerund: bool
    modal: bool


class Phrase(NamedTuple):
    """Tokens ``[start, end)`` of a noun phrase."""

    start: int
    end: int

    def words(self, sentence: str, tokens: Sequence[Token]) -> str:
        """The phrase as it stands in the sentence."""
        return sentence[tokens[self.start].start : tokens[self.end - 1].end]

    def lowers(self, tokens: Sequence[Token]) -> frozenset[str]:
        """Its words in lower case, as a set."""
        return frozenset(token.lower for token in tokens[self.start : self.end])


def verb_groups(tokens: Sequence[Token]) -> tuple[VerbGroup, ...]:
    """The verb groups of a sentence in order; they do not overlap."""
    out: list[VerbGroup] = []
    helpers = closed_classes().helpers
    names_stand_out = _names_stand_out(tokens)
    after = 0
    for i, token in enumerate(tokens):
        if i < after:
            continue
        lower = token.lower
        group = _auxiliary_group(tokens, i) if lower in helpers or lower == "to" else None
        if group is None and verb_forms(lower) and not (names_stand_out and _is_in_name(tokens, i)):
            group = _plain_group(tokens, i) or _perceived(tokens, out[-1] if out else None, i)
        elif group is None and _is_unlisted_past(tokens, i):
            group = _one_word(i, (lower,), reduced=_is_preposition(tokens[i + 1]))
        if group is not None:
            out.append(group)
            after = group.end
    return tuple(out)


def _perceived(tokens: Sequence[Token], before: VerbGroup | None, i: int) -> VerbGroup | None:
    """What somebody is seen, heard or filmed doing: "footage shows officers |beating a man", "was seen |looting".

    So is what they tell to have seen: "reported |seeing officers |beating a man".
    """
    if before is None or not tokens[i].lower.endswith("ing"):
        return None
    bases = tuple([form.base for form in verb_forms(tokens[i].lower) if Form.GERUND in form.forms])
    if not bases:
        return None
    if before.end == i:
        return (
            _one_word(i, bases, gerund=True)
            if (before.passive and _perceive(before.bases)) or _perceive(bases)
            else None
        )
    is_somebody = _is_nounlike(tokens[i - 1]) or tokens[i - 1].lower in closed_classes().pronouns
    return (
        _one_word(i, bases, gerund=True)
        if is_somebody and _perceive(before.bases) and _is_one_phrase(tokens, before.end, i)
        else None
    )


def _perceive(bases: Sequence[str]) -> bool:
    return not closed_classes().perceiving.isdisjoint(bases)


def _is_one_phrase(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether neither a mark nor a preposition stands in ``[start, end)``."""
    return start < end and not any(
        token.kind is TokenKind.MARK or _is_preposition(token) for token in tokens[start:end]
    )


def _is_unlisted_past(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb of no list acts there: "anger |fueled a riot", "he |chased down two men"."""
    token, after = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    if i == 0 or after is None or not (token.lower.endswith("ed") and token.text.islower()):
        return False
    if token.lower in _NO_VERBS:
        return False
    classes, before = closed_classes(), tokens[i - 1]
    follows = classes.pronouns | classes.numbers | classes.prepositions
    opens = _opens_noun_phrase(after) or after.lower in follows or after.is_capitalised
    return opens and (_is_nounlike(before) or before.lower in classes.pronouns)


def _one_word(i: int, bases: tuple[str, ...], *, gerund: bool = False, reduced: bool = False) -> VerbGroup:
    return VerbGroup(
        start=i,
        end=i + 1,
        head=i,
        bases=bases,
        passive=False,
        reduced=reduced,
        negated=False,
        infinitive=False,
        gerund=gerund,
        modal=False,
    )


def _names_stand_out(tokens: Sequence[Token]) -> bool:
    """Whether capitals mark names: not where most words have one, as in a headline or a text in upper case."""
    long = [token for token in tokens if len(token.text) > _SHORT_WORD and token.is_word]
    return 3 * sum(token.is_capitalised for token in long) < 2 * len(long)


def _is_in_name(tokens: Sequence[Token], i: int) -> bool:
    """ "Judge Strike", "in Battle": a capitalised word behind another word is no verb where capitals mark names."""
    return i > 0 and tokens[i].is_capitalised and tokens[i - 1].is_word


def _auxiliary_group(tokens: Sequence[Token], start: int) -> VerbGroup | None:
    classes = closed_classes()
    openers = classes.helpers
    first = tokens[start].lower
    if first == "may" and _is_month(tokens, start):
        return None
    is_infinitive = first == "to" and start + 1 < len(tokens) and _has_form(tokens[start + 1], Form.BASE)
    if first not in openers and not is_infinitive:
        return None
    i = start + 1
    while i < len(tokens) and (tokens[i].lower in openers or classes.is_adverb(tokens[i].lower)):
        i += 1
    forms = _forms_after_helper(tokens, i)
    helpers = [token.lower for token in tokens[start:i]]
    nearest = next((word for word in reversed(helpers) if word in openers), "")
    fitting = _fitting(forms, nearest)
    head = i if fitting else _last_auxiliary(tokens, start, i)
    return VerbGroup(
        start=start,
        end=head + 1,
        head=head,
        bases=tuple(form.base for form in fitting) or ("be" if nearest in classes.be else "have",),
        passive=bool(fitting) and nearest in classes.be and any(Form.PARTICIPLE in form.forms for form in fitting),
        reduced=False,
        negated=any(word in classes.negations for word in helpers),
        infinitive=is_infinitive,
        gerund=False,
        modal=any(word in classes.modals for word in helpers),
    )


def _is_month(tokens: Sequence[Token], i: int) -> bool:
    near = (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])
    return tokens[i].text == "May" and any(
        token.kind is TokenKind.NUMBER or token.lower in ("of", "in") for token in near
    )


def _forms_after_helper(tokens: Sequence[Token], i: int) -> tuple[VerbForm, ...]:
    """Behind a helper even an unknown word is a verb if it ends like one ("has backfired")."""
    if i >= len(tokens) or not tokens[i].is_word:
        return ()
    word = tokens[i].lower
    known = verb_forms(word)
    if known or not word.endswith(("ed", "ing")):
        return known
    return (VerbForm(word, frozenset({Form.PARTICIPLE if word.endswith("ed") else Form.GERUND})),)


def _fitting(forms: Sequence[VerbForm], helper: str) -> tuple[VerbForm, ...]:
    """The readings of a main verb that can follow its nearest helper ("have" + participle, "did" + base)."""
    classes = closed_classes()
    if helper in classes.be:
        return tuple(form for form in forms if Form.PARTICIPLE in form.forms or Form.GERUND in form.forms)
    wanted = Form.PARTICIPLE if helper.startswith(("has", "have", "had", "having")) else Form.BASE
    return tuple(form for form in forms if wanted in form.forms)


def _last_auxiliary(tokens: Sequence[Token], start: int, end: int) -> int:
    openers = closed_classes().helpers
    return max(i for i in range(start, end) if tokens[i].lower in openers or tokens[i].lower == "to")


def _plain_group(tokens: Sequence[Token], i: int) -> VerbGroup | None:
    token = tokens[i]
    if not token.is_word:
        return None
    if token.lower in ("including", "following"):
        return None
    forms = tuple(form for form in verb_forms(token.lower) if _stands_as_verb(tokens, i, form.forms))
    if not forms:
        return None
    return VerbGroup(
        start=i,
        end=i + 1,
        head=i,
        bases=tuple(form.base for form in forms),
        passive=False,
        reduced=_is_reduced(tokens, i, forms),
        negated=i > 0 and tokens[i - 1].lower in ("not", "never", "without"),
        infinitive=False,
        gerund=any(Form.GERUND in form.forms for form in forms),
        modal=False,
    )


def _is_reduced(tokens: Sequence[Token], i: int, forms: Sequence[VerbForm]) -> bool:
    """Whether it may be a participle of the noun before it: "two dockers |shot by guards", not "Moss |said in Velm"."""
    classes, lower = closed_classes(), tokens[i].lower
    if lower in classes.always_verbs:
        return i + 1 < len(tokens) and tokens[i + 1].lower == "to"  # "a man |said to be armed"
    if any(form.base in classes.intransitive for form in forms):
        return False
    return all(Form.PARTICIPLE in form.forms for form in forms) and _lacks_object(tokens, i)


def _stands_as_verb(tokens: Sequence[Token], i: int, forms: frozenset[Form]) -> bool:
    """Whether the word is a verb here and not a noun ("attacks") or an adjective ("the injured man")."""
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if Form.GERUND in forms:
        return _is_gerund(tokens, i)
    if tokens[i].lower in closed_classes().always_verbs:
        return before is not None and not _opens_noun_phrase(before)
    if before is not None and _opens_noun_phrase(before) and not _may_stand_alone(tokens, i - 1):
        return False
    if before is not None and before.lower == "united":
        return False  # "UNITED STATES", "UNITED NATIONS"
    if Form.PAST in forms or Form.PARTICIPLE in forms:
        is_counted = before is not None and before.lower in closed_classes().numbers
        is_counted_noun = is_counted and after is not None and (_is_nounlike(after) or _is_helper(after))
        return not (is_counted_noun or (_is_preposition(before) and _is_nounlike(after)))
    if before is None or not (before.is_word or before.text in ",”\"’'"):
        return False
    if Form.THIRD in forms:
        return _starts_object(after) and not _is_preposition(before) and not _is_helper(before)
    if tokens[i].lower in closed_classes().mostly_nouns:
        return False
    is_plural = before.lower in _PLURALS or (before.lower.endswith("s") and not before.lower.endswith(("ous", "ss")))
    return is_plural and not _is_preposition(before) and (_starts_noun_phrase(after) or _is_preposition(after))


def _may_stand_alone(tokens: Sequence[Token], i: int) -> bool:
    """Whether a determiner is a pronoun here: "that shot" is one, "in that block" and "the" are none."""
    if tokens[i].lower == "that":
        return i == 0 or not _is_preposition(tokens[i - 1])
    return tokens[i].lower in ("others", "all", "both")


_NO_VERBS = frozenset(
    {
        "hundred",
        "red",
        "bed",
        "shed",
        "seed",
        "weed",
        "speed",
        "indeed",
        "breed",
        "greed",
        "deed",
        "aged",
        "dated",
        "sacred",
        "naked",
    }
)
_TITLE = 5  # letters of an initial or a title before its full stop: "Capt."
_SHORT_WORD = 3  # letters up to which a word is small even in a headline ("the", "and")
_PLURALS = frozenset({"police", "people", "they", "we", "who", "that", "others"})
_BEFORE_GERUND = frozenset(
    {",", "and", "or", "by", "from", "of", "after", "before", "while", "for", "without", "–", "—", "-", ";"}
)


def _is_gerund(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i].lower in closed_classes().adjectival and _is_bare_noun(tokens, i + 1):
        return False
    return i == 0 or tokens[i - 1].lower in _BEFORE_GERUND


def _is_bare_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun without an article stands there, written small: "surrounding |villages"."""
    return i < len(tokens) and _is_nounlike(tokens[i]) and tokens[i].text.islower()


def _lacks_object(tokens: Sequence[Token], i: int) -> bool:
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or after.kind is TokenKind.MARK:
        return True
    if after.lower in closed_classes().conjunctions:
        # "shops looted and burned in Velm", "a mosque attacked and shops looted", but "gunmen looted and burned shops"
        following = i + 2
        is_verb = following < len(tokens) and bool(verb_forms(tokens[following].lower))
        return _lacks_object(tokens, following) if is_verb else True
    return _is_preposition(after) or closed_classes().is_adverb(after.lower)


def _has_form(token: Token, form: Form) -> bool:
    return token.is_word and any(form in known.forms for known in verb_forms(token.lower))


def _starts_object(token: Token | None) -> bool:
    """As `_starts_noun_phrase`, behind a word that may be a noun: "attacks" is a verb before "the", not "that"."""
    if token is None or not _starts_noun_phrase(token) or closed_classes().is_adverb(token.lower):
        return False
    return token.lower != "that" and (_opens_noun_phrase(token) or not (_may_be_verb(token) or _is_helper(token)))


def _may_be_verb(token: Token) -> bool:
    return bool(verb_forms(token.lower)) and token.lower not in closed_classes().mostly_nouns


def _is_helper(token: Token) -> bool:
    return token.lower in closed_classes().helpers


def _opens_noun_phrase(token: Token) -> bool:
    return token.lower in closed_classes().determiners or token.kind is TokenKind.NUMBER


def _starts_noun_phrase(token: Token | None) -> bool:
    if token is None or token.kind is TokenKind.MARK:
        return token is not None and token.text in "“\"‘'$£€"
    classes = closed_classes()
    return (
        token.lower in classes.determiners
        or token.kind is TokenKind.NUMBER
        or not (
            token.lower in classes.prepositions
            or token.lower in classes.conjunctions
            or token.lower in classes.auxiliaries
        )
    )


def _is_nounlike(token: Token | None) -> bool:
    if token is None or not token.is_word:
        return False
    classes = closed_classes()
    return token.lower not in classes.function_words and not classes.is_adverb(token.lower)


def _is_preposition(token: Token | None) -> bool:
    return token is not None and token.lower in closed_classes().prepositions


def subject_of(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> Phrase | None:
    """The noun phrase before group `index`; through "and", a comma, a relative or a participle to the one it shares.

    None where the sentence names none.
    """
    found = _subject(tokens, groups, index)
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
    is_seen = _perceive(groups[index - 1].bases) and _is_one_phrase(tokens, start, end)
    return Phrase(start=start, end=end) if is_seen else None


def _beside(tokens: Sequence[Token], floor: int, end: int) -> Phrase | None:
    """Who else does something meanwhile: those of "police fled, with crowds smashing windows and looting shops"."""
    start = next((i + 1 for i in range(end - 1, floor - 1, -1) if tokens[i].lower == "with"), None)
    if start is None:
        return None
    stop = next((i for i in range(start, end) if _ends_phrase_backward(tokens, i) or _is_doing(tokens[i])), end)
    return Phrase(start=start, end=stop) if start < stop < end and _is_doing(tokens[stop]) else None


def _is_doing(token: Token) -> bool:
    return token.lower.endswith("ing") and _has_form(token, Form.GERUND)


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
    return end - 1 if _is_nounlike(before) else end


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
    return token.lower == "since" or (_is_preposition(token) and token.lower not in closed_classes().subordinators)


def _ends_phrase_backward(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.kind is TokenKind.MARK:
        return token.text not in "/&-.’'" or _is_spaced_dash(tokens, i) or _is_opening_quote(tokens, i)
    return token.lower in closed_classes().before_phrase


def _is_opening_quote(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark opens a quotation: what stands before it is of another phrase."""
    is_beside_next = i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start
    return tokens[i].text in "'‘’" and is_beside_next and (i == 0 or tokens[i - 1].end < tokens[i].start)


def _is_spaced_dash(tokens: Sequence[Token], i: int) -> bool:
    """Whether the mark is a dash between clauses, not a hyphen."""
    return tokens[i].text == "-" and 0 < i < len(tokens) - 1 and tokens[i - 1].end < tokens[i].start


def _is_initial(tokens: Sequence[Token], i: int) -> bool:
    """Whether the full stop belongs to an initial or a title ("Ada M. Moss", "Sgt. Moss")."""
    before = tokens[i - 1] if i else None
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    is_short = before is not None and len(before.text) <= _TITLE and before.is_capitalised
    return bool(is_short and following and following.is_capitalised)


_FRONT = 3  # tokens before which a sentence's first verb stands in front of its subject: "just after |attacking"
_LEADS_IN = frozenset({"on", "in", "at", "by", "for", "to", "from", "with", "also", "among", "of"})


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


def object_of(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> Phrase | None:
    """The noun phrase straight behind group `index`, "of" and "and" included; None where none follows."""
    return phrase_from(tokens, groups, groups[index].end)


def phrase_from(tokens: Sequence[Token], groups: Sequence[VerbGroup], start: int) -> Phrase | None:
    """The noun phrase that begins at token `start`; None where a preposition, mark or verb stands there."""
    classes = closed_classes()
    i, last = start, len(tokens)
    while i < last and classes.is_adverb(tokens[i].lower) and tokens[i].lower not in _HEDGES:
        i += 1
    begin = i
    if begin < last and (tokens[begin].lower == "of" or tokens[begin].lower in classes.conjunctions):
        return None
    verb = _verb_from(groups, begin, last)
    if begin < last and tokens[begin].text in _OBJECT_PRONOUNS:
        return Phrase(start=begin, end=begin + 1)  # "killed |them| alone"
    while i < verb and not _ends_phrase_forward(tokens, i, verb) and not _is_day(tokens, i):
        i += 1
    while i > begin and (tokens[i - 1].lower in _NO_PHRASE_END or tokens[i - 1].lower in classes.conjunctions):
        i -= 1
    return Phrase(start=begin, end=i) if i > begin else None


_SUBJECT_PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they"})
_OBJECT_PRONOUNS = frozenset({"him", "them", "me", "us", "himself", "herself", "themselves"})
_HEDGES = frozenset({"about", "nearly", "almost"})
_NO_PHRASE_END = frozenset({",", "late", "early", "last", "'", "’"})


def _verb_from(groups: Sequence[VerbGroup], begin: int, last: int) -> int:
    """Where the first group begins that begins at `begin` or later; `last` where none does."""
    for group in groups:
        if group.start >= begin:
            return group.start
    return last


_BEFORE_CALENDAR = frozenset({"last", "this", "next", "earlier"})


def _is_day(tokens: Sequence[Token], i: int) -> bool:
    """Whether a day is named that only dates what is said ("shot two men Friday"), not "Friday prayers"."""
    classes, lower = closed_classes(), tokens[i].lower
    if lower not in classes.days and lower not in _BEFORE_CALENDAR:
        return False
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if lower in _BEFORE_CALENDAR and following and following.lower in classes.calendar:
        return i + 2 == len(tokens) or tokens[i + 2].lower != "'s"
    if lower not in classes.days:
        return False
    return following is None or following.lower in classes.calendar or not _is_nounlike(following)


def _ends_phrase_forward(tokens: Sequence[Token], i: int, verb: int) -> bool:
    """Whether a phrase ends at token `i`, which stands before the next verb."""
    token = tokens[i]
    classes = closed_classes()
    if token.kind is TokenKind.MARK:
        is_inner = token.text in "/&-’'“\"$" or (token.text == "." and _is_initial(tokens, i))
        return not is_inner or _is_spaced_dash(tokens, i)
    if token.lower in classes.conjunctions:
        return (
            i + 1 >= len(tokens) or i + 1 == verb or tokens[i + 1].lower in classes.adverbs or _goes_on(tokens, i + 1)
        )
    return token.lower in classes.behind_phrase


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb of no list goes on there: "killed a docker and |dragged on", not "and injured men"."""
    is_past = tokens[i].lower.endswith("ed") and tokens[i].lower not in _NO_VERBS and not verb_forms(tokens[i].lower)
    return is_past and (i + 1 == len(tokens) or _is_preposition(tokens[i + 1]))


def phrase_after(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], start: int, prepositions: frozenset[str]
) -> Phrase | None:
    """The noun phrase behind the first of `prepositions` that follows token `start` within its clause."""
    for i in range(start, len(tokens)):
        if tokens[i].lower in prepositions:
            return phrase_from(tokens, groups, i + 1)
        if tokens[i].text in ".;:—" or (tokens[i].text == "," and i > start):
            return None
    return None
