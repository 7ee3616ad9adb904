"""Joins every cue of a sentence to its source and its content, in tokens."""

from collections.abc import Sequence
from typing import NamedTuple

from asof.model.speaker import Role
from asof.reading.speakers.according import (
    GIVING,
    awaited_from,
    before_number,
    is_issued,
    rest_of_content,
    with_participle,
    with_relative,
)
from asof.reading.speakers.attribution import Force
from asof.reading.speakers.contents import OPENERS, counted_in, is_final, left_of, resumed, right_of
from asof.reading.speakers.cues import OWNERS, Cue, CueKind, after_label
from asof.reading.speakers.line import Line, Range
from asof.reading.speakers.names import role_of
from asof.reading.speakers.phrases import phrase_after, phrase_before

_LONGEST_QUOTED = 14  # "quoted |the deputy governor of the province| as saying"
_BY_WITHIN = 4
_TELLING = frozenset(["say", "state", "indicate", "confirm", "show", "announce", "declare", "warn", "acknowledge"])
_HEARING = frozenset(["court", "jury", "inquest", "tribunal", "inquiry", "hearing", "jurors", "panel", "parliament"])
_COUNTING = frozenset((Role.DOCUMENT, Role.ORGANISATION, Role.MEDIA))  # whose findings are what they say
_ASKED = frozenset(["if", "whether", "what", "how", "why", "when", "where", "who"])
# Behind whom somebody finds they only tell in what state: "guards found a clerk |shot in the leg|".
_STATES = frozenset(["shot", "hurt", "hit", "struck", "slain", "bound", "cut", "hung", "hidden", "beaten", "left"])
_FINITE = frozenset(["died", "fled", "bled"])
_LETTING = frozenset(["let", "lets", "letting"])
_RUNNING_ON = frozenset(["including", "with", "and"])


class Parsed(NamedTuple):
    """A cue with its source and the stretches of its content; all ranges of tokens of one sentence.

    `voice` is who speaks where the grammar has no source: the "unconfirmed reports" of "unconfirmed reports that".
    `relayed` is whom the source quotes in turn, for what is `carried`.
    """

    cue: Cue
    source: Range | None
    content: tuple[Range, ...]
    voice: Range | None = None
    relayed: Range | None = None
    carried: tuple[Range, ...] = ()


def join_cues(line: Line, cues: Sequence[Cue]) -> list[Parsed]:
    """Every cue with its source and its content; cues that have no content are left out."""
    return _Joiner(line, cues).all()


