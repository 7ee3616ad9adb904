"""Where each thing stands: the addresses of the pages and of the places in them, in a folder or on a server."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from asof.model.claim import Claim
from asof.model.report import Entry
from asof.model.views import RecordView

_ID_CHARACTERS = 12  # 48 bits: two pages of one site do not meet by chance, and the address can be read out
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The addresses of one view's pages: `front` is the list of stories, `assets` what stands before a file's name.

    `stories` and `reports` are addresses by id.
    """

    front: str
    assets: str
    stories: Mapping[str, str]
    reports: Mapping[str, str]

    def asset(self, name: str) -> str:
        """A stylesheet, script or picture of the pages."""
        return self.assets + name

    def story(self, story_id: str) -> str:
        """The page of a story."""
        return self.stories[story_id]

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


def addresses_of_files(view: RecordView, report_ids: Iterable[str]) -> Addresses:
    """Relative addresses, so that the site works from a disk and under any folder of a server.

    The only story of a record is its front page.
    """
    stories = [story.story_id for story in view.stories]
    pages = {stories[0]: "index"} if len(stories) == 1 else _named("story", stories)
    return Addresses(
        front="index.html",
        assets="",
        stories=_with_ending(pages),
        reports=_with_ending(_named("report", report_ids)),
    )


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """What every id is called in an address: its first characters where those differ, else the whole of it."""
    every = list(dict.fromkeys(ids))
    short = {id_: _NOT_IN_A_NAME.sub("-", id_)[:_ID_CHARACTERS] for id_ in every}
    if len(set(short.values())) < len(every):
        return {id_: _NOT_IN_A_NAME.sub("-", id_) for id_ in every}
    return short


def _named(kind: str, ids: Iterable[str]) -> dict[str, str]:
    return {id_: f"{kind}-{name}" for id_, name in short_ids(ids).items()}


def _with_ending(pages: Mapping[str, str]) -> dict[str, str]:
    return {id_: f"{page}.html" for id_, page in pages.items()}
