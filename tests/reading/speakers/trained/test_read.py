"""Cues, sources and contents by learned weights, over the rules and without them."""

from hypothesis import given
from hypothesis import strategies as st

from asof.model.report import Block, BlockKind, Entry, Text
from asof.model.span import Span
from asof.reading.sentences import split_sentences
from asof.reading.speakers.attribution import Attribution, Force
from asof.reading.speakers.read import read_speakers
from asof.reading.speakers.trained.choice import Choice
from asof.reading.speakers.trained.tagger import Tagger
from asof.reading.speakers.trained.weights import Weights, load_weights

WORDS = ["The", "mayor", "said", "denied", "that", "ten", "had", "according", "to", "he", "it", *",.“”:"]


def read(content: str, weights: Weights | None) -> tuple[Attribution, ...]:
    whole = Span(start=0, end=len(content))
    text = Text(report_id="", content=content, blocks=(Block(kind=BlockKind.PARAGRAPH, span=whole),))
    sentences = split_sentences(text, (Entry(report_id="", number=0, span=whole),))
    return read_speakers(content, sentences, outlet="The Evening Post", weights=weights)


def told(content: str) -> list[tuple[str | None, str, str]]:
    return [
        (
            item.source.of(content) if item.source else None,
            item.cue.of(content) if item.cue else "",
            " … ".join(span.of(content) for span in item.content),
        )
        for item in read(content, load_weights())
    ]


def test_plain_saying_is_read_as_by_the_rules() -> None:
    assert told("The governor said that three bridges had been closed.") == [
        ("The governor", "said", "that three bridges had been closed")
    ]


def test_a_quotation_goes_on_after_its_cue() -> None:
    assert told("“We are safe,” the mayor said. “Three men are not.”") == [
        ("the mayor", "said", "“We are safe,” … “Three men are not.”")
    ]


def test_a_sentence_that_nobody_says_has_no_attribution() -> None:
    assert told("Ten people died in a fire on Monday.") == []


def test_a_cue_of_the_rules_keeps_its_force() -> None:
    denied = read("The army denied that three boys had been shot.", load_weights())
    assert [item.force for item in denied] == [Force.DENY]


def test_weights_have_the_last_word() -> None:
    silent = Tagger(labels=("B", "I", "O"), weights={}, steps=((0.0,) * 3, (0.0,) * 3, (0.0, 0.0, 1.0)), start=2)
    content = "Police said three men had died."
    assert read(content, None)
    assert not read(content, Weights(cues=silent, spans=silent, choice=Choice(weights={}, bias=0.0)))


@given(st.lists(st.sampled_from(WORDS), max_size=20))
def test_any_order_of_words_is_read_without_a_fault(words: list[str]) -> None:
    content = " ".join(words) or "."
    for item in read(content, load_weights()):
        assert all(0 <= span.start < span.end <= len(content) for span in item.content)
