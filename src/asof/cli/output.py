"""Where commands write: data to standard output, messages and progress to standard error."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager


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
def progress(total: int, doing: str) -> Iterator["Progress"]:
    """Progress on a terminal, nothing where standard error is a file or a pipe or the work is one piece."""
    if total < 2 or not sys.stderr.isatty():
        yield Progress(None)
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)
        yield Progress(lambda: bar.advance(task))


class Progress:
    """A counter of finished pieces."""

    def __init__(self, advance: Callable[[], None] | None) -> None:
        self._advance = advance

    def step(self) -> None:
        """One more piece is finished."""
        if self._advance:
            self._advance()
