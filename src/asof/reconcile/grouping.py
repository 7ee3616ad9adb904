"""The stories of the reports so far: where the next report belongs and why; the last reports can be taken out again."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from asof.model.report import Report
from asof.reconcile.evidence import FEW, Spread, Words, evidence, gap, reasons, weigh
from asof.reconcile.likeness import Background, Centre, lead_names, telling, word_counts
from asof.reconcile.moment import said_start
from asof.reconcile.profile import Profile

SETTLEMENT_GAP = timedelta(days=14)
REGION_GAP = timedelta(days=4)
COUNTRY_GAP = timedelta(days=2)
"""How long a story may lie quiet before the same place begins a new one; guesses, to be measured on stories."""

ONE_DAY = timedelta(days=1)

LEAST = {Spread.ONE_DAY: 0.0, Spread.MORE_DAYS: -1.0}
"""From these odds on, as a logarithm, a report joins: where it is likelier to tell the story than to begin one, and a
little before that where time tells stories apart.  Chosen on the training texts of ``train/stories.py``."""

UNDONE = 64
"""So many of the last reports can be taken out again: a report that comes in was seldom published before more."""

FIRST = "the first report of the story"
SAME_PAGE = "another version of one of its pages"
_CLOSE = {3: "the same town", 2: "the same region", 1: "the same country"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """The story, by its number, that a report was put into, and why in words."""

    number: int
    why: str


@dataclass(slots=True)
class _Story:
    profile: Profile
    centre: Centre


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """How well a report fits the story of a number, the quiet between them, and why in words."""

    odds: float
    quiet: timedelta
    number: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What one report changed, so that it can be taken out: `sums` are those of its words as they were before."""

    number: int
    is_new: bool
    words: Words
    profile: Profile
    was: tuple[datetime, datetime]
    sums: Mapping[str, float | None]
    keys: Sequence[str]
    url: str | None
    url_was: int | None


