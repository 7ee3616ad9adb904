"""Numbers: our counts against the English specifications of a number recognizer, case by case.

Its number and range files say what must be read, its files of ages, measures, shares, ordinals and dates what is a
number and yet no count.  The specifications are that library's own tests, so it gets all of them by definition.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asof.reading.quantities.read import read_quantities

Case = dict[str, Any]
Interval = tuple[int | None, int | None]

_LARGEST = 10**12
_RANGE = re.compile(r"(?P<open>[\[(])(?P<low>\d*),(?P<high>\d*)(?P<close>[\])])")
_NO_INTEGER = "a fraction, a decimal or a negative number"
_TOO_LARGE = "larger than anybody counts"
# Why a case asks for something else than a count of people, by what its words hold; the first that fits is counted.
_NUMBER_REASONS = {
    "digits in a telephone number, an address, a date or a label": r"\d[-./^]+\d|\+\d|[a-z]-\d",
    "a letter or a short form as the scale": r"\d\s*(?:[bgkmt]|mm|mil|[bt]ln)\b|\bdo?zs\b",
    "digits grouped by spaces, or a list without spaces": (
        r"\d[ \u202f]\d|\d,\d\d,\d\d\b|\d\d,\d\d\D|\d{4},\d|\d{2,3},\d{3},\d{3},\d{3}"
    ),
    "money": r"[$]|\b(?:yuan|dollars|sek)\b",
    "arithmetic, or a number that is only talked about": (
        r"\bover \d|\b(?:minus|version|nought|naught|numbers?)\b|out of|\d in |zero is|last time"
    ),
    "a unit sticks to the number": r"\d[{]",
}
_RANGE_REASONS = {
    "a mathematical sign or wording": (r"[<>=~]|\bequal\w*|\b[xy]\b|\b(?:larger|bigger|higher|smaller|greater)\b"),
    "two bounds said apart, which are two counts here": r"\band (?:at least|below|less)|, lower",
    "an ordinal": r"\b(?:tenth|fifteenth)\b",
    "an age, a height, a share or a price": r"years old|\bage\b|height|horsepower|shares|\d in \d",
}
_FILES: tuple[tuple[str, str], ...] = (
    ("AgeModel", "ages"),
    ("DimensionModel", "measures"),
    ("PercentModel", "shares"),
    ("OrdinalModel", "ordinals"),
    ("DateParser", "dates"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileScore:
    """Of one file: the cases asked, those read right, and the others by why they are out of scope."""

    name: str
    asked: int
    right: int
    out: Counter[str]
    wrong: tuple[str, ...]

    @property
    def share(self) -> float:
        """Of the cases asked, those read right; 0 where none were asked."""
        return self.right / self.asked if self.asked else 0.0


def score_numbers(folder: Path) -> tuple[FileScore, ...]:
    """The score of each file of `folder`."""
    return (
        _score_read("NumberModel", folder, _NUMBER_REASONS, _is_number_right),
        _score_read("NumberRangeModelExperimentalMode", folder, _RANGE_REASONS, _is_range_right),
        *(_score_refused(name, what, folder) for name, what in _FILES),
    )


def measure_numbers(folder: Path) -> dict[str, float]:
    """The share read right by the name of each file."""
    return {score.name: score.share for score in score_numbers(folder)}


def run_numbers(folder: Path, *, show_wrong: bool) -> int:
    """Print the score of each file of `folder`; 0."""
    print("share of the cases in scope that are read as the library's own specification asks (the library: 1.000)")
    for score in score_numbers(folder):
        print(f"  {score.name:46} {score.share:.3f}  {score.right} of {score.asked}, {score.out.total()} out of scope")
        for reason, count in score.out.most_common():
            print(f"      {count:3} out: {reason}")
        for words in score.wrong if show_wrong else ():
            print(f"          wrong: {words}")
    return 0


def _cases(name: str, folder: Path) -> list[Case]:
    return list(json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig")))


def _score_read(name: str, folder: Path, reasons: Mapping[str, str], is_right: Callable[[Case], bool]) -> FileScore:
    out: Counter[str] = Counter()
    asked, wrong = 0, []
    for case in _cases(name, folder):
        reason = _reason(case, reasons)
        if reason:
            out[reason] += 1
            continue
        asked += 1
        if not is_right(case):
            wrong.append(case["Input"])
    return FileScore(name=name, asked=asked, right=asked - len(wrong), out=out, wrong=tuple(wrong))


def _reason(case: Case, reasons: Mapping[str, str]) -> str | None:
    """Why the case is out of scope, None where it is in it."""
    values = _values(case)
    if not all(value.isdigit() or _RANGE.fullmatch(value) for value in values):
        return _NO_INTEGER
    if any(value.isdigit() and int(value) > _LARGEST for value in values):
        return _TOO_LARGE
    return next((why for why, pattern in reasons.items() if re.search(pattern, case["Input"], re.IGNORECASE)), None)


def _score_refused(name: str, what: str, folder: Path) -> FileScore:
    """A case is right where no count of ours lies in what the specification marks."""
    cases = [case for case in _cases(name, folder) if case["Results"]]
    wrong = [case["Input"] for case in cases if not _is_refused(case)]
    empty = Counter({"marks nothing": len(_cases(name, folder)) - len(cases)})
    label = f"{name}: {what} are no counts"
    return FileScore(name=label, asked=len(cases), right=len(cases) - len(wrong), out=+empty, wrong=tuple(wrong))


def _is_refused(case: Case) -> bool:
    marked = [(row["Start"], row["Start"] + len(row["Text"])) for row in case["Results"]]
    spans = [quantity.span for quantity in read_quantities(case["Input"])]
    return not any(span.start < end and start < span.end for span in spans for start, end in marked)


def _is_number_right(case: Case) -> bool:
    wanted = [(int(value), int(value)) for value in _values(case)]
    return _read(case) == wanted


def _is_range_right(case: Case) -> bool:
    return _read(case) == [_interval(value) for value in _values(case)]


def _read(case: Case) -> list[Interval]:
    return [(quantity.low, quantity.high) for quantity in read_quantities(case["Input"])]


def _interval(value: str) -> Interval:
    """The whole numbers in "(20,35]", an open side None."""
    match = _RANGE.fullmatch(value)
    if match is None:
        raise ValueError(f"{value!r} is no interval of whole numbers")
    low = int(match["low"]) + (match["open"] == "(") if match["low"] else None
    high = int(match["high"]) - (match["close"] == ")") if match["high"] else None
    return low, high


def _values(case: Case) -> list[str]:
    return [str(row["Resolution"].get("value")) for row in case["Results"]]
