"""Tells files of rows (CSV, TSV, JSON) from pages: read as prose, their field names would stand in sentences."""

import json

_TABLES = (".csv", ".tsv", ".csv.gz", ".tsv.gz")


def rows_kind(content: str, name: str) -> str | None:
    """What kind of rows `content` is, in words; None for a page.

    A table is told by its file's name alone, as prose has commas too; JSON and JSON Lines by their own first value.
    """
    if name.lower().endswith(_TABLES):
        return "a table"
    start = content.lstrip()
    if start[:1] in ("{", "[") and _begins_with_json(start):
        return "JSON"
    return None


def _begins_with_json(start: str) -> bool:
    """Whether an object, or a list that is empty or of objects, comes first: "[12]" may be a note's number."""
    try:
        value, _ = json.JSONDecoder().raw_decode(start)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) or not value or isinstance(value[0], dict)
