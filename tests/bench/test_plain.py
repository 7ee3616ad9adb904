"""The plain way to group texts that asof is held against."""

from bench.plain import single_pass


def test_the_single_pass_joins_what_shares_rare_words() -> None:
    texts = [
        "gunfire near the old brewery on lantern street",
        "two hurt on lantern street near the old brewery",
        "ferry stuck",
    ]
    assert single_pass(texts, least=0.25) == [0, 0, 2]
