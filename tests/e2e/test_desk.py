"""The desk in a real browser: two editors judge and undo, with scripts and without, by mouse and by keyboard."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Page, expect

from asof.desk.app import create_app
from asof.desk.editors import EditorRole, add_editor
from asof.desk.settings import ServerSettings
from tests.desk.sample import LEDGER, QUAY, keep_page, keep_sample

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

FOUR, SEVEN, ARRESTED = "At least four dockers", "Seven dockers", "More than 100"


@dataclass(frozen=True)
class Server:
    """A running server of one record."""

    record: Path
    address: str


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Serves the sample of the desk on a free port of this machine."""
    record = tmp_path / "asof.db"
    keep_sample(record)
    app = create_app(ServerSettings(record=record))
    running = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="on"))
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        time.sleep(0.02)
    port = running.servers[0].sockets[0].getsockname()[1]
    yield Server(record=record, address=f"http://127.0.0.1:{port}")
    app.state.hub.close()
    running.should_exit = True
    thread.join(20)


@pytest.fixture
def enter(server: Server, open_page: Open) -> Open:
    """Somebody logs in, in a browser of their own."""

    def entered(name: str, role: EditorRole = EditorRole.EDITOR, **how: object) -> Page:
        secret = add_editor(server.record, name, role)
        page = open_page(f"{server.address}/desk/", **how)
        page.get_by_label("Name").fill(name)
        page.get_by_label("Secret").fill(secret)
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("heading", name="Inbox")).to_be_visible()
        return page

    return entered


def go(page: Page, name: str) -> None:
    """On to one of the pages that every page leads to."""
    page.get_by_role("navigation", name="Pages of the desk").get_by_role("link", name=name).click()


def choose(page: Page, action: str, *sentences: str) -> None:
    """Tick the claims with a figure that these sentences were read into, and press an action."""
    go(page, "Claims")
    for sentence in sentences:
        card = page.locator("article", has_text=sentence).filter(has=page.locator("b", has_text=":")).first
        card.get_by_role("checkbox").check()
    page.get_by_role("button", name=action, exact=True).click()


def decide(page: Page, button: str, reason: str) -> None:
    page.get_by_label("Reason").fill(reason)
    page.locator("#decision").get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("heading", name="Judgement")).to_be_visible()


def undo_the_last(page: Page, reason: str) -> None:
    go(page, "History")
    page.locator(".judgements li").first.get_by_role("link").first.click()
    page.get_by_role("button", name="Undo").click()
    decide(page, "Undo", reason)


def fill_nothing(page: Page) -> None:
    """A decision that needs no more than its reason."""


def fill_correction(page: Page) -> None:
    page.get_by_label("Which figure").select_option(index=1)
    page.get_by_label("Its count").fill("90..95")


def fill_target(page: Page) -> None:
    page.get_by_label("Seven dockers").or_(page.get_by_label(FOUR)).first.check()


DECISIONS = [
    ("Retract", [FOUR], fill_nothing, "retracted"),
    ("Confirm", [ARRESTED], fill_nothing, "confirmed"),
    ("Correct", [ARRESTED], fill_correction, "corrected"),
    ("Split off", [SEVEN], fill_nothing, "set apart"),
    ("Merge", [FOUR, ARRESTED], fill_nothing, "merged"),
    ("Attach", [ARRESTED], fill_target, "put elsewhere"),
]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize(("action", "sentences", "fill", "told"), DECISIONS, ids=[row[0] for row in DECISIONS])
def test_one_editor_judges_and_another_undoes_it(
    enter: Open, action: str, sentences: list[str], fill: Callable[[Page], None], told: str, scripts: bool
) -> None:
    ina, low = enter("Ina Moor", scripts=scripts), enter("B. Low", scripts=scripts)
    choose(ina, action, *sentences)
    fill(ina)
    decide(ina, action, "the desk rang them up")
    go(low, "Claims")
    judged = low.locator("article", has_text=f"{told} by Ina Moor").first
    expect(judged).to_contain_text("the desk rang them up")
    undo_the_last(low, "they rang back")
    go(ina, "Claims")
    expect(ina.locator("article", has_text=f"{told} by Ina Moor")).to_have_count(0)
    go(ina, "History")
    expect(ina.locator(".judgements li")).to_have_count(2)
    expect(ina.locator(".judgements")).to_contain_text("undone by B. Low")
    expect(ina.locator(".judgements")).to_contain_text("they rang back")


def test_the_second_of_two_editors_sees_the_first_and_decides_again_without_typing_anew(enter: Open) -> None:
    ina, low = enter("Ina Moor"), enter("B. Low", scripts=False)
    choose(low, "Retract", FOUR)
    low.get_by_label("Reason").fill("a slip of the pen, so long that nobody types it twice")
    choose(ina, "Confirm", FOUR)
    decide(ina, "Confirm", "counted at the morgue")
    low.locator("#decision").get_by_role("button", name="Retract").click()
    alert = low.get_by_role("alert")
    expect(alert).to_contain_text("Ina Moor")
    expect(alert).to_contain_text("counted at the morgue")
    expect(low.get_by_label("Reason")).to_have_value("a slip of the pen, so long that nobody types it twice")
    low.locator("#decision").get_by_role("button", name="Retract").click()
    expect(low.get_by_role("heading", name="Judgement")).to_be_visible()
    go(ina, "History")
    expect(ina.locator(".judgements li")).to_have_count(2)


