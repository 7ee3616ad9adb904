"""A story as an Atom feed (RFC 4287): its newest entries in the reports' own sentences, and what was judged of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from asof.model.views import KeptEntry, RecordView, StoryView
from asof.publish.addresses import Addresses
from asof.publish.display import one_line, shortened
from asof.publish.judgement_rows import JudgementRow, judgement_rows
from asof.publish.labels import label, number
from asof.reconcile.moment import said_start

MOST_ENTRIES = 100
"""A feed is read again and again; the page holds every entry."""

_ATOM = "http://www.w3.org/2005/Atom"
_LONGEST_TITLE = 140
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2

register_namespace("", _ATOM)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFrame:
    """What a feed says of itself; `base` stands before every path, `updated` is when anything was last recorded."""

    base: str
    title: str
    path: str
    updated: datetime | None


def story_feed(view: RecordView, story: StoryView, address: Addresses, frame: FeedFrame) -> bytes:
    """The feed of `story`, newest first; its subtitle says where entries were left out.

    An entry is updated when its report was received, so that it shows as new where it was said long before.
    """
    feed = Element(f"{{{_ATOM}}}feed", {"xml:lang": label("language")})
    _add(feed, "id", frame.base + frame.path)
    _add(feed, "title", f"{one_line(story.name)} · {frame.title}")
    shown, all_entries = story.entries[:MOST_ENTRIES], len(story.entries)
    if len(shown) < all_entries:
        _add(feed, "subtitle", label("feed.cut", n=number(len(shown)), all=number(all_entries)))
    _add(feed, "updated", _stamp(frame.updated or story.last or datetime.now(UTC)))
    _add(feed, "link", None, rel="self", type="application/atom+xml", href=f"{frame.base}{frame.path}.atom")
    _add(feed, "link", None, rel="alternate", type="text/html", href=frame.base + frame.path)
    SubElement(_add(feed, "author", None), f"{{{_ATOM}}}name").text = _clean(frame.title)
    judged = [_judgement(row, frame) for row in judgement_rows(view, story)]
    entries = [_entry(kept, address, frame.base) for kept in shown]
    for entry in sorted([*judged, *entries], key=_updated, reverse=True):
        feed.append(entry)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def sentences_of(kept: KeptEntry) -> Sequence[str]:
    """The sentences of an entry that say what happened, once each; its first words where none does."""
    claims = sorted((one.claim for one in kept.claims), key=lambda claim: claim.span)
    told = tuple(dict.fromkeys(one_line(claim.sentence) for claim in claims))
    return told or (shortened(kept.words, 2 * _LONGEST_TITLE),)


def _entry(kept: KeptEntry, address: Addresses, base: str) -> Element:
    told = sentences_of(kept)
    entry = Element(f"{{{_ATOM}}}entry", {"xml:lang": kept.report.language})
    where = base + address.entry(kept.entry)
    _add(entry, "id", where)
    _add(entry, "title", shortened(told[0], _LONGEST_TITLE))
    _add(entry, "updated", _stamp(kept.report.received_at))
    _add(entry, "published", _stamp(said_start(kept.entry.said_at, kept.report)))
    SubElement(_add(entry, "author", None), f"{{{_ATOM}}}name").text = _clean(kept.report.outlet)
    _add(entry, "link", None, rel="alternate", type="text/html", href=where)
    _add(entry, "content", "\n\n".join(told), type="text")
    return entry


def _judgement(row: JudgementRow, frame: FeedFrame) -> Element:
    entry = Element(f"{{{_ATOM}}}entry")
    where = f"{frame.base}{frame.path}#judgements"
    _add(entry, "id", f"{where}-{row.judgement_id}")
    _add(entry, "title", f"{row.what}: {row.reason}")
    _add(entry, "updated", row.judged.machine)
    _add(entry, "published", row.judged.machine)
    SubElement(_add(entry, "author", None), f"{{{_ATOM}}}name").text = _clean(row.by)
    _add(entry, "category", None, term="judgement", label=row.what)
    _add(entry, "link", None, rel="alternate", type="text/html", href=where)
    told = [one_line(kept.claim.sentence) for kept in row.kept]
    _add(entry, "content", "\n\n".join([*told, *filter(None, [row.undone])]), type="text")
    return entry


def _updated(entry: Element) -> str:
    return entry.findtext(f"{{{_ATOM}}}updated") or ""


def _add(parent: Element, name: str, words: str | None, **attributes: str) -> Element:
    made = SubElement(parent, f"{{{_ATOM}}}{name}", {key: _clean(value) for key, value in attributes.items()})
    made.text = None if words is None else _clean(words)
    return made


def _clean(words: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
