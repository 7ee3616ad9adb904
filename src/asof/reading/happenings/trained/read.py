"""Reads happenings with the trained encoder, which patterns check: what one of both finds alone has to be likely."""

import dataclasses
import functools
from collections.abc import Iterator, Sequence
from pathlib import Path

from asof.model.claim import Happening
from asof.model.span import Span
from asof.reading.happenings.read import Mention, read_happenings
from asof.reading.happenings.reader import PATTERNS, HappeningReader
from asof.reading.happenings.trained.encoder import Encoded, Encoder, folder, is_there
from asof.reading.happenings.trained.filter import Filter
from asof.reading.happenings.trained.heads import ROLES, SentenceHeads, spans_of

# Log odds beside a label's own bar.  Above the first the encoder alone is believed; below the second what patterns find
# is not.  Chosen on the sentences labelled by hand, 0 to 1.5 and -0.5 to -3.
BELIEVED = 1.0
DOUBTED = -3.0
# A time decides what is background, and "other" is no kind that a claim could be of.
_NEVER_ALONE = frozenset((Happening.BACKGROUND, Happening.OTHER))
_REMEMBERED = 4096  # sentences, of which each is encoded once


class TrainedReader:
    """Patterns and the encoder together; the files of the encoder lie in `files`."""

    addition = "+trained/1"

    def __init__(self, files: Path) -> None:
        self._encoder = Encoder(files)
        self._heads = SentenceHeads(files / "heads.npz")
        self._filter = Filter(files / "filter.json")
        self.read = functools.lru_cache(maxsize=_REMEMBERED)(self._read)

    def _read(self, words: str) -> tuple[Mention, ...]:
        """The mentions of one sentence in the order of their triggers."""
        found = read_happenings(words)
        if not self._filter.lets_through(words):
            return found
        encoded = self._encoder.encode(words)
        scores = {Happening(label): score for label, score in self._heads.scores("happening", encoded).items()}
        kept = [one for one in found if not one.asserted or scores[one.happening] > DOUBTED]
        told = {one.happening for one in kept if one.asserted}
        for kind, score in sorted(scores.items(), key=lambda one: -one[1]):
            if score > BELIEVED and kind not in told and kind not in _NEVER_ALONE:
                kept = _with(kept, kind, encoded, words)
        return tuple(sorted(kept, key=lambda one: (one.trigger.start, one.trigger.end)))


def _with(mentions: Sequence[Mention], kind: Happening, encoded: Encoded, words: str) -> list[Mention]:
    """`mentions` with one of `kind` asserted: what only named it, or the first free span that is taken for a trigger.

    As they are where no words can be shown for it.
    """
    named = next((one for one in mentions if one.happening is kind), None)
    if named is not None:
        return [dataclasses.replace(one, asserted=True) if one is named else one for one in mentions]
    taken = [one.trigger for one in mentions]
    roles = [(name, span) for name, span, _ in spans_of(ROLES, encoded.roles, encoded.spans, words)]
    trigger = next(_free(roles, "trigger", taken), None)
    if trigger is None:
        return list(mentions)
    actor = next(_free(roles, "actor", [trigger]), None)
    target = next(_free(roles, "target", [trigger]), None)
    parts = [span for span in (trigger, actor, target) if span]
    clause = Span(start=min(span.start for span in parts), end=max(span.end for span in parts))
    own = Mention(
        happening=kind,
        trigger=trigger,
        clause=clause,
        actor=actor,
        target=target,
        negated=False,
        modal=False,
        asserted=True,
    )
    return [*mentions, own]


def _free(roles: Sequence[tuple[str, Span]], name: str, taken: Sequence[Span]) -> Iterator[Span]:
    """The spans of one role that overlap none of those taken."""
    return (
        span
        for role, span in roles
        if role == name and span.start < span.end and not any(span.overlaps(other) for other in taken)
    )


@functools.cache
def trained_reader() -> tuple[HappeningReader, str | None]:
    """The trained reader; where it cannot be had the pattern reader, and in words why."""
    if not is_there(folder()):
        return PATTERNS, "the files of the trained reader are not in this install"
    try:
        return TrainedReader(folder()), None
    except ImportError as error:
        return PATTERNS, f"{error.name} is not installed; asof[trained] has it"
