"""Who and what may fill a role in a MUC-4 text: marks of one name together, and the strings that may stand for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from asof.model.span import Span
from asof.reading.grammar.closed import closed_classes
from asof.reading.words import Token
from bench.muc_key import plain
from bench.muc_passages import Passage
from bench.muc_templates import COUNTING, is_same

_NEAR = 2  # characters between a description and the name that it leads, "MAYOR", "JUAN PEREZ"
_LEFT = 3  # words before a mark that may belong to its string
_RIGHT = 4  # words behind it, as "of the nation's police"
_LONGEST = 12  # words of a string; of a hundred strings of the training keys one is longer

Range = tuple[int, int]
Aliases = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: in which passage, where, its words, and how sure the encoder is."""

    passage: int
    span: Span
    string: str
    sure: float


@dataclass(slots=True)
class Filler:
    """What may fill a role: all marks that are taken for it."""

    role: str
    marks: list[Mark] = field(default_factory=list)

    @property
    def best(self) -> Mark:
        """The surest mark, of equals the first."""
        return max(self.marks, key=lambda mark: mark.sure)

    @property
    def passages(self) -> list[int]:
        """The passages that it is told in, a mark at a time."""
        return [mark.passage for mark in self.marks]

    def is_named(self, string: str) -> bool:
        """Whether one of its marks bears the name."""
        return any(is_same(string, mark.string) for mark in self.marks)


def fillers(passages: Sequence[Passage], aliases: Aliases) -> list[Filler]:
    """What is marked in the passages; what bears the same name, or by `aliases` another of the same, as one."""
    out: list[Filler] = []
    for number, passage in enumerate(passages):
        before: tuple[Filler, int] | None = None
        for role, span, sure in passage.fills:
            mark = Mark(number, span, span.of(passage.words), sure)
            rivals = [one for one in out if one.role == role]
            filler = next((one for one in rivals if one.is_named(mark.string)), None)
            if filler is None and before and before[0].role == role and span.start - before[1] <= _NEAR:
                filler = before[0]
            if filler is None:
                others = set(aliases.get(plain(mark.string), ()))
                filler = next((one for one in rivals if any(plain(told.string) in others for told in one.marks)), None)
            if filler is None:
                filler = Filler(role)
                out.append(filler)
            filler.marks.append(mark)
            before = (filler, span.end)
    return out


def is_content(token: Token) -> bool:
    """Whether a token is a word that names something: no mark, no number, no little word of grammar."""
    return token.is_word and token.lower not in closed_classes().function_words


def tokens_of(span: Span, passage: Passage) -> Range:
    """The tokens of a mark, half-open."""
    told = [i for i, token in enumerate(passage.tokens) if token.start < span.end and span.start < token.end]
    return told[0], told[-1] + 1


def ranges(start: int, end: int, tokens: Sequence[Token]) -> set[Range]:
    """The ranges of tokens that a mark of the tokens ``[start, end)`` may mean: longer and shorter ones, half-open.

    The encoder finds where something is told better than where its words begin and end.
    """
    first = start
    while first < end - 1 and (tokens[first].lower in COUNTING or not is_content(tokens[first])):
        first += 1
    out = {(start, end), (first, end)}
    out |= {(first - reach, end) for reach in range(1, _before(first, tokens) + 1)}
    out |= {(first + cut, end) for cut in (1, 2) if first + cut < end and is_content(tokens[first + cut])}
    for stop in range(end + 1, min(end + _RIGHT, len(tokens)) + 1):
        last = tokens[stop - 1]
        if not (last.is_word or last.text == "-" or last.text[0].isdigit()):
            break
        if is_content(last):
            out.add((first, stop))
    inner = [stop for stop in range(first + 1, end) if is_content(tokens[stop - 1])]
    out |= {(first, stop) for stop in inner if stop > end - 3}
    out |= {(first, stop) for stop in [stop for stop in inner if not is_content(tokens[stop])][:1]}
    return {told for told in out if told[1] - told[0] <= _LONGEST}


def _before(first: int, tokens: Sequence[Token]) -> int:
    """How many words before a mark may belong to it."""
    reach = 0
    while reach < min(_LEFT, first):
        token = tokens[first - reach - 1]
        if not (token.is_word or token.text[0].isdigit()):
            break
        reach += 1
    return reach


def words_of(told: Range, passage: Passage) -> str:
    """The words of a range of tokens."""
    return passage.words[passage.tokens[told[0]].start : passage.tokens[told[1] - 1].end]
