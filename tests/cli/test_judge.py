"""`asof judge` as an editor runs it: what it keeps, what the views say after, and what is refused."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

_PAGE = """\
Guards and dockers clash in Lyon

By the harbour desk

March 12, 2021 - At least four dockers were killed when guards opened fire in Lyon, the union said.

More than 100 people have been arrested since Wednesday.
"""


def _asof(*arguments: str, folder: Path, editor: str = "Ina Moor") -> subprocess.CompletedProcess[str]:
    settings = {key: value for key, value in os.environ.items() if key != "ASOF_EDITOR"}
    if editor:
        settings["ASOF_EDITOR"] = editor
    command = [sys.executable, "-m", "asof", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False, env=settings)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def _claims(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _asof("claims", "--json", folder=folder).stdout.splitlines()]


def _claim(folder: Path, words: str) -> dict[str, Any]:
    """The claim with a figure whose sentence holds `words`."""
    return next(claim for claim in _claims(folder) if words in claim["sentence"] and claim["figures"])


@pytest.fixture(scope="module")
def unjudged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record of one page, in which nothing is judged."""
    folder = tmp_path_factory.mktemp("record")
    (folder / "page.txt").write_text(_PAGE, encoding="utf-8")
    assert _asof("add", "page.txt", "--outlet", "The Quay", folder=folder).returncode == 0
    return folder


@pytest.fixture(scope="module")
def arrested(unjudged: Path) -> str:
    """The id of the claim of those arrested."""
    return str(_claim(unjudged, "arrested")["claim_id"])


@pytest.fixture
def record(unjudged: Path, tmp_path: Path) -> Path:
    """A copy of it, to judge in."""
    shutil.copy(unjudged / "asof.db", tmp_path)
    return tmp_path


def test_a_retraction_is_told_by_every_command_and_undone_by_another_judgement(record: Path) -> None:
    before = _asof("show", folder=record).stdout
    claim = _claim(record, "arrested")
    done = _asof("judge", "retract", claim["claim_id"][:8], "--reason", "counted twice", folder=record)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    for command in (("show",), ("claims",), ("changes", "--since", "1h"), ("export", "csv"), ("judge", "list")):
        told = " ".join(_asof(*command, folder=record).stdout.split())
        assert "counted twice" in told, command
        assert "Ina Moor" in told, command
    assert _claim(record, "arrested")["standing"] == "retracted"
    judgement = done.stderr.split()[0]
    assert _asof("judge", "undo", judgement, "--reason", "it was not", folder=record).returncode == 0
    after = _asof("show", folder=record).stdout
    assert after.partition("JUDGEMENTS")[0].split() == before.split()
    assert "it was not" in " ".join(after.split())
    assert json.loads(_asof("verify", "--json", folder=record).stdout)["sound"] is True


def test_a_claim_can_be_named_by_where_its_sentence_stands(record: Path) -> None:
    claim = _claim(record, "arrested")
    name = f"{claim['report_id'][:8]}:{claim['start']}-{claim['end']}"
    done = _asof("judge", "confirm", name, "--reason", "seen in the court's list", folder=record)
    assert done.returncode == 0, done.stderr
    confirmed = _claim(record, "arrested")
    assert (confirmed["standing"], confirmed["judged"][0]["by"]) == ("confirmed", "Ina Moor")
    assert confirmed["as_read"] == {"standing": "reported"}


def test_a_corrected_claim_has_what_was_given_and_what_was_read(record: Path) -> None:
    claim = _claim(record, "arrested")["claim_id"]
    given = ["--figure", "arrested", "--count", "90..95", "--when", "2021-03-11", "--where", "45.76,4.83 Quai Neuf"]
    voice = ["--speaker", "the prefect", "--role", "official"]
    done = _asof("judge", "correct", claim, *given, *voice, "--reason", "the prefect's own count", folder=record)
    assert done.returncode == 0, done.stderr
    after = _claim(record, "arrested")
    assert (after["figures"][0]["low"], after["figures"][0]["high"]) == (90, 95)
    assert after["figures"][0]["words"] == after["as_read"]["figures"][0]["words"]
    assert (after["where"]["name"], after["where"]["lat"]) == ("Quai Neuf", 45.76)
    assert after["when"]["edtf"] == "2021-03-11"
    assert [speaker["name"] for speaker in after["speakers"]] == ["the prefect", "The Quay"]
    assert after["as_read"]["figures"][0]["low"] == 101


