"""A headless browser, pages opened in it, and the written sample site."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "chromium"
# A browser that is left to itself calls home, and every call would look like the page's own.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
)
HEIGHT = 800
ASOF = (sys.executable, "-c", "from asof.cli.main import main; main()")

Open = Callable[..., Page]
Walk = Callable[..., Iterator[tuple[Path, Page]]]


def load_samples() -> ModuleType:
    """The module that writes the invented record; tests are not a package that could import it."""
    path = Path(__file__).parents[1] / "publish" / "sample.py"
    spec = importlib.util.spec_from_file_location("e2e_sample", path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample record's site."""
    from asof.publish.site import write_site

    samples = load_samples()
    sample, folder = samples.build_sample(), tmp_path_factory.mktemp("site")
    write_site(sample.view, sample.reports, folder, changes=sample.changes, since=samples.utc(10, 2))
    return folder


def _published(reports: list[Path], folder: Path) -> Path:
    """The site of a record of `reports`, made as a person makes it."""
    record, site = folder / "asof.db", folder / "site"
    for words in (("add", *map(str, reports)), ("publish", str(site))):
        subprocess.run([*ASOF, *words, "--record", str(record)], check=True, capture_output=True)
    return site


@pytest.fixture
def published(tmp_path: Path) -> Callable[[list[Path], str], Path]:
    """Makes a site of any reports, in a folder of that name."""

    def made(reports: list[Path], name: str) -> Path:
        (tmp_path / name).mkdir()
        return _published(reports, tmp_path / name)

    return made


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of the example reports."""
    reports = Path(__file__).parents[2] / "examples" / "reports"
    return _published(sorted(reports.iterdir()), tmp_path_factory.mktemp("examples"))


@pytest.fixture(scope="session")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of the two seed pages."""
    return _published(sorted((shared / "seeds").iterdir()), tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; it fails, and does not skip, where there is none: a page nobody looked at is not tested."""
    path = shutil.which(CHROMIUM)
    if path is None:
        pytest.fail(f"{CHROMIUM} not found: apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens an address in a fresh profile, at a width, in the light or the dark, with scripts or without.

    ``page.requests`` are the addresses asked for, ``page.complaints`` what the browser's console said.  `path` may be
    a file.  A test may open several pages; each is another reader, who shares nothing with the others.
    """
    contexts = []

    def opened(address: str | Path, *, width: int = 1280, dark: bool = False, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.requests, page.complaints = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address.as_uri() if isinstance(address, Path) else address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def walk(open_page: Open) -> Walk:
    """Opens files one after the other in one window, which takes a quarter of the time of a fresh profile for each.

    ``page.requests`` and ``page.complaints`` are those of the file it is at.
    """

    def walked(paths: Iterable[Path], **how: Any) -> Iterator[tuple[Path, Page]]:
        page = None
        for path in paths:
            if page is None:
                page = open_page(path, **how)
            else:
                page.requests.clear()
                page.complaints.clear()
                page.goto(path.as_uri())
            yield path, page

    return walked


@pytest.fixture
def view(open_page: Open, site: Path) -> Open:
    """Opens a page of the sample's site from the disk."""
    return lambda name="index.html", **how: open_page(site / name, **how)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """What axe finds wrong on a page, at any impact, by WCAG 2.2 A and AA: one line a fault, with where it is."""
    runner = Axe()
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    # Told what is wrong alone, and not all that is right, it takes a third of the time.
    options = {"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"], "selectors": False}

    def faults(page: Page) -> list[str]:
        found = runner.run(page, options=options).response["violations"]
        return [f"{one['id']} ({one['impact']}): {node['html'][:160]}" for one in found for node in one["nodes"]]

    return faults


@pytest.fixture
def hosts() -> Callable[[Page], set[str]]:
    """The hosts that a page asked for anything; "" is the disk."""
    return lambda page: {urlsplit(url).netloc for url in page.requests}
