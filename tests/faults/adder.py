"""A program that adds reports to a record and says which are acknowledged; the tests run it, stop it and kill it.

`python adder.py RECORD FIRST COUNT` adds the sample's reports FIRST, FIRST+1, …, judges a claim of each, and prints
each number once both are kept.
"""

import sys
from itertools import count, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from asof.record.sqlite import SqliteStore
from tests.record.sample import judgement, make


def main(record: str, first: str, how_many: str) -> None:
    """Add them one by one."""
    with SqliteStore.open(record) as store:
        for number in islice(count(int(first)), int(how_many)):
            made = make(number)
            store.append(**made.parts())
            store.append_judgement(judgement(made))
            print(number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
