"""Whether a time is of what came later: "A man was charged Thursday in the shooting" says nothing of when he shot.

A time goes with the verb of its clause.  Where that verb tells what police, courts, hospitals, mourners or speakers did
afterwards, the killing told beside it was before, on a day that the sentence does not name.
"""

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from asof.model.span import Span
from asof.model.when import When
from asof.reading.compose.draft import Draft, distance
from asof.reading.compose.families import families
from asof.reading.compose.usable import IN_A_DAY
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.groups import VerbGroup, verb_groups
from asof.reading.words import Token, TokenKind, tokenise

# What leads over from a verb to its time: "surrendered |late on Monday", "held |at about 9 p.m.".
_LEADS = frozenset(
    {"on", "at", "in", "by", "about", "around", "late", "early", "later", "earlier", "last", "this", "the", "just"}
)
_CLAUSE_ENDS = frozenset(";:()—–")
# What is told on the other side of one of these is of the same time: "arrested two and killed one on Friday".
_OF_ONE_TIME = frozenset(
    {"and", "but", "then", "after", "when", "while", "as", "before", "during", "until", "since", "&"}
)
_UNITS = frozenset({"hours", "days", "week", "weeks", "month", "months", "year", "years"})
_REACH = 400  # code points between a time and what is told by it, so that a list without end is read in linear time
_ADJECTIVES = 5  # words between a time and the noun it is of: "Monday |'s early morning drive-by |shooting"
_TOLD_TO = 4  # words of whom it is told to: "told |the Quay Evening News |late Monday"
_PHRASE_REACH = 40  # code points before a time in which the words stand that it is right behind


class _Governor(NamedTuple):
    """Tokens ``[start, end)`` of what tells what came later, and that it has the time.

    `leads` says that the time is before it; `is_state` that it lasts, so that what is told beside it was before;
    `is_told_of` that it tells who did something ("a man |who marched in").
    """

    start: int
    end: int
    leads: bool = False
    is_state: bool = False
    is_told_of: bool = False


def is_of_aftermath(draft: Draft, when: When, content: str) -> bool:
    """Whether `when`, with its span, is of what came of a killing or an attack, which was before that day."""
    if not families().is_harm(draft.happening) or when.span is None:
        return False
    if distance(when.span, draft.trigger) > _REACH:
        return False
    is_sharp = when.precision in IN_A_DAY  # a month may hold both
    return (is_sharp and _is_of_later(draft, when.span, content)) or _is_of_reaction(draft, when.span, content)


def _is_of_reaction(draft: Draft, time: Span, content: str) -> bool:
    """ "The raid that killed two has sparked riots in Orm on Friday": Friday is of the riots."""
    spark = families().sparks.search(content, draft.trigger.end, time.start)
    return spark is not None and families().reactions.search(content, spark.end(), time.start) is not None


def _is_of_later(draft: Draft, time: Span, content: str) -> bool:
    words, base = draft.span.of(content), draft.span.start
    first, last = _tokens_of(tokenise(words), time.shifted(-base))
    own_first, own_last = _tokens_of(tokenise(words), draft.trigger.shifted(-base))
    governor = _governor(words, first, last)
    if governor is None or (own_first < governor.end and governor.start < own_last):
        return False
    if own_first >= max(governor.end, last):
        is_noun = not governor.leads and _is_of_noun(words, last, own_first)
        return not is_noun and (governor.is_state or not _is_told_with_it(words, max(governor.end, last), own_first))
    if own_last <= min(governor.start, first) and not governor.leads:
        return governor.is_state or not (governor.is_told_of or _is_told_before_it(words, own_first, governor.start))
    return False  # "charged with shooting a man on Friday", "the shooting on Friday was condemned"


def _is_of_noun(words: str, start: int, own: int) -> bool:
    """Whether a time that ends at `start` stands before the noun at `own` that it is of: "Monday's early |shooting"."""
    between = tokenise(words)[start:own]
    opens = closed_classes().prepositions | closed_classes().pronouns | closed_classes().determiners - {"'s"}
    is_short = len(between) <= _ADJECTIVES and all(token.is_word and token.lower not in opens for token in between)
    verb = _verb_from(words, start)
    return is_short and (verb is None or own < verb.start)


def _is_told_with_it(words: str, start: int, own: int) -> bool:
    """Whether what happens at `own` has the time of what is told before `start`.

    "On Friday police cleared the square, |killing two", "arrested Monday |after killing two"; not "mourned on Friday
    |a man shot and killed".
    """
    tokens, verb = tokenise(words), _verb_from(words, start)
    end = min(verb.start, own) if verb else own
    return start == own or tokens[own - 1].text == "," or _joins(tokens, start, end) is not None


