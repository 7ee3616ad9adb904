"""Makes a report's words safe to show: on a page, where markup is escaped too, and on a terminal."""

import unicodedata
from urllib.parse import urlsplit

from asof.model.report import file_name

# One character for one, so that offsets into what is shown are offsets into the text.
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_CONTROL_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t\r"}
_REORDERING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))  # they can make a sentence read as its opposite
_ALIKE = frozenset({"Latin", "Cyrillic", "Greek", "Armenian", "Cherokee"})
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
_SHOWN = {
    **_CONTROL_PICTURES,
    **dict.fromkeys((*range(0x7F, 0xA0), *_REORDERING), _REPLACEMENT),
    0x0D: " ",
    0x2028: " ",
    0x2029: " ",
}


def shown(words: str) -> str:
    """`words` with every character that commands a screen made visible; as many characters as before.

    Joiners stay, since Persian and Hindi are misspelt without them; so do the marks of direction that only tell which
    way a neutral character leans.
    """
    clean = words.translate(_SHOWN)
    if clean.isascii():
        return clean
    return "".join(
        _REPLACEMENT if unicodedata.category(c) == "Cs" or "\U000e0000" <= c <= "\U000e0fff" else c for c in clean
    )


def one_line(words: str) -> str:
    """`words` as shown, with every run of white space as one space."""
    return " ".join(shown(words).split())


def shortened(words: str, limit: int) -> str:
    """At most `limit` characters of `words` on one line, cut between words and marked with an ellipsis."""
    line = one_line(words)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head).rstrip(" ,;:") + "…"


def cut_middle(words: str, limit: int) -> tuple[str, int, str]:
    """The beginning and the end of `words` and how many characters between them are left out, 0 where none are.

    A page of millions of letters would halt the browser of whoever follows a link to one sentence of it.
    """
    if len(words) <= limit:
        return words, 0, ""
    half = limit // 2
    return words[:half], len(words) - 2 * half, words[-half:]


def alphabets_of(name: str) -> tuple[str, ...]:
    """The alphabets that letters of `name` are taken from, of those that look alike: "Latin", "Cyrillic".

    A name of two of them may be made to look like another one's.
    """
    found = dict.fromkeys(
        unicodedata.name(c, "").split(" ")[0].title() for c in name if c.isalpha() and not c.isascii()
    )
    if any(c.isascii() and c.isalpha() for c in name):
        found["Latin"] = None
    return tuple(sorted(alphabet for alphabet in found if alphabet in _ALIKE))


def direction_of(language: str) -> str:
    """HTML's ``dir`` for words of a language (a code such as "fa"): by its script, else by the words themselves."""
    return "rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "auto"


def given_name(name: str) -> str:
    """What a report was given as, without the folders of whoever gave it; an address stays whole."""
    return name if web_link(name) else file_name(name.replace("\\", "/").rstrip("/"))


def web_link(address: str | None) -> str | None:
    """`address` where it is safe to link to: http or https with a host; otherwise None."""
    if not address or shown(address) != address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None