def test_the_same_judgement_again_changes_nothing(record: Path) -> None:
    claim = _claim(record, "arrested")["claim_id"]
    _asof("judge", "retract", claim, "--reason", "counted twice", folder=record)
    before = (record / "asof.db").read_bytes()
    done = _asof("judge", "retract", claim, "--reason", "counted twice", folder=record)
    assert done.returncode == 0
    assert "nothing changed" in done.stderr
    assert (record / "asof.db").read_bytes() == before


def test_two_editors_do_not_overwrite_one_another(record: Path) -> None:
    claim = _claim(record, "arrested")["claim_id"]
    head = _asof("judge", "list", folder=record).stderr.split()[-1]
    first = _asof("judge", "confirm", claim, "--reason", "counted", "--seen", head, folder=record)
    late = _asof(
        "judge", "retract", claim, "--reason", "a slip", "--seen", head, "--by", "B. Low", folder=record, editor=""
    )
    assert first.returncode == 0, first.stderr
    assert late.returncode == 1
    assert "Ina Moor judged it since" in late.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("retract", "ffffffff", "--reason", "why"), 1, "holds no claim"),
        (("retract", "f", "--reason", "why"), 1, "too short"),
        (("retract", "CLAIM"), 2, "--reason"),
        (("retract", "CLAIM", "--reason", " "), 1, "neither may be blank"),
        (("retract", "CLAIM", "--figure", "sick", "--reason", "why"), 1, "its figures are: arrested"),
        (("retract", "0000:0-3", "--reason", "why"), 1, "no claim was read at"),
        (("merge", "CLAIM", "--reason", "why"), 1, "at least two"),
        (("correct", "CLAIM", "--reason", "why"), 1, "say what is corrected"),
        (("correct", "CLAIM", "--count", "12", "--reason", "why"), 1, "say which figure"),
        (("correct", "CLAIM", "--figure", "arrested", "--count", "many", "--reason", "why"), 1, "is no count"),
        (("correct", "CLAIM", "--figure", "arrested", "--count", "9..3", "--reason", "why"), 1, "ends below"),
        (("correct", "CLAIM", "--when", "soonish", "--reason", "why"), 1, "soonish"),
        (("correct", "CLAIM", "--where", "somewhere", "--reason", "why"), 1, "is no place"),
        (("correct", "CLAIM", "--where", "95,200 Nowhere", "--reason", "why"), 1, "on no map"),
        (("attach", "CLAIM", "--reason", "why"), 1, "--to-report"),
        (("attach", "CLAIM", "--to", "CLAIM", "--reason", "why"), 1, "to itself"),
        (("undo", "ffff", "--reason", "why"), 1, "holds no judgement"),
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_is_kept(
    unjudged: Path, arrested: str, arguments: tuple[str, ...], status: int, said: str
) -> None:
    before = (unjudged / "asof.db").read_bytes()
    done = _asof("judge", *(arrested if word == "CLAIM" else word for word in arguments), folder=unjudged)
    assert done.returncode == status, done.stderr
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert (unjudged / "asof.db").read_bytes() == before


def test_a_judgement_says_by_whom_it_is(record: Path) -> None:
    done = _asof("judge", "retract", "ffffffff", "--reason", "why", folder=record, editor="")
    assert done.returncode == 2
    assert "--by" in done.stderr


def test_rereading_with_the_same_reader_changes_nothing(record: Path) -> None:
    before = (record / "asof.db").read_bytes()
    done = _asof("reread", folder=record)
    assert done.returncode == 0, done.stderr
    assert "nothing changed" in done.stderr
    assert (record / "asof.db").read_bytes() == before
