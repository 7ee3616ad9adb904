"""Places: the toponyms of each text, with the coordinates of the place that each stands for.

Besides what asof finds itself, the spans of the gold can be given, so that resolving is measured alone: every one is
answered, and one without a place counts as wrong.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from statistics import median
from typing import Any

from asof.model.span import Span
from asof.reading.places.given import resolve_given
from asof.reading.places.index import Index, open_index
from asof.reading.places.page import Scope
from asof.reading.places.place import Place
from asof.reading.places.read import PlaceHints, read_places
from bench.score import NEAR_KM, Row, Score, distance_km, pair, share

# GeoWebNews marks common nouns ("the area") and names of other things too; its own evaluation leaves them out.
_NO_TOPONYMS = frozenset({"Literal_Expression", "Non_Lit_Expression", "Non_Toponym"})
FAR_KM = 20_000.0  # the other end of the globe: how far off an answer counts that was not given


def predict(gold_rows: Iterable[Row]) -> Iterator[Row]:
    """``{id, toponyms: [{start, end, lat, lon, country, admin1, level}]}`` of each row; unresolved, all are None.

    Only a row's `id`, `text` and `url` are looked at.  The sets count adjectives and names inside names as toponyms.
    """
    index = open_index()
    for row in gold_rows:
        places = read_places(row["text"], PlaceHints(url=row.get("url")), scope=Scope.TOPONYMS, index=index)
        toponyms = [{"start": place.span.start, "end": place.span.end, **_answer(place)} for place in places]
        yield {"id": row["id"], "toponyms": toponyms}


def predict_given(gold_rows: Iterable[Row]) -> Iterator[Row]:
    """The same with the spans of the gold; `likeliest` is the biggest of the name, `known` all of it."""
    index = open_index()
    for row in toponyms_alone(gold_rows):
        spans = [Span(start=toponym["start"], end=toponym["end"]) for toponym in row["toponyms"]]
        places = resolve_given(row["text"], spans, PlaceHints(url=row.get("url")), index=index)
        yield {
            "id": row["id"],
            "toponyms": [
                {"start": span.start, "end": span.end, **_answer(place), **_by_name(row["text"], span, index)}
                for span, place in zip(spans, places, strict=True)
            ],
        }


def _answer(place: Any) -> Row:
    return {key: getattr(place, key, None) for key in ("lat", "lon", "country", "admin1", "level")}


def _by_name(content: str, span: Span, index: Index) -> Row:
    """What the name alone gives: the baseline that looks at the number of people only."""
    known = [_point(named.place) for named in index.find(content[span.start : span.end])]
    return {"likeliest": known[0] if known else None, "known": known}


def _point(place: Place) -> Row:
    return {"lat": place.lat, "lon": place.lon}


def toponyms_alone(gold_rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with those of their toponyms that are names of places and have a span."""
    for row in gold_rows:
        kept = [t for t in row["toponyms"] if t.get("type") not in _NO_TOPONYMS and 0 <= t["start"] < t["end"]]
        yield {**row, "toponyms": kept}


def score_given(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[Score, ...]:
    """Accuracy within 161 km over all gold spans with coordinates, the baseline's, and the median error in km."""
    pairs = [(g, p) for g, p in _matched(gold, predicted) if g.get("lat") is not None]
    errors = [distance_km(g, p) if p["lat"] is not None else FAR_KM for g, p in pairs]
    likeliest = sum(_is_near(g, p["likeliest"]) for g, p in pairs)
    return (
        share("acc@161 given", sum(error <= NEAR_KM for error in errors), len(pairs)),
        share("most people", likeliest, len(pairs)),
        Score(name="median error km", value=median(errors) if errors else 0.0),
    )


def _matched(gold: Iterable[Row], predicted: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    by_id = {row["id"]: row["toponyms"] for row in predicted}
    for row in toponyms_alone(gold):
        yield from pair(row["toponyms"], by_id.get(row["id"], []))


def _is_near(gold: Row, point: Row | None) -> bool:
    return point is not None and point["lat"] is not None and distance_km(gold, point) <= NEAR_KM


def errors_given(gold: Iterable[Row], predicted: Iterable[Row]) -> Counter[str]:
    """The wrong answers by kind."""
    pairs = ((g, p) for g, p in _matched(gold, predicted) if g.get("lat") is not None and not _is_near(g, p))
    return Counter(_kind(g, p) for g, p in pairs)


def _kind(gold: Row, answer: Row) -> str:
    known = answer.get("known", [])
    what = f" ({gold['fcode']})" if gold.get("fcode") else ""
    if answer["lat"] is None:
        return "unresolved" + what
    if not known:
        return "no entry of the name in the index" + what
    if not any(_is_near(gold, point) for point in known):
        return "the place is not among those of its name" + what
    return f"another place of the name taken, {answer['level']}" + what


def errors(gold: Iterable[Row], predicted: Iterable[Row]) -> Counter[str]:
    """What was missed, what was taken for a place and is none, and what was put elsewhere."""
    by_id = {row["id"]: row["toponyms"] for row in predicted}
    counts: Counter[str] = Counter()
    for row in toponyms_alone(gold):
        found = by_id.get(row["id"], [])
        pairs = pair(row["toponyms"], found)
        counts["place missed"] += len(row["toponyms"]) - len(pairs)
        counts["no place of the set, taken for one"] += len(found) - len(pairs)
        for g, p in pairs:
            counts["place found, with another span"] += (g["start"], g["end"]) != (p["start"], p["end"])
            if g.get("lat") is not None and not _is_near(g, p):
                counts["found and unresolved" if p["lat"] is None else "found and put elsewhere"] += 1
    return +counts
