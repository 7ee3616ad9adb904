"""Reports that people add at the desk: by address, by file, by pasting."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile
from starlette.responses import Response

from asof.desk.answers import Asked, go, page, refusal
from asof.desk.current import Desk
from asof.desk.drafts import Faults
from asof.desk.reading_process import ReadingProcess
from asof.desk.words import say
from asof.errors import FetchError, IntakeError, NoDate, RecordError, UsageError
from asof.model.report import file_name
from asof.publish.display import one_line, web_link
from asof.record.typed import parse_published

if TYPE_CHECKING:
    from asof.record.keep import Received

_log = logging.getLogger("asof.desk")

MOST_BYTES = 20 * 2**20
"""Of one page, by whichever way it comes."""

FETCH_S = 20.0
"""For the whole fetch of an address: somebody waits for it."""

_WAYS = ("address", "file", "text")
_FIELDS = ("url", "outlet", "published", "text")


class _Faulty(Exception):
    """What was given cannot be taken; `field` is where, "" for nowhere in particular."""

    def __init__(self, field: str, told: str) -> None:
        super().__init__(told)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What came: bytes with their name, their address, and the encoding that their server names."""

    received: "Received"
    encoding: str | None = None


class Submitting:
    """The forms for adding reports of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._reading = ReadingProcess(desk.context.settings.reading)

    def show(self, asked: Asked) -> Response:
        """The three empty forms."""
        return _page(asked, way="", typed={}, faults=Faults())

    def add(self, asked: Asked) -> Response:
        """Take in what was sent and show what was read; where it cannot be taken, the form again with the reason."""
        way = asked.request.path_params["way"]
        if way not in _WAYS:
            return refusal(asked, "no_way", status=404)
        typed = {name: asked.words(name) for name in _FIELDS}
        try:
            report_id, is_new = self._add(asked, way, typed)
        except _Faulty as fault:
            return _page(asked, way=way, typed=typed, faults=Faults({fault.field: str(fault)}), status=422)
        return go(f"/desk/report/{report_id}?kept={'new' if is_new else 'before'}")

    def _add(self, asked: Asked, way: str, typed: Mapping[str, str]) -> tuple[str, bool]:
        from asof.intake.intake import Hints

        published = _published(typed["published"])
        if way != "address" and typed["url"] and not web_link(typed["url"]):
            raise _Faulty("url", say("add.no_address"))
        given = _GIVEN[way](asked, typed)
        hints = Hints(published=published, outlet=one_line(typed["outlet"]) or None, encoding=given.encoding)
        source = {"address": "url", "file": "file", "text": "text"}[way]
        try:
            kept = self._reading.keep(self._desk.context.settings.record, given.received, hints)
        except NoDate:
            raise _Faulty("published", say("add.no_date")) from None
        except IntakeError as error:
            raise _Faulty(source, f"{error}.") from error
        except RecordError as error:
            # What it says names files of this machine.
            _log.error("a report could not be kept: %s", error)
            raise _Faulty("", say("fault.record")) from error
        return kept.report.report_id, kept.is_new

    def close(self) -> None:
        """Let go of the process that reads."""
        self._reading.close()


def _from_address(asked: Asked, typed: Mapping[str, str]) -> _Given:
    from asof.intake.fetch import FetchSettings, fetch
    from asof.record.keep import Received

    url = typed["url"]
    if not web_link(url):
        raise _Faulty("url", say("add.no_address"))
    try:
        fetched = fetch(url, settings=FetchSettings(timeout_s=FETCH_S, max_bytes=MOST_BYTES))
    except FetchError as error:
        raise _Faulty("url", f"{error}.") from error
    received = Received(raw=fetched.raw, name=url, url=fetched.final_url, received_at=datetime.now(UTC))
    return _Given(received=received, encoding=fetched.encoding)


def _from_file(asked: Asked, typed: Mapping[str, str]) -> _Given:
    from asof.record.keep import Received

    upload = asked.form.get("file")
    if not isinstance(upload, UploadFile) or not upload.filename:
        raise _Faulty("file", say("add.no_file"))
    raw = upload.file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise _Faulty("file", say("add.too_large", megabytes=MOST_BYTES // 2**20))
    name = one_line(file_name(upload.filename.replace("\\", "/"))) or say("add.file_name")
    return _Given(
        received=Received(raw=raw, name=name, url=typed["url"] or None, received_at=datetime.now(UTC)),
    )


def _from_text(asked: Asked, typed: Mapping[str, str]) -> _Given:
    from asof.record.keep import Received

    # A form sends every line end as CR LF, whatever was pasted.
    raw = typed["text"].replace("\r\n", "\n").encode("utf-8", errors="replace")
    if not raw:
        raise _Faulty("text", say("add.no_text"))
    if len(raw) > MOST_BYTES:
        raise _Faulty("text", say("add.too_large", megabytes=MOST_BYTES // 2**20))
    received = Received(raw=raw, name=say("add.text_name"), url=typed["url"] or None, received_at=datetime.now(UTC))
    return _Given(received=received, encoding="utf-8")


_GIVEN = {"address": _from_address, "file": _from_file, "text": _from_text}


def _published(words: str) -> date | datetime | None:
    try:
        return parse_published(words) if words else None
    except UsageError as error:
        raise _Faulty("published", f"{error}.") from error


def _page(asked: Asked, *, way: str, typed: Mapping[str, str], faults: Faults, status: int = 200) -> Response:
    shown = {name: {field: typed.get(field, "") if name == way else "" for field in _FIELDS} for name in _WAYS}
    return page(
        asked,
        "add.html",
        status=status,
        title=say("add.title"),
        way=way,
        typed=shown,
        faults={name: faults if name == way else Faults() for name in _WAYS},
        megabytes=MOST_BYTES // 2**20,
    )
