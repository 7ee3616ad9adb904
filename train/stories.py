"""Learns what speaks for it that a report tells a story: ``python -m train.stories DATA [--out FILE]``.

A multinomial logit, by Newton's method: each report chooses among the stories told before it, whole and right, by what
`evidence` gives, or begins one (D. McFadden, "Conditional logit analysis of qualitative choice behavior", 1974).  The
weights for reports of one day are learnt of the training stories of ECB+, which have no dates: of all in two shuffled
orders, and, as a record may hold no more, of each pair of look-alike stories and each story alone.  Those for reports
of more days are learnt of these and of the shootings of ``bench.incidents``, all and each alone, but for the part kept
aside.  Each set weighs the same.  What would speak against what it says ("same town" against) is left out.  There is
no chance in it.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.reconcile.evidence import Evidence, Spread, Words, evidence
from asof.reconcile.likeness import Background, Centre, lead_names, telling, word_counts
from asof.reconcile.moment import said_start
from asof.reconcile.profile import Profile, profile_of
from bench import incidents, stories
from bench.tasks import read_rows

WEIGHTS = Path("src/asof/reconcile/evidence.toml")
PENALTY = 3e-4  # of the squares of the weights, for each choice; of 1e-4 to 3e-3 the best held out by topics
ROUNDS = 60
NEAR, LONGEST, HIGHEST = 1e-4, 5.0, 500.0  # a step that ends it, the longest taken, the highest exponent
ORDERS = (0, 1)
SIGNS = {"same": True, "brief": True}
"""What speaks for it, by the first word of its name; all else speaks against, and the constant is free."""

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
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What speaks for and against, whether the report does tell the story, and how much the choice counts."""

    found: Evidence
    is_of_it: bool
    weight: float = 1.0


Choice = Sequence[Row]
"""A report against each story that it may tell; at most one is its own."""


