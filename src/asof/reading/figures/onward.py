"""Finds where the clause of a subject goes on behind what is told of it first: "a man who shot two |was held"."""

import functools

from asof.reading.figures.after import REFLEXIVES
from asof.reading.figures.counted import Counted
from asof.reading.figures.lexicon import Part, binders
from asof.reading.figures.phrase import Mark
from asof.reading.figures.scene import Scene
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import Form, verb_forms

_TO_VERB = 36  # tokens from a subject to its verb
_RELATIVE = 10  # tokens of a relative clause behind its verb
# Behind a person they tell what he is held to have done.
_SUSPECTED = frozenset({"suspected", "accused", "charged", "wanted", "convicted", "sought", "believed", "alleged"})
_SUSPICION = 24  # tokens of what somebody is suspected of, behind its verb
_PARTICLES = frozenset({"down", "up", "out", "off", "over", "at", "to", "with"})
_SINGLE = frozenset({"was", "is", "has"})
_SUBJECTS = frozenset({"he", "she", "it", "who", "which", "that"})  # of a clause inside it
HAVE_BEEN = frozenset({"had", "have", "has", "were", "was"})


def past_names(scene: Scene, count: Counted) -> int | None:
    """The verb behind the names of those counted: "three clerks, Ada Moss of Velm, her aunt and Ivo Renn |were hurt".

    None where no such list follows.
    """
    before = scene.lower(count.first - 1)
    if scene.lower(count.end) != "," or count.indefinite or not count.is_of_people or before in _prepositions():
        return None
    is_joined = False
    for at in range(count.end + 1, min(count.end + _TO_VERB, len(scene.tokens))):
        mark, word = scene.starts.get(at), scene.lower(at)
        if scene.is_be(at) or (mark and Part.SUFFERED in mark.roles):
            return at if is_joined else None
        is_clause = word in binders().ends | binders().new_clause or word in binders().saying
        if mark or at in scene.count_at or is_clause or word in closed_classes().relatives:
            return None
        is_joined = is_joined or word == "and"
    return None


@functools.cache
def _prepositions() -> frozenset[str]:
    return closed_classes().prepositions - {"including"}


def after_deed(scene: Scene, count: Counted, mark: Mark, *, is_relative: bool) -> int | None:
    """Where the clause of a subject goes on behind what it did in a relative clause ("a man who shot two was held")."""
    if scene.lower(count.end) in _SUSPECTED or mark.start == count.end:
        return _after_suspicion(scene, mark) or _after_finite(scene, count, mark)
    if scene.lower(count.end) not in ("who", "that") and not is_relative:
        return _after_finite(scene, count, mark)
    for at in range(mark.end, min(len(scene.tokens), mark.end + _RELATIVE)):
        if scene.lower(at) in binders().ends:
            return None
        if scene.lower(at) in ("and", "but"):
            return _after_finite(scene, count, mark)
        if scene.is_be(at):
            return at
    return None


def _after_finite(scene: Scene, count: Counted, mark: Mark) -> int | None:
    """Where a second verb of the subject follows: "a man stabbed a guard |and was shot|", "… |before being held"."""
    several = (count.quantity.low or 2) > 1
    for at in range(mark.end, min(len(scene.tokens), mark.end + _SUSPICION)):
        word = scene.lower(at)
        if word in binders().ends or word in binders().saying:
            return None
        following = scene.past_adverbs(at + 1)
        if (word == "before" and scene.lower(following) == "being") or (
            word in ("and", "but") and scene.lower(following) in (("were",) if several else ("was",))
        ):
            return following
    return None


def _after_suspicion(scene: Scene, mark: Mark) -> int | None:
    """Where the clause goes on behind a deed in "-ing" of which its subject is suspected.

    "A driver suspected of |stabbing four guards, killing one, in a yard where he was known |was held".
    """
    if not scene.lower(mark.end - 1).endswith("ing"):
        return None
    for at in range(mark.end, min(len(scene.tokens), mark.end + _SUSPICION)):
        word = scene.lower(at)
        if word in binders().ends or word in binders().saying:
            return None
        if word in _SINGLE and scene.lower(at - 1) not in _SUBJECTS:
            return at
    return None


def behind_relative(scene: Scene, relative: int) -> int | None:
    """Where the clause goes on behind a relative one: "men whose names remain unknown |were held"."""
    verbs = [at for at in range(relative + 1, relative + _RELATIVE) if _is_finite(scene, at) or _is_past(scene, at)]
    main = next((at for at in verbs[1:] if _is_finite(scene, at)), None)
    if main is None or any(scene.lower(at) in (*binders().ends, ",", "and") for at in range(relative, main)):
        return None
    return main


def is_object(scene: Scene, count: Counted) -> bool:
    """Whether a verb of another subject takes them: "the driver flagged down |a guard|"."""
    if scene.lower(count.first) in REFLEXIVES:
        return True
    verb = count.first - 1 - (scene.lower(count.first - 1) in _PARTICLES)
    return verb > 0 and (_is_past(scene, verb) or scene.lower(verb).endswith("ed"))


def _is_past(scene: Scene, at: int) -> bool:
    return any(Form.PAST in form.forms for form in verb_forms(scene.lower(at)))


def _is_finite(scene: Scene, at: int) -> bool:
    """Whether a verb group begins at `at`."""
    is_verb = scene.is_be(at) or scene.lower(at) in HAVE_BEEN or scene.lower(at) in ("remain", "remains", "remained")
    return is_verb and not (scene.is_be(at - 1) or scene.lower(at - 1) in HAVE_BEEN)
