"""Finds the cues of a sentence: verbs and nouns of saying, "according to" and hearsay, each as a range of tokens."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from asof.model.speaker import Role
from asof.reading.speakers.attribution import Force
from asof.reading.speakers.lexicon import Lexicon
from asof.reading.speakers.line import Line
from asof.reading.speakers.names import role_of
from asof.reading.speakers.phrases import NAMED, phrase_before
from asof.reading.speakers.verbs import Group, before_adverbs, group_start, is_name, read_group
from asof.reading.words import Token

_LONGEST_REPORT = 5  # "In a weekly situation report of"
_LONGEST_SPEAKER = 8  # "The head of the council of ministers: …"
_LONGEST_NAMED = 24  # tokens in which "that" follows "accusations by the cleric, who leads …,"
_NEAR_NUMBER = 5  # "stands at at least 30", "puts the dead at 30"
_LONGEST_NAME = 6  # tokens from "which" to "put": "which the Velm health ministry put at 40"
_OWNED_WITHIN = 3  # "the army's latest official count"
_COUNTING_BODIES = frozenset((Role.OFFICIAL, Role.ORGANISATION, Role.PARTY, Role.MEDIA))
_CLOSING_MARKS = frozenset(["-", "–", "—", ":"])
_LONGEST_CLOSING = 3  # tokens behind the mark: "human rights activists"
# What is shown or still comes says nothing of what stands behind its colon: "Photos: two hurt".
_LABELS = frozenset({
    "photo", "photos", "picture", "pictures", "image", "images", "video", "videos", "gallery", "slideshow", "map",
    "update", "updates", "caption", "graphic",
})  # fmt: skip
_POLICE = ("PD", "SO", "BI", "DPS")  # police departments, sheriff's offices, bureaus of investigation, public safety
# In a headline they speak as officials do: "Mother: Boy was alone".
_KIN = frozenset({
    "mother", "mom", "mum", "father", "dad", "parents", "family", "families", "wife", "husband", "widow", "son",
    "daughter", "sister", "brother", "uncle", "aunt", "cousin", "grandmother", "grandfather", "lawyer", "attorney",
    "lawyers", "attorneys", "neighbor", "neighbour",
})  # fmt: skip
_BULLETS = frozenset("×•►▶*")
_CROWDS = frozenset(["crowd", "turnout", "attendance"])
_ACCOUNTS = frozenset(["reports", "accounts", "estimates"])
_LONGEST_ACCOUNT = 4  # "by most early accounts"
OWNERS = frozenset(["his", "her", "their", "its"])
_BE = frozenset(["is", "are", "was", "were"])
_PER = ("per",)
_HAVING = frozenset(["have", "has", "had", "'ve"])
_ABOUT = frozenset(["that", "about", "on", "for", "against", "of", "to"])


class CueKind(Enum):
    """How a cue joins its source and its content."""

    VERB = "verb"
    PASSIVE = "passive"
    ACCORDING = "according"
    NOUN = "noun"
    COLON = "colon"
    HEARSAY = "hearsay"


class Cue(NamedTuple):
    """The tokens ``[start, end)`` of one cue.

    `head` is the verb or noun that says what it does, `base` its base form, `forms` what the verb's form can be
    ("base", "s", "past", "participle", "ing").
    """

    kind: CueKind
    start: int
    end: int
    head: int
    base: str
    force: Force
    forms: frozenset[str] = frozenset()


def may_have_cues(tokens: Sequence[Token], words: Lexicon) -> bool:
    """Whether any word here can be a cue; many of a report's own sentences have none, and need no grammar."""
    lowers = [token.lower for token in tokens]
    told = [i for i, lower in enumerate(lowers) if lower in words.starters]
    if _closing_mark(tokens, words) is not None:
        return True
    if lowers[:1] == ["in"] or any(lowers[i] not in words.openers for i in told):
        return True
    spelled = ((lowers[i : i + len(phrase)], phrase) for i in told for phrase, _ in words.phrases[lowers[i]])
    return any(tuple(found) == phrase for found, phrase in spelled)


def find_cues(line: Line) -> list[Cue]:
    """The cues of one sentence in order; a token belongs to one cue at most.  Linear but for short look-aheads."""
    out: list[Cue] = []
    floor = 0
    for i, token in enumerate(line.tokens):
        if i < floor:
            continue
        cue = _report_cue(line) if i == 0 else None
        if cue is None and token.lower in line.words.starters:
            cue = _cue_at(line, i, floor)
        if cue is not None:
            out.append(cue)
            floor = cue.end
    mark = None if out else _closing_mark(line.tokens, line.words)
    if mark is not None and all(tag in "NS" for tag in line.tags[mark + 1 :]):
        out.append(Cue(CueKind.ACCORDING, mark, mark + 1, mark, ":", Force.SAY))
    return out


