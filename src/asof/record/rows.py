"""Values to rows, and to the bodies that the log's digests are taken over: pure, the same for every database.

Each logged row holds a value's canonical JSON (its body).  Every other column, and every row of the tables that are not
logged, follows from a body alone, so that `verify` can derive them again and compare.
"""

import json
from collections.abc import Iterator
from typing import Any

from asof.model.codec import canonical

Column = str | int | float | bytes | None
Row = dict[str, Column]
Plain = dict[str, Any]

INTEGER_MAX = 2**63 - 1
"""The largest whole number that a column of SQLite or PostgreSQL can hold."""


def body_of(value: object) -> str:
    """The canonical JSON of a model value, as text."""
    return canonical(value).decode()


def part_key(owner: str, number: int) -> str:
    """What a row is called that is numbered within its report or claim."""
    return f"{owner}#{number}"


def owner_of(key: str) -> str:
    """The report or claim that a row called `key` (see `part_key`) is of; the key itself where it is the whole."""
    return key.partition("#")[0]


def text_body(report_id: str, content: str, blocks: str) -> str:
    """What a text's digest is taken over; the text keeps `content` and `blocks` in columns of their own."""
    return body_of({"report_id": report_id, "content": content, "blocks": json.loads(blocks)})


def reading_body(report_id: str, number: int, reader: str) -> str:
    """What a reading's digest is taken over."""
    return body_of({"report_id": report_id, "number": number, "reader": reader})


def report_row(report: Plain) -> Row:
    """The columns of a report that follow from its body."""
    same = ("report_id", "outlet", "title", "url", "name", "language", "media_type", "encoding", "size_bytes", "unread")
    return {
        **{name: report[name] for name in same},
        **_interval("published_at", report["published_at"]),
        "received_at": sortable(report["received_at"]),
        "modified_at": sortable(report["modified_at"]),
    }


def entry_row(entry: Plain) -> Row:
    """The columns of an entry that follow from its body."""
    return {
        "report_id": entry["report_id"],
        "number": entry["number"],
        **_interval("said_at", entry["said_at"]),
        "modified_at": sortable(entry["modified_at"]),
        **_span(entry["span"]),
        "stamp": entry["stamp"] and entry["stamp"]["words"],
        "url": entry["url"],
    }


def issue_row(issue: Plain) -> Row:
    """The columns of an issue that follow from its body."""
    return {"report_id": issue["report_id"], "code": issue["code"], **_span(issue["span"]), "words": issue["words"]}


def claim_row(claim: Plain) -> Row:
    """The columns of a claim that follow from its body."""
    same = ("claim_id", "content_id", "report_id", "reader", "entry", "sentence", "happening", "standing")
    return {
        **{name: claim[name] for name in same},
        **_interval("said_at", claim["said_at"]),
        **_span(claim["span"]),
        "actor": claim["actor"],
        "target": claim["target"],
        **_interval("happened", claim["when"]),
        "quote": int(claim["quote"]),
        "block": claim["block"],
    }


def judgement_row(judgement: Plain) -> Row:
    """The columns of a judgement that follow from its body."""
    same = ("judgement_id", "kind", "reason", "undoes")
    return {
        **{name: judgement[name] for name in same},
        "judged_by": judgement["by"],
        "judged_at": sortable(judgement["judged_at"]),
    }


def judgement_parts(judgement: Plain) -> dict[str, list[Row]]:
    """The rows of the claims and reports that a judgement's body names."""
    to_claim, to_report = judgement["to_claim"], judgement["to_report"]
    rows: list[Row] = [
        *(_judged_row("about", ref["claim_id"], ref["report_id"]) for ref in judgement["claims"]),
        *(_judged_row("about", None, report_id) for report_id in judgement["reports"]),
    ]
    if to_claim:
        rows.append(_judged_row("to", to_claim["claim_id"], to_claim["report_id"]))
    if to_report:
        rows.append(_judged_row("to", None, to_report))
    for number, row in enumerate(rows):
        row.update(judgement_id=judgement["judgement_id"], number=number)
    return {"judged": rows}


def _judged_row(part: str, claim_id: str | None, report_id: str) -> Row:
    return {"part": part, "claim_id": claim_id, "report_id": report_id}


def claim_parts(claim: Plain) -> dict[str, list[Row]]:
    """The rows of figures, speakers and places that follow from a claim's body."""
    parts = {
        "figures": [_figure_row(figure) for figure in claim["figures"]],
        "speakers": [_speaker_row(speaker) for speaker in claim["speakers"]],
        "places": [_place_row(place) for place in _places(claim)],
    }
    for rows in parts.values():
        for number, row in enumerate(rows):
            row.update(claim_id=claim["claim_id"], number=number)
    return parts


def _places(claim: Plain) -> Iterator[Plain]:
    for place in claim["where"]:
        yield {**place, "part": "where"}
    route = claim["route"] or {}
    for part in ("origin", "destination"):
        if route.get(part):
            yield {**route[part], "part": part}


def _figure_row(figure: Plain) -> Row:
    quantity = figure["quantity"]
    return {
        "measure": figure["measure"],
        "low": _integer(quantity["low"]),
        "high": _integer(quantity["high"]),
        "approximate": int(quantity["approximate"]),
        "words": quantity["words"],
        **_span(quantity["span"]),
        "who": figure["who"],
        "kind": figure["kind"],
    }


def _speaker_row(speaker: Plain) -> Row:
    return {"name": speaker["name"], "role": speaker["role"], "words": speaker["words"], **_span(speaker["span"])}


def _place_row(place: Plain) -> Row:
    same = ("part", "name", "words", "level", "place_id", "lat", "lon", "radius_km", "country", "admin1")
    relation = place["relation"]
    return {
        **{name: place[name] for name in same},
        **_span(place["span"]),
        "relation": relation and relation["kind"],
        "relation_to": relation and relation["name"],
    }


def _span(span: Plain | None) -> Row:
    return {"span_start": span["start"] if span else None, "span_end": span["end"] if span else None}


def _interval(name: str, when: Plain | None) -> Row:
    return {
        f"{name}_start": sortable(when["start"]) if when else None,
        f"{name}_end": sortable(when["end"]) if when else None,
        f"{name}_precision": when["precision"] if when else None,
    }


def sortable(moment: str | None) -> str | None:
    """`moment` with six decimals: "…:00Z" and "…:00.5Z" would sort the wrong way round as text."""
    if moment is None or "." in moment:
        return moment
    return moment.removesuffix("Z") + ".000000Z"


def _integer(number: int | None) -> int | None:
    """`number` where a column can hold it; a larger one stands in the body alone."""
    return number if number is not None and abs(number) <= INTEGER_MAX else None
