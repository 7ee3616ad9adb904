"""The live server: what a page costs, how long 500 readers wait, how soon a report shows, and the first paint.

One story of a town, made by a seeded generator and read by the real readers.  The server is a process of its own; the
readers and the browser are on the same machine, and share its cores with it.
"""

import asyncio
import contextlib
import gzip
import re
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from asof.desk.as_of import AsOf
from asof.desk.pages import Kind, Pages, Wanted
from asof.desk.settings import ServerSettings
from asof.desk.sheet import sheet_of
from asof.model.views import Clock
from asof.record.follow import Follower
from asof.record.sqlite import SqliteStore
from bench.readers import Answer, Reader, at_once, over_time
from bench.serving import add, fill

READERS = 500
SIZES = (250, 500, 1_000, 2_000, 4_000)
SERVED = 1_000
FAST_MS = 1_000

TARGET_MEDIAN_MS = 200
TARGET_ARRIVAL_S = 2.0
TARGET_PAGE_KB = 400
TARGET_PAINT_MS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """Milliseconds of processor time that a page of so many claims takes, and how long it is packed (kB)."""

    claims: int
    first_ms: float
    again_ms: float
    page_kb: float


def run_serve() -> int:
    """Print each figure beside its target; 1 where one is missed that does not hang on how busy the machine is."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "asof.db"
        made = []
        for size in SIZES:
            fill(record, size)
            made.append(measure_making(record))
            print(_told(made[-1]), flush=True)
            if size == SERVED:
                shutil.copy(record, Path(folder) / "served.db")
        fast = [one.claims for one in made if one.again_ms <= FAST_MS]
        print(
            f"  a report shows within {FAST_MS} ms of processor time up to {max(fast, default=0):,} claims of one story"
        )
        with serving(Path(folder) / "served.db") as port:
            return asyncio.run(_measure_served(port, Path(folder) / "served.db"))


def run_serve_gate() -> int:
    """1 where what a first visit loads, or the time until readers are told of a report, is over its target."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "asof.db"
        fill(record, SERVED)
        with serving(record) as port:
            weight_kb, told_s = asyncio.run(_weight_and_arrival(port, record))
    is_light, is_live = weight_kb <= TARGET_PAGE_KB, told_s <= TARGET_ARRIVAL_S
    print(f"{_HELD[is_light]}  serve        page {weight_kb:.0f} kB packed, at most {TARGET_PAGE_KB} kB")
    print(f"{_HELD[is_live]}  serve        a report is told in {told_s:.2f} s, at most {TARGET_ARRIVAL_S} s")
    return 0 if is_light and is_live else 1


_HELD = {True: "held  ", False: "FALLEN"}


async def _weight_and_arrival(port: int, record: Path) -> tuple[float, float]:
    path = (await _get_once(port, "/")).headers["location"]
    weight_kb = await page_weight_kb(port, path)
    told, _ = await arrivals(port, path, record, readers=20, reports=3)
    return weight_kb, max(told)


def measure_making(record: Path) -> Making:
    """What the page of the only story costs at first, and when one more report has come (which this adds)."""
    with SqliteStore.open(record) as store:
        started = time.process_time()
        follower = Follower(store)
        story = follower.view(None, Clock.SAID).stories[0]
        wanted = Wanted(kind=Kind.STORY, key=story.story_id, as_of=AsOf())
        pages = Pages(ServerSettings(record=record))
        sheet_of(pages.make(follower, wanted), seq=0)
        first_ms = 1000 * (time.process_time() - started)
        add(store, len(follower.reports()))
        started = time.process_time()
        follower.catch_up()
        sheet = sheet_of(pages.make(follower, wanted), seq=0)
        again_ms = 1000 * (time.process_time() - started)
        claims = len(store.kept_claims(None, Clock.SAID))
    return Making(claims=claims, first_ms=first_ms, again_ms=again_ms, page_kb=len(sheet.packed or b"") / 1000)


def _told(made: Making) -> str:
    return (
        f"  {made.claims:6,} claims  the page at first {made.first_ms:6,.0f} ms, after one more report"
        f" {made.again_ms:6,.0f} ms of processor time, {made.page_kb:5,.0f} kB packed"
    )


