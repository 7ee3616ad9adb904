"""What came of a happening and has no time of its own is of that one's time: "Saturday's march … 20 were hurt"."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from asof.model.claim import Happening
from asof.reading.compose.draft import Draft
from asof.reading.compose.families import OUTCOMES, families

# How far from the start of its sentence a time leads it: "Back in the spring of 1998".
_LEAD = 12


def with_times_of_occasions(
    drafts: Sequence[Draft], circumstances: Mapping[int, Sequence[Draft]], content: str
) -> list[Draft]:
    """`drafts`, the dead and hurt that are told right behind a dated occasion at its time.

    Right behind is in a later sentence of its paragraph, with no other occasion told between; `circumstances` are what
    sentences, by number, only mention: an occasion where nothing else of the sentence is.  What a paragraph that begins
    long ago ("In 1998 a dam burst") goes on to tell in the past is background too.  A running toll ("the toll stands at
    40") is of no single occasion.
    """
    occasions = _occasions(drafts, circumstances)
    return [_behind(draft, occasions[draft.sentence.paragraph], content) for draft in drafts]


def _occasions(drafts: Sequence[Draft], circumstances: Mapping[int, Sequence[Draft]]) -> dict[int, list[Draft]]:
    """By paragraph, in order, the occasion of each sentence that has one; without a time where it tells of several."""
    told: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.happening in families().occasions or _opens_history(draft):
            told[draft.sentence.number].append(draft)
    for number, mentioned in circumstances.items():
        if number not in told:
            told[number] = [one for one in mentioned if one.when and one.happening in families().occasions]
    found: dict[int, list[Draft]] = defaultdict(list)
    for number in sorted(number for number, several in told.items() if several):
        several = told[number]
        is_one = len({draft.when for draft in several}) == 1
        found[several[0].sentence.paragraph].append(several[0] if is_one else several[0]._replace(when=None))
    return found


def _opens_history(draft: Draft) -> bool:
    """Whether a time long ago leads the sentence, and so sets the scene for those behind it."""
    span = draft.when.span if draft.when else None
    return draft.happening is Happening.BACKGROUND and span is not None and span.start - draft.span.start <= _LEAD


def _behind(draft: Draft, occasions: Sequence[Draft], content: str) -> Draft:
    """`draft` at the time of the last occasion before it, where it is an outcome that has none."""
    if draft.when is not None or draft.happening not in OUTCOMES:
        return draft
    past = bisect_left(occasions, draft.sentence.number, key=lambda one: one.sentence.number)
    before = occasions[past - 1] if past else None
    if before is None or before.when is None:
        return draft
    words = draft.span.of(content)
    is_history = before.happening is Happening.BACKGROUND
    if (families().current if is_history else families().running).search(words):
        return draft
    happening = Happening.BACKGROUND if is_history else draft.happening
    return draft._replace(when=before.when, happening=happening)
