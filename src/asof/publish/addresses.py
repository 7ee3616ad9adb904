"""Where each thing stands on the site: the names of its pages and of the places in them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from asof.model.claim import Claim
from asof.model.report import Entry
from asof.model.views import RecordView

_ID_CHARACTERS = 12  # 48 bits: two pages of one site do not meet by chance, and the address can be read out
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Relative addresses, so that the site works from a disk and under any folder of a server."""

    stories: dict[str, str]
    reports: dict[str, str]

    def report(self, report_id: str) -> str:
        """The page of a report."""
        if report_id not in self.reports:
            raise ValueError(f"the view names report {report_id}, which was not given to the site")
        return self.reports[report_id]

    def claim(self, claim: Claim) -> str:
        """The mark of a claim in its report's text."""
        return f"{self.report(claim.report_id)}#{claim_anchor(claim)}"

    def entry(self, entry: Entry) -> str:
        """An entry of a report's page."""
        return f"{self.report(entry.report_id)}#{entry_anchor(entry.number)}"


def claim_anchor(claim: Claim) -> str:
    """The ``id`` of a claim's mark."""
    return f"claim-{claim.claim_id}"


def entry_anchor(number: int | None) -> str:
    """The ``id`` of an entry; None is the head of the page."""
    return "entry-head" if number is None else f"entry-{number}"


def addresses_of(view: RecordView, report_ids: Iterable[str]) -> Addresses:
    """The addresses of a view's pages; the only story of a record is its front page."""
    stories = [story.story_id for story in view.stories]
    story_pages = {stories[0]: "index.html"} if len(stories) == 1 else _named("story", stories)
    return Addresses(stories=story_pages, reports=_named("report", report_ids))


def _named(kind: str, ids: Iterable[str]) -> dict[str, str]:
    """A page name for every id, short where the short ones differ."""
    every = list(dict.fromkeys(ids))
    short = {id_: _NOT_IN_A_NAME.sub("-", id_)[:_ID_CHARACTERS] for id_ in every}
    if len(set(short.values())) < len(every):
        short = {id_: _NOT_IN_A_NAME.sub("-", id_) for id_ in every}
    return {id_: f"{kind}-{name}.html" for id_, name in short.items()}
