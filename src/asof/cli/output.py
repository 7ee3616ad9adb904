"""Where commands write: data to standard output, messages and progress to standard error."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from asof.reading.progress import Progress


def say(words: str) -> None:
    """A message for the person, on standard error."""
    print(words, file=sys.stderr)


def write_json(value: object) -> None:
    """One JSON document on standard output, for a command whose answer is one thing."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def write_json_lines(values: Iterable[object]) -> None:
    """JSON Lines on standard output, for a command whose answer is a list."""
    for value in values:
        print(json.dumps(value, ensure_ascii=False))


@contextmanager
def progress(doing: str) -> Iterator[Progress | None]:
    """What shows on one line of the terminal how far the work is, `doing` at first; None where nobody looks.

    Standard error that is a file or a pipe gets the messages alone.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=1.0)
        yield lambda doing, share: bar.update(task, description=doing, completed=share)
