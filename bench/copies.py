"""Copies: which reports and claims share an origin, among reprints made by a seed from the main texts of pages.

Two pages count as unrelated, so that every pair of claims of two look-alike pages told as one lowers the precision.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path

from asof.intake.intake import Hints, take_in
from asof.model.claim import KeptClaim
from asof.reading.compose.read import read_report
from asof.reconcile.origins import Attribution, attribute
from asof.reconcile.words import fold, name_key
from bench.aside import is_kept_aside
from bench.reprints import Made, Source, pages_of, reprints
from bench.score import Score

SEED = 5
GOLD = "aeb_ground_truth.json"
_PUBLISHED = date(2031, 5, 14)
_JACCARD = 0.5

Pair = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim of a made report, with the sentence of a page it comes from (None: the generator's own words)."""

    kept: KeptClaim
    made: Made
    source: Source | None

    @property
    def claim_id(self) -> str:
        return self.kept.claim.claim_id

    @property
    def report_id(self) -> str:
        return self.kept.report.report_id


def measure_copies(data: Path) -> dict[str, float]:
    """Our scores on the pages that are looked at; false confirmations as the share that is not confirmed falsely."""
    told, attributions = _told(data, aside=False)
    found = {score.name: score.value for score in scores(told, _systems(told, attributions)["asof"], attributions)}
    return found | {"no false confirmation": 1 - found["false confirmations"]}


def run_copies(data: Path, *, aside: bool, show_wrong: bool = False) -> int:
    """Print the scores beside those of two plain rules on the same reports, and what is wrong by kind of reprint."""
    told, attributions = _told(data, aside=aside)
    reports, outlets = ({one.report_id for one in told}, {one.made.outlet for one in told})
    print(f"copies: {len(reports)} reports with {len(told)} claims, of {len(outlets)} outlets")
    for name, group in _systems(told, attributions).items():
        for score in scores(told, group, attributions if name == "asof" else None):
            print(f"  {name:14} {score.name:20} {score.value:.3f}  " + _detail(score))
    if show_wrong:
        for kind, count in wrong_by_kind(told, attributions).most_common():
            print(f"  {count:5}  {kind}")
    return 0


def _told(data: Path, *, aside: bool) -> tuple[list[Told], Mapping[str, Attribution]]:
    made = reprints(pages_of(texts_of(data, aside=aside)), SEED)
    told = [one for report in made for one in _read(report)]
    return told, attribute([one.kept for one in told])


def texts_of(data: Path, *, aside: bool) -> dict[str, str]:
    """The main text of each page of the folder or file: of about a fifth, by a hash of the id, or of the others."""
    path = data / GOLD if data.is_dir() else data
    pages = json.loads(path.read_text(encoding="utf-8"))
    return {page_id: page["articleBody"] for page_id, page in pages.items() if is_kept_aside(page_id) is aside}


def scores(
    told: Sequence[Told], keys: Mapping[str, Iterable[Hashable]], attributions: Mapping[str, Attribution] | None = None
) -> tuple[Score, ...]:
    """Pairs of claims and of reports, and the share of copied claims that would confirm what they copy.

    Two claims are one by a rule where they share a key; without `attributions` any two others are independent.
    """
    gold = _claim_pairs({one.claim_id: [one.source] if one.source else [] for one in told}, told)
    found = _claim_pairs(keys, told)
    same = _of_one_content(gold, told)
    report_of = {one.claim_id: one.report_id for one in told}

    def reports(pairs: Iterable[Pair]) -> set[Pair]:
        return {frozenset(report_of[one] for one in pair) for pair in pairs}

    false = same - found if attributions is None else {pair for pair in same if _is_independent(pair, attributions)}
    return (
        _f1("claim pairs", gold, found),
        _f1("report pairs", reports(gold), reports(found)),
        Score(name="false confirmations", value=len(false) / len(same) if same else 0.0, precision=None, recall=None),
    )


def wrong_by_kind(told: Sequence[Told], attributions: Mapping[str, Attribution]) -> Counter[str]:
    """How many pairs of claims are missed, joined wrongly or counted as independent, by the kinds of reprint."""
    of_claim = {one.claim_id: one for one in told}
    gold = _claim_pairs({one.claim_id: [one.source] if one.source else [] for one in told}, told)
    found = _claim_pairs(_systems(told, attributions)["asof"], told)

    def kinds(pair: Pair) -> str:
        return " / ".join(sorted(of_claim[one].made.kind for one in pair))

    wrong = Counter(f"missed: {kinds(pair)}" for pair in gold - found)
    wrong.update(f"joined wrongly: {kinds(pair)}" for pair in found - gold)
    wrong.update(
        f"independent: {kinds(pair)}" for pair in _of_one_content(gold, told) if _is_independent(pair, attributions)
    )
    return wrong


