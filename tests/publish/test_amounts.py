"""A quantity is said as it was: open sides stay open, none is not unknown."""

import pytest

from asof.publish.amounts import say_interval


@pytest.mark.parametrize(
    ("low", "high", "approximate", "said"),
    [
        (3, 3, False, "3"),
        (20, 20, True, "about 20"),
        (2, None, False, "2 or more"),
        (None, 50, False, "up to 50"),
        (9, 15, False, "9 to 15"),
        (0, 0, False, "none"),
        (None, None, False, "number not said"),
        (0, 5, False, "0 to 5"),
        (2000, None, True, "about 2,000 or more"),
    ],
)
def test_an_interval_in_labels(low: int | None, high: int | None, approximate: bool, said: str) -> None:
    assert say_interval(low, high, approximate=approximate) == said
