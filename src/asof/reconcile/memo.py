"""Remembers the stories already worked out, so that a report that comes in costs one story and not all of them."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from functools import partial

from asof.model.claim import KeptClaim
from asof.model.views import KeptEntry, StoryView
from asof.reconcile.guests import Tale
from asof.reconcile.moment import order_of
from asof.reconcile.passages import Passage
from asof.reconcile.remembered import Remembered
from asof.reconcile.stories import GroupMemo

MOST = 10_000
"""Stories remembered; the one asked for longest ago goes first, so that memory stays bounded."""

Version = tuple[str, datetime, str]
"""By what an entry is one with that of another version of its page: the address, when it was said, the words."""


class StoryMemo:
    """Stories by exactly what they were told from: the result with and without it is the same.

    What a story is told from is compared by identity, which costs nothing, and is held on to, so that an identity is
    never used again.  Values are frozen, so the same ones give the same story.  Not for several threads at once.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self.groups = GroupMemo()
        self.entries = Remembered[Sequence[tuple[Version, KeptEntry]]]()
        self._ordered = Remembered[Sequence[KeptClaim]]()
        self.passages = Remembered[tuple[Passage, ...]]()
        self.tales = Remembered[Tale]()
        self._known: OrderedDict[Hashable, tuple[Sequence[object], StoryView]] = OrderedDict()
        self.found = 0

    def ordered(self, kept: Sequence[KeptClaim]) -> Sequence[KeptClaim]:
        """Each claim once, in the order they were said: the same for every moment."""
        return self._ordered.of("", tuple(kept), partial(_once, kept))

    def story(self, told: Sequence[object], rest: Hashable, make: Callable[[], StoryView]) -> StoryView:
        """The story told from the very values `told` and from `rest`; `make` works it out where it is not known.

        `found` counts those that were known.
        """
        key = (tuple(map(id, told)), rest)
        known = self._known.get(key)
        if known is not None:
            self.found += 1
            self._known.move_to_end(key)
            return known[1]
        story = make()
        self._known[key] = (told, story)
        if len(self._known) > self._most:
            self._known.popitem(last=False)
        return story


def _once(kept: Sequence[KeptClaim]) -> list[KeptClaim]:
    by_id = {one.claim.claim_id: one for one in kept}
    return sorted(by_id.values(), key=order_of)
