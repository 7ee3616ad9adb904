"""Where the server's pages stand: one address a page, with the moment that is asked for."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from asof.desk.as_of import AsOf
from asof.publish.addresses import Addresses
from asof.publish.render import ASSETS

KEY_CHARACTERS = 16
"""Of an id in an address: 64 bits, so that no two meet by chance; the whole id, or any 8 characters, lead there too."""

KEY = re.compile(r"[0-9a-f]{8,64}")
STORY = re.compile(rf"/stories/(?P<key>{KEY.pattern})")


class _ByKey(Mapping[str, str]):
    """The address of everything of a kind by its id; there is one for every id."""

    def __init__(self, path: str, query: str) -> None:
        self._path = path
        self._query = query

    def __getitem__(self, id_: str) -> str:
        return f"{self._path}{key_of(id_)}{self._query}"

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def key_of(id_: str) -> str:
    """What a story or report is called in an address."""
    return id_[:KEY_CHARACTERS]


def addresses(as_of: AsOf) -> Addresses:
    """The addresses of all pages as of one moment."""
    query = as_of.moment().query()
    return Addresses(
        front=f"/{query}",
        assets=f"/assets/{assets_digest()}/",
        stories=_ByKey("/stories/", query),
        reports=_ByKey("/reports/", query),
    )


def data_path(path: str) -> str:
    """Where the data of a page stands."""
    return "/index.json" if path == "/" else f"{path.removesuffix('.json')}.json"


def asset(name: str) -> bytes:
    """The content of a file of the pages."""
    return resources.files("asof.publish").joinpath("assets", name).read_bytes()


@cache
def assets_digest() -> str:
    """Changes with every file of the pages: what stands under it never changes, and may be kept for ever."""
    return hashlib.sha256(b"".join(asset(name) for name in ASSETS)).hexdigest()[:12]
