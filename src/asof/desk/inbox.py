"""The inbox: the claims that are new or changed since an editor last looked."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.responses import Response

from asof.desk.answers import Asked, go, page, refusal
from asof.desk.cards import ClaimCard, claim_card, say_judged
from asof.desk.claims import cut
from asof.desk.current import Current, Desk
from asof.desk.looks import Look, last_look, mark_looked, unmark_looked
from asof.desk.reports import ReportLine, report_line
from asof.desk.words import say
from asof.model.claim import KeptClaim
from asof.model.judgement import ClaimRef, Judgement
from asof.model.views import Change, ChangeKind
from asof.publish.amounts import say_quantity
from asof.publish.labels import label, label_of
from asof.publish.moments import show_moment
from asof.reconcile.changes import changes

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What came since a look: reports in the order they came, those read anew, and judgements."""

    reports: tuple[str, ...]
    reread: tuple[str, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A claim of the inbox, and what it changed or what changed it."""

    kept: KeptClaim
    news: tuple[str, ...]
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A card of the inbox, under the line of its report where that is another than the one before."""

    card: ClaimCard
    line: ReportLine | None


class Inbox:
    """The inbox of each editor at one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show(self, asked: Asked) -> Response:
        """What changed, then what is new, the report that came last first; a page at a time."""
        current = self._desk.current()
        look = last_look(self._desk.context.settings.record, asked.who.name)
        arrived = self._arrived(look)
        items = self._items(current, arrived, look, asked.who.name)
        fresh = sum(item.is_new for item in items)
        part = cut(asked, len(items))
        shown = items[max(0, part.first - 1) : part.last]
        unread = [report_line(current, current.reports[id_]) for id_ in reversed(arrived.reports)]
        return page(
            asked,
            "inbox.html",
            title=say("inbox.title"),
            changed=[claim_card(current, item.kept, news=item.news) for item in shown if not item.is_new],
            fresh=list(_rows(current, [item for item in shown if item.is_new])),
            counts=(len(items) - fresh, fresh),
            claimless=[line for line in unread if not line.row.claims],
            cut=part,
            seq=current.position.seq,
            looked=show_moment(look.looked_at, "UTC", year=True) if look else None,
        )

    def mark(self, asked: Asked) -> Response:
        """Remember that everything up to what the page was made from was looked at."""
        current, seq = self._desk.current(), asked.words("seq")
        if not seq.isdecimal() or int(seq) > current.position.seq:
            return refusal(asked, "broken_form", status=400, why="")
        moment = self._recorded_at(current, int(seq))
        mark_looked(self._desk.context.settings.record, asked.who.name, int(seq), moment)
        return go("/desk/")

    def unmark(self, asked: Asked) -> Response:
        """Take the last mark back."""
        unmark_looked(self._desk.context.settings.record, asked.who.name)
        return go("/desk/")

    def _recorded_at(self, current: Current, seq: int) -> datetime | None:
        """When the last thing came that the first `seq` rows hold."""
        with self._desk.context.open_store() as store:
            later = set(store.came_since(seq))
            judged = {one.judgement_id for one in store.judgements_since(seq)}
        moments = [report.received_at for report in current.reports.values() if report.report_id not in later]
        moments += [one.judged_at for one in current.judgements if one.judgement_id not in judged]
        return max(moments, default=None)

    def _arrived(self, look: Look | None) -> Arrived:
        seq = look.seq if look else 0
        with self._desk.context.open_store() as store:
            came = store.came_since(seq)
            reread = tuple(id_ for id_ in store.read_since(seq) if id_ not in set(came))
            return Arrived(reports=came, reread=reread, judgements=store.judgements_since(seq) if look else ())

    def _items(self, current: Current, arrived: Arrived, look: Look | None, name: str) -> list[Item]:
        """The claims known before that were changed, the last judged first; then the new ones, by report."""
        news = self._news(current, arrived, look, name) if look else {}
        fresh = {kept.claim.claim_id: kept for kept in _fresh(current, arrived)}
        changed = [
            Item(kept=current.claims[id_], news=lines, is_new=False) for id_, lines in news.items() if id_ not in fresh
        ]
        return changed + [Item(kept=kept, news=news.get(id_, ()), is_new=True) for id_, kept in fresh.items()]

    def _news(self, current: Current, arrived: Arrived, look: Look, name: str) -> dict[str, tuple[str, ...]]:
        """By claim, what others judged of it since, and what later reports say beside it."""
        news: dict[str, dict[str, None]] = defaultdict(dict)
        for one in reversed(arrived.judgements):
            if one.by == name:
                continue
            for claim_id in current.anchors.find_all(_named(current, one)):
                news[claim_id][say_judged(one.trace())] = None
        for change in self._changes(current, arrived, look):
            if change.judged is None and change.kind is not ChangeKind.NEW:
                news[change.claim.claim.claim_id][say_change(change)] = None
        for report_id in arrived.reread:
            for kept in current.claims_of(report_id):
                news[kept.claim.claim_id][say("inbox.reread", reader=kept.claim.reader)] = None
        return {claim_id: tuple(lines) for claim_id, lines in news.items()}

    def _changes(self, current: Current, arrived: Arrived, look: Look) -> Sequence[Change]:
        # A report may have been received before the look and recorded after it: what it changed is news all the same.
        received = [current.reports[report_id].received_at - _TICK for report_id in arrived.reports]
        moments = [moment for moment in (look.recorded_at, *received) if moment is not None]
        before = self._desk.view_before(min(moments, default=None))
        return changes(before, current.view) if before is not None else ()


def _fresh(current: Current, arrived: Arrived) -> Iterator[KeptClaim]:
    for report_id in reversed(arrived.reports):
        yield from current.claims_of(report_id)


def _named(current: Current, judgement: Judgement) -> tuple[ClaimRef, ...]:
    """The claims that a judgement names; of an undoing those of what it undoes, undoings undone all the way."""
    made = {one.judgement_id: one for one in current.judgements}
    while judgement.undoes is not None:
        judgement = made[judgement.undoes]
    return judgement.named()


def _rows(current: Current, items: Sequence[Item]) -> Iterator[Row]:
    before = None
    for item in items:
        report = item.kept.report
        line = report_line(current, report) if report.report_id != before else None
        before = report.report_id
        yield Row(card=claim_card(current, item.kept, news=item.news), line=line)


def say_change(change: Change) -> str:
    """A change in labels: "raised, Killed: 7 (was 4 or more)"."""
    said = label_of("change", change.kind)
    if change.measure is not None:
        said = f"{said}, {label_of('measure', change.measure)}"
    if change.after is not None:
        said = f"{said}: {say_quantity(change.after.figure.quantity)}"
    if change.before is not None:
        was = label("change.was", before=say_quantity(change.before.figure.quantity))
        said = f"{said} ({was})"
    return said
