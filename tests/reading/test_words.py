"""Tokens: what is one word and what is two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asof.reading import words as cutter
from asof.reading.words import TokenKind, tokenise


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The mayor’s 40-strong guard", ["The", "mayor", "’s", "40-strong", "guard"]),
        ("U.S. troops at 3 p.m.", ["U.S.", "troops", "at", "3", "p.m."]),
        ("1,500 fled; they don't return", ["1,500", "fled", ";", "they", "don't", "return"]),
        ("a well-known ex-mayor", ["a", "well-known", "ex-mayor"]),
        ("“No,” she said", ["“", "No", ",", "”", "she", "said"]),
        ("45-50,000 people", ["45", "-", "50,000", "people"]),
        ("at 02:30", ["at", "02:30"]),
    ],
)
def test_a_sentence_is_cut_into_words_numbers_and_marks(words: str, expected: list[str]) -> None:
    assert [token.text for token in tokenise(words)] == expected


def test_numbers_are_told_from_words_and_marks() -> None:
    assert [token.kind for token in tokenise("12 dead.")] == [TokenKind.NUMBER, TokenKind.WORD, TokenKind.MARK]


@given(st.text())
def test_every_token_is_the_slice_of_its_offsets_and_nothing_but_space_is_lost(words: str) -> None:
    tokens = tokenise(words)
    assert all(words[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(words.split())


@given(st.text(alphabet="aB1. ,:'’s-½_\n\u00a0“"))
def test_what_is_cut_between_blanks_is_what_is_cut_as_a_whole(words: str) -> None:
    whole = [(match.group(), match.start()) for match in cutter._TOKEN.finditer(words)]
    assert [(token.text, token.start) for token in tokenise(words)] == whole
