"""The values of reading who says what: a cue's force, an attribution, and its parts."""

from dataclasses import dataclass
from enum import StrEnum

from asof.model.span import Span
from asof.model.speaker import Speaker


class Force(StrEnum):
    """What a speaker does to the content.

    SAY, BELIEVE and SHOW put it forward; MENTION speaks of it ("reported on the march"); DENY says it is not so; WANT
    means to make it so; JUDGE is for or against it; HEARSAY is said by nobody in particular; SEEM is the outlet's own
    caution; CREDIT is a dateline or a byline; RELAY is whom another speaker quotes ("…, it said, quoting officials").
    """

    SAY = "say"
    MENTION = "mention"
    DENY = "deny"
    BELIEVE = "believe"
    WANT = "want"
    JUDGE = "judge"
    SHOW = "show"
    HEARSAY = "hearsay"
    SEEM = "seem"
    CREDIT = "credit"
    RELAY = "relay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Some words of a report, and who says them by which cue; every span counts in the report's text.

    `content` is in the order of the text, one span for every stretch (a quotation may be broken).  `source` is the
    whole phrase with titles and appositions, None where nobody is named ("reportedly").  `speaker` is the resolved
    voice: a pronoun or a short name has the full name the report gave it elsewhere.  `quote` says that the content
    stands inside quotation marks, `nested` that the cue does too: somebody quoted says what somebody else says.
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    speaker: Speaker
    force: Force
    quote: bool = False
    nested: bool = False

    @property
    def extent(self) -> int:
        """How many code points the content covers."""
        return sum(span.end - span.start for span in self.content)

    def covers(self, span: Span) -> bool:
        """Whether most of `span` lies in the content."""
        start, end, shared = span.start, span.end, 0
        for part in self.content:  # every figure asks every attribution of its report, and hardly one is touched
            if part.start < end and start < part.end:
                shared += min(part.end, end) - max(part.start, start)
        return shared > 0 and 2 * shared >= end - start
