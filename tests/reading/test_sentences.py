"""Sentences: where they end, and what they carry of their place on the page."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asof.model.report import Block, BlockKind, Entry, Text
from asof.model.span import Span
from asof.reading.sentences import cut_sentences, split_sentences


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("U.S. Secretary of State Ann Hale spoke. Three died.", 2),
        ("He left the U.S. Then the talks ended.", 2),
        ("Gen. Omar Diaz arrived. Dozens fled.", 2),
        ("Quay police Supt. Omar Diaz came. Det. Ann Hale left.", 2),
        ("“It is over,” she said. “Go home.”", 2),
        ("Police fired at 3 p.m. on Monday, J. B. Lowe said.", 1),
        ("Prices rose 1.5 percent.", 1),
        ("Two were hurt, he said.The street is closed.", 2),
        ("Write to news.Desk@quay.example or see Quay.Com today.", 1),
    ],
)
def test_abbreviations_do_not_end_a_sentence_and_full_stops_do(words: str, count: int) -> None:
    assert len(cut_sentences(words)) == count


@given(st.text(max_size=300))
def test_sentences_are_ordered_apart_and_trimmed(words: str) -> None:
    spans = cut_sentences(words)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    assert all(span.of(words) == span.of(words).strip() != "" for span in spans)


def _page(*, entries: int) -> tuple[Text, list[Entry]]:
    """A title, and one paragraph an entry."""
    content = "A title" + "".join(f"\n\nThing {number}. Another." for number in range(entries))
    starts = [content.index(f"Thing {number}") for number in range(entries)]
    spans = [Span(start=start, end=start + len("Thing 0. Another.")) for start in starts]
    title = Block(kind=BlockKind.TITLE, span=Span(start=0, end=7))
    blocks = (title, *(Block(kind=BlockKind.PARAGRAPH, span=span) for span in spans))
    parts = [Entry(report_id="r", number=number, span=span) for number, span in enumerate(spans)]
    return Text(report_id="r", content=content, blocks=blocks), parts


def test_a_sentence_knows_its_block_and_its_entry() -> None:
    sentences = split_sentences(*_page(entries=2))
    assert [(s.words, s.block, s.entry) for s in sentences] == [
        ("A title", BlockKind.TITLE, None),
        ("Thing 0.", BlockKind.PARAGRAPH, 0),
        ("Another.", BlockKind.PARAGRAPH, 0),
        ("Thing 1.", BlockKind.PARAGRAPH, 1),
        ("Another.", BlockKind.PARAGRAPH, 1),
    ]


def test_the_head_of_an_ordinary_report_belongs_to_its_entry() -> None:
    assert split_sentences(*_page(entries=1))[0].entry == 0
