"""Places: the toponyms of each text, with the coordinates of the place that each stands for."""

from collections.abc import Iterable, Iterator
from typing import Any

from asof.reading.places.index import open_index
from asof.reading.places.page import Scope
from asof.reading.places.read import PlaceHints, read_places


def predict(gold_rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """``{id, toponyms: [{start, end, lat, lon}]}`` of each row; lat and lon are None where the place is unresolved.

    Only a row's `id`, `text` and `url` are looked at.  The sets count adjectives and names inside names as toponyms.
    """
    index = open_index()
    for row in gold_rows:
        hints = PlaceHints(url=row.get("url"))
        places = read_places(row["text"], hints, scope=Scope.TOPONYMS, index=index)
        yield {
            "id": row["id"],
            "toponyms": [
                {"start": place.span.start, "end": place.span.end, "lat": place.lat, "lon": place.lon}
                for place in places
            ],
        }
