"""Sets out one sentence for the reading of figures: its tokens, measuring words and counts, by their places."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from asof.model.figure import Measure
from asof.model.quantity import Quantity
from asof.reading.figures.counted import Counted, counted, without_wholes
from asof.reading.figures.deaths import owners_of_death
from asof.reading.figures.headlines import before_fates, headline_openings, without_article
from asof.reading.figures.hyphens import with_hyphens_joined
from asof.reading.figures.lexicon import (
    Part,
    Roles,
    binders,
    body_words,
    care_words,
    crime_words,
    custody_words,
    disease_words,
    hurt_words,
    measure_words,
    sign_words,
    victim_words,
    wound_words,
    wounded_by_words,
)
from asof.reading.figures.news import is_of_news
from asof.reading.figures.phrase import Mark, is_plain_word
from asof.reading.figures.semicolons import with_lists_joined
from asof.reading.figures.singulars import ALONE_IN_HEADLINES, indefinite, joined
from asof.reading.figures.some import some_of
from asof.reading.figures.stops import with_short_stops
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form, verb_forms
from asof.reading.quantities.lexicon import number_words
from asof.reading.quantities.nouns import nouns
from asof.reading.speakers.lexicon import lexicon
from asof.reading.speakers.upper import with_case
from asof.reading.words import Token, TokenKind, tokenise

_VIRUSES = ("covid", "coronavir", "sars-", "h1n1", "h5n1", "h7n9", "2019-")
_BY_WHAT_FOLLOWS = frozenset({Part.MOVED, Part.FALLEN, Part.STRUCK, Part.RECEIVED})
_CARED_FOR = ("hospital", "treat", "admitted", "condition", "intensive")
_WITH_DEED = frozenset({"with", "for", "by", "in", "before", "from", "while"})  # not "without": it was not done
_WOUNDED = frozenset({"victim", "victims", "patient", "patients"})
_ILL = frozenset({"mentally", "terminally", "incurably", "chronically"})
_OF_WORK = frozenset({"day", "days", "leave", "pay", "note", "notes"})
_ARTICLES = frozenset({"a", "an", "another"})
_SENTENCE_ENDS = frozenset('.?!”"')
# What makes lives lost.
_TAKING = frozenset({
    "take", "takes", "took", "taken", "taking", "claim", "claims", "claimed", "claiming", "cost", "costs", "costing",
    "end", "ends", "ended", "ending", "lost", "lose", "losing", "loss", "cut", "snuffed", "mourn",
    "mourned", "mourning",
})  # fmt: skip
_MANNERS = frozenset({"differently", "fairly", "unfairly", "equally", "like", "alike", "likewise", "disrespectfully"})
_WAYS = frozenset({"way", "ways", "how"})
_FIRING = frozenset({"shoot", "shoots", "shot", "shooting"})
_TO_MANNER = 4  # tokens: "treat these young clerks |differently"
_TO_WAY = 7  # tokens: "the |way in which the two clerks are being treated"
_TO_LIVES = 4  # tokens from what takes lives to them: "took the young |lives of"
_OFFICES = frozenset({"seat", "seats", "post", "posts", "position", "positions", "office", "title", "titles", "record"})
_HOLDING_ON = frozenset({"up", "out", "off", "back", "together", "aloft"})
# "Two murder charges", "a murder suspect" tell of nobody's death.
_CRIMES = frozenset({"murder", "homicide", "kidnapping", "abduction", "assassination"})
_OF_LAW = frozenset(
    {"charge", "charges", "suspect", "suspects", "trial", "trials", "probe", "probes", "count", "counts"}
)
_NOT_PAST = frozenset({Form.BASE, Form.THIRD, Form.GERUND})
_LINE = 12  # tokens of a headline that ends in a stop
_LONG_LINE = 30  # of one that begins with a noun for a person
_CLAUSE_ENDS = frozenset(",;.?!:")
_HURTING = frozenset({"shooting", "shootings", "stabbing", "stabbings"})
_TO_FATAL = 5  # tokens from a shooting back to "fatal"
_TO_DEATH = 12  # tokens: "stabbed his brother and a guest to death"
_ALMOST = frozenset({"nearly", "almost", "half", "close", "not"})
_TO_CONDITION = 3  # tokens: "in critical but stable |condition"
_TO_FATE = 10  # tokens: "fell 60 metres from a ridge on Mount Orm to his death"
_TO_WOUNDS = 5  # tokens: "with several minor injuries"
_FIRED = frozenset({"fired", "shots", "gunfire", "bullet", "bullets"})
_TO_SHOTS = 5  # tokens from the shots to whom they hit: "fired into a crowded bus, |hitting"
_TO_CARE = 8  # tokens: "taken to the Ibn Sina university hospital"


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

    def spells(self, start: int, words: Sequence[str]) -> bool:
        """Whether the tokens from `start` are `words`, in lower case."""
        return all(self.lower(start + at) == word for at, word in enumerate(words))

    @property
    def names_disease(self) -> bool:
        """Whether it tells of a disease: without one a case is a matter of law."""
        return _is_of_disease(self.tokens, sign_words())

    def past_adverbs(self, at: int) -> int:
        """The first place from `at` that holds no adverb, or one that measures."""
        while self.is_adverb(at) and at not in self.starts:
            at += 1
        return at

    def is_adverb(self, index: int) -> bool:
        """Whether a word stands there that a verb group may hold."""
        word = self.lower(index)
        return bool(word) and closed_classes().is_adverb(word)


def set_out(words: str, quantities: Sequence[Quantity]) -> Scene:
    """The scene of the sentence `words`, whose `quantities` have spans in it.  Linear in the sentence."""
    tokens = _tokens(words)
    articles = [index for index, token in enumerate(tokens) if token.lower in _ARTICLES]
    is_headline = bool(tokens) and (tokens[-1].text not in _SENTENCE_ENDS or _is_line_with_stop(tokens))
    marks = _marks(tokens)
    starts = {mark.start: mark for mark in marks}
    openings = owners_of_death(tokens, starts) if is_headline else []
    openings += [*headline_openings(tokens, marks), *before_fates(tokens, marks)] if is_headline else []
    openings = joined(tokens, openings)
    counts = without_wholes(tokens, [counted(tokens, starts, quantity) for quantity in quantities])
    taken = {index for count in counts for index in range(count.first, count.last)}
    counts += [
        count
        for index in articles
        if not {index, index + 1} & taken
        and (count := indefinite(words, tokens, starts, index))
        and taken.isdisjoint(range(count.first, count.end))  # "a further nine people"
    ]
    counts += some_of(words, tokens, starts, taken)
    for index in openings:
        count = without_article(words, tokens, starts, index) if index not in taken else None
        if count and taken.isdisjoint(range(count.first, count.end)):  # not in "Blast leaves two men dead"
            counts.append(count)
            taken.update(range(count.first, count.end))
    counts.sort(key=lambda count: count.first)
    return Scene(
        words=words,
        tokens=tokens,
        starts=starts,
        ends={mark.end: mark for mark in marks},
        counts=counts,
        count_at={count.first: count for count in counts},
    )


def _is_line_with_stop(tokens: Sequence[Token]) -> bool:
    """Whether a line is written as headlines are, but for its stop: "Fleeing suspect arrested.", "Man, 60, hurt."."""
    if tokens[-1].text != ".":
        return False
    if tokens[0].lower in ALONE_IN_HEADLINES and len(tokens) <= _LONG_LINE:
        return True  # nowhere else does such a noun open a sentence without an article
    if len(tokens) > _LINE:
        return False
    closed = closed_classes()
    return not any(token.lower in closed.determiners or token.lower in closed.auxiliaries for token in tokens)


def _tokens(words: str) -> Sequence[Token]:
    """The tokens of `words` as the figures are read over them: lists and words with hyphens in one."""
    return with_short_stops(with_hyphens_joined(with_lists_joined(with_case(tokenise(words), lexicon()))))


def with_counts(scene: Scene, more: Sequence[Counted]) -> Scene:
    """`scene` with more counts in their places."""
    counts = sorted([*scene.counts, *more], key=lambda count: count.first)
    return replace(scene, counts=counts, count_at={count.first: count for count in counts})


def _marks(tokens: Sequence[Token]) -> list[Mark]:
    """The measuring phrases, the longest at each place, apart from one another."""
    table, found, after = measure_words(), [], 0
    for start, end, roles in table.starting_within(tokens, 0, len(tokens)):
        if start < after:
            continue
        after = end
        if not _BY_WHAT_FOLLOWS.isdisjoint(roles):
            if mark := _by_what_follows(tokens, start, end, roles) or _by_itself(tokens, start, roles):
                found.append(mark)
                after = mark.end
        elif Part.ACT in roles and tokens[start].lower in _HURTING and _is_fatal(tokens, start):
            found.append(Mark(start, end, {Part.ACT: Measure.KILLED}))
        elif _is_of_life(tokens, start, end) or _is_set_phrase(tokens, start, end) or is_of_news(tokens, start, end):
            after = end - (tokens[end - 1].lower == "in")  # "remained |in jail"
        elif not (_is_of_law(tokens, end) or _holds_on(tokens, start, end) or _is_noun_here(tokens, start, end, roles)):
            found.append(_to_death(tokens, Mark(start, end, roles)))
    return (
        [_of_the_sick(tokens, mark) for mark in found] if found and _is_of_disease(tokens, disease_words()) else found
    )


def _by_what_follows(tokens: Sequence[Token], start: int, end: int, roles: Roles) -> Mark | None:
    """The mark of words that measure only with others behind: "taken to" a hospital, "received" wounds."""
    if Part.MOVED in roles:
        measure = _where_to(tokens, end, roles[Part.MOVED])
        return Mark(start, end, {Part.UNDERGONE: measure}) if measure else None
    if Part.FALLEN in roles:
        death_end = _end_of_fall(tokens, end)
        return Mark(start, death_end, {Part.SUFFERED: roles[Part.FALLEN]}) if death_end else None
    if Part.STRUCK in roles:
        is_hurt = any(token.lower in body_words() for token in tokens[end : end + _TO_CARE])
        is_hurt = is_hurt or any(_is_fired(tokens, at) for at in range(max(0, start - _TO_SHOTS), start))
        is_hurt = is_hurt or _is_run_into(tokens, start, end)
        return Mark(start, end, {Part.ACTIVE: roles[Part.STRUCK], Part.PAST: roles[Part.STRUCK]}) if is_hurt else None
    is_with = tokens[start].lower == "with"  # "two boys with minor injuries"
    reach = _TO_WOUNDS if is_with else _TO_CARE
    hurts = wound_words() if is_with else hurt_words()
    near = [token.lower for token in tokens[end : end + reach]]
    measure = Measure.KILLED if near[:1] == ["fatal"] or near[1:2] == ["fatal"] else roles[Part.RECEIVED]
    is_hurt = not hurts.isdisjoint(near)
    return Mark(start, end, {Part.STATE if is_with else Part.SUFFERED: measure}) if is_hurt else None


def _is_fired(tokens: Sequence[Token], at: int) -> bool:
    """Whether shots are told of there: "|opened fire|, hitting three", where "a fire hit a town" tells of none."""
    is_opened = tokens[at].lower == "fire" and at > 0 and tokens[at - 1].lower.startswith("open")
    return is_opened or tokens[at].lower in _FIRED


def _is_run_into(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a vehicle is told of beside what is hit, and somebody who is no driver: "a van |hit| two boys"."""
    words = [token.lower for token in (*tokens[max(0, start - _TO_SHOTS) : start], *tokens[end : end + _TO_SHOTS])]
    if binders().vehicles.isdisjoint(words):
        return False
    people = (nouns().class_of(word) for word in words if word not in binders().vehicles)
    return any(found is not None and found.is_people for found in people)


