"""Fixtures that every test may ask for."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds, gold and development data that stands beside the checkout; tests fail without it."""
    if not SHARED.is_dir():
        pytest.fail(f"the development data is not at {SHARED.name}/ beside the checkout; tests read it in place")
    return SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long goes first, so that no process is left alone with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