def _closing_mark(tokens: Sequence[Token], words: Lexicon) -> int | None:
    """The mark before who says a headline: "Two killed in Velm |- activists", "Two Killed in Velm|: Police".

    Behind a dash it is written small: "- Velm Police" is the page's own name.
    """
    last = tokens[-1]
    role = words.roles.get(last.lower)
    if role is None and not _is_police_department(last.text, alone=True):
        return None
    for at in range(len(tokens) - 2, max(1, len(tokens) - 2 - _LONGEST_CLOSING), -1):
        if tokens[at].text in _CLOSING_MARKS:
            if role is Role.MEDIA:  # "five hurt|: state media", where ": Velm News" is the page's own name
                return at if tokens[at].text == ":" and tokens[at + 1].text.islower() else None
            is_told = last.text.islower() or last.text.isupper() or tokens[at].text == ":"
            return at if is_told else None
    return None


def _cue_at(line: Line, i: int, floor: int) -> Cue | None:
    """The cue that starts or has its head at token `i`; it takes no token before `floor`."""
    if line.tokens[i].lower in line.words.openers:
        return None if is_name(line, i) else _phrase_cue(line, i)
    if found := _adjective_cue(line, i, floor):
        return found
    if not is_name(line, i) and (found := _phrase_cue(line, i) or _count_cue(line, i) or _verb_cue(line, i, floor)):
        return found
    return _colon_cue(line, i, floor) or _noun_cue(line, i) or _own_count_cue(line, i)


def _report_cue(line: Line) -> Cue | None:
    """ "In a situation report of" at the start of a sentence; the source follows, as after "according to"."""
    if line.lower(0) != "in":
        return None
    for k in range(1, _LONGEST_REPORT):
        if line.lower(k) in line.words.carriers and line.lower(k + 1) in ("of", "by", "from"):
            return Cue(CueKind.ACCORDING, 0, k + 2, k, line.lower(k), Force.SAY)
        if line.tag(k) not in "DN":
            return None
    return None


def _phrase_cue(line: Line, i: int) -> Cue | None:
    for phrase, force in line.words.phrases.get(line.lower(i), ()):
        if line.spells(i, phrase) and (phrase != _PER or _is_by(line, i)):
            kind = CueKind.ACCORDING if force is Force.SAY else CueKind.HEARSAY
            return Cue(kind, i, i + len(phrase), i, " ".join(phrase), force)
    return None


def _is_by(line: Line, i: int) -> bool:
    """Whether "per" leads to a voice: "two dead, |per police", where "40 cars, |per hour" has none."""
    last = line.lower(i + 2) if line.tag(i + 1) == "D" else line.lower(i + 1)
    return line.tag(i - 1) == "," and last in line.words.roles


def _count_cue(line: Line, i: int) -> Cue | None:
    """ "put" in "put the death toll at 30", "counts" in "counts 30 dead"."""
    near = range(i + 1, i + 6)
    puts = line.lower(i) in line.words.counting and any(line.lower(k) in line.words.counted for k in near)
    puts = puts and line.tag(i - 1) != "D"  # "the updated number"
    puts = puts or _puts_it_at(line, i) or _puts_crowd_at(line, i)
    tallies = line.lower(i) in line.words.tallying and any(line.is_number(k) for k in near)
    if not (puts or tallies) or (line.lower(i).startswith("increas") and not _is_told_by_body(line, i)):
        return None
    return Cue(CueKind.VERB, i, i + 1, i, "put", Force.SAY, frozenset(("past",)))


def _puts_it_at(line: Line, i: int) -> bool:
    """Whether "which" stands for the toll: "a toll which activists |put| at 40"."""
    is_put = line.lower(i) in ("put", "puts") and line.lower(i + 1) == "at"
    return is_put and any(line.lower(k) == "which" for k in range(i - _LONGEST_NAME, i))


def _puts_crowd_at(line: Line, i: int) -> bool:
    """Whether a crowd is counted: "put the turnout |at", where "put the crowd in buses" counts nobody."""
    return line.lower(i) in ("put", "puts") and line.lower(i + 2) in _CROWDS and line.lower(i + 3) == "at"


def _is_told_by_body(line: Line, verb: int) -> bool:
    """Whether a body that counts is the subject: "the council increased the toll", where floods only raise it."""
    subject = phrase_before(line, verb)
    return subject is not None and role_of(line.tokens[slice(*subject)], line.words) in _COUNTING_BODIES


def _is_name_given(line: Line, i: int) -> bool:
    """Whether the verb only tells a name: "a clerk |named Ada Moss| shot two", where "guards named Ada Moss" say it."""
    if line.lower(i) not in NAMED or line.tag(i - 1) != "N" or line.tokens[i - 1].is_capitalised:
        return False
    end = i + 1
    while end < len(line) and line.tokens[end].is_capitalised:
        end += 1
    return end > i + 1 and line.tag(end) in "VXW"


def _verb_cue(line: Line, i: int, floor: int) -> Cue | None:
    group: Group | None = None if _is_name_given(line, i) else read_group(line, i, floor)
    if group is None:
        return None
    kind = CueKind.PASSIVE if group.passive else CueKind.VERB
    return Cue(kind, group.start, group.end, i, group.verb.base, group.force, group.verb.forms)


