"""A page ready to send: packed once, and told again by its tag, so that who has it already gets it not again."""

import gzip
import hashlib
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from asof.desk.pages import Made

SMALL = 1024
"""Bytes under which packing saves no packet on the way."""

LEVEL = 6
"""Of gzip, as servers have it by default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What was made at row `seq` of the record, as it is and packed (None where that is not worth it), and its tag."""

    made: Made
    packed: bytes | None
    tag: str
    seq: int

    @property
    def size_bytes(self) -> int:
        """What keeping it takes."""
        return len(self.made.body) + len(self.packed or b"")


def sheet_of(made: Made, *, seq: int) -> Sheet:
    """`made`, packed."""
    packed = gzip.compress(made.body, LEVEL, mtime=0) if len(made.body) > SMALL else None
    digest = hashlib.sha256(made.body).hexdigest()[:24]
    return Sheet(made=made, packed=packed, tag=f'W/"{digest}"', seq=seq)


def answer(request: Request, sheet: Sheet, *, keep: str = "no-cache") -> Response:
    """The page, or that it is the one which the reader has; `keep` says how long it may be kept without asking."""
    made = sheet.made
    if made.location is not None:
        return RedirectResponse(made.location, 307, {"cache-control": "no-cache"})
    headers = {**made.headers, "etag": sheet.tag, "cache-control": keep, "vary": "accept-encoding"}
    if sheet.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    body = made.body
    if sheet.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        body = sheet.packed
    return Response(body, media_type=made.media_type, headers=headers)
