"""Writes the trained reader of figures as asof reads it: ``python -m train.figures.export FOLDER``.

The encoder as ONNX with whole numbers of eight bits, and the head over counts, which is small, as it is.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from train.figures.learn import FigureEncoder
from train.reader.encoder import Reader


class Exported(nn.Module):
    """What the file gives: every token's state."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.reader.states(ids, mask)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.figures.export", description=__doc__)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    model = FigureEncoder(Reader())
    model.load_state_dict(torch.load(given.folder / "figures.pt"))
    export(model, given.folder)


def export(model: FigureEncoder, folder: Path) -> None:
    """Write ``figures.onnx`` and ``figures.npz``, and the encoder in full numbers beside them."""
    full = folder / "figures-full.onnx"
    free = {0: "sentences", 1: "tokens"}
    torch.onnx.export(
        Exported(model.reader).eval(),
        (torch.tensor([[101, 2023, 102]]), torch.ones(1, 3)),
        str(full),
        input_names=["ids", "mask"],
        output_names=["states"],
        dynamic_axes=dict.fromkeys(("ids", "mask", "states"), free),
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(str(full))
    quantize_dynamic(full, folder / "figures.onnx", per_channel=True, weight_type=QuantType.QInt8)
    parts = {}
    for name in ("inner", "outer", "said"):
        part: nn.Linear = getattr(model, name)
        parts |= {name: part.weight.detach(), f"{name} bias": part.bias.detach()}
    np.savez_compressed(
        folder / "figures.npz", **{name: part.numpy().astype(np.float16) for name, part in parts.items()}
    )


if __name__ == "__main__":
    main()
