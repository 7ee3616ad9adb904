"""Which counts run over a longer time than any one happening: "1,400 have been killed since the uprising began"."""

import functools
import re
from datetime import timedelta

from asof.model.claim import Happening, KeptClaim
from asof.model.figure import Figure
from asof.reconcile.facts import is_stated, place_in_sentence, stated_interval
from asof.reconcile.families import families_of
from asof.reconcile.moment import said_start
from asof.reconcile.tables import table

_LONG = timedelta(days=7)
"""What began this long before it was said is no incident of a day.  A guess."""

_REACH = 90  # code points behind a count in which it says since when


def is_of_a_long_time(kept: KeptClaim, figure: Figure, happened: Happening) -> bool:
    """Whether the count adds up much that happened, by its words or its time.

    A calamity is one happening however long it lasts, and a count of it is its toll.
    """
    if "calamity" in families_of(happened) and "violence" not in families_of(happened):
        return False
    when = kept.claim.when
    if when is not None and is_stated(when) and when.start is not None:
        is_begun_long_ago = said_start(kept.claim.said_at, kept.report) - when.start > _LONG
        return stated_interval(when) is None and is_begun_long_ago
    _, end = place_in_sentence(kept.claim, figure)
    return _long_time().search(kept.claim.sentence, end, end + _REACH) is not None


@functools.cache
def _long_time() -> re.Pattern[str]:
    words = table("periods")
    since, within = "|".join(words["since"]), "|".join(words["within"])
    return re.compile(rf"\b(?:since (?:\w+ ){{0,4}}(?:{since})|in the (?:\w+ )?(?:{within}))\b", re.IGNORECASE)
