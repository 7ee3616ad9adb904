"""Runs the peers of the task `times` in the same run as ours, with the same score and the same clock.

A tool is started before its clock: rules, tables and machines are loaded, and the first text is read once.  The clock
is the wall's, on one process a tool (HeidelTime's tagger runs beside it, which only helps it).
"""

import importlib
import time
from collections.abc import Iterator, Sequence

from bench.peers.peer import Peer, Read, Row
from bench.score import score_times
from bench.times import mentions

INSTALL = "pip install 'asof[peers]'"
PEERS = (
    Peer(name="HeidelTime", module="bench.peers.heideltime", install=f"{INSTALL}, and Java 11 or newer"),
    Peer(name="Recognizers-Text", module="bench.peers.recognizers", install=INSTALL),
    Peer(name="dateparser", module="bench.peers.dates_by_dateparser", install=INSTALL),
)


def run_peers(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of a table: ours and every peer's scores and speed, and how many times a peer's speed ours is."""
    yield f"  {'tool':18} {'strict':>7} {'relaxed':>8} {'value':>7} {'texts/s':>9}  our speed"
    scores, ours = _timed(mentions, rows)
    yield f"  {'asof':18} {scores} {ours:9.1f}"
    for peer in PEERS:
        try:
            read = importlib.import_module(peer.module).start()
        except ImportError as missing:
            yield f"  {peer.name:18} not installed ({missing.name or missing}): {peer.install}"
            continue
        scores, theirs = _timed(read, rows)
        yield f"  {peer.name:18} {scores} {theirs:9.1f}  {ours / theirs:.0f} times {peer.name}'s"


def _timed(read: Read, rows: Sequence[Row]) -> tuple[str, float]:
    """The three scores of a tool as columns, and its texts a second."""
    read(rows[0])
    started = time.perf_counter()
    found = [{"id": row["id"], "timex": read(row)} for row in rows]
    seconds = time.perf_counter() - started
    strict, relaxed, value = (score.value for score in score_times(rows, found))
    return f"{strict:7.3f} {relaxed:8.3f} {value:7.3f}", len(rows) / seconds
