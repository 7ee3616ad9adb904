"""A form found in the text: which words stood for which of its named parts."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from asof.reading.times.anchor import Running
from asof.reading.times.grammar import grammar
from asof.reading.times.lexicon import lexicon
from asof.reading.times.meaning import Meaning
from asof.reading.times.starters import bits
from asof.reading.times.tables import Value
from asof.reading.times.tokens import Tokens

Maker = Callable[["Found", Running], Meaning | None]


@dataclass(slots=True)
class Found:
    """One match of a form.  `makers` are needed for the dates and clock times inside it."""

    tokens: Tokens
    match: re.Match[str]
    makers: dict[str, Maker]

    @property
    def first(self) -> int:
        """Its first token."""
        return self.match.start()

    @property
    def last(self) -> int:
        """The token after its last."""
        return self.match.end()

    def words(self, part: str) -> str:
        """The words of a part in lower case, spaces joined; empty where the form has none or it did not occur."""
        if part not in self.match.re.groupindex or self.match.start(part) < 0:
            return ""
        return " ".join(self.tokens.words(*self.match.span(part)).lower().replace("’", "'").split())

    def has(self, part: str) -> bool:
        """Whether the part occurred."""
        return part in self.match.re.groupindex and self.match.start(part) >= 0

    def value(self, part: str, name: str) -> Value | None:
        """What the first word of a part that stands in the class `name` means there."""
        if not self.has(part):
            return None
        values = lexicon().values[name]
        for index in range(*self.match.span(part)):
            word = self.tokens.word(index)
            if word in values:
                return values[word]
        return None

    def code(self, part: str, name: str) -> str:
        """The same for a class whose words mean a code; empty where there is none."""
        value = self.value(part, name)
        return value if isinstance(value, str) else ""

    def number(self, part: str, name: str) -> int | None:
        """The same for a class whose words mean a number."""
        value = self.value(part, name)
        return value if isinstance(value, int) else None

    def token_words(self, part: str) -> list[str]:
        """The tokens of a part in lower case; none where it did not occur."""
        if not self.has(part):
            return []
        return [self.tokens.word(index) for index in range(*self.match.span(part))]

    def inner(self, part: str, kinds: tuple[str, ...], running: Running) -> Meaning | None:
        """The meaning of a part that is itself a form of one of `kinds`."""
        if not self.has(part):
            return None
        first, last = self.match.span(part)
        begun = bits(self.tokens.marks[first]), bits(self.tokens.marks[first + 1 : min(first + 2, last)])
        for kind in kinds:
            for form in grammar().kinds[kind]:
                if not form.openings.begin(*begun):
                    continue
                match = form.pattern.fullmatch(self.tokens.marks, first, last)
                meaning = match and self.makers[form.make](Found(self.tokens, match, self.makers), running)
                if meaning:
                    return meaning
        return None
