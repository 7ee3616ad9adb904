"""Remembers the voices of a report, so that a pronoun or a short name comes back to the full name and the role."""

from collections.abc import Sequence
from typing import NamedTuple

from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.nouns import nouns
from asof.reading.speakers.chain import can_speak
from asof.reading.speakers.lexicon import Lexicon
from asof.reading.speakers.names import find_full_names, joined, person_name, role_of, runs, untitled
from asof.reading.words import Token

_INITIALS = 2  # letters that may be those of a person
_PERSONAL = frozenset((Role.OFFICIAL, Role.PERSON, Role.WITNESS, Role.PARTY, Role.REPORTER, Role.ORGANISATION))
_BODILY = frozenset((Role.OFFICIAL, Role.ORGANISATION, Role.MEDIA, Role.PARTY))
_GROUPED = frozenset((Role.ORGANISATION, Role.MEDIA, Role.PARTY))
_OPENING_WORDS = 6  # where the person a sentence opens with must stand
_LONGEST_APPOSITION = 12
_LONGEST_OFFICE = 16  # tokens of an office with the name behind it
_ARTICLE_AND_NOUN = 2
_LONGEST_KIND = 2  # tokens: "the |local rights| group", "the |New Orm-based| group"
_COMMAS = 2
_ENDS_NAME = frozenset([",", "(", "-", "–", "—", "who", "which", "whose"])
_MEN = frozenset(["he", "his", "him"])
_WOMEN = frozenset(["she", "her"])
_BODIES = frozenset(["it", "its"])
_SEVERAL = frozenset(["they", "their", "them"])


class _Heard(NamedTuple):
    """A voice that spoke or was named: what a later short form may stand for; `gender` is "he", "she" or unknown.

    `called` are the words that told the role: "police chief" is who was called "Police Chief Ana Ruiz" before.
    """

    name: str
    role: Role
    gender: str
    is_one: bool
    can_speak: bool
    called: frozenset[str]