def _colon_cue(line: Line, i: int, floor: int) -> Cue | None:
    """The colon of a headline or a transcript: "Police: three dead", "Kowalski: “We know nothing.”"."""
    if line.tag(i) != ":" or i == 0 or i + 1 >= len(line):
        return None
    if not floor and line.tag(i + 1) == '"' and (given := _given_out(line, i)) is not None:
        return Cue(CueKind.COLON, i, i + 1, given, ":", Force.SAY)
    first = after_label(line, i)
    if not 0 < i - first <= _LONGEST_SPEAKER or line.lower(i - 1) in _LABELS:
        return None
    if any(tag not in "NDSPC" for tag in line.tags[first:i]):
        return None
    if (
        line.tag(i + 1) == '"'
        or _is_police_department(line.tokens[i - 1].text, alone=i - first == 1)
        or line.tokens[0].text == "@"
        or line.lower(i - 1) in _KIN
        or any(token.lower in line.words.roles for token in line.tokens[first:i])
    ):
        return Cue(CueKind.COLON, i, i + 1, i, ":", Force.SAY)
    return None


def after_label(line: Line, colon: int) -> int:
    """Where the speaker before a colon begins: behind what a page sets before its headlines, "RELATED: |Police: …",
    "× |Police: …"."""
    if ":" not in line.tags[:colon]:
        return int(line.tokens[0].text in _BULLETS)
    label = colon - 1 - line.tags[:colon][::-1].index(":")
    is_set_apart = all(token.text.isupper() for token in line.tokens[:label])
    return label + 1 if is_set_apart else 0


def _is_police_department(name: str, *, alone: bool) -> bool:
    """Whether capitals abbreviate one: "VPD: two dead", "Velm PD: …", where other capitals are as often a place."""
    return name.isupper() and name.endswith(_POLICE) and not (alone and name in _POLICE)


def _given_out(line: Line, colon: int) -> int | None:
    """The main verb whose subject speaks behind it: "issued" in "the army issued a statement: “…”", "was" in "the mayor
    was blunt: “…”"."""
    return next((at for at in range(1, colon - 1) if line.tag(at) in "VX"), None)


def _adjective_cue(line: Line, i: int, floor: int) -> Cue | None:
    """ "are worried that", "was critical of"."""
    force = line.words.adjectives.get(line.lower(i))
    if force is None or line.tag(i + 1) not in "TPORND" or before_adverbs(line, i) != "X":
        return None
    if line.lower(i) in line.words.verbs and line.lower(i - 1) in _HAVING:
        return None  # "have determined that" is the verb's own past
    end = i + 2 if line.lower(i + 1) in ("of", "about", "with", "in") else i + 1
    return Cue(CueKind.VERB, group_start(line, i, floor), end, i, line.lower(i), force)


def _noun_cue(line: Line, i: int) -> Cue | None:
    """ "claim" in "the rebels' claim that", "their claim that", "claims by the rebels that", "the claim that"."""
    force = line.words.nouns.get(line.lower(i))
    if force is None:
        return None
    after = line.lower(i + 1)
    if line.lower(i) in _ACCOUNTS and (by := _by_before(line, i)) is not None:
        return Cue(CueKind.ACCORDING, by, by + 1, by, "by", Force.SAY)
    if after in _ABOUT and (line.tag(i - 1) == "S" or line.lower(i - 1) in OWNERS):
        start = i - 1 if line.tag(i - 1) == "S" else i
        return Cue(CueKind.NOUN, start, i + 1 if after in ("that", "to") else i + 2, i, line.lower(i), force)
    if after in _BE and line.lower(i + 2) == "that":
        return Cue(CueKind.VERB, i + 1, i + 2, i + 1, after, Force.SAY)  # "early reports |are| that"
    if after == "that" or (after == "by" and "T" in line.tags[i + 2 : i + _LONGEST_NAMED]):
        return Cue(CueKind.NOUN, i, i + 1, i, line.lower(i), force)
    return None


def _by_before(line: Line, i: int) -> int | None:
    """The place of "by" in "by early |reports"; None where the reports are of one thing, or are what is done by."""
    at = i - 1
    while i - at < _LONGEST_ACCOUNT and line.tag(at) in "NADY" and line.lower(at) != "by":
        at -= 1
    is_whole = line.tag(i + 1) in ".,;XVNMDR-)"
    return at if line.lower(at) == "by" and is_whole and line.tag(at - 1) in ".,;CBTX" else None


def _own_count_cue(line: Line, i: int) -> Cue | None:
    """ "'s count stands at" in "the ministry's count stands at 30"; "the city's toll" is nobody's word."""
    told = i + 1
    if line.lower(i) not in line.words.own_counts or line.lower(told) not in line.words.telling_counts:
        return None
    if not any(line.is_number(k) for k in range(told + 1, told + 1 + _NEAR_NUMBER)):
        return None
    owned = next((k for k in range(i - 1, max(0, i - 1 - _OWNED_WITHIN), -1) if line.tag(k) == "S"), None)
    owner = phrase_before(line, owned) if owned is not None else None
    if owned is None or owner is None or role_of(line.tokens[slice(*owner)], line.words) not in _COUNTING_BODIES:
        return None
    return Cue(CueKind.NOUN, owned, told + 1, i, line.lower(i), Force.SAY)
