"""Writes what the trained reader of figures was made of: ``python -m train.figures.card ../shared/data FOLDER``.

The card says which commit learnt it, the digests of its files and of the data, and its scores on the texts aside.
"""

import argparse
from pathlib import Path

from asof.reading.figures.trained import FILES, TrainedFigures
from bench.gate import digest_of
from bench.more_figures import CRISES, LESSONS, NEWS, measure_aside
from train.reader.card import made_of


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m train.figures.card", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path, help="where the files of the trained reader of figures lie")
    given = parser.parse_args()
    lines = made_of(given.folder, FILES)
    lines += ["", "[data]", f'"figures/gold.jsonl" = "{digest_of(given.data / "figures" / "gold.jsonl")}"']
    lines += [f'"{path.name}" = "{digest_of(path)}"' for path in (CRISES, NEWS, LESSONS)]
    lines += ["", "# On the texts kept aside.", "[scores]"]
    for name, value in measure_aside(given.data, TrainedFigures(given.folder)).items():
        print(f"{name}: {value:.3f}", flush=True)
        lines.append(f'"{name}" = {value:.3f}')
    (given.folder / "figures.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
