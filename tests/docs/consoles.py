"""Runs the console blocks of the docs, and writes their output anew: `python -m tests.docs.consoles`.

A block fenced as `console` holds commands, each on a line that begins with "$ ", and what they print.  The blocks of
one page share one folder, which holds `examples`, and run in order.  Blocks of any other language are not run.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
# What differs from one run to the next, and is no part of what a page shows.
_VARYING = (
    (re.compile(r"(?<=; head )[0-9a-f]{64}"), "HEAD"),
    (re.compile(r'(?<="received_at": )"[^"]+"'), "RECEIVED"),
    (re.compile(r'(?<="judged_at": )"[^"]+"'), "JUDGED"),
    (re.compile(r'(?<="judgement_id": )"[^"]+"'), "JUDGEMENT"),
    (re.compile(r"^[0-9a-f]{8}(?=  (?:merge|split|retract|confirm|correct|attach|undo) by )", re.MULTILINE), "ID"),
)


def pages() -> tuple[Path, ...]:
    """Every page of the docs, README first."""
    named = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md")]
    return (*named, *sorted((ROOT / "docs").rglob("*.md")))


def commands(page: str) -> tuple[str, ...]:
    """The commands of the console blocks of `page`, in order."""
    return tuple(
        line.removeprefix("$ ")
        for block in _BLOCK.finditer(page)
        for line in block["body"].splitlines()
        if line.startswith("$ ")
    )


def run_again(page: str) -> str:
    """`page` with every console block as it comes out now; the same text where nothing but the varying differs."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        return _BLOCK.sub(lambda block: _run_block(block, Path(folder)), page)


def _run_block(block: re.Match[str], folder: Path) -> str:
    printed = "".join(_run(command, folder) for command in commands(block.group()))
    fresh = f"```console\n{printed}```"
    return block.group() if _steady(fresh) == _steady(block.group()) else fresh


def _run(command: str, folder: Path) -> str:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    settings = {**os.environ, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    settings.pop("ASOF_RECORD", None)
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=settings,
        check=False,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if "Traceback (most recent call last)" in run.stdout:
        raise RuntimeError(f"`{command}` broke, and no page may show that:\n{run.stdout}")
    lines = "".join(f"{line.rstrip()}\n" for line in run.stdout.splitlines())
    return f"$ {command}\n{lines}"


def _steady(words: str) -> str:
    for pattern, name in _VARYING:
        words = pattern.sub(name, words)
    return words


def _written() -> Iterator[Path]:
    for path in pages():
        page = path.read_text(encoding="utf-8")
        fresh = run_again(page)
        if fresh != page:
            path.write_text(fresh, encoding="utf-8")
            yield path


if __name__ == "__main__":
    for changed in _written():
        print(f"wrote {changed.relative_to(ROOT)}", file=sys.stderr)
