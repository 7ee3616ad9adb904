"""The outlets at the desk: what each told first, copied and from whom, corrected, took back and dropped."""

from collections import Counter
from dataclasses import dataclass
from threading import Lock

from starlette.responses import Response

from asof.desk.answers import Asked, page, refusal
from asof.desk.cards import ClaimCard, claim_card, say_incident
from asof.desk.current import Current, Desk
from asof.desk.reports import report_line
from asof.desk.words import say
from asof.reconcile.outlets import Copy, OutletRecord, outlet_records
from asof.reconcile.words import name_key

MOST = 50
"""Rows of one list of an outlet's page; it says how many more there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRow:
    """An incident that the outlet told first, and who told it after."""

    name: str
    card: ClaimCard
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """A sentence that repeats another, and the other's outlet and claim."""

    card: ClaimCard
    outlet: str
    other: ClaimCard


class Outlets:
    """The pages of outlets of one desk; worked out once for each growth of the record."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()
        self._known: tuple[int, tuple[OutletRecord, ...]] = (-1, ())

    def show_list(self, asked: Asked) -> Response:
        """Every outlet with its counts."""
        return page(
            asked,
            "outlets.html",
            title=say("outlets.title"),
            records=self._records(self._desk.current()),
            sources=_from,
        )

    def show_one(self, asked: Asked) -> Response:
        """One outlet with all that the counts count."""
        current = self._desk.current()
        name = asked.request.query_params.get("name", "")
        record = next((one for one in self._records(current) if name_key(one.name) == name_key(name)), None)
        if record is None:
            return refusal(asked, "no_outlet", status=404, name=name)
        return page(
            asked,
            "outlet.html",
            title=record.name,
            record=record,
            most=MOST,
            sources=_from(record),
            first=[
                FirstRow(
                    name=say_incident(one.incident, current.zone_of(one.claim)),
                    card=claim_card(current, one.claim),
                    after=one.after,
                )
                for one in record.first[-MOST:][::-1]
            ],
            copied=[_copy_row(current, copy, is_theirs=False) for copy in record.copied[-MOST:][::-1]],
            copied_by=[_copy_row(current, copy, is_theirs=True) for copy in record.copied_by[-MOST:][::-1]],
            corrected=[claim_card(current, kept) for kept in record.corrected[-MOST:][::-1]],
            retracted=[claim_card(current, kept) for kept in record.retracted[-MOST:][::-1]],
            dropped=[claim_card(current, kept) for kept in record.dropped[-MOST:][::-1]],
            lines=[report_line(current, report) for report in record.reports[-MOST:][::-1]],
        )

    def _records(self, current: Current) -> tuple[OutletRecord, ...]:
        with self._lock:
            if self._known[0] != current.position.seq:
                records = outlet_records(current.view.stories, current.reports.values(), current.by_report)
                self._known = (current.position.seq, records)
            return self._known[1]


def _copy_row(current: Current, copy: Copy, *, is_theirs: bool) -> CopyRow:
    mine, other = (copy.repeats, copy.claim) if is_theirs else (copy.claim, copy.repeats)
    return CopyRow(card=claim_card(current, mine), outlet=other.report.outlet, other=claim_card(current, other))


def _from(record: OutletRecord) -> list[tuple[str, int]]:
    """From whom the outlet copied, and how many sentences, most first."""
    return Counter(copy.repeats.report.outlet for copy in record.copied).most_common()
