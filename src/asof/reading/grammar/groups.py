"""The verbs of a sentence with their voice and polarity, as far as word order and closed classes tell.

A light grammar, not a parser.  Linear in the tokens of one sentence.
"""

from collections.abc import Sequence
from typing import NamedTuple

from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form, VerbForm, verb_forms
from asof.reading.grammar.tokens import (
    has_form,
    is_helper,
    is_nounlike,
    is_one_phrase,
    is_preposition,
    is_unlisted_past,
    opens_noun_phrase,
    perceives,
    starts_noun_phrase,
)
from asof.reading.words import Token, TokenKind

_JOINED = 8  # verbs joined by "and" whose shared object is looked for
_SHORT_WORD = 3  # letters up to which a word is small even in a headline ("the", "and")
_PLURALS = frozenset({"police", "people", "they", "we", "who", "that", "others"})
_BEFORE_GERUND = frozenset(
    {",", "and", "or", "by", "from", "of", "after", "before", "while", "for", "without", "–", "—", "-", ";"}
)


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
        elif group is None and _acts_unlisted(tokens, i):
            group = _one_word(i, (lower,), reduced=is_preposition(tokens[i + 1]))
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
            if (before.passive and perceives(before.bases)) or perceives(bases)
            else None
        )
    is_somebody = is_nounlike(tokens[i - 1]) or tokens[i - 1].lower in closed_classes().pronouns
    return (
        _one_word(i, bases, gerund=True)
        if is_somebody and perceives(before.bases) and is_one_phrase(tokens, before.end, i)
        else None
    )


def _acts_unlisted(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb of no list acts there: "grief |fueled a march", "he |chased down two men"."""
    token, after = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    if i == 0 or after is None or not (is_unlisted_past(token) and token.text.islower()):
        return False
    classes, before = closed_classes(), tokens[i - 1]
    follows = classes.pronouns | classes.numbers | classes.prepositions
    opens = opens_noun_phrase(after) or after.lower in follows or after.is_capitalised
    return opens and (is_nounlike(before) or before.lower in classes.pronouns)


def _one_word(
    i: int, bases: tuple[str, ...], *, gerund: bool = False, reduced: bool = False, negated: bool = False
) -> VerbGroup:
    return VerbGroup(
        start=i,
        end=i + 1,
        head=i,
        bases=bases,
        passive=False,
        reduced=reduced,
        negated=negated,
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
    is_infinitive = first == "to" and start + 1 < len(tokens) and has_form(tokens[start + 1], Form.BASE)
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
    return _one_word(
        i,
        tuple(form.base for form in forms),
        gerund=any(Form.GERUND in form.forms for form in forms),
        reduced=_is_reduced(tokens, i, forms),
        negated=i > 0 and tokens[i - 1].lower in ("not", "never", "without"),
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
        return before is not None and not opens_noun_phrase(before)
    if before is not None and opens_noun_phrase(before) and not _may_stand_alone(tokens, i - 1):
        return False
    if before is not None and before.lower == "united":
        return False  # "UNITED STATES", "UNITED NATIONS"
    if Form.PAST in forms or Form.PARTICIPLE in forms:
        is_counted = before is not None and before.lower in closed_classes().numbers
        is_counted_noun = is_counted and after is not None and (is_nounlike(after) or is_helper(after))
        return not (is_counted_noun or (is_preposition(before) and is_nounlike(after)))
    if before is None or not (before.is_word or before.text in ",”\"’'"):
        return False
    if Form.THIRD in forms:
        return _starts_object(after) and not is_preposition(before) and not is_helper(before)
    if tokens[i].lower in closed_classes().mostly_nouns:
        return False
    is_plural = before.lower in _PLURALS or (before.lower.endswith("s") and not before.lower.endswith(("ous", "ss")))
    return is_plural and not is_preposition(before) and (starts_noun_phrase(after) or is_preposition(after))


def _may_stand_alone(tokens: Sequence[Token], i: int) -> bool:
    """Whether a determiner is a pronoun here: "that shot" is one, "in that block" and "the" are none."""
    if tokens[i].lower == "that":
        return i == 0 or not is_preposition(tokens[i - 1])
    return tokens[i].lower in ("others", "all", "both")


def _is_gerund(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i].lower in closed_classes().adjectival and _is_bare_noun(tokens, i + 1):
        return False
    return i == 0 or tokens[i - 1].lower in _BEFORE_GERUND


def _is_bare_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun without an article stands there, written small: "surrounding |villages"."""
    return i < len(tokens) and is_nounlike(tokens[i]) and tokens[i].text.islower()


def _lacks_object(tokens: Sequence[Token], i: int) -> bool:
    for at in range(i, i + 2 * _JOINED, 2):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or after.kind is TokenKind.MARK:
            return True
        if after.lower not in closed_classes().conjunctions:
            return is_preposition(after) or closed_classes().is_adverb(after.lower)
        # "shops looted and burned in Velm", "a mosque attacked and shops looted", but "gunmen looted and burned shops"
        if at + 2 >= len(tokens) or not verb_forms(tokens[at + 2].lower):
            return True
    return True


def _starts_object(token: Token | None) -> bool:
    """As `starts_noun_phrase`, behind a word that may be a noun: "attacks" is a verb before "the", not "that"."""
    if token is None or not starts_noun_phrase(token) or closed_classes().is_adverb(token.lower):
        return False
    return token.lower != "that" and (opens_noun_phrase(token) or not (_may_be_verb(token) or is_helper(token)))


def _may_be_verb(token: Token) -> bool:
    return bool(verb_forms(token.lower)) and token.lower not in closed_classes().mostly_nouns
