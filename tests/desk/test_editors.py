"""Who may use the desk: secrets are kept as hashes in a file that only its owner reads."""

import stat
from pathlib import Path

import pytest

from asof.desk.deskfile import desk_file_of
from asof.desk.editors import EditorRole, add_editor, check_secret, editors, new_secret, remove_editor
from asof.errors import RecordError, UsageError


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    return tmp_path / "asof.db"


def test_the_secret_opens_and_no_other_does(beside: Path) -> None:
    secret = add_editor(beside, "Ina Moor", EditorRole.EDITOR)
    assert check_secret(beside, "ina moor", f" {secret.upper().replace('-', '')} ") == "Ina Moor"
    assert check_secret(beside, "Ina Moor", secret[:-1]) is None
    assert check_secret(beside, "Ina Moor", "") is None
    assert check_secret(beside, "Nobody", secret) is None


def test_only_a_hash_is_kept_and_only_the_owner_reads_it(beside: Path) -> None:
    secret = add_editor(beside, "Ina Moor", EditorRole.EDITOR)
    path = desk_file_of(beside)
    content = path.read_bytes()
    assert secret.encode() not in content
    assert secret.replace("-", "").encode() not in content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_others_can_read_is_refused(beside: Path) -> None:
    add_editor(beside, "Ina Moor", EditorRole.EDITOR)
    desk_file_of(beside).chmod(0o644)
    with pytest.raises(RecordError, match="chmod 600"):
        editors(beside)


def test_another_secret_ends_the_one_before(beside: Path) -> None:
    old = add_editor(beside, "Ina Moor", EditorRole.EDITOR)
    new = new_secret(beside, "Ina Moor")
    assert old != new
    assert check_secret(beside, "Ina Moor", old) is None
    assert check_secret(beside, "Ina Moor", new) == "Ina Moor"


def test_who_is_removed_is_gone(beside: Path) -> None:
    secret = add_editor(beside, "Ina Moor", EditorRole.EDITOR)
    add_editor(beside, "B. Low", EditorRole.READER)
    remove_editor(beside, "Ina Moor")
    assert [(one.name, one.role) for one in editors(beside)] == [("B. Low", EditorRole.READER)]
    assert check_secret(beside, "Ina Moor", secret) is None


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "line\nof\x1b[2J", "x" * 81, "evil\N{RIGHT-TO-LEFT OVERRIDE}"])
def test_what_is_no_name_is_refused(beside: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no name"):
        add_editor(beside, name, EditorRole.READER)


def test_a_name_is_one_persons_however_it_is_cased(beside: Path) -> None:
    add_editor(beside, "Ina Moor", EditorRole.EDITOR)
    with pytest.raises(UsageError, match="already"):
        add_editor(beside, "INA  MOOR", EditorRole.EDITOR)


@pytest.mark.parametrize("change", [remove_editor, new_secret])
def test_nobody_is_changed_who_is_not_there(beside: Path, change: object) -> None:
    with pytest.raises(UsageError, match="no editor here"):
        change(beside, "Nobody")  # type: ignore[operator]


def test_a_role_may_what_those_before_it_may() -> None:
    assert EditorRole.EDITOR.may(EditorRole.REPORTER)
    assert EditorRole.REPORTER.may(EditorRole.REPORTER)
    assert not EditorRole.READER.may(EditorRole.REPORTER)
