"""Bytes become text in the right encoding, or an error that says what they are."""

import gzip

import pytest

from asof.errors import NotAPage, UnreadableInput
from asof.intake.decode import decode

WORDS = "Čtvrtek – naïve café “quoted”"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_mark_or_zeros_tell_the_encoding(encoding):
    raw = (WORDS * 20).encode(encoding)
    if encoding in ("utf-16-le", "utf-16-be"):  # no mark: only ASCII shows its zeros
        raw = ("plain words " * 20).encode(encoding)
        assert decode(raw, name="x").content == "plain words " * 20
    else:
        assert decode(raw, name="x").content == WORDS * 20


def test_the_page_declares_its_encoding():
    page = '<html><head><meta charset="iso-8859-2"></head><body>Čtvrtek</body></html>'
    assert "Čtvrtek" in decode(page.encode("iso-8859-2"), name="x").content


def test_latin_1_is_read_as_windows_1252_as_browsers_do():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>“quoted” – yes</p>'
    decoded = decode(page.encode("windows-1252"), name="x")
    assert "“quoted” – yes" in decoded.content
    assert decoded.issues == ()


def test_a_given_encoding_wins_over_the_declared_one():
    page = '<meta charset="utf-8"><p>Привет, мир</p>'
    assert "Привет" in decode(page.encode("koi8-r"), name="x", encoding="koi8-r").content


def test_a_wrong_declaration_falls_back_to_what_fits():
    assert decode('<meta charset="ascii-banana"><p>naïve</p>'.encode(), name="x").content.endswith("naïve</p>")
    assert "naïve" in decode('<meta charset="shift_jis"><p>naïve</p>'.encode(), name="x").content


def test_windows_1252_is_the_last_resort_and_is_told():
    decoded = decode("caf\xe9 “x”".encode("windows-1252"), name="x")
    assert decoded.content == "café “x”"
    assert [code for code, _ in decoded.issues] == ["encoding-guessed"]


def test_gzip_is_looked_into():
    assert decode(gzip.compress(WORDS.encode()), name="x").content == WORDS


def test_broken_or_cut_gzip_is_unreadable():
    packed = gzip.compress(WORDS.encode() * 50)
    for raw in (packed[:-9], packed[:12] + b"\xff" * 40):
        with pytest.raises(UnreadableInput, match="gzip"):
            decode(raw, name="x")


@pytest.mark.parametrize("raw", [b"", b"  \n\t ", gzip.compress(b"", mtime=0)])
def test_an_empty_page_is_refused(raw):
    with pytest.raises(NotAPage, match="empty"):
        decode(raw, name="x")


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04rest", b"WARC/1.0\r\n", bytes(range(32)) * 40]
)
def test_binary_is_refused(raw):
    with pytest.raises(NotAPage):
        decode(raw, name="x")


def test_an_unknown_given_encoding_is_named():
    with pytest.raises(UnreadableInput, match="'banana'"):
        decode(b"words", name="x", encoding="banana")
