"""Many readers of one server at once: bare HTTP/1.1 over kept connections, so that reading costs little itself."""

import asyncio
import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Answer:
    """What came back: the status, the head's lines by lower-case name, and the body as it was sent."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


class Reader:
    """One reader's connection."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def open(self) -> None:
        """Connect."""
        self._streams = await asyncio.open_connection("127.0.0.1", self._port, limit=2**20)

    async def get(self, path: str) -> Answer:
        """The page at `path`, packed where the server packs it."""
        await self._ask(path, "accept-encoding: gzip\r\naccept: text/html\r\n")
        answer = await self._head()
        source, _ = self._open()
        answer.body = await source.readexactly(int(answer.headers.get("content-length", "0")))
        return answer

    async def listen(self, path: str) -> None:
        """Open the stream of events."""
        await self._ask(path, "accept: text/event-stream\r\n")
        await self._head()

    async def next_record(self) -> float:
        """When (`time.perf_counter`) the next event came that the record has grown."""
        source, _ = self._open()
        while True:
            line = await source.readline()
            if line.startswith(b"event: record"):
                return time.perf_counter()
            if not line:
                raise ConnectionError("the stream ended")

    def close(self) -> None:
        """Let go of the connection."""
        self._open()[1].close()

    def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._streams is None:
            raise ConnectionError("not connected yet")
        return self._streams

    async def _ask(self, path: str, headers: str) -> None:
        if self._streams is None:
            await self.open()
        _, sink = self._open()
        sink.write(f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{self._port}\r\n{headers}\r\n".encode())
        await sink.drain()

    async def _head(self) -> Answer:
        source, _ = self._open()
        lines = (await source.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = (line.split(": ", 1) for line in lines[1:] if ": " in line)
        return Answer(status=int(lines[0].split(" ")[1]), headers={name.lower(): value for name, value in pairs})


async def at_once(port: int, path: str, readers: int, rounds: int) -> list[float]:
    """Milliseconds each of `readers` waited for the page where all ask in the same moment, `rounds` times."""
    connections = [Reader(port) for _ in range(readers)]
    for one in connections:
        await one.open()
    waited: list[float] = []
    for _ in range(rounds):
        waited += await asyncio.gather(*(_timed(one, path) for one in connections))
    for one in connections:
        one.close()
    return waited


async def over_time(port: int, path: str, readers: int, *, every_s: float, for_s: float) -> list[float]:
    """Milliseconds waited where each of `readers` asks again every `every_s`, spread evenly, over `for_s`."""
    connections = [Reader(port) for _ in range(readers)]
    for one in connections:
        await one.open()
    ends = time.perf_counter() + for_s

    async def read(number: int, one: Reader) -> list[float]:
        waited: list[float] = []
        await asyncio.sleep(every_s * number / readers)
        while time.perf_counter() < ends:
            waited.append(await _timed(one, path))
            await asyncio.sleep(max(0.0, every_s - waited[-1] / 1000))
        return waited

    every = await asyncio.gather(*(read(number, one) for number, one in enumerate(connections)))
    for one in connections:
        one.close()
    return [waited for own in every for waited in own]


async def _timed(one: Reader, path: str) -> float:
    started = time.perf_counter()
    answer = await one.get(path)
    if answer.status != 200:
        raise ConnectionError(f"{path}: {answer.status}")
    return 1000 * (time.perf_counter() - started)
