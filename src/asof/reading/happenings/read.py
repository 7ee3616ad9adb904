"""Finds what a sentence says happened: every mention with its trigger, who did it and to whom."""

from asof.reading.happenings.lexicon import may_tell
from asof.reading.happenings.mention import Mention
from asof.reading.happenings.nouns import Nouns
from asof.reading.happenings.parsed import Parsed
from asof.reading.happenings.verbs import Verbs
from asof.reading.words import tokenise


def read_happenings(words: str) -> tuple[Mention, ...]:
    """The mentions of one sentence in the order of their triggers; empty where it tells of nothing."""
    tokens = tokenise(words)
    lowers = tuple([token.lower for token in tokens])
    if not may_tell(lowers):
        return ()
    parsed = Parsed(tokens, lowers)
    verbs = Verbs(parsed).mentions()
    taken = [mention.trigger for mention in verbs]
    nouns = [noun for noun in Nouns(parsed).mentions() if not any(noun.trigger.overlaps(span) for span in taken)]
    return tuple(sorted((*verbs, *nouns), key=lambda mention: (mention.trigger.start, mention.trigger.end)))
