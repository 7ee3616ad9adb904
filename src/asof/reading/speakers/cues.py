"""Finds the cues of a sentence: verbs and nouns of saying, "according to" and hearsay, each as a range of tokens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from asof.reading.speakers.attribution import Force
from asof.reading.speakers.lexicon import Lexicon, Verb
from asof.reading.words import Token

_MODALS = frozenset(["would", "could", "can", "may", "might", "must", "should", "shall", "will", "'d", "'ll", "to"])
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "'re", "get", "got", "gets"])
_BEFORE_COUNTS = frozenset(
    ["at", "about", "around", "over", "between", "up", "as", "some", "more", "fewer", "less", "nearly", "almost"]
)
_LONGEST_CARRIER = 5
_LONGEST_SPEAKER = 8


class CueKind(Enum):
    """How a cue joins its source and its content."""

    VERB = "verb"
    PASSIVE = "passive"
    ACCORDING = "according"
    NOUN = "noun"
    COLON = "colon"
    HEARSAY = "hearsay"


@dataclass(frozen=True, slots=True)
class Cue:
    """The tokens ``[start, end)`` of one cue; `head` is the verb or noun that says what it does, `base` its base form."""

    kind: CueKind
    start: int
    end: int
    head: int
    base: str
    force: Force
    forms: frozenset[str] = frozenset()


def find_cues(tokens: Sequence[Token], tags: Sequence[str], words: Lexicon) -> list[Cue]:
    """The cues of one sentence in order; a token belongs to one cue at most.  Linear but for short look-aheads."""
    out: list[Cue] = []
    i = 0
    headline = _is_headline(tokens)
    while i < len(tokens):
        if i and tokens[i].lower not in words.starters:
            i += 1
            continue
        cue = (
            _phrase(tokens, i, words)
            or _colon(tokens, tags, i, words)
            or _report_cue(tokens, tags, i, words)
            or _count_cue(tokens, i, words)
            or (
                _verb_cue(tokens, tags, i, words, out[-1].end if out else 0)
                if headline or not _is_name(tokens, tags, i)
                else None
            )
            or _adjective_cue(tokens, tags, i, words, out[-1].end if out else 0)
            or _noun_cue(tokens, tags, i, words)
        )
        if cue is None:
            i += 1
            continue
        out.append(cue)
        i = max(cue.end, i + 1)
    return out


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether most words are capitalised, so that a capital tells nothing."""
    letters = [token for token in tokens if token.is_word]
    return 2 * sum(token.is_capitalised for token in letters) > len(letters)


