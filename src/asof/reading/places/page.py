"""A text with its mentions and their places, and how one of them becomes a `Where`."""

import dataclasses
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from asof.model.span import Span
from asof.model.where import Level, Match, Where
from asof.reading.places.fold import fold
from asof.reading.places.index import Index
from asof.reading.places.place import Place
from asof.reading.places.recognise import Mention
from asof.reading.places.tokens import Token


class Scope(Enum):
    """Which mentions to give: the places of claims, or every toponym, also adjectives and names inside other names."""

    CLAIMS = "claims"
    TOPONYMS = "toponyms"


def sentence_numbers(tokens: Sequence[Token]) -> list[int]:
    """For each token, how many sentences have started up to it."""
    return list(itertools.accumulate(int(token.opens) for token in tokens))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`places` runs beside `mentions`, both in the order of the text; `sentence_at` numbers each token's sentence."""

    tokens: Sequence[Token]
    content: str
    mentions: Sequence[Mention]
    places: Sequence[Place]
    sentence_at: Sequence[int]
    index: Index

    def resolved(self) -> list[tuple[Mention, Place]]:
        """Each mention with its place."""
        return list(zip(self.mentions, self.places, strict=True))

    def span(self, first: int, last: int) -> Span:
        """From token `first` up to token `last`, which is not in it."""
        return Span(start=self.tokens[first].start, end=self.tokens[last - 1].end)

    def words(self, span: Span) -> str:
        """The text's own words."""
        return self.content[span.start : span.end]

    def same_sentence(self, a: int, b: int) -> bool:
        """Whether no sentence starts between two tokens."""
        return self.sentence_at[a] == self.sentence_at[b]

    def where(self, first: int, last: int, place: Place, *, name: str, match: Match = Match.NAME) -> Where:
        """`place` as mentioned by the tokens from `first` to `last`, found as `match` says."""
        span = self.span(first, last)
        return place.mentioned(name=name, words=self.words(span), span=span, match=match)

    def shown(self, number: int) -> str:
        """The name to show for the mention of that number."""
        return self.name_of(self.mentions[number], self.places[number])

    def mentioned(self, mention: Mention, place: Place) -> Where:
        """A mention of a place under the name to show."""
        where = self.where(mention.first, mention.last, place, name=self.name_of(mention, place))
        return dataclasses.replace(where, match=None) if place.within and not place.own else where

    def name_of(self, mention: Mention, place: Place) -> str:
        """The gazetteer's name, or for a town the text's own where that is another ("Douma" for "Duma")."""
        words = " ".join(token.words for token in self.tokens[mention.first : mention.last])
        is_short = mention.name.key.startswith("=")
        if place.own or place.level is not Level.SETTLEMENT or is_short or mention.name.key == fold(place.name):
            return place.name
        return words.title() if words.isupper() else words
