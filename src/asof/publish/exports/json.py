"""Claims as JSON Lines: one object a line, UTF-8."""

import json
from collections.abc import Iterable
from typing import TextIO

from asof.model.claim import KeptClaim
from asof.publish.bodies import claim_body


def write_json(claims: Iterable[KeptClaim], stream: TextIO) -> None:
    """One claim a line, with the keys of `claim_body`; nothing at all for no claims."""
    for kept in claims:
        stream.write(json.dumps(claim_body(kept), ensure_ascii=False) + "\n")
