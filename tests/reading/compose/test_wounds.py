"""Wounds told of "all five" or "both" are those of as many who were told dead before."""

from asof.reading.compose.wounds import without_wounds_of_dead
from asof.reading.figures.read import read_figures
from asof.reading.quantities.read import read_quantities


def told(*sentences: str) -> list[list[str]]:
    """The measures and counts of each sentence, after the wounds of the dead are left out."""
    figures = {number: read_figures(words, read_quantities(words)) for number, words in enumerate(sentences)}
    kept = without_wounds_of_dead(figures, dict(enumerate(sentences)))
    return [[f"{figure.measure.value} {figure.quantity.low}" for figure in kept[number]] for number in sorted(kept)]


def test_all_of_as_many_as_died_are_the_dead() -> None:
    assert told("Five clerks were found dead.", "All five had gunshot wounds.") == [["killed 5"], []]
    assert told("Two men were killed.", "Both were shot in the head.") == [["killed 2"], []]


def test_all_of_as_many_as_were_hurt_are_the_hurt() -> None:
    assert told("Two men were killed and two were hurt.", "Both were taken to hospital.")[1] == ["injured 2"]


def test_others_are_hurt_beside_the_dead() -> None:
    assert told("Two men were killed.", "Two were taken to hospital.")[1] == ["injured 2"]
    assert told("Two men were killed.", "All three clerks were hurt.")[1] == ["injured 3"]
