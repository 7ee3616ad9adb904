"""Incidents: reports of shootings gathered by incident, look-alikes of one city and month among them, and their tolls.

The reports go through the product's own reading and reconcile as one record; a report's incident is that of its main
claim.  A. Bagga and B. Baldwin, "Entity-based cross-document coreferencing using the vector space model" (1998), for
BCubed.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from asof.intake.intake import Hints, take_in
from asof.model.claim import Happening, KeptClaim
from asof.model.views import Clock, RecordView
from asof.reading.compose.read import read_report
from asof.reading.compose.usable import IN_A_DAY
from asof.reconcile.facts import stated_interval
from asof.reconcile.moment import is_head
from asof.reconcile.places import is_sharp, place_key
from asof.reconcile.view import ReportEntries, build_view
from bench.aside import is_kept_aside
from bench.casualties import toll_of
from bench.plain import single_pass
from bench.score import Row, Score, share

ARTICLES = "gva_articles.jsonl"
MOST_REPORTS = 700  # a fixed sample, so that a run ends within a minute of one core
FEWEST_WORDS = 40  # a page of fewer words is a headline or an error page, which nobody could place
TFIDF_LEAST = 0.25  # the cosine from which the plain single pass joins
RECEIVED = datetime(2020, 1, 1, tzinfo=UTC)

_MAIN = frozenset(
    {Happening.SHOOTING, Happening.ATTACK, Happening.ASSASSINATION, Happening.CLASH, Happening.DEATH, Happening.INJURY}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report as read: its claims, and the row of its article."""

    article: Row
    kept: tuple[KeptClaim, ...]
    page: ReportEntries


def predict(gold_rows: Iterable[Row], gold_path: Path) -> Iterator[Row]:
    """One row a report of the sample: its incident, the city, and the groups that asof and two plain ways give it."""
    from bench.tasks import read_rows

    incidents = {row["incident_id"]: row for row in gold_rows}
    articles = sample(incidents, read_rows(gold_path.with_name(ARTICLES)))
    told = [read_article(article) for article in articles]
    found = _found(told)
    plain = single_pass([f"{row['title']} {row['text']}" for row in articles], least=TFIDF_LEAST)
    for number, one in enumerate(told):
        killed, injured = toll_of([kept.claim for kept in one.kept])
        gold = incidents[one.article["incident_id"]]
        days = list(_days_told(one, _day(gold)))
        yield {
            "doc_id": one.article["doc_id"],
            "incident_id": gold["incident_id"],
            "city": _city(gold),
            "date": one.article["dct"],
            "killed": killed,
            "injured": injured,
            "dated": len(days),
            "on_its_day": sum(days),
            "found": found[number],
            "tfidf": plain[number],
            "city_day": _city_and_day(one),
        }


def sample(incidents: dict[str, Row], articles: Iterable[Row], *, most: int = MOST_REPORTS) -> list[Row]:
    """About `most` reports, whole city-months at a time: first those that hold several incidents."""
    months: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for article in articles:
        gold = incidents.get(article["incident_id"])
        if gold is not None and len(article["text"].split()) >= FEWEST_WORDS:
            months[_city(gold), _month(gold)].append(article)
    taken: list[Row] = []
    for key in sorted(months, key=lambda key: (_is_easy(months[key]), hashlib.sha256("|".join(key).encode()).digest())):
        if len(taken) < most:
            taken += months[key]
    return sorted(taken, key=lambda row: (row["dct"], row["doc_id"]))


def is_aside(row: Row) -> bool:
    """Whether the row's city was kept aside: about a fifth, by a hash; look-alikes of one city stay together."""
    city = row["city"] if "found" in row else _city(row)
    return is_kept_aside(city)


def score(gold: Iterable[Row], predicted: Iterable[Row]) -> tuple[Score, ...]:
    """BCubed of asof's groups and of the plain ones, how many groups there are for one, and the tolls of incidents."""
    from bench.toll import of_incidents

    rows = list(predicted)
    wanted = {row["incident_id"]: row for row in gold}
    together = of_incidents(rows)
    groups, incidents = len({row["found"] for row in rows}), len(together)
    tolls = [
        share(f"{side} right", sum(told[side] == wanted[one][side] for one, told in together.items()), incidents)
        for side in ("killed", "injured")
    ]
    return (
        bcubed("BCubed", rows, "found"),
        Score(name="groups for one", value=groups / incidents),
        *tolls,
        share("days right", sum(row["on_its_day"] for row in rows), sum(row["dated"] for row in rows)),
        bcubed("plain TF-IDF", rows, "tfidf"),
        bcubed("plain city and day", rows, "city_day"),
    )


