"""Learns what speaks for it that two leads of a story are one: ``python -m train.leads DATA [--out FILE]``.

Of the shootings of ``toll/gva_articles.jsonl`` those that ``bench.incidents`` neither takes nor keeps aside.  They are
told apart into stories in three ways, each of which weighs the same: as asof does, where leads are mostly one; what the
reports of one city tell without a long pause, where they are as often two; and what two cities of one state tell, for
two towns to speak against it.  Each two reports of a story are a choice like those of ``train.stories``, whose fit this
is, and each report of a story counts the same, however many pairs it is in.  There is no chance in it.
"""

import argparse
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.reconcile.incidents import gather
from asof.reconcile.leads import LINKED, leads_by_report, may_be_one, signals
from asof.reconcile.origins import attribute
from asof.reconcile.stories import group_reports
from bench import incidents
from bench.tasks import read_rows
from train.stories import Row, fit_signed, told_weights

WEIGHTS = Path("src/asof/reconcile/leads.toml")
PAUSE = timedelta(days=30)
"""After so long without a report what a city tells is another story; with it leads are one and two about as often."""

PENALTY = 1e-3
"""Of 3e-4 to 1e-2 the best held out by states."""

HEAD = """# How much each thing speaks for or against two leads of a story being one happening, in the logarithm of
# odds; what is not here says nothing.  Fitted by `python -m train.leads`; leads.py tells what each means.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report: its words and claims, the day it was said, the shooting that it tells, and where that was."""

    report: Report
    words: str
    claims: tuple[KeptClaim, ...]
    said: date
    incident: str
    city: str
    state: str


def main() -> None:
    """Read the texts, fit the weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    told = told_shootings(arguments.data / "toll")
    cities = of_cities(told)
    sets = [
        [[row] for story in stories for row in pairs_of(story)]
        for stories in (as_told(told), cities, of_two_cities(cities))
    ]
    weights = fit_signed(sets, penalty=PENALTY)
    arguments.out.write_text(told_weights(HEAD, {"weights": weights}))


def told_shootings(folder: Path) -> list[Told]:
    """The reports to learn of, but for pages that are listed under several shootings."""
    known = {row["incident_id"]: row for row in read_rows(folder / "gva_incidents.jsonl")}
    articles = list(read_rows(folder / incidents.ARTICLES))
    taken = {row["doc_id"] for row in incidents.sample(known, articles)}
    told: dict[str, list[Told]] = defaultdict(list)
    for article in articles:
        gold = known.get(article["incident_id"])
        is_long = len(article["text"].split()) >= incidents.FEWEST_WORDS
        if gold and is_long and article["doc_id"] not in taken and not incidents.is_aside(gold):
            one = incidents.read_article(article)
            shooting = Told(
                report=one.page[0],
                words=one.page[1].content,
                claims=one.kept,
                said=date.fromisoformat(article["dct"][:10]),
                incident=article["incident_id"],
                city=gold["city"],
                state=gold["state"],
            )
            told[shooting.report.report_id].append(shooting)
    return [same[0] for same in told.values() if len({one.incident for one in same}) == 1]


def as_told(told: Sequence[Told]) -> list[list[Told]]:
    """The stories that asof tells the reports apart into."""
    known = {one.report.report_id: one for one in told}
    groups = group_reports(
        [one.report for one in told],
        {report_id: one.claims for report_id, one in known.items()},
        {report_id: one.words for report_id, one in known.items()},
    )
    return [[known[report.report_id] for report in group.reports] for group in groups]


def of_cities(told: Iterable[Told]) -> list[list[Told]]:
    """What each city tells without a long pause, by state and then by city."""
    by_city: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: (one.state, one.city, one.said, one.report.report_id)):
        by_city[one.state, one.city].append(one)
    return [story for reports in by_city.values() for story in _without_pause(reports)]


def _without_pause(reports: Sequence[Told]) -> Iterator[list[Told]]:
    story = [reports[0]]
    for before, one in itertools.pairwise(reports):
        if one.said - before.said > PAUSE:
            yield story
            story = []
        story.append(one)
    yield story


def of_two_cities(stories: Iterable[list[Told]]) -> Iterator[list[Told]]:
    """In the order they began, each two stories of a state together that are of two cities; none is in two pairs."""
    by_state: dict[str, list[list[Told]]] = defaultdict(list)
    for story in stories:
        by_state[story[0].state].append(story)
    for told in by_state.values():
        told.sort(key=lambda story: (story[0].said, story[0].report.report_id))
        for one, other in zip(told[::2], told[1::2], strict=False):
            if one[0].city != other[0].city:
                yield [*one, *other]


def pairs_of(story: Sequence[Told]) -> Iterator[Row]:
    """What speaks for and against, for each two of the leads of what is told together."""
    claims = [claim for one in story for claim in one.claims]
    gold = {one.report.report_id: one.incident for one in story}
    led = leads_by_report(gather(claims, attribute(claims)), fewest=1, most=len(story))
    leads = [(number, lead) for number, told in led.items() for lead in told]
    for (first, one), (second, other) in itertools.combinations(leads, 2):
        linked = {LINKED: 1.0} if first == second else {}
        is_one = len({gold[lead.entries[0][0]] for lead in (one, other)}) == 1
        if first == second or may_be_one(one, other):
            yield Row(found=signals(one, other) | linked, is_of_it=is_one, weight=1 / (len(leads) - 1))


if __name__ == "__main__":
    main()