def main() -> None:
    """Read the texts, fit the weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    stories_told = told_stories(arguments.data / "stories")
    shootings = told_shootings(arguments.data / "toll")
    one_day = [
        [choice for order in ORDERS for choice in choices_of(shuffled(stories_told, order))],
        [choice for alone in alone_of(stories_told) for choice in choices_of(shuffled(alone, ORDERS[0]))],
    ]
    more_days = [
        list(choices_of(shootings)),
        [choice for alone in alone_of(shootings) for choice in choices_of(alone)],
    ]
    sets = {Spread.ONE_DAY: one_day, Spread.MORE_DAYS: one_day + more_days}
    arguments.out.write_text(told_weights(HEAD, {spread: fit_signed(choices) for spread, choices in sets.items()}))


def told_weights(head: str, tables: Mapping[str, Mapping[str, float]]) -> str:
    """The weights as they are kept, in TOML: tables of weights by name under a comment."""
    told = []
    for table, weights in tables.items():
        lines = [f'"{name or "any"}" = {weight:.3f}' for name, weight in sorted(weights.items())]
        told.append("\n".join([f"[{table}]", *lines]))
    return head + "\n" + "\n\n".join(told) + "\n"


def told_shootings(folder: Path) -> list[Told]:
    """The reports of the shootings, in the order they were published."""
    known = {row["incident_id"]: row for row in read_rows(folder / "gva_incidents.jsonl")}
    told = []
    for article in incidents.sample(known, read_rows(folder / incidents.ARTICLES)):
        if not incidents.is_aside(known[article["incident_id"]]):
            one = incidents.read_article(article)
            report, text, _ = one.page
            story = article["incident_id"]
            told.append(Told(report=report, claims=one.kept, words=text.content, story=story, topic=story))
    return sorted(told, key=lambda one: (said_start(None, one.report), one.report.report_id))


def told_stories(folder: Path) -> list[Told]:
    """The reports of the training stories."""
    told = []
    for row in read_rows(folder / "ecbplus_train.jsonl"):
        one = stories.read_row(row)
        report, words = one.report, one.words
        told.append(Told(report=report, claims=one.claims, words=words, story=row["subtopic"], topic=row["topic"]))
    return told


def shuffled(told: Sequence[Told], seed: int) -> list[Told]:
    """The reports in the order of a seed."""
    order = list(told)
    random.Random(seed).shuffle(order)  # noqa: S311 - an order that can be had again, nothing secret
    return order


def alone_of(told: Sequence[Told]) -> Iterator[list[Told]]:
    """The reports of each topic, and of each story, where that is not all of its topic."""
    by_topic: dict[str, list[Told]] = defaultdict(list)
    by_story: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_topic[one.topic].append(one)
        by_story[one.story].append(one)
    yield from by_topic.values()
    yield from (reports for reports in by_story.values() if len(reports) < len(by_topic[reports[0].topic]))


def choices_of(told: Sequence[Told]) -> Iterator[Choice]:
    """Each report against each story that it shares a telling word or a town with, and against its own."""
    background = Background()
    profiles: dict[str, Profile] = {}
    centres: dict[str, Centre] = defaultdict(Centre)
    by_key: dict[str, set[str]] = defaultdict(set)
    for one in told:
        profile = profile_of(one.report, one.claims)
        words = Words(vector=background.see(word_counts(one.words)), lead=lead_names(one.words))
        keys = [*profile.settlements, *telling(words.vector)]
        near = {story for key in keys for story in by_key[key]} | ({one.story} & profiles.keys())
        rows = [
            Row(
                found=evidence(profile, profiles[story], words, centres[story], background),
                is_of_it=story == one.story,
            )
            for story in sorted(near)
        ]
        if rows:
            yield rows
        if one.story in profiles:
            profiles[one.story].absorb(profile)
        else:
            profiles[one.story] = profile_of(one.report, one.claims)
        centres[one.story].add(words.vector)
        for key in keys:
            by_key[key].add(one.story)


def fit_signed(sets: Sequence[Sequence[Choice]], *, penalty: float = PENALTY) -> dict[str, float]:
    """The weights by name, the constant under "", each of the sign that its name promises."""
    names = ["", *sorted({name for one in sets for rows in one for row in rows for name in row.found})]
    while True:
        weights = fit(sets, names, penalty)
        wrong = [
            name
            for name, weight in weights.items()
            if name and (weight > 0) is not SIGNS.get(name.partition(" ")[0], False)
        ]
        if not wrong:
            return weights
        names.remove(max(wrong, key=lambda name: abs(weights[name])))


def fit(sets: Sequence[Sequence[Choice]], names: Sequence[str], penalty: float) -> dict[str, float]:
    """The weights of `names` that make the stories chosen likeliest; to begin a story has the odds of 1."""
    total = sum(map(len, sets))
    told = [
        (_as_array(rows, names), _of_it(rows), total / len(sets) * rows[0].weight / sum(each[0].weight for each in one))
        for one in sets
        for rows in one
    ]
    penalty *= total
    weights: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(ROUNDS):
        slope, bend = penalty * weights, penalty * np.eye(len(names))
        for rows, own, share in told:
            odds = np.exp(np.minimum(rows @ weights, HIGHEST))
            odds /= 1 + odds.sum()
            mean = odds @ rows
            slope = slope + share * (mean - own @ rows)
            bend = bend + share * ((rows.T * odds) @ rows - np.outer(mean, mean))
        step = np.linalg.solve(bend, slope)
        longest = np.abs(step).max()
        weights = weights - step * LONGEST / max(LONGEST, longest)
        if longest < NEAR:
            break
    return dict(zip(names, weights.tolist(), strict=True))


def _as_array(rows: Choice, names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[1.0 if not name else row.found.get(name, 0.0) for name in names] for row in rows])


def _of_it(rows: Choice) -> NDArray[np.float64]:
    return np.array([float(row.is_of_it) for row in rows])


if __name__ == "__main__":
    main()
