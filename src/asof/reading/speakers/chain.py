"""The chain of who says a stretch of a report, innermost first, the outlet last."""

from collections.abc import Sequence

from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.nouns import nouns
from asof.reading.speakers.attribution import Attribution, Force
from asof.reading.speakers.lexicon import lexicon

# What somebody wants, praises or blames is still told by whoever tells of it.
_PUT_FORWARD = frozenset((Force.SAY, Force.DENY, Force.BELIEVE, Force.SHOW, Force.HEARSAY, Force.CREDIT, Force.RELAY))
_PARTITIVE = 3  # words: "one of the"
_POINTING = frozenset(("this", "that", "these", "those"))  # "This revised the toll"
_PARTICIPLES = ("ed", "ing")
_NOBODY = frozenset(("no", "none", "nobody", "neither"))  # "no officer", "none of the guards" do not speak


def speaker_chain(span: Span, attributions: Sequence[Attribution], outlet: str) -> tuple[Speaker, ...]:
    """Who says what `span` (of a sentence or of a figure) says: the nearest voice first, the outlet always last.

    A voice is in the chain where most of `span` lies in what it is given for; a voice named twice stands once.
    Bylines are left out, since the outlet speaks through them.  Never empty.
    """
    covering = [item for item in attributions if item.covers(span) and _counts(item)]
    if any(item.source is not None and item.force is not Force.CREDIT for item in covering):
        covering = [item for item in covering if item.source is not None]  # "reportedly" adds nothing to a named voice
    covering.sort(key=_distance)
    chain: list[Speaker] = []
    for item in covering:
        name = item.speaker.name.casefold()
        if name != outlet.casefold() and all(name != link.name.casefold() for link in chain):
            chain.append(item.speaker)
    return (*chain, Speaker(name=outlet, role=Role.OUTLET, words=outlet, span=None))


def _distance(item: Attribution) -> tuple[bool, int, bool, int]:
    """Orders from the innermost voice outwards; of two with the same content the one quoted by the other is nearer."""
    return (item.force is Force.CREDIT, item.extent, item.force is not Force.RELAY, -item.cue.start if item.cue else 0)


def _counts(item: Attribution) -> bool:
    if item.force is Force.CREDIT:
        return item.speaker.role is not Role.REPORTER
    if not can_speak(item.speaker):
        return False
    if item.force is Force.SHOW:  # "three deaths show it" has no voice, "the ministry's data show" has
        return item.speaker.role not in (Role.PERSON, Role.ANONYMOUS)
    if item.source is None and item.force is not Force.HEARSAY:  # "is believed to have fled"
        return item.speaker.role is Role.ANONYMOUS and item.speaker.span != item.cue
    return item.force in _PUT_FORWARD


def can_speak(speaker: Speaker) -> bool:
    """Whether the words can be a voice: names can, and nouns for people; "violent scenes" and "no one" cannot."""
    if speaker.name.split(" ", 1)[0].lower() in _NOBODY:
        return False
    if speaker.role is not Role.PERSON:
        return True
    return any(_names_somebody(part) for part in (speaker.name, *speaker.words.split(",")) if part.strip())


def _tells_more(word: str, after: Sequence[str]) -> bool:
    """Whether more is told of a voice from here on: "clerks |in the port", "clerks |handling the case"."""
    words = closed_classes()
    is_doing = word.endswith("ing") and bool(after) and after[0].lower() in words.determiners
    return is_doing or word.lower() in words.prepositions


def _names_somebody(phrase: str) -> bool:
    if phrase.startswith("@"):  # an account
        return True
    if phrase.lower() in _POINTING:
        return False
    words = [word.strip(".“”\"'’‘") for word in phrase.split()]
    ends = (i for i, word in enumerate(words) if i and _tells_more(word, words[i + 1 : i + 2]))
    head = next(ends, len(words))
    while head > 1 and words[head - 1].endswith(_PARTICIPLES):
        head -= 1  # "farmers gathered |in the square"
    if any(word[:1].isupper() for word in words[1:head]):
        return True
    noun = words[head - 1] if words else ""
    if not words:
        return False
    if head == 1 and noun.lower() in closed_classes().numbers and len(words) > _PARTITIVE:
        return _names_somebody(" ".join(words[_PARTITIVE:]))  # "one of the guards"
    if head == 1 and noun[:1].isupper():
        return True
    known = nouns().class_of(noun.lower())
    is_agent = noun.lower().endswith(lexicon().agents) and noun.lower() not in lexicon().not_agents
    return (known.is_people if known else is_agent) or noun.lower() in lexicon().speaking
