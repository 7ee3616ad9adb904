"""What kind of happening a blast is: of a report that tells of a bomb, its blast is the bombing."""

import re
from collections.abc import Sequence

from asof.model.claim import Happening
from asof.reading.compose.draft import Draft

_BLAST = re.compile(r"(?:blast|explosion|explod|detonat)", re.IGNORECASE)


def with_blasts_of_bombs(drafts: Sequence[Draft], content: str) -> list[Draft]:
    """`drafts`, an explosion without a word of its cause as a bombing where its entry says that there was one."""
    bombed = {draft.sentence.entry for draft in drafts if draft.happening is Happening.BOMBING and not draft.negated}
    return [
        draft._replace(happening=Happening.BOMBING)
        if draft.sentence.entry in bombed
        and draft.happening is Happening.ACCIDENT
        and _BLAST.match(draft.trigger.of(content))
        else draft
        for draft in drafts
    ]
