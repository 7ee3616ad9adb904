"""The templates of a text: what its sentences say happened, joined into one incident a kind of incident."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from asof.model.span import Span
from asof.reading.grammar.closed import closed_classes
from asof.reading.happenings.mention import Mention
from asof.reading.happenings.read import read_happenings
from asof.reading.quantities.nouns import nouns
from asof.reading.quantities.read import read_quantities
from asof.reading.sentences import cut_sentences
from asof.reading.words import tokenise
from bench.muc_key import ROLES, plain
from train.labels.texts import PARAGRAPHS

_TYPES = {
    "attack": "ATTACK", "shooting": "ATTACK", "assassination": "ATTACK", "abuse": "ATTACK", "bombing": "BOMBING",
    "abduction": "KIDNAPPING", "death": "ATTACK", "arson": "ARSON", "looting": "ROBBERY",
}  # fmt: skip
PASSAGE = 400  # characters: of what the encoder sees at once
_JOINED = re.compile(r",? and |, ", re.IGNORECASE)
_BEHIND = re.compile(r" (?:of|in|on|at|near|from|who|which|that|with|by|for) ", re.IGNORECASE)
# What stands in front of whoever is counted, and is no part of the strings of the key.
COUNTING = frozenset(
    ["the", "a", "an", "some", "several", "many", "at", "least", "about", "more", "than", "other", "his", "their"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """One fill of one role of an incident of a type, and how many it stands for where it is somebody."""

    kind: str
    role: str
    string: str
    number: tuple[int | None, int | None]


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text whose paragraphs are broken into lines, each on one line."""
    for match in PARAGRAPHS.finditer(text):
        words = " ".join(match.group().split())
        for span in cut_sentences(words):
            yield span.of(words)


def passages_of(text: str) -> Iterator[str]:
    """The text in passages of whole sentences, as many as stand in `PASSAGE` characters."""
    passage = ""
    for words in sentences_of(text):
        if passage and len(passage) + len(words) > PASSAGE:
            yield passage
            passage = ""
        passage = f"{passage} {words}" if passage else words
    if passage:
        yield passage


def templates_by_patterns(text: str) -> list[dict[str, Any]]:
    """The templates of a text by the pattern reader."""
    kinds: list[str] = []
    finds: list[Find] = []
    for words in sentences_of(text):
        for mention in read_happenings(words):
            kind = _TYPES.get(mention.happening.value)
            if kind and mention.asserted and not mention.negated:
                kinds.append(kind)
                finds += _finds(kind, mention, words)
    return joined(kinds, finds)


def joined(kinds: Iterable[str], finds: Iterable[Find]) -> list[dict[str, Any]]:
    """One template a kind; what is found twice, or as a part of what was found before, is there once."""
    templates: dict[str, dict[str, Any]] = {
        kind: {"type": kind, "numbers": {}, **{role: [] for role in ROLES}} for kind in dict.fromkeys(kinds)
    }
    for find in finds:
        template = templates[find.kind]
        told = template[find.role]
        if not find.string or any(is_same(find.string, other) for other in told):
            continue
        told.append(find.string)
        if find.role == "victim":
            template["numbers"][find.string] = list(find.number)
    return list(templates.values())


def is_same(left: str, right: str) -> bool:
    """Whether one of the two names is the other's last part or first part: "LEAL", "OSCAR LEAL"."""
    short, long = sorted((plain(left).split(), plain(right).split()), key=len)
    return short == long[-len(short) :] or short == long[: len(short)]


def _finds(kind: str, mention: Mention, words: str) -> Iterator[Find]:
    for span in _heads(mention.actor, words):
        string, number = counted(span, words)
        yield Find(kind=kind, role="perpetrator", string=string, number=number)
    for span in _heads(mention.target, words):
        string, number = counted(span, words)
        yield Find(kind=kind, role=_role_of(string), string=string, number=number)


def _heads(phrase: Span | None, words: str) -> Iterator[Span]:
    """Each of the names of a phrase, "X" and "Y" of "X of the valley and Y", but no pronoun."""
    told = phrase.of(words) if phrase else ""
    start = 0
    for match in (*_JOINED.finditer(told), None):
        end = match.start() if match else len(told)
        part = _BEHIND.split(told[start:end])[0]
        if phrase and part.strip() and part.strip().lower() not in closed_classes().pronouns:
            yield Span(start=phrase.start + start, end=phrase.start + start + len(part))
        start = match.end() if match else end


def _role_of(string: str) -> str:
    """Victims are people; a structure is what is counted and is not people."""
    known = nouns().class_of(string.split()[-1].lower()) if string else None
    return "structure" if known is not None and not known.is_people else "victim"


def counted(span: Span, words: str) -> tuple[str, tuple[int | None, int | None]]:
    """The string of a span without what counts it, and how many it says: (1, 1) of one, (2, None) of a plain plural."""
    told = span.of(words)
    tokens = tokenise(told)
    quantity = next(iter(read_quantities(told)), None)
    start = next(
        (
            token.start
            for token in tokens
            if token.lower not in COUNTING and not (quantity and quantity.span.start <= token.start < quantity.span.end)
        ),
        len(told),
    )
    string = told[start:].strip(" ,.")
    if quantity is not None and quantity.span.start < start:
        return string, (quantity.low, quantity.high)
    return string, (2, None) if is_plural(string) else (1, 1)


def is_plural(string: str) -> bool:
    """Whether the words name several: by the known plural of a noun, or by an s after another letter than s."""
    last = string.split()[-1].lower() if string.split() else ""
    if last in nouns().singular:
        return False
    return last in nouns().plural or (len(last) > 3 and last.endswith("s") and not last.endswith("ss"))