class _Joiner:
    """Goes through the cues of one sentence from left to right; a later one may share the source of an earlier one."""

    def __init__(self, line: Line, cues: Sequence[Cue]) -> None:
        self._line = line
        self._cues = cues
        self._out: list[Parsed] = []

    def all(self) -> list[Parsed]:
        for number, cue in enumerate(self._cues):
            if self._is_inside_source(cue):
                continue
            found = self._join(number, cue)
            if found is not None and found.content:
                self._out.append(found)
        return [parsed for parsed in self._out if not self._is_dateline(parsed)]

    def _is_dateline(self, parsed: Parsed) -> bool:
        """Whether capitals before a colon give the place, as another voice speaks behind it: "VELM: “…,” he said"."""
        if parsed.cue.kind is not CueKind.COLON or parsed.source is None:
            return False
        is_placed = all(token.text.isupper() for token in self._line.tokens[slice(*parsed.source)])
        return is_placed and any(other.cue.kind is CueKind.VERB and other.source for other in self._out)

    def _is_inside_source(self, cue: Cue) -> bool:
        """Whether it is a part of "according to |a report published by the council|"."""
        if self._line.tag(cue.start - 1) == "W":
            return False  # "according to the mayor, who |said| nine were lost"
        last = next((parsed for parsed in reversed(self._out) if parsed.cue.kind is CueKind.ACCORDING), None)
        return last is not None and last.source is not None and last.source[0] < cue.start < last.source[1]

    def _join(self, number: int, cue: Cue) -> Parsed | None:
        match cue.kind:
            case CueKind.ACCORDING:
                return self._according(number, cue)
            case CueKind.COLON:
                is_plain = cue.head == cue.start
                first = after_label(self._line, cue.start) if is_plain else 0
                source = (first, self._colon_edge(cue, first)) if is_plain else phrase_before(self._line, cue.head)
                return Parsed(cue, source, self._right(number, cue.end))
            case CueKind.HEARSAY:
                return Parsed(cue, None, self._around(number, cue))
            case CueKind.NOUN:
                return self._noun(number, cue)
            case CueKind.PASSIVE:
                return self._passive(number, cue)
            case CueKind.VERB:
                if cue.base in self._line.words.seeming:
                    return self._passive(number, cue)
                if self._line.lower(cue.head) in self._line.words.relays and self._ahead(cue) in '.,"-':
                    return self._relay(number, cue)
                return self._inverted(number, cue) or self._verb(number, cue)

    def _colon_edge(self, cue: Cue, first: int) -> int:
        """Where the speaker before a colon ends: "Ada Moss |reports from Velm: …"."""
        verbs = (k for k in range(first + 1, cue.start) if self._line.lower(k) in self._line.words.verbs)
        return next((k for k in verbs if self._line.tag(k + 1) in "PO:"), cue.start)

    def _according(self, number: int, cue: Cue) -> Parsed | None:
        line = self._line
        opening = awaited_from(line, cue.start)
        source = phrase_after(line, cue.end, closing=cue.start > 0 and opening is None)
        if source is None:
            return None
        source = with_participle(line, source if opening is None else with_relative(line, source))
        if opening is not None and cue.start and source[1] >= len(line) - 1:
            # "Crews, working in the cold, according to the ministry |found ten alive"
            source = phrase_after(line, cue.end) or source
        source = source if cue.start else before_number(line, source)
        is_part = line.lower(cue.start - 1 - (self._ahead(cue) == ",")) == "including"
        left = left_of(line, cue.start) if self._ahead(cue) != "B" and not is_part else None
        if (
            cue.base == "by"
        ):  # "five died and, by early reports, 30 were hurt": of what follows, else of what stands before
            right = self._right(number, _skip(line, source[1], ","))
            return Parsed(cue, source, right or ((left,) if left else ()))
        if self._ahead(cue) == "W":
            left = None  # "a blast, which according to the radio |killed nine"
        if left is not None and opening is not None:
            after = _skip(line, source[1], "PDYA")
            if line.tag(after) in ",VX":
                # "the toll, according to officials, |rose to 30", "said that, according to a list, |two died"
                before = ((max(left[0], opening), left[1]),) if opening < left[1] else ()
                return Parsed(cue, source, (*before, *self._right(number, _skip(line, after, ","))))
        if left is not None:
            return Parsed(cue, source, (left, *rest_of_content(line, source[1])))
        return Parsed(cue, source, self._right(number, _skip(line, source[1], ",")))

    def _around(self, number: int, cue: Cue) -> tuple[Range, ...]:
        """The clause of an adverb of hearsay, or what follows a phrase of hearsay."""
        left = left_of(self._line, cue.start) if cue.end - cue.start == 1 else None
        return (*((left,) if left else ()), *self._right(number, cue.end))

    def _noun(self, number: int, cue: Cue) -> Parsed | None:
        line, start = self._line, cue.end
        source: Range | None = None
        if line.tag(cue.start) == "S":
            source = phrase_before(line, cue.start)
        elif line.lower(cue.start - 1) in OWNERS:
            source = (cue.start - 1, cue.start)
        elif line.lower(cue.end) == "by":
            source = phrase_after(line, cue.end + 1)
            start = _skip(line, source[1] if source else cue.end + 1, ",")
        voice = phrase_before(line, cue.end) if source is None else None
        return Parsed(cue, source, self._right(number, start), voice)

    def _passive(self, number: int, cue: Cue) -> Parsed | None:
        """ "X was accused by Y of": the subject is a part of the content."""
        line, end = self._line, cue.end
        by = next((i for i in range(cue.end, cue.end + _BY_WITHIN) if line.lower(i) == "by"), None)
        if by is not None and any(line.tag(i) in "VGX" for i in range(cue.end, by)):
            by = None  # "were seen being held by guards"
        is_of_noun = by is not None and line.tag(cue.end + 1) == "D" and not line.tokens[by - 1].is_capitalised
        if is_of_noun and cue.base == "report" and line.lower(cue.end) == "in":
            by = None  # "were reported in the attack by rebels"
        source = phrase_after(line, by + 1) if by is not None else None
        if source is not None:
            end = source[1]
        subject = phrase_before(line, cue.start)
        saying = self._as_saying(cue)
        if subject is not None and saying is not None and line.tag(saying) == ".":
            left = left_of(line, subject[0])  # "…, officials were quoted by the agency as saying."
            return Parsed(cue, source, (*((left,) if left else ()), subject))
        return Parsed(cue, source, (*((subject,) if subject else ()), *self._right(number, end)))

    def _inverted(self, number: int, cue: Cue) -> Parsed | None:
        """ "“…,” said the mayor, who was there." """
        line = self._line
        if (
            cue.base not in line.words.inverted
            or (cue.start, cue.end) != (cue.head, cue.head + 1)
            or "ing" in cue.forms
        ):
            return None
        if self._ahead(cue) not in ',"-':
            return None
        source = phrase_after(line, cue.end, closing=True)
        left = left_of(line, cue.start)
        if source is not None and is_issued(line, source):
            source = with_participle(line, source)
        if source is None or left is None or not is_final(line, source[1]):
            return None
        if self._ahead(cue) == "," and not any(letter in 'VX"' for letter in line.tags[left[0] : left[1]]):
            return None  # "Ann Lee, the minister, confirmed nine deaths"
        is_running = line.tag(source[1] + 1) == "G"  # "…, confirmed the mayor, |wounding two|"
        rest = self._going_on(number, source[1], is_opener=False) if is_running else ()
        return Parsed(cue, source, (*resumed(line, left, source[1]), *rest))

    def _verb(self, number: int, cue: Cue) -> Parsed | None:
        line = self._line
        source = self._subject(cue)
        if source is not None and cue.base == "know" and line.lower(source[0] - 1) in _LETTING:
            source = phrase_before(line, source[0] - 1)  # "|the school| let parents know": who hears of it says nothing
        if source is None:
            return None
        if cue.base == "find" and self._is_come_upon(cue, source):
            return Parsed(cue._replace(force=Force.MENTION), source, self._right(number, cue.end))
        saying = self._as_saying(cue)
        if saying is not None:
            left = left_of(line, source[0])
            return Parsed(cue, source, self._right(number, saying) or ((left,) if left else ()))
        edge = self._left_edge(cue, source)
        after = self._after_addressee(cue, behind=line.tag(edge - 1) == ",")
        opens_quotation = line.tag(cue.end) == "," and line.tag(cue.end + 1) == '"'
        if (
            line.tag(edge - 1) in ',"-'
            and is_final(line, after)
            and not (opens_quotation and '"' not in line.tags[:edge])
        ):
            if cue.base == "tell" and after == cue.end and line.lower(source[1] - 1) in _HEARING:
                return None  # "…, court told": it was told so, and by whom is not said
            left = left_of(line, edge)
            if left is not None and not (line.tag(cue.end) == "G" and not _has_verb(line, left)):
                is_opener = line.lower(left[0]) in OPENERS and "," not in line.tags[slice(*left)]
                rest = self._going_on(number, after, is_opener=is_opener or not _has_verb(line, left))
                return Parsed(cue, source, (*resumed(line, left, cue.end), *rest))
        if line.tag(after) == "," and line.tag(after + 1) == "C":
            return None  # "she never called, and nobody was hurt"
        told = self._told_of(cue, source) or counted_in(line, source)
        return Parsed(cue, source, (*((told,) if told else ()), *self._right(number, _skip(line, after, ",:"))))

    def _told_of(self, cue: Cue, source: Range) -> Range | None:
        """Whom a clause without "who" tells of, the subject of what is said: "|a man| police say was shot"."""
        line = self._line
        is_reduced = line.tags[source[0] - 1 : source[1]] == ["N", "N"] and line.tag(cue.end) in "XV"
        told = phrase_before(line, source[0]) if is_reduced and source[1] == cue.start else None
        return told if told and line.tag(told[0] - 1) in '.",;CB' else None

    def _is_come_upon(self, cue: Cue, source: Range) -> bool:
        """Whether people find somebody or something that is there: "guards |found two boys| on the roof".

        What they find to be so has a verb, and what a survey finds is its word.
        """
        line, at = self._line, cue.end
        who = role_of(line.tokens[slice(*source)], line.words)
        are_rescuers = any(token.lower.startswith("rescue") for token in line.tokens[slice(*source)])
        while line.tag(at) in "DMNSPY" and at < len(line):
            at += 1
        is_state = line.lower(at) in _STATES or (line.lower(at).endswith("ed") and line.lower(at) not in _FINITE)
        return (is_state or line.tag(at) not in "TXV") and (are_rescuers or who not in _COUNTING)

    def _going_on(self, number: int, after: int, *, is_opener: bool) -> tuple[Range, ...]:
        """The rest of a clause that the speaker stands inside of: "ice fell, he said, |causing several injuries".

        `is_opener` says that only a circumstance stands before the speaker: "in Velm, he said, |troops killed three".
        """
        line = self._line
        while line.tag(after) == "Y" or (line.tag(after) in "PA" and line.tag(after + 1) in "YP"):
            after += 1  # "officials said |late on Monday|, killing nine"
        runs_on = is_opener or line.tag(after + 1) == "G" or line.lower(after + 1) in _RUNNING_ON
        if line.tag(after) != "," or not runs_on or '"' in line.tags or any(cue.start > after for cue in self._cues):
            return ()
        return self._right(number, after + 1)

    def _relay(self, number: int, cue: Cue) -> Parsed | None:
        """ "…, the station said, quoting officials": the officials say what the station says."""
        line = self._line
        relayed = phrase_after(line, cue.end)
        if relayed is None or _is_case(line, relayed):
            return None
        if cue.start and self._out:
            main = self._out[-1]
            return Parsed(cue, main.source, (relayed,), relayed=relayed, carried=main.content)
        # "Quoting officials, the station said …": what the next cue says is what the officials say.
        after = next((k for k in range(number + 1, len(self._cues)) if self._cues[k].start >= relayed[1]), None)
        start = _skip(line, relayed[1], ",") if after is None else self._cues[after].end
        source = None if after is None else phrase_before(line, self._cues[after].start)
        carried = self._right(number if after is None else after, start)
        return Parsed(cue, source, (relayed,), relayed=relayed, carried=carried) if carried else None

    def _subject(self, cue: Cue) -> Range | None:
        """Who does the saying: the phrase before the verb, or the subject it shares with a verb before it."""
        line, before = self._line, self._ahead(cue)
        is_participle = cue.forms == {"ing"} and "X" not in line.tags[cue.start : cue.head]
        if _is_reported(line, cue) and self._out:
            quoting = self._out[-1].cue
            passive = quoting.kind is CueKind.PASSIVE
            return phrase_before(line, quoting.start) if passive else phrase_after(line, quoting.end)
        if is_participle and before == "N":  # "State television also reporting that"
            giver = self._giver(cue)
            found = phrase_before(line, cue.start) if giver is None else giver
            return found if giver or (found and not found[0]) else None
        if not is_participle and before not in "CB" and line.tag(cue.start) != "O":
            found = phrase_before(line, cue.start)
            if found is not None:
                return found
        return self._shared_subject(cue)

    def _giver(self, cue: Cue) -> Range | None:
        """Who gives out what says it: "the army" in "the army issued a statement |saying"."""
        line, words = self._line, self._line.words
        given = line.lower(cue.start - 1)
        if cue.base not in _TELLING or not (given in words.carriers or given in words.nouns):
            return None
        verb = next((i for i in range(cue.start - 1, 0, -1) if line.tag(i) in "VX" or line.lower(i) in GIVING), 0)
        if line.lower(verb) not in GIVING:
            return None
        found = (phrase_before(line, i) for i in range(verb, 0, -1) if line.tag(i) in "VX" or i == verb)
        return next((subject for subject in found if subject is not None), None)

    def _shared_subject(self, cue: Cue) -> Range | None:
        line = self._line
        sources = [
            parsed.source
            for parsed in self._out
            if parsed.source and parsed.source[1] <= cue.start and line.lower(parsed.source[0] - 1) != "what"
        ]  # not "came upon what |they| called a wild scene and found"
        if sources:
            return sources[0] if cue.forms == {"ing"} and self._ahead(cue) in ',"' else sources[-1]
        found = (phrase_before(line, i) for i in range(cue.start - 1, 0, -1) if line.tag(i) in "VX")
        # "Moss could not tell if |others| had left but said"
        return next((subject for subject in found if subject and line.lower(subject[0] - 1) not in _ASKED), None)

    def _as_saying(self, cue: Cue) -> int | None:
        """The token after "as saying" where `cue` is "quoted"; None otherwise."""
        if cue.base not in self._line.words.quoting:
            return None
        for other in self._cues:
            if cue.end < other.start < cue.end + _LONGEST_QUOTED and _is_reported(self._line, other):
                return other.end
        return None

    def _left_edge(self, cue: Cue, source: Range) -> int:
        """Where a content on the left of cue and source would end; 0 where the source is not beside its cue."""
        if _is_reported(self._line, cue):
            quoting = self._out[-1] if self._out else None
            if quoting is None or quoting.source is None or quoting.cue.kind is CueKind.PASSIVE:
                return min(source[0], cue.start)  # "…, |officials| were quoted by the agency as saying"
            return quoting.source[0]
        return source[0] if source[1] <= cue.start else 0

    def _after_addressee(self, cue: Cue, *, behind: bool) -> int:
        """The token after "told |reporters"; the end of the cue where nobody is spoken to.

        `behind` says that the speaker may stand behind the content: "nine died, he confirmed |to the station".
        """
        is_to = behind and self._line.lower(cue.end) == "to" and cue.base in self._line.words.inverted
        if cue.base not in self._line.words.addressed and not is_to:
            return cue.end
        addressee = phrase_after(self._line, cue.end + is_to)
        if addressee is None or (addressee[1] >= len(self._line) and not behind):
            return cue.end
        if self._line.tag(addressee[1]) == "X" and not is_to:
            return cue.end  # "warned |nine people had died|"
        if self._line.tag(self._before_subject(cue)) == '"':
            return addressee[1]  # "“…,” he told hundreds of supporters"
        # "told reporters |nine people": a number begins something new.
        counted = (i for i in range(addressee[0] + 1, addressee[1]) if self._begins_anew(i))
        return next(counted, addressee[1])

    def _before_subject(self, cue: Cue) -> int:
        """The token before who does the saying."""
        subject = phrase_before(self._line, cue.start)
        return (subject[0] if subject else cue.start) - 1

    def _begins_anew(self, i: int) -> bool:
        """Whether a number behind whom is spoken to counts somebody else: "told a station |two people", "the media |12
        clerks"; in "told Channel 12" it is a part of the name."""
        before = self._line.tokens[i - 1]
        if self._line.is_number(i) and before.is_word:
            if before.end == self._line.tokens[i].start or not (before.text.islower() or before.text.isupper()):
                return False  # "told Radio2", "told Channel 12"
            return self._line.tag(i + 1) == "N" and self._line.lower(i + 1).endswith(("s", "people", "men"))
        is_spelt = self._line.tag(i) == "M" or self._line.lower(i) in ("one", "several", "dozens", "hundreds")
        is_numbered = before.text.isdecimal() and self._line.tokens[i - 2].is_capitalised  # "told Channel 12 |two men"
        return is_spelt and (before.lower.endswith("s") or before.is_word or is_numbered)

    def _right(self, number: int, start: int) -> tuple[Range, ...]:
        found = right_of(self._line, self._cues, number, start)
        return (found,) if found else ()

    def _ahead(self, cue: Cue) -> str:
        return self._line.tag(cue.start - 1)


def _is_case(line: Line, relayed: Range) -> bool:
    """Whether what is cited is no voice: "citing |an example, ...|"."""
    end = next((at for at in range(*relayed) if line.tag(at) == ","), relayed[1])
    tokens = line.tokens[relayed[0] : end]
    return tokens[0].lower in ("a", "an") and role_of(tokens, line.words) is None and end < relayed[1]


def _has_verb(line: Line, part: Range) -> bool:
    """Whether a verb stands in the last clause of it."""
    tags = line.tags[part[0] : part[1]]
    last = len(tags) - tags[::-1].index(";") if ";" in tags else 0
    return any(tag in 'VX"' for tag in tags[last:])


def _is_reported(line: Line, cue: Cue) -> bool:
    """Whether a cue is the second half of "quoted the governor as saying"."""
    return cue.forms == {"ing"} and line.lower(cue.start - 1) == "as"


def _skip(line: Line, i: int, marks: str) -> int:
    while i < len(line) and line.tag(i) in marks:
        i += 1
    return i
