"""Reads the verb group of a verb of saying: whether it is one here, where it starts and ends, and its voice."""

from typing import NamedTuple

from asof.reading.grammar.closed import closed_classes
from asof.reading.speakers.attribution import Force
from asof.reading.speakers.lexicon import Verb
from asof.reading.speakers.line import Line

_MODALS = frozenset(["would", "could", "can", "may", "might", "must", "should", "shall", "will", "'d", "'ll", "to"])
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "'re", "get", "got", "gets"])
_BEFORE_COUNTS = frozenset(
    ["at", "about", "around", "over", "between", "up", "as", "some", "more", "fewer", "less", "nearly", "almost"]
)
_ABOUT = frozenset(["about", "around", "over"])  # "fears about the dam" are a noun, "fears about 20 dead" may be said
_ALONE = frozenset(["another", "some", "many", "most", "both", "several"])  # they stand for people without a noun
_SEVERAL = frozenset(["two", "three", "four", "five", "six", "several", "multiple"])
_LIVES = frozenset(["life", "lives", "responsibility", "victims"])
_VERDICTS = frozenset(["guilty", "liable", "innocent"])
_TO_VERDICT = 10  # tokens from "found" over whom to the verdict
_TO_LIVES = 6  # tokens from "claimed" to the lives: "claimed the lives", "claimed at least two more lives"
_TO_NUMBER = 3
# What they blame somebody for, they say was done.
_BLAMING = frozenset(["blame", "condemn", "criticize", "criticise", "denounce", "fault"])
_HARMS = frozenset(["death", "deaths", "killing", "killings", "murder", "murders", "abduction", "disappearance"])
_PARTS_IN = frozenset(["role", "part", "involvement", "responsibility", "hand", "link", "links", "blame", "knowledge"])
_TO_PART = 3  # tokens from "denied" to what part in it
_TO_DEED = 8  # tokens from "blamed" over whom to "for"
_HELD_TO = frozenset(["believed", "thought", "alleged", "known", "suspected", "feared", "estimated"])
_CALLED = frozenset(["identified", "named"])
_MET = frozenset(["finding", "seeing", "hearing", "recovering"])  # what somebody reports to have done
_TO_HAVE = ("to", "have")  # "rebels claim |to have killed"
_LONGEST_CARRIER = 5
_LOOK_BACK = 8


class Group(NamedTuple):
    """The tokens ``[start, end)`` of a verb with its auxiliaries, adverbs and particle."""

    start: int
    end: int
    verb: Verb
    force: Force
    passive: bool


def read_group(line: Line, i: int, floor: int) -> Group | None:
    """The group around the verb of saying at token `i`, from `floor` on; None where it says nothing here."""
    words = line.words
    verb = words.verbs.get(line.lower(i))
    if verb is None or not _is_verb(line, i, verb) or _says_nothing(line, i, verb):
        return None
    if verb.base in words.naming and (line.tag(i - 1) == "N" and _names_who_speaks(line, i)):
        return None
    start, end = group_start(line, i, floor), i + 1
    if verb.forms == {"participle"} and start == i and line.lower(end) != "by":
        return None  # "the anarchy seen on Friday", "other known men"
    if verb.forms == {"base"} and _is_unreal(line, start, i):
        return None
    passive = _is_passive(line, i, start, verb)
    if passive and verb.base == "quote" and line.spells(end, ("as", "saying")):
        return Group(start, end + 2, verb, verb.force, passive=False)  # the subject of "was quoted as saying" speaks
    force = Force.SAY if verb.base in _BLAMING and not passive and _is_for_doing(line, end) else verb.force
    reach = _TO_PART if force is Force.DENY else _TO_DEED if verb.base == "accuse" else 0
    if any(line.lower(k) in _PARTS_IN for k in range(end, end + reach)):
        force = Force.MENTION  # "denied any role in the deaths of two": that they died is not the denier's word
    is_about = line.lower(end) in words.prepositions.get(verb.base, ()) and not _says_where(line, end)
    if is_about and line.tag(end + 1) != "Y":  # "reported on Friday"
        is_put = force is Force.SAY or (force is Force.BELIEVE and line.lower(end) == "about")
        end += 1
        tells = verb.base in words.telling_of or _counts_behind(line, end)
        force = Force.MENTION if is_put and not tells else force
    elif verb.base in words.needs_preposition:
        return None
    return Group(start, end if passive else _carried(line, end), verb, force, passive)


def _is_for_doing(line: Line, end: int) -> bool:
    """Whether "for" and what was done follow whoever is blamed: "blamed the guards |for killing| two"."""
    at = next((k for k in range(end, min(end + _TO_DEED, len(line))) if line.lower(k) in ("for", "as")), end)
    if at == end or line.lower(at) != "for":
        return False
    is_harm = line.lower(at + 2) in _HARMS and line.lower(at + 3) == "of"  # "for the deaths of two"
    return is_harm or (line.tag(at + 1) in "GV" and line.lower(at + 1).endswith("ing"))


