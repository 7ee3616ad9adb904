"""Runs a benchmark: ``python -m bench TASK GOLD.jsonl [--out PREDICTIONS.jsonl]``; several take a folder."""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench.copies import run_copies
from bench.gate import run_gate, run_speed_gate
from bench.growth import run_growth, run_growth_gate
from bench.happening import run_happening
from bench.more_figures import run_more_figures, run_more_figures_by_patterns
from bench.numbers import run_numbers
from bench.score import Row
from bench.serve import run_serve, run_serve_gate
from bench.speed import WORDS, run_speed
from bench.tasks import TASKS, Task, read_rows, write_rows
from bench.told import print_errors, show

# Benchmarks of a folder that take no options.
_FOLDERS = {
    "happening": run_happening,
    "more-figures": run_more_figures,
    "more-figures-patterns": run_more_figures_by_patterns,
    "speed": run_speed,
}
_WITHOUT_DATA = {"growth": run_growth, "serve": run_serve}


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 0, or 1 where a floor of the gate is not held."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("task", choices=[*TASKS, "copies", "numbers", *_FOLDERS, *_WITHOUT_DATA, "gate"])
    parser.add_argument(
        "data",
        type=Path,
        nargs="?",
        help="a gold file, or the folder that a benchmark of several files takes; growth and serve take nothing",
    )
    parser.add_argument("--out", type=Path, help="keep the predictions as JSON Lines")
    parser.add_argument("--aside", action="store_true", help="score only what was kept aside from the readers' makers")
    parser.add_argument("--errors", action="store_true", help="count errors by kind, without what was kept aside")
    parser.add_argument("--given-spans", action="store_true", help="places: resolve the gold's own spans, every one")
    parser.add_argument("--peers", action="store_true", help="times: run other tools on the same texts, beside ours")
    parser.add_argument("--set-floors", action="store_true", help="gate: raise the floors to what is reached now")
    parser.add_argument("--lower", metavar="REASON", help="gate: with --set-floors, let floors fall too, and say why")
    given = parser.parse_args(arguments)
    if given.given_spans:
        given.task += "-given"
        if given.task not in TASKS:
            parser.error("only places can be resolved with given spans")
    if given.task in _WITHOUT_DATA:
        return _WITHOUT_DATA[given.task]()
    _check_data(parser, given)
    if given.task in _FOLDERS:
        return _FOLDERS[given.task](given.data)
    if given.task == "copies":
        return run_copies(given.data, aside=given.aside, show_wrong=given.errors)
    if given.task == "numbers":
        return run_numbers(given.data, show_wrong=given.errors)
    if given.task == "gate":
        accuracy = run_gate(given.data, set_floors=given.set_floors, reason=given.lower)
        return max(accuracy, run_cost_gates(given.data))
    if given.aside and TASKS[given.task].is_aside is None:
        parser.error(f"nothing was kept aside for {given.task}")
    if given.errors and (given.aside or TASKS[given.task].errors is None):
        parser.error(f"no errors are told apart for {given.task}" + " on what was kept aside" * given.aside)
    if given.peers:
        if given.task != "times":
            parser.error(f"there are no peers for {given.task}")
        return run_times_peers(given.data, aside=given.aside)
    return run_task(given.task, given.data, given.out, aside=given.aside, errors=given.errors)


def run_cost_gates(data: Path) -> int:
    """1 where the record grows, texts are read or a story is served at more than it may cost.

    The first two side by side: they count calls, and the floor of texts a second is wide.
    """
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        growth, speed = pool.submit(run_growth_gate), pool.submit(run_speed_gate, data)
        failures = growth.result() + speed.result()
    return min(1, failures + run_serve_gate())


def _check_data(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    """End with a message where the task's data is not there."""
    if given.data is None:
        parser.error(f"{given.task} needs its data")
    if not given.data.exists():
        parser.error(f"there is nothing at {given.data}")


def run_times_peers(gold_path: Path, *, aside: bool) -> int:
    """Print our scores and speed on the texts of a gold file, and those of other tools."""
    from bench.peers.run import run_peers

    is_aside = TASKS["times"].is_aside
    rows = [row for row in read_rows(gold_path) if not aside or is_aside is None or is_aside(row)]
    print(f"times on {gold_path.name}: {len(rows)} rows")
    for line in run_peers(rows):
        print(line, flush=True)
    return 0


def run_task(name: str, gold_path: Path, out: Path | None, *, aside: bool, errors: bool) -> int:
    """Predict, score and print, with the seconds it took and the best known figures beside; then the errors by kind."""
    task = TASKS[name]
    rows = read_rows(gold_path)
    started, started_cpu = time.perf_counter(), time.process_time()
    predicted = list(task.predict(rows, gold_path))
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - started_cpu
    if out:
        write_rows(out, predicted)
    print(f"{name} on {gold_path.name}: {len(rows)} rows in {seconds:.1f} s{_speed(rows, cpu_seconds)}")
    if aside and task.is_aside:
        rows, predicted = list(filter(task.is_aside, rows)), list(filter(task.is_aside, predicted))
        print(f"of these {len(rows)} were kept aside, and are scored")
    for score in task.score(rows, predicted):
        print(show(score, task.known.get(score.name, "")))
    for name, (low, high) in task.intervals(rows, predicted).items():
        print(f"  {name}: {low:.3f} to {high:.3f} in 95 of 100 resamplings of the texts")
    if errors and task.errors:
        print_errors(task.errors(_looked_at(task, rows), _looked_at(task, predicted)))
    return 0


def _speed(rows: list[Row], cpu_seconds: float) -> str:
    """How many texts of 400 words a core reads in a second, where the rows hold their texts."""
    words = sum(len(row.get("text", "").split()) for row in rows)
    return f", {words / WORDS / cpu_seconds:.0f} texts of {WORDS} words a second of one core" if words else ""


def _looked_at(task: Task, rows: list[Row]) -> list[Row]:
    """The rows whose errors may be looked at: all but those kept aside."""
    return [row for row in rows if task.is_aside is None or not task.is_aside(row)]


if __name__ == "__main__":
    sys.exit(main())
