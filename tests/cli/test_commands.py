"""The commands as a person runs them: what they print, where, and what they say when something is wrong."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

_PAGE = """\
Guards and dockers clash in Lyon

By the harbour desk

March 12, 2021 - At least four dockers were killed and dozens injured when guards opened fire in Lyon, the union said.

The ministry denied that anyone had died. More than 100 people have been arrested since Wednesday.
"""


def _asof(*arguments: str, folder: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "asof", *arguments]
    done = subprocess.run(command, cwd=folder, input=stdin, capture_output=True, timeout=120, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def _lines(*arguments: str, folder: Path) -> list[dict[str, Any]]:
    """What a command prints as JSON Lines."""
    return [json.loads(line) for line in _asof(*arguments, folder=folder).stdout.splitlines()]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record of one page in the default place."""
    folder = tmp_path_factory.mktemp("record")
    (folder / "page.txt").write_text(_PAGE, encoding="utf-8")
    done = _asof("add", "page.txt", "--outlet", "The Quay", folder=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "claims" in done.stderr
    return folder


def test_adding_the_same_page_again_changes_nothing(record: Path) -> None:
    before = (record / "asof.db").read_bytes()
    done = _asof("add", "page.txt", folder=record)
    assert done.returncode == 0
    assert "nothing changed" in done.stderr
    assert (record / "asof.db").read_bytes() == before


def test_show_prints_the_toll_with_its_words_and_who_says_so(record: Path) -> None:
    done = _asof("show", folder=record)
    assert done.returncode == 0
    assert "4 or more" in done.stdout
    assert "At least four dockers" in done.stdout
    assert "The Quay" in done.stdout
    assert done.stderr == ""


def test_show_as_of_a_moment_before_the_page_is_empty(record: Path) -> None:
    done = _asof("show", "--at", "2021-03-01", "--json", folder=record)
    assert json.loads(done.stdout)["stories"] == []


def test_claims_as_json_are_one_claim_a_line(record: Path) -> None:
    rows = _lines("claims", "--json", folder=record)
    assert {row["outlet"] for row in rows} == {"The Quay"}
    assert all(row["sentence"] for row in rows)


def test_claims_can_be_searched(record: Path) -> None:
    rows = [
        json.loads(line)
        for line in _asof("claims", "--search", "arrested", "--json", folder=record).stdout.splitlines()
    ]
    assert rows
    assert all("arrested" in row["sentence"] for row in rows)


def test_claims_are_coded_in_the_lists_asked_for(record: Path) -> None:
    (arrest, *_) = _lines("claims", "--search", "arrested", "--codes", "acled,cameo", "--json", folder=record)
    assert arrest["happening"] == "arrest"
    assert arrest["codes"] == {
        "acled": {"event": "Strategic developments", "detail": "Arrests"},
        "cameo": {"event": "17", "detail": None},
    }
    assert "CAMEO 17" in _asof("claims", "--codes", "cameo", folder=record).stdout
    assert all("codes" not in row for row in _lines("claims", "--json", folder=record))


def test_a_list_of_codes_that_there_is_not_is_refused(record: Path) -> None:
    done = _asof("claims", "--codes", "acled,geneva", folder=record)
    assert done.returncode != 0
    assert "geneva" in done.stderr


def test_changes_between_moments_in_the_wrong_order_are_refused_and_not_called_nothing_new(record: Path) -> None:
    done = _asof("changes", "--since", "2021-03-14", "--at", "2021-03-01", folder=record)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "--at 2021-03-01 is before --since 2021-03-14" in done.stderr


def test_help_says_that_a_date_given_wins_over_the_pages_own(tmp_path: Path) -> None:
    words = " ".join(_asof("add", "--help", folder=tmp_path).stdout.split())
    assert "When the page was published: a day or a moment; wins over the page." in words


def test_help_gives_the_forms_of_the_moment_that_changes_are_counted_from(tmp_path: Path) -> None:
    words = " ".join(_asof("changes", "--help", folder=tmp_path).stdout.split())
    assert "From this moment on: 2019-03-01T14:30Z, 2019-03-01, 2h (ago); of a day, from its start." in words


def test_changes_since_a_moment_say_what_is_new(record: Path) -> None:
    rows = [
        json.loads(line)
        for line in _asof("changes", "--since", "2021-03-01", "--json", folder=record).stdout.splitlines()
    ]
    assert {row["kind"] for row in rows} >= {"new"}


def test_read_prints_claims_and_keeps_nothing(record: Path, tmp_path: Path) -> None:
    done = _asof("read", "-", "--outlet", "The Quay", "--json", folder=tmp_path, stdin=_PAGE.encode())
    assert done.returncode == 0, done.stderr
    assert [json.loads(line) for line in done.stdout.splitlines()]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["csv", "json", "geojson"])
def test_every_export_carries_the_words_of_its_figures(record: Path, form: str) -> None:
    done = _asof("export", form, folder=record)
    assert done.returncode == 0, done.stderr
    assert "At least four dockers" in done.stdout
    assert "GeoNames, CC BY" in done.stderr


