"""Small reports about an invented river town, whole enough to fill every table: our own prose, any number of them."""

import dataclasses
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from asof.model.claim import Claim, Happening, Standing
from asof.model.figure import Figure, FigureKind, Measure
from asof.model.ids import identified, judgement_id, report_digest
from asof.model.issue import Issue
from asof.model.judged import JudgementKind
from asof.model.judgement import Judgement, ref_of
from asof.model.quantity import Quantity
from asof.model.report import Block, BlockKind, Entry, Report, Stamp, Text
from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.model.when import Precision, When
from asof.model.where import Level, Relation, Route, Where

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
ZONE = "America/Asuncion"
READER = "sample 1"
SENTENCES = (
    "At least 12 people were hurt when the levee at Varela gave way, the mayor said.",
    "Several boats left Puerto Lindo for a village south of Varela before dawn.",
    "=Nobody was killed, according to the health ministry.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The parts of one report, named as `Store.append` names them."""

    raw: bytes
    report: Report
    text: Text
    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]

    def parts(self) -> dict[str, Any]:
        """The arguments of `Store.append`."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}


def make(number: int = 0, *, said: datetime | None = NOON, received: datetime | None = None) -> Made:
    """The `number`th report: three sentences, two entries an hour apart, three claims, one issue.

    `said` is the start of the first entry's said_at, which is open where it is None; `received` is a day later if None.
    """
    content = f"Levee fails at Varela, bulletin {number}\n\n" + "\n\n".join(SENTENCES)
    raw = f"<html>{content}</html>".encode()
    report_id = report_digest(raw)
    first = spot(content, SENTENCES[0])
    rest = Span(start=first.end + 2, end=len(content))
    report = Report(
        report_id=report_id,
        size_bytes=len(raw),
        name=f"bulletin-{number}.html",
        url=f"https://courier.example/{number}",
        media_type="text/html",
        encoding="utf-8",
        received_at=received or (said or NOON) + timedelta(days=1),
        published_at=day(said or NOON),
        modified_at=None,
        outlet="Varela Courier",
        title=content.partition("\n")[0],
        language="en",
    )
    entries = (
        Entry(report_id=report_id, number=0, span=first, said_at=moment(said), stamp=Stamp(words="12:00", span=None)),
        Entry(report_id=report_id, number=1, span=rest, said_at=moment(said and said + timedelta(hours=1))),
    )
    blocks = (Block(kind=BlockKind.TITLE, span=spot(content, report.title)), Block(kind=BlockKind.PARAGRAPH, span=rest))
    issue = Issue(code="stamp-weekday-differs", report_id=report_id, span=first, words="the stamp names another day")
    return Made(
        raw=raw,
        report=report,
        text=Text(report_id=report_id, content=content, blocks=blocks),
        entries=entries,
        claims=claims_of(report_id, content, entries),
        issues=(issue,),
    )


def claims_of(report_id: str, content: str, entries: tuple[Entry, ...], reader: str = READER) -> tuple[Claim, ...]:
    """One claim for each of the sample's sentences, as `reader` reads them."""
    varela = place(content, "Varela", Level.SETTLEMENT, lat=-25.5, lon=-57.25, radius_km=4.0, place_id=7)
    village = place(content, "a village south of Varela", Level.SETTLEMENT)
    village = dataclasses.replace(village, relation=Relation(kind="south_of", name="Varela", place_id=7))
    port = place(content, "Puerto Lindo", Level.UNKNOWN)
    outlet = Speaker(name="Varela Courier", role=Role.OUTLET, words="Varela Courier", span=None)
    said = [
        (0, Happening.INJURY, figure(content, Measure.INJURED, "At least 12", 12, None), "the mayor", Role.OFFICIAL),
        (1, Happening.RESCUE, figure(content, Measure.VEHICLES, "Several", 3, None), None, None),
        (1, Happening.DEATH, figure(content, Measure.KILLED, "Nobody", 0, 0), "the health ministry", Role.OFFICIAL),
    ]
    claims = []
    for (entry, happening, counted, words, role), sentence in zip(said, SENTENCES, strict=True):
        voice = (Speaker(name=words, role=role, words=words, span=spot(content, words)),) if words and role else ()
        said_at = entries[entry].said_at
        assert said_at is not None
        claim = Claim(
            claim_id="",
            content_id="",
            report_id=report_id,
            entry=entry,
            said_at=said_at,
            span=spot(content, sentence),
            sentence=sentence,
            happening=happening,
            actor=None,
            target="people" if happening is Happening.INJURY else None,
            figures=(counted,),
            when=day(NOON),
            where=(varela,) if happening is Happening.INJURY else (),
            route=Route(origin=port, destination=village) if happening is Happening.RESCUE else None,
            speakers=(*voice, outlet),
            standing=Standing.REPORTED,
            quote=False,
            block=BlockKind.PARAGRAPH,
            reader=reader,
        )
        claims.append(identified(claim))
    return tuple(claims)


def reread(made: Made, reader: str) -> tuple[Claim, ...]:
    """The same claims as another reader would give them."""
    return claims_of(made.report.report_id, made.text.content, made.entries, reader)


def judgement(made: Made, kind: str = "retract", *, number: int = 0, hour: int = 0, **rest: Any) -> Judgement:
    """A judgement on the `number`th claim of the sample, `hour` hours after noon two days on."""
    values: dict[str, Any] = {
        "judgement_id": "",
        "kind": JudgementKind(kind),
        "by": "Ina Moor",
        "reason": "the mayor took it back",
        "judged_at": NOON + timedelta(days=2, hours=hour),
        "claims": () if kind == "undo" else (ref_of(made.claims[number]),),
    }
    judged = Judgement(**{**values, **rest})
    return dataclasses.replace(judged, judgement_id=judgement_id(judged))


def spot(content: str, words: str) -> Span:
    """Where `words` first stand in `content`."""
    start = content.index(words)
    return Span(start=start, end=start + len(words))


def place(content: str, words: str, level: Level, **known: Any) -> Where:
    """A place by its words."""
    return Where(name=words, words=words, span=spot(content, words), level=level, zone=ZONE, **known)


def figure(content: str, measure: Measure, words: str, low: int | None, high: int | None) -> Figure:
    """A count by its words."""
    quantity = Quantity(low=low, high=high, words=words, span=spot(content, words))
    return Figure(measure=measure, quantity=quantity, kind=FigureKind.COUNT)


def moment(start: datetime | None) -> When:
    """A minute, or a time that nothing is known of."""
    if start is None:
        return When(start=None, end=None, precision=Precision.UNKNOWN, words="", span=None, zone=ZONE)
    end = start + timedelta(minutes=1)
    return When(start=start, end=end, precision=Precision.MINUTE, words="12:00", span=None, zone=ZONE)


def day(within: datetime) -> When:
    """The UTC day that holds `within`."""
    start = within.replace(hour=0, minute=0, second=0, microsecond=0)
    return When(start=start, end=start + timedelta(days=1), precision=Precision.DAY, words="", span=None)
