"""Writes a folder of files so that a reader never meets half of it, and touches no file of anybody else."""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from asof.errors import UsageError

MANIFEST = ".asof-site.json"  # names every file that was written, so that the next writing may replace or remove it


def write_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Writes `files` (relative name to content) into `folder`, in their order, and removes those of an earlier writing.

    Everything is written beside the folder first; then each file is moved into place whole, those that others link to
    first, so that at every moment each link leads somewhere.  Raises UsageError, and changes nothing, where the folder
    cannot be written or a file of that name is there that this function did not write.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is not a folder; choose another name")
    written = _read_manifest(folder)
    _refuse_foreign(folder, files, written)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as beside:
            for name, content in files.items():
                (Path(beside) / name).write_bytes(content)
            manifest = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
            # Until the old files are gone, the manifest owns both: a run that is cut short can be run again.
            _move_manifest(folder, Path(beside), {**written, **manifest})
            for name in files:
                (Path(beside) / name).replace(folder / name)
            _remove_stale(folder, written, files)
            _move_manifest(folder, Path(beside), manifest)
    except OSError as error:
        raise UsageError(f"cannot write the site into {folder}: {error.strerror or error}") from error
    return tuple(folder / name for name in files)


def _read_manifest(folder: Path) -> dict[str, str]:
    """File names and their SHA-256, as the last writing left them; empty where there was none."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read {folder / MANIFEST}: {error}; choose another folder or remove it") from error
    if not isinstance(data, dict):
        raise UsageError(f"{folder / MANIFEST} is not a list of files; choose another folder or remove it")
    return {str(name): str(digest) for name, digest in data.items() if os.sep not in str(name)}


def _refuse_foreign(folder: Path, files: Mapping[str, bytes], written: Mapping[str, str]) -> None:
    for name in files:
        if name not in written and (folder / name).exists():
            raise UsageError(f"{folder / name} was not written by asof and will not be replaced; choose another folder")


def _move_manifest(folder: Path, beside: Path, manifest: Mapping[str, str]) -> None:
    draft = beside / MANIFEST
    draft.write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    draft.replace(folder / MANIFEST)


def _remove_stale(folder: Path, written: Mapping[str, str], files: Mapping[str, bytes]) -> None:
    """Removes what only the earlier writing has, unless somebody changed it since."""
    for name, digest in written.items():
        path = folder / name
        if name in files or not path.is_file():
            continue
        if hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            path.unlink()
