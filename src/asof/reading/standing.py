"""How a figure or a happening stands by the words near it: confirmed, claimed, feared, denied, planned, taken back."""

import functools
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

from asof.model.claim import Standing
from asof.model.span import Span

_GOVERNORS = {
    "denied": Standing.DENIED,
    "claimed": Standing.CLAIMED,
    "confirmed": Standing.CONFIRMED,
    "said": Standing.REPORTED,
}
# Of several words: “gunmen” and “terrorists” are a part of the clause.
_QUOTATION = re.compile(r"""["“](?:[^\s"“”]+\s+){3,}[^"“”]*["”]|``[^`']+'{2}""")
_OPENING = ('"', "“", "``")  # one of which a quotation begins with
_LETTER = re.compile(r"[^,;]")
_NONE = re.compile(r"(?:no|none|nobody)\b")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of ``standing.toml``, compiled; `near` finds by a standing and a position, where it has any."""

    cuts: re.Pattern[str]
    ends_reach: re.Pattern[str]
    ends_after: re.Pattern[str]
    separates: re.Pattern[str]
    governors: re.Pattern[str]
    claim: re.Pattern[str]
    triggers: re.Pattern[str]
    near: dict[tuple[Standing, str], Callable[[str], re.Match[str] | None]]


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words in question and what stands in their clause before and after them."""

    before: str
    within: str
    after: str
    near: str  # of `after`, what comes before a second clause
    rest: str  # everything after the words, over the ends of clauses


# Asked once to tell figures apart, and once more for the claim that they end in.
@functools.lru_cache(maxsize=256)
def read_standing(sentence: str, span: Span | None = None) -> Standing:
    """The standing that the words of `sentence` give to what `span` covers; REPORTED where they say nothing.

    `span` counts from 0 of the sentence and covers a figure or the word a happening was read by; None asks for the
    sentence's own verb.  Only the clause around the span speaks: in "denied that three had died but said one had been
    hurt" the three are denied and the one is reported.  What is denied is never given another standing than DENIED,
    unless it was corrected or retracted.  Linear in the length of the sentence.
    """
    patterns = _patterns()
    sentence = _lowered(sentence)
    anywhere = _anywhere(sentence)
    if anywhere is None:
        return Standing.REPORTED
    clause = _clause(sentence, span, patterns)
    if Standing.CORRECTED in anywhere and _matches(patterns, Standing.RETRACTED, "replaced", clause.before):
        return Standing.RETRACTED
    for standing in (Standing.RETRACTED, Standing.CORRECTED):
        if standing in anywhere:
            return standing
    ruling = _ruling(clause, patterns)
    if ruling is Standing.DENIED or _is_denied_after(clause, patterns):
        return Standing.DENIED
    is_harmed = _matches(patterns, Standing.PLANNED, "after_harmed", clause.after) or _matches(
        patterns, Standing.PLANNED, "before_harmed", clause.before
    )
    # "Nobody appears to have been hurt" fears nothing, nor does "the man accused of killing two may be in Velm".
    is_none = is_harmed or _NONE.match(clause.within) is not None
    for standing in (Standing.PLANNED, Standing.FEARED):
        if is_harmed and standing is Standing.PLANNED:
            continue
        if (
            _matches(patterns, standing, "before", clause.before)
            or _matches(patterns, standing, "within", clause.within)
            or (not (is_none and standing is Standing.FEARED) and _matches(patterns, standing, "after", clause.near))
        ):
            return standing
    for standing in (Standing.CLAIMED, Standing.CONFIRMED):
        if (
            standing in anywhere
            or _matches(patterns, standing, "within", clause.within)
            or _matches(patterns, standing, "after", clause.after)
        ):
            return standing
    return ruling


def _lowered(sentence: str) -> str:
    """`sentence` in lower case and as long as before: the patterns are twice as fast where they need not mind case."""
    return sentence.replace("İ", "i").lower()  # the one letter that would grow longer


