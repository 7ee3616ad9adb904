"""The same data as every page, as plain JSON: claims and reports once each, and everything else by their ids."""

import dataclasses
import json
from collections.abc import Sequence
from enum import Enum
from typing import Any

from asof.model.claim import KeptClaim
from asof.model.codec import Plain, encode
from asof.model.report import Report
from asof.model.views import Change, RecordView, StoryView
from asof.publish.bodies import claim_body
from asof.publish.display import given_name
from asof.publish.gather import KeptReport, claims_of
from asof.publish.labels import label


def story_data(view: RecordView, story: StoryView, changes: Sequence[Change] = ()) -> dict[str, Plain]:
    """One story as of the view's moment; claims have the keys of `claim_body`, the rest its fields' names."""
    body = _referring(story)
    return {
        "at": encode(view.at),
        "clock": encode(view.clock),
        **(body if isinstance(body, dict) else {}),
        "changes": [_referring(change) for change in changes],
        "judgements": _history(view, story),
        "claims": {kept.claim.claim_id: claim_body(kept) for kept in claims_of(story)},
        "reports": {report.report_id: _report(report) for report in story.reports},
        "credit": label("page.credit_places"),
    }


def _history(view: RecordView, story: StoryView) -> Plain:
    """The judgements on claims and reports of the story, the undone ones too."""
    reports = {report.report_id for report in story.reports}
    return [
        encode(one)
        for one in view.judgements
        if reports & {*(ref.report_id for ref in one.named()), *one.reports, one.to_report} or one.undoes
    ]


def report_data(kept: KeptReport) -> dict[str, Plain]:
    """One report with its text, entries, claims and issues."""
    return {
        "report": _report(kept.report),
        "text": encode(kept.text),
        "entries": encode(kept.entries),
        "claims": [claim_body(claim) for claim in kept.claims],
        "issues": encode(kept.issues),
        "credit": label("page.credit_places"),
    }


def index_data(view: RecordView, others: Sequence[Report]) -> dict[str, Plain]:
    """The stories of a record in brief, and the reports that stand in none."""
    return {
        "at": encode(view.at),
        "clock": encode(view.clock),
        "stories": [
            {"story_id": s.story_id, "name": s.name, "zone": s.zone, "first": encode(s.first), "last": encode(s.last)}
            for s in view.stories
        ],
        "other_reports": [_report(report) for report in others],
    }


def as_json(data: Plain) -> bytes:
    """UTF-8 JSON, the same whenever the data is; no spaces, since a live page has thousands of claims."""
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8", errors="replace")


def _report(report: Report) -> Plain:
    return encode(dataclasses.replace(report, name=given_name(report.name)))


def _referring(value: Any) -> Plain:
    """`value` as `encode` would give it, but claims and reports by their ids alone."""
    if isinstance(value, KeptClaim):
        return value.claim.claim_id
    if isinstance(value, Report):
        return value.report_id
    if isinstance(value, tuple):
        return [_referring(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type) and not isinstance(value, Enum):
        return {field.name: _referring(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return encode(value)
