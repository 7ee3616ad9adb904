"""Who was hit, by words of sex and age, and whether anybody died."""

from dataclasses import replace

from asof.reconcile.victims import Victims, victims_of
from tests.reconcile.build import claim, count, day, killed, report

POST = report("Torvale Post", published=day("05-15"))


def victims(sentence: str, who: str | None = None, **rest) -> Victims:
    told = claim(POST, sentence, "shooting", **rest).claim
    return victims_of([replace(told, target=who)])


def test_who_is_told_by_sex_and_age_or_not_at_all() -> None:
    girl = victims("A girl was shot.", "a girl")
    assert (girl.sexes, girl.are_young, girl.are_dead) == ({"female"}, True, False)
    couple = victims("A man and his wife were shot.", "a man and his wife")
    assert (couple.sexes, couple.are_young) == ({"female", "male"}, False)
    assert victims("Three dancers were shot.", "three dancers").sexes == frozenset()


def test_of_counts_only_those_of_the_dead_and_the_hurt_tell_who_was_hit() -> None:
    hurt = replace(count("injured", 1, 1), who="woman")
    assert victims("A woman was hit.", figures=(hurt,)).sexes == {"female"}
    held = replace(count("arrested", 1, 1), who="woman")
    assert victims("A woman was held.", figures=(held,)).sexes == frozenset()


def test_a_count_or_a_word_of_the_dead_tells_that_somebody_died() -> None:
    assert victims("Shots at the mill.", figures=(killed(1, 1),)).are_dead
    assert victims("Fatal shots at the mill.").are_dead
    assert not victims("Shots at the mill.", figures=(killed(0, 0),)).are_dead