class Voices:
    """The voices of one report in the order they speak."""

    def __init__(self, content: str, words: Lexicon) -> None:
        self._words = words
        self._full_names = find_full_names(content, words)
        self._known_names = frozenset(self._full_names.values())
        self._roles: dict[str, Role] = {}
        self._heard: dict[_Heard, None] = {}  # the last who spoke last, each once

    def begin_entry(self) -> None:
        """Forgets whom a pronoun may stand for: an entry is said on its own, often before the one above it."""
        self._heard.clear()

    def name(self, tokens: Sequence[Token], span: Span, said: str) -> Speaker:
        """The speaker that the source phrase `said`, cut into `tokens`, stands for; later short forms find it."""
        known = self._meant_by(said.lower())
        if known is not None:
            return Speaker(name=known.name, role=known.role, words=said, span=span)
        name = person_name(tokens, self._words, frozenset(self._full_names))
        if name is None:
            speaker = self._body(tokens, span, said)
        else:
            name = self._full_names.get(name.lower(), name)
            role = role_of(tokens, self._words) or self._roles.get(name, Role.PERSON)
            speaker = Speaker(name=name, role=role, words=said, span=span)
        self._hear(speaker, tokens)
        return speaker

    def mention(self, tokens: Sequence[Token]) -> None:
        """Remembers the person a sentence opens with, whom a "he" of the next one may stand for."""
        office: Sequence[Token] = ()
        tokens = tokens[_after_circumstance(tokens) :]
        if (named := _named_by_office(tokens)) is not None and self._is_of_person(tokens[: named[0]]):
            office, tokens = tokens[: named[0]], tokens[named[0] + 1 :]
        opening = tokens[:_OPENING_WORDS]
        run = next(iter(runs(opening, self._words)), None)
        if run is None or run[0] is not tokens[0] or any(token.lower in self._words.bodies for token in run):
            return
        names = untitled(run, self._words)
        full = self._full_names.get(names[-1].lower) if names else None
        if full is None and (not names or len(names) == len(run)):
            return
        name = full or joined(names)
        phrase = [*run, *(office or _apposition(tokens, len(run)))]
        role = role_of(phrase, self._words) or self._roles.get(name, Role.PERSON)
        self._hear(Speaker(name=name, role=role, words=joined(run), span=None), phrase)

    def _is_of_person(self, tokens: Sequence[Token]) -> bool:
        """Whether they tell an office or a trade: "the chief of police", "a teacher in Velm"."""
        return role_of(tokens, self._words) is not None or any(nouns().is_person(token.lower) for token in tokens)

    def _body(self, tokens: Sequence[Token], span: Span, said: str) -> Speaker:
        """A voice that is nobody's name: "the group" is the group heard before, all else keeps its words."""
        short = self._heard_as(tokens)
        if short is not None:
            return Speaker(name=short.name, role=short.role, words=said, span=span)
        role = role_of(tokens, self._words) or (Role.ORGANISATION if _is_acronym(tokens) else Role.PERSON)
        return Speaker(name=_without_apposition(said, tokens), role=role, words=said, span=span)

    def _hear(self, speaker: Speaker, tokens: Sequence[Token]) -> None:
        lowers = {token.lower for token in tokens}
        gender = "he" if lowers & self._words.men else "she" if lowers & self._words.women else ""
        if speaker.role is not Role.PERSON:
            self._roles.setdefault(speaker.name, speaker.role)
        called = frozenset(word for word in lowers if word in self._words.roles or word in self._words.titles)
        heard = _Heard(speaker.name, speaker.role, gender, self._is_one(speaker), can_speak(speaker), called)
        self._heard.pop(heard, None)
        self._heard[heard] = None

    def _is_one(self, speaker: Speaker) -> bool:
        """Whether a speaker is one person: named in full, titled, or "a policeman", "the region's governor"."""
        words = speaker.words.split()
        head = _head(speaker.name)
        if head[:1].isupper():
            are_many = head in words and (head.endswith("s") or head.lower() in self._words.bodies)
            before = words[: words.index(head)] if are_many else words[:-1]  # "Police in Velm" are not one
            titled = any(word.lower().rstrip(".") in self._words.titles for word in before)
            return titled or speaker.name in self._known_names or _is_apposed(speaker)
        one = words[0].lower() in ("a", "an", "one", "the", "another") or words[0].endswith(("'s", "’s"))
        return one and not head.endswith("s") and head.lower() not in self._words.bodies

    def _meant_by(self, pronoun: str) -> _Heard | None:
        for heard in reversed(self._heard):
            if pronoun in _MEN or pronoun in _WOMEN:
                wanted = "he" if pronoun in _MEN else "she"
                if heard.is_one and heard.can_speak and heard.role in _PERSONAL and heard.gender in ("", wanted):
                    return heard
            elif pronoun in _BODIES:
                if not heard.is_one and heard.role in _BODILY:
                    return heard
            elif pronoun in _SEVERAL:
                if not heard.is_one and heard.can_speak and heard.role is not Role.DOCUMENT:
                    return heard
            else:
                return None
        return None

    def _heard_as(self, tokens: Sequence[Token]) -> _Heard | None:
        """The earlier voice that "the observatory", "the group" or an acronym stands for."""
        acronym = len(tokens) == 1 and tokens[0].text.isupper()
        definite = len(tokens) > 1 and tokens[0].lower == "the"
        if definite and (titled := self._called(tokens[1:])) is not None:
            return titled
        head = tokens[-1].lower
        if definite and head in self._words.groups and (group := self._told_by_kind(tokens[1:-1])) is not None:
            return group
        if len(tokens) == 1 and not acronym and tokens[0].is_capitalised:
            return self._named_last(tokens[0].text)
        if not acronym and not (definite and len(tokens) == _ARTICLE_AND_NOUN):
            return None
        for heard in reversed(self._heard):
            parts = heard.name.split()
            if len(parts) > 1 and _is_short_for(head, parts):
                return heard
        if head in self._words.groups:
            return next((heard for heard in reversed(self._heard) if heard.role in _GROUPED), None)
        return None

    def _told_by_kind(self, kind: Sequence[Token]) -> _Heard | None:
        """The body last heard that "the |rights| group", "the |news| agency", "the |UK-based| group" stands for."""
        if not 0 < len(kind) <= _LONGEST_KIND:
            return None
        is_based = kind[-1].lower.endswith("-based")
        if any(token.is_capitalised for token in kind) and not is_based:
            return None
        is_news = any(token.lower in self._words.news for token in kind)
        wanted = {Role.MEDIA} if is_news else {Role.ORGANISATION, Role.PARTY}
        return next((one for one in reversed(self._heard) if one.role in wanted and not one.is_one), None)

    def _named_last(self, name: str) -> _Heard | None:
        """The body heard before whose name ends with this one: "State news agency |Velpress"."""
        for heard in reversed(self._heard):
            *_, kind, last = ("", *heard.name.split())
            is_kind = kind.islower() and kind not in closed_classes().prepositions  # not "doctors in |Velm|"
            if last == name and is_kind and heard.role in _GROUPED:
                return heard
        return None

    def _called(self, tokens: Sequence[Token]) -> _Heard | None:
        """The one person named before with all these words for an office: "minister", "police chief"."""
        words = {token.lower for token in tokens}
        if not words <= self._words.titles or tokens[-1].lower in self._words.bodies:
            return None
        return next((heard for heard in reversed(self._heard) if words <= heard.called and self._is_named(heard)), None)

    def _is_named(self, heard: _Heard) -> bool:
        return heard.is_one and heard.name[:1].isupper() and not heard.name.lower().startswith("the ")


