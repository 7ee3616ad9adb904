"""Lets the user's own places win over the index, unless the report's words say another."""

import dataclasses
from collections.abc import Sequence

from asof.reading.places.place import Place
from asof.reading.places.recognise import Mention


def with_own_first(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the user's own places alone where they have any, unless the report's words say another.

    They say another where they give a level that none of the own places has ("Homs province"), or put the name into a
    place that holds none of them ("Paris, Texas"); this goes for all mentions of the name.
    """
    told = {mention.name.key for mention in mentions if _says_another(mention, mentions)}
    out = []
    for mention in mentions:
        own = tuple(named for named in mention.name.found if named.place.own)
        other = tuple(named for named in mention.name.found if not named.place.own)
        if own and other:
            found = other if mention.name.key in told else own
            mention = dataclasses.replace(mention, name=mention.name._replace(found=found))
        out.append(mention)
    return out


def _says_another(mention: Mention, mentions: Sequence[Mention]) -> bool:
    own, other = _places(mention, own=True), _places(mention, own=False)
    if not own or not other:
        return False
    if mention.level is not None and mention.level not in {place.level for place in own}:
        return True
    if mention.holder is None:
        return False
    outers = [named.place for named in mentions[mention.holder].found]
    return any(outer.holds(place) for outer in outers for place in other) and not any(
        outer.holds(place) for outer in outers for place in own
    )


def _places(mention: Mention, *, own: bool) -> list[Place]:
    return [named.place for named in mention.name.found if named.place.own is own]
