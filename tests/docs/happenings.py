"""Writes the reference of happenings from their data file: `python -m tests.docs.happenings`."""

import tomllib
from importlib.resources import files

from asof.model.claim import Happening
from asof.publish.codes import say
from asof.reading.happenings.crosswalk import CodeList, codes_of, crosswalk
from tests.docs.consoles import ROOT

PAGE = ROOT / "docs" / "reference" / "happenings.md"

_HEAD = """# A claim's happening is one of {count}, and no other

The list is closed, so that records can be compared. A happening says what kind of thing a sentence says happened;
it does not say that it did. Each is given with two examples and a near miss, and what the near miss is instead.

"Elsewhere" is what ACLED (codebook of 2023), PLOVER (names of POLECAT) and CAMEO (1.1b3) call it, as `asof claims
--codes` prints it, with the rule that says why. A code is of the kind alone: whether those projects would code the
claim depends on who did it to whom, which their codebooks say and asof does not decide.

This page is made from the readers' own data files.
"""
_PART = """
## `{name}`

{definition}

- {first}
- {second}
- Not: {miss} That is `{instead}`.

Elsewhere: {codes}. {rule}
"""


def happenings_page() -> str:
    """The whole page, in the order of the data file."""
    listed = tomllib.loads(files("asof.reading.happenings").joinpath("happenings.toml").read_text(encoding="utf-8"))
    return _HEAD.format(count=len(listed)) + "".join(_part(name, told) for name, told in listed.items())


def _part(name: str, told: dict[str, object]) -> str:
    first, second = told["examples"]  # type: ignore[misc]
    miss = told["near_miss"]
    assert isinstance(miss, dict)
    return _PART.format(
        name=name,
        definition=told["definition"],
        first=first,
        second=second,
        miss=miss["words"],
        instead=miss["is"],
        codes=say(codes_of(Happening(name)), tuple(CodeList)),
        rule=crosswalk()[Happening(name)].rule,
    )


if __name__ == "__main__":
    PAGE.write_text(happenings_page(), encoding="utf-8")
