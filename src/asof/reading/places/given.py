"""Resolves place names that somebody else found in a text: each gets a place, the likeliest of the whole report."""

from bisect import bisect_right
from collections.abc import Sequence

from asof.model.span import Span
from asof.model.where import Level
from asof.reading.places.evidence import Setting
from asof.reading.places.fold import fold
from asof.reading.places.index import Index, open_index
from asof.reading.places.lexicon import lexicon
from asof.reading.places.lists import with_list_levels
from asof.reading.places.names import LONGEST, Name
from asof.reading.places.place import Place
from asof.reading.places.read import PlaceHints
from asof.reading.places.recognise import Kind, Mention, said_level, with_holders
from asof.reading.places.resolve import resolve
from asof.reading.places.tokens import Token, tokenise

_SETTLED = (Level.SETTLEMENT, Level.DISTRICT, Level.SITE)


def resolve_given(
    content: str, spans: Sequence[Span], hints: PlaceHints, *, index: Index | None = None
) -> tuple[Place | None, ...]:
    """The place of each span, in their order; spans count code points of `content`.

    A name that the index does not know stands where a known name inside it does ("Lagos Town Hall"), else where the
    nearest named settlement of the text does; None only where the text names no known place at all.
    """
    known = index or open_index()
    tokens = tokenise(content)
    order = sorted(range(len(spans)), key=lambda number: spans[number].start)
    names = {number: _name(tokens, spans[number], known) for number in order}
    setting = _setting(tokens, [name for name in names.values() if name])
    numbers = [number for number in order if names[number]]
    mentions = [_mention(name, setting) for number in numbers if (name := names[number])]
    mentions = with_list_levels(tokens, with_holders(tokens, mentions))
    places = dict(zip(numbers, resolve(mentions, hints.url), strict=True))
    return tuple(
        places.get(number) or _nearest([(spans[other].start, place) for other, place in places.items()], span.start)
        for number, span in enumerate(spans)
    )


def _setting(tokens: list[Token], names: Sequence[Name]) -> Setting:
    return Setting(
        tokens=tokens,
        lexicon=lexicon(),
        starts={name.first: name for name in names},
        ends={name.last: name for name in names},
    )


def _mention(name: Name, setting: Setting) -> Mention:
    kind = Kind.ADJECTIVE if name.adjective else Kind.PLACE
    return Mention(name=name, kind=kind, weight=0.0, level=said_level(name, setting))


def _name(tokens: Sequence[Token], span: Span, index: Index) -> Name | None:
    """The longest run of the tokens of `span` that is known, with what it may stand for."""
    starts = [token.start for token in tokens]
    first = max(0, bisect_right(starts, span.start) - 1)
    last = max(first + 1, bisect_right(starts, span.end - 1))
    for start, end in _runs(first, last):
        words = " ".join(token.words for token in tokens[start:end])
        found = index.find(words)
        if found:
            return Name(first=start, last=end, key=fold(words), found=found)
    return None


def _runs(first: int, last: int) -> Sequence[tuple[int, int]]:
    """All runs of tokens between the two, the longest first, earlier before later."""
    sizes = range(min(last - first, LONGEST), 0, -1)
    return [(start, start + size) for size in sizes for start in range(first, last - size + 1)]


def _nearest(placed: Sequence[tuple[int, Place]], start: int) -> Place | None:
    """The settlement named nearest to `start`, any place where there is none."""
    settled = [pair for pair in placed if pair[1].level in _SETTLED] or placed
    return min(settled, key=lambda pair: abs(pair[0] - start), default=(0, None))[1]