def _after_circumstance(tokens: Sequence[Token]) -> int:
    """Where the sentence begins behind "In Velm, |Ada Renn"; 0 where nothing of the kind stands before it."""
    if not tokens or tokens[0].lower not in closed_classes().prepositions:
        return 0
    comma = next((i for i, token in enumerate(tokens[:_OPENING_WORDS]) if token.text == ","), -1)
    return comma + 1 if comma > 0 and comma + 1 < len(tokens) and tokens[comma + 1].is_capitalised else 0


def _head(name: str) -> str:
    """The last word of a name before what is only told of it: the medic of "a medic at the field hospital"."""
    words = name.split()
    behind = (i for i, word in enumerate(words) if i and word.lower() in closed_classes().prepositions)
    return words[next(behind, len(words)) - 1]


def _named_by_office(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The commas around the name behind an office that opens a sentence: "The chief of police|, Ada Renn|, spoke"."""
    if not tokens or tokens[0].lower not in ("the", "a", "an"):
        return None
    commas = [i for i, token in enumerate(tokens[:_LONGEST_OFFICE]) if token.text == ","][:2]
    if len(commas) < _COMMAS or not all(token.is_capitalised for token in tokens[commas[0] + 1 : commas[1]]):
        return None
    return (commas[0], commas[1]) if commas[1] - commas[0] > _COMMAS else None


def _apposition(tokens: Sequence[Token], comma: int) -> Sequence[Token]:
    """What stands between the comma at `comma` and the next one: "the interior minister"; empty where no comma is."""
    if comma >= len(tokens) or tokens[comma].text != ",":
        return ()
    after = (i for i in range(comma + 1, min(len(tokens), comma + _LONGEST_APPOSITION)) if tokens[i].text in ",;")
    end = next(after, None)
    return tokens[comma:end] if end is not None else ()


def _is_apposed(speaker: Speaker) -> bool:
    """Whether the words say who it is or how old: "Ahmed, |a student", "Ahmed, |24"."""
    after = speaker.words[len(speaker.name) :].removeprefix(",").split()
    return (
        speaker.words.startswith(speaker.name)
        and bool(after)
        and (after[0] in ("a", "an") or after[0].strip(",").isdigit())
    )


def _is_acronym(tokens: Sequence[Token]) -> bool:
    """Whether capitals alone name it, with or without an article: "WHO", "the UNHCR"."""
    name = tokens[-1].text
    return name.isupper() and len(name) > _INITIALS and len(tokens) - (tokens[0].lower == "the") == 1


def _is_short_for(head: str, parts: Sequence[str]) -> bool:
    """Whether "observatory" or "SOHR" is short for the name in `parts`."""
    initials = "".join(part[0] for part in parts if part[0].isupper())
    if head.upper() in (initials, initials.removeprefix("T")):
        return True
    return any(part.lower() == head and not part.isupper() for part in parts)


def _without_apposition(said: str, tokens: Sequence[Token]) -> str:
    """The phrase up to its first comma, dash, bracket or relative clause."""
    cut = next((token.start - tokens[0].start for token in tokens[1:] if token.lower in _ENDS_NAME), len(said))
    return said[:cut].strip(" \t\n“”\"'‘’") or said
