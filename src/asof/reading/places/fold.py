"""One spelling for all ways of writing a name, so that texts and gazetteers meet."""

import functools
import unicodedata

_DROPPED = str.maketrans(dict.fromkeys("'’‘ʻʼʾʿ`´ʹ.,", ""))
_SPACED = str.maketrans(dict.fromkeys("-–‐‑/_()", " "))
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"})
_MARKS = str.maketrans({"‘": "", "ʻ": "", "ʼ": "", "ʾ": "", "ʿ": "", "’": "'"})
_SHORT = {"saint": "st", "sainte": "ste", "mt": "mount", "ft": "fort", "&": "and"}


@functools.lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """`name` in lower case, without accents, apostrophes and points, hyphens as spaces; "" where nothing is left."""
    if name.isascii() and name.isalpha():  # most are one plain word
        word = name.lower()
        return _SHORT.get(word, word)
    plain = plain_letters(name.casefold().translate(_LETTERS)).translate(_DROPPED).translate(_SPACED)
    return " ".join(_SHORT.get(word, word) for word in plain.split())


def plain_letters(name: str) -> str:
    """`name` with the accents off its letters: "Bogotá" is "Bogota"."""
    if name.isascii():
        return name
    name = name.translate(_MARKS)
    apart = unicodedata.normalize("NFKD", name)
    return unicodedata.normalize("NFC", "".join(letter for letter in apart if not unicodedata.combining(letter)))


def exact_key(name: str) -> str:
    """The key of a name that only counts as it is written ("US", "Calif.", "D.C."), "" for all other names."""
    bare = name.replace(".", "")
    if name.endswith(".") or (len(bare) <= 4 and bare.isupper() and bare.isalpha()) or "&" in name:
        return "=" + bare.replace(" ", "")
    return ""