def _by_itself(tokens: Sequence[Token], start: int, roles: Roles) -> Mark | None:
    """The mark of the first word as it measures with nothing behind it: "escaped |with a stolen car"."""
    alone = {**measure_words().values.get((tokens[start].lower,), {}), **roles}
    rest = {part: measure for part, measure in alone.items() if part not in _BY_WHAT_FOLLOWS}
    return Mark(start, start + 1, rest) if rest else None


def _where_to(tokens: Sequence[Token], start: int, hurt: Measure) -> Measure | None:
    """`hurt` if a place of care stands near, an arrest if a jail does.

    No "medical examiner", to whom the dead are taken, and not "the prison", where others are sent as well.
    """
    near = [token.lower for token in tokens[start : start + _TO_CARE + 1]]
    if tokens[start - 1].lower == "booked":
        is_held = any(word in custody_words() | crime_words() for word in near[:_TO_CARE])
        return Measure.ARRESTED if is_held else None
    for at, word in enumerate(near[:_TO_CARE]):
        if word in care_words() and near[at + 1 : at + 2] != ["examiner"]:
            return hurt
        if word in custody_words():
            return None if at and near[at - 1] == "the" else Measure.ARRESTED
    return None


def _end_of_fall(tokens: Sequence[Token], start: int) -> int | None:
    """The end of "to his death" near `start`, over how deep and from where the fall was; None where it is not told."""
    for at in range(start, min(start + _TO_FATE, len(tokens) - 2)):
        if tokens[at].text in _CLAUSE_ENDS and not tokens[at + 1].text[0].isdigit():
            return None  # but "2, 000 feet"
        is_owned = tokens[at + 1].lower in ("his", "her", "their")
        if tokens[at].lower == "to" and is_owned and tokens[at + 2].lower in ("death", "deaths"):
            return at + 3
    return None


