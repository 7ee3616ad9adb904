"""Growth: how building the record, looking at a moment and adding a report cost as the record grows, and the memory.

The claims are made by a seeded generator over many invented stories: a town a story, reports over some days, some of
them copies, tolls that rise.  CPU time of one core, garbage collection included.
"""

import gc
import hashlib
import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import median

from asof.model.claim import Claim, Happening, KeptClaim, Standing
from asof.model.figure import Figure, FigureKind, Measure
from asof.model.ids import identified
from asof.model.quantity import Quantity
from asof.model.report import BlockKind, Entry, Report, Text
from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.model.views import Clock
from asof.model.when import Precision, When
from asof.model.where import Level, Where
from asof.reconcile.memo import StoryMemo
from asof.reconcile.view import ReportEntries, build_view
from bench.speed import calls_of, peak_mb

SIZES = (1_000, 10_000, 100_000)
CLAIMS_A_REPORT = 8
REPORTS_A_STORY = 25
GATE_SIZE = 2_000
MOST_CALLS_TO_ADD = 117_000
MOST_CALLS_OF_A_MOMENT = 159_000
"""What it makes as it is, and a tenth more: what slows a view shows here, on every machine the same."""
SEED = 5
START = datetime(2031, 1, 1, tzinfo=UTC)
STORY_EVERY = timedelta(hours=7)

