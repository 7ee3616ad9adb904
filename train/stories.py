"""Learns what speaks for it that a report tells a story: ``python -m train.stories DATA [--out FILE]``.

A logistic regression, by Newton's method, with what `evidence` gives of each report and each story that was told before
it, the stories whole and right.  The texts are the training stories of ECB+, which have no dates, in two shuffled
orders, and the reports of shootings of ``bench.incidents`` but for the part kept aside; the two sets weigh the same.
What would speak against what it says ("same town" against) is left out.  There is no chance in it.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.reconcile.evidence import Evidence, evidence
from asof.reconcile.grouping import LEARNT
from asof.reconcile.likeness import Background, Centre, length, telling, word_counts
from asof.reconcile.moment import said_start
from asof.reconcile.profile import Profile, profile_of
from bench import incidents, stories
from bench.tasks import read_rows

WEIGHTS = Path("src/asof/reconcile/evidence.toml")
PENALTY = 1e-5  # of the squares of the weights, for each row; only keeps the sums solvable
ROUNDS = 60
ORDERS = (0, 1)
SIGNS = {"same": True, "brief": True}
"""What speaks for it, by the first word of its name; all else speaks against, as the constant does."""

HEAD = """# How much each thing speaks for or against a report telling a story, in the logarithm of odds; what is not
# here says nothing.  Fitted by `python -m train.stories`; evidence.py tells what each means.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report, what it says, its words and the story that it tells."""

    report: Report
    claims: Sequence[KeptClaim]
    words: str
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What speaks for and against, and whether the report does tell the story."""

    found: Evidence
    is_of_it: bool


def main() -> None:
    """Read the texts, fit the weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    sets = [list(rows_of_shootings(arguments.data / "toll")), list(rows_of_stories(arguments.data / "stories"))]
    weights = fit_signed(sets)
    lines = [f'"{name}" = {weight:.3f}' for name, weight in sorted(weights.items()) if name]
    arguments.out.write_text(
        f"{HEAD}\n[odds]\nany = {weights['']:.3f}\n\n[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )


def rows_of_shootings(folder: Path) -> Iterator[Row]:
    """The rows of the shootings, in the order they were published."""
    known = {row["incident_id"]: row for row in read_rows(folder / "gva_incidents.jsonl")}
    seen = [
        article
        for article in incidents.sample(known, read_rows(folder / incidents.ARTICLES))
        if not incidents.is_aside(known[article["incident_id"]])
    ]
    told = []
    for article in seen:
        one = incidents.read_article(article)
        report, text, _ = one.page
        told.append(Told(report=report, claims=one.kept, words=text.content, story=article["incident_id"]))
    yield from rows_of(sorted(told, key=lambda one: (said_start(None, one.report), one.report.report_id)))


def rows_of_stories(folder: Path) -> Iterator[Row]:
    """The rows of the training stories, in each order."""
    rows = list(read_rows(folder / "ecbplus_train.jsonl"))
    told = []
    for row in rows:
        one = stories.read_row(row)
        told.append(Told(report=one.report, claims=one.claims, words=one.words, story=row["subtopic"]))
    for seed in ORDERS:
        order = list(told)
        random.Random(seed).shuffle(order)  # noqa: S311 - an order that can be had again, nothing secret
        yield from rows_of(order)


def rows_of(told: Sequence[Told]) -> Iterator[Row]:
    """Each report against each story that it shares a telling word or a town with, and against its own."""
    background = Background()
    profiles: dict[str, Profile] = {}
    centres: dict[str, Centre] = defaultdict(Centre)
    by_key: dict[str, set[str]] = defaultdict(set)
    for number, one in enumerate(told):
        profile = profile_of(one.report, one.claims)
        vector = background.see(word_counts(one.words))
        keys = [*profile.settlements, *telling(vector)]
        near = {story for key in keys for story in by_key[key]} | ({one.story} & profiles.keys())
        for story in sorted(near) if number > LEARNT else ():
            found = evidence(profile, profiles[story], centres[story].likeness(vector), words=length(vector))
            yield Row(found=found, is_of_it=story == one.story)
        if one.story in profiles:
            profiles[one.story].absorb(profile)
        else:
            profiles[one.story] = profile_of(one.report, one.claims)
        centres[one.story].add(vector)
        for key in keys:
            by_key[key].add(one.story)


def fit_signed(sets: Sequence[Sequence[Row]]) -> dict[str, float]:
    """The weights by name, the constant under "", each of the sign that its name promises."""
    names = ["", *sorted({name for rows in sets for row in rows for name in row.found})]
    while True:
        weights = fit(sets, names)
        wrong = [
            name for name, weight in weights.items() if (weight > 0) is not SIGNS.get(name.partition(" ")[0], False)
        ]
        if not wrong:
            return weights
        worst = max(wrong, key=lambda name: abs(weights[name]))
        names.remove(worst)


def fit(sets: Sequence[Sequence[Row]], names: Sequence[str]) -> dict[str, float]:
    """The weights of `names` that make the rows likeliest."""
    rows = [row for one in sets for row in one]
    told = np.array([[1.0 if not name else row.found.get(name, 0.0) for name in names] for row in rows])
    wanted = np.array([float(row.is_of_it) for row in rows])
    share = np.concatenate([np.full(len(one), len(rows) / len(sets) / len(one)) for one in sets])
    weights: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (share * (odds - wanted)) + PENALTY * len(rows) * weights
        bend = (told * (share * odds * (1 - odds))[:, None]).T @ told + PENALTY * len(rows) * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < PENALTY:
            break
    return dict(zip(names, weights.tolist(), strict=True))


if __name__ == "__main__":
    main()
