"""Whose word a claim is by its speaker chain: a named voice, a credited outlet, an anonymous voice, the outlet."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.model.speaker import Role, Speaker
from asof.reconcile.offices import holders, is_form, is_office, office_key, title_in
from asof.reconcile.remembered import MOST_KEPT
from asof.reconcile.tables import table
from asof.reconcile.words import name_key

_NAMED = frozenset({Role.OFFICIAL, Role.ORGANISATION, Role.PARTY, Role.PERSON, Role.DOCUMENT})
_UNNAMED = frozenset({Role.ANONYMOUS, Role.WITNESS})
_PEOPLE = 3  # words of a people: "papua new guinean"
_HOUSES = frozenset({Role.OUTLET, Role.MEDIA})


class VoiceKind(StrEnum):
    """How the voice is known; only a named voice stays its own origin when the sentence turns out to be a copy."""

    NAMED = "named"
    CREDITED = "credited"
    ANONYMOUS = "anonymous"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """`root` is what independence is counted by: an anonymous voice is no more independent than its outlet.

    `root` is "" where nobody is named at all; such voices are all one and never confirm anything.  `title` is the
    office that a person is called by beside their name, "" where none is.
    """

    kind: VoiceKind
    name: str
    outlet: str
    root: str
    why: str
    title: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two claims' voices one."""
        if self.kind is VoiceKind.ANONYMOUS:
            return ("within", self.root, name_key(self.name))
        return ("voice", self.root)


def outlets_of(reports: Iterable[Report]) -> dict[str, str]:
    """The outlet of every report id; versions of one page (same URL) have the outlet of the first received."""
    ordered = sorted(reports, key=lambda report: (report.received_at, report.report_id))
    of_url: dict[str, str] = {}
    for report in ordered:
        if report.url is not None:
            of_url.setdefault(report.url, report.outlet)
    return {report.report_id: of_url.get(report.url or "", report.outlet) for report in ordered}


@functools.lru_cache(maxsize=MOST_KEPT)
def voice_of(kept: KeptClaim, outlet: str) -> Voice:
    """Whose word it is that `outlet` printed: the innermost speaker's, or that of the outlet it spoke to."""
    chain = kept.claim.speakers
    house = _house(chain, outlet)
    inner = next((speaker for speaker in chain if speaker.role is not Role.REPORTER), None)
    if inner is not None and inner.role in _NAMED and not _is_indefinite(inner.name):
        return Voice(
            kind=VoiceKind.NAMED,
            name=inner.name,
            outlet=outlet,
            root=_voice_key(inner.name),
            why=f"{inner.name} is named as saying so",
            title=_title(inner),
        )
    if inner is not None and inner.role not in _HOUSES:
        return Voice(
            kind=VoiceKind.ANONYMOUS,
            name=inner.name,
            outlet=house,
            root=name_key(house),
            why=f"“{inner.name}”, nobody named, one origin within {house}",
        )
    if name_key(house) != name_key(outlet):
        return Voice(
            kind=VoiceKind.CREDITED, name=house, outlet=house, root=name_key(house), why=f"credited to {house}"
        )
    return Voice(
        kind=VoiceKind.OUTLET, name=house, outlet=house, root=name_key(house), why=f"{house} says so in its own voice"
    )


def _house(chain: tuple[Speaker, ...], outlet: str) -> str:
    """The first outlet going outward, which is the one the innermost voice spoke to."""
    for speaker in chain:
        if speaker.role is Role.MEDIA:
            return speaker.name
    return outlet


def unite_names(voices: Mapping[str, Voice]) -> dict[str, Voice]:
    """The voices with one root for a name and its shorter form ("the minister Ada Lund", "Ada Lund", "Lund").

    A shorter form that fits two longer names that are not forms of one another stays apart from both.  An office has
    the root of the one person who is called by it.
    """
    named = [voice for voice in voices.values() if voice.kind is VoiceKind.NAMED]
    whole = _longest_forms({voice.root for voice in named})
    offices: dict[str, set[str]] = defaultdict(set)
    titles: dict[str, set[str]] = defaultdict(set)
    for voice in named:
        if voice.title:
            titles[whole[voice.root]].add(voice.title)
        elif is_office(voice.root):
            offices[whole[voice.root]].add(voice.root)
    holder = holders(offices, titles)
    return {
        claim_id: replace(voice, root=holder.get(whole[voice.root], whole[voice.root]))
        if voice.kind is VoiceKind.NAMED
        else voice
        for claim_id, voice in voices.items()
    }


def _longest_forms(names: Iterable[str]) -> dict[str, str]:
    longer: dict[str, str] = {}
    by_last: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        last = name.rpartition(" ")[2]
        whole = {longer[other] for other in by_last[last] if is_form(name, other)}
        longer[name] = whole.pop() if len(whole) == 1 else name
        by_last[last].append(name)
    return longer


def _title(speaker: Speaker) -> str:
    title = _voice_key(title_in(speaker.words, speaker.name) or speaker.name)
    return title if title != _voice_key(speaker.name) and is_office(title) else ""


@functools.lru_cache(maxsize=65536)
def _voice_key(name: str) -> str:
    """One key for a body, its head and its spokesmen."""
    names = table("voices")["names"]
    words = office_key(names["same"].get(word, word) for word in _body_words(name))
    return " ".join(words) or name_key(name)


def _body_words(name: str) -> list[str]:
    names = table("voices")["names"]
    words = name_key(name).split()
    kept = [word for word in words if word not in names["speaks_for"]]
    while kept and kept[0] in names["links"]:
        kept = kept[1:]
    is_own = len(kept) > 1 and kept[0] in names["own"] and kept[1] not in names["links"]
    return kept[1:] if is_own else _of_country(kept)


def _of_country(words: list[str]) -> list[str]:
    """The words with a people in front as their country: "Egyptian ministry" as "Egypt's ministry"."""
    for end in range(min(_PEOPLE, len(words) - 1), 0, -1):
        country = _countries().get(" ".join(words[:end]))
        if country is not None:
            return [*country.split(), *words[end:]]
    return words


@functools.cache
def _countries() -> dict[str, str]:
    """The country of each name of it that may stand before an office, by `name_key`."""
    return {people: country for country, peoples in table("peoples").items() for people in peoples}


def is_nobody(name: str) -> bool:
    """Whether it only points back at somebody ("he", "they")."""
    return name_key(name) in table("voices")["names"]["nobody"]


def _is_indefinite(name: str) -> bool:
    """Whether it is "an official" or "he" rather than "the police" or a name: nobody that another outlet could name."""
    if is_nobody(name):
        return True
    names = table("voices")["names"]
    speaks_for_body = any(word in names["speaks_for"] for word in name_key(name).split()) and bool(_body_words(name))
    return name.casefold().startswith(("a ", "an ", "some ", "several ", "one ")) and not speaks_for_body
