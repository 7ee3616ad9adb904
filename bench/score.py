"""Scores predictions against gold rows; spans are half-open code-point offsets into the text that the gold carries.

Times as TempEval-3 (strict, relaxed, and value: a relaxed match with the same value); places by span F1, end to end
(overlap and within 161 km) and the error of what was resolved; figures by overlap and measure, then interval, then the
share of kind, standing and speaker among those right; attribution by exact and overlapping spans of each role; tolls
by the share of articles whose numbers are exactly the incident's; stories by BCubed and the number of clusters.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]

NEAR_KM = 161.0  # one hundred miles: the distance that geoparsing is scored at


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One line of a score: its name, its value (0..1 but where the name has a unit), precision and recall of an F1."""

    name: str
    value: float
    precision: float | None = None
    recall: float | None = None


def f1(name: str, hits: int, predicted: int, gold: int) -> Score:
    """The F1 of `hits` among so many predicted and gold; 0 where nothing is right."""
    precision = hits / predicted if predicted else 0.0
    recall = hits / gold if gold else 0.0
    value = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(name=name, value=value, precision=precision, recall=recall)


def share(name: str, part: int, whole: int) -> Score:
    """`part` of `whole` as a share; 0 where there is no whole."""
    return Score(name=name, value=part / whole if whole else 0.0)


