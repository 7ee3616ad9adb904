"""Finds the noun phrase that a count stands before: "149 of its members", "dozens of young protesters"."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from asof.model.figure import Measure
from asof.reading.figures.lexicon import Part, Roles, measure_words
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import verb_forms
from asof.reading.quantities.nouns import NounClass, nouns
from asof.reading.words import Token, TokenKind

_MORE = frozenset({"more", "others", "additional", "further", "new", "extra"})
_OTHER = _MORE | {"other"}
_DEFINITE = frozenset({"the", "its", "their", "his", "her", "our", "my", "your", "those", "these"})
_WHOLE = frozenset({"them", "whom", "which", "us"})
QUOTES = frozenset("\"“”‘’'")
ALLEGING = frozenset({"police", "authorities", "witnesses"})
_SMALL = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"})
_HELD = frozenset({"hostage", "captive", "hostages", "captives", "prisoner", "prisoners"})
# Nouns that the word before them puts in another class, by their singular: "fire |fighters" bear no arms.
_BY_WORD_BEFORE = {
    "fighter": {"fire": NounClass.PEOPLE, "jet": NounClass.VEHICLES},
    "seeker": {"asylum": NounClass.DISPLACED},
}
_LONGEST = 9  # words from the number to its noun: "six heavily armed and masked government soldiers"
_ADJECTIVES = 4  # words from the number up to a noun that is not listed
_SAINTS = frozenset({"St", "Mt", "Ft"})
_SHORT_NAME = 4  # tokens from a bracket to its end
_NAMES = 3  # words of a name before its noun: "two Orm County warrants"
AGES = ("-year-old", "-month-old", "-week-old", "-day-old")
_AGENTS = ("ers", "ors", "ists", "ants", "ees", "ians", "eers")
# Outcomes that are no count where another noun follows them ("32 death claims").
_SINGULARS = frozenset({"death", "murder", "killing", "homicide", "arrest", "injury", "case", "execution", "body"})
_BODIES = frozenset({"body", "bodies", "corpse", "corpses"})
_VERBAL = (Part.PAST, Part.ACTIVE, Part.UNDERGONE, Part.SUFFERED)


class Mark(NamedTuple):
    """A measuring phrase at tokens ``[start, end)`` and the measure it means in each part it can play."""

    start: int
    end: int
    roles: Roles

    @property
    def passive(self) -> Measure | None:
        """What a participle says of its subject."""
        return self.roles.get(Part.PAST) or self.roles.get(Part.UNDERGONE)

    @property
    def said_of(self) -> Measure:
        """What it says of the one it is said of, whatever part it plays."""
        stated = self.roles.get(Part.STATE) or self.roles.get(Part.SUFFERED)
        return self.passive or stated or next(iter(self.roles.values()))


class NounPhrase(NamedTuple):
    """What is counted: tokens ``[start, end)`` after the number; `noun` is its head's class, None where unlisted.

    `outcome` is the head where it is an outcome ("deaths") or, after "of", those who suffered one ("of the dead").
    `partitive` says that the count is a part ("two of the men"), `unlisted` that some other noun follows the number.
    """

    start: int
    end: int
    noun: NounClass | None = None
    outcome: Mark | None = None
    partitive: bool = False
    unlisted: bool = False
    more: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether no noun follows the number."""
        return self.end == self.start


