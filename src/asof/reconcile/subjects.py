"""What a restriction is on: the internet, phones, a hospital, the bodies of the dead."""

import functools

from asof.model.claim import Claim, Happening
from asof.reconcile.tables import table
from asof.reconcile.words import fold

BODIES = "bodies"

RESTRICTIONS = (Happening.INFORMATION_RESTRICTION, Happening.ACCESS_DENIED, Happening.RESTRICTION)


@functools.lru_cache(maxsize=4096)
def subject_of(claim: Claim) -> str | None:
    """What the claim's target, else its sentence, is about; None where no subject of ``subjects.toml`` is named."""
    for words in (claim.target, claim.sentence):
        present = set(fold(words or ""))
        for subject, named in _subjects().items():
            if present & named:
                return subject
    return None


@functools.cache
def _subjects() -> dict[str, frozenset[str]]:
    return {subject: frozenset(words) for subject, words in table("subjects")["subjects"].items()}
