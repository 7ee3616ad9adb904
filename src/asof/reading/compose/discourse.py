"""What only neighbouring sentences tell: a quotation that runs on, "the convoy" again, "we" inside a quotation."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from asof.model.claim import Happening
from asof.model.span import Span
from asof.model.where import Route, Where
from asof.reading.compose.draft import Draft
from asof.reading.compose.families import families
from asof.reading.speakers.attribution import Attribution
from asof.reading.words import tokenise

_SELF = frozenset({"we", "i", "us"})


def quotation_around(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution whose quotation holds `span`."""
    holding = [item for item in attributions if item.quote and any(part.contains(span) for part in item.content)]
    return min(holding, key=lambda item: item.extent, default=None)


def with_sayings(drafts: Sequence[Draft], contents: Mapping[int, Sequence[Attribution]]) -> list[Draft]:
    """A stance said in a quotation of several sentences is one claim over all of it, with the figures said in it.

    `contents` has for each sentence by its number the attributions with content in it.  The figures leave the drafts of
    the later sentences; a draft that was nothing but its figures goes with them.
    """
    out = list(drafts)
    for i, draft in enumerate(out):
        is_stance = draft.happening in families().stances
        quotation = quotation_around(draft.trigger, contents[draft.sentence.number]) if is_stance else None
        last = max((part.end for part in quotation.content), default=0) if quotation else 0
        if last <= draft.span.end:
            continue
        whole = Span(start=draft.span.start, end=last)
        within = [j for j in range(i + 1, len(out)) if whole.contains(out[j].trigger)]
        figures = tuple(figure for j in within for figure in out[j].figures)
        out[i] = draft._replace(span=whole, figures=(*draft.figures, *figures))
        for j in within:
            out[j] = out[j]._replace(figures=())
    return [draft for draft, before in zip(out, drafts, strict=True) if draft.figures or not before.figures]


def with_routes_joined(drafts: Sequence[Draft], content: str) -> list[Draft]:
    """A movement told over two sentences has one route: "A convoy entered Velm. The convoy, sent from Orm, …"."""
    out = list(drafts)
    moves: dict[int, list[int]] = defaultdict(list)  # by paragraph: of all drafts of a long report few can be meant
    for i, draft in enumerate(out):
        if draft.happening is not Happening.DEPLOYMENT:
            continue
        before = moves[draft.sentence.paragraph]
        earlier = next((j for j in reversed(before) if _is_taken_up(out[j], draft, content)), None)
        before.append(i)
        if earlier is None:
            continue
        route = _joined(out[earlier].route, draft.route)
        out[earlier] = out[earlier]._replace(route=route)
        out[i] = draft._replace(route=route)
    return out


def _is_taken_up(earlier: Draft, later: Draft, content: str) -> bool:
    if earlier.sentence == later.sentence:
        return False
    moved = later.target or later.actor
    if moved is None:
        return False
    words = tokenise(moved.of(content))
    if words[0].lower not in ("the", "this", "that", "these", "those") or len(words) < 2:
        return False
    before = [phrase.of(content) for phrase in (earlier.actor, earlier.target) if phrase]
    return any(words[-1].lower in {token.lower for token in tokenise(phrase)} for phrase in before)


def _joined(left: Route | None, right: Route | None) -> Route | None:
    def end(name: str) -> Where | None:
        found = (getattr(route, name) for route in (left, right) if route)
        return next((place for place in found if place), None)

    origin, destination = end("origin"), end("destination")
    return Route(origin=origin, destination=destination) if origin or destination else None


def said_by_itself(draft: Draft, attributions: Sequence[Attribution]) -> Span:
    """The words whose speaker the draft's is: its trigger, but of a stance that somebody takes by what they then say
    ("voiced her support, saying “…”") the first of what is said."""
    if draft.happening not in families().stances or draft.actor is None:
        return draft.trigger
    own = [
        item
        for item in attributions
        if item.source and item.source.overlaps(draft.actor) and item.content and draft.span.overlaps(item.content[0])
    ]
    return own[-1].content[0] if own else draft.trigger


def actor_words(draft: Draft, attributions: Sequence[Attribution], content: str) -> str | None:
    """Who did it in the report's words; "we" inside a quotation is whoever is quoted."""
    if draft.actor is None:
        return None
    words = draft.actor.of(content)
    quotation = quotation_around(draft.trigger, attributions)
    return quotation.speaker.name if quotation and words.lower() in _SELF else words
