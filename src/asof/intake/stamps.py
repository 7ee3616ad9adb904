"""The grammar of stamps: the words at the start of an update that say when it was said.

A stamp is a run of tokens (markers, clocks, days, zones, places, brackets) that holds at least one clock and ends as
stamps end: at a colon, a dash, its closing bracket, the end of the piece, or before a new sentence.  The reader walks
the tokens once and keeps the longest run that ends so; its work is linear in the length of the stamp.
"""

import functools
import re
from dataclasses import dataclass, replace
from datetime import date, time
from enum import Enum

from asof.intake.dates import FoundDay, read_day, stamp_words
from asof.model.report import Stamp
from asof.model.span import Span

# The longest stamp in hand has 72 code points; anything much longer is a sentence.
_LONGEST = 140

_CLOCK_12 = re.compile(
    r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b(?:\s?\.)?", re.IGNORECASE
)
_CLOCK_24 = re.compile(r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d|:\d|[.,]\d)")
_CLOCK_4 = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?!\d)")
_OPEN, _CLOSE = "([{", ")]}"
_END = re.compile(r"\s*[:|](?=\s|$)|\s+[-–—](?=\s|$)|[–—](?=\s)|\s*(?:--|•|·|»)(?=\s|$)")
_AFTER_BRACKET = re.compile(r"\s*(?:[:|•·]|--|[-–—](?=\s))?\s*")
_NEW_SENTENCE = re.compile(r"\s+(?=[\"'“‘«(#@]?[A-Z0-9À-Þ])")
_CITY = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*)(?:\s+[A-ZÀ-Þ][\w'’.-]*){0,3}")
_LEAD_PLACE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,40},\s*")
_BULLET = re.compile(r"[\s\-–—•*·>]*")
_OFFSET = re.compile(r"(?:GMT|UTC)\s?(?P<sign>[+-])(?P<hours>1[0-4]|0?\d)(?::?00)?\b")
_COMMA = re.compile(r"\s*[,/;]\s*")


class Strength(Enum):
    """How surely it is a stamp: a WEAK one (a bare clock before a sentence) counts only among others like it."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStamp:
    """A stamp, where the words after it start (`end`), and its `shape`: which kinds of token it is made of."""

    stamp: Stamp
    end: int
    strength: Strength
    shape: str


@dataclass(slots=True)
class _Reading:
    """One clock of a stamp with what belongs to it; many stamps give two ("4 a.m. in Cairo, 9 p.m. ET")."""

    clock: time | None = None
    day: FoundDay | None = None
    zone: str | None = None
    city: str | None = None
    bare: bool = True


def read_stamp(words: str, *, near: date | None = None) -> FoundStamp | None:
    """The stamp at the start of `words`, None where there is none.

    `near` is the page's date: it gives the year to a day without one.  The span counts in `words`.
    """
    start = _BULLET.match(words).end()  # type: ignore[union-attr]
    return _Walk(words, start, near).run()


def find_stamps(words: str, *, near: date | None = None) -> tuple[FoundStamp, ...]:
    """Stamps inside `words`, where lines were run together: in square brackets, or in round ones with a marker.

    "(1 p.m. ET)" inside a sentence is part of what it says.
    """
    found: list[FoundStamp] = []
    for mark in _inner_mark().finditer(words):
        if mark.start() == 0 or (found and mark.start() < found[-1].end):
            continue
        stamp = _Walk(words, mark.start(), near).run()
        if stamp is not None and stamp.stamp.words[-1] in _CLOSE:
            found.append(stamp)
    return tuple(found)


def has_open_stamp(words: str) -> bool:
    """Whether `words` end inside a stamp's bracket, as when a sentence splitter cut after its "a.m."."""
    marks = list(_inner_mark().finditer(words))
    if not marks:
        return False
    rest = words[marks[-1].start() :]
    return len(rest) <= _LONGEST and sum(map(rest.count, _OPEN)) > sum(map(rest.count, _CLOSE))


class _Walk:
    """One walk over the tokens of a stamp."""

    def __init__(self, words: str, start: int, near: date | None) -> None:
        self.words, self.start, self.near = words, start, near
        self.at = start
        self.limit = min(len(words), start + _LONGEST)
        self.depth = 0
        self.marked = False
        self.bracketed = False
        self.linked = False
        self.shape: list[str] = []
        self.readings = [_Reading()]
        self.best: FoundStamp | None = None

    def run(self) -> FoundStamp | None:
        """The longest run of tokens from the start that ends as a stamp ends."""
        if place := _LEAD_PLACE.match(self.words, self.at):
            self.at = place.end()
        while self.at < self.limit and self._step():
            if self._is_closed():
                self._keep(Strength.STRONG, _AFTER_BRACKET.match(self.words, self.at).end())  # type: ignore[union-attr]
                break
            self._try_end()
        return self.best

    def _step(self) -> bool:
        """Reads one token at `at`; False where none is there."""
        while self.at < self.limit and self.words[self.at].isspace():
            self.at += 1
        self.linked = False
        steps = (self._bracket, self._marker, self._clock, self._day, self._zone, self._place, self._link)
        return self.at < self.limit and any(step() for step in steps)

    def _bracket(self) -> bool:
        char = self.words[self.at]
        if char in _OPEN:
            self.depth += 1
            self.bracketed = True
        elif char in _CLOSE and (self.depth or self.marked):
            self.depth -= 1
        else:
            return False
        self.at += 1
        return True

    def _marker(self) -> bool:
        if self._has_clock() or not self._take(_words_of("markers")):
            return False
        self.marked = True
        if self.at < self.limit and self.words[self.at] == ":":
            self.at += 1
        return True

    def _clock(self) -> bool:
        for kind, pattern in (("12", _CLOCK_12), ("24", _CLOCK_24), ("4", _CLOCK_4)):
            found = pattern.match(self.words, self.at)
            if found is None or found.end() > self.limit:
                continue
            if self.readings[-1].clock is not None:
                self.readings.append(_Reading())
            reading = self.readings[-1]
            reading.clock = _time(found)
            reading.bare = kind != "12"
            self.at = found.end()
            self.shape.append("clock")
            return True
        return False

    def _day(self) -> bool:
        found = read_day(self.words, self.at)
        if found is None:
            return False
        self.readings[-1].day = found
        self.at = found.end
        return True

    def _zone(self) -> bool:
        reading = self.readings[-1]
        if reading.clock is None:
            return False
        if offset := _OFFSET.match(self.words, self.at):
            sign = "-" if offset["sign"] == "+" else "+"  # IANA's Etc zones count the other way round
            reading.zone, self.at = f"Etc/GMT{sign}{int(offset['hours'])}", offset.end()
        elif word := self._take(_words_of("zones")):
            reading.zone = stamp_words()["zones"][word]
        elif self._take(_words_of("local")):
            reading.zone = "local"
        elif self._take(_words_of("clock_words")):
            reading.bare = False
            return True
        else:
            return False
        reading.bare = False
        self.shape.append("zone")
        return True

    def _place(self) -> bool:
        """A city after its clock: behind "in", or bare where brackets or a marker make plain that it is a stamp."""
        reading = self.readings[-1]
        if reading.clock is None or reading.city is not None:
            return False
        behind_in = self._take(_words_of("in"))
        city = _CITY.match(self.words, self.at + 1 if behind_in else self.at)
        if city is None or not (behind_in or self.depth or self.marked):
            return False
        reading.city = city.group().rstrip(".")
        reading.bare = False
        self.at = city.end()
        self.shape.append("city")
        return True

    def _link(self) -> bool:
        if found := _COMMA.match(self.words, self.at):
            self.at = found.end()
            return True
        self.linked = self._take(_words_of("links")) is not None
        return self.linked

    def _take(self, pattern: re.Pattern[str]) -> str | None:
        found = pattern.match(self.words, self.at)
        if found is None or found.end() > self.limit:
            return None
        self.at = found.end()
        return found.group()

    def _has_clock(self) -> bool:
        return self.readings[0].clock is not None

    def _is_closed(self) -> bool:
        return self._has_clock() and self.words[self.at - 1] in _CLOSE and self.depth <= 0

    def _try_end(self) -> None:
        """Keeps the tokens so far as a stamp if what follows lets a stamp end here."""
        if not self._has_clock() or self.depth > 0 or self.linked or self.words[self.at - 1] in ",/;":
            return  # no stamp ends in "the" or a comma: "2251 The" is a stamp and the first word of its sentence
        if end := _END.match(self.words, self.at):
            self._keep(Strength.STRONG, _skip_space(self.words, end.end()))
        elif not self.words[self.at :].strip():
            self._keep(Strength.STRONG, len(self.words))
        elif new := _NEW_SENTENCE.match(self.words, self.at):
            weak = self.readings[-1].bare and not self.marked
            self._keep(Strength.WEAK if weak else Strength.STRONG, new.end())

    def _keep(self, strength: Strength, end: int) -> None:
        found = self._stamp()
        self.best = FoundStamp(stamp=found, end=end, strength=strength, shape=self._shape())

    def _shape(self) -> str:
        """Clocks, zones and cities in order, without what varies from one update to the next of a page."""
        return ("[" if self.bracketed else "") + "-".join(self.shape)

    def _stamp(self) -> Stamp:
        """The best of the readings: a zone that is known, else a place's own clock, else whatever is there."""
        timed = [reading for reading in self.readings if reading.clock is not None]
        best = max(timed, key=lambda r: (r.zone not in (None, "local"), r.city is not None, r.zone is not None))
        day = best.day or (self.readings[0].day if len(timed) == 1 else None)
        span = Span(start=self.start, end=self.at)
        stamp = Stamp(words=span.of(self.words), span=span, clock=best.clock, zone=best.zone)
        if best.city is not None and best.zone in (None, "local"):
            stamp = replace(stamp, zone="local", city=best.city)
        if day is not None:
            stamp = replace(stamp, weekday=day.weekday, day=day.resolved(self.near))
        return stamp


def _time(found: re.Match[str]) -> time:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if half := found.groupdict().get("half"):
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return time(hour, minute)


def _skip_space(words: str, at: int) -> int:
    while at < len(words) and words[at].isspace():
        at += 1
    return at


@functools.cache
def _words_of(kind: str) -> re.Pattern[str]:
    """One pattern for a list of ``stamps.toml``, longest first; abbreviations of zones are capitals only."""
    listed = ["in"] if kind == "in" else list(stamp_words()[kind])
    alternatives = "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))
    return re.compile(rf"(?:{alternatives})(?![\w'])", 0 if kind == "zones" else re.IGNORECASE)


def stated_zone(words: str) -> str | None:
    """The IANA zone that a page says its clocks are in ("All times are GMT"); None where it says none."""
    found = _all_times().search(words)
    return stamp_words()["zones"][found.group("zone")] if found else None


@functools.cache
def _all_times() -> re.Pattern[str]:
    zones = "|".join(re.escape(word) for word in sorted(stamp_words()["zones"], key=len, reverse=True))
    return re.compile(rf"\b(?i:all times|times are|times in)\b[^.\n]{{0,24}}?\b(?P<zone>{zones})(?!\w)")


@functools.cache
def _inner_mark() -> re.Pattern[str]:
    """Where a stamp may begin in running text."""
    markers = "|".join(re.escape(word) for word in sorted(stamp_words()["markers"], key=len, reverse=True))
    return re.compile(rf"[(\[](?:{markers})\s+(?=\d)|\[(?=\d{{1,2}}[:.]\d\d)", re.IGNORECASE)
