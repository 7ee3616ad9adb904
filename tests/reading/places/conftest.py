"""The index of places, and one call that reads a text with it."""

from collections.abc import Callable

import pytest

from asof.model.where import Where
from asof.reading.places.index import Index, open_index
from asof.reading.places.page import Scope
from asof.reading.places.read import PlaceHints, read_places

Read = Callable[..., tuple[Where, ...]]


@pytest.fixture(scope="session")
def index() -> Index:
    return open_index()


@pytest.fixture(scope="session")
def read(index: Index) -> Read:
    def read_text(content: str, *, url: str | None = None, scope: Scope = Scope.CLAIMS) -> tuple[Where, ...]:
        return read_places(content, PlaceHints(url=url), scope=scope, index=index)

    return read_text
