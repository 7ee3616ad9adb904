"""One sentence as the grammar of speakers sees it: its tokens, a letter for each, and the lexicon."""

from collections.abc import Sequence
from dataclasses import dataclass

from asof.reading.speakers.lexicon import Lexicon
from asof.reading.words import Token, TokenKind

Range = tuple[int, int]  # half-open, in tokens of one sentence


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a sentence and their letters (see ``tagging.py``), side by side."""

    tokens: Sequence[Token]
    tags: Sequence[str]
    words: Lexicon

    def __len__(self) -> int:
        return len(self.tokens)

    def lower(self, i: int) -> str:
        """Token `i` in lower case; empty outside the sentence."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def tag(self, i: int) -> str:
        """The letter of token `i`; a full stop outside the sentence."""
        return self.tags[i] if 0 <= i < len(self.tags) else "."

    def is_number(self, i: int) -> bool:
        """Whether token `i` is written in digits."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind is TokenKind.NUMBER

    def spells(self, start: int, phrase: Sequence[str]) -> bool:
        """Whether the tokens from `start` on are the lower-case words of `phrase`."""
        return start >= 0 and [token.lower for token in self.tokens[start : start + len(phrase)]] == list(phrase)
