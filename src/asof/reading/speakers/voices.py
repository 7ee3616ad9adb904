"""Names a voice: the role and the name of a source phrase, and the full name of a pronoun or a short form."""

import re
from collections.abc import Sequence

from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.reading.speakers.lexicon import Lexicon
from asof.reading.words import Token

_ROLE_ORDER = (
    Role.REPORTER,
    Role.WITNESS,
    Role.PARTY,
    Role.MEDIA,
    Role.OFFICIAL,
    Role.ORGANISATION,
    Role.DOCUMENT,
    Role.ANONYMOUS,
)
_BODY_ROLES = (Role.ORGANISATION, Role.MEDIA, Role.PARTY, Role.OFFICIAL)
_PERSON_ROLES = (Role.OFFICIAL, Role.PERSON, Role.WITNESS, Role.PARTY, Role.REPORTER)
_FEWEST_WORDS = 6
_ONE = frozenset(("he", "she", "his", "her", "him"))
_SEVERAL = frozenset(("they", "it", "their", "its", "them"))
_CAPITALISED_RUN = re.compile(
    r"(?<![\w.])[A-Z][\w'’-]+(?:\s(?:[A-Z]\.|[A-Z][\w'’-]+|(?:al|el|bin|ibn|ben|abu|von|van|de|der|del|di|da|dos|du)\b))+"
)
_ACRONYM = re.compile(r"\(([A-Z][A-Z&.-]{1,9})\)")


class Voices:
    """The voices of one report in the order they speak, so that a later short form finds the earlier full one."""

    def __init__(self, content: str, words: Lexicon) -> None:
        self._words = words
        self._full_names = _full_names(content, words)
        self._spoken: list[tuple[Speaker, str]] = []

    def name(self, tokens: Sequence[Token], span: Span, said: str) -> Speaker:
        """The speaker that the source phrase `said`, cut into `tokens`, stands for; later short forms find it."""
        lower = said.lower()
        if lower in _ONE or lower in _SEVERAL:
            known = self._last_person(lower) if lower in _ONE else self._last_body()
            if known is not None:
                return Speaker(name=known.name, role=known.role, words=said, span=span)
            return Speaker(name=said, role=Role.PERSON if lower in _ONE else Role.ANONYMOUS, words=said, span=span)
        speaker = self._described(tokens, span, said)
        self._spoken.append((speaker, self._gender(tokens)))
        return speaker

    def mention(self, tokens: Sequence[Token]) -> None:
        """Remembers the person a sentence opens with, whom a "he" of the next one may stand for."""
        if len(tokens) < _FEWEST_WORDS or not tokens[0].is_capitalised:
            return
        run = _runs(tokens[:_FEWEST_WORDS], self._words)
        if not run or run[0][0] is not tokens[0]:
            return
        titled = [i for i, token in enumerate(run[0]) if token.lower in self._words.titles]
        names = run[0][titled[-1] + 1 :] if titled else run[0]
        if not names:
            return
        full = self._full_names.get(names[-1].lower)
        if titled or full is not None:
            name = full or _joined(names)
            speaker = Speaker(name=name, role=self._earlier_role(name) or Role.PERSON, words=name, span=None)
            self._spoken.append((speaker, self._gender(run[0])))

    def _described(self, tokens: Sequence[Token], span: Span, said: str) -> Speaker:
        role = self._role(tokens)
        name = self._person_name(tokens)
        if name is None:
            short = self._earlier_body(tokens)
            if short is not None:
                return Speaker(name=short.name, role=short.role, words=said, span=span)
            return Speaker(name=_bare(said, tokens), role=role or Role.PERSON, words=said, span=span)
        full = self._full_names.get(name.split()[-1].lower(), name) if " " not in name else name
        if role is None:
            role = self._earlier_role(full) or Role.PERSON
        return Speaker(name=full, role=role, words=said, span=span)

    def _role(self, tokens: Sequence[Token]) -> Role | None:
        """The role of the words of a phrase; None where it is a bare name."""
        words = self._words
        lowers = [token.lower for token in tokens]
        head = next(
            (i for i, lower in enumerate(lowers) if lower in ("of", "for", "from", "in", "who", ",")), len(lowers)
        )
        if any(lower in words.nobody for lower in lowers[max(0, head - 1) : head]):
            return Role.ANONYMOUS
        phrase = " ".join(token.text for token in tokens[:head])
        if phrase in words.outlets or phrase.removeprefix("the ").removeprefix("The ") in words.outlets:
            return Role.MEDIA
        if words.news & set(lowers[:head]) and {"agency", "agencies", "network", "service", "channel"} & set(
            lowers[:head]
        ):
            return Role.MEDIA
        found = {words.roles[lower] for lower in lowers if lower in words.roles}
        if "hospital" in lowers or "un" in lowers or "u.n." in lowers:
            found.discard(Role.OFFICIAL)
            found.add(Role.ORGANISATION)
        return next((role for role in _ROLE_ORDER if role in found), None)

    def _person_name(self, tokens: Sequence[Token]) -> str | None:
        """The name of the man or woman that a phrase names, without titles; None where it names none."""
        words = self._words
        for run in _runs(tokens, words):
            last_title = max((i for i, token in enumerate(run) if token.lower.rstrip(".") in words.titles), default=-1)
            names = run[last_title + 1 :]
            titled = len(names) < len(run) or _is_titled(tokens, run[0], words)
            if not names or any(name.lower in words.roles for name in names):
                continue
            if titled or (len(run) == len(names) and self._is_person(names, tokens)):
                return _joined(names)
        return None

    def _is_person(self, names: Sequence[Token], tokens: Sequence[Token]) -> bool:
        """Whether a run of capitals without a title is somebody's name."""
        text = _joined(names)
        if text in self._words.outlets or text.isupper() or names[0].lower == "the":
            return False
        starts = tokens[0] is names[0] or (len(tokens) > 1 and tokens[0].lower in ("the", "a") and False)
        ends_phrase = names[-1] is tokens[-1] or tokens[tokens.index(names[-1]) + 1].text in ",(–-—"
        if len(names) == 1:
            return starts and ends_phrase and names[0].lower in self._full_names
        before = tokens[tokens.index(names[0]) - 1].lower if not starts else ","
        return (starts and ends_phrase) or (ends_phrase and before in (",", "'s"))

    def _gender(self, tokens: Sequence[Token]) -> str:
        lowers = {token.lower for token in tokens}
        if lowers & self._words.men:
            return "he"
        return "she" if lowers & self._words.women else ""

    def _last_person(self, pronoun: str) -> Speaker | None:
        wanted = "he" if pronoun in ("he", "his", "him") else "she"
        for speaker, gender in reversed(self._spoken):
            if speaker.role in _PERSON_ROLES and self._is_one(speaker) and gender in ("", wanted):
                return speaker
        return None

    def _is_one(self, speaker: Speaker) -> bool:
        """Whether a speaker is one person: named in full, titled, or "a policeman"."""
        words = speaker.words.split()
        head = speaker.name.split()[-1]
        if head[:1].isupper():
            titled = any(word.lower().rstrip(".") in self._words.titles for word in words[:-1])
            return titled or speaker.name in self._full_names.values()
        return words[0].lower() in ("a", "an", "one", "the", "another") and not head.endswith("s")

    def _last_body(self) -> Speaker | None:
        return next((s for s, _ in reversed(self._spoken) if s.role in _BODY_ROLES or s.role is Role.WITNESS), None)

    def _earlier_body(self, tokens: Sequence[Token]) -> Speaker | None:
        """The earlier voice that "the observatory", "the group" or an acronym stands for."""
        words = self._words
        lowers = [token.lower for token in tokens]
        if (len(tokens) > 1 and lowers[0] != "the") or len(tokens) > 2:
            return None
        head = lowers[-1]
        if len(tokens) == 1 and not tokens[0].text.isupper():
            return None
        for speaker, _ in reversed(self._spoken):
            parts = speaker.name.split()
            if len(parts) > 1 and _is_short_for(head, parts):
                return speaker
        if head in ("group", "organisation", "organization", "agency", "network", "body") and head in words.bodies:
            return next(
                (s for s, _ in reversed(self._spoken) if s.role in (Role.ORGANISATION, Role.MEDIA, Role.PARTY)), None
            )
        return None

    def _earlier_role(self, name: str) -> Role | None:
        return next((s.role for s, _ in reversed(self._spoken) if s.name == name), None)


