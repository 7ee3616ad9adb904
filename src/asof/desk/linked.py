"""A story as linked data: schema.org's LiveBlogPosting, with corrections, for search engines and other programs."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from asof.desk.feeds import sentences_of
from asof.model.judged import JudgementKind
from asof.model.views import KeptEntry, RecordView, StoryView
from asof.model.where import Where
from asof.publish.addresses import Addresses
from asof.publish.display import one_line, shortened, web_link
from asof.publish.judgement_rows import judgement_rows
from asof.publish.labels import label_of
from asof.reconcile.moment import said_start

MOST_INLINE = 20
"""Entries that the page itself carries for who reads no other file; the file beside it has them all."""

_LONGEST_HEADLINE = 110
_CORRECTIONS = frozenset(label_of("judgement", kind) for kind in (JudgementKind.CORRECT, JudgementKind.RETRACT))

Linked = dict[str, Any]


def live_blog(
    view: RecordView, story: StoryView, address: Addresses, *, page: str, publisher: str, most: int | None = None
) -> Linked:
    """The story as a LiveBlogPosting; `page` is its own address in full, `most` how many entries it has (None: all).

    Every body is the reports' own sentences; moments are UTC; a place has coordinates only where it was found as one.
    """
    base = page.rsplit("/stories/", 1)[0]
    place = story.places[0] if story.places else None
    told = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "@id": page,
        "url": page,
        "headline": shortened(story.name, _LONGEST_HEADLINE),
        "coverageStartTime": _stamp(story.first),
        "datePublished": _stamp(story.first),
        "dateModified": _stamp(max((kept.report.received_at for kept in story.entries), default=None)),
        "publisher": {"@type": "Organization", "name": publisher},
        "contentLocation": _place(place) if place else None,
        "correction": list(_corrections(view, story, page)),
        "liveBlogUpdate": [_update(kept, address, base) for kept in story.entries[:most]],
    }
    return {name: value for name, value in told.items() if value not in (None, [])}


def inline(linked: Linked) -> str:
    """`linked` as text that may stand in a script element, whatever its words: nothing in it can end the element."""
    written = json.dumps(linked, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def _update(kept: KeptEntry, address: Addresses, base: str) -> Linked:
    sentences = sentences_of(kept)
    source = web_link(kept.entry.url) or web_link(kept.report.url)
    update = {
        "@type": "BlogPosting",
        "@id": base + address.entry(kept.entry),
        "url": base + address.entry(kept.entry),
        "headline": shortened(sentences[0], _LONGEST_HEADLINE),
        "articleBody": "\n".join(sentences),
        "datePublished": _stamp(said_start(kept.entry.said_at, kept.report)),
        "dateModified": _stamp(kept.entry.modified_at),
        "inLanguage": kept.report.language,
        "author": {"@type": "Organization", "name": one_line(kept.report.outlet)},
        "isBasedOn": source,
    }
    return {name: value for name, value in update.items() if value is not None}


def _corrections(view: RecordView, story: StoryView, page: str) -> Iterator[Linked]:
    """What was retracted or corrected and is so still."""
    for row in judgement_rows(view, story):
        if row.what in _CORRECTIONS and not row.undone:
            sentences = "; ".join(one_line(kept.claim.sentence) for kept in row.kept)
            yield {
                "@type": "CorrectionComment",
                "@id": f"{page}#judgements-{row.judgement_id}",
                "text": f"{row.what}: {row.reason}" + (f" ({sentences})" if sentences else ""),
                "datePublished": row.judged.machine,
            }


def _place(place: Where) -> Linked:
    found: Linked = {"@type": "Place", "name": one_line(place.name)}
    if place.lat is not None and place.lon is not None:
        found["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    if place.country:
        found["address"] = {"@type": "PostalAddress", "addressCountry": place.country}
    return found


def _stamp(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