def test_publish_writes_a_page(record: Path) -> None:
    done = _asof("publish", "site", folder=record)
    assert done.returncode == 0, done.stderr
    assert "At least four dockers" in (record / "site" / "index.html").read_text(encoding="utf-8")


def test_verify_says_that_a_sound_record_is_sound(record: Path) -> None:
    done = _asof("verify", "--json", folder=record)
    assert done.returncode == 0
    assert json.loads(done.stdout)["sound"] is True


def test_verify_names_a_row_that_was_altered(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "asof.db"
    copy.write_bytes((record / "asof.db").read_bytes())
    with sqlite3.connect(copy) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE texts SET content = replace(content, 'four', 'nine')")
    raw.close()
    done = _asof("verify", folder=tmp_path)
    assert done.returncode == 1
    assert "texts" in done.stderr


# What a person meets when something is wrong


def _write(folder: Path, name: str, raw: bytes) -> str:
    (folder / name).write_bytes(raw)
    return name


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("spaces.txt", b" \n\n  ", "empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "picture"),
        ("noise.txt", bytes(range(256)) * 8, "binary"),
        ("numbers.txt", b"2021-03-12\n\n300 x 250\n", "no readable text"),
        (
            "undated.txt",
            b"Dockers marched in Lyon and guards closed the gates behind them.\n",
            "--published",
        ),
    ],
)
def test_a_page_that_cannot_be_a_report_is_told_and_not_kept(tmp_path: Path, name: str, raw: bytes, said: str) -> None:
    done = _asof("add", _write(tmp_path, name, raw), folder=tmp_path)
    assert done.returncode == 1
    assert name in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "holds no" in _asof("claims", folder=tmp_path).stderr or _asof("claims", folder=tmp_path).stdout == ""


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert "nowhere.txt" in _asof("add", "nowhere.txt", folder=tmp_path).stderr
    (tmp_path / "from the port").mkdir()
    said = _asof("add", "from the port/", folder=tmp_path).stderr
    assert "from the port is a folder; give the files in it: 'from the port'/*" in said


def test_an_encoding_that_does_not_exist_is_told(tmp_path: Path) -> None:
    done = _asof("add", _write(tmp_path, "page.txt", _PAGE.encode()), "--encoding", "latin-99", folder=tmp_path)
    assert done.returncode == 1
    assert "latin-99" in done.stderr


def test_of_several_pages_the_good_ones_are_added(tmp_path: Path) -> None:
    _write(tmp_path, "good.txt", _PAGE.encode())
    done = _asof("add", "nowhere.txt", "good.txt", folder=tmp_path)
    assert done.returncode == 1
    assert _asof("claims", folder=tmp_path).stdout != ""


def test_a_date_given_by_hand_is_used(tmp_path: Path) -> None:
    _write(tmp_path, "page.txt", b"Guards arrested 12 dockers in Lyon on Monday, a union of the port said.\n")
    assert _asof("add", "page.txt", "--published", "2021-03-12", folder=tmp_path).returncode == 0
    (row,) = _lines("claims", "--json", folder=tmp_path)
    assert row["when"]["start"].startswith("2021-03-07T23:00")


@pytest.mark.parametrize("option", ["--published", "--at"])
def test_a_time_that_means_nothing_is_told(record: Path, option: str) -> None:
    command = "add" if option == "--published" else "show"
    arguments = ["page.txt"] if command == "add" else []
    done = _asof(command, *arguments, option, "soonish", folder=record)
    assert done.returncode == 1
    assert "soonish" in done.stderr


def test_a_record_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    done = _asof("show", folder=tmp_path)
    assert done.returncode == 1
    assert "asof add" in done.stderr


def test_a_record_of_a_newer_version_is_left_alone(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "asof.db"
    copy.write_bytes((record / "asof.db").read_bytes())
    with sqlite3.connect(copy) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    done = _asof("show", folder=tmp_path)
    assert done.returncode == 1
    assert "newer" in done.stderr


def test_an_export_that_does_not_exist_names_those_that_do(record: Path) -> None:
    done = _asof("export", "xml", folder=record)
    assert done.returncode == 1
    assert "csv" in done.stderr


def test_the_record_can_be_named_by_the_environment(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASOF_RECORD", str(record / "asof.db"))
    assert _asof("show", folder=tmp_path).returncode == 0


def test_a_page_is_read_with_the_trained_reader_where_it_is_asked_for(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="the extra 'trained' is not installed")
    (tmp_path / "page.txt").write_text("Police arrested nine people in Bari on Monday.\n", encoding="utf-8")
    options = ("read", "page.txt", "--published", "2021-03-02", "--outlet", "The Quay", "--json")
    (alone,) = _lines(*options, folder=tmp_path)
    (both, *_) = _lines(*options, "--trained", folder=tmp_path)
    assert both["reader"] == alone["reader"] + "+trained/2+figures/1"
    assert both["happening"] == alone["happening"] == "arrest"
