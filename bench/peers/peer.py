"""What an adapter gives: a tool, how to install it, and how it reads a row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]

Read = Callable[[Row], list[Row]]
"""From a row of {dct, text} to its mentions, {start, end, value, type} each, in code points of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A tool by its name; `module` holds its adapter, whose `start` loads the tool and gives its `Read`."""

    name: str
    module: str
    install: str
