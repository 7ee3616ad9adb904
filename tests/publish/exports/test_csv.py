"""CSV: one row a figure, both bounds, the words, and nothing a spreadsheet would run."""

import csv
import dataclasses
import io

import pytest

from asof.model.claim import KeptClaim
from asof.publish.exports.csv import COLUMNS, write_csv
from tests.record.sample import make

MADE = make()
KEPT = tuple(KeptClaim(claim=claim, report=MADE.report) for claim in MADE.claims)


def written(*kept: KeptClaim) -> str:
    """What the export writes."""
    stream = io.StringIO(newline="")
    write_csv(kept, stream)
    return stream.getvalue()


def rows(*kept: KeptClaim) -> list[dict[str, str]]:
    """What a reader of the export finds."""
    return list(csv.DictReader(io.StringIO(written(*kept), newline="")))


def test_no_claims_are_a_header_alone() -> None:
    assert written() == ",".join(COLUMNS) + "\r\n"


def test_lines_end_as_the_rfc_says() -> None:
    text = written(*KEPT)
    assert text.count("\r\n") == text.count("\n") == 1 + len(KEPT)


def test_both_bounds_and_the_words() -> None:
    hurt, _, nobody = rows(*KEPT)
    assert (hurt["measure"], hurt["low"], hurt["high"], hurt["words"]) == ("injured", "12", "", "At least 12")
    assert (nobody["low"], nobody["high"], nobody["approximate"]) == ("0", "0", "false")


def test_each_figure_has_a_row_of_its_own() -> None:
    figures = KEPT[0].claim.figures + KEPT[1].claim.figures
    both = rows(dataclasses.replace(KEPT[0], claim=dataclasses.replace(KEPT[0].claim, figures=figures)))
    assert [row["words"] for row in both] == ["At least 12", "Several"]
    assert both[0]["claim_id"] == both[1]["claim_id"]


def test_a_claim_without_a_figure_has_a_row_with_empty_cells() -> None:
    (row,) = rows(dataclasses.replace(KEPT[0], claim=dataclasses.replace(KEPT[0].claim, figures=())))
    assert row["happening"] == "injury"
    assert [row[name] for name in ("measure", "low", "high", "words", "words_start")] == [""] * 5


def test_time_place_route_and_speakers() -> None:
    hurt, boats, _ = rows(*KEPT)
    assert hurt["when_edtf"] == "2031-05-04"
    assert (hurt["place"], hurt["lat"], hurt["lon"], hurt["radius_km"]) == ("Varela", "-25.5", "-57.25", "4.0")
    assert (boats["from"], boats["to"], boats["lat"]) == ("Puerto Lindo", "a village south of Varela", "")
    assert hurt["speakers"] == "the mayor (official) < Varela Courier (outlet)"


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_words_that_a_spreadsheet_would_run_are_made_harmless(start: str) -> None:
    (row,) = rows(dataclasses.replace(KEPT[0], claim=dataclasses.replace(KEPT[0].claim, actor=start)))
    assert row["actor"] == f"'{start}"


def test_a_sentence_with_commas_quotes_and_lines_comes_back() -> None:
    sentence = 'He said, "two\r\nlines"; ok'
    (row,) = rows(dataclasses.replace(KEPT[0], claim=dataclasses.replace(KEPT[0].claim, sentence=sentence)))
    assert row["sentence"] == sentence
