"""Reads the bytes of a file as they are."""

import shlex
from pathlib import Path

from asof.errors import UnreadableInput


def read_file(path: Path | str) -> bytes:
    """The bytes of the file at `path`; UnreadableInput, saying why, where they cannot be had."""
    path = Path(path)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableInput(f"{path} does not exist") from error
    except IsADirectoryError as error:
        raise UnreadableInput(f"{path} is a folder; give the files in it: {shlex.quote(str(path))}/*") from error
    except PermissionError as error:
        raise UnreadableInput(f"{path} may not be read by this user") from error
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
