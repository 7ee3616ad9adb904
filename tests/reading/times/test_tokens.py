"""Tokens of times: cut between blanks, but for those that hold one."""

from hypothesis import given
from hypothesis import strategies as st

from asof.reading.times import tokens as cutter
from asof.reading.times.tokens import tokenize


def test_a_token_may_hold_a_blank() -> None:
    assert tokenize("at 3 p. m. there").parts == ["at", "3", "p. m.", "there"]
    assert tokenize("there\n \nhere").parts == ["there", "\n \n", "here"]


@given(st.text(alphabet="apm123. ,:'’s-/½_\n\u00a0"))
def test_what_is_cut_between_blanks_is_what_is_cut_as_a_whole(text: str) -> None:
    found = tokenize(text)
    whole = [(match.group(), match.start()) for match in cutter._TOKEN.finditer(text)]
    assert list(zip(found.parts, found.starts, strict=True)) == whole
    assert len(found.marks) == len(found.parts)
