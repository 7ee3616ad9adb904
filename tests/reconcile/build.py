"""Claims about an invented town, built by hand: our own prose, no reader needed.

Torvale lies in the region of Eastmark, in a country whose time is two hours ahead of UTC all year.
"""

import hashlib
from datetime import datetime, timedelta

from asof.model.claim import Claim, Happening, KeptClaim, Standing
from asof.model.figure import Figure, FigureKind, Measure
from asof.model.ids import identified
from asof.model.quantity import Quantity
from asof.model.report import BlockKind, Entry, Report, Text
from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.model.when import Precision, When
from asof.model.where import Level, Where
from asof.reconcile.view import ReportEntries

ZONE = "Africa/Maputo"
NOWHERE = Span(start=0, end=0)

TORVALE = Where(
    name="Torvale", words="Torvale", span=NOWHERE, level=Level.SETTLEMENT, place_id=9001, lat=10.0, lon=20.0,
    radius_km=6.0, country="XX", admin1="Eastmark", zone=ZONE,
)  # fmt: skip
SQUARE = Where(
    name="Mill Square", words="Mill Square", span=NOWHERE, level=Level.SITE, lat=10.0, lon=20.0, radius_km=6.0,
    country="XX", admin1="Eastmark", zone=ZONE,
)  # fmt: skip
HARN = Where(
    name="Harn", words="Harn", span=NOWHERE, level=Level.SETTLEMENT, place_id=9002, lat=12.0, lon=23.0,
    radius_km=6.0, country="XX", admin1="Westmark", zone=ZONE,
)  # fmt: skip
COUNTRY = Where(
    name="Exland", words="Exland", span=NOWHERE, level=Level.COUNTRY, place_id=9000, lat=11.0, lon=21.0,
    radius_km=400.0, country="XX", zone=ZONE,
)  # fmt: skip


def utc(text: str) -> datetime:
    """``utc("05-14 21:30")`` is that moment of 2031 in UTC."""
    return datetime.fromisoformat(f"2031-{text.replace(' ', 'T')}:00+00:00")


def minute(text: str) -> When:
    """The minute of `text` (UTC), as a stamp gives it."""
    start = utc(text)
    return When(
        start=start, end=start + timedelta(minutes=1), precision=Precision.MINUTE, words=text, span=None, zone=ZONE
    )


def stretch(start: str, end: str, precision: Precision = Precision.DAY, words: str = "then") -> When:
    """From `start` to `end` (UTC)."""
    return When(start=utc(start), end=utc(end), precision=precision, words=words, span=NOWHERE, zone=ZONE)


def day(month_day: str, words: str = "") -> When:
    """The local day ``"05-14"``."""
    start = utc(f"{month_day} 00:00") - timedelta(hours=2)
    end = start + timedelta(days=1)
    return When(start=start, end=end, precision=Precision.DAY, words=words or month_day, span=NOWHERE, zone=ZONE)


def report(
    outlet: str, name: str = "page", *, published: When | None = None, received: str = "06-01 00:00", **rest
) -> Report:
    """A report of `outlet`; its id depends on outlet and name only."""
    values = {
        "report_id": hashlib.sha256(f"{outlet}\n{name}".encode()).hexdigest(),
        "size_bytes": 1,
        "name": name,
        "url": None,
        "media_type": "text/plain",
        "encoding": "utf-8",
        "received_at": utc(received),
        "published_at": published or day("05-14"),
        "modified_at": None,
        "outlet": outlet,
        "title": f"{outlet}: {name}",
        "language": "en",
    }
    return Report(**{**values, **rest})


def count(
    measure: str, low: int | None, high: int | None, words: str = "", *, who=None, kind="count", approximate=False
):
    """A figure."""
    quantity = Quantity(low=low, high=high, words=words or f"{low} to {high}", span=NOWHERE, approximate=approximate)
    return Figure(measure=Measure(measure), quantity=quantity, who=who, kind=FigureKind(kind))


def killed(low: int | None, high: int | None, words: str = "", **rest) -> Figure:
    """A figure of the killed."""
    return count("killed", low, high, words, **rest)


def voice(name: str, role: Role = Role.ANONYMOUS) -> Speaker:
    """A speaker inside the outlet."""
    return Speaker(name=name, role=role, words=name, span=NOWHERE)


def claim(
    source: Report, sentence: str, happening: str = "shooting", *, said: When | None = None, by=(), **rest
) -> KeptClaim:
    """A claim of `source`: `by` are its speakers inside the outlet, innermost first; `at` is where it starts."""
    at = rest.pop("at", 0)
    values = {
        "claim_id": "",
        "content_id": "",
        "report_id": source.report_id,
        "entry": 0,
        "said_at": said or source.published_at,
        "span": Span(start=at, end=at + len(sentence)),
        "sentence": sentence,
        "happening": Happening(happening),
        "actor": None,
        "target": None,
        "figures": (),
        "when": None,
        "where": (TORVALE,),
        "route": None,
        "speakers": (*by, Speaker(name=source.outlet, role=Role.OUTLET, words=source.outlet, span=None)),
        "standing": Standing.REPORTED,
        "quote": False,
        "block": BlockKind.PARAGRAPH,
        "reader": "hand-1",
    }
    return KeptClaim(claim=identified(Claim(**{**values, **rest})), report=source)


def page(source: Report, parts: dict[int, tuple[When, str]]) -> ReportEntries:
    """The report with its text and entries: `parts` are said time and words by entry number, top of the page first."""
    content, entries = "", []
    for number, (said, words) in parts.items():
        entries.append(
            Entry(
                report_id=source.report_id,
                number=number,
                span=Span(start=len(content), end=len(content) + len(words)),
                said_at=said,
            )
        )
        content += words + "\n\n"
    return source, Text(report_id=source.report_id, content=content, blocks=()), tuple(entries)