@contextlib.contextmanager
def serving(record: Path) -> Iterator[int]:
    """The port of a server of `record`, as a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "asof", "serve", "--record", str(record), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        if process.stderr is None or not process.stderr.readline().startswith("serving"):
            raise RuntimeError("the server did not start")
        try:
            yield port
        finally:
            process.terminate()


async def _measure_served(port: int, record: Path) -> int:
    _let_open_many()
    path = (await _get_once(port, "/")).headers["location"]
    weight_kb = await page_weight_kb(port, path)
    is_light = _line("page, style and scripts, packed", weight_kb, "kB", TARGET_PAGE_KB)
    spread = await over_time(port, path, READERS, every_s=4, for_s=12)
    _line(f"{READERS} readers, each every 4 s: median", statistics.median(spread), "ms", TARGET_MEDIAN_MS)
    _line(f"{READERS} readers, each every 4 s: p95", _p95(spread), "ms", None)
    herd = await at_once(port, path, READERS, rounds=5)
    _line(f"{READERS} readers in the same moment: median", statistics.median(herd), "ms", TARGET_MEDIAN_MS)
    _line(f"{READERS} readers in the same moment: p95", _p95(herd), "ms", None)
    told, seen = await arrivals(port, path, record, readers=READERS, reports=5)
    aim_ms = 1000 * TARGET_ARRIVAL_S
    is_live = _line(f"a report is told to {READERS} readers: the last of them", 1000 * max(told), "ms", aim_ms)
    _line("  and they have the page: median", 1000 * statistics.median(seen), "ms", None)
    _line("  and they have the page: the last of them", 1000 * max(seen), "ms", None)
    paint_ms = await asyncio.to_thread(first_paint_ms, f"http://127.0.0.1:{port}{path}")
    if paint_ms is not None:
        _line("first paint in Chromium, median of 5", paint_ms, "ms", TARGET_PAINT_MS)
    return 0 if is_light and is_live else 1


def _line(what: str, value: float, unit: str, target: float | None) -> bool:
    aim = "" if target is None else f"  target {target:,.0f} {unit}"
    print(f"  {what:52} {value:8,.0f} {unit}{aim}", flush=True)
    return target is None or value <= target


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


async def _get_once(port: int, path: str) -> Answer:
    reader = Reader(port)
    answer = await reader.get(path)
    reader.close()
    return answer


async def page_weight_kb(port: int, path: str) -> float:
    """All that a first visit loads, as it is sent (kB)."""
    page = await _get_once(port, path)
    html = gzip.decompress(page.body).decode()
    files = re.findall(r'(?:<link rel="(?:stylesheet|icon)" href|<script[^>]* src)="(/[^"]+)"', html)
    return (len(page.body) + sum([len((await _get_once(port, file)).body) for file in files])) / 1000


async def arrivals(
    port: int, path: str, record: Path, *, readers: int, reports: int
) -> tuple[list[float], list[float]]:
    """Seconds from a report's being recorded until each of the readers is told, and until each has the page anew."""
    streams, pages = [Reader(port) for _ in range(readers)], [Reader(port) for _ in range(readers)]
    for stream, reader in zip(streams, pages, strict=True):
        await stream.listen("/events")
        await stream.next_record()
        await reader.open()

    async def follow(stream: Reader, reader: Reader) -> tuple[float, float]:
        told = await stream.next_record()
        await reader.get(path)
        return told, time.perf_counter()

    every: list[tuple[float, float]] = []
    for _ in range(reports):
        waiting = [asyncio.create_task(follow(*pair)) for pair in zip(streams, pages, strict=True)]
        recorded = await asyncio.to_thread(_add_one, record)
        every += [(told - recorded, seen - recorded) for told, seen in await asyncio.gather(*waiting)]
    for one in (*streams, *pages):
        one.close()
    return [told for told, _ in every], [seen for _, seen in every]


def _add_one(record: Path) -> float:
    """Record one more report; when that was done."""
    with SqliteStore.open(record) as store:
        add(store, len(store.reports()))
    return time.perf_counter()


def first_paint_ms(address: str) -> float | None:
    """The median of five first contentful paints, each in a fresh profile; None where there is no Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("  no first paint: there is no chromium")
        return None
    from playwright.sync_api import sync_playwright

    asked = "performance.getEntriesByName('first-contentful-paint').map((one) => one.startTime)"
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(5):
            context = browser.new_context()
            page = context.new_page()
            page.goto(address)
            page.wait_for_function(f"{asked}.length > 0")
            found.append(float(page.evaluate(asked)[0]))
            context.close()
        browser.close()
    return statistics.median(found)


def _let_open_many() -> None:
    """So many connections need more files than a process may open by default."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