def read_noun_phrase(tokens: Sequence[Token], marks: Mapping[int, Mark], start: int) -> NounPhrase:
    """The noun phrase from token `start`, bare where none is there.  Looks at most a dozen words ahead."""
    at, more = start, False
    while at < len(tokens) and tokens[at].lower in _OTHER and not _opens_name(tokens, marks, at):
        at, more = at + 1, more or tokens[at].lower in _MORE
    follows_of = at + 1 < len(tokens) and tokens[at].lower == "of"
    following = tokens[at + 1].lower if follows_of else ""
    if following in _WHOLE:
        return NounPhrase(start=at + 2, end=at + 2, partitive=True, more=more)
    partitive = following in _DEFINITE
    at = _after_of(tokens, marks, at + 1, partitive=partitive) if follows_of else at
    at += at < len(tokens) and tokens[at].lower in QUOTES
    at = _past_joined_names(tokens, at)
    end, noun, outcome = _find_head(tokens, marks, at, partitive=partitive)
    if end == at:
        end = _unlisted_end(tokens, marks, at, follows_of=follows_of)
    if at in marks:  # "a number of protest sites"
        unlisted = end == at and follows_of and not partitive and Part.SUFFERED in marks[at].roles
        unlisted = unlisted or (end == at and _are_events(tokens, marks[at]))
    else:
        is_named = end == at and _names_things(tokens, at)
        unlisted = end == at < len(tokens) and not follows_of and (is_named or _is_modifying(tokens[at]))
    return NounPhrase(start=at, end=end, noun=noun, outcome=outcome, partitive=partitive, unlisted=unlisted, more=more)


