"""Recognizers-Text (its date and time part), whose own notation comes close to TIMEX3.

Its time grows with more than the square of a text's length (a text of 50,000 letters takes many minutes), so it is
given one paragraph at a time; no mention crosses a paragraph.
"""

import re
from datetime import datetime
from typing import Any

from bench.peers.peer import Read, Row

_TYPES = {"date": "DATE", "daterange": "DATE", "duration": "DURATION", "set": "SET"}
# It is off by a few letters where a mention follows odd spaces; its words are looked for that near.
_NEAR = 20


def start() -> Read:
    """Loads the library, which compiles its expressions on first use."""
    import emoji

    # The library asks emoji for a table that emoji 2 holds under another name; it is older than the change.
    emoji.UNICODE_EMOJI = emoji.EMOJI_DATA  # type: ignore[attr-defined]
    from recognizers_date_time import Culture, recognize_datetime

    def read(row: Row) -> list[Row]:
        said = datetime.fromisoformat(row["dct"][:10]) if row.get("dct") else None
        found: list[Row] = []
        for paragraph in re.finditer(r"[^\n]+", row["text"]):
            for result in recognize_datetime(paragraph.group(), Culture.English, reference=said):
                mention = _mention(result, paragraph.group(), (row.get("dct") or "9999")[:10])
                found.append(mention | {side: mention[side] + paragraph.start() for side in ("start", "end")})
        return found

    read({"text": "today", "dct": "2020-01-01"})
    return read


def _mention(result: Any, text: str, day: str) -> Row:
    kind = result.type_name.partition(".")[2]
    value = timex_value((result.resolution or {}).get("values") or [{}], kind, day)
    start = text.lower().find(result.text.lower(), max(0, result.start - _NEAR))
    start = start if 0 <= start <= result.start + _NEAR else result.start
    return {"start": start, "end": start + len(result.text), "value": value, "type": _TYPES.get(kind, "TIME")}


def timex_value(values: list[dict[str, str]], kind: str, day: str) -> str:
    """Its answer as a TIMEX3 value: its notation where that names the date, else the latest it offers up to `day`.

    "(2018-05-01,2018-06-01,P1M)" is named by its first day, a month by its year and month; a bare hour gets its
    minutes and the day of speaking.
    """
    timex = values[0].get("timex", "")
    if kind in ("duration", "set") or timex == "PRESENT_REF":
        return timex
    if timex.startswith("(") or "XXXX" in timex:
        told = [value.get("value") or value.get("start") or "" for value in values]
        best = max((moment for moment in told if moment[:10] <= day), default=told[0])
        timex = best[:7] if timex[:5] == "XXXX-" and len(timex) == 7 else best.replace(" ", "T").removesuffix(":00")
    timex = f"{day}{timex}" if timex[:1] == "T" else timex
    return f"{timex}:00" if timex[-3:-2] == "T" and timex[-2:].isdigit() else timex
