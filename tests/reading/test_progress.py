"""How far a piece of work is, as it is told to whoever waits."""

from asof.reading.progress import Pace, counted, part


def test_a_pace_rises_evenly_over_its_passes_and_ends_where_it_was_to() -> None:
    told: list[tuple[str, float]] = []
    pace = Pace("reading", lambda doing, share: told.append((doing, share)))
    assert list(pace.over("abcd", until=0.4)) == list("abcd")
    assert list(pace.over("ab", until=1.0)) == list("ab")
    assert [round(share, 2) for _, share in told] == [0.1, 0.2, 0.3, 0.4, 0.7, 1.0]
    assert {doing for doing, _ in told} == {"reading"}


def test_a_pace_over_many_parts_is_told_in_whole_percents() -> None:
    told: list[float] = []
    list(Pace("reading", lambda _, share: told.append(share)).over(range(100_000), until=1.0))
    assert len(told) <= 101


def test_a_pass_over_nothing_still_reaches_its_end() -> None:
    told: list[float] = []
    list(Pace("reading", lambda _, share: told.append(share)).over((), until=0.5))
    assert told == [0.5]


def test_where_nobody_is_told_the_parts_come_as_they_are() -> None:
    parts = ["a", "b"]
    assert Pace("reading", None).over(parts, until=1.0) is parts
    assert list(counted(parts, "page", None)) == parts
    assert part(None, 1, 2) is None


def test_what_is_counted_says_which_of_how_many_comes() -> None:
    told: list[tuple[str, float]] = []
    list(counted("abcd", "page", lambda doing, share: told.append((doing, share))))
    assert told[0] == ("page 1 of 4", 0.0)
    assert told[-1] == ("page 4 of 4", 0.75)


def test_a_part_tells_its_share_of_the_whole() -> None:
    told: list[tuple[str, float]] = []
    third = part(lambda doing, share: told.append((doing, share)), 2, 4)
    assert third
    third("reading", 0.5)
    assert told == [("reading 3 of 4", 0.625)]
