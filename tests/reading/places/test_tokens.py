"""Words with what their letters and gaps say."""

from hypothesis import given
from hypothesis import strategies as st

from asof.reading.places import tokens as cutter
from asof.reading.places.tokens import tokenise


def test_spans_and_possessives() -> None:
    content = "Sana’a’s U.S. envoy"
    assert [(t.words, content[t.start : t.end], t.possessive) for t in tokenise(content)] == [
        ("Sana’a", "Sana’a", True),
        ("U.S.", "U.S.", False),
        ("envoy", "envoy", False),
    ]


def test_sentences_open_after_a_point_but_not_after_an_abbreviation() -> None:
    opened = [token.words for token in tokenise("He left St. Louis. Then J. Smith came") if token.opens]
    assert opened == ["He", "Then"]


def test_a_line_of_capitals_is_titled() -> None:
    tokens = tokenise("Two Killed As Protests Spread\nTwo people were killed as protests spread.")
    assert {token.titled for token in tokens if token.line == 0} == {True}
    assert {token.titled for token in tokens if token.line == 1} == {False}


def test_nothing_in_nothing_out() -> None:
    assert tokenise("") == []


@given(st.text(alphabet="aB1. ,:'’s-½_\n\u00a0“"))
def test_what_is_cut_between_blanks_is_what_is_cut_as_a_whole(content: str) -> None:
    whole = [match.start() for match in cutter._TOKEN.finditer(content)]
    found = tokenise(content)
    assert [token.start for token in found] == whole
    assert all(content[token.start : token.end] == token.words for token in found)
