"""Pages that mean harm, or only carry too much, are shown harmless; so are those that read from right to left."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Page

from asof.publish.site import write_site
from tests.e2e.conftest import HEIGHT, Walk, load_samples

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
SCRIPT = "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>"
BREAKOUT = "\"'></q></main></header></title><!--" + SCRIPT
OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}dead 3\N{POP DIRECTIONAL FORMATTING}"
LOOKALIKE = "The \N{CYRILLIC CAPITAL LETTER VE}\N{CYRILLIC CAPITAL LETTER VE}\N{CYRILLIC CAPITAL LETTER ES} Nеws"
TWENTY_MEGABYTES = "word " * 4_000_000
PERSIAN = "در شب پنجشنبه دست‌کم دو نفر در میدان اصلی شهر کشته شدند، به گفته‌ی شاهدان. BBC این خبر را تأیید نکرد."


@pytest.fixture(scope="module")
def samples() -> ModuleType:
    return load_samples()


@pytest.fixture(scope="module")
def folder(samples: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site with three more reports in its story: a breakout, a flood of words, and one in Persian."""
    sample = samples.build_sample()
    breakout = samples.Page(
        BREAKOUT, BREAKOUT, said=samples.day_of(10), received=samples.utc(10, 20), url="data:text/html,x"
    )
    breakout.entry(samples.minute_of(samples.utc(10, 14)), f"{BREAKOUT} Nine people died {OVERRIDE}.")
    breakout.claim(
        "Nine people died", samples.Happening.DEATH, samples.figure(samples.Measure.KILLED, 9, 9, "Nine people")
    )
    flood = samples.Page(LOOKALIKE, "A flood of words", said=samples.day_of(10), received=samples.utc(10, 21))
    flood.entry(samples.minute_of(samples.utc(10, 15)), f"Eight people died. {TWENTY_MEGABYTES}")
    flood.claim(
        "Eight people died.", samples.Happening.DEATH, samples.figure(samples.Measure.KILLED, 8, 8, "Eight people")
    )
    persian = samples.Page("روزنامه", "شب شهر", said=samples.day_of(10), received=samples.utc(10, 22))
    persian.language, persian.unread = "fa", "no reader for Persian"
    persian.entry(samples.minute_of(samples.utc(10, 16)), PERSIAN)
    story = sample.view.stories[0]
    pages = (breakout, flood, persian)
    entries = (*(entry for page in pages for entry in page.kept_entries()), *story.entries)
    story = dataclasses.replace(
        story, name=f"San Tirso {BREAKOUT}", reports=(*story.reports, *(page.report for page in pages)), entries=entries
    )
    site = tmp_path_factory.mktemp("hostile")
    view = dataclasses.replace(sample.view, stories=(story,))
    write_site(
        view,
        (*sample.reports, *(page.kept() for page in pages)),
        site,
        changes=sample.changes,
        since=samples.utc(10, 2),
    )
    return site


def _report(folder: Path, words: str) -> Path:
    """The page of the report whose text has these words."""
    return next(path for path in folder.glob("report-*.html") if words in path.read_text(encoding="utf-8"))


def test_nothing_that_a_report_says_runs(walk: Walk, folder: Path) -> None:
    for _, page in walk(sorted(folder.glob("*.html"))):
        assert page.evaluate("window.harmed") is None
        assert page.complaints == []
        assert page.locator("img, iframe, object").count() == 0
        assert page.locator("main").count() == 1
        assert {url.split(":")[0] for url in page.requests} == {"file"}


def test_what_tries_to_end_an_element_is_words_in_it(open_page: Open, folder: Path) -> None:
    page = open_page(folder / "index.html")
    assert BREAKOUT in page.locator("h1").inner_text().replace("\u00a0", " ")
    assert page.locator("footer").count() == 1


def test_words_that_would_run_backwards_do_not(open_page: Open, folder: Path) -> None:
    page = open_page(_report(folder, "\N{REPLACEMENT CHARACTER}dead 3"))
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page.content()
    assert "\N{REPLACEMENT CHARACTER}dead 3" in page.locator("main").inner_text()


def test_a_name_of_letters_that_look_like_anothers_says_so(open_page: Open, folder: Path) -> None:
    page = open_page(_report(folder, "A flood of words"))
    assert "letters of several alphabets: Cyrillic, Latin" in page.locator(".as-of").inner_text()
    assert "Cyrillic" in open_page(folder / "index.html").locator("#reports").inner_text()


def test_twenty_megabytes_of_one_paragraph_open_at_their_sentence(open_page: Open, folder: Path) -> None:
    path = _report(folder, "A flood of words")
    assert path.stat().st_size < 200_000
    assert path.with_suffix(".json").stat().st_size > 20_000_000
    page = open_page(path)
    assert page.locator("mark").first.inner_text() == "Eight people died."
    assert "letters not shown" in page.locator(".cut").inner_text()
    assert (folder / "index.html").stat().st_size < 400_000


def test_no_page_is_wider_than_its_window_whatever_it_holds(walk: Walk, folder: Path) -> None:
    for path, page in walk(sorted(folder.glob("*.html"))):
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name


def test_persian_is_read_from_right_to_left_though_a_latin_name_stands_in_it(open_page: Open, folder: Path) -> None:
    page = open_page(_report(folder, "شب شهر"))
    paragraph = page.locator("p[lang=fa]").filter(has_text="شاهدان")
    assert paragraph.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    assert page.locator("h1").get_attribute("dir") == "rtl"
    quote = open_page(folder / "index.html").locator("#entries q[lang=fa]").first
    assert quote.evaluate("(one) => getComputedStyle(one).direction") == "rtl"


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_can_be_turned_to_right_to_left(
    open_page: Open, axe: Callable[[Page], list[str]], folder: Path, width: int
) -> None:
    """As it is where its labels are translated: the columns change sides, the drawings do not."""
    page = open_page(folder / "index.html", width=width)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("svg.axis").first.evaluate("(one) => getComputedStyle(one).direction") == "ltr"
    if width > 1000:
        assert page.locator("#figures").bounding_box()["x"] > page.locator("#map").bounding_box()["x"]
    assert axe(page) == []


def test_axe_finds_nothing_on_what_means_harm(walk: Walk, axe: Callable[[Page], list[str]], folder: Path) -> None:
    for path, page in walk(sorted(folder.glob("*.html")), width=390, dark=True):
        assert axe(page) == [], path.name
