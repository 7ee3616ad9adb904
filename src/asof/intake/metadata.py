"""Reads what a page says of itself in its head: title, deck, outlet, times, language, address."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from asof.intake import jsonld
from asof.intake.dates import read_moment
from asof.intake.draft import Facts
from asof.intake.jsonld import Node

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# schema.org's kinds of page whose dates and headline are the story's own.
ARTICLE_KINDS = (
    "LiveBlogPosting",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "Article",
    "BlogPosting",
    "WebPage",
)
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified")
_DATE_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHOWN_CLOCK = re.compile(r"(?<![\d.])([01]?\d|2[0-3])[:.]([0-5]\d)(?![.\d]|\s?[ap]\.?m)", re.IGNORECASE)
_HOURS = 3600


def read_facts(root: "HtmlElement", nodes: Iterable[Node], url: str | None) -> Facts:
    """What the page's metadata says; None where it says nothing.

    JSON-LD comes before meta elements: it is written by the system that published the story.
    """
    metas = _metas(root)
    nodes = tuple(nodes)
    named = (node for kind in ARTICLE_KINDS for node in nodes if jsonld.is_a(node, kind))
    article = next(named, next((node for node in nodes if "datePublished" in node), {}))
    address = url or metas.get("og:url") or _canonical(root)
    published = _first_moment(
        [jsonld.string(article, "datePublished", "dateCreated"), *(metas.get(name) for name in _PUBLISHED)]
    )
    modified = _first_moment([jsonld.string(article, "dateModified"), *(metas.get(name) for name in _MODIFIED)])
    return Facts(
        title=_title(root, article, metas),
        deck=jsonld.string(article, "description") or metas.get("og:description") or metas.get("description"),
        outlet=metas.get("og:site_name") or _publisher(article) or metas.get("application-name"),
        published=published or _shown_date(root) or date_in_url(address),
        modified=modified if isinstance(modified, datetime) else None,
        url=address if host_of(address) else None,
        language=(root.get("lang") or root.get("xml:lang") or metas.get("language") or "")[:2].lower() or None,
        clock_zone=_clock_zone(root),
    )


def host_of(url: str | None) -> str | None:
    """The host of an address of the web, None where `url` is anything else."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return parts.hostname if parts.scheme in ("http", "https") else None


def date_in_url(url: str | None) -> date | None:
    """The day that an address carries in its path ("/2011/02/03/"), None where it has none."""
    found = _DATE_IN_URL.search(url.split("?")[0]) if url else None
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        return date(int(year), int(month) if month.isdigit() else _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def _metas(root: "HtmlElement") -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = jsonld.unescape(meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name, content)
    return metas


def _title(root: "HtmlElement", article: Node, metas: dict[str, str]) -> str | None:
    if not jsonld.is_a(article, "WebPage") and (headline := jsonld.string(article, "headline")):
        return _line(headline)
    shown = [heading.text_content() for heading in root.iter("h1") if heading.text_content().strip()]
    named = [title.text_content() for title in root.iter("title") if title.text_content().strip()]
    candidates = [metas.get("og:title"), *(shown if len(shown) == 1 else ()), *named[:1], *shown]
    return next((_line(candidate) for candidate in candidates if candidate), None)


def _publisher(article: Node) -> str | None:
    publisher = next(iter(jsonld.objects(article, "publisher")), None)
    return jsonld.string(publisher, "name") if publisher else None


def _canonical(root: "HtmlElement") -> str | None:
    links = (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((link for link in links if link), None)


def _first_moment(candidates: Iterable[str | None]) -> datetime | date | None:
    """The first moment with a clock and a zone; else the first day."""
    found = [moment for words in candidates if words and (moment := read_moment(words))]
    return next((moment for moment in found if isinstance(moment, datetime)), found[0] if found else None)


def _shown_date(root: "HtmlElement") -> datetime | date | None:
    """The date of the page's first time element; lists of other stories come later on a page."""
    for element in root.iter("time"):
        moment = read_moment(element.get("datetime") or "") if element.get("datetime") else None
        if moment is not None:
            return moment
    return None


def _clock_zone(root: "HtmlElement") -> str | None:
    """The zone in which the page shows its clocks, from a time element that gives the moment beside the shown clock.

    Whole hours only, as an ``Etc/GMT`` zone, whose sign IANA counts the other way round.  None where none tells.
    """
    for element in root.iter("time"):
        moment = read_moment(element.get("datetime") or "") if element.get("datetime") else None
        shown = _SHOWN_CLOCK.search(element.text_content())
        if not isinstance(moment, datetime) or shown is None:
            continue
        seconds = (int(shown[1]) * _HOURS + int(shown[2]) * 60) - (moment.hour * _HOURS + moment.minute * 60)
        hours = (seconds + 12 * _HOURS) % (24 * _HOURS) - 12 * _HOURS
        if hours % _HOURS == 0:
            return f"Etc/GMT{-hours // _HOURS:+d}" if hours else "Etc/GMT"
    return None


def _line(words: str) -> str:
    return " ".join(words.split())
