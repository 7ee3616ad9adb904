"""Reads who carried a report: datelines, credit lines and bylines."""

import re
from collections.abc import Iterator, Sequence

from asof.model.report import BlockKind
from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.reading.sentences import Sentence
from asof.reading.speakers.attribution import Attribution, Force
from asof.reading.speakers.lexicon import Lexicon

# "ANKARA, May 17 (Reuters) –": at most sixty characters before the bracket, and a dash after it.
_DATELINE = re.compile(r"^(?P<place>[A-Z][^()\n]{1,60}?)?\s?\((?P<agency>[A-Z][\w/. -]{1,30})\)\s*[-–—:_]")
_CREDIT_LINE = re.compile(r"^\((?P<agency>[A-Z][\w/. -]{1,30})\)$|\((?P<last>[A-Z][\w/. -]{1,30})\)\s*$")
_BYLINE = re.compile(r"^(?:By|Reported by|Reporting by|From)\s+(?P<who>[A-Z][^\n,;|]{2,60})")


def read_credits(content: str, sentences: Sequence[Sentence], words: Lexicon) -> Iterator[Attribution]:
    """One attribution of force CREDIT for every dateline, credit line and byline; its content is its whole entry.

    A bracket at the end of a sentence counts only where it holds an agency of the data file, since a place or a party
    stands there as often.
    """
    for sentence in sentences:
        found = _agency(sentence, words)
        if found is not None:
            yield _credit(content, sentences, sentence, found, Role.MEDIA)
        elif byline := _byline(sentence):
            yield _credit(content, sentences, sentence, byline, Role.REPORTER)


def _agency(sentence: Sentence, words: Lexicon) -> Span | None:
    if "(" not in sentence.words:
        return None
    dateline = _DATELINE.match(sentence.words)
    if dateline and (dateline["agency"] in words.outlets or (dateline["place"] or "").split(",")[0].isupper()):
        return Span(start=dateline.start("agency"), end=dateline.end("agency"))
    credit = _CREDIT_LINE.search(sentence.words)
    if credit:
        group = "agency" if credit["agency"] else "last"
        if credit[group] in words.outlets:
            return Span(start=credit.start(group), end=credit.end(group))
    return None


def _byline(sentence: Sentence) -> Span | None:
    if sentence.block not in (BlockKind.BYLINE, BlockKind.DECK) and len(sentence.words) > 80:
        return None
    match = _BYLINE.match(sentence.words)
    if match is None or (sentence.block is not BlockKind.BYLINE and sentence.words.rstrip().endswith(".")):
        return None
    return Span(start=match.start("who"), end=match.end("who"))


def _credit(content: str, sentences: Sequence[Sentence], sentence: Sentence, found: Span, role: Role) -> Attribution:
    span = found.shifted(sentence.span.start)
    own = [other for other in sentences if other.entry == sentence.entry] or [sentence]
    name = span.of(content)
    return Attribution(
        content=(Span(start=own[0].span.start, end=own[-1].span.end),),
        source=span,
        cue=None,
        speaker=Speaker(name=name, role=role, words=name, span=span),
        force=Force.CREDIT,
    )