class Index:
    """The stories so far, found again by word, by place and by address; the last `undone` reports can be taken out."""

    def __init__(self, undone: int = UNDONE) -> None:
        self._stories: list[_Story] = []
        self._background = Background()
        self._by_key: dict[str, set[int]] = defaultdict(set)
        self._by_url: dict[str, int] = {}
        self._steps: deque[_Step] = deque(maxlen=undone)
        self._published: list[datetime] = []

    @property
    def _spread(self) -> Spread:
        return Spread.ONE_DAY if self._published[-1] - self._published[0] <= ONE_DAY else Spread.MORE_DAYS

    @property
    def undoable(self) -> int:
        """How many of the last reports can be taken out again."""
        return len(self._steps)

    def place(self, report: Report, profile: Profile, text: str) -> Placing:
        """Put the report, published no earlier than those before, into the story it fits best, or let it begin one."""
        self._published.append(said_start(None, report))
        words = self._words(text)
        keys = self._keys(profile, words)
        number, why = self._home_of(report, profile, words, keys)
        placing = Placing(number=len(self._stories) if number is None else number, why=why)
        self._add(report, profile, words, keys, placing)
        return placing

    def replay(self, report: Report, profile: Profile, text: str, placing: Placing) -> None:
        """Put the report where it was placed before, among the same reports, without comparing it with any story."""
        self._published.append(said_start(None, report))
        words = self._words(text)
        self._add(report, profile, words, self._keys(profile, words), placing)

    def undo(self) -> None:
        """Take the last report out again: everything is as it was before, to the last digit."""
        step = self._steps.pop()
        self._published.pop()
        story = self._stories[step.number]
        story.centre.restore(step.words.vector, step.sums)
        story.profile.release(step.profile, *step.was)
        if step.is_new:
            self._stories.pop()
        if step.words.vector:
            self._background.forget(step.words.vector)
        for key in step.keys:
            self._by_key[key].discard(step.number)
        if step.url is not None and step.url_was is None:
            del self._by_url[step.url]
        elif step.url is not None and step.url_was is not None:
            self._by_url[step.url] = step.url_was

    def _words(self, text: str) -> Words:
        vector = self._background.see(word_counts(text)) if text else {}
        return Words(vector=vector, lead=lead_names(text))

    def _add(self, report: Report, profile: Profile, words: Words, keys: Iterable[str], placing: Placing) -> None:
        number = placing.number
        is_new = number == len(self._stories)
        if is_new:
            self._stories.append(_Story(profile=Profile(first=profile.first, last=profile.last), centre=Centre()))
        story = self._stories[number]
        was = story.profile.first, story.profile.last
        story.profile.absorb(profile)
        new_keys = [key for key in dict.fromkeys(keys) if number not in self._by_key[key]]
        for key in new_keys:
            self._by_key[key].add(number)
        url_was = self._by_url.get(report.url) if report.url is not None else None
        if report.url is not None:
            self._by_url[report.url] = number
        self._steps.append(
            _Step(
                number=number,
                is_new=is_new,
                words=words,
                profile=profile,
                was=was,
                sums=story.centre.add(words.vector),
                keys=new_keys,
                url=report.url,
                url_was=url_was,
            )
        )

    def _keys(self, profile: Profile, words: Words) -> list[str]:
        """What finds the stories that it may belong to: where words decide, its region would find too many."""
        keys = [*profile.settlements, *telling(words.vector)]
        is_by_place = not words.vector or self._background.reports <= FEW
        return [*keys, *profile.regions, *profile.countries] if is_by_place else keys

    def _home_of(self, report: Report, profile: Profile, words: Words, keys: Iterable[str]) -> tuple[int | None, str]:
        """The number of the story that the report belongs to and why, None where it begins one."""
        if report.url is not None and report.url in self._by_url:
            return self._by_url[report.url], SAME_PAGE
        known = {number for key in keys for number in self._by_key.get(key, ())}
        fits = [fit for number in known if (fit := self._fit(profile, words, number)) is not None]
        best = max(fits, key=lambda fit: (fit.odds, -fit.quiet, -fit.number), default=None)
        return (best.number, best.why) if best else (None, FIRST)

    def _fit(self, profile: Profile, words: Words, number: int) -> _Fit | None:
        """How well a report fits a story, None where it tells another; texts decide where enough are known."""
        story = self._stories[number]
        quiet = gap(profile, story.profile)
        closeness = _closeness(profile, story.profile, quiet)
        has_words = bool(words.vector) and story.centre.has_words
        is_by_place = not has_words or self._background.reports <= FEW
        if closeness and is_by_place:
            return _Fit(odds=closeness, quiet=quiet, number=number, why=f"{_CLOSE[closeness]}, at most days apart")
        if not has_words or (is_by_place and profile.settlements and story.profile.settlements):
            return None
        found = evidence(profile, story.profile, words, story.centre, self._background)
        odds = weigh(found, self._spread) + closeness * min(1.0, FEW / self._background.reports) ** 2
        if odds < LEAST[self._spread]:
            return None
        return _Fit(odds=odds, quiet=quiet, number=number, why=reasons(found, self._spread))


def _closeness(report: Profile, story: Profile, quiet: timedelta) -> int:
    """3 for a main settlement shared, 2 for a region, 1 for a country where one of them names no town; 0 for apart."""
    if report.themes and story.themes and not report.themes & story.themes:
        return 0
    if report.main_settlements() & story.main_settlements():
        return 3 if quiet <= SETTLEMENT_GAP else 0
    if report.settlements and story.settlements:
        return 0
    if report.regions.keys() & story.regions.keys():
        return 2 if quiet <= REGION_GAP else 0
    if report.countries.keys() & story.countries.keys() and not (report.regions and story.regions):
        return 1 if quiet <= COUNTRY_GAP else 0
    return 0
