"""The stories of the reports so far: where the next report belongs and why; the last reports can be taken out again."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from asof.model.report import Report
from asof.reconcile.evidence import Spread, Words, evidence, gap, reasons, weigh
from asof.reconcile.gathered import Added, Gathered, Member, begun_by, gathered
from asof.reconcile.likeness import Background, lead_names, telling, word_counts
from asof.reconcile.moment import said_start
from asof.reconcile.placing import Home, Placing
from asof.reconcile.profile import Profile

SETTLEMENT_GAP = timedelta(days=14)
REGION_GAP = timedelta(days=4)
COUNTRY_GAP = timedelta(days=2)
"""How long a story may lie quiet before the same place begins a new one; guesses, to be measured on stories."""

ONE_DAY = timedelta(days=1)

LEAST = -1.0
"""From these odds on, as a logarithm, a report joins: where it is likelier to tell the story than to begin one, and a
little before that, as a look-alike comes apart later.  Of 0, -0.5 and -1 chosen on the training texts."""

LEAST_OF_FEW = -0.8
"""The same among `FEW` reports, where none comes apart later: of -1, -0.8, -0.5 and 0 the highest that parts no more
stories of ECB+ told alone than -1 does."""

FEW = 10
"""Among so many reports, those of one place and time and kind tell one story, whatever their words; from then on place
and time speak beside the words, the less the more is known."""

SOME = 0.1
"""A report that shares fewer names and words with a story than this, by the root of the cosine, tells another, however
short it is: a guess, below what two texts on one thing share."""

UNDONE = 64
"""So many of the last reports can be taken out again: a report that comes in was seldom published before more."""

FIRST = "the first report of the story"
SAME_PAGE = "another version of one of its pages"
_CLOSE = {3: "the same town", 2: "the same region", 1: "the same country"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """How well a report fits the story of a number, the quiet between them, and why in words."""

    odds: float
    quiet: timedelta
    number: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parting:
    """How a story came apart: as it was before, and what finds the reports that left it now, and found them then."""

    number: int
    before: Gathered
    keys: Sequence[str]
    urls: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joining:
    """How two stories came together: the earlier as it was before; the later is still there, and found no more."""

    into: int
    gone: int
    before: Gathered


@dataclass(slots=True, kw_only=True)
class _Step:
    """What one report changed, so that it can be taken out."""

    number: int
    is_new: bool
    counts: Mapping[str, float]
    added: Added
    keys: Sequence[str]
    url_was: int | None
    joining: _Joining | None = None
    parting: _Parting | None = None


class Index:
    """The stories so far, found again by word, by place and by address; the last `undone` reports can be taken out."""

    def __init__(self, undone: int = UNDONE) -> None:
        self._stories: list[Gathered] = []
        self._background = Background()
        self._by_key: dict[str, set[int]] = defaultdict(set)
        self._by_url: dict[str, int] = {}
        self._into: dict[int, int] = {}  # of stories joined with an earlier one, which: keys still find their number
        self._steps: deque[_Step] = deque(maxlen=undone)
        self._published: list[datetime] = []

    @property
    def _spread(self) -> Spread:
        return Spread.ONE_DAY if self._published[-1] - self._published[0] <= ONE_DAY else Spread.MORE_DAYS

    @property
    def _is_few(self) -> bool:
        return self._background.reports <= FEW

    @property
    def undoable(self) -> int:
        """How many of the last reports can be taken out again."""
        return len(self._steps)

    def place(self, report: Report, profile: Profile, text: str) -> Placing:
        """Put the report, published no earlier than those before, into the story it fits best, or let it begin one."""
        member, counts = self._read(report, profile, text)
        homes = self._homes_of(member) or [Home(number=len(self._stories), why=FIRST)]
        home = homes[0]
        step = self._add(member, counts, home.number)
        if self._is_few:
            return Placing(home=home)
        joined = self._is_one_with(home, homes[1:])
        step.joining = self._join(home.number, joined)
        number = self._standing(home.number)
        leaving = self._stories[number].leaving(self._background.reports)
        step.parting = self._part(number, leaving)
        return Placing(home=home, joined=joined, leaving=leaving)

    def replay(self, report: Report, profile: Profile, text: str, placing: Placing) -> None:
        """Put the report where it was placed before, among the same reports, without comparing it with any story."""
        member, counts = self._read(report, profile, text)
        step = self._add(member, counts, placing.home.number)
        step.joining = self._join(placing.home.number, placing.joined)
        step.parting = self._part(self._standing(placing.home.number), placing.leaving)

    def undo(self) -> None:
        """Take the last report out again: everything is as it was before, to the last digit."""
        step = self._steps.pop()
        self._published.pop()
        if step.parting is not None:
            self._stories.pop()
            self._stories[step.parting.number] = step.parting.before
            self._forget(step.parting.keys, len(self._stories))
            self._by_url.update(step.parting.urls)
        if step.joining is not None:
            self._stories[step.joining.into] = step.joining.before
            del self._into[step.joining.gone]
        url = self._stories[step.number].take_out(step.added).url
        if step.is_new:
            self._stories.pop()
        if step.counts:
            self._background.forget(step.counts)
        self._forget(step.keys, step.number)
        if url is not None and step.url_was is None:
            del self._by_url[url]
        elif url is not None and step.url_was is not None:
            self._by_url[url] = step.url_was

    def _read(self, report: Report, profile: Profile, text: str) -> tuple[Member, Mapping[str, float]]:
        counts = word_counts(text) if text else {}
        words = Words(vector=self._background.see(counts) if counts else {}, lead=lead_names(text))
        keys = self._keys(profile, words)
        member = Member(number=len(self._published), profile=profile, words=words, keys=keys, url=report.url)
        self._published.append(said_start(None, report))
        return member, counts

    def _add(self, member: Member, counts: Mapping[str, float], number: int) -> _Step:
        is_new = number == len(self._stories)
        if is_new:
            self._stories.append(begun_by(member))
        url = member.url
        step = _Step(
            number=number,
            is_new=is_new,
            counts=counts,
            added=self._stories[number].add(member),
            keys=self._remember(member.keys, number),
            url_was=self._by_url.get(url) if url is not None else None,
        )
        if url is not None:
            self._by_url[url] = number
        self._steps.append(step)
        return step

    def _is_one_with(self, home: Home, others: Sequence[Home]) -> int | None:
        """The story next best for a report that proves to be one with its home; None where it is not."""
        story = self._stories[home.number]
        return next((one.number for one in others[:1] if story.is_one_with(self._stories[one.number])), None)

    def _join(self, number: int, joined: int | None) -> _Joining | None:
        """Let the later of two stories be told in the earlier; None where there is no second."""
        if joined is None:
            return None
        into, gone = sorted((number, joined))
        before = self._stories[into]
        self._stories[into] = before.joined_with(self._stories[gone])
        self._into[gone] = into
        return _Joining(into=into, gone=gone, before=before)

    def _standing(self, number: int) -> int:
        """The story that the one of the number is told in now."""
        while number in self._into:
            number = self._into[number]
        return number

    def _part(self, number: int, leaving: Sequence[int]) -> _Parting | None:
        """Let these reports of a story begin the next one; None where all stay."""
        if not leaving:
            return None
        before, apart = self._stories[number], len(self._stories)
        left = [member for member in before.latest if member.number in leaving]
        self._stories[number] = before.without(left)
        self._stories.append(gathered(left))
        urls = {member.url: self._by_url[member.url] for member in left if member.url is not None}
        self._by_url.update(dict.fromkeys(urls, apart))
        keys = self._remember((key for member in left for key in member.keys), apart)
        return _Parting(number=number, before=before, keys=keys, urls=urls)

    def _remember(self, keys: Iterable[str], number: int) -> list[str]:
        """Let the keys find the story; those that did not find it before."""
        new = [key for key in dict.fromkeys(keys) if number not in self._by_key[key]]
        for key in new:
            self._by_key[key].add(number)
        return new

    def _forget(self, keys: Iterable[str], number: int) -> None:
        for key in keys:
            self._by_key[key].discard(number)

    def _keys(self, profile: Profile, words: Words) -> list[str]:
        """What finds the stories that it may belong to: where words decide, its region would find too many."""
        keys = [*profile.settlements, *telling(words.vector)]
        is_by_place = not words.vector or self._is_few
        return [*keys, *profile.regions, *profile.countries] if is_by_place else keys

    def _homes_of(self, member: Member) -> list[Home]:
        """The stories that the report may belong to and why, the best first; none where it begins one."""
        if member.url is not None and member.url in self._by_url:
            return [Home(number=self._standing(self._by_url[member.url]), why=SAME_PAGE)]
        known = {self._standing(number) for key in member.keys for number in self._by_key.get(key, ())}
        fits = [fit for number in known if (fit := self._fit(member.profile, member.words, number)) is not None]
        fits.sort(key=lambda fit: (-fit.odds, fit.quiet, fit.number))
        return [Home(number=fit.number, why=fit.why) for fit in fits]

    def _fit(self, profile: Profile, words: Words, number: int) -> _Fit | None:
        """How well a report fits a story, None where it tells another; texts decide where enough are known."""
        story = self._stories[number]
        quiet = gap(profile, story.profile)
        closeness = _closeness(profile, story.profile, quiet)
        has_words = bool(words.vector) and story.centre.has_words
        if closeness and (not has_words or self._is_few):
            return _Fit(odds=closeness, quiet=quiet, number=number, why=f"{_CLOSE[closeness]}, {_apart(quiet)}")
        if not has_words:
            return None
        found = evidence(profile, story.profile, words, story.centre, self._background)
        if max(found.get(name, 0.0) for name in ("same names", "same words")) < SOME:
            return None
        odds = weigh(found, self._spread) + closeness * min(1.0, FEW / self._background.reports) ** 2
        if odds < (LEAST_OF_FEW if self._is_few else LEAST):
            return None
        return _Fit(odds=odds, quiet=quiet, number=number, why=reasons(found, self._spread))


def _apart(quiet: timedelta) -> str:
    """How much quiet lies between what a report tells and what the story does, in words."""
    if not quiet:
        return "at the same time"
    if quiet < ONE_DAY:
        return "less than a day apart"
    return "a day apart" if quiet.days == 1 else f"{quiet.days} days apart"


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
