"""Figures as a table: CSV by RFC 4180, UTF-8, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable
from typing import Any, TextIO

from asof.model.claim import KeptClaim, Standing
from asof.publish.bodies import claim_body

COLUMNS = (
    *("claim_id", "report_id", "outlet", "url", "entry", "said_at", "said_precision", "received_at"),
    *("happening", "standing", "measure", "low", "high", "approximate", "words", "words_start", "words_end", "who"),
    *("kind", "when_start", "when_end", "when_precision", "when_words", "when_zone", "when_edtf"),
    *("place", "place_words", "place_id", "lat", "lon", "radius_km", "level", "country", "admin1", "match"),
    *("from", "to"),
    *("speakers", "actor", "target", "quote", "block", "sentence", "start", "end", "reader", "judged"),
)

_PLACE_COLUMNS = ("place_id", "lat", "lon", "radius_km", "level", "country", "admin1", "match")

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet run a cell as a formula (OWASP, "CSV Injection")."""


def write_csv(claims: Iterable[KeptClaim], stream: TextIO) -> None:
    """A header, then one row a figure; a claim without a figure has one row, its figure's cells empty.

    `low` or `high` empty is an open side.  Words that start with = + - @, a tab or a line end have an apostrophe put
    before them, so that a spreadsheet runs nothing; numbers have not.  The line ends are CRLF: open the stream with
    ``newline=""``.
    """
    writer = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    for kept in claims:
        body = claim_body(kept)
        for number, figure in enumerate(body["figures"] or [None]):
            cells = {**_claim_cells(body), **_figure_cells(figure)}
            if kept.is_withdrawn(number):
                cells["standing"] = Standing.RETRACTED.value
            writer.writerow({name: _harmless(cell) for name, cell in cells.items()})


def _claim_cells(body: dict[str, Any]) -> dict[str, Any]:
    same = set(COLUMNS) & body.keys()
    when, where, route = body["when"] or {}, body["where"] or {}, body["route"] or {}
    return {
        **{name: body[name] for name in same},
        **{f"when_{name}": when.get(name) for name in ("start", "end", "precision", "words", "zone", "edtf")},
        **{name: where.get(name) for name in _PLACE_COLUMNS},
        "place": where.get("name"),
        "place_words": where.get("words"),
        "from": (route.get("from") or {}).get("name"),
        "to": (route.get("to") or {}).get("name"),
        "judged": "; ".join(f"{one['kind']} by {one['by']}: {one['reason']}" for one in body["judged"]),
        "speakers": " < ".join(f"{speaker['name']} ({speaker['role']})" for speaker in body["speakers"]),
    }


def _figure_cells(figure: dict[str, Any] | None) -> dict[str, Any]:
    if figure is None:
        return {}
    same = ("measure", "low", "high", "approximate", "words", "who", "kind")
    return {**{name: figure[name] for name in same}, "words_start": figure["start"], "words_end": figure["end"]}


def _harmless(cell: object) -> object:
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell
