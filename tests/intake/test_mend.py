"""Characters that were read in a wrong encoding before are mended; what a language writes is left as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asof.intake.decode import decode
from asof.intake.mend import mended
from asof.intake.plain import tidy

SOUND = "The mayor’s “plan” – in Café Norr of São Vel, £20 or €30 a day — “été à côté…”, 5°, Ñandú ™"


def _misread(words: str, encoding: str) -> str:
    """The UTF-8 of `words`, taken for another encoding as browsers take it: a byte without a character is a control."""
    raw = words.encode()
    if encoding == "latin-1":
        return raw.decode("latin-1")
    return "".join(bytes((byte,)).decode(encoding, errors="ignore") or chr(byte) for byte in raw)


@pytest.mark.parametrize("encodings", [["windows-1252"], ["latin-1"], ["windows-1252"] * 3, ["latin-1"] * 2])
def test_what_was_misread_once_or_several_times_comes_back(encodings):
    words = SOUND
    for encoding in encodings:
        words = _misread(words, encoding)
    assert words != SOUND
    content, count = mended(words)
    assert content == SOUND
    assert count == sum(not char.isascii() for char in SOUND)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("â€œWe came back,â€ she said.", "“We came back,” she said."),  # the last byte of the quote is lost
        ("â€œWe came back,â€\ufffd she said.", "“We came back,” she said."),
        ('the bridge â€" or what was left', "the bridge – or what was left"),
        ("itÂ’s Â“openÂ”, for Â£5", "it’s “open”, for £5"),
        ("it\x92s \x93open\x94", "it’s “open”"),
        ("Ã‰cole, StraÃŸe, GÃ¼lsen", "École, Straße, Gülsen"),
        ('aEUR~aEURoeif itaEUR(tm)s so,aEUR he said aEUR" twiceaEUR|', "‘“if it’s so,” he said – twice…"),
    ],
)
def test_other_ways_of_being_damaged(words, meant):
    assert mended(words)[0] == meant


@pytest.mark.parametrize(
    "words",
    [
        SOUND,
        "“IRMÃ”, MANHÃ… ROMÂ’ NÃO",
        "voilà… pâté, âge, «Spaß», FRANÇAIS®, Ångström",
        "Čtvrtek, Привет, 日本, ’",
        "It costs 5 EUR (tm) a day.\x85",
    ],
)
def test_sound_text_is_left_as_it_is(words):
    assert mended(words) == (words, 0)


@given(st.text(alphabet=st.sampled_from(SOUND + "aEUR(tm)âÃÂ€™œ\x80\x99\x9d")))
def test_mending_counts_what_it_changes_and_makes_no_text_longer(words):
    content, count = mended(words)
    assert (content == words) == (count == 0)
    assert len(content) <= len(words)


def test_a_page_is_mended_and_says_so():
    decoded = decode("<p>The mayorâ€™s office</p>".encode(), name="x")
    assert decoded.content == "<p>The mayor’s office</p>"
    assert decoded.issues == (("characters-mended", "1 character had been read in a wrong encoding before: mended"),)


def test_a_stray_byte_does_not_damage_a_page_of_utf_8():
    """It is read as Windows-1252 as a whole, and what was sound comes back."""
    decoded = decode("The mayor’s café, ".encode() + b"5\xb0", name="x")
    assert decoded.content == "The mayor’s café, 5°"
    assert [code for code, _ in decoded.issues] == ["encoding-guessed", "characters-mended"]


def test_entities_that_spell_misread_characters_are_mended():
    assert tidy("The mayor&acirc;&euro;&trade;s caf&Atilde;&copy;") == "The mayor’s café"