def pair(
    gold: Sequence[Row], predicted: Sequence[Row], fits: Callable[[Row, Row], bool] = lambda _gold, _predicted: True
) -> list[tuple[Row, Row]]:
    """Gold and predicted spans matched one to one by overlap: equal spans first, then the longest overlaps."""
    candidates = sorted(
        (*_closeness(g, p), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if g["start"] < p["end"] and p["start"] < g["end"] and fits(g, p)
    )
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    out = []
    for _, _, i, j in candidates:
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            out.append((gold[i], predicted[j]))
    return out


def _closeness(left: Row, right: Row) -> tuple[int, int]:
    """Smaller is closer: whether the spans differ, then how little they share."""
    is_equal = (left["start"], left["end"]) == (right["start"], right["end"])
    return -int(is_equal), max(left["start"], right["start"]) - min(left["end"], right["end"])


def score_times(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[Score, ...]:
    """strict, relaxed and value F1."""
    by_id = {row["id"]: row["timex"] for row in predicted}
    n: Counter[str] = Counter()
    for row in gold:
        found, wanted = by_id.get(row["id"], []), [t for t in row["timex"] if t.get("start") is not None]
        n["gold"] += len(wanted)
        n["predicted"] += len(found)
        for g, p in pair(wanted, found):
            n["relaxed"] += 1
            n["strict"] += (g["start"], g["end"]) == (p["start"], p["end"])
            n["value"] += g["value"] == p["value"]
    return tuple(f1(name, n[name], n["predicted"], n["gold"]) for name in ("strict", "relaxed", "value"))


def distance_km(left: Row, right: Row) -> float:
    """Great-circle distance between two rows with lat and lon, in kilometres."""
    lat1, lon1, lat2, lon2 = (math.radians(row[key]) for row in (left, right) for key in ("lat", "lon"))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def score_places(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[Score, ...]:
    """Span F1, end-to-end F1, accuracy within 161 km of the resolved and of all, and the share resolved."""
    by_id = {row["id"]: row["toponyms"] for row in predicted}
    n: Counter[str] = Counter()
    for row in gold:
        found, wanted = by_id.get(row["id"], []), row["toponyms"]
        n["gold"] += len(wanted)
        n["predicted"] += len(found)
        n["placed"] += sum(toponym.get("lat") is not None for toponym in wanted)
        for g, p in pair(wanted, found):
            n["overlap"] += 1
            n["exact"] += (g["start"], g["end"]) == (p["start"], p["end"])
            if g.get("lat") is None:  # the gold gives no point: neither right nor wrong
                n["unscored"] += 1
            elif p.get("lat") is not None:
                n["resolved"] += 1
                n["near"] += distance_km(g, p) <= NEAR_KM
    return (
        f1("span exact", n["exact"], n["predicted"], n["gold"]),
        f1("span overlap", n["overlap"], n["predicted"], n["gold"]),
        f1("end to end", n["near"], n["predicted"] - n["unscored"], n["placed"]),
        share("acc@161", n["near"], n["resolved"]),
        share("acc@161 of all", n["near"], n["placed"]),
        share("coverage", n["resolved"], n["placed"]),
    )


def score_figures(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[Score, ...]:
    """F1 of measure and of measure with interval; of those right, the share with kind, standing and speaker right."""
    wanted, found = list(gold), list(predicted)
    n: Counter[str] = Counter()
    for doc in sorted({row["doc"] for row in (*wanted, *found)}):
        here, there = ([row for row in rows if row["doc"] == doc] for rows in (wanted, found))
        n["measure"] += len(pair(here, there, lambda g, p: g["measure"] == p["measure"]))
        right = pair(here, there, lambda g, p: all(g[key] == p[key] for key in ("measure", "low", "high")))
        n["interval"] += len(right)
        for g, p in right:
            n["kind"] += g["kind"] == p.get("kind")
            n["standing"] += g["standing"] == p.get("standing")
            n["speaker"] += is_same_speaker(g, p)
    return (
        f1("measure", n["measure"], len(found), len(wanted)),
        f1("measure+interval", n["interval"], len(found), len(wanted)),
        *(share(name, n[name], n["interval"]) for name in ("kind", "standing", "speaker")),
    )


def is_same_speaker(gold: Row, predicted: Row) -> bool:
    """Whether both name nobody, or one's words hold the other's."""
    said, read = (gold.get("speaker") or "").lower(), (predicted.get("speaker") or "").lower()
    return (not said and not read) or bool(said and read and (said in read or read in said))


def score_attribution(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[Score, ...]:
    """Exact and overlap F1 of source, cue and content, against the first annotator."""
    by_id = {row["id"]: row["attributions"] for row in predicted}
    n: Counter[tuple[str, str]] = Counter()
    for row in gold:
        first = row["annotations"][0]["attributions"]
        for role in ("source", "cue", "content"):
            wanted, found = list(_whole(first, role)), list(_whole(by_id.get(row["id"], []), role))
            matched = pair(wanted, found)
            n[role, "gold"] += len(wanted)
            n[role, "predicted"] += len(found)
            n[role, "overlap"] += len(matched)
            n[role, "exact"] += sum(g == p for g, p in matched)
    return tuple(
        f1(f"{role} {kind}", n[role, kind], n[role, "predicted"], n[role, "gold"])
        for role in ("source", "cue", "content")
        for kind in ("exact", "overlap")
    )


def _whole(attributions: Iterable[Row], role: str) -> Iterator[Row]:
    for attribution in attributions:
        if attribution.get(role):
            yield {"start": attribution[role][0][0], "end": attribution[role][-1][1]}


def score_toll(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[Score, ...]:
    """The shares of the predicted articles with killed, injured and both exactly right, and killed within one; then
    those of the incidents, each from its articles together."""
    from bench.toll import of_incidents

    incidents = {row["incident_id"]: row for row in gold}
    rows = list(predicted)
    n: Counter[str] = Counter()
    for row in rows:
        wanted = incidents[row["incident_id"]]
        is_right = {name: row[name] == wanted[name] for name in ("killed", "injured")}
        n.update(name for name, right in is_right.items() if right)
        n["both"] += all(is_right.values())
        n["killed within one"] += abs(row["killed"] - wanted["killed"]) <= 1
    by_article = tuple(share(name, n[name], len(rows)) for name in ("killed", "injured", "both", "killed within one"))
    together = of_incidents(rows)
    return by_article + tuple(
        share(
            f"{name} by incident", sum(told[name] == incidents[i][name] for i, told in together.items()), len(together)
        )
        for name in ("killed", "injured")
    )


def score_stories(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[Score, ...]:
    """BCubed of the stories and how many there are, beside the gold number.

    Where they were predicted, those of the stories taken each alone and of plain TF-IDF stand beside.  All are the
    means over the orders of arrival.
    """
    wanted = {row["id"]: row.get("cluster", row.get("subtopic")) for row in gold}
    rows = list(predicted)
    scores = (
        *_of_clusters("BCubed", "clusters", wanted, rows, "clusters"),
        Score(name="clusters in gold", value=len(set(wanted.values()))),
    )
    beside = {"alone": ("each story alone", "clusters alone"), "tfidf": ("plain TF-IDF", "plain clusters")}
    for key, names in beside.items():
        if rows and key in rows[0]:
            scores += _of_clusters(*names, wanted, rows, key)
    return scores


def _of_clusters(name: str, count: str, wanted: Row, rows: Sequence[Row], key: str) -> tuple[Score, Score]:
    from bench.stories import bcubed

    orders = [{row["id"]: row[key][n] for row in rows} for n in range(len(rows[0][key]) if rows else 0)]
    scores = [bcubed(wanted, found) for found in orders] or [(0.0, 0.0)]
    precision, recall = (sum(side) / len(scores) for side in zip(*scores, strict=True))
    both = [2 * precision * recall / (precision + recall or 1) for precision, recall in scores]
    told = [len(set(found.values())) for found in orders] or [0]
    return (
        Score(name=name, value=sum(both) / len(both), precision=precision, recall=recall),
        Score(name=count, value=sum(told) / len(told)),
    )
