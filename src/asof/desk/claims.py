"""Lists of claims to choose from: everything kept, what a search finds, one story's; and the page of one claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response

from asof.desk.answers import Asked, page, refusal
from asof.desk.cards import claim_card, judgement_card, say_decided
from asof.desk.current import Current, Desk
from asof.desk.words import say
from asof.errors import AsofError
from asof.model.claim import KeptClaim
from asof.model.judgement import Judgement
from asof.reconcile.anchors import Anchors

PER_PAGE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One page of a list: `first` to `last` (from 1) of `total`; the addresses of its neighbours, "" where none is."""

    first: int
    last: int
    total: int
    before: str
    after: str


def cut(asked: Asked, total: int) -> Cut:
    """The page of a list of `total` that the address asks for; the last one where it asks for more."""
    last_page = max(1, -(-total // PER_PAGE))
    given = asked.request.query_params.get("page", "1")
    number = min(max(int(given) if given.isdecimal() else 1, 1), last_page)
    return Cut(
        first=min(total, (number - 1) * PER_PAGE + 1),
        last=min(total, number * PER_PAGE),
        total=total,
        before=_page_address(asked, number - 1) if number > 1 else "",
        after=_page_address(asked, number + 1) if number < last_page else "",
    )


def _page_address(asked: Asked, number: int) -> str:
    query = {**asked.request.query_params, "page": str(number)}
    return f"{asked.request.url.path}?{urlencode(query)}"


class Claims:
    """The lists and pages of claims of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show_list(self, asked: Asked) -> Response:
        """All claims, newest said first; those that hold the words searched for, best match first."""
        current = self._desk.current()
        search, story_id = (asked.request.query_params.get(name, "").strip() for name in ("search", "story"))
        found = self._found(current, search, story_id)
        part = cut(asked, len(found))
        return page(
            asked,
            "claims.html",
            title=say("claims.title"),
            cards=[claim_card(current, kept) for kept in found[max(0, part.first - 1) : part.last]],
            cut=part,
            search=search,
            story=story_id,
            stories=[(story.story_id, story.name) for story in current.view.stories],
        )

    def show_one(self, asked: Asked) -> Response:
        """A claim whole, with the others of its incident and why each is there, and what was judged of it."""
        current = self._desk.current()
        try:
            kept = self._desk.find(current, asked.request.path_params["claim_id"])
        except AsofError:
            return refusal(asked, "no_claim", status=404)
        placed = current.placed.get(kept.claim.claim_id)
        links = placed.incident.links if placed else ()
        others = [link.claim for link in links if link.claim.claim.claim_id != kept.claim.claim_id]
        return page(
            asked,
            "claim.html",
            title=say("claim.title"),
            card=claim_card(current, kept, whole=True),
            others=[claim_card(current, other) for other in others],
            history=[(judgement_card(current, one), say_decided(one)) for one in reversed(_about(current, kept))],
        )

    def _found(self, current: Current, search: str, story_id: str) -> Sequence[KeptClaim]:
        if search:
            with self._desk.context.open_store() as store:
                hits = [kept.claim.claim_id for kept in store.search(search)]
            found = [current.claims[claim_id] for claim_id in hits if claim_id in current.claims]
        else:
            found = list(current.claims.values())[::-1]
        if not story_id:
            return found
        placed = ((kept, current.placed.get(kept.claim.claim_id)) for kept in found)
        return [kept for kept, place in placed if place is not None and place.story.story_id == story_id]


def _about(current: Current, kept: KeptClaim) -> list[Judgement]:
    anchors = Anchors([kept])
    return [one for one in current.judgements if anchors.find_all(one.named())]
