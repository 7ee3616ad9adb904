"""MUC-4: the incidents that each text tells of, with who did it, to whom, to what and with what, and how many.

The templates are those of the fourth Message Understanding Conference (Sundheim 1992).  They are scored as Du et al.
(2021) score them: a template found is paired with one of the key of the same type, so that most fills agree; a fill is
right where it is one of the strings that the key has for an entity of that role; the type counts as a fill.  What the
key calls optional need not be found.  `human number` is the slot of how many: right where the victim is, and its
interval is one of those that the key allows.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

from bench import resampled
from bench.muc_key import ROLES, Entity, Incident, Intervals, incidents_of, plain
from bench.score import Score, f1

NUMBER = "human number"
_SLOTS = ("type", *ROLES)
_MOST_PAIRED = 6  # templates of one type in one text that are tried in every order; more are paired in their own

Found = Mapping[str, Any]


def predict(
    gold_rows: Iterable[dict[str, Any]], read: Callable[[str], list[dict[str, Any]]]
) -> Iterator[dict[str, Any]]:
    """``{docid, templates}`` by `read`: a template has `type`, a list of strings by role, and `numbers` by victim."""
    for row in gold_rows:
        yield {"docid": row["docid"], "templates": read(row["text"])}


def score(gold_rows: Iterable[dict[str, Any]], predicted: Iterable[dict[str, Any]]) -> tuple[Score, ...]:
    """Micro F1 of all slots together, of each, and of the human number."""
    hits, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for counts in _counts(gold_rows, predicted):
        for total, count in zip((hits, found, wanted), counts, strict=True):
            total.update(count)
    template = f1("template", *(sum(counts[slot] for slot in _SLOTS) for counts in (hits, found, wanted)))
    return (template, *(f1(slot, hits[slot], found[slot], wanted[slot]) for slot in (*_SLOTS, NUMBER)))


def intervals(
    gold_rows: Iterable[dict[str, Any]], predicted: Iterable[dict[str, Any]]
) -> dict[str, tuple[float, float]]:
    """The middle 95 % of the template F1 and of that of the human number over resamplings of the texts."""
    import numpy as np

    texts = list(_counts(gold_rows, predicted))
    out = {}
    for name, slots in (("template", _SLOTS), (NUMBER, (NUMBER,))):
        told = np.array([[sum(counts[slot] for slot in slots) for counts in text] for text in texts])
        out[name] = resampled.interval(told[:, :1], told[:, 1:].sum(1, keepdims=True))
    return out


def _counts(
    gold_rows: Iterable[dict[str, Any]], predicted: Iterable[dict[str, Any]]
) -> Iterator[tuple[Counter[str], Counter[str], Counter[str]]]:
    """Of each text by slot how many fills are right, how many are told, and how many the key has."""
    told = {row["docid"]: row["templates"] for row in predicted}
    for row in gold_rows:
        hits, found, wanted = Counter[str](), Counter[str](), Counter[str]()
        for incident, template in _paired(incidents_of(row), told.get(row["docid"], [])):
            _count(incident, template, hits, found, wanted)
        yield hits, found, wanted


def _paired(gold: Sequence[Incident], found: Sequence[Found]) -> Iterator[tuple[Incident | None, Found | None]]:
    """Each of both, with its partner where it has one."""
    for kind in dict.fromkeys(template["type"] for template in found):
        yield from _paired_of_type(kind, gold, [one for one in found if one["type"] == kind])
    kinds = {template["type"] for template in found}
    for incident in gold:
        if not kinds & set(incident.types):
            yield incident, None


def _paired_of_type(
    kind: str, gold: Sequence[Incident], found: Sequence[Found]
) -> Iterator[tuple[Incident | None, Found | None]]:
    right: list[Incident | None] = [one for one in gold if kind in one.types]
    left: list[Found | None] = list(found)
    size = max(len(left), len(right))
    left += [None] * (size - len(left))
    right += [None] * (size - len(right))
    orders = permutations(right) if size <= _MOST_PAIRED else iter([tuple(right)])
    yield from zip(max(orders, key=lambda order: sum(map(_agreement, order, left))), left, strict=True)


def _agreement(incident: Incident | None, template: Found | None) -> int:
    if incident is None or template is None:
        return 0
    return 1 + sum(len(_right(incident.fills[role], template[role])) for role in ROLES)


def _right(entities: Sequence[Entity], strings: Sequence[str]) -> dict[int, str]:
    """Which entities are found, by their number, each by one string."""
    out: dict[int, str] = {}
    for string in strings:
        number = next((i for i, one in enumerate(entities) if i not in out and plain(string) in one.strings), None)
        if number is not None:
            out[number] = string
    return out


def _count(
    incident: Incident | None, template: Found | None, hits: Counter[str], found: Counter[str], wanted: Counter[str]
) -> None:
    if template is None:
        assert incident is not None
        if not incident.optional:
            wanted["type"] += 1
            for role in ROLES:
                wanted[role] += sum(not one.optional for one in incident.fills[role])
            wanted[NUMBER] += sum(not one.optional for one, _ in numbered(incident))
        return
    found["type"] += 1
    found[NUMBER] += len(template["numbers"])
    for role in ROLES:
        found[role] += len(template[role])
    if incident is None:
        return
    hits["type"] += 1
    wanted["type"] += 1
    for role in ROLES:
        right = _right(incident.fills[role], template[role])
        hits[role] += len(right)
        wanted[role] += sum(not one.optional or i in right for i, one in enumerate(incident.fills[role]))
    victims = numbered(incident)
    right = _right([one for one, _ in victims], list(template["numbers"]))
    wanted[NUMBER] += sum(not one.optional or i in right for i, (one, _) in enumerate(victims))
    hits[NUMBER] += sum(tuple(template["numbers"][string]) in victims[i][1] for i, string in right.items())


def numbered(incident: Incident) -> list[tuple[Entity, Intervals]]:
    """The victims of whom the key says how many they are."""
    out = []
    for entity in incident.fills["victim"]:
        told = next((incident.numbers[string] for string in entity.strings if string in incident.numbers), None)
        if told:
            out.append((entity, told))
    return out