def bcubed(name: str, rows: Sequence[Row], key: str) -> Score:
    """The mean over rows of the share of their group that is of their incident, of their incident in it, and the F1."""
    if not rows:
        return Score(name=name, value=0.0, precision=0.0, recall=0.0)
    pairs = Counter((row[key], row["incident_id"]) for row in rows)
    groups, incidents = Counter(row[key] for row in rows), Counter(row["incident_id"] for row in rows)
    precision = sum(n * n / groups[group] for (group, _), n in pairs.items()) / len(rows)
    recall = sum(n * n / incidents[incident] for (_, incident), n in pairs.items()) / len(rows)
    return Score(name=name, value=2 * precision * recall / (precision + recall), precision=precision, recall=recall)


def errors(_gold: Iterable[Row], predicted: Iterable[Row]) -> Counter[str]:
    """How many pairs of reports are wrongly joined or parted, by kind."""
    rows = list(predicted)
    counts: Counter[str] = Counter()
    for number, one in enumerate(rows):
        for other in rows[:number]:
            is_one, is_joined = one["incident_id"] == other["incident_id"], one["found"] == other["found"]
            if is_joined and not is_one:
                counts[f"joined: two incidents of {'one city' if one['city'] == other['city'] else 'two cities'}"] += 1
            elif is_one and not is_joined:
                counts[f"parted: {_parted(one, other)}"] += 1
    return counts


def _parted(one: Row, other: Row) -> str:
    days = abs((date.fromisoformat(one["date"]) - date.fromisoformat(other["date"])).days)
    if "none" in (one["city_day"][0], other["city_day"][0]):
        return "no town read in one of them"
    if one["city_day"][0] != other["city_day"][0]:
        return "two towns read"
    return "said more than three days apart" if days > 3 else "one town, said within three days"


def _days_told(one: Told, day: date) -> Iterator[bool]:
    """For each claim of a killing that a report dates by the day or sharper, whether that is the day of its incident.

    A day off is right: a night has two.  A report may tell of other shootings too, which are wrong here.
    """
    for kept in one.kept:
        when = kept.claim.when
        if kept.claim.happening not in _MAIN or when is None or when.precision not in IN_A_DAY:
            continue
        if when.start is not None and when.end is not None:
            first, last = (moment.astimezone(ZoneInfo(when.zone)).date() for moment in (when.start, when.end))
            yield first - timedelta(days=1) <= day <= last + timedelta(days=1)


def main_claim(claims: Sequence[KeptClaim]) -> KeptClaim | None:
    """The claim that a report leads with: of a shooting the headline's, else the first; without any its first claim."""
    about = [kept for kept in claims if kept.claim.happening in _MAIN]
    lead = min(about, key=lambda kept: (not is_head(kept), kept.claim.span.start), default=None)
    return lead or next(iter(claims), None)


def _found(told: Sequence[Told]) -> list[str]:
    view = build_view(
        [kept for one in told for kept in one.kept], [one.page for one in told], at=None, clock=Clock.SAID
    )
    of_claim = _incident_of_claim(view)
    mains = [main_claim(one.kept) for one in told]
    return [
        of_claim[main.claim.claim_id] if main else one.article["doc_id"] for one, main in zip(told, mains, strict=True)
    ]


def _incident_of_claim(view: RecordView) -> dict[str, str]:
    return {
        link.claim.claim.claim_id: incident.incident_id
        for story in view.stories
        for incident in story.incidents
        for link in incident.links
    }


def read_article(article: Row) -> Told:
    """The article as the product reads it, taken in at one fixed moment."""
    words = f"{article['title']}\n\n{article['text']}"
    hints = Hints(published=date.fromisoformat(article["dct"][:10]), outlet=_outlet(article))
    intake = take_in(words.encode(), name=article["doc_id"], url=None, received_at=RECEIVED, hints=hints)
    reading = read_report(intake.report, intake.text, intake.entries)
    kept = tuple(KeptClaim(claim=claim, report=intake.report) for claim in reading.claims)
    return Told(article=article, kept=kept, page=(intake.report, intake.text, reading.entries))


def _outlet(article: Row) -> str:
    """The host that the address of an archived page ends in."""
    return str(article.get("url") or "").rpartition("://")[2].partition("/")[0] or "The Bench"


def _city_and_day(told: Told) -> tuple[str, str]:
    main = main_claim(told.kept)
    town = next((place for place in main.claim.where if is_sharp(place)), None) if main else None
    stated = stated_interval(main.claim.when) if main else None
    return place_key(town) if town else "none", stated[0].date().isoformat() if stated else told.article["dct"]


def _city(gold: Row) -> str:
    return f"{gold['city']}, {gold['state']}"


def _month(gold: Row) -> str:
    return f"{_day(gold):%Y-%m}"


def _day(gold: Row) -> date:
    return datetime.strptime(gold["date"], "%B %d, %Y").date()


def _is_easy(articles: Sequence[Row]) -> bool:
    return len({row["incident_id"] for row in articles}) < 2
