"""What the taggers of who says what learn from: the sentences of annotated texts, and the labels of their tokens."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from asof.reading.sentences import Sentence
from asof.reading.speakers.clauses import join_cues
from asof.reading.speakers.cues import find_cues
from asof.reading.speakers.lexicon import lexicon
from asof.reading.speakers.line import Line, Range
from asof.reading.speakers.quotes import Quotations
from asof.reading.speakers.read import paragraphs_of
from asof.reading.speakers.tagging import tag
from asof.reading.speakers.trained.features import Seen
from asof.reading.speakers.upper import with_case
from asof.reading.words import tokenise
from bench.attribution import sentences_of

# A feature seen in fewer texts is one text's own words; it tells nothing of the next, and has no place in the file.
FEWEST_TEXTS = 5

Rows = list[list[str]]


@dataclass(slots=True)
class Lessons:
    """What one tagger learns from: a text's rows of features with their labels, text after text."""

    rows: list[list[tuple[Rows, list[str]]]] = field(default_factory=list)

    def common(self) -> frozenset[str]:
        """The features that enough texts have."""
        seen: Counter[str] = Counter()
        for text in self.rows:
            seen.update({feature for rows, _ in text for row in rows for feature in row})
        return frozenset(feature for feature, texts in seen.items() if texts >= FEWEST_TEXTS)


def lessons(gold: Sequence[dict[str, Any]]) -> tuple[Lessons, Lessons]:
    """What the tagger of cues and the one of spans learn from, from the first annotator of every text."""
    cues, spans = Lessons(), Lessons()
    for row in gold:
        cues.rows.append([])
        spans.rows.append([])
        marked = row["annotations"][0]["attributions"]
        for sentence, line, seen in lines_of(row["text"]):
            told = told_in(line, sentence, marked)
            cues.rows[-1].append((seen.cue_features(), _labels(line, [(item.cue, "") for item in told])))
            for item in told:
                named = [(item.content - item.cue, "-C"), (item.source - item.cue, "-S")]
                spans.rows[-1].append((seen.span_features(item.reach), _labels(line, named)))
    return cues, spans


def lines_of(content: str) -> Iterator[tuple[Sentence, Line, Seen]]:
    """Every sentence of a text as the taggers see it."""
    words, sentences = lexicon(), sentences_of(content)
    quotations = Quotations(content, paragraphs_of(sentences))
    for sentence in sentences:
        tokens = with_case(tokenise(sentence.words), words)
        if tokens:
            line = Line(tokens, tag(tokens), words)
            opens_quoted = quotations.goes_on_at(sentence.span.start)
            yield sentence, line, Seen(line, join_cues(line, find_cues(line)), opens_quoted=opens_quoted)


@dataclass(frozen=True, slots=True)
class Told:
    """One annotated attribution in the tokens of the sentence its cue stands in."""

    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]

    @classmethod
    def of(cls, line: Line, sentence: Sentence, item: dict[str, Any]) -> "Told":
        return cls(*(_tokens(line, sentence, item.get(role) or []) for role in ("cue", "source", "content")))

    @property
    def reach(self) -> Range:
        return (min(self.cue), max(self.cue) + 1)


def told_in(line: Line, sentence: Sentence, marked: Sequence[dict[str, Any]]) -> list[Told]:
    """Those of `marked` whose cue begins in the sentence, in its tokens."""
    told = (Told.of(line, sentence, item) for item in marked if _begins_in(item, sentence))
    return [item for item in told if item.cue]


def _begins_in(item: dict[str, Any], sentence: Sentence) -> bool:
    return bool(item.get("cue")) and sentence.span.start <= item["cue"][0][0] < sentence.span.end


def _tokens(line: Line, sentence: Sentence, parts: Sequence[Sequence[int]]) -> frozenset[int]:
    base = sentence.span.start
    return frozenset(
        i
        for i, token in enumerate(line.tokens)
        if any(token.start + base < end and start < token.end + base for start, end in parts)
    )


def _labels(line: Line, named: Sequence[tuple[frozenset[int], str]]) -> list[str]:
    """B and I with the name of each stretch, O elsewhere."""
    out = ["O"] * len(line)
    for tokens, name in named:
        for i in sorted(tokens):
            out[i] = ("I" if i - 1 in tokens else "B") + name
    return out