def group_start(line: Line, i: int, floor: int) -> int:
    """Where "has repeatedly declined to |say" begins."""
    start = i
    while start > floor:
        lower = line.lower(start - 1)
        leads = lower in line.words.leads and line.tag(start) in "OP"
        if not (line.tag(start - 1) in "XAO" or (leads and start < i) or (lower == "on" and line.tag(start) == "O")):
            break
        start -= 1
    while start < i and line.tag(start) == "A" and line.tag(start - 1) in ".,":
        start += 1
    return start


def before_adverbs(line: Line, i: int) -> str:
    """The letter of the token before `i` and before the adverbs that stand there."""
    while line.tag(i - 1) == "A":
        i -= 1
    return line.tag(i - 1)


def is_name(line: Line, i: int) -> bool:
    """Whether token `i` has the capital of a name: not that of a beginning, nor of a headline's every word."""
    if not line.tokens[i].is_capitalised or line.tag(i - 1) in '.":':
        return False
    letters = [token for token in line.tokens if token.is_word]
    return 2 * sum(token.is_capitalised for token in letters) <= len(letters)


def _is_verb(line: Line, i: int, verb: Verb) -> bool:
    """Whether the form at `i` is used as a verb, by what stands before and after it."""
    before = before_adverbs(line, i)
    if "s" in verb.forms and line.tag(i - 1) == "N" and line.lower(i - 2) in _SEVERAL:
        return False  # "two bomb blasts"
    if before == "D" and not verb.noun_like and line.lower(i - 1) in _ALONE and line.tag(i - 2) in '.,;"CB':
        return True  # "Another |said"
    if before in "DS" or (before == "M" and (verb.noun_like or "participle" in verb.forms)):
        return False
    if "participle" in verb.forms and before == "P":
        return False
    if not verb.noun_like:
        return verb.forms != {"base"} or before in "XARN,CWTYBM)"
    if before in "RXW":
        return True
    if before in "BC":
        return "past" in verb.forms and _starts_content(line, i)  # "heard shots, but |saw nobody"
    if before == "O":
        return "base" in verb.forms
    if before in "N)Y" and line.tag(i - 1) in "NA)Y":
        return _has_plural_subject(line, i, verb) if "base" in verb.forms else _starts_content(line, i)
    return before in '",' and line.tag(i + 1) in "NDRT" and "s" in verb.forms


def _has_plural_subject(line: Line, i: int, verb: Verb) -> bool:
    """Whether "police |report", "officials |fear" and not "the news |report"."""
    lower = line.lower(i - 1)
    plural = lower.endswith("s") and not lower.endswith("ss")
    if line.tag(i + 1) == "M" and any(line.lower(k) in ("by", "from") for k in range(i - _LONGEST_CARRIER, i)):
        return True  # "Figures released by the ministry |show nine deaths", "Data from the ministry |show 12 deaths"
    if plural and line.tag(i + 1) == "N" and verb.forms == {"base"}:
        return True
    return (plural or lower in ("police", "people", "media")) and _starts_content(line, i)


def _starts_content(line: Line, i: int) -> bool:
    """Whether what stands after the form at `i` can be what is said, or nothing has to follow."""
    after = line.tag(i + 1)
    if line.lower(i + 1) in line.words.more:
        return True  # "has reported |more cases"
    if line.lower(i + 1) in _MET or line.spells(i + 1, _TO_HAVE):
        return True  # "the sheriff's office reports |finding two bodies"
    if line.lower(i + 1) == "there" or (line.lower(i + 1) == "out" and line.tag(i + 2) == "T"):
        return True  # "the report states |there were|", "officials point |out that|"
    if after in 'DRTWB":M' or (after in "NX" and i + 1 < len(line) and line.tokens[i + 1].is_capitalised):
        return True
    if after == "P" and line.lower(i + 1) in _BEFORE_COUNTS:
        return line.lower(i + 1) not in _ABOUT or line.is_number(i + 2)
    back = line.tags[max(0, i - _LOOK_BACK) : i]
    return after in ".," and ("," in back or "-" in back)  # "…, the agency reports."


