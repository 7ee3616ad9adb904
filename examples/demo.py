"""Puts the example reports into a record, prints what it holds, and writes its pages."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

REPORTS = Path(os.path.relpath(Path(__file__).parent / "reports"))
# The command line as `asof` would start it, found even where the console script is not on the path.
ASOF = (sys.executable, "-c", "from asof.cli.main import main; main()")


def main() -> None:
    """Run the commands of the README, one after the other, in `--folder`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("demo"), help="where the record and its pages go")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    record, site = folder / "asof.db", folder / "site"
    for old in folder.glob("asof.db*"):
        old.unlink()
    run("add", *map(str, sorted(REPORTS.iterdir())), "--record", str(record))
    run("show", "--record", str(record))
    run("publish", str(site), "--record", str(record))
    print(f"\nThe pages: {(site / 'index.html').resolve().as_uri()}")


def run(*words: str) -> None:
    """Tell the command on standard error and run it; this program ends where the command fails."""
    sys.stdout.flush()
    print(f"\n$ asof {' '.join(words)}", file=sys.stderr, flush=True)
    status = subprocess.run([*ASOF, *words], check=False).returncode
    if status:
        sys.exit(status)


if __name__ == "__main__":
    main()
