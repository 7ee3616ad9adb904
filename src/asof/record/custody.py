"""What must hold before anything is kept: the parts are of one report, and every word stands where it is said to."""

import zlib
from collections.abc import Sequence

from asof.errors import DamagedRecord
from asof.model.claim import Claim
from asof.model.ids import identified, judgement_id, report_digest
from asof.model.issue import Issue
from asof.model.judgement import Judgement
from asof.model.report import Entry, Report, Text
from asof.model.span import Span

ZLIB = "zlib"


def check_parts(
    report: Report,
    raw: bytes,
    *,
    text: Text,
    entries: Sequence[Entry],
    claims: Sequence[Claim],
    issues: Sequence[Issue],
) -> None:
    """ValueError where a part is another report's, or its words are not in the text at their span."""
    if report_digest(raw) != report.report_id or len(raw) != report.size_bytes:
        raise ValueError(f"report {report.report_id} is not of the {len(raw)} bytes given with it")
    parts: tuple[Text | Entry | Issue, ...] = (text, *entries, *issues)
    for part in parts:
        if part.report_id != report.report_id:
            raise ValueError(f"a part of report {part.report_id} was given with report {report.report_id}")
    for entry in entries:
        _check_within(entry.span, text)
    numbers = {entry.number for entry in entries}
    for claim in claims:
        if claim.entry is not None and claim.entry not in numbers:
            raise ValueError(f"claim {claim.claim_id} stands in entry {claim.entry}, which the report does not have")
    check_claims(claims, text)


def check_claims(claims: Sequence[Claim], text: Text) -> None:
    """ValueError where a claim is another report's, its ids are not of what it says, or its words not in the text."""
    if len({claim.reader for claim in claims}) > 1:
        raise ValueError("claims of several readers were given as one reading")
    for claim in claims:
        if claim.report_id != text.report_id:
            raise ValueError(f"claim {claim.claim_id} of report {claim.report_id} was given with {text.report_id}")
        if identified(claim) != claim:
            raise ValueError(f"claim {claim.claim_id!r} does not have the ids of what it says; see asof.model.ids")
        _check_words(claim.sentence, claim.span, text)
        for figure in claim.figures:
            _check_words(figure.quantity.words, figure.quantity.span, text)


def check_judgement(judgement: Judgement) -> None:
    """ValueError where the judgement's id is not of what it says."""
    if judgement_id(judgement) != judgement.judgement_id:
        raise ValueError(f"judgement {judgement.judgement_id!r} does not have the id of what it says")


def compressed(raw: bytes) -> tuple[str, bytes]:
    """The name of the compression and the compressed bytes."""
    return ZLIB, zlib.compress(raw)


def decompressed(report_id: str, compression: str, kept: bytes) -> bytes:
    """The bytes as received; DamagedRecord where they cannot be had back or their SHA-256 is not `report_id`."""
    try:
        raw = zlib.decompress(kept) if compression == ZLIB else None
    except zlib.error as error:
        raise DamagedRecord(
            f"the bytes of report {report_id} cannot be unpacked ({error}); run `asof verify`"
        ) from error
    if raw is None or report_digest(raw) != report_id:
        raise DamagedRecord(f"the bytes of report {report_id} are not those received; run `asof verify`")
    return raw


def _check_within(span: Span, text: Text) -> None:
    if span.end > len(text.content):
        raise ValueError(f"[{span.start}, {span.end}) is outside the {len(text.content)} code points of the text")


def _check_words(words: str, span: Span, text: Text) -> None:
    _check_within(span, text)
    if span.of(text.content) != words:
        raise ValueError(f"{words!r} does not stand at [{span.start}, {span.end}) of report {text.report_id}")
