"""Turns the labels of a sentence's tokens into the source and the content of one cue."""

from collections.abc import Sequence

from asof.reading.speakers.line import Line, Range
from asof.reading.speakers.trained.tagger import stretches

_HOLES = ".,-()"  # marks alone never part a content


def source_and_content(line: Line, labels: Sequence[str]) -> tuple[Range | None, tuple[Range, ...]]:
    """The first stretch labelled as source, None where there is none; and those of the content, in order."""
    return next(iter(stretches(labels, "-S")), None), _whole(line, stretches(labels, "-C"))


def _whole(line: Line, parts: Sequence[Range]) -> tuple[Range, ...]:
    """`parts` with the marks between two of them filled in."""
    out: list[Range] = []
    for part in parts:
        if out and all(line.tag(i) in _HOLES for i in range(out[-1][1], part[0])):
            out[-1] = (out[-1][0], part[1])
        else:
            out.append(part)
    return tuple(out)
