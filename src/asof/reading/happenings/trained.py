"""Reads happenings with the trained encoder beside the patterns: what they find stands, and likely ones are added."""

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path

from asof.model.claim import Happening
from asof.model.span import Span
from asof.reading.encoder.encoder import Encoder, folder, lacking
from asof.reading.encoder.filter import Filter
from asof.reading.encoder.heads import ROLES, SentenceHeads, spans_of
from asof.reading.grammar.closed import closed_classes
from asof.reading.happenings.mention import Mention
from asof.reading.happenings.read import read_happenings
from asof.reading.happenings.reader import PATTERNS, HappeningReader
from asof.reading.words import tokenise

# Log odds above a label's own bar from which on the encoder is believed where patterns assert nothing, and beside what
# they assert.  Chosen on the fifth of the sentences labelled by hand that it has not learnt from, 0.5 to 2.5.
BELIEVED = 1.5
BELIEVED_BESIDE = 2.0
# A time decides what is background, "other" is no kind that a claim could be of, and an explosion is a bombing only
# where words say that it was meant.
_NEVER_ALONE = frozenset((Happening.BACKGROUND, Happening.OTHER, Happening.BOMBING))
_REMEMBERED = 4096  # sentences, of which each is encoded once


class TrainedReader:
    """Patterns and the encoder together; the files of the encoder lie in `files`."""

    addition = "+trained/2"

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
        told = {one.happening for one in found} | _NEVER_ALONE
        bar = BELIEVED_BESIDE if any(one.asserted for one in found) else BELIEVED
        likely = [kind for kind, score in scores.items() if score > bar and kind not in told]
        if not likely:
            return found
        roles = spans_of(ROLES, encoded.roles, encoded.spans, words)
        added = _mention(max(likely, key=scores.__getitem__), roles, words, [one.trigger for one in found])
        return tuple(sorted((*found, *added), key=lambda one: (one.trigger.start, one.trigger.end)))


def _mention(
    kind: Happening, roles: Sequence[tuple[str, Span, float]], words: str, taken: Sequence[Span]
) -> tuple[Mention, ...]:
    """One mention of `kind` by the first free span that is marked as a trigger; none where no words can be shown."""
    trigger = next(_free(roles, "trigger", words, taken), None)
    if trigger is None:
        return ()
    actor = next(_free(roles, "actor", words, [trigger]), None)
    target = next(_free(roles, "target", words, [trigger]), None)
    parts = [span for span in (trigger, actor, target) if span]
    clause = Span(start=min(span.start for span in parts), end=max(span.end for span in parts))
    return (
        Mention(
            happening=kind,
            trigger=trigger,
            clause=clause,
            actor=actor,
            target=target,
            negated=False,
            modal=False,
            asserted=True,
        ),
    )


def _free(roles: Sequence[tuple[str, Span, float]], name: str, words: str, taken: Sequence[Span]) -> Iterator[Span]:
    """The spans of one role that name something and overlap none of those taken."""
    for role, span, _ in roles:
        if role == name and _names(span.of(words)) and not any(span.overlaps(other) for other in taken):
            yield span


def _names(words: str) -> bool:
    """Whether a word of content stands there: little words of grammar and numbers are nobody and nothing."""
    told = [token.lower for token in tokenise(words) if token.text[:1].isalpha()]
    return any(len(word) > 2 for word in told) and not closed_classes().function_words.issuperset(told)


@functools.cache
def trained_reader() -> tuple[HappeningReader, str | None]:
    """The trained reader; where it cannot be had the pattern reader, and in words why."""
    missing = lacking()
    return (PATTERNS, missing) if missing else (TrainedReader(folder()), None)