def test_what_one_editor_judges_stands_in_the_inbox_of_the_other(enter: Open) -> None:
    ina, low = enter("Ina Moor"), enter("B. Low")
    low.get_by_role("button", name="I have looked").click()
    expect(low.get_by_text("Nothing new and nothing changed.")).to_be_visible()
    choose(ina, "Retract", FOUR)
    decide(ina, "Retract", "taken back by phone")
    low.reload()
    expect(low.locator("section", has_text="Changed")).to_contain_text("taken back by phone")


def test_a_pasted_report_is_read_and_stands_on_the_public_page_at_once(server: Server, enter: Open) -> None:
    ina = enter("Ina Moor", EditorRole.REPORTER, width=320, scripts=False)
    go(ina, "Add a report")
    form = ina.locator("form", has=ina.get_by_label("Its text"))
    form.get_by_label("Its text").fill("Two bakers held in Ghent. Police arrested two bakers in Ghent, the mayor said.")
    form.get_by_label("Outlet").fill("The Oven")
    form.get_by_role("button").click()
    expect(ina.get_by_role("alert")).to_contain_text("Say when")
    form = ina.locator("form", has=ina.get_by_label("Its text"))
    expect(form.get_by_label("Outlet")).to_have_value("The Oven")
    form.get_by_role("textbox", name="Published", exact=True).fill("2021-03-14")
    form.get_by_role("button").click()
    expect(ina.get_by_role("status")).to_contain_text("is kept")
    ina.get_by_role("link", name="Its text, with every claim marked").click()
    expect(ina.locator("mark").first).to_contain_text("Police arrested two bakers")


def test_everything_is_done_by_keyboard(server: Server, open_page: Open) -> None:
    secret = add_editor(server.record, "Ina Moor", EditorRole.EDITOR)
    page = open_page(f"{server.address}/desk/login")

    def tab_to(label: str) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            told = page.evaluate(
                "(() => { const e = document.activeElement; const ids = e.getAttribute('aria-labelledby');"
                " return ids ? document.getElementById(ids).innerText"
                " : (e.labels && e.labels[0] ? e.labels[0].innerText : e.innerText); })()"
            )
            if label in told:
                box = page.evaluate("(() => { const r = document.activeElement.getBoundingClientRect();"
                                    " return [r.top, r.bottom, innerHeight]; })()")  # fmt: skip
                assert box[0] >= 0
                assert box[1] <= box[2]
                return
        raise AssertionError(f"no stop of the keyboard is called {label}")

    tab_to("Name")
    page.keyboard.type("Ina Moor")
    tab_to("Secret")
    page.keyboard.type(secret)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Inbox")).to_be_visible()
    page.keyboard.press("Home")
    tab_to(SEVEN)
    page.keyboard.press("Space")
    tab_to("Retract")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Retract claims")).to_be_visible()
    tab_to("Reason")
    page.keyboard.type("typed by hand")
    tab_to("Retract")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Judgement")).to_be_visible()
    expect(page.locator("main")).to_contain_text("typed by hand")


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)])
def test_axe_finds_nothing_and_no_page_is_wider_than_its_window(
    server: Server,
    enter: Open,
    axe: Callable[[Page], list[str]],
    hosts: Callable[[Page], set[str]],
    width: int,
    dark: bool,
) -> None:
    url = "https://quay.example/1"
    version = keep_page(server.record, QUAY.replace("four", "five"), outlet="The Quay", url=url, hour=15)
    keep_page(server.record, LEDGER.replace("March 12", "March 14"), outlet="Reprint", hour=20)
    page = enter("Ina Moor", width=width, dark=dark)
    choose(page, "Retract", FOUR)
    decide(page, "Retract", "taken back by phone")
    judgement = page.url.rpartition("/")[2]
    go(page, "Claims")
    claim = page.locator("[name=claim]").first.get_attribute("value")
    paths = [
        "", "claims", "reports", "outlets", "outlet?name=Reprint", "add", "history", f"claim/{claim}",
        f"report/{version}", f"versions/{version}", f"judgement/{judgement}", f"judge/undo?judgement={judgement}",
        f"judge/attach?report={version}",
        *(f"judge/{kind}?claim={claim}" for kind in ("merge", "split", "retract", "confirm", "correct", "attach")),
    ]  # fmt: skip
    for path in paths:
        page.goto(f"{server.address}/desk/{path}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        if path == "outlets" and width == 320:
            assert page.locator(".scroll").evaluate("(one) => one.scrollWidth <= one.clientWidth")
            assert page.get_by_role("cell").count() == 9 * page.get_by_role("rowheader").count()
    page.get_by_role("button", name="Attach").click()
    assert axe(page) == []
    page.get_by_role("button", name="Log out").click()
    assert axe(page) == []
    assert hosts(page) == {server.address.removeprefix("http://")}
    assert [one for one in page.complaints if "422" not in one and "favicon" not in one] == []
