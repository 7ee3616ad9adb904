"""Mends characters that somebody before us read in the wrong encoding: "itâ€™s" for "it’s", "cafÃ©" for "café".

What is UTF-8 was taken for Windows-1252 or Latin-1, up to three times over, and by some then spelt in ASCII
("itaEUR(tm)s").  Only marks and letters of western Europe are looked for, and only where no language writes what stands
there; the bytes that came in are kept as they are.
"""

import re

_TIMES = 3  # that one text was misread at most; a fourth would be longer than any that was met
# Quotes, dashes, the ellipsis, the dot of lists, the euro and the trade mark; all signs and letters of Latin-1.
_MEANT = "‘’‚“”„–—…•€™" + "".join(map(chr, range(0xA0, 0x100)))
_ENDS = "‘’“”„‚–—…•‹›«»"  # may stand behind a letter that is meant

# How converters to ASCII spell a mark that was misread; what has lost its last byte is a closing quote.
_SPELT = {"(tm)": "’", "~": "‘", "oe": "“", "|": "…", "C/": "•", '"': "–", "": "”"}
_SPELLING = re.compile("aEUR(" + "|".join(map(re.escape, _SPELT)) + ")")


def _windows(byte: int) -> str:
    """The byte in Windows-1252; in Latin-1 where that has no character for it, as browsers do."""
    return bytes((byte,)).decode("windows-1252", errors="ignore") or chr(byte)


def _misread(words: str) -> set[str]:
    """What the UTF-8 of `words` is taken for by either encoding."""
    raw = words.encode()
    return {"".join(map(_windows, raw)), raw.decode("latin-1")}


def _all_misread() -> dict[str, str]:
    """Everything that a character may have become, with the character."""
    became: dict[str, str] = {}
    # The last byte of a closing quote has no character in Windows-1252 and is often lost; the quote that stands for the
    # last byte of a dash is often made straight.  Windows-1252 that was taken for Latin-1 is misread from there on.
    now = {"â€": "”", "â€\ufffd": "”", 'â€"': "–"} | {chr(byte): _windows(byte) for byte in range(0x80, 0xA0)}
    became |= {worse: char for worse, char in now.items() if len(worse) > 1}
    now |= {char: char for char in _MEANT}
    for _ in range(_TIMES):
        now = {worse: char for words, char in now.items() for worse in _misread(words)}
        became |= {worse: char for worse, char in now.items() if worse not in became}
    return became


_BECAME = _all_misread()
_LENGTHS = sorted({len(words) for words in _BECAME}, reverse=True)
_FIRST = re.compile("[" + "".join({words[0] for words in _BECAME}) + "]")
# A control of Latin-1 that stands alone was meant as Windows-1252 where that has a character; one ends a line.
_CONTROL = re.compile("[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")


def mended(words: str) -> tuple[str, int]:
    """`words` with what was misread as it was meant, and how many characters that were: 0 of sound text."""
    controls = misread = spelt = 0
    if not words.isascii():  # nearly every paragraph is
        words, misread = _reread(words)
        words, controls = _CONTROL.subn(lambda found: _windows(ord(found.group())), words)
    if "aEUR" in words:
        words, spelt = _SPELLING.subn(lambda found: _SPELT[found[1]], words)
    return words, misread + controls + spelt


def _reread(words: str) -> tuple[str, int]:
    """`words` with all of `_BECAME` in it as it was meant, the longest first; and how often that was."""
    parts, at, count = [], 0, 0
    for found in _FIRST.finditer(words):
        start = found.start()
        misread = _at(words, start) if start >= at else None
        if misread is not None:
            parts += [words[at:start], _BECAME[misread]]
            at, count = start + len(misread), count + 1
    return "".join((*parts, words[at:])), count


def _at(words: str, start: int) -> str | None:
    """What was misread and stands at `start`; the longest, and None where it may be meant."""
    found = (words[start : start + length] for length in _LENGTHS)
    misread = next((part for part in found if part in _BECAME), None)
    if misread is None or len(misread) > 2 or misread[0] == "â" or misread[1] not in _ENDS:
        return misread
    # A capital and a mark behind it, as in a quoted "IRMÃ”": misread only inside a word.
    before, behind = words[max(start - 1, 0) : start], words[start + 2 : start + 3]
    return misread if before.islower() or behind.isalpha() else None
