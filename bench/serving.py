"""A developing story of one town for the benchmark of the server: made reports, read by the real readers."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asof.intake.intake import Hints
from asof.model.views import Clock
from asof.record.keep import Received, keep
from asof.record.sqlite import SqliteStore
from bench.growth import OUTLETS

SEED = 11
START = datetime(2031, 3, 10, 6, tzinfo=UTC)
EVERY = timedelta(minutes=17)

_VOICES = ("the police", "the union", "a doctor at the hospital", "the mayor", "witnesses", "the interior ministry")
_DEEDS = (
    "At least {n} people were killed when guards opened fire in Varna, {voice} said.",
    "{n} dockers were injured in the harbour of Varna, {voice} said.",
    "More than {m} people have been arrested in Varna since Monday, {voice} said.",
    "Thousands marched through Varna on Tuesday, {voice} said.",
    "Police used tear gas near the station in Varna at {hour}:30, {voice} said.",
    "The internet was cut in Varna on Monday evening, {voice} said.",
    "A warehouse was set on fire south of Varna, {voice} said.",
    "{voice} denied that anyone had been shot in Varna on Monday.",
    "Trains to Sofia were stopped, and {m} passengers waited in Varna, {voice} said.",
    "A curfew was declared in Varna from {hour} pm, {voice} said.",
)


def made_report(number: int) -> Received:
    """The `number`th report of the story: always the same one."""
    dice = random.Random(SEED + number)  # noqa: S311 - made text, no secret
    at = START + number * EVERY
    said = [_sentence(dice, number) for _ in range(7)]
    head = said[0].rstrip(".")
    lines = [head, "", f"{at:%B %-d, %Y} - {' '.join(said[:4])}", "", " ".join(said[4:])]
    words = "\n".join(lines)
    return Received(raw=words.encode(), name=f"{number}.txt", url=None, received_at=at + timedelta(minutes=3))


def fill(path: Path, claims: int) -> int:
    """Keep reports at `path`, more of them where some are there, until it holds so many claims; how many reports."""
    with SqliteStore.open(path) as store:
        kept, reports = len(store.kept_claims(None, Clock.SAID)), len(store.reports())
        while kept < claims:
            kept += add(store, reports)
            reports += 1
    return reports


def add(store: SqliteStore, number: int) -> int:
    """Keep the `number`th report; how many claims were read from it."""
    return keep(store, made_report(number), Hints(outlet=OUTLETS[number % len(OUTLETS)])).claims


def _sentence(dice: random.Random, number: int) -> str:
    voice = dice.choice(_VOICES)
    words = dice.choice(_DEEDS).format(
        n=2 + number // 12 + dice.randrange(4),
        m=100 + number + dice.randrange(60),
        hour=1 + dice.randrange(9),
        voice=voice,
    )
    return words[0].upper() + words[1:]