def _opens_name(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> bool:
    """Whether "New" begins the name of a place: "two |New Velm men", but not "Two |New Measles Deaths"."""
    if tokens[at].text != "New" or at + 1 >= len(tokens) or not tokens[at + 1].is_capitalised:
        return False
    behind = [marks[index] for index in range(at + 1, at + _NAMES) if index in marks]
    is_noun = nouns().class_of(tokens[at + 1].lower, capitalised=True) is not None
    return tokens[at + 1].is_word and not is_noun and not any(Part.OUTCOME in mark.roles for mark in behind)


def _past_joined_names(tokens: Sequence[Token], start: int) -> int:
    """The last of the adjectives of nations before a noun ("Danish, Dutch and Polish forces"), else `start`."""
    at = start
    while at + 2 < len(tokens) and tokens[at + 1].lower in (",", "and"):
        if not (_is_name(tokens[at]) and _is_name(tokens[at + 2])):
            break
        at += 2
    following = tokens[at + 1 : at + 3] if at > start and tokens[at - 1].lower == "and" else ()
    is_headed = any(nouns().plural.get(token.lower) for token in following)  # "Navy and Air Force troops"
    return at if is_headed else start


def past_place(tokens: Sequence[Token], start: int) -> int:
    """The place of a person behind a town and its state ("an |Orm City, Kan., |officer"), else `start`."""
    at = _past_name(tokens, start)
    if at == start or at >= len(tokens) or tokens[at].text != ",":
        return start
    end = _past_name(tokens, at + 1)
    end += end < len(tokens) and tokens[end].text == "."
    end += end < len(tokens) and tokens[end].text == ","
    is_headed = end > at + 1 and end < len(tokens) and tokens[end].text.islower()
    is_person = is_headed and any(nouns().is_person(token.lower) for token in tokens[end : end + 2])
    return end if is_person else start


def _past_name(tokens: Sequence[Token], at: int) -> int:
    """The place behind the words of a name, as far as one goes."""
    end = at
    while end < min(at + _NAMES, len(tokens)) and tokens[end].is_word and tokens[end].is_capitalised:
        end += 1
    return end


def _is_name(token: Token) -> bool:
    return token.is_word and token.is_capitalised and not token.lower.endswith("s")


def _unlisted_end(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int, *, follows_of: bool) -> int:
    """The end of a noun that is not listed but looks plural, `at` where none does.

    Behind other words it has to look like one for people ("two black sharecroppers", "six Danish peasants") or follow
    "of" ("dozens of small fishermen").
    """
    for index in range(at, min(at + _ADJECTIVES, len(tokens))):
        token = tokens[index]
        if index in marks:
            return at
        is_of_people = token.lower.endswith(_AGENTS) or token.lower in nouns().trades
        if looks_plural(token) and (index == at or follows_of or is_of_people):
            return index + 1
        if not (_is_modifying(token) or ((follows_of or index == at) and token.is_word and token.is_capitalised)):
            return at
    return at


def _after_of(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int, *, partitive: bool) -> int:
    """The place behind "the" or "its", and behind the whole in "30 of the 80 wounded"; "those" may begin a mark."""
    if at in marks or (partitive and tokens[at].lower in ("those", "these")):
        return at
    at += partitive
    at += at < len(tokens) and tokens[at].lower in ("other", "remaining")
    is_number = at < len(tokens) and (tokens[at].kind is TokenKind.NUMBER or tokens[at].lower in _SMALL)
    return at + is_number


def _find_head(
    tokens: Sequence[Token], marks: Mapping[int, Mark], start: int, *, partitive: bool
) -> tuple[int, NounClass | None, Mark | None]:
    """The end of the words up to the last counted noun before a verb or preposition, its class, and its outcome."""
    end, noun, index = start, None, start
    while index < min(len(tokens), start + _LONGEST):
        token, mark = tokens[index], _without_of(tokens, marks.get(index))
        is_headed = end > start
        if behind := _past_adjective(tokens, marks, index):
            index = behind
            continue
        if mark and _is_outcome(tokens, marks, mark, partitive=partitive, headed=is_headed):
            return mark.end, None, mark
        if mark and _is_predicate(tokens, marks, mark, headed=is_headed):
            break
        if is_headed and _ends_headed(tokens, index, end):
            break
        if index > start and (token.kind is TokenKind.NUMBER or token.lower in _SMALL or token.lower == "one"):
            break  # "a nightclub left one man dead"
        if _ends_phrase(token) and not (partitive and index == start):
            joined = _joined_noun(tokens, marks, index) if is_headed else None
            if joined is None:
                break
            end = index = joined + 1
            continue
        found = _class_at(tokens, index)
        if found:
            end, noun = index + 1, found
        elif is_headed and not token.is_capitalised:
            if not _is_modifier(tokens, end - 1, index):
                return end, noun, None
            end, noun = start, None  # "one activist network" counts no activist; "human rights lawyers" go on
        index += 1
    return end, noun, None


def _joins_adjectives(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> bool:
    """Whether "and" joins two participles before a listed plural: "300 uniformed |and| mounted police officers"."""
    if not tokens[at - 1].lower.endswith(("ed", "ing")) or at - 1 in marks:
        return False
    for place in range(at + 1, min(at + _ADJECTIVES, len(tokens))):
        if place in marks or _ends_phrase(tokens[place]) or tokens[place].kind is TokenKind.NUMBER:
            return False
        if tokens[place].lower in nouns().plural:
            return place > at + 1
    return False


def _ends_headed(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a noun is no part of the phrase whose head ends at `end`, but is said of it, or itself tells of it."""
    if tokens[at].lower in _HELD:
        return not tokens[end - 1].is_capitalised  # "took two nurses |hostage|"
    is_saying = at + 1 < len(tokens) and tokens[at + 1].lower in ("say", "said", "believe", "allege")
    return is_saying and tokens[at].lower in ALLEGING  # "a man |police say| was shot"


def _class_at(tokens: Sequence[Token], at: int) -> NounClass | None:
    """The class of the noun at `at`, None where none is listed; an age that nothing follows stands for a person."""
    if _is_lone_age(tokens, at):
        return NounClass.PEOPLE
    told = _BY_WORD_BEFORE.get(tokens[at].lower.removesuffix("s"), {}) if at > 0 else {}
    if tokens[at - 1].lower in told:
        return told[tokens[at - 1].lower]
    return nouns().class_of(tokens[at].lower, capitalised=tokens[at].is_capitalised)


def _past_adjective(tokens: Sequence[Token], marks: Mapping[int, Mark], at: int) -> int | None:
    """The place behind a short name in brackets ("Security Force |(SF)| personnel"), a nation ("|French| flags"), or
    "and" between two adjectives.
    """
    if tokens[at].text == "(":
        return _short_name_end(tokens, at)
    if tokens[at].lower == "off" and tokens[at + 1 : at + 2] and tokens[at + 1].lower == "duty":
        return at + 2  # "an |off duty| guard"
    if tokens[at].text == "." and tokens[at - 1].text in _SAINTS:
        return at + 1  # "a St|.| Orm docker"
    if tokens[at].lower == "and":
        return at + 1 if _joins_adjectives(tokens, marks, at) else None
    return at + 1 if at + 1 not in marks and _is_of_nation(tokens, at) else None


def _is_of_nation(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name of a people is an adjective there: "two |British| flags", "waving |British| and Velm flags"."""
    if at + 1 >= len(tokens) or not tokens[at].is_capitalised or tokens[at].lower not in nouns().unchanged:
        return False
    is_joined = at + 3 < len(tokens) and tokens[at + 1].lower == "and" and tokens[at + 2].is_capitalised
    following = tokens[at + 1 + 2 * is_joined]
    return following.text.islower() and is_plain_word(following) and (not is_joined or looks_plural(following))


def _is_lone_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether an age stands for whoever has it: "one 26-year-old was hurt", not "one 26-year-old docker"."""
    if not tokens[at].lower.endswith(AGES):
        return False
    return at + 1 >= len(tokens) or not (_is_modifying(tokens[at + 1]) or tokens[at + 1].is_capitalised)


def _short_name_end(tokens: Sequence[Token], opening: int) -> int | None:
    """The place behind one word or the short form of a name in brackets: "(SF)", "(SF North)"; else None."""
    for at in range(opening + 2, min(opening + _SHORT_NAME, len(tokens))):
        if tokens[at].text == ")":
            return at + 1
        if not all(token.is_word and token.is_capitalised for token in tokens[opening + 1 : at + 1]):
            return None
    return None


def _without_of(tokens: Sequence[Token], mark: Mark | None) -> Mark | None:
    """The outcome alone where whose it is follows it: "three |deaths| of sailors", "no |injuries| to guards"."""
    if mark is None or Part.ACT not in mark.roles:
        return mark
    noun = measure_words().values.get((tokens[mark.start].lower,), {})
    is_headed = mark.end == mark.start + 2 and tokens[mark.end - 1].lower in closed_classes().prepositions
    return Mark(mark.start, mark.end - 1, noun) if is_headed and Part.OUTCOME in noun else mark


def _is_outcome(
    tokens: Sequence[Token], marks: Mapping[int, Mark], mark: Mark, *, partitive: bool, headed: bool
) -> bool:
    """ "deaths" in "53 related deaths", "the dead" in "four of the dead"; not what is said of a noun before it."""
    is_behind_noun = looks_plural(tokens[mark.start - 1])  # "none of the harbour cameras |captured it"
    if is_behind_noun and Part.PAST in mark.roles and Part.OUTCOME not in mark.roles:
        return False
    if partitive and not headed and (Part.OUTCOME in mark.roles or not _is_adjective(tokens, marks, mark)):
        return True
    if tokens[mark.end - 1].lower in _SINGULARS and mark.end < len(tokens):
        following = tokens[mark.end]
        if _is_modifying(following) or (following.text.islower() and following.lower in nouns().plural):
            return False
    is_participle = Part.PAST in mark.roles or Part.STATE in mark.roles
    if is_participle and not headed and _is_adjective(tokens, marks, mark):
        return False  # "two |missing| sailors"
    is_said = headed and is_participle
    return Part.OUTCOME in mark.roles and not is_said and not _names_people(tokens, mark)


def _are_events(tokens: Sequence[Token], mark: Mark) -> bool:
    """Whether events are counted, and not who takes part: "hit by several |marches by dockers"."""
    is_headed = mark.end == mark.start + 2 and tokens[mark.end - 1].lower in closed_classes().prepositions
    is_of_events = mark.roles.get(Part.ACT) is Measure.CROWD
    return is_of_events and is_headed and looks_plural(tokens[mark.start])


def _is_modifying(token: Token) -> bool:
    """Whether a word after the number is of a noun that is not listed ("one northern suburb"), not a verb."""
    return token.text.islower() and is_plain_word(token)


def _names_things(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands before a plural that is not listed: "three Stell chainsaws"."""
    place = at
    while place < min(at + _NAMES, len(tokens)) and tokens[place].is_word and tokens[place].is_capitalised:
        place += 1
    return at < place < len(tokens) and tokens[place].text.islower() and looks_plural(tokens[place])


def is_plain_word(token: Token) -> bool:
    """Whether a word is neither a verb, an adverb nor of a closed class, as far as its form tells."""
    is_verb = bool(verb_forms(token.lower)) or token.lower.endswith("ed")
    is_adverb = closed_classes().is_adverb(token.lower) or token.lower.endswith("wide")
    return not (_ends_phrase(token) or is_verb or is_adverb)


def _names_people(tokens: Sequence[Token], mark: Mark) -> bool:
    """Whether an outcome is also a noun for people ("protesters", "refugees"), to be read as those."""
    last = nouns().class_of(tokens[mark.end - 1].lower)
    return last is not None and last.is_people


def _is_adjective(tokens: Sequence[Token], marks: Mapping[int, Mark], mark: Mark) -> bool:
    """ "injured" in "21 injured individuals" and "affected" in "the most affected residents", no verb in "-s"."""
    if Part.ACTIVE in mark.roles and tokens[mark.end - 1].lower.endswith("s"):
        return False  # "Moss |kills| wife"
    for at, token in enumerate(tokens[mark.end : mark.end + 2], mark.end):
        if _ends_phrase(token):
            return False
        if token.lower in _BODIES:
            return True  # "a |burned| body"
        if not _is_of_nation(tokens, at) and nouns().class_of(token.lower, capitalised=token.is_capitalised):
            return True
    return False


def _is_headed_noun(tokens: Sequence[Token], mark: Mark) -> bool:
    """Whether a verb's form is the plural noun that the singular before it describes: "three sniper attacks"."""
    word, before = tokens[mark.start].lower, tokens[mark.start - 1].lower
    is_plural = mark.end == mark.start + 1 and Part.ACTIVE in mark.roles and word in nouns().plural and word[-1] == "s"
    return is_plural and before in nouns().singular


def _is_predicate(tokens: Sequence[Token], marks: Mapping[int, Mark], mark: Mark, *, headed: bool) -> bool:
    """Whether a measuring word ends the noun phrase: it is a verb, or a state said of the noun before it."""
    is_verbal = any(part in mark.roles for part in (*_VERBAL, Part.STATE))
    if headed and _is_headed_noun(tokens, mark):
        return False
    return is_verbal and not _names_people(tokens, mark) and (headed or not _is_adjective(tokens, marks, mark))


def _ends_phrase(token: Token) -> bool:
    classes = closed_classes()
    word = token.lower
    if token.text == "US":
        return False
    return not token.is_word or (
        word in classes.prepositions
        or word in classes.pronouns
        or word in classes.relatives
        or word in classes.auxiliaries
        or word in classes.modals
        or word in classes.conjunctions
        or word in classes.subordinators
        or word in classes.determiners
    )


def _joined_noun(tokens: Sequence[Token], marks: Mapping[int, Mark], index: int) -> int | None:
    """The place of a second noun that "and" joins to the same count ("journalists and media workers")."""
    if tokens[index].lower not in ("and", "or"):
        return None
    for at in range(index + 1, min(index + 4, len(tokens))):
        if _ends_phrase(tokens[at]) or at in marks or tokens[at].lower in _SMALL or tokens[at].lower == "one":
            return None
        if nouns().plural.get(tokens[at].lower):
            return at
    return None


def _is_modifier(tokens: Sequence[Token], head: int, index: int) -> bool:
    """Whether a singular before another noun is no head: "one activist network", "a police station"."""
    word = tokens[index].lower
    if closed_classes().is_adverb(word):
        return False  # "killed one guard today"
    is_singular = tokens[head].lower in nouns().singular
    if tokens[head].lower in nouns().plural:
        is_singular = is_singular and looks_plural(tokens[index])  # "five police stations"
    is_verbal = word.endswith(("ed", "ing", "ly")) or bool(verb_forms(word))
    return is_singular and index == head + 1 and (word in nouns().plural or not is_verbal)


def looks_plural(token: Token) -> bool:
    """Whether the word has the ending of a plural."""
    word = token.lower
    return word.endswith("s") and not word.endswith("ss") and len(word) > 3 and not _ends_phrase(token)