def _is_short_for(head: str, parts: Sequence[str]) -> bool:
    """Whether "observatory" or "SOHR" is short for the name in `parts`."""
    initials = "".join(part[0] for part in parts if part[0].isupper())
    if head.upper() in (initials, initials.removeprefix("T")):
        return True
    return any(part.lower() == head and not part.isupper() for part in parts)


def _full_names(content: str, words: Lexicon) -> dict[str, str]:
    """Last name, in lower case, to the first full name of the report that ends with it."""
    out: dict[str, str] = {}
    for match in _CAPITALISED_RUN.finditer(content):
        names = match.group().split()
        while names and (
            names[0].lower().rstrip(".") in words.titles or words.tags.get(names[0].lower(), "N") in "DPBCRAXTWM"
        ):
            names.pop(0)
        if len(names) > 1 and not any(name.lower() in words.roles for name in names):
            last = names[-1].removesuffix("'s").removesuffix("’s")
            out.setdefault(last.lower(), " ".join([*names[:-1], last]))
    return out


def _runs(tokens: Sequence[Token], words: Lexicon) -> list[list[Token]]:
    """The stretches of capitalised words of a phrase, initials and name particles inside included."""
    out: list[list[Token]] = []
    run: list[Token] = []
    for i, token in enumerate(tokens):
        inner = run and token.lower in words.particles and i + 1 < len(tokens) and tokens[i + 1].is_capitalised
        if (
            token.is_word
            and (token.is_capitalised or inner)
            and token.lower != "'s"
            and (i or token.lower not in ("the", "a", "an", "one", "some"))
        ):
            run.append(token)
        elif (
            token.text == "."
            and run
            and len(run[-1].text) <= 4
            and i + 1 < len(tokens)
            and tokens[i + 1].is_capitalised
        ):
            continue
        elif run:
            out.append(run)
            run = []
    return [*out, run] if run else out


def _is_titled(tokens: Sequence[Token], first: Token, words: Lexicon) -> bool:
    at = tokens.index(first)
    return at > 0 and tokens[at - 1].lower in words.titles


def _joined(names: Sequence[Token]) -> str:
    return " ".join(f"{name.text}." if len(name.text) == 1 else name.text for name in names)


def _bare(said: str, tokens: Sequence[Token]) -> str:
    """The phrase up to its first apposition, without a leading article's capital kept as it stands."""
    comma = next((token for token in tokens if token.text in ",("), None)
    return (
        said[: comma.start - tokens[0].start].rstrip() if comma is not None and comma.start > tokens[0].start else said
    )
