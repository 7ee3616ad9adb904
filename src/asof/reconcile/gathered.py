"""The reports of one story so far: what they say together, and whether they tell two stories, or one with others."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import fmean as mean

from asof.reconcile.evidence import Words
from asof.reconcile.likeness import Centre, alike
from asof.reconcile.parting import LEAST_APART, parted
from asof.reconcile.profile import Profile

LATEST = 40
"""So many of a story's last reports are looked at for whether they tell two: of older ones it is settled."""

JOINED = 0.7
"""Two stories are one where reports of both are more alike, by the mean, than this share of what reports of one are:
more than what parts them.  Of 0.65 to 0.8 chosen on many orders of the training texts of ``train/stories.py`` and of
ECB+ dev."""

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A report, by its number among all; `keys` find its story, `alike` remembers its likeness to earlier ones."""

    number: int
    profile: Profile
    words: Words
    keys: Sequence[str]
    url: str | None
    alike: dict[int, float] = field(default_factory=dict)

    def likeness(self, other: "Member") -> float:
        """From 0 to 1, see `likeness.alike`."""
        late, early = (self, other) if self.number > other.number else (other, self)
        if early.number not in late.alike:
            late.alike[early.number] = alike(late.words.vector, early.words.vector)
        return late.alike[early.number]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What one report changed of its story: the `sums` of its words as they were, and the report no longer latest."""

    sums: Mapping[str, float | None]
    was: tuple[datetime, datetime]
    settled: Member | None


@dataclass(slots=True)
class Gathered:
    """What the reports of a story say together; `latest` are the last of them, the earliest first."""

    profile: Profile
    centre: Centre = field(default_factory=Centre)
    latest: list[Member] = field(default_factory=list)

    def add(self, member: Member) -> Added:
        """Count one report more."""
        was = self.profile.first, self.profile.last
        self.profile.absorb(member.profile)
        self.latest.append(member)
        return Added(
            sums=self.centre.add(member.words.vector),
            was=was,
            settled=self.latest.pop(0) if len(self.latest) > LATEST else None,
        )

    def take_out(self, added: Added) -> Member:
        """Take out again the report added last, by what `add` gave back: all is as it was, to the last digit."""
        member = self.latest.pop()
        self.latest[:0] = [added.settled] if added.settled else []
        self.centre.restore(member.words.vector, added.sums)
        self.profile.release(member.profile, *added.was)
        return member

    def leaving(self, known: int) -> tuple[int, ...]:
        """The numbers of the reports that tell another story than the first of the latest; none where all tell one.

        Versions of one page stay together, and what is told days later goes on with the story in other words; `known`
        is how many reports there are in all.
        """
        texts = [member for member in self.latest if member.words.vector]
        if len(texts) < 2 * LEAST_APART:
            return ()
        likeness = [[one.likeness(other) if one is not other else 1.0 for other in texts] for one in texts]
        apart = parted(likeness, known)
        stay = [member for position, member in enumerate(texts) if position not in apart]
        leave = [texts[position] for position in apart]
        pages = {member.url for member in stay} - {None}
        leave = [member for member in leave if member.url not in pages]
        return () if _goes_on(stay, leave) else tuple(member.number for member in leave)

    def is_one_with(self, other: "Gathered") -> bool:
        """Whether the latest reports of both are nearly as like one another as those of each are; O(their pairs)."""
        groups = [[member for member in story.latest if member.words.vector] for story in (self, other)]
        across = [one.likeness(another) for one, another in itertools.product(*groups)]
        within = [one.likeness(another) for group in groups for one, another in itertools.combinations(group, 2)]
        return bool(across and within) and mean(across) > JOINED * mean(within)

    def joined_with(self, other: "Gathered") -> "Gathered":
        """The story of the reports of both."""
        first, last = min(self.profile.first, other.profile.first), max(self.profile.last, other.profile.last)
        profile = Profile(first=first, last=last)
        profile.absorb(self.profile)
        profile.absorb(other.profile)
        latest = sorted((*self.latest, *other.latest), key=lambda member: member.number)[-LATEST:]
        return Gathered(profile, self.centre.with_those_of(other.centre), latest)

    def without(self, leaving: Sequence[Member]) -> "Gathered":
        """The story once these of the latest reports are taken out."""
        gone = {member.number for member in leaving}
        latest = [member for member in self.latest if member.number not in gone]
        is_settled = self.profile.reports > len(self.latest)
        first = self.profile.first if is_settled else min(member.profile.first for member in latest)
        last = max(member.profile.last for member in latest)
        profile = Profile(first=first, last=last)
        profile.absorb(self.profile)
        for member in leaving:
            profile.release(member.profile, first, last)
        return Gathered(profile, self.centre.without(member.words.vector for member in leaving), latest)


def begun_by(member: Member) -> Gathered:
    """A story of no reports yet, for the one that begins it."""
    return Gathered(Profile(first=member.profile.first, last=member.profile.last))


def gathered(members: Sequence[Member]) -> Gathered:
    """The story of these reports alone, one at least, the earliest first."""
    story = begun_by(members[0])
    for member in members:
        story.add(member)
    return story


def _goes_on(stay: Sequence[Member], leave: Sequence[Member]) -> bool:
    """Whether most reports of one group were said more than a day after most of the other."""
    gaps = [later.profile.first - early.profile.first for later in leave for early in stay]
    return 2 * max(sum(gap > _A_DAY for gap in gaps), sum(-gap > _A_DAY for gap in gaps)) > len(gaps)
