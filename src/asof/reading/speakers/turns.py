"""Reads who says a whole stretch of a text: a post signed behind, a turn of an interview named before."""

import re
from collections.abc import Iterator, Sequence

from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.reading.speakers.attribution import Attribution, Force
from asof.reading.speakers.lexicon import Lexicon
from asof.reading.speakers.names import role_of
from asof.reading.words import tokenise

# "— Orm Fire Dept (@ormfire) May 4, 2015": how a page sets a post of somebody else.
_SIGNED = re.compile(r"(?:—|–|--?)\s?(?P<who>[^\n—–(@]{2,60}?) ?\(@\w{1,30}\)(?: [A-Z][a-z]+\.? \d{1,2}, \d{4})?")
# "[MOSS] We were late.": only where a sentence has ended, since a gloss stands in brackets too.
_BRACKET = re.compile(r"\[(?P<who>[A-Z][A-Z .,'-]{1,40}[A-Z])\]")
_FEWEST_TURNS = 2
_RECORDED = "END RECORDING"
# What a wire says in brackets of the text itself.
_NOTES = frozenset({
    "text", "excerpt", "excerpts", "passage", "passages", "word", "words", "sentence", "continued", "begin", "end",
    "recording", "video", "indistinct", "omitted", "sic", "signed", "signature", "dated", "date", "time", "name",
    "names", "as", "of", "the", "applause", "laughs", "laughter", "editorial", "communique", "report", "speech",
    "interview", "statement", "live", "recorded", "summary", "from", "by", "in", "to", "no", "not", "footage", "music",
    "changes", "thought",
})  # fmt: skip
# Who only asks: what they ask about is the outlet's own.
_ASKING = frozenset(["reporter", "reporters", "announcer", "correspondent", "question", "moderator", "interviewer"])


def read_turns(content: str, paragraphs: Sequence[Span], words: Lexicon) -> Iterator[Attribution]:
    """One attribution for every signed post and for every turn of an interview; empty for nearly every text. Linear."""
    if "(@" in content:
        yield from _posts(content, paragraphs, words)
    if "[" in content:
        yield from _turns(content, words)


def _posts(content: str, paragraphs: Sequence[Span], words: Lexicon) -> Iterator[Attribution]:
    """A post is what stands before its signature in the same paragraph, else the paragraph before."""
    before: Span | None = None
    for paragraph in paragraphs:
        start = paragraph.start
        for match in _SIGNED.finditer(content, paragraph.start, paragraph.end):
            is_alone = not content[start : match.start()].strip()
            said = before if is_alone else Span(start=start, end=match.start())
            if said is not None:
                yield _said(content, said, match, words)
            before, start = None, match.end()
        before = paragraph if start == paragraph.start else None


def _turns(content: str, words: Lexicon) -> Iterator[Attribution]:
    """A turn goes on to the next one, to the end of a recording or to the end of the text."""
    found = [match for match in _BRACKET.finditer(content) if _is_turn(content, match)]
    if sum(match["who"] != _RECORDED for match in found) < _FEWEST_TURNS:
        return
    ends = [*(match.start() for match in found[1:]), len(content)]
    for match, end in zip(found, ends, strict=True):
        who = match["who"]
        is_named = content.count(who) > 1  # a voice that is told of; whose name stands here alone has written it all
        if is_named and who != _RECORDED and who.split(" ", 1)[0].lower() not in _ASKING:
            yield _said(content, Span(start=match.end(), end=end), match, words)


def _is_turn(content: str, match: re.Match[str]) -> bool:
    if match["who"] == _RECORDED:
        return True
    before = content[max(0, match.start() - 4) : match.start()].rstrip(" ")[-1:]
    after = content[match.end() : match.end() + 2].lstrip(" [\n")  # a name before "[TEXT]" is a byline
    is_note = any(word.strip(".,").lower() in _NOTES for word in match["who"].split())
    return bool(after) and not is_note and (not before or before in ".?!\n]…-")


def _said(content: str, said: Span, match: re.Match[str], words: Lexicon) -> Attribution:
    span = Span(start=match.start("who"), end=match.end("who"))
    name = span.of(content)
    role = role_of(tokenise(name), words) or Role.PERSON
    speaker = Speaker(name=name, role=role, words=name, span=span)
    return Attribution(content=(said,), source=span, cue=None, speaker=speaker, force=Force.SAY)
