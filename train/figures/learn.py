"""Learns the trained reader of figures: ``python -m train.figures.learn ../shared/data --out FOLDER``.

From the annotated texts that are not aside; seeded.  On two cores it takes about half an hour.
"""

import argparse
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from asof.reading.encoder.encoder import tokenizer
from asof.reading.figures.asked import KINDS, MEASURES, SAID
from bench.more_figures import CRISES, LESSONS, NEWS, Annotated, annotated, first_set
from train.figures.lessons import Lesson, lessons_in
from train.reader.batches import TOKENS
from train.reader.encoder import WIDTH, Reader, from_base
from train.reader.learn import base_folder, optimiser_of, take_step

SEED = 7
ROUNDS = 4
RATE = 1e-4
INNER = 256  # numbers between the two maps of the head
UNSAID = 0.3  # of the lessons with what patterns say, how often it is left out
TIMES = 3  # that the lessons of the first set and of the crises are taught a round
OF_KIND = 0.3  # how much a kind counts beside the measures


class FigureEncoder(nn.Module):
    """The encoder, and its head over counts."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.inner = nn.Linear(4 * WIDTH + SAID, INNER)
        self.outer = nn.Linear(INNER, len(MEASURES) + len(KINDS))
        self.said = nn.Linear(SAID, len(MEASURES) + len(KINDS))
        self.drop = nn.Dropout(0.1)

    def forward(self, pack: Sequence[Lesson], told: Sequence[Sequence[list[float]]]) -> Tensor:
        """The scores of every count of a pack in order: the measures' before the kinds', before any sigmoid."""
        longest = max(len(lesson.ids) for lesson in pack)
        ids, mask = torch.zeros(len(pack), longest, dtype=torch.long), torch.zeros(len(pack), longest)
        for i, lesson in enumerate(pack):
            ids[i, : len(lesson.ids)] = torch.tensor(lesson.ids)
            mask[i, : len(lesson.ids)] = 1.0
        with torch.autocast("cpu", torch.bfloat16):
            states = self.reader.states(ids, mask)
        seen = []
        for i, lesson in enumerate(pack):
            own = states[i, : len(lesson.ids)].float()
            seen += [
                torch.cat((own[o.phrase].mean(0), own[o.number].mean(0), own[0], own.mean(0))) for o in lesson.items
            ]
        by_patterns = torch.tensor([one for of_lesson in told for one in of_lesson])
        inner = torch.relu(self.inner(torch.cat((self.drop(torch.stack(seen)), by_patterns), dim=-1)))
        return self.outer(self.drop(inner)) + self.said(by_patterns)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.figures.learn", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="where the weights are written")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    lessons = list(open_lessons(given.data, tokenizer(base_folder())))
    model = FigureEncoder(from_base(base_folder()))
    learn(model, lessons)
    torch.save(model.state_dict(), given.out / "figures.pt")


def open_lessons(data: Path, words: Tokenizer) -> Iterator[Lesson]:
    """The lessons of all annotated texts that are not aside; those of the best annotated crises several times."""
    yield from lessons_in(_open(annotated(data, (LESSONS,))), words, is_told=True)
    yield from lessons_in(_open(annotated(data, (NEWS,))), words, is_told=False)
    for _ in range(TIMES):
        yield from lessons_in(_open((*first_set(data), *annotated(data, (CRISES,)))), words, is_told=False)


def _open(texts: Iterable[Annotated]) -> Iterator[Annotated]:
    return (text for text in texts if not text.is_aside)


def learn(model: FigureEncoder, lessons: Sequence[Lesson]) -> None:
    """Teach `model` all lessons, telling on the way what it costs."""
    chance = random.Random(SEED)  # noqa: S311 - a shuffle, no secret
    of_head = [*model.inner.parameters(), *model.outer.parameters(), *model.said.parameters()]
    steps = ROUNDS * len(list(packs(lessons, random.Random(SEED))))  # noqa: S311
    optimiser, schedule = optimiser_of(model.reader, of_head, RATE, steps)
    started = time.monotonic()
    model.train()
    for number in range(ROUNDS):
        total, of_round = 0.0, list(packs(lessons, chance))
        for pack in of_round:
            loss = loss_of(model, pack, chance)
            take_step(model, loss, optimiser, schedule)
            total += float(loss.detach())
        mean, seconds = total / len(of_round), time.monotonic() - started
        print(f"round {number + 1} of {ROUNDS}: {len(lessons)} lessons, loss {mean:.3f}, {seconds:.0f} s", flush=True)


def packs(lessons: Sequence[Lesson], chance: random.Random) -> Iterator[list[Lesson]]:
    """The lessons shuffled, in packs of like length and of about `TOKENS` tokens."""
    order = sorted(chance.sample(lessons, len(lessons)), key=lambda one: len(one.ids) // 6)
    packed: list[list[Lesson]] = [[]]
    for one in order:
        if packed[-1] and (len(packed[-1]) + 1) * max(len(one.ids), *(len(other.ids) for other in packed[-1])) > TOKENS:
            packed.append([])
        packed[-1].append(one)
    yield from chance.sample(packed, len(packed))


def loss_of(model: FigureEncoder, pack: Sequence[Lesson], chance: random.Random) -> Tensor:
    """The loss of a pack: of every measure of every count, and of the kind of those that are figures."""
    told = []
    for lesson in pack:
        is_told = lesson.is_told and chance.random() >= UNSAID
        told.append([item.said if is_told else item.unsaid for item in lesson.items])
    items = [item for lesson in pack for item in lesson.items]
    scores = model(pack, told)
    wanted, kinds = torch.tensor([item.measures for item in items]), torch.tensor([item.kind for item in items])
    of_measures = scores[:, : len(MEASURES)]
    loss = nn.functional.binary_cross_entropy_with_logits(of_measures, wanted, reduction="none").sum(1).mean()
    if bool((kinds >= 0).any()):
        loss = loss + OF_KIND * nn.functional.cross_entropy(scores[:, len(MEASURES) :], kinds, ignore_index=-1)
    return loss


if __name__ == "__main__":
    main()
