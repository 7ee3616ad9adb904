"""Number lines and time lines: what stands where, in percent of the width, so that a drawing fits any screen."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from asof.publish.labels import short_number
from asof.publish.moments import show_clock, show_day, show_month
from asof.reconcile.dates import zone_of

_MAX_TICKS = 4  # a line is as narrow as 120 pixels, and its labels as long as "20,000"
_MAX_TIME_TICKS = 4  # their labels are longer, and a phone is 320 pixels wide
_LOGARITHMIC_FROM = 40  # a linear line hides every figure that is less than a fortieth of the greatest
_OPEN_ROOM = 1.25  # an open bar needs room to the right of the greatest number for its arrow


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on a line: where, in percent, and its label."""

    at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine:
    """From 0 to `top`; where it is logarithmic, each tick but the first stands for `factor` times the one before."""

    top: int
    is_logarithmic: bool
    ticks: tuple[Tick, ...] = ()
    factor: int = 1

    def at(self, n: int) -> float:
        """Where `n` stands, in percent from the left."""
        if self.is_logarithmic:
            return _percent(math.log1p(n) / math.log1p(self.top))
        return _percent(n / self.top)


def number_line(values: Iterable[int], *, has_open_end: bool) -> NumberLine:
    """A line that holds all `values`, with at most a handful of round ticks; without any where no number is known."""
    known = [value for value in values if value >= 0]
    if not known:
        return NumberLine(top=1, is_logarithmic=False)
    greatest, least = max(known), min((v for v in known if v > 0), default=1)
    step = _round_step(max(greatest, 1))
    room = greatest * _OPEN_ROOM if has_open_end else greatest
    top = max(step * math.ceil(room / step), 1)
    if greatest < least * _LOGARITHMIC_FROM:
        marks, factor = list(range(0, top + 1, step)), 1
        line = NumberLine(top=top, is_logarithmic=False)
    else:
        top = max(top, math.ceil(room))
        powers = range(int(math.log10(top)) + 1)
        every = math.ceil(len(powers) / _MAX_TICKS)
        marks, factor = [0, *(10**power for power in powers[(len(powers) - 1) % every :: every])], 10**every
        line = NumberLine(top=top, is_logarithmic=True)
    ticks = tuple(Tick(at=line.at(mark), text=short_number(mark)) for mark in marks)
    return NumberLine(top=top, is_logarithmic=line.is_logarithmic, ticks=ticks, factor=factor)


def _round_step(greatest: int) -> int:
    rough = greatest / _MAX_TICKS
    power = 10 ** math.floor(math.log10(rough)) if rough >= 1 else 1
    return next(power * nice for nice in (1, 2, 5, 10) if power * nice >= rough)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """From `start` to `end`, both aware."""

    start: datetime
    end: datetime
    ticks: tuple[Tick, ...] = ()

    def at(self, moment: datetime) -> float:
        """Where `moment` stands, in percent from the left; what lies outside is drawn at the edge."""
        length = (self.end - self.start).total_seconds()
        return _percent((moment - self.start).total_seconds() / length)


_STEPS_MINUTES = (15, 30, 60, 120, 180, 360, 720, *(1440 * days for days in (1, 2, 7, 14, 28, 91)))
_MONTH, _YEAR = timedelta(days=28), timedelta(days=365)


def time_line(moments: Iterable[datetime], zone: str) -> TimeLine:
    """A line that holds all `moments` (at least one) with a little room on both sides; ticks on the local clock."""
    known = sorted(moments)
    length = max(known[-1] - known[0], timedelta(minutes=30))
    start, end = known[0] - length / 25, known[0] + length * 26 / 25
    line = TimeLine(start=start, end=end)
    rough = (end - start) / _MAX_TIME_TICKS
    step = next((timedelta(minutes=m) for m in _STEPS_MINUTES if timedelta(minutes=m) >= rough), None)
    return TimeLine(
        start=start, end=end, ticks=tuple(_time_ticks(line, step or _YEAR * math.ceil(rough / _YEAR), zone))
    )


def _time_ticks(line: TimeLine, step: timedelta, zone: str) -> Iterable[Tick]:
    midnight = line.start.astimezone(zone_of(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    at = midnight + step * max(0, (line.start - midnight) // step)
    while at <= line.end:
        if at >= line.start:
            yield Tick(at=line.at(at), text=_time_label(at, step, zone))
        at += step


def _time_label(at: datetime, step: timedelta, zone: str) -> str:
    if step >= _MONTH:
        return show_month(at, zone)
    return show_day(at, zone) if at.strftime("%H:%M") == "00:00" else show_clock(at, zone)


def _percent(share: float) -> float:
    return round(min(max(share, 0.0), 1.0) * 100, 2)
