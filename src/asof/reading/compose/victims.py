"""Which single victims a report counts: each once, and as a part where the report gives a greater count."""

import dataclasses
from collections.abc import Mapping, Sequence

from asof.model.figure import Figure, FigureKind, Measure
from asof.reading.figures.lexicon import victim_words
from asof.reading.words import tokenise

_JOINTS = range(len(" and "), len(", and ") + 1)  # letters between two members of a list
_KIN = range(len(" and "), len(", and her ") + 1)  # from who comes first to those who are theirs
_DOER = "(who did it)"  # what they are told by, in whatever words: "himself", "took her own life"

Figures = Mapping[int, Sequence[Figure]]


def with_victims(counted: Figures, victims: Figures) -> dict[int, tuple[Figure, ...]]:
    """The figures of each sentence, by its number in the order of the text: those counted, and the single victims.

    A victim named again adds nothing, nor does "she" behind another count of the same measure.  Where the report counts
    more than one, a named victim or the one who did it is told as a part, and any other single is one of whom the count
    already tells, but for one who stands on a list beside it; who killed them and then died is one more.
    """
    told = {number: list(counted.get(number, ())) for number in sorted({*counted, *victims})}
    several = {figure.measure for figures in counted.values() for figure in figures if _is_several(figure)}
    seen: set[tuple[Measure, str]] = set()
    before: set[Measure] = set()
    for number, figures in told.items():
        measures = {figure.measure for figure in figures}
        for victim in victims.get(number, ()):
            key = _key(victim)
            is_doer = _is_doer(victim, key)
            key = _DOER if is_doer else key
            is_pronoun = key in victim_words().pronouns
            is_again = victim.measure in before or any(_is_behind(victim, one) for one in counted.get(number, ()))
            is_new = not is_again if is_pronoun else (victim.measure, key) not in seen
            seen.add((victim.measure, key))
            measures.add(victim.measure)
            is_told_alone = _is_named(victim) or key in victim_words().doers or is_doer
            beside = [figure.kind for figure in figures if _is_beside(victim, figure)]
            if not is_new or (victim.measure in several and not (is_told_alone or beside)):
                continue
            is_part = victim.measure in several and not is_doer and all(kind is FigureKind.SUBSET for kind in beside)
            kind = FigureKind.SUBSET if is_part else victim.kind
            figures.append(dataclasses.replace(victim, kind=kind))
        before |= measures
    return {number: tuple(figures) for number, figures in told.items()}


def _is_doer(victim: Figure, key: str) -> bool:
    """Whether it is who did it, behind the victims, and so one more: "killed two guards, then |himself|"."""
    return victim.kind is FigureKind.INCREMENT and key != "another"


def _is_behind(victim: Figure, figure: Figure) -> bool:
    """Whether the victim stands behind a count of one of the same measure: "|a man| was cycling when |he| was hit"."""
    is_one = figure.quantity.high == 1 and figure.measure is victim.measure
    return is_one and figure.quantity.span < victim.quantity.span


def _is_beside(victim: Figure, figure: Figure) -> bool:
    """Whether only "and" joins the two on one list: "killed |his wife and four daughters|"; a comma may explain."""
    first, second = sorted((victim.quantity.span, figure.quantity.span))
    joints = _KIN if first is victim.quantity.span else _JOINTS
    return figure.measure is victim.measure and second.start - first.end in joints


def _is_several(figure: Figure) -> bool:
    low, high = figure.quantity.low, figure.quantity.high
    return (low or high or 0) > 1 and figure.kind is not FigureKind.BACKGROUND


def _key(victim: Figure) -> str:
    """What the same victim is told by: the last word, which of a name is the family's."""
    return tokenise(victim.quantity.words)[-1].lower


def _is_named(victim: Figure) -> bool:
    return tokenise(victim.quantity.words)[-1].is_capitalised and _key(victim) not in victim_words().pronouns