def _is_name(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    return tokens[i].is_capitalised and i > 0 and tags[i - 1] not in '.":'


def _count_cue(tokens: Sequence[Token], i: int, words: Lexicon) -> Cue | None:
    """ "put" in "put the death toll at 30"."""
    if tokens[i].lower not in words.counting or not any(t.lower in words.counted for t in tokens[i + 1 : i + 6]):
        return None
    return Cue(CueKind.VERB, i, i + 1, i, "put", Force.SAY, frozenset(("past",)))


def _phrase(tokens: Sequence[Token], i: int, words: Lexicon) -> Cue | None:
    first = tokens[i].lower
    for phrases, kind, force in (
        (words.according, CueKind.ACCORDING, Force.SAY),
        (words.hearsay, CueKind.HEARSAY, Force.HEARSAY),
    ):
        for phrase in phrases:
            if first == phrase[0] and tuple(token.lower for token in tokens[i : i + len(phrase)]) == phrase:
                return Cue(kind, i, i + len(phrase), i, " ".join(phrase), force)
    return None


def _report_cue(tokens: Sequence[Token], tags: Sequence[str], i: int, words: Lexicon) -> Cue | None:
    """ "In a situation report of" at the start of a sentence; the source follows, as after "according to"."""
    if i or tokens[0].lower != "in":
        return None
    for k in range(1, min(_LONGEST_CARRIER, len(tokens) - 1)):
        if tokens[k].lower in words.carriers and tokens[k + 1].lower in ("of", "by", "from"):
            return Cue(CueKind.ACCORDING, 0, k + 2, k, tokens[k].lower, Force.SAY)
        if tags[k] not in "DN":
            return None
    return None


def _colon(tokens: Sequence[Token], tags: Sequence[str], i: int, words: Lexicon) -> Cue | None:
    """The colon of a headline or a transcript: "Police: three dead", "Kowalski: “We know nothing.”"."""
    if tags[i] != ":" or not 0 < i <= _LONGEST_SPEAKER or i + 1 >= len(tokens):
        return None
    if any(tag not in "NDSPC" for tag in tags[:i]):
        return None
    voiced = any(token.lower in words.roles for token in tokens[:i])
    if voiced or tags[i + 1] == '"':
        return Cue(CueKind.COLON, i, i + 1, i, ":", Force.SAY)
    return None


def _verb_cue(tokens: Sequence[Token], tags: Sequence[str], i: int, words: Lexicon, floor: int) -> Cue | None:
    verb = words.verbs.get(tokens[i].lower)
    if verb is None or not _is_verb(tokens, tags, i, verb):
        return None
    if tokens[i].lower == "reports" and any(t.lower in words.qualifiers for t in tokens[max(0, i - 3) : i]):
        return None
    if verb.base in words.naming and i + 1 < len(tokens) and tags[i + 1] == '"':
        return None
    start = _group_start(tokens, tags, i, words, floor)
    if (
        verb.forms == {"base"}
        and any(token.lower in _MODALS for token in tokens[start:i])
        and not _is_led(tokens, start, i, words)
    ):
        return None
    passive = _is_passive(tokens, tags, i, start, verb)
    base, force, head, end = verb.base, verb.force, i, i + 1
    if passive and base == "quote" and [token.lower for token in tokens[end : end + 2]] == ["as", "saying"]:
        return Cue(CueKind.VERB, start, end + 2, i, base, Force.SAY, verb.forms)
    if end < len(tokens) and tokens[end].lower in words.prepositions.get(base, ()):
        end += 1
    elif base in words.needs_preposition:
        return None
    if base in words.only_quotes and not any(tag == '"' for tag in tags):
        return None
    if passive:
        return Cue(CueKind.PASSIVE, start, end, head, base, force, verb.forms)
    if (
        base in ("seem", "appear")
        and end + 1 < len(tokens)
        and tokens[end].lower == "to"
        and tokens[end + 1].lower in words.verbs
    ):
        return None
    return Cue(CueKind.VERB, start, _carried(tokens, tags, end, words), head, base, force, verb.forms)


def _is_verb(tokens: Sequence[Token], tags: Sequence[str], i: int, verb: Verb) -> bool:
    """Whether the form at `i` is used as a verb, by what stands before and after it."""
    before = _before(tags, i)
    after = tags[i + 1] if i + 1 < len(tags) else "."
    if before in "DS" or (before == "M" and (verb.noun_like or "participle" in verb.forms)):
        return False
    if "participle" in verb.forms and before == "P":
        return False
    if not verb.noun_like:
        return not (verb.forms == {"base"} and before not in "XARN,CWTYBM)")
    if before in "RXW":
        return True
    if before == "O":
        return "base" in verb.forms
    if before in "N)Y" and i and tags[i - 1] in "NA)Y":
        starts_content = after in 'DRTWB":M' or (after in "NX" and i + 1 < len(tokens) and tokens[i + 1].is_capitalised)
        starts_content = starts_content or (after == "P" and tokens[i + 1].lower in _BEFORE_COUNTS)
        starts_content = starts_content or (after in ".," and "," in tags[max(0, i - _LONGEST_SPEAKER) : i])
        plural = tokens[i - 1].lower.endswith("s") and not tokens[i - 1].lower.endswith("ss")
        starts_content = starts_content or (plural and after == "N" and verb.forms == {"base"})
        agrees = "base" not in verb.forms or plural or tokens[i - 1].lower in ("police", "people")
        return starts_content and agrees
    return before in '",' and after in "NDR" and "s" in verb.forms


def _before(tags: Sequence[str], i: int) -> str:
    while i and tags[i - 1] == "A":
        i -= 1
    return tags[i - 1] if i else "."


def _group_start(tokens: Sequence[Token], tags: Sequence[str], i: int, words: Lexicon, floor: int) -> int:
    """Where "has repeatedly declined to |say" begins."""
    start = i
    while start > floor:
        lower = tokens[start - 1].lower
        if (
            tags[start - 1] in "XAO"
            or (lower in words.leads and start < i and tags[start] in "OP")
            or (lower in ("on", "on") and tags[start] == "O")
        ):
            start -= 1
        else:
            break
    while start < i and tags[start] == "A" and (not start or tags[start - 1] in ".,"):
        start += 1
    return start


def _is_passive(tokens: Sequence[Token], tags: Sequence[str], i: int, start: int, verb: Verb) -> bool:
    if not verb.forms & {"past", "participle"}:
        return False
    if any(token.lower in _BE for token in tokens[start:i]) and "participle" in verb.forms:
        return not any(token.lower in ("'s",) and tags[k] == "S" for k, token in enumerate(tokens[start:i], start))
    if verb.base == "ask" and start == i and (not i or tags[i - 1] in ",BC"):
        return True
    return "participle" in verb.forms and i + 1 < len(tokens) and tokens[i + 1].lower == "by"


def _is_led(tokens: Sequence[Token], start: int, i: int, words: Lexicon) -> bool:
    """Whether a verb such as "declined" or "went on" leads the infinitive at `i`."""
    return any(token.lower in words.leads for token in tokens[start:i])


def _carried(tokens: Sequence[Token], tags: Sequence[str], end: int, words: Lexicon) -> int:
    """The end of the cue with "in a statement" or "on Twitter" after it."""
    if end < len(tokens) and tokens[end].lower in ("in", "on", "via", "at", "during", "by"):
        for i in range(end + 1, min(end + _LONGEST_CARRIER, len(tokens))):
            if tokens[i].lower in words.carriers:
                return i + 1
            if tags[i] not in "DNY":
                break
    return end


def _adjective_cue(tokens: Sequence[Token], tags: Sequence[str], i: int, words: Lexicon, floor: int) -> Cue | None:
    """ "are worried that", "was critical of"."""
    force = words.adjectives.get(tokens[i].lower)
    if force is None or i + 1 >= len(tokens) or tags[i + 1] not in "TPORND" or _before(tags, i) != "X":
        return None
    end = i + 2 if tokens[i + 1].lower in ("of", "about", "with", "in") else i + 1
    return Cue(CueKind.VERB, _group_start(tokens, tags, i, words, floor), end, i, tokens[i].lower, force)


def _noun_cue(tokens: Sequence[Token], tags: Sequence[str], i: int, words: Lexicon) -> Cue | None:
    force = words.nouns.get(tokens[i].lower)
    if force is None or i + 1 >= len(tokens):
        return None
    after = tokens[i + 1].lower
    owned = i > 0 and (tags[i - 1] == "S" or tokens[i - 1].lower in ("his", "her", "their", "its"))
    if after in ("that", "about", "on", "for", "against", "of", "to") and owned:
        start = i - 1 if tags[i - 1] == "S" else i
        return Cue(CueKind.NOUN, start, i + 1 if after in ("that", "to") else i + 2, i, tokens[i].lower, force)
    if after == "that" or (after == "by" and "T" in tags[i + 2 : i + 24]):
        return Cue(CueKind.NOUN, i, i + 1, i, tokens[i].lower, force)
    return None


def all_after(cues: Sequence[Cue], start: int) -> Iterator[Cue]:
    """The cues that begin at token `start` or later."""
    return (cue for cue in cues if cue.start >= start)
