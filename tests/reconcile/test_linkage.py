"""Grouping by average linkage."""

import itertools

from asof.reconcile.linkage import grouped


def odds(count: int, told: dict[tuple[int, int], float], rest: float = -1.0) -> dict[tuple[int, int], float]:
    return {pair: told.get(pair, rest) for pair in itertools.combinations(range(count), 2)}


def test_what_nothing_joins_stands_alone_and_nothing_gives_no_group() -> None:
    assert grouped(2, odds(2, {})) == [[0], [1]]
    assert grouped(0, {}) == []


def test_what_is_likelier_one_than_not_on_the_whole_is_joined_though_a_pair_speaks_against() -> None:
    assert grouped(3, odds(3, {(0, 1): 2.0, (1, 2): 1.5})) == [[0, 1, 2]]


def test_what_is_like_both_of_two_that_are_apart_goes_to_the_likelier_alone() -> None:
    assert grouped(3, odds(3, {(0, 2): 1.0, (1, 2): 1.5, (0, 1): -2.0})) == [[0], [1, 2]]


def test_means_are_over_all_pairs_across() -> None:
    pairs = {(0, 1): 2.0, (2, 3): 2.0, (0, 2): 1.0}
    assert grouped(4, odds(4, pairs)) == [[0, 1], [2, 3]]
    assert grouped(4, odds(4, pairs, rest=-0.3)) == [[0, 1, 2, 3]]
