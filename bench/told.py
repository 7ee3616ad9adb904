"""How scores and errors are printed."""

from collections import Counter

from bench.score import Score


def show(score: Score, known: str = "") -> str:
    """One line of a table: name, value, precision and recall where there are any, and the best known figure."""
    detail = "" if score.precision is None else f"P {score.precision:.3f}  R {score.recall:.3f}"
    return f"  {score.name:18} {score.value:.3f}  {detail:18} {'known: ' + known if known else ''}".rstrip()


def print_errors(errors: Counter[str]) -> None:
    """One line a kind of error, the most frequent first."""
    print(f"errors by kind, {errors.total()} in all, without what was kept aside")
    for kind, count in errors.most_common():
        print(f"  {count:5}  {kind}")
