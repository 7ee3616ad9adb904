"""Times as a person types them."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from asof.errors import UsageError
from asof.model.when import Precision, When

_AGO = re.compile(r"(\d+)\s*(m|h|d)", re.IGNORECASE)
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def parse_moment(words: str, *, now: datetime, from_start: bool = False) -> datetime:
    """The aware UTC moment that `words` mean: "2019-03-01T14:30Z", "2019-03-01 14:30 Europe/Rome", "now", "2h", "1d".

    A date alone is its end, so that everything of that day counts, or its start where something is asked for from then
    on; a time without a zone is UTC; "2h" is two hours before `now`.  UsageError where the words mean no moment.
    """
    said = words.strip()
    if said == "now":
        return now
    ago = _AGO.fullmatch(said)
    if ago:
        return now - timedelta(**{_UNITS[ago.group(2).lower()]: int(ago.group(1))})
    stamp, zone = _zoned(said)
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", stamp):
            found = datetime.combine(date.fromisoformat(stamp) + timedelta(days=not from_start), datetime.min.time())
        else:
            found = datetime.fromisoformat(stamp)
    except ValueError as error:
        raise UsageError(f"{words!r} is no time; give one like 2019-03-01T14:30Z, 2019-03-01, 2h or now") from error
    return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)


def moment(words: str | None, *, from_start: bool = False) -> datetime | None:
    """What `words` mean now (see `parse_moment`); None for none."""
    return parse_moment(words, now=datetime.now(UTC), from_start=from_start) if words else None


def parse_when(words: str, *, zone: str) -> When:
    """When a thing happened: "2019", "2019-03", "2019-03-01", "2019-03-01 14:30", or two of them as "A..B".

    As sharp as it is typed, in the IANA zone `zone` unless the words name one at their end.  UsageError otherwise.
    """
    said, named = _zoned(words.strip())
    local = named if said != words.strip() else ZoneInfo(zone)
    first, ranges, last = said.partition("..")
    start, end, precision = _stretch(first.strip(), local, words)
    if ranges:
        _, end, until = _stretch(last.strip(), local, words)
        precision = max(precision, until, key=tuple(Precision).index)
    if end < start:
        raise UsageError(f"{words!r} ends before it starts")
    return When(start=start, end=end, precision=precision, words=words.strip(), span=None, zone=local.key)


_SHARPNESS = (
    ("%Y-%m-%d %H:%M", Precision.MINUTE),
    ("%Y-%m-%dT%H:%M", Precision.MINUTE),
    ("%Y-%m-%d", Precision.DAY),
    ("%Y-%m", Precision.MONTH),
    ("%Y", Precision.YEAR),
)


def _stretch(said: str, zone: ZoneInfo, words: str) -> tuple[datetime, datetime, Precision]:
    """From where the minute, day, month or year begins to where the next does (UTC)."""
    for form, precision in _SHARPNESS:
        try:
            start = datetime.strptime(said, form).replace(tzinfo=zone)
        except ValueError:
            continue
        return start.astimezone(UTC), _next(start, precision).astimezone(UTC), precision
    raise UsageError(
        f'{words!r} is no time; give one like 2019-03-01, "2019-03-01 14:30 Europe/Rome" or 2019-03..2019-05'
    )


def _next(start: datetime, precision: Precision) -> datetime:
    match precision:
        case Precision.MINUTE:
            return start + timedelta(minutes=1)
        case Precision.DAY:
            return start + timedelta(days=1)
        case Precision.MONTH:
            return (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        case _:
            return start.replace(year=start.year + 1)


def parse_published(words: str) -> date | datetime:
    """A day, or an aware moment: what `--published` takes.  UsageError where the words are neither."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words.strip()):
            return date.fromisoformat(words.strip())
        return parse_moment(words, now=datetime.now(UTC))
    except (ValueError, UsageError) as error:
        raise UsageError(f"{words!r} is no date; give one like 2019-03-01 or 2019-03-01T14:30Z") from error


def _zoned(said: str) -> tuple[str, ZoneInfo]:
    stamp, _, name = said.rpartition(" ")
    if "/" not in name:
        return said, ZoneInfo("UTC")
    try:
        return stamp, ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UsageError(f"{name!r} is no time zone; give one like Europe/Rome") from error
