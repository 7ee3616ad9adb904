"""Undoes Penn Treebank tokenisation, in which corpora keep pages: "-LRB-", quotes as accents, loose commas."""

import re

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_BRACKET = re.compile("|".join(_BRACKETS))
# Each rewrites one habit of the tokeniser; order matters, quotes before the punctuation that follows them.
_REWRITES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\\([/*])", r"\1"),
        (r"``\s?", '"'),
        (r"\s?''", '"'),
        (r"(?:(?<=\s)|^)`\s(?=\S)", "'"),
        (r"\s('(?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b)", r"\1"),
        (r"\s(n't)\b", r"\1"),
        (r"(?<=[A-Za-z.,!?])\s'(?=\s|[.,;:!?)]|$)", "'"),
        (r"([(\[{])\s+", r"\1"),
        (r"\s+([)\]}])", r"\1"),
        (r"([$£€#])\s+(?=\w)", r"\1"),
        (r"(?<=\d)\s+%", "%"),
        (r"\s+([,;:!?])(?=[\s\"')\]]|$)", r"\1"),
        (r"\s+\.(?=[\s\"')\]]|$)", "."),
    )
)
_LOOSE_END = re.compile(r"\s[.?!](?:\s''|\s-RRB-)?\s*$")


def is_tokenised(content: str) -> bool:
    """Whether most lines end in a loose full stop, or a bracket is written as a word."""
    if _BRACKET.search(content):
        return True
    lines = [line for line in content.splitlines() if line.strip()]
    return len(lines) >= 3 and sum(1 for line in lines if _LOOSE_END.search(line)) * 10 > len(lines) * 6


def untokenise(line: str) -> str:
    """`line` as it would be printed; a line that is not tokenised comes back with its spaces squeezed."""
    line = _BRACKET.sub(lambda found: _BRACKETS[found.group()], line)
    line = " ".join(line.split())
    for pattern, replacement in _REWRITES:
        line = pattern.sub(replacement, line)
    return line
