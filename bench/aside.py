"""Which fifth of a set is kept aside: looked at only through its score while the readers are written."""

import hashlib


def is_kept_aside(key: str) -> bool:
    """Whether what is known by `key` belongs to the fifth kept aside; the same for ever."""
    return hashlib.sha256(key.encode()).digest()[0] % 5 == 0
