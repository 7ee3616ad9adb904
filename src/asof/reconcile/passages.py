"""The passages of a report that tell of another town's happenings than the rest of it does: round-ups, live pages."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from asof.model.claim import Happening, KeptClaim
from asof.model.report import BlockKind, Entry, Text
from asof.model.span import Span
from asof.model.views import KeptEntry
from asof.model.where import Level, Where
from asof.reconcile.families import kinds, themes_of
from asof.reconcile.moment import is_head
from asof.reconcile.places import Nearness, is_sharp, place_key, relate
from asof.reconcile.profile import HEAD_WEIGHT

_FEWEST_SENTENCES = 2  # that tell what happened
_FEWEST_HEADINGS = 2  # from so many on, what stands under one heading is one unit: a round-up names its towns there

_Unit = int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Entries or paragraphs, by their spans, that name `towns` and no town of the rest; all claims that stand there."""

    towns: tuple[Where, ...]
    claims: tuple[KeptClaim, ...]
    spans: tuple[Span, ...]


def passages_of(claims: Sequence[KeptClaim], text: Text, entries: Sequence[Entry]) -> tuple[Passage, ...]:
    """The passages of one report, as they stand in it; () for the ordinary report, which tells one story.

    The report's own towns are the one told of most, those in its headline, those near one of them, and those named in
    one paragraph (or entry, or under one heading) with one.  What may be one happening in many towns of a country, as
    a protest or a storm, is no passage.  O(claims), and of the towns squared.
    """
    towns = {place_key(place): place for kept in claims for place in _towns(kept)}
    if len(towns) < 2:
        return ()
    layout = _Layout(text, entries)
    units: dict[_Unit, list[KeptClaim]] = defaultdict(list)
    for kept in claims:
        if not is_head(kept):
            units[layout.unit_of(kept)].append(kept)
    named = {unit: {place_key(place) for kept in told for place in _towns(kept)} for unit, told in units.items()}
    own = _own_towns(claims, towns, named)
    apart = [unit for unit in units if named[unit] and not named[unit] & own and not _is_at(units[unit], own, towns)]
    aside = set(apart)
    rest = [kept for kept in claims if is_head(kept) or layout.unit_of(kept) not in aside]
    passages = []
    for group in _joined(apart, named):
        told = [kept for unit in group for kept in units[unit]]
        if _is_another(told, rest):
            places = tuple(towns[key] for key in sorted(set().union(*(named[unit] for unit in group))))
            spans = tuple(layout.span_of(unit) for unit in sorted(group))
            passages.append(Passage(towns=places, claims=tuple(told), spans=spans))
    return tuple(passages)


def claims_outside(passages: Iterable[Passage], claims: Sequence[KeptClaim]) -> Sequence[KeptClaim]:
    """Those of the report's claims that stand in none of its passages."""
    apart = {kept.claim.claim_id for passage in passages for kept in passage.claims}
    return [kept for kept in claims if kept.claim.claim_id not in apart] if apart else claims


def words_outside(passages: Iterable[Passage], entries: Iterable[KeptEntry]) -> str:
    """The words of the report's entries that stand in none of its passages."""
    spans = sorted(span for passage in passages for span in passage.spans)
    return " ".join(words for kept in entries for words in _outside(spans, kept))


def _outside(spans: Iterable[Span], kept: KeptEntry) -> Iterator[str]:
    own = kept.entry.span
    at = own.start
    for span in spans:
        if own.overlaps(span):
            yield kept.words[at - own.start : max(at, span.start) - own.start]
            at = span.end
    yield kept.words[at - own.start :]


class _Layout:
    """Which unit of a report a claim stands in: the entry; where there is one alone, the section or paragraph."""

    def __init__(self, text: Text, entries: Sequence[Entry]) -> None:
        self._ends = len(text.content)
        if len(entries) > 1:
            self._starts = sorted(entry.span.start for entry in entries)
            return
        headings = [block.span.start for block in text.blocks if block.kind is BlockKind.HEADING]
        is_by_heading = len(headings) >= _FEWEST_HEADINGS
        first = headings[0] if is_by_heading else self._ends
        paragraphs = [block.span.start for block in text.blocks if block.span.start < first]
        self._starts = [*paragraphs, *headings] if is_by_heading else paragraphs

    def unit_of(self, kept: KeptClaim) -> _Unit:
        return bisect_right(self._starts, kept.claim.span.start)

    def span_of(self, unit: _Unit) -> Span:
        start = self._starts[unit - 1] if unit else 0
        return Span(start=start, end=self._starts[unit] if unit < len(self._starts) else self._ends)


def _towns(kept: KeptClaim) -> Iterator[Where]:
    if kept.claim.happening is not Happening.BACKGROUND:
        yield from (place for place in kept.claim.where if place.level is Level.SETTLEMENT)


def _own_towns(
    claims: Iterable[KeptClaim], towns: Mapping[str, Where], named: Mapping[_Unit, set[str]]
) -> frozenset[str]:
    counts: Counter[str] = Counter()
    own: set[str] = set()
    for kept in claims:
        keys = [place_key(place) for place in _towns(kept)]
        counts.update(dict.fromkeys(keys, HEAD_WEIGHT if is_head(kept) else 1))
        own.update(keys if is_head(kept) else ())
    own.add(max(towns, key=lambda key: counts[key]))  # the first named among equals, as a mapping keeps its order
    more = set(own)
    while more:
        near = {key for key in towns if any(_is_near(towns[key], towns[other]) for other in more)}
        beside = set().union(*(keys for keys in named.values() if keys & more))
        more = (near | beside) - own
        own |= more
    return frozenset(own)


def _is_near(one: Where, other: Where) -> bool:
    return relate(one, other).nearness >= Nearness.NEAR


def _is_at(told: Iterable[KeptClaim], own: Iterable[str], towns: Mapping[str, Where]) -> bool:
    """Whether something there is told of a square or a quarter of one of the report's own towns."""
    places = [place for kept in told for place in kept.claim.where if is_sharp(place)]
    return any(_is_near(place, towns[key]) for place in places for key in own)


def _joined(units: Sequence[_Unit], named: Mapping[_Unit, set[str]]) -> list[list[_Unit]]:
    """The units that name a town in common, directly or through others, together."""
    groups: list[tuple[set[str], list[_Unit]]] = []
    for unit in units:
        keys, members = set(named[unit]), [unit]
        for group in [group for group in groups if group[0] & keys]:
            keys |= group[0]
            members = group[1] + members
            groups.remove(group)
        groups.append((keys, members))
    return [members for _, members in groups]


def _is_another(told: Sequence[KeptClaim], rest: Sequence[KeptClaim]) -> bool:
    """Whether it tells what may make a story, and nothing that may be one with the rest in many towns of a country."""
    happened = [kept for kept in told if themes_of(kept.claim.happening) or kept.claim.happening in kinds("outcomes")]
    # One sentence with another town in it is seldom another story: people come from towns, and are brought to them.
    if len({kept.claim.span for kept in happened}) < _FEWEST_SENTENCES or not any(_towns(happened[0])):
        return False
    if not _countries(told) & _countries(rest):
        return True
    return not _wide_themes(happened) & _wide_themes(rest)


def _wide_themes(claims: Iterable[KeptClaim]) -> set[str]:
    found = {kept.claim.happening for kept in claims}
    return {theme for kind in found if kind in kinds("wide") for theme in themes_of(kind)}


def _countries(claims: Iterable[KeptClaim]) -> set[str]:
    return {place.country for kept in claims for place in kept.claim.where if place.country}
