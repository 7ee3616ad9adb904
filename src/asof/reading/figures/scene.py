"""Sets out one sentence for the reading of figures: its tokens, measuring words and counts, by their places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asof.model.quantity import Quantity
from asof.model.span import Span
from asof.reading.figures.lexicon import Part, Roles, binders, care_words, disease_words, measure_words
from asof.reading.figures.phrase import Mark, NounPhrase, is_plain_word, read_noun_phrase
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import verb_forms
from asof.reading.quantities.nouns import NounClass, nouns
from asof.reading.words import Token, TokenKind, tokenise

_ARTICLES = frozenset({"a", "an", "another"})
_VIRUSES = ("covid", "coronavir", "sars-", "h1n1", "h5n1", "h7n9", "2019-")
_TO_CARE = 8  # tokens: "taken to the Ibn Sina university hospital"
_AGES = ("-year-old", "-month-old", "-week-old", "-day-old")
_SENTENCE_ENDS = frozenset('.?!”"')
_CLAUSE_MARKS = frozenset(":;,|–—")
_LONGEST_HEADED = 5  # tokens of who a headline is about: "Elm County school bus driver"
_GROUPS = frozenset(
    {
        "crowd",
        "family",
        "couple",
        "staff",
        "crew",
        "personnel",
        "police",
        "convoy",
        "human",
        "life",
        "forces",
        "troops",
        "folk",
        "gendarmes",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A quantity at tokens ``[first, last)`` and what it counts; `indefinite` is "a man", counted only if measured."""

    quantity: Quantity
    first: int
    last: int
    phrase: NounPhrase
    indefinite: bool = False

    @property
    def end(self) -> int:
        """The token after the noun phrase."""
        return max(self.last, self.phrase.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One sentence; `starts` and `ends` find a measuring phrase by its first token and by the token after it.

    `counts` stand in the order of the words, `count_at` finds one by its first token.
    """

    words: str
    tokens: Sequence[Token]
    starts: Mapping[int, Mark]
    ends: Mapping[int, Mark]
    counts: Sequence[Counted]
    count_at: Mapping[int, Counted]

    def lower(self, index: int) -> str:
        """The word at `index` in lower case, empty outside the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def is_be(self, index: int) -> bool:
        """Whether a form of "be" stands there."""
        return self.lower(index) in closed_classes().be

    @property
    def names_disease(self) -> bool:
        """Whether it tells of a disease: without one a case is a matter of law."""
        return any(token.lower in disease_words() or token.lower.startswith(_VIRUSES) for token in self.tokens)

    def past_adverbs(self, at: int) -> int:
        """The first place from `at` that holds no adverb, or one that measures."""
        while self.is_adverb(at) and at not in self.starts:
            at += 1
        return at

    def is_adverb(self, index: int) -> bool:
        """Whether a word stands there that a verb group may hold."""
        word = self.lower(index)
        return bool(word) and closed_classes().is_adverb(word)


def set_out(words: str, quantities: Sequence[Quantity]) -> Scene | None:
    """The scene of the sentence `words`, whose `quantities` have spans in it; None where it can count nothing.

    Linear in the sentence.
    """
    tokens = tokenise(words)
    articles = [index for index, token in enumerate(tokens) if token.lower in _ARTICLES]
    is_headline = bool(tokens) and tokens[-1].text not in _SENTENCE_ENDS
    if not (quantities or articles or is_headline):
        return None
    marks = _marks(tokens)
    openings = _headline_openings(tokens, marks) if is_headline else []
    starts = {mark.start: mark for mark in marks}
    counts = _without_wholes(tokens, [_counted(tokens, starts, quantity) for quantity in quantities])
    taken = {index for count in counts for index in range(count.first, count.last)}
    counts += [
        count
        for index in articles
        if not {index, index + 1} & taken and (count := _indefinite(words, tokens, starts, index))
    ]
    counts += [
        count for index in openings if index not in taken and (count := _without_article(words, tokens, starts, index))
    ]
    counts.sort(key=lambda count: count.first)
    return Scene(
        words=words,
        tokens=tokens,
        starts=starts,
        ends={mark.end: mark for mark in marks},
        counts=counts,
        count_at={count.first: count for count in counts},
    )


def _marks(tokens: Sequence[Token]) -> list[Mark]:
    """The measuring phrases, the longest at each place, apart from one another."""
    table, found, after = measure_words(), [], 0
    for start, end, roles in table.starting_within(tokens, 0, len(tokens)):
        if start < after:
            continue
        after = end
        if Part.MOVED in roles:
            if any(token.lower in care_words() for token in tokens[end : end + _TO_CARE]):
                found.append(Mark(start, end, {Part.UNDERGONE: roles[Part.MOVED]}))
        elif not _is_noun_here(tokens, start, end, roles):
            found.append(Mark(start, end, roles))
    return found


def _is_noun_here(tokens: Sequence[Token], start: int, end: int, roles: Roles) -> bool:
    """Whether a verb that is also a noun stands as one: "the protest", "in protest", "a demand"."""
    if start == 0 or end != start + 1 or not roles.keys() <= {Part.SUFFERED, Part.ACTIVE}:
        return False
    before, classes = tokens[start - 1].lower, closed_classes()
    return before in classes.determiners or (
        before in classes.prepositions and before not in ("to", "by", "of", "after")
    )


def _counted(tokens: Sequence[Token], starts: Mapping[int, Mark], quantity: Quantity) -> Counted:
    first = next(index for index, token in enumerate(tokens) if token.end > quantity.span.start)
    last = next((index for index in range(first, len(tokens)) if tokens[index].start >= quantity.span.end), len(tokens))
    return Counted(quantity=quantity, first=first, last=last, phrase=read_noun_phrase(tokens, starts, last))


def _without_wholes(tokens: Sequence[Token], counts: Sequence[Counted]) -> list[Counted]:
    """`counts` without the whole in "three of four boys", of which the part is told, nor "one" of "one of 300"."""
    lasts = {count.last: count for count in counts}
    dropped: set[int] = set()
    for whole in counts:
        is_definite = whole.first > 0 and tokens[whole.first - 1].lower in ("the", "those", "these")
        of = whole.first - 1 - is_definite
        part = lasts.get(of) if of > 0 and tokens[of].lower == "of" else None
        if part and not whole.phrase.is_bare:
            dropped.add(part.first if part.quantity.high == 1 and not is_definite else whole.first)
    return [count for count in counts if count.first not in dropped]


def _indefinite(words: str, tokens: Sequence[Token], starts: Mapping[int, Mark], index: int) -> Counted | None:
    """ "a policeman", "an eleven-month-old boy", "another man": one person, if the noun phrase ends in a singular."""
    if tokens[index].lower == "another" and _is_alone(tokens, index):
        return Counted(quantity=_one(words, tokens, index, index + 1), first=index, last=index + 1,
                       phrase=NounPhrase(start=index + 1, end=index + 1), indefinite=True)  # fmt: skip
    phrase = _of_an_age(tokens, index + 1) or read_noun_phrase(tokens, starts, index + 1)
    head = tokens[phrase.end - 1].lower if not phrase.is_bare else ""
    noun = nouns().singular.get(head.rpartition("-")[2])
    is_person = phrase.noun is NounClass.PEOPLE if noun is None else noun.is_people and head not in _GROUPS
    if not is_person or _speaks(tokens, phrase.end):
        return None
    quantity = _one(words, tokens, index, phrase.end)
    return Counted(quantity=quantity, first=index, last=index + 1, phrase=phrase, indefinite=True)


def _one(words: str, tokens: Sequence[Token], first: int, end: int) -> Quantity:
    """One, in the words of the tokens ``[first, end)``."""
    span = Span(start=tokens[first].start, end=tokens[end - 1].end)
    return Quantity(low=1, high=1, words=span.of(words), span=span)


def _is_alone(tokens: Sequence[Token], index: int) -> bool:
    """Whether "another" stands for one more without a noun ("wounding another")."""
    if index + 1 >= len(tokens):
        return True
    following = tokens[index + 1]
    return following.kind is TokenKind.MARK or following.lower in closed_classes().prepositions - {"of", "about"}


def _headline_openings(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[int]:
    """Where a clause, an object, or an age behind "of", begins without an article, in a line that ends in no stop."""
    function_words = closed_classes().function_words
    verbs = {mark.end for mark in marks if Part.ACTIVE in mark.roles}
    return [
        index
        for index, token in enumerate(tokens)
        if (
            index == 0
            or tokens[index - 1].text in _CLAUSE_MARKS
            or index in verbs  # "Police shoot man dead"
            or (tokens[index - 1].lower == "of" and token.lower.endswith(_AGES))
        )
        and token.kind is not TokenKind.MARK
        and token.lower not in function_words
    ]


def _without_article(words: str, tokens: Sequence[Token], starts: Mapping[int, Mark], index: int) -> Counted | None:
    """ "Man shot dead", "Police: Teenager injured": a headline leaves the article out where it begins a clause."""
    phrase = _of_an_age(tokens, index) or read_noun_phrase(tokens, starts, index)
    head = tokens[phrase.end - 1].lower if phrase.end > index else ""
    noun = nouns().singular.get(head) if head not in nouns().plural else None
    is_person = head.endswith(_AGES) or (noun is not None and noun.is_people)
    is_long = phrase.end - index > _LONGEST_HEADED
    if (
        not is_person
        or is_long
        or head in _GROUPS
        or _speaks(tokens, phrase.end)
        or _is_named(tokens, starts, phrase.end)
    ):
        return None
    quantity = _one(words, tokens, index, phrase.end)
    return Counted(quantity=quantity, first=index, last=index, phrase=phrase, indefinite=True)


def _is_named(tokens: Sequence[Token], starts: Mapping[int, Mark], after: int) -> bool:
    """Whether a name follows: "Union leader Ada Moss dies" tells of somebody known, and counts nobody."""
    if after >= len(tokens) or after in starts or not tokens[after].is_capitalised:
        return False
    word = tokens[after].lower
    return not (closed_classes().is_adverb(word) or word in closed_classes().function_words or verb_forms(word))


def _speaks(tokens: Sequence[Token], after: int) -> bool:
    """Whether the phrase is who says it ("…, a prosecutor said"), not whom it befell."""
    return after < len(tokens) and tokens[after].lower in binders().saying - {"that", "reported"}


def _of_an_age(tokens: Sequence[Token], start: int) -> NounPhrase | None:
    """ "a 12-year-old", "a 28-year-old baker": whoever has an age is a person, whatever the noun."""
    if start >= len(tokens) or not tokens[start].lower.endswith(_AGES):
        return None
    following = start + 1
    has_noun = following < len(tokens) and tokens[following].text.islower() and is_plain_word(tokens[following])
    is_known = has_noun and nouns().class_of(tokens[following].lower) is not None
    return None if is_known else NounPhrase(start=start, end=following + has_noun, noun=NounClass.PEOPLE)
