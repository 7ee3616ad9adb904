"""Which verb, in which form, a word can be."""

import functools
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources


class Form(StrEnum):
    """The forms a word can stand for; "killed" is both PAST and PARTICIPLE."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A verb by its base form, and the forms of it that the word can be."""

    base: str
    forms: frozenset[Form]


_VOWELS = frozenset("aeiou")


def _lines(name: str) -> list[str]:
    data = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in data.splitlines() if line and not line.startswith("#")]


@functools.cache
def _irregular() -> dict[str, dict[str, set[Form]]]:
    """Word → base → forms, of the irregular verbs."""
    table: dict[str, dict[str, set[Form]]] = {}
    for line in _lines("irregular.txt"):
        base, past, participle = line.split()
        table.setdefault(base, {}).setdefault(base, set()).add(Form.BASE)
        for words, form in ((past, Form.PAST), (participle, Form.PARTICIPLE)):
            for word in words.split("/"):
                table.setdefault(word, {}).setdefault(base, set()).add(form)
    return table


@functools.cache
def known_verbs() -> frozenset[str]:
    """Base forms of the verbs that reports are told with."""
    regular = {word for line in _lines("verbs.txt") for word in line.split()}
    irregular = {line.split()[0] for line in _lines("irregular.txt")}
    return frozenset(regular | irregular)


def _stems(word: str, ending: str) -> tuple[str, ...]:
    """The bases that `word` can have lost an "ed" or "ing" from: stopp → stop, fir → fire, carri → carry."""
    stem = word[: -len(ending)]
    if len(stem) < 2 or not any(letter in "aeiouy" for letter in stem):
        return ()
    out = [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        out.append(stem[:-1])
    if ending == "ed" and stem.endswith("i"):
        out.append(stem[:-1] + "y")
    return tuple(out)


@functools.lru_cache(maxsize=20_000)
def verb_forms(lower: str) -> tuple[VerbForm, ...]:
    """The known verbs that `lower` can be a form of; empty where it can be none."""
    found = {base: set(forms) for base, forms in _irregular().get(lower, {}).items()}
    verbs = known_verbs()

    def note(base: str, *forms: Form) -> None:
        if base in verbs:
            found.setdefault(base, set()).update(forms)

    note(lower, Form.BASE)
    if lower.endswith("s") and not lower.endswith("ss"):
        note(lower[:-1], Form.THIRD)
        if lower.endswith("es"):
            note(lower[:-2], Form.THIRD)
        if lower.endswith("ies"):
            note(lower[:-3] + "y", Form.THIRD)
    if lower.endswith("ed"):
        regular = [base for base in _stems(lower, "ed") if base not in _irregular() or lower in _irregular()]
        for base in regular:
            note(base, Form.PAST, Form.PARTICIPLE)
    if lower.endswith("ing"):
        for base in _stems(lower, "ing"):
            note(base, Form.GERUND)
    return tuple(VerbForm(base, frozenset(forms)) for base, forms in found.items())
