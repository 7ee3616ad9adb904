"""Names in one list are of one kind: among provinces, a name that a town shares is the province."""

import dataclasses
from collections.abc import Sequence

from asof.model.where import Level
from asof.reading.places.names import joins
from asof.reading.places.recognise import Kind, Mention
from asof.reading.places.tokens import Token


def with_list_levels(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those that stand in a list of first-level divisions marked as such."""
    out = list(mentions)
    for group in _lists(tokens, mentions):
        divisions = [mentions[number] for number in group if _only_division(mentions[number])]
        countries = {
            named.place.country for mention in divisions for named in mention.found if _is_division(named.place.level)
        }
        if len(divisions) * 2 < len(group):
            continue
        for number in group:
            mention = mentions[number]
            shared = any(
                _is_division(named.place.level) and named.place.country in countries for named in mention.found
            )
            if mention.level is None and shared:
                out[number] = dataclasses.replace(mention, level=Level.ADMIN1)
    return out


def _lists(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[list[int]]:
    """The numbers of the mentions of each list of at least two."""
    groups: list[list[int]] = []
    for number, mention in enumerate(mentions):
        if mention.kind is not Kind.PLACE:
            continue
        last = groups[-1][-1] if groups else None
        if last is not None and _are_listed(tokens, mentions[last], mention):
            groups[-1].append(number)
        else:
            groups.append([number])
    return [group for group in groups if len(group) > 1]


def _are_listed(tokens: Sequence[Token], one: Mention, other: Mention) -> bool:
    if one.holder is not None:
        return False
    if other.first == one.last:
        return tokens[other.first].gap in (", ", "/")
    between = tokens[one.last]
    return other.first == one.last + 1 and between.words in ("and", "or") and joins(tokens[other.first])


def _only_division(mention: Mention) -> bool:
    """Whether the name is known as a division and no big town or country has it too."""
    levels = {named.place.level for named in mention.found if named.primary and named.place.population > 20_000}
    return Level.ADMIN1 in levels and not levels & {Level.SETTLEMENT, Level.COUNTRY}


def _is_division(level: Level) -> bool:
    return level is Level.ADMIN1
