"""Writes the encoder as ONNX with whole numbers of eight bits: ``python -m train.reader.export FOLDER``.

Weights are quantised a channel at a time, what flows between them as it comes (dynamic); the heads over sentences stay
outside, since they are learnt anew, and are small; so does the head over the tokens and a cue, which is asked once a
cue of a sentence that is encoded once.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from train.reader.encoder import Reader

OUTPUTS = ("whole", "pair", "roles", "fills", "cues", "states")


class Exported(nn.Module):
    """What the file gives: the sentence as numbers, its actor and target as numbers, every token's scores and state."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, mask: Tensor, actor: Tensor, target: Tensor) -> tuple[Tensor, ...]:
        states = self.reader.states(ids, mask)
        whole, pair = self.reader.pooled(states, mask, actor, target)
        return whole, pair, *(self.reader.heads[name](states) for name in ("roles", "fills", "cues")), states


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.reader.export", description=__doc__)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    reader = Reader()
    reader.load_state_dict(torch.load(given.folder / "reader.pt"))
    export(reader, given.folder)
    of_cue = {name: part.numpy().astype(np.float16) for name, part in reader.heads["said"].state_dict().items()}
    np.savez_compressed(given.folder / "said.npz", **of_cue)


def export(reader: Reader, folder: Path) -> Path:
    """Write ``encoder.onnx`` and the same in full numbers beside it; gives back the first."""
    full, small = folder / "full.onnx", folder / "encoder.onnx"
    example = (torch.tensor([[101, 2023, 102]]), torch.ones(1, 3), torch.zeros(1, 3), torch.zeros(1, 3))
    free = {0: "sentences", 1: "tokens"}
    names = ("ids", "mask", "actor", "target")
    torch.onnx.export(
        Exported(reader).eval(),
        example,
        str(full),
        input_names=list(names),
        output_names=list(OUTPUTS),
        dynamic_axes=dict.fromkeys((*names, *OUTPUTS[2:]), free)
        | {"whole": {0: "sentences"}, "pair": {0: "sentences"}},
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(str(full))
    quantize_dynamic(full, small, per_channel=True, weight_type=QuantType.QInt8)
    return small


if __name__ == "__main__":
    main()
