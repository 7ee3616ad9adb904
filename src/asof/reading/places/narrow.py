"""Leaves out places that only say where another one is."""

from collections.abc import Sequence

from asof.model.where import Where


def narrowest(places: Sequence[Where]) -> tuple[Where, ...]:
    """`places` (of one sentence, say) without those that another one is told by.

    "Seaford, south of Lewes" leaves Seaford, "Liberty Square in Lewes" the square; their order stays.
    """
    return tuple(place for place in places if not any(_tells(place, other) for other in places if other is not place))


def _tells(anchor: Where, other: Where) -> bool:
    if other.span.contains(anchor.span) and other.span != anchor.span:
        return True
    relation = other.relation
    return relation is not None and relation.kind == "within" and relation.name == anchor.name
