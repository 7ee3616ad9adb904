"""`asof places`, and places of one's own, as a person uses them."""

import json
from pathlib import Path

import pytest

from asof.cli.main import app, main
from tests.cli.test_commands import _asof, _lines

_PAGE = "March 12, 2021 - Police arrested four people at Olive square, the union said.\n"
_OWN = "name,lat,lon,country\nOlive Square,15.46,36.39,SD\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own.csv").write_text(_OWN, encoding="utf-8")
    (tmp_path / "page.txt").write_text(_PAGE, encoding="utf-8")
    return tmp_path


def test_find_prints_each_place_with_its_country_people_and_credit(capsys: pytest.CaptureFixture[str]) -> None:
    app(["places", "find", "Kassala"], standalone_mode=False)
    shown = capsys.readouterr().out
    assert "Kassala, SD: settlement" in shown
    assert "401,477 people" in shown
    assert "province or region of a country" in shown
    assert "Places: GeoNames, CC BY 4.0." in shown


def test_find_gives_json_lines_with_the_other_names(capsys: pytest.CaptureFixture[str]) -> None:
    app(["places", "find", "Kazeroun", "--json"], standalone_mode=False)
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (row["name"], row["country"], row["level"], row["match"]) == ("Kazerun", "IR", "settlement", "name")
    assert "kazerun" in row["names"]
    assert "GeoNames" in row["credit"]


def test_find_gives_places_spelled_alike_where_nobody_has_the_name(capsys: pytest.CaptureFixture[str]) -> None:
    app(["places", "find", "Kazaroon"], standalone_mode=False)
    shown = capsys.readouterr().out
    assert shown.startswith("Kazerun, Fars, IR: settlement")
    assert "taken for it by a similar spelling, “Kazaroon”" in shown


def test_find_of_a_name_that_nobody_has_fails(folder: Path) -> None:
    done = _asof("places", "find", "Qworzhaveh", folder=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no place is known as 'Qworzhaveh'" in done.stderr


def test_own_places_stand_first_and_say_whose_they_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app(["places", "find", "Olive Square", "--places", str(folder / "own.csv")], standalone_mode=False)
    shown = capsys.readouterr().out
    assert "a place of your own" in shown
    assert "from the file you gave" in shown


def test_a_record_keeps_that_a_place_is_ones_own(folder: Path) -> None:
    done = _asof("add", "page.txt", "--places", "own.csv", folder=folder)
    assert done.returncode == 0, done.stderr
    places = [row["where"] for row in _lines("claims", "--json", folder=folder)]
    assert {(place["lat"], place["place_id"], place["match"]) for place in places} == {(15.46, None, "own")}


def test_a_bad_row_stops_before_anything_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    (folder / "own.csv").write_text(_OWN + "Elm Street,here,2,\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ASOF_PLACES", "own.csv")
    monkeypatch.setattr("sys.argv", ["asof", "add", "page.txt"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 1
    assert "own.csv: no place was taken. row 3, lat: 'here' is no number" in capsys.readouterr().err
    assert not (folder / "asof.db").exists()