_NOWHERE = Span(start=0, end=0)
_KINDS = (Happening.SHOOTING, Happening.CLASH, Happening.PROTEST, Happening.ARREST, Happening.STATEMENT)
_TOLLS = (Measure.KILLED, Measure.INJURED, Measure.ARRESTED)
OUTLETS = tuple(f"The {name} Courier" for name in ("Alder", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Gorse"))
_WORDS = tuple(f"{start}{middle}{end}" for start in "bdfgklmnprst" for middle in "aeiou" for end in ("la", "ren", "to"))


def made_record(claims: int) -> tuple[list[KeptClaim], list[ReportEntries]]:
    """At least so many claims, whole reports, in the order they were said; always the same ones."""
    dice = random.Random(SEED)  # noqa: S311 - made text, no secret
    kept: list[KeptClaim] = []
    pages: list[ReportEntries] = []
    for number, report in enumerate(_reports(dice)):
        if len(kept) >= claims:
            break
        story = number // REPORTS_A_STORY
        told = list(_claims(report, _town(story), dice, progress=number % REPORTS_A_STORY))
        kept += told
        content = "\n".join(one.claim.sentence for one in told)
        entry = Entry(
            report_id=report.report_id, number=0, span=Span(start=0, end=len(content)), said_at=told[0].claim.said_at
        )
        pages.append((report, Text(report_id=report.report_id, content=content, blocks=()), (entry,)))
    return kept, pages


def _reports(dice: random.Random) -> Iterator[Report]:
    number = 0
    while True:
        story, turn = divmod(number, REPORTS_A_STORY)
        said = START + story * STORY_EVERY + timedelta(hours=2 * turn, minutes=dice.randrange(60))
        name = f"report {number}"
        yield Report(
            report_id=hashlib.sha256(name.encode()).hexdigest(),
            size_bytes=1,
            name=name,
            url=None,
            media_type="text/plain",
            encoding="utf-8",
            received_at=said + timedelta(minutes=5),
            published_at=_minute(said),
            modified_at=None,
            outlet=dice.choice(OUTLETS),
            title=name,
            language="en",
        )
        number += 1


def _claims(report: Report, town: Where, dice: random.Random, *, progress: int) -> Iterator[KeptClaim]:
    said_at = report.published_at
    if said_at is None or said_at.start is None:
        raise ValueError(f"{report.name} was made without a time")
    ending = "".join("bcdfghjklm"[int(digit)] for digit in town.name[5:])
    own = [f"{word.capitalize()}{ending}" for word in _WORDS[:40]]  # every story has its own names
    at = 0
    for number in range(CLAIMS_A_REPORT):
        sentence = " ".join([*dice.choices(_WORDS, k=7), *dice.choices(own, k=7)]) + "."
        if number == 0:
            sentence = f"At least {progress // 4 + 1} people died in {town.name}, officials there said on the day."
        figures = (_toll(dice.choice(_TOLLS), progress // 4 + dice.randrange(3)),) if number % 3 == 0 else ()
        day = said_at.start.replace(hour=0, minute=0)
        when = When(
            start=day, end=day + timedelta(days=1), precision=Precision.DAY, words="that day", span=_NOWHERE, zone="UTC"
        )
        claim = Claim(
            claim_id="",
            content_id="",
            report_id=report.report_id,
            entry=0,
            said_at=said_at,
            span=Span(start=at, end=at + len(sentence)),
            sentence=sentence,
            happening=dice.choice(_KINDS),
            actor=None,
            target=None,
            figures=figures,
            when=when if dice.random() < 0.6 else None,
            where=(town,) if dice.random() < 0.8 else (),
            route=None,
            speakers=(Speaker(name=report.outlet, role=Role.OUTLET, words=report.outlet, span=None),),
            standing=Standing.REPORTED,
            quote=False,
            block=BlockKind.PARAGRAPH,
            reader="made",
        )
        at += len(sentence) + 1
        yield KeptClaim(claim=identified(claim), report=report)


def _toll(measure: Measure, count: int) -> Figure:
    quantity = Quantity(low=count, high=None, words=f"at least {count}", span=_NOWHERE, approximate=False)
    return Figure(measure=measure, quantity=quantity, who="people", kind=FigureKind.COUNT)


def _town(story: int) -> Where:
    return Where(
        name=f"Town {story}",
        words=f"Town {story}",
        span=_NOWHERE,
        level=Level.SETTLEMENT,
        place_id=1_000_000 + story,
        lat=-60 + (story * 0.7) % 120,
        lon=-170 + (story * 1.3) % 340,
        radius_km=5.0,
        country="XX",
        admin1=f"Region {story % 40}",
        zone="UTC",
    )


def _minute(start: datetime) -> When:
    end = start + timedelta(minutes=1)
    return When(start=start, end=end, precision=Precision.MINUTE, words="", span=None, zone="UTC")


class Grown:
    """A made record of at least so many claims, built once but for its last report; its stories are remembered."""

    def __init__(self, claims: int) -> None:
        self.kept, self.pages = made_record(claims)
        self._memo = StoryMemo()
        last = self.pages[-1][0].report_id
        self._before = [one for one in self.kept if one.report.report_id != last]

    def build(self) -> None:
        """Build the record of all reports but the last."""
        build_view(self._before, self.pages[:-1], at=None, clock=Clock.RECEIVED, memo=self._memo)

    def view(self, at: datetime | None) -> None:
        """Look at the record as of `at`; None takes the last report in."""
        build_view(self.kept, self.pages, at=at, clock=Clock.RECEIVED, memo=self._memo)

    def moments(self) -> list[datetime]:
        """Nine moments over the length of the record, none of which was asked before."""
        return [self.kept[len(self.kept) * tenth // 10].report.received_at for tenth in range(1, 10)]


def run_growth() -> int:
    """Print for each size the CPU time of a build, of past moments and of adding a report, and the peak memory; 0.

    The moments and the report are asked of a process that has built the record once and remembers its stories.
    """
    for size in SIZES:
        grown = Grown(size)
        built_ms = _timed_ms(grown.build)
        added_ms = _timed_ms(partial(grown.view, None))
        past_ms = [_timed_ms(partial(grown.view, moment)) for moment in grown.moments()]
        claims = len(grown.kept)
        print(
            f"  {claims:7,} claims  build {built_ms:7,.0f} ms ({1000 * built_ms / claims:4.0f} µs a claim)"
            f"  add one {added_ms:7,.0f} ms  as of a moment {median(past_ms):7,.0f} ms, at most {max(past_ms):,.0f}"
            f"  peak {peak_mb():6,.0f} MB",
            flush=True,
        )
    return 0


def run_growth_gate() -> int:
    """1 where one report more or a past moment makes more calls than it may."""
    added, past = calls_as_it_grows(GATE_SIZE)
    is_held = added <= MOST_CALLS_TO_ADD and past <= MOST_CALLS_OF_A_MOMENT
    print(
        f"{'held  ' if is_held else 'FALLEN'}  growth       at {GATE_SIZE:,} claims one report more {added:,} calls,"
        f" at most {MOST_CALLS_TO_ADD:,}; a past moment {past:,.0f}, at most {MOST_CALLS_OF_A_MOMENT:,}"
    )
    return 0 if is_held else 1


def calls_as_it_grows(claims: int) -> tuple[int, float]:
    """How many calls one report more makes, and at the median a past moment: the same on any machine."""
    grown = Grown(claims)
    grown.build()
    added = calls_of(partial(grown.view, None))
    return added, median(calls_of(partial(grown.view, moment)) for moment in grown.moments())


def _timed_ms(run: Callable[[], None]) -> float:
    gc.collect()  # each pays for its own garbage
    started = time.process_time()
    run()
    return 1000 * (time.process_time() - started)
