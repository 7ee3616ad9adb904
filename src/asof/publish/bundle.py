"""One script that holds what a story's page shows at each of its moments, so that a replay works from files alone."""

import json
import re
from collections.abc import Sequence
from itertools import groupby

_REGIONS = ("header", "main")  # what changes with the moment; nothing that a report says can look like their tags
_REGION = {tag: re.compile(rf"<{tag}\b[^>]*>(.*?)</{tag}>", re.DOTALL) for tag in _REGIONS}


def bundle_script(pages: Sequence[bytes]) -> bytes:
    """The script for the pages of a story's moments, in their order.

    It calls ``asofReplay`` with `lines` and, for each page, the runs of lines that make its header and its main part:
    [start, count, start, count, …].  A line that many pages share, as most do, is in it once.
    """
    lines: dict[str, int] = {}
    stops = [[_runs(_region(tag, page), lines) for tag in _REGIONS] for page in map(bytes.decode, pages)]
    data = json.dumps({"lines": list(lines), "stops": stops}, ensure_ascii=False, separators=(",", ":"))
    return f"asofReplay({data});\n".encode()


def _region(tag: str, page: str) -> list[str]:
    found = _REGION[tag].search(page)
    if found is None:
        raise ValueError(f"a page of the replay has no <{tag}>")
    return found[1].split("\n")


def _runs(region: Sequence[str], lines: dict[str, int]) -> list[int]:
    indexes = [lines.setdefault(line, len(lines)) for line in region]
    runs: list[int] = []
    # Numbers that go up by one with their place differ from it by the same: they are one run.
    for _, group in groupby(enumerate(indexes), key=lambda pair: pair[1] - pair[0]):
        numbers = [index for _, index in group]
        runs += [numbers[0], len(numbers)]
    return runs