def _is_told_before_it(words: str, own: int, verb: int) -> bool:
    """The same for what happens at `own`, before the verb that has the time: "killed two |and arrested one on Friday".

    Not "the man who shot |and killed two was charged on Friday".
    """
    tokens, start = tokenise(words), own
    while start and tokens[start - 1].text not in _CLAUSE_ENDS | {","}:
        start -= 1
    if _joins(tokens, start, own) is not None:
        return True  # "When they were attacked, they surrendered on Friday"
    join = _joins(tokens, own, verb)
    following = _verb_from(words, join) if join is not None else None
    return following is not None and following.start >= verb


def _joins(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The last word between that joins what is of one time: "arrested two |and killed one", not "five days |after"."""
    for i in range(end - 1, start - 1, -1):
        if tokens[i].lower in _OF_ONE_TIME and not (i and tokens[i - 1].lower in _UNITS):
            return i
    return None


def _tokens_of(tokens: Sequence[Token], span: Span) -> tuple[int, int]:
    """The half-open run of tokens that `span` covers."""
    first = bisect_right(tokens, span.start, key=lambda token: token.end)
    return first, bisect_left(tokens, span.end, lo=first, key=lambda token: token.start)


def _governor(words: str, first: int, last: int) -> _Governor | None:
    """What the time at the tokens ``[first, last)`` goes with, None where that tells nothing of what came later."""
    tokens, groups = tokenise(words), _groups(words)
    lead = first
    while lead and tokens[lead - 1].lower in _LEADS:
        lead -= 1
    phrase = _phrase_before(words, tokens, lead) or _phrase_before(words, tokens, first)
    if phrase is None:
        phrase = _proceedings_behind(words, tokens, last)
    if phrase is not None:
        return phrase
    behind = _count_before(groups, lead)
    before = groups[behind - 1] if behind else None
    if before is not None and not _is_parted(tokens, before.end, lead):
        is_said = before.end == lead or ("tell" in before.bases and lead - before.end <= _TOLD_TO)
        is_told_of = _is_relative(tokens, before) and not before.passive
        is_later = _is_later(before, or_said=is_said)
        return _Governor(before.start, before.end, is_told_of=is_told_of) if is_later else None
    after = next((group for group in groups[behind:] if group.start >= last and _is_main(tokens, group)), None)
    if after is None or _CLAUSE_ENDS & {token.text for token in tokens[last : after.start]}:
        return None
    is_said = first > 0 and after.start == last
    return _Governor(after.start, after.end, leads=True) if _is_later(after, or_said=is_said) else None


@functools.lru_cache(maxsize=64)
def _groups(words: str) -> tuple[VerbGroup, ...]:
    return verb_groups(tokenise(words))


def _count_before(groups: Sequence[VerbGroup], i: int) -> int:
    """How many of the verbs end at the token or before it."""
    return bisect_right(groups, i, key=lambda group: group.end)


def _verb_from(words: str, i: int) -> VerbGroup | None:
    """The first verb that ends behind the token."""
    groups = _groups(words)
    count = _count_before(groups, i)
    return groups[count] if count < len(groups) else None


def _phrase_before(words: str, tokens: Sequence[Token], first: int) -> _Governor | None:
    """Words right before the time that tell of what came later: "taken into custody |on Monday"."""
    end = tokens[first - 1].end if first else 0
    for pattern in (families().states, families().afterwards):
        for match in pattern.finditer(words, max(0, end - _PHRASE_REACH), end):
            if match.end() == end:
                is_state = pattern is families().states
                return _Governor(*_tokens_of(tokens, Span(start=match.start(), end=end)), is_state=is_state)
    return None


def _proceedings_behind(words: str, tokens: Sequence[Token], last: int) -> _Governor | None:
    """Where people speak of it, right behind the time: "Wednesday |press conference", "Monday |'s hearing"."""
    i = last + (last < len(tokens) and tokens[last].lower in ("'s", "’s"))
    found = families().proceedings.match(words, tokens[i].start) if i < len(tokens) else None
    return _Governor(*_tokens_of(tokens, Span(start=found.start(), end=found.end()))) if found else None


def _is_later(group: VerbGroup, *, or_said: bool = False) -> bool:
    verbs = families().later | families().sayings if or_said else families().later
    return any(base in verbs or base.removesuffix("ed") in verbs for base in group.bases)


def _is_parted(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a clause ends between the two; a comma beside a number is of an age or a date."""
    for i in range(start, end):
        if tokens[i].text in _CLAUSE_ENDS:
            return True
        if tokens[i].text == "," and not any(
            0 <= at < len(tokens) and tokens[at].kind is TokenKind.NUMBER for at in (i - 1, i + 1)
        ):
            return True
    return False


def _is_main(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether the verb may be that of the whole clause: no participle, purpose or relative clause."""
    return not (group.gerund or group.infinitive or group.reduced or _is_relative(tokens, group))


def _is_relative(tokens: Sequence[Token], group: VerbGroup) -> bool:
    return group.start > 0 and tokens[group.start - 1].lower in closed_classes().relatives
