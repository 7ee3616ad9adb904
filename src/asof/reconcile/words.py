"""The words of a name or sentence, folded so that case, punctuation and a leading article do not matter."""

import functools
import re

_WORD = re.compile(r"\w+(?:[’'.]\w+)*", re.UNICODE)
_ARTICLES = frozenset({"a", "an", "the"})


def fold(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case, in order, without punctuation and possessive endings; empty for none."""
    return tuple(_bare(found.group()) for found in _WORD.finditer(text.casefold()))


@functools.lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """One key for the spellings of a name that differ in case, punctuation or a leading article ("The X", "X")."""
    words = fold(name)
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)


def _bare(word: str) -> str:
    for ending in ("’s", "'s"):
        if word.endswith(ending):
            return word.removesuffix(ending)
    return word