# A sentence of several claims is asked about once for each.
@functools.lru_cache(maxsize=256)
def _anywhere(sentence: str) -> frozenset[Standing] | None:
    """The standings that words anywhere in the sentence give; None where it has no word that gives any."""
    patterns = _patterns()
    if not patterns.triggers.search(sentence):
        return None
    return frozenset(standing for standing in Standing if _matches(patterns, standing, "anywhere", sentence))


def _clause(sentence: str, span: Span | None, patterns: _Patterns) -> _Clause:
    if span is None:
        whole = " " + sentence
        return _Clause(before=sentence, within="", after=whole, near=whole, rest=whole)
    start, end = 0, len(sentence)
    for cut in patterns.cuts.finditer(sentence):
        if cut.end() <= span.start:
            start = cut.end()
        elif cut.start() >= span.end:
            end = cut.start()
            break
    after = sentence[span.end : end]
    unquoted = _without_quotations(sentence, span)
    second = patterns.ends_after.search(after)
    near = unquoted[span.end : end]
    return _Clause(
        before=unquoted[start : span.start],
        within=span.of(sentence),
        after=after,
        near=near[: second.start()] if second else near,
        rest=sentence[span.end :],
    )


def _without_quotations(sentence: str, span: Span) -> str:
    """`sentence` without the letters of quotations that `span` is not in: what crowds chant says nothing of them."""
    if not any(mark in sentence for mark in _OPENING):
        return sentence
    for quotation in _QUOTATION.finditer(sentence):
        if not quotation.start() < span.start < quotation.end():
            blank = _LETTER.sub(" ", quotation[0])
            sentence = f"{sentence[: quotation.start()]}{blank}{sentence[quotation.end() :]}"
    return sentence


def _ruling(clause: _Clause, patterns: _Patterns) -> Standing:
    """The standing that the nearest verb or noun of saying before the words gives them."""
    words = clause.before + clause.within + clause.after
    edge = len(clause.before)
    ruling, ended = Standing.REPORTED, 0
    for match in patterns.governors.finditer(words):
        if match.start() >= edge:
            break
        if ruling is Standing.DENIED and not patterns.separates.search(words, ended, match.start()):
            continue
        ruling, ended = _GOVERNORS[match.lastgroup or "said"], match.end()
    return Standing.REPORTED if patterns.ends_reach.search(words, ended, edge) else ruling


def _is_denied_after(clause: _Clause, patterns: _Patterns) -> bool:
    if _matches(patterns, Standing.DENIED, "after", clause.rest):
        return not _matches(patterns, Standing.DENIED, "part", clause.before)
    return bool(patterns.claim.search(clause.before + clause.within)) and _matches(
        patterns, Standing.DENIED, "after_claim", clause.after
    )


def _matches(patterns: _Patterns, standing: Standing, where: str, words: str) -> bool:
    find = patterns.near.get((standing, where))
    return find is not None and find(words) is not None


@functools.cache
def _patterns() -> _Patterns:
    data = tomllib.loads(files("asof.reading").joinpath("standing.toml").read_text(encoding="utf-8"))
    near = {
        (Standing(standing), where): _finder(found, where)
        for standing, table in data.items()
        if standing not in ("clauses", "governors")
        for where, found in table.items()
        if isinstance(found, list)
    }
    governors = "|".join(rf"(?P<{name}>{'|'.join(found)})" for name, found in data["governors"].items())
    return _Patterns(
        cuts=_compile("|".join(data["clauses"]["cuts"])),
        ends_reach=_compile(data["clauses"]["ends_reach"]),
        ends_after=_compile(data["clauses"]["ends_after"]),
        separates=_compile(data["clauses"]["separates"]),
        governors=_compile(rf"\b(?:{governors})"),
        claim=_compile(data["denied"]["claim"]),
        triggers=_compile(data["clauses"]["triggers"]),
        near=near,
    )


def _finder(found: list[str], where: str) -> Callable[[str], re.Match[str] | None]:
    """Finds any of some patterns; all that ask for words after the claim's begin there, and are tried only there."""
    pattern = _compile("|".join(found))
    return pattern.match if where.startswith("after") else pattern.search


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", r"\s"))