def _says_nothing(line: Line, i: int, verb: Verb) -> bool:
    """Whether the verb is part of a name or a noun here, or would need a quotation."""
    words = line.words
    if line.lower(i) == "reports" and any(_qualifies(line, k) for k in range(max(0, i - 3), i)):
        return True
    if verb.base in words.naming and line.tag(i + 1) == '"':
        return True
    if verb.base == "claim" and any(line.lower(k) in _LIVES for k in range(i + 1, i + _TO_LIVES)):
        return True  # "a blast claimed nine lives"
    if verb.base == "find" and any(line.lower(k) in _VERDICTS for k in range(i + 1, i + _TO_VERDICT)):
        return True  # "a judge found the driver guilty"
    if verb.base == "add" and line.tag(i + 1) == "M":
        end = next((k for k in range(i + 1, len(line)) if line.tag(k) == ","), len(line))
        return not any(tag in 'VX"' for tag in line.tags[i + 1 : end])  # "the town added 60 guards at the gate"
    if verb.base in words.only_quotes and '"' not in line.tags:
        return True
    if line.lower(i) == "suspected" and line.tag(i - 1) not in "XA" and line.tag(i + 1) == "N":
        return True  # "one of the key suspected bosses"
    if verb.base in words.needs_object and line.tag(i + 1) in "PY.,":
        return True
    if line.lower(i + 1) in words.says_nothing_before.get(verb.base, ()):
        return True
    if verb.base in words.given_out and line.tag(i + 1) == "P" and _stands_in_phrase(line, i):
        return True
    # In "appears to show" the second verb is the cue.
    return verb.base in words.seeming and line.lower(i + 1) == "to" and line.lower(i + 2) in words.verbs


def _qualifies(line: Line, k: int) -> bool:
    """Whether it tells that "reports" is the noun: "press reports that", where "the Velm Press reports that" is one."""
    return line.lower(k) in line.words.qualifiers and (not k or not line.tokens[k].is_capitalised)


def _counts_behind(line: Line, i: int) -> bool:
    """Whether a number stands at `i`, behind "at least" or "more than": "spoke of |more than 40 dead"."""
    calendar = closed_classes().calendar  # "the June 3 march" counts nobody
    return any(line.is_number(k) and line.lower(k - 1) not in calendar for k in range(i, i + _TO_NUMBER))


def _names_who_speaks(line: Line, i: int) -> bool:
    """Whether a name and another verb of saying follow: "a resident |called Abu Ali said"."""
    at = i + 1
    while at < len(line) and line.tag(at) == "N" and line.tokens[at].is_capitalised:
        at += 1
    return at > i + 1 and line.lower(at) in line.words.verbs


def _stands_in_phrase(line: Line, i: int) -> bool:
    """Whether the noun before `i` hangs on a preposition: "in a statement |posted on"."""
    while line.tag(i - 1) in "NDM":
        i -= 1
    return line.tag(i - 1) == "P"


def _is_unreal(line: Line, start: int, i: int) -> bool:
    """Whether "would say", "to say", "did the mayor say": nobody said it, but for "declined to say" and its like."""
    if line.tag(0) == "X":
        return True
    group = [token.lower for token in line.tokens[start:i]]
    return any(lower in _MODALS for lower in group) and not any(lower in line.words.leads for lower in group)


def _is_passive(line: Line, i: int, start: int, verb: Verb) -> bool:
    if not verb.forms & {"past", "participle"}:
        return False
    if "participle" in verb.forms and any(line.lower(k) in _BE for k in range(start, i)):
        return not any(line.tag(k) == "S" for k in range(start, i))
    if verb.base in line.words.accusing and start == i and line.lower(i + 1) in ("of", "in"):
        return True  # "a man accused of theft", "accused in a shooting"
    if line.lower(i) in _HELD_TO and start == i and line.lower(i + 1) in ("to", "at"):
        return True  # "three people believed to be dockers", "crowds estimated at 1,000"
    if line.lower(i) in _CALLED and line.lower(i + 1) == "as" and set(line.tags[start:i]) <= {"A"}:
        return True  # "the driver, identified as Ada Moss", "a docker first named as a suspect"
    if verb.base == "ask" and start == i and line.tag(i - 1) in ".,BC":
        return True  # "Asked about the toll, she said"
    following = i + 1
    while line.tag(following) in "AY":
        following += 1  # "measures announced today by the ministry"
    is_by = line.lower(following) == "by" and line.lower(following + 1) not in line.words.carriers  # "said by phone"
    return "participle" in verb.forms and is_by


def _says_where(line: Line, i: int) -> bool:
    """Whether the preposition at `i` leads to where it was said: "reported |on its website that"."""
    behind = _carried(line, i)
    is_last = line.tag(behind) == "." and "," in line.tags[:i]  # "two died, the station reported |on its website|"
    return behind > i and (is_last or line.tag(behind) in 'T":')


def _carried(line: Line, end: int) -> int:
    """The end of the cue with "in a statement" or "on Twitter" after it."""
    if line.lower(end) in ("in", "on", "via", "at", "during", "by"):
        for i in range(end + 1, end + _LONGEST_CARRIER):
            if line.lower(i) in line.words.carriers:
                return i + 1 + (line.lower(i + 1) in line.words.carriers)  # "in a press |release"
            if line.tag(i) not in "DNY":
                break
    return end
