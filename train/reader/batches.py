"""Lessons as tensors: sentences of like length together, cut to what a sentence of news needs."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from asof.model.span import Span
from asof.reading.encoder.heads import HEADS, Head
from train.reader.lessons import Lesson

LONGEST = 96  # tokens; 2 in 100 sentences of news are longer
LONGEST_TEXT = 128  # where a lesson is a title with its lead, or a passage of several sentences
TOKENS = 1400  # of one batch
TAGGED = ("token", "cue")  # heads that give every token a label
_TEXTS = frozenset(("assault", "incident"))


@dataclass(frozen=True, slots=True)
class Coded:
    """One lesson in tokens: ids and offsets."""

    lesson: Lesson
    ids: list[int]
    offsets: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Lessons of like length; `wanted` has for each head what holds, `taught` which lessons teach it."""

    ids: Tensor
    mask: Tensor
    actor: Tensor
    target: Tensor
    cue: Tensor
    wanted: dict[str, Tensor]
    taught: dict[str, Tensor]
    weight: Tensor


def coded(lessons: Sequence[Lesson], tokenizer: Tokenizer) -> list[Coded]:
    """The lessons in tokens, the last token of a cut one being the end mark."""
    out = []
    for lesson, found in zip(lessons, tokenizer.encode_batch([one.words for one in lessons]), strict=True):
        longest = LONGEST_TEXT if _TEXTS & lesson.labels.keys() else LONGEST
        ids, offsets = found.ids, found.offsets
        if len(ids) > longest:
            ids, offsets = [*ids[: longest - 1], ids[-1]], [*offsets[: longest - 1], (0, 0)]
        out.append(Coded(lesson, ids, offsets))
    return out


def batches(lessons: Sequence[Coded], chance: random.Random | None = None) -> Iterator[Batch]:
    """The lessons in batches of about `TOKENS`: shuffled by `chance`, else in the order given."""
    order = list(lessons)
    if chance is not None:
        chance.shuffle(order)
        order.sort(key=lambda one: len(one.ids) // 6)
    packed: list[list[Coded]] = [[]]
    for one in order:
        most = max((len(other.ids) for other in packed[-1]), default=0)
        if packed[-1] and (len(packed[-1]) + 1) * max(most, len(one.ids)) > TOKENS:
            packed.append([])
        packed[-1].append(one)
    if chance is not None:
        chance.shuffle(packed)
    for pack in packed:
        yield batch_of(pack)


def batch_of(pack: Sequence[Coded]) -> Batch:
    """One batch, padded with zeros."""
    length = max(len(one.ids) for one in pack)
    ids, mask = torch.zeros(len(pack), length, dtype=torch.long), torch.zeros(len(pack), length)
    actor, target, cue = (torch.zeros(len(pack), length) for _ in range(3))
    for i, one in enumerate(pack):
        ids[i, : len(one.ids)] = torch.tensor(one.ids)
        mask[i, : len(one.ids)] = 1.0
        _fill(actor[i], one, one.lesson.actor)
        _fill(target[i], one, one.lesson.target)
        _fill(cue[i], one, one.lesson.cue)
    wanted, taught = {}, {}
    for head in HEADS:
        taught[head.name] = torch.tensor(
            [head.name in (one.lesson.spans if head.over in TAGGED else one.lesson.labels) for one in pack]
        )
        wanted[head.name] = _wanted(head, pack, length)
    weight = torch.tensor([one.lesson.weight for one in pack])
    return Batch(ids, mask, actor, target, cue, wanted, taught, weight)


def _fill(row: Tensor, one: Coded, span: Span | None) -> None:
    if span is not None:
        for k, (start, end) in enumerate(one.offsets):
            row[k] = float(start < span.end and span.start < end)


def _wanted(head: Head, pack: Sequence[Coded], length: int) -> Tensor:
    if head.over in TAGGED:
        out = torch.full((len(pack), length), -100)
        for i, one in enumerate(pack):
            if head.name in one.lesson.spans:
                out[i, : len(one.ids)] = torch.tensor(_tags(head, one))
        return out
    if head.single:
        held = [one.lesson.labels.get(head.name, (head.labels[0],))[0] for one in pack]
        return torch.tensor([head.labels.index(label) for label in held])
    return torch.tensor(
        [[float(label in one.lesson.labels.get(head.name, ())) for label in head.labels] for one in pack]
    )


def _tags(head: Head, one: Coded) -> list[int]:
    """O, or B and I with the name of the span that a token overlaps; marks around the sentence are not taught."""
    out = [-100 if start == end else 0 for start, end in one.offsets]
    for span, name in one.lesson.spans[head.name]:
        first = True
        for k, (start, end) in enumerate(one.offsets):
            if start < end and start < span.end and span.start < end:
                out[k] = head.labels.index(("B-" if first else "I-") + name)
                first = False
    return out
