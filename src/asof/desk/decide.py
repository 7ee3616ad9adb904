"""The forms by which editors judge: merge, split, retract, confirm, correct, attach, and the undoing of each."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from asof.desk.answers import Asked, go, page, refusal
from asof.desk.cards import claim_card, judgement_card, say_decided
from asof.desk.current import Current, Desk
from asof.desk.drafts import About, Drafter, Faults, FaultyForm, Typed, as_sentence
from asof.desk.offers import Offers, incident_offers, story_offers
from asof.desk.words import say
from asof.errors import AsofError, JudgedSince, RecordError, UsageError
from asof.model.claim import Standing
from asof.model.figure import Measure
from asof.model.judged import JudgementKind
from asof.model.judgement import Judgement
from asof.model.speaker import Role
from asof.record.judge import Kept as KeptJudgement
from asof.record.judge import keep_judgement

_log = logging.getLogger("asof.desk")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """One decision's form: what it is about as the record is now, and what was typed into it so far."""

    kind: JudgementKind
    current: Current
    about: About
    typed: Typed
    seen: str


class _Overtaken(Exception):
    """Somebody else judged the same since the form was made; `since` is what they decided."""

    def __init__(self, since: Sequence[Judgement]) -> None:
        super().__init__()
        self.since = since


class Deciding:
    """The forms of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show(self, asked: Asked) -> Response:
        """The empty form of a decision about what the address names."""
        form = self._form(asked, _typed(asked.request.query_params.multi_items()))
        return form if isinstance(form, Response) else self._page(asked, form)

    def decide(self, asked: Asked) -> Response:
        """Keep what was decided, or show the form again with what is wrong, or with what others decided meanwhile."""
        typed = _typed((name, value) for name, value in asked.form.multi_items() if isinstance(value, str))
        form = self._form(asked, typed)
        if isinstance(form, Response):
            return form
        if typed["step"] == "find":
            return self._page(asked, form)
        drafter = Drafter(desk=self._desk, current=form.current, about=form.about, typed=typed)
        try:
            kept = self._keep(drafter.draft(form.kind, asked.who.name), form.seen)
        except FaultyForm as fault:
            return self._page(asked, form, faults=fault.faults, status=422)
        except _Overtaken as overtaken:
            return self._page(asked, self._anew(form), since=overtaken.since, status=409)
        again = "" if kept.is_new else "?again=1"
        return go(f"/desk/judgement/{kept.judgement.judgement_id}{again}")

    def _keep(self, draft: Judgement, seen: str) -> KeptJudgement:
        with self._desk.context.open_store(read_only=False) as store:
            try:
                return keep_judgement(store, draft, seen=seen)
            except JudgedSince:
                raise _Overtaken(store.judged_since(draft, seen)) from None
            except UsageError as error:
                raise FaultyForm({"": as_sentence(error)}) from error
            except RecordError as error:
                # What it says names files of this machine; and whoever typed a reason must not lose it.
                _log.error("a judgement could not be kept: %s", error)
                raise FaultyForm({"": say("fault.record")}) from error

    def _form(self, asked: Asked, typed: Typed) -> _Form | Response:
        """The form that is asked for; where what it is about is not there, the page that says so."""
        current = self._desk.current()
        try:
            kind = JudgementKind(asked.request.path_params["kind"])
            about = self._about(typed, current)
        except (AsofError, ValueError):
            return refusal(asked, "no_claim", status=404)
        if not _fits(kind, about):
            return refusal(asked, f"nothing_to_{kind.value}", status=400)
        seen = typed["seen"] or current.position.head
        return _Form(kind=kind, current=current, about=about, typed=typed, seen=seen)

    def _anew(self, form: _Form) -> _Form:
        """The same form, made from the record as the others left it, with all that was typed."""
        current = self._desk.current()
        about = self._about(form.typed, current)
        return _Form(kind=form.kind, current=current, about=about, typed=form.typed, seen=current.position.head)

    def _about(self, typed: Typed, current: Current) -> About:
        with self._desk.context.open_store() as store:
            reports = tuple(store.report(name) for name in typed.all("report"))
            judgement = store.judgement(typed["judgement"]) if typed["judgement"] else None
        claims = tuple(self._desk.find(current, name) for name in typed.all("claim"))
        return About(
            claims=tuple({one.claim.claim_id: one for one in claims}.values()),
            reports=tuple({one.report_id: one for one in reports}.values()),
            judgement=judgement,
        )

    def _page(
        self,
        asked: Asked,
        form: _Form,
        *,
        faults: Mapping[str, str] | None = None,
        since: Sequence[Judgement] = (),
        status: int = 200,
    ) -> Response:
        current, about = form.current, form.about
        undone = about.judgement
        return page(
            asked,
            "judge.html",
            status=status,
            title=say(f"judge.{form.kind.value}"),
            kind=form.kind.value,
            about=about,
            cards=[claim_card(current, kept, whole=True) for kept in about.claims],
            undone=(judgement_card(current, undone), say_decided(undone)) if undone else None,
            typed=form.typed,
            seen=form.seen,
            faults=Faults(faults or {}),
            since=[(judgement_card(current, one), say_decided(one)) for one in since],
            offers=self._offers(form),
            measures=tuple(Measure),
            standings=tuple(Standing),
            roles=tuple(Role),
        )

    def _offers(self, form: _Form) -> Offers:
        if form.kind not in (JudgementKind.MERGE, JudgementKind.ATTACH):
            return Offers()
        if form.about.reports:
            return story_offers(form.current, form.about.reports)
        return incident_offers(self._desk, form.current, form.about.claims, search=form.typed["find"])


def _fits(kind: JudgementKind, about: About) -> bool:
    """Whether this can be decided about what was chosen."""
    if kind is JudgementKind.UNDO:
        return about.judgement is not None
    if kind is JudgementKind.ATTACH and about.reports:
        return not about.claims
    if about.reports:
        return False
    return len(about.claims) == 1 if kind is JudgementKind.CORRECT else bool(about.claims)


def _typed(pairs: Iterable[tuple[str, str]]) -> Typed:
    many: dict[str, list[str]] = {}
    for name, value in pairs:
        many.setdefault(name, []).append(value)
    return Typed(fields={name: values[-1] for name, values in many.items()}, many=many)
