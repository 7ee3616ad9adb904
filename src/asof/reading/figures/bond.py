"""What binds a count: the measures that a sentence gives it, and by which of its words."""

from dataclasses import dataclass
from enum import Enum

from asof.model.figure import Measure
from asof.reading.figures.lexicon import Part, Roles

HURT_OR_DEAD = frozenset({Measure.KILLED, Measure.INJURED})
HARMS = HURT_OR_DEAD | {Measure.ABDUCTED}


class How(Enum):
    """By what a measure binds a count."""

    NOUN = "noun"  # "three deaths", "49 wounded"
    OBJECT = "object"  # "killing 30"
    SUBJECT = "subject"  # "30 were killed"
    SHARED = "shared"  # "three officers and a child died"
    AMONG = "among"  # "among the dead were two", "the dead include two"
    TOLL = "toll"  # "the death toll rose to 12"
    PART = "part"  # "including two", "six of whom"
    LISTED = "listed"  # "36 were hurt in the north, 29 in the south"
    CLASS = "class"  # "30,000 police officers"


@dataclass(frozen=True, slots=True)
class Bond:
    """The measures of a count (two in "killed or wounded dozens"), and how they bind it.

    `harms` says that what is measured is done to a person ("beaten"), so that even one is worth counting; `damages`,
    that it is done to things ("razed"), so that a count of any thing is.
    """

    measures: tuple[Measure, ...]
    how: How
    harms: bool = False
    damages: bool = False

    @classmethod
    def by(cls, roles: Roles, measures: tuple[Measure, ...], how: How) -> "Bond":
        """The bond that a measuring word of these `roles` makes."""
        return cls(measures, how, harms=Part.HARM in roles, damages=Part.DAMAGE in roles)
