"""dateparser's search_dates; it tells the words and a moment, whose sharpness is asked of its parser a second time."""

from datetime import datetime
from typing import Any

from dateparser.date import DateDataParser
from dateparser.search import search_dates

from bench.peers.peer import Read, Row

_FORMS = {"time": "%Y-%m-%dT%H:%M", "day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "year": "%Y"}


def start() -> Read:
    """Loads its English tables."""

    def read(row: Row) -> list[Row]:
        settings: dict[str, Any] = {"PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
        if row.get("dct"):
            settings["RELATIVE_BASE"] = datetime.fromisoformat(row["dct"][:10])
        parser = DateDataParser(languages=["en"], settings=settings)
        found: list[Row] = []
        at = 0
        for words, moment in search_dates(row["text"], languages=["en"], settings=settings) or ():
            first = row["text"].find(words, at)
            if first >= 0:
                at = first + len(words)
                period = parser.get_date_data(words).period
                value = moment.strftime(_FORMS.get(period, _FORMS["day"]))
                found.append({"start": first, "end": at, "value": value, "type": "TIME" if "T" in value else "DATE"})
        return found

    read({"text": "today", "dct": "2020-01-01"})
    return read
