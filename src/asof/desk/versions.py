"""The versions of one page side by side: which words were added and removed, and which claims with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from asof.desk.answers import Asked, page, refusal
from asof.desk.cards import ClaimCard, claim_card
from asof.desk.current import Current, Desk
from asof.desk.differences import compare
from asof.desk.reports import row_of
from asof.desk.words import say
from asof.errors import AsofError
from asof.model.claim import KeptClaim
from asof.model.report import Report

MOST_CLAIMS = 30
"""Claims shown of those that came or went; the page of each version has all of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """Claims that one version tells and the other does not, and how many more there are than are shown."""

    cards: tuple[ClaimCard, ...]
    left_out: int


class Versions:
    """The page of versions of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show(self, asked: Asked) -> Response:
        """Two versions compared: those that the address names, else the last two."""
        current = self._desk.current()
        try:
            with self._desk.context.open_store() as store:
                versions = current.versions(store.report(asked.request.path_params["report_id"]))
                old, new = _chosen(asked, versions)
                difference = compare(store.text(old.report_id).content, store.text(new.report_id).content)
        except AsofError:
            return refusal(asked, "no_report", status=404)
        return page(
            asked,
            "versions.html",
            title=say("versions.title"),
            report=new,
            versions=[row_of(current, version) for version in versions],
            old=row_of(current, old),
            new=row_of(current, new),
            difference=difference,
            gone=_gone(current, old, new),
            come=_gone(current, new, old),
        )


def _chosen(asked: Asked, versions: Sequence[Report]) -> tuple[Report, Report]:
    """The versions called `from` and `to` by their ids; the last and the one before it where none is."""
    by_id = {version.report_id: version for version in versions}
    old, new = (by_id.get(asked.request.query_params.get(name, "")) for name in ("from", "to"))
    new = new or versions[-1]
    before = [version for version in versions if version.report_id != new.report_id]
    return old or (before[-1] if before else new), new


def _gone(current: Current, told: Report, compared: Report) -> Gone:
    """The claims of `told` that assert what nothing in `compared` asserts."""
    kept = {kept.claim.content_id for kept in current.claims_of(compared.report_id)}
    found: dict[str, KeptClaim] = {}
    for one in current.claims_of(told.report_id):
        if one.claim.content_id not in kept:
            found.setdefault(one.claim.content_id, one)
    shown = tuple(claim_card(current, one) for one in list(found.values())[:MOST_CLAIMS])
    return Gone(cards=shown, left_out=len(found) - len(shown))
