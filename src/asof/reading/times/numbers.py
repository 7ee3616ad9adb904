"""Numbers as times write them: days, years, counts of units."""

from asof.reading.times.found import Found
from asof.reading.times.lexicon import lexicon

# Two-digit years from here on are of the last century: "'89" is 1989, "'18" is 2018.
_CENTURY_TURNS_AT = 40

_WORD_COUNTS = {"half": 0.5, "couple": 2}


def day_number(found: Found, part: str = "day") -> int:
    """The day of the month; 0 where there is none."""
    for word in found.token_words(part):
        if word[0].isdigit():
            return int(word.rstrip("stndrhSTNDRH")[:9])
    return 0


def month_number(found: Found) -> int:
    """The month that a form names, 0 where it names none."""
    numbers = (found.number("month", name) for name in ("MONTH", "SHYMONTH", "MONTHSHORT"))
    return next((number for number in numbers if number), 0)


def weekday_number(found: Found) -> int | None:
    """The weekday that a form names, Monday being 0; None where it names none."""
    numbers = (found.number("weekday", name) for name in ("WEEKDAY", "WEEKDAYS", "WEEKDAYSHORT"))
    return next((number for number in numbers if number is not None), None)


def year_number(found: Found, part: str = "year") -> int | None:
    """A year in digits or words, negative before Christ; None where there is none."""
    words = [word for word in found.token_words(part) if word[0].isalnum()]
    if not words:
        return None
    year = full_year(words[-1]) if words[-1].isdigit() else _spelled_year(words)
    if found.number("era", "ERA") == -1:
        return -year or None
    return year or None


def full_year(digits: str) -> int:
    """A year of two digits with its century; any other as it is.  Years past 9999 are none and give 0."""
    year = int(digits) if len(digits) <= 4 else 0
    if len(digits) == 2:
        return year + (1900 if year >= _CENTURY_TURNS_AT else 2000)
    return year


def _spelled_year(words: list[str]) -> int:
    cards = lexicon().values["CARD"]
    numbers = [number for word in words if isinstance(number := cards.get(word), int)]
    if len(numbers) > 1 and numbers[1] == 1000:
        return 2000 + sum(numbers[2:])
    if len(numbers) > 1 and numbers[1] == 100:
        return numbers[0] * 100
    return numbers[0] * 100 + sum(numbers[1:]) if len(numbers) > 1 else 0


def count_number(found: Found, part: str = "n") -> float | None:
    """A count in digits or words: "2 1/2" is 2.5, "a hundred and fifty" 150; None where the words tell no number."""
    total, current, seen = 0.0, 0.0, False
    cards = lexicon().values["CARD"]
    for word in found.token_words(part):
        if word[0].isdigit():
            current, seen = current + _digits(word), True
        elif word in _WORD_COUNTS:
            current, seen = current + _WORD_COUNTS[word], True
        elif isinstance(value := cards.get(word), int):
            seen = True
            if value in (12, 100) and current and word in ("hundred", "dozen"):
                current *= value
            elif value == 1000:
                total, current = total + (current or 1) * 1000, 0.0
            else:
                current += value
    return total + current if seen else None


def _digits(word: str) -> float:
    if "/" in word:
        top, bottom = word.split("/")
        return int(top) / int(bottom) if int(bottom) else 0.0
    return float(word.replace(",", "")[:15])


def ordinal_number(found: Found, part: str = "ord") -> int:
    """An ordinal in words or digits; 0 where there is none."""
    spelled = found.number(part, "ORD")
    return spelled if spelled is not None else day_number(found, part)


def trimmed(number: float) -> str:
    """A number without an empty fraction: 2, 2.5."""
    return str(int(number)) if number == int(number) else f"{number:g}"
