"""A report counts each single victim once, as a part where it gives a greater count."""

from asof.model.figure import Figure, FigureKind, Measure
from asof.model.quantity import Quantity
from asof.model.span import Span
from asof.reading.compose.victims import with_victims

COUNT = FigureKind.COUNT


def figure(
    words: str, count: int = 1, measure: Measure = Measure.KILLED, kind: FigureKind = COUNT, start: int = 0
) -> Figure:
    quantity = Quantity(low=count, high=count, words=words, span=Span(start=start, end=start + len(words)))
    return Figure(measure=measure, quantity=quantity, who=words, kind=kind)


def told(counted: dict[int, list[Figure]], victims: dict[int, list[Figure]]) -> list[tuple[str, FigureKind]]:
    return [(one.quantity.words, one.kind) for row in with_victims(counted, victims).values() for one in row]


def test_a_lone_victim_is_a_count() -> None:
    assert told({}, {0: [figure("Ivo Lund")]}) == [("Ivo Lund", COUNT)]


def test_a_victim_named_again_adds_nothing() -> None:
    assert told({}, {0: [figure("Ivo Lund")], 3: [figure("Lund")], 4: [figure("He")]}) == [
        ("Ivo Lund", FigureKind.COUNT)
    ]


def test_a_pronoun_counts_where_nothing_did_before() -> None:
    hurt = figure("Ivo Lund", measure=Measure.INJURED)
    assert told({}, {0: [hurt], 1: [figure("He")]}) == [("Ivo Lund", FigureKind.COUNT), ("He", FigureKind.COUNT)]


def test_a_pronoun_behind_a_count_of_one_in_its_sentence_adds_nothing() -> None:
    """ "A docker was cycling when he was hit" tells of one; "the driver" beside the docker is another."""
    docker, start = figure("A docker"), len("A docker was cycling when ")
    assert told({0: [docker]}, {0: [figure("he", start=start)]}) == [("A docker", COUNT)]
    assert told({0: [docker]}, {0: [figure("the driver", start=start)]}) == [("A docker", COUNT), ("the driver", COUNT)]


def test_of_several_a_named_victim_is_a_part_and_any_other_is_told_by_the_count() -> None:
    counted = {0: [figure("Three people", 3)]}
    victims = {1: [figure("Ivo Lund"), figure("the driver")], 2: [figure("the gunman")]}
    assert told(counted, victims) == [
        ("Three people", FigureKind.COUNT),
        ("Ivo Lund", FigureKind.SUBSET),
        ("the gunman", FigureKind.SUBSET),
    ]


def test_one_on_a_list_with_a_greater_count_is_counted_beside_it() -> None:
    """ "killed his wife and four daughters", where "four people, his wife" only says who one of them was."""
    wife, after_and, after_comma = figure("his wife"), 8 + len(" and "), 8 + len(", ")
    assert told({0: [figure("four daughters", 4, start=after_and)]}, {0: [wife]})[1:] == [("his wife", COUNT)]
    assert told({0: [figure("four daughters", 4, start=after_comma)]}, {0: [wife]})[1:] == []


def test_who_is_joined_to_their_own_kin_is_counted_beside_them() -> None:
    """ "She and her two sons were dead"."""
    she, sons = figure("She"), figure("two sons", 2, start=len("She and her "))
    assert told({0: [sons]}, {0: [she]}) == [("two sons", COUNT), ("She", COUNT)]


def test_a_count_of_earlier_years_makes_nobody_a_part() -> None:
    counted = {0: [figure("40 people", 40, kind=FigureKind.BACKGROUND)]}
    assert told(counted, {1: [figure("Ivo Lund")]})[1:] == [("Ivo Lund", COUNT)]


def test_who_killed_several_and_then_died_is_one_more_and_is_told_once() -> None:
    counted = {0: [figure("two guards", 2)], 4: [figure("two guards", 2)]}
    first, again = (figure(words, kind=FigureKind.INCREMENT) for words in ("himself", "taking his own life"))
    assert told(counted, {0: [first], 4: [again]}) == [
        ("two guards", COUNT),
        ("himself", FigureKind.INCREMENT),
        ("two guards", COUNT),
    ]