def _read(made: Made) -> Iterator[Told]:
    moment = datetime(2031, 5, 14, 12, tzinfo=UTC) + timedelta(hours=made.hour)
    hints = Hints(published=_PUBLISHED, outlet=made.outlet)
    intake = take_in(made.text.encode(), name="a made report", url=None, received_at=moment, hints=hints)
    for claim in read_report(intake.report, intake.text, intake.entries).claims:
        kept = KeptClaim(claim=claim, report=intake.report)
        yield Told(kept=kept, made=made, source=made.source_of(claim.sentence))


def _systems(told: Sequence[Told], attributions: Mapping[str, Attribution]) -> dict[str, dict[str, list[Hashable]]]:
    pages = {name_key(one.made.outlet) for one in told if one.made.kind == "original"}
    # Two claims of one sentence stand and fall together, so what is copied is a sentence.
    sentence = {one.claim_id: (one.report_id, one.kept.claim.span) for one in told}
    ours: dict[str, list[Hashable]] = {}
    for one in told:
        found = attributions[one.claim_id]
        # A page's own outlet is one story here; an agency or a minister has many, and says nothing of copies.
        by_name: list[Hashable] = [("root", found.root)] if found.root in pages else []
        ours[one.claim_id] = [sentence[found.repeats or one.claim_id], *by_name]
    return {
        "asof": ours,
        "exact hash": {one.claim_id: [fold(one.kept.claim.sentence)] for one in told},
        "text Jaccard": _by_text(told),
    }


def _by_text(told: Sequence[Told]) -> dict[str, list[Hashable]]:
    """Claims of one kind in two reports whose three-word shingles overlap by half: the usual test for whole pages."""
    words = {one.report_id: fold(one.made.text) for one in told}
    shingles = {key: frozenset(zip(text, text[1:], text[2:], strict=False)) for key, text in words.items()}
    by_report: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_report[one.report_id].append(one)
    keys: dict[str, list[Hashable]] = {one.claim_id: [] for one in told}
    for left, right in combinations(sorted(by_report), 2):
        both = shingles[left] & shingles[right]
        if len(both) < _JACCARD * len(shingles[left] | shingles[right]):
            continue
        for one in (*by_report[left], *by_report[right]):
            keys[one.claim_id].append((left, right, one.source))
    return keys


def _claim_pairs(keys: Mapping[str, Iterable[Hashable]], told: Sequence[Told]) -> set[Pair]:
    """The pairs of claims of different reports that share a key."""
    report_of = {one.claim_id: one.report_id for one in told}
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for claim_id, own in keys.items():
        for key in own:
            groups[key].append(claim_id)
    return {
        frozenset(pair)
        for group in groups.values()
        for pair in combinations(sorted(set(group)), 2)
        if report_of[pair[0]] != report_of[pair[1]]
    }


def _of_one_content(pairs: Iterable[Pair], told: Sequence[Told]) -> set[Pair]:
    """The pairs that could confirm one another: claims of one happening with as many figures, all equal."""
    content = {
        one.claim_id: (
            one.kept.claim.happening,
            frozenset((figure.measure, figure.quantity.low, figure.quantity.high) for figure in one.kept.claim.figures),
        )
        for one in told
    }
    return {pair for pair in pairs if len({content[one] for one in pair}) == 1}


def _is_independent(pair: Pair, attributions: Mapping[str, Attribution]) -> bool:
    roots = {attributions[one].root for one in pair}
    return len(roots) == 2 and "" not in roots


def _f1(name: str, gold: set[Pair], found: set[Pair]) -> Score:
    right = len(gold & found)
    precision, recall = (right / len(found) if found else 0.0), (right / len(gold) if gold else 0.0)
    value = 2 * precision * recall / (precision + recall) if right else 0.0
    return Score(name=name, value=value, precision=precision, recall=recall)


def _detail(score: Score) -> str:
    return "" if score.precision is None else f"P {score.precision:.3f}  R {score.recall:.3f}"