def _is_of_disease(tokens: Sequence[Token], words: Set[str]) -> bool:
    """Whether one of `words`, or a virus by its name, stands among the tokens."""
    return any(token.lower in words or token.lower.startswith(_VIRUSES) for token in tokens)


def _of_the_sick(tokens: Sequence[Token], mark: Mark) -> Mark:
    """The mark of what is done to the sick as to the hurt: "hospitalised with cholera" tells of no wound."""
    if not any(token.lower.startswith(_CARED_FOR) for token in tokens[mark.start : mark.end]):
        return mark
    sick = {part: Measure.SICK if told is Measure.INJURED else told for part, told in mark.roles.items()}
    return Mark(mark.start, mark.end, sick)


def _is_set_phrase(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "brain |dead", "one |sick| day a month", "a warning |shot", "a |gunshot| residue kit"."""
    if tokens[start].lower == "shot" and start > 0 and tokens[start - 1].lower == "warning":
        return True
    if tokens[start].lower == "gunshot" and end == start + 1 < len(tokens) and _is_other_noun(tokens[end]):
        return True
    if "treat" in (tokens[start].lower[:5], tokens[end - 1].lower[:5]) and _is_of_manner(tokens, start, end):
        return True  # "are being |treated differently"
    if tokens[start].lower in _FIRING:
        return _is_shot_at(tokens, end)
    if start > 0 and end == start + 1 and tokens[start].lower == "ill" and tokens[start - 1].lower in _ILL:
        return True  # "mentally |ill"
    if tokens[start].lower == "injured" and end < len(tokens) and tokens[end].lower in ("reserve", "list"):
        return True  # where teams put their players
    if tokens[start].lower == "critical" and end < len(tokens) and tokens[end].lower in ("of", "to", "for"):
        return True  # "was critical of the plan"
    if tokens[end - 1].lower == "in" and end == start + 2:  # "|remained in| serious condition" tells of no crowd
        near = [token.lower for token in tokens[end : end + _TO_CONDITION]]
        if "condition" in near or not custody_words().isdisjoint(near):
            return True
    if end < len(tokens) and tokens[end].lower in ("'s", "’s") and tokens[start].is_capitalised and start > 0:
        return True  # the name of a firm: "three |March|'s managers"
    is_of_work = end < len(tokens) and tokens[end].lower in _OF_WORK
    return (start > 0 and tokens[start - 1].lower == "brain") or (tokens[start].lower == "sick" and is_of_work)


def _is_of_manner(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether it is told how people are used, and of no wound: "|treated two clerks differently"."""
    behind = {token.lower for token in tokens[end : end + _TO_MANNER]}
    return bool(behind & _MANNERS) or any(token.lower in _WAYS for token in tokens[max(0, start - _TO_WAY) : start])


def _is_shot_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether those are told of who fire and whom they aim at, not who is hit: "|shot at each other", "at guards"."""
    if at + 1 >= len(tokens) or tokens[at].lower != "at":
        return False
    word, closed = tokens[at + 1].lower, closed_classes()
    if word in ("one", "each"):
        return at + 2 < len(tokens) and tokens[at + 2].lower in ("another", "other")
    if word in closed.pronouns or word in ("by", "police"):
        return at + 2 >= len(tokens) or not is_plain_word(tokens[at + 2])
    found = nouns().plural.get(word)
    return found is not None and found.is_people


def _is_other_noun(token: Token) -> bool:
    """Whether a word behind "gunshot" is of no wound and nobody hurt."""
    return token.text.islower() and is_plain_word(token) and token.lower not in wound_words() | _WOUNDED


def _is_of_life(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether lives are those of the living: "put |the lives of| millions at risk", not "claimed the lives of"."""
    if tokens[end - 1].lower != "of" or tokens[start].lower not in ("life", "lives"):
        return False
    return not any(token.lower in _TAKING for token in tokens[max(0, start - _TO_LIVES) : start])


def _is_of_law(tokens: Sequence[Token], end: int) -> bool:
    """Whether a word of crime before `end` only tells what a charge is of, or a suspect is suspected of."""
    if end >= len(tokens) or tokens[end].lower not in _OF_LAW:
        return False
    is_noun = end > 1 and tokens[end - 1].lower.endswith("ing") and tokens[end - 2].is_word
    return tokens[end - 1].lower in _CRIMES or (is_noun and tokens[end].lower == "suspect")  # "mass killing suspect"


def _is_fatal(tokens: Sequence[Token], noun: int) -> bool:
    """Whether a shooting or a stabbing is called fatal before its place: "the fatal Velm police |shooting"."""
    for at in range(noun - 1, max(-1, noun - _TO_FATAL), -1):
        if tokens[at].lower in ("fatal", "deadly"):
            return True
        if not tokens[at].is_word or tokens[at].lower in closed_classes().function_words:
            return False
    return False


def _to_death(tokens: Sequence[Token], mark: Mark) -> Mark:
    """The mark of a verb whose object is hurt "to death": "stabbed his brother and a guest to death"."""
    is_hurt = Part.HARM in mark.roles or mark.roles.get(Part.PAST, mark.roles.get(Part.ACTIVE)) is Measure.INJURED
    if not is_hurt or not mark.roles.keys() <= {Part.ACTIVE, Part.PAST, Part.HARM}:
        return mark
    for at in range(mark.end, min(len(tokens) - 1, mark.end + _TO_DEATH)):
        if tokens[at].text in _CLAUSE_ENDS:
            break
        if (tokens[at].lower, tokens[at + 1].lower) == ("to", "death") and tokens[at - 1].lower not in _ALMOST:
            return Mark(mark.start, mark.end, {part: Measure.KILLED for part in mark.roles if part is not Part.HARM})
    return mark


def _holds_on(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether "held" is of no person: "held up", "held out", "a seat held"."""
    if end != start + 1 or tokens[start].lower != "held":
        return False
    if end < len(tokens) and tokens[end].lower in _HOLDING_ON:
        return True
    before = start - 1 - (start > 0 and closed_classes().is_adverb(tokens[start - 1].lower))
    return before >= 0 and tokens[before].lower in _OFFICES  # "a seat long |held by a docker"


def _is_past(word: str) -> bool:
    """Whether the word is the past of a verb and no other form of one."""
    forms = verb_forms(word)
    return bool(forms) and all(_NOT_PAST.isdisjoint(form.forms) for form in forms)


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number, an article or an owner begins an object at `at`."""
    if at >= len(tokens):
        return False
    word = tokens[at].lower
    is_counted = tokens[at].kind is TokenKind.NUMBER or word in number_words().small
    return is_counted or word in _ARTICLES or word in victim_words().definite


def _is_charged(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a headline tells of a charge, and of whom it is: "Man charged with |stabbing| wife"."""
    is_charge = start > 1 and tokens[start - 2].lower == "charged"
    return is_charge and any(nouns().is_person(token.lower) for token in tokens[end : end + _TO_CONDITION])


def _is_noun_here(tokens: Sequence[Token], start: int, end: int, roles: Roles) -> bool:
    """Whether a verb that is also a noun stands as one: "the protest", "in protest", "a demand"."""
    if start == 0 or end != start + 1 or not roles.keys() <= {Part.SUFFERED, Part.ACTIVE}:
        return False
    if tokens[start].text == "March" and end < len(tokens) and tokens[end].kind is TokenKind.NUMBER:
        return True  # "the year ended March 31"
    if _is_past(tokens[start].lower):
        return False  # "two more died"
    before, word, classes = tokens[start - 1].lower, tokens[start].lower, closed_classes()
    if before == "more" and start > 1 and _is_object(tokens, start - 2):
        return False  # "two more |die|"
    if word.endswith("ing") and before in _WITH_DEED and (_is_object(tokens, end) or _is_charged(tokens, start, end)):
        return False  # "is charged with shooting three guards"
    if word in wound_words():
        is_led = before in classes.determiners or (before in classes.prepositions and before != "to")
        return is_led or before in wounded_by_words()
    if before == "by":
        return Part.ACTIVE not in roles  # "hit by flooding"
    return before in classes.determiners or (before in classes.prepositions and before not in ("to", "of", "after"))
