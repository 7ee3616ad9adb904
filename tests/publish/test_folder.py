"""A site is written whole or not at all, and nobody else's files are touched."""

import json
from pathlib import Path

import pytest

from asof.errors import UsageError
from asof.publish.folder import MANIFEST, write_folder

OLD = {"style.css": b"old", "report-a.html": b"old a", "index.html": b"old front"}
NEW = {"style.css": b"new", "report-b.html": b"new b", "index.html": b"new front"}


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MANIFEST}


def test_a_second_writing_replaces_the_first_and_removes_what_is_gone(tmp_path: Path) -> None:
    write_folder(tmp_path / "site", OLD)
    write_folder(tmp_path / "site", NEW)
    assert _files(tmp_path / "site") == NEW
    assert set(json.loads((tmp_path / "site" / MANIFEST).read_text())) == set(NEW)


def test_nothing_is_left_beside_the_folder(tmp_path: Path) -> None:
    write_folder(tmp_path / "site", OLD)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    write_folder(tmp_path / "site", OLD)
    (tmp_path / "site" / "notes.txt").write_text("mine")
    write_folder(tmp_path / "site", NEW)
    assert _files(tmp_path / "site") == {**NEW, "notes.txt": b"mine"}


def test_a_file_in_the_way_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("my own page")
    with pytest.raises(UsageError, match=r"index\.html was not written by asof"):
        write_folder(tmp_path, NEW)
    assert _files(tmp_path) == {"index.html": b"my own page"}


def test_a_page_that_somebody_changed_is_not_removed(tmp_path: Path) -> None:
    write_folder(tmp_path, OLD)
    (tmp_path / "report-a.html").write_text("with my notes")
    write_folder(tmp_path, NEW)
    assert _files(tmp_path)["report-a.html"] == b"with my notes"


def test_a_file_instead_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(UsageError, match="not a folder"):
        write_folder(tmp_path / "site", NEW)


def test_a_manifest_cannot_name_a_file_outside(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / MANIFEST).write_text(json.dumps({"../precious.txt": "0" * 64, "..": "0"}))
    write_folder(folder, NEW)
    assert (tmp_path / "precious.txt").read_text() == "mine"


def test_a_broken_manifest_is_named(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("{")
    with pytest.raises(UsageError, match="cannot read"):
        write_folder(tmp_path, NEW)


@pytest.mark.parametrize("failing_after", range(6))
def test_a_writing_cut_short_leaves_every_page_whole_and_can_be_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing_after: int
) -> None:
    folder = tmp_path / "site"
    write_folder(folder, OLD)
    real, calls = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) > failing_after:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    if failing_after < 5:
        with pytest.raises(UsageError, match="No space left"):
            write_folder(folder, NEW)
        for name, content in _files(folder).items():
            assert content in {OLD.get(name), NEW.get(name)}
        front = _files(folder)["index.html"]
        assert front == b"old front" or "report-b.html" in _files(folder)
    monkeypatch.setattr(Path, "replace", real)
    write_folder(folder, NEW)
    assert _files(folder) == NEW
