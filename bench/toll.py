"""Toll: killed and injured as each report alone tells them, against the incident's final numbers.

An early report may rightly say less than the incident came to.  The reports of one incident together give what most of
those give that give anything, the first one where as many give another: weeks later, a trial or one of the dead is told
of.  But the hurt may die: of reports that count as many people in all, the one with the most dead is right, unless it
came before those.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from asof.intake.intake import Hints, take_in
from asof.model.claim import Claim
from asof.reading.compose.read import read_report
from bench.aside import is_kept_aside
from bench.casualties import toll_of

ARTICLES = "gva_articles.jsonl"
_SIDES = ("killed", "injured")


def predict(gold_rows: Iterable[dict[str, Any]], gold_path: Path) -> Iterator[dict[str, Any]]:
    """``{doc_id, incident_id, date, killed, injured, counted}`` of every article beside the gold."""
    from bench.tasks import read_rows

    known = {row["incident_id"] for row in gold_rows}
    for article in read_rows(gold_path.with_name(ARTICLES)):
        if article["incident_id"] in known:
            yield _answer(article)


def is_aside(row: dict[str, Any]) -> bool:
    """Whether the row's incident was kept aside: about a fifth, by a hash of its id."""
    return is_kept_aside(str(row["incident_id"]))


def _answer(article: dict[str, Any]) -> dict[str, Any]:
    claims = _claims(f"{article['title']}\n\n{article['text']}", date.fromisoformat(article["dct"][:10]))
    killed, injured = toll_of(claims, article["title"])
    return {
        "doc_id": article["doc_id"],
        "incident_id": article["incident_id"],
        "date": article["dct"],
        "killed": killed,
        "injured": injured,
        "counted": any(figure.measure.value in _SIDES for claim in claims for figure in claim.figures),
    }


def _claims(words: str, published: date) -> tuple[Claim, ...]:
    hints = Hints(published=published, outlet="The Bench")
    intake = take_in(words.encode(), name="article", url=None, received_at=datetime.now(UTC), hints=hints)
    return read_report(intake.report, intake.text, intake.entries).claims


def of_incidents(predicted: Iterable[dict[str, Any]]) -> dict[str, dict[str, int]]:
    """Killed and injured of each incident by its id, from the rows of its articles."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in predicted:
        rows[row["incident_id"]].append(row)
    return {incident: _together(told) for incident, told in rows.items()}


def _together(rows: Sequence[dict[str, Any]]) -> dict[str, int]:
    telling = [row for row in rows if row["killed"] or row["injured"]] or rows
    in_order = sorted(telling, key=lambda row: row.get("date", ""))
    killed, injured = (_most([row[side] for row in in_order]) for side in _SIDES)
    told_first = next((row.get("date", "") for row in in_order if row["killed"] == killed), "")
    later = [row for row in in_order if row.get("date", "") >= told_first]  # the dead do not come back
    dead = [row["killed"] for row in later if row["killed"] + row["injured"] == killed + injured]
    died = max([killed, *dead]) - killed
    return {"killed": killed + died, "injured": injured - died}


def _most(counts: Sequence[int]) -> int:
    told = Counter(counts)
    return next(count for count in counts if told[count] == max(told.values()))


def errors(gold: Iterable[dict[str, Any]], predicted: Iterable[dict[str, Any]]) -> Counter[str]:
    """How often each kind of error occurs, for the killed and for the injured."""
    wanted = {row["incident_id"]: row for row in gold}
    return Counter(
        f"{side}: {_kind(wanted[row['incident_id']], row, side)}"
        for row in predicted
        for side in _SIDES
        if row[side] != wanted[row["incident_id"]][side]
    )


def _kind(gold: dict[str, Any], row: dict[str, Any], side: str) -> str:
    right, told = gold[side], row[side]
    if not row.get("counted", True):
        return "the article counts nobody (another page, or a headline alone)"
    if right and not told:
        return "nobody counted, as " + ("one" if right == 1 else "several") + " should be"
    if side == "injured" and told == right + gold["killed"]:
        return "the dead counted among the injured"
    if side == "killed" and row["injured"] == gold["injured"] + right - told:
        return "a dead one counted as injured"
    if abs(told - right) == 1:
        return "one too many" if told > right else "one too few"
    return "two and more too many" if told > right else "two and more too few"
