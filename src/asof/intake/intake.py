"""The front door: bytes in, a report with its text and entries out."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from asof.errors import NoDate, NotAPage
from asof.intake.compose import compose, dateline_of, published_when
from asof.intake.decode import Decoded, decode
from asof.intake.draft import Draft
from asof.intake.html import read_html
from asof.intake.language import detect_language, unread_words
from asof.intake.metadata import host_of
from asof.intake.plain import read_plain
from asof.intake.rows import rows_kind
from asof.intake.stamps import stated_zone
from asof.model.ids import report_digest
from asof.model.issue import Issue
from asof.model.report import BlockKind, Entry, Report, Text, file_name
from asof.model.when import When

_HTML = re.compile(
    r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:article|div|p|h1|meta|script)[\s>]", re.IGNORECASE
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|alert)[\s>]", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml|\s*<[a-z]+:?[a-z]*[\s>]", re.IGNORECASE)
_SNIFFED = 2_000
_LONGEST_TITLE = 160
_NO_OUTLET = (
    "outlet-unknown",
    "nothing says who published it, so it confirms nothing in its own voice; give its outlet (--outlet)",
)
# A title before a name that the splitter takes for the end of a sentence: a capital and consonants ("Lt.", "Msgr.").
_ABBREVIATED = re.compile(r"\b[A-Z][b-df-hj-np-tv-xz]+\.\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the person who hands a page in knows of it; it wins over what the page says.

    A `published` datetime without a zone is taken as UTC.
    """

    published: date | datetime | None = None
    outlet: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A report and what was derived from it; the entries have no `said_at` yet, reading gives it."""

    report: Report
    text: Text
    entries: tuple[Entry, ...]
    issues: tuple[Issue, ...]


def take_in(raw: bytes, *, name: str, url: str | None, received_at: datetime, hints: Hints) -> Intake:
    """The report that `raw` is, with text and entries; `name` is its path or address, `url` its own address if known.

    NotAPage where there is no readable text, UnreadableInput where an archive is broken or the encoding given is
    unknown, NoDate where nothing says when it was published.
    """
    decoded = decode(raw, name=name, encoding=hints.encoding)
    draft = _read(decoded, name, url, hints)
    report_id = report_digest(raw)
    text, entries, issues = compose(draft, report_id)
    if not text.blocks:
        raise NotAPage(f"{name} has no readable text in it")
    language = detect_language(_prose(text), draft.facts.language)
    report = Report(
        report_id=report_id,
        size_bytes=len(raw),
        name=name,
        url=url or draft.facts.url,
        media_type=draft.media_type,
        encoding=decoded.encoding,
        received_at=received_at.astimezone(UTC),
        published_at=_published(draft, hints, name),
        modified_at=draft.facts.modified,
        outlet=_outlet(draft, hints, url, name),
        title=draft.facts.title or _first_words(text),
        language=language,
        unread=unread_words(language),
    )
    found = [*decoded.issues, *([] if report.is_outlet_known() else [_NO_OUTLET])]
    of_whole = tuple(Issue(code=code, report_id=report_id, span=None, words=words) for code, words in found)
    return Intake(report=report, text=text, entries=entries, issues=(*of_whole, *issues))


def _read(decoded: Decoded, name: str, url: str | None, hints: Hints) -> Draft:
    near = hints.published.date() if isinstance(hints.published, datetime) else hints.published
    kind = rows_kind(decoded.content, name)
    if kind:
        raise NotAPage(f"{name} is {kind}, not a page; save the text of each report as a file of its own")
    start = decoded.content[:_SNIFFED]
    if _FEED.search(start) and not _HTML.match(start.lstrip()):
        raise NotAPage(f"{name} is a feed or alert, not a page; give the addresses in it one by one")
    if _HTML.search(start):
        try:
            return read_html(decoded.content, url=url, near=near)
        except RecursionError as error:
            raise NotAPage(f"the elements of {name} are nested too deeply to be a page that a person wrote") from error
    if _XML.match(start):
        raise NotAPage(f"{name} is XML of a kind that asof does not read; save the page as HTML or text")
    return read_plain(decoded.content, near=near)


def _prose(text: Text) -> str:
    spans = [block.span for block in text.blocks if block.kind is not BlockKind.BYLINE]
    return " ".join(span.of(text.content) for span in spans)


def _published(draft: Draft, hints: Hints, name: str) -> When:
    """What the person said, else the page's metadata, else the date line in its text.

    The zone is the one the page shows its clocks in, where it shows one beside a moment.
    """
    if hints.published is not None:
        given = hints.published
        aware = given.replace(tzinfo=UTC) if isinstance(given, datetime) and given.tzinfo is None else given
        return _in_zone(published_when(aware), draft)
    if draft.facts.published is not None:
        return _in_zone(published_when(draft.facts.published), draft)
    dated = dateline_of(draft)
    if dated is None:
        raise NoDate(f"nothing in {name} says when it was published; give the date with --published YYYY-MM-DD")
    return dated


def _in_zone(when: When, draft: Draft) -> When:
    words = (piece.words for group in draft.groups for piece in group.pieces)
    zone = draft.facts.clock_zone or next((zone for said in words if (zone := stated_zone(said))), None)
    return replace(when, zone=zone) if zone else when


def _outlet(draft: Draft, hints: Hints, url: str | None, name: str) -> str:
    """The outlet: as given, by metadata, by byline, by host name; the file's name where nothing tells."""
    host = host_of(url or draft.facts.url)
    named = hints.outlet or draft.facts.outlet or (host.removeprefix("www.") if host else None)
    return named or file_name(name)


def _first_words(text: Text) -> str:
    """The first sentence or so of the text, for a page that has no title."""
    from nupunkt import sent_spans

    words = text.blocks[0].span.of(text.content)[: 2 * _LONGEST_TITLE]
    ends = (end for _, end in sent_spans(words) if not _ABBREVIATED.search(words[:end]))
    sentence = words[: next(ends, len(words))].strip()
    if len(sentence) <= _LONGEST_TITLE:
        return sentence
    return sentence[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
