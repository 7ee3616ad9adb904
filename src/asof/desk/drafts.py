"""From what an editor chose and typed to a judgement, or to what is wrong with each field of the form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from asof.desk.current import Current, Desk
from asof.desk.words import say
from asof.errors import AsofError, RecordError, UsageError
from asof.model.claim import KeptClaim, Standing
from asof.model.figure import Measure
from asof.model.judged import JudgementKind
from asof.model.judgement import Judgement, ref_of
from asof.model.report import Report
from asof.model.speaker import Role
from asof.record.corrections import Given, correction_of, parse_count, parse_place
from asof.record.judge import check_confirmable, figure_ref
from asof.record.typed import parse_when

Value = TypeVar("Value")

ALONE = "alone"
"""What is chosen to take reports out of their story, into one of their own."""


class Faults(dict[str, str]):
    """What is wrong with the fields of a form, by their names; "" for one that nothing is wrong with."""

    def __missing__(self, name: str) -> str:
        return ""


class FaultyForm(Exception):
    """What was typed makes no judgement; `faults` say why by the name of the field, "" for the form as a whole."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("; ".join(faults.values()))
        self.faults = dict(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a decision is about: the claims chosen, as they are judged now, or whole reports, or a judgement."""

    claims: tuple[KeptClaim, ...] = ()
    reports: tuple[Report, ...] = ()
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The fields of a decision's form, as typed; of a field that was sent several times `many` has all."""

    fields: Mapping[str, str]
    many: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "").strip()

    def all(self, name: str) -> Sequence[str]:
        """Every value of a field."""
        return self.many.get(name, ())


@dataclass(slots=True)
class Drafter:
    """Makes the judgement of one form; every fault is noted with its field before any is told."""

    desk: Desk
    current: Current
    about: About
    typed: Typed
    faults: dict[str, str] = field(default_factory=dict)

    def draft(self, kind: JudgementKind, by: str) -> Judgement:
        """The judgement, still without its id; FaultyForm where the form does not make one."""
        if not self.typed["reason"]:
            self.faults["reason"] = say("fault.reason")
        parts = self._parts(kind)
        if self.faults:
            raise FaultyForm(self.faults)
        try:
            return Judgement(
                judgement_id="",
                kind=kind,
                by=by,
                reason=self.typed["reason"],
                judged_at=datetime.now(UTC),
                **parts,
            )
        except ValueError as error:
            raise FaultyForm({"": str(error)}) from error

    def _parts(self, kind: JudgementKind) -> dict[str, Any]:
        match kind:
            case JudgementKind.MERGE:
                return self._merged()
            case JudgementKind.SPLIT:
                return {"claims": self._refs(self.about.claims)}
            case JudgementKind.CONFIRM:
                self._try("", lambda: check_confirmable(self.about.claims), say("fault.denies"))
                return {"claims": self._refs(self.about.claims)}
            case JudgementKind.RETRACT:
                return {"claims": self._refs(self.about.claims), "figure": self._figure()}
            case JudgementKind.CORRECT:
                return self._corrected()
            case JudgementKind.ATTACH:
                return self._attached() if self.about.claims else self._moved()
            case JudgementKind.UNDO:
                return {"undoes": self.about.judgement.judgement_id if self.about.judgement else None}

    def _merged(self) -> dict[str, Any]:
        others = [self._claim("with", name) for name in self.typed.all("with")]
        if self.typed["other"]:
            others.append(self._claim("other", self.typed["other"]))
        claims = dict.fromkeys([*self.about.claims, *(one for one in others if one is not None)])
        if len(claims) < 2 and not self.faults:
            self.faults["with"] = say("fault.merge")
        return {"claims": self._refs(claims)}

    def _attached(self) -> dict[str, Any]:
        name = self.typed["other"] or self.typed["to"]
        target = self._claim("other" if self.typed["other"] else "to", name) if name else None
        if not name:
            self.faults["to"] = say("fault.to")
        if target is not None and target in self.about.claims:
            self.faults["to"] = say("fault.itself")
        return {"claims": self._refs(self.about.claims), "to_claim": target and ref_of(target.claim)}

    def _moved(self) -> dict[str, Any]:
        to = self.typed["to_report"]
        if not to:
            self.faults["to_report"] = say("fault.to_story")
        elif to != ALONE and to not in self.current.reports:
            self.faults["to_report"] = say("fault.no_report")
        ids = tuple(report.report_id for report in self.about.reports)
        if to in ids:
            self.faults["to_report"] = say("fault.itself")
        return {"reports": ids, "to_report": None if to == ALONE else to}

    def _corrected(self) -> dict[str, Any]:
        typed, (kept, *_) = self.typed, self.about.claims
        zone = kept.claim.said_at.zone
        self._try("count", lambda: parse_count(typed["count"]) if typed["count"] else None)
        self._try("when", lambda: parse_when(typed["when"], zone=zone) if typed["when"] else None)
        self._try("where", lambda: parse_place(typed["where"], kept.claim.span) if typed["where"] else None)
        figure = self._figure()
        if figure is None and (typed["count"] or typed["measure"]):
            self.faults["figure"] = say("fault.which_figure")
        if figure is not None and not (typed["count"] or typed["measure"]):
            self.faults["count"] = say("fault.figure_is")
        if self.faults:
            return {}
        given = Given(
            count=typed["count"] or None,
            measure=self._chosen("measure", Measure),
            when=typed["when"] or None,
            where=typed["where"] or None,
            standing=self._chosen("standing", Standing),
            speaker=typed["speaker"] or None,
            role=self._chosen("role", Role) or Role.PERSON,
        )
        told = kept.claim.figures[figure.number] if figure else None
        correction = self._try("", lambda: correction_of(kept, told, given), say("fault.nothing"))
        return {"claims": self._refs([kept]), "figure": figure, "correction": correction}

    def _figure(self) -> Any:
        """The one figure that is chosen; None for none."""
        chosen = self.typed["figure"]
        if not chosen:
            return None
        kept = self.about.claims[0]
        if len(self.about.claims) != 1 or not chosen.isdecimal() or int(chosen) >= len(kept.claim.figures):
            self.faults["figure"] = say("fault.no_figure")
            return None
        return figure_ref(kept, int(chosen))

    def _chosen(self, name: str, kind: Callable[[str], Value]) -> Value | None:
        """The member of a closed list that was chosen, None for none."""
        if not self.typed[name]:
            return None
        try:
            return kind(self.typed[name])
        except ValueError:
            self.faults[name] = say("fault.not_in_list")
            return None

    def _claim(self, name: str, words: str) -> KeptClaim | None:
        return self._try(name, lambda: self.desk.find(self.current, words))

    def _try(self, name: str, make: Callable[[], Value], told: str = "") -> Value | None:
        """What `make` makes; where it cannot, its reason, or `told`, becomes the fault of the field `name`."""
        try:
            return make()
        except UsageError as error:
            self.faults[name] = told or as_sentence(error)
        except RecordError:
            self.faults[name] = say("fault.no_claim")
        return None

    def _refs(self, claims: Any) -> Any:
        return tuple(dict.fromkeys(ref_of(kept.claim) for kept in claims))


def as_sentence(error: AsofError) -> str:
    """What an error says, as a sentence of its own."""
    said = str(error)
    return f"{said[:1].upper()}{said[1:]}."
