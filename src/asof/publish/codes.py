"""A claim's happening in the codes of other projects, as JSON and as words."""

from collections.abc import Mapping, Sequence

from asof.model.claim import KeptClaim
from asof.publish.bodies import Body
from asof.reading.happenings.crosswalk import Code, CodeList, codes_of

_NAMES = {CodeList.ACLED: "ACLED", CodeList.PLOVER: "PLOVER", CodeList.CAMEO: "CAMEO"}
_NONE = "no code"


def codes_body(kept: KeptClaim, lists: Sequence[CodeList]) -> Body:
    """``{"codes": {list: {event, detail}}}``, null where a list has no such event; empty where no list is asked for."""
    if not lists:
        return {}
    codes = codes_of(kept.claim.happening)
    return {"codes": {name.value: _body(codes.get(name)) for name in lists}}


def say_codes(kept: KeptClaim, lists: Sequence[CodeList]) -> str:
    """The same in one line: "ACLED Protests, Peaceful protest · CAMEO 14"."""
    return say(codes_of(kept.claim.happening), lists)


def say(codes: Mapping[CodeList, Code], lists: Sequence[CodeList]) -> str:
    """The codes of the lists asked for in one line."""
    return " · ".join(f"{_NAMES[name]} {_words(codes.get(name))}" for name in lists)


def _body(code: Code | None) -> Body | None:
    return None if code is None else {"event": code.event, "detail": code.detail}


def _words(code: Code | None) -> str:
    if code is None:
        return _NONE
    return f"{code.event}, {code.detail}" if code.detail else code.event
