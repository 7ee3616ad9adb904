"""The history: every judgement, by whom, when and why, and by whom it was undone."""

from starlette.responses import Response

from asof.desk.answers import Asked, page, refusal
from asof.desk.cards import claim_card, judgement_card, say_decided
from asof.desk.claims import cut
from asof.desk.current import Desk
from asof.desk.words import say
from asof.errors import AsofError
from asof.model.judgement import Judgement
from asof.reconcile.judged import in_force, undone_of


class History:
    """The pages of judgements of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show_list(self, asked: Asked) -> Response:
        """Every judgement, the newest first, those undone too; of one editor where the address names one."""
        current = self._desk.current()
        by = asked.request.query_params.get("by", "").strip()
        made = [one for one in reversed(current.judgements) if not by or one.by == by]
        part = cut(asked, len(made))
        shown = made[max(0, part.first - 1) : part.last]
        adrift = {
            one.judgement_id
            for one in in_force(current.judgements)
            if any(current.anchors.find(ref, one.figure) is None for ref in one.named())
        }
        return page(
            asked,
            "history.html",
            title=say("history.title"),
            rows=[(judgement_card(current, one), say_decided(one), one.judgement_id in adrift) for one in shown],
            cut=part,
            by=by,
            editors=sorted({one.by for one in current.judgements}),
        )

    def show_one(self, asked: Asked) -> Response:
        """One judgement, with what it did and the way to undo it."""
        current = self._desk.current()
        try:
            with self._desk.context.open_store() as store:
                judgement = store.judgement(asked.request.path_params["judgement_id"])
        except AsofError:
            return refusal(asked, "no_judgement", status=404)
        row = judgement_card(current, judgement)
        return page(
            asked,
            "judgement.html",
            title=say("judgement.title"),
            row=row,
            decided=say_decided(judgement),
            cards=[claim_card(current, kept) for kept in row.kept],
            reports=[current.reports[report_id] for report_id in _reports(judgement)],
            to_alone=bool(judgement.reports) and judgement.to_report is None,
            undoes=next((one for one in current.judgements if one.judgement_id == judgement.undoes), None),
            is_undone=judgement.judgement_id in undone_of(current.judgements),
            is_again=asked.request.query_params.get("again") == "1",
        )


def _reports(judgement: Judgement) -> tuple[str, ...]:
    return (*judgement.reports, *([judgement.to_report] if judgement.to_report else []))
