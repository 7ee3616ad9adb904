"""What the tests of intake share: the folder of development data, and taking a page in with a fixed clock."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from asof.intake.intake import Hints, Intake, take_in

RECEIVED = datetime(2024, 9, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data beside the project; tests that read it are skipped where it is not there."""
    folder = Path(__file__).parents[2] / ".." / "shared"
    if not folder.is_dir():
        pytest.skip("the development data is not beside the project")
    return folder


@pytest.fixture(scope="session")
def take() -> Callable[..., Intake]:
    """Takes in text or bytes as a page of 2 May 2011, or of whatever `published` says (None: the page must)."""

    def take_page(page: str | bytes, published: date | None = date(2011, 5, 2), url: str | None = None) -> Intake:
        raw = page if isinstance(page, bytes) else page.encode()
        return take_in(raw, name="page", url=url, received_at=RECEIVED, hints=Hints(published=published))

    return take_page
