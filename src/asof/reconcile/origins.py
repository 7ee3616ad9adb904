"""The origin of every claim: the independent voice it comes from, with all its carriers, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from asof.model.claim import KeptClaim
from asof.model.codec import digest
from asof.model.span import Span
from asof.model.views import Origin
from asof.reconcile.copies import find_repeats
from asof.reconcile.moment import order_of
from asof.reconcile.voices import Voice, VoiceKind, outlets_of, unite_names, voice_of
from asof.reconcile.words import name_key


class Attribution(NamedTuple):
    """A claim's origin; `root` is what independence is counted by ("" never counts).

    `repeats` is the claim id that the sentence copies from another outlet, None where it copies nothing.
    `is_relayed` says that the outlet passes on another voice's word.
    """

    origin: Origin
    root: str
    repeats: str | None
    is_relayed: bool


def attribute(kept: Sequence[KeptClaim]) -> dict[str, Attribution]:
    """The attribution of every claim, by claim id, whatever the order of `kept`."""
    ordered = sorted(kept, key=order_of)
    outlets = outlets_of({one.report.report_id: one.report for one in ordered}.values())
    repeats, copied = find_repeats(ordered, outlets)
    spoken = unite_names({one.claim.claim_id: voice_of(one, outlets[one.report.report_id]) for one in ordered})
    voices = _follow_repeats(ordered, spoken, repeats)
    roots = _roots(ordered, voices, repeats)
    origins = _origins(ordered, voices, copied, outlets)
    return {
        claim_id: Attribution(
            origin=origins[voice.key],
            root=roots[claim_id],
            repeats=copied.get(claim_id),
            is_relayed=voice.kind in (VoiceKind.NAMED, VoiceKind.CREDITED) or claim_id in copied,
        )
        for claim_id, voice in voices.items()
    }


def independent(attributions: Iterable[Attribution]) -> int:
    """How many independent voices stand behind the claims; copies, relays and unknown voices add none."""
    return len({attribution.root for attribution in attributions if attribution.root})


def _follow_repeats(
    ordered: Sequence[KeptClaim], voices: Mapping[str, Voice], repeats: Mapping[str, str]
) -> dict[str, Voice]:
    """Give a repeated sentence the voice of the one it repeats; a credit line on any carrier is the voice of them all.

    So is the credit of one of a sentence's claims for its others.  A named voice stays whoever prints it.
    """
    sentence = {one.claim.claim_id: (one.report.report_id, one.claim.span) for one in ordered}
    credited: dict[tuple[str, Span], Voice] = {}
    for one in ordered:
        claim_id = one.claim.claim_id
        if voices[claim_id].kind is VoiceKind.CREDITED:
            credited.setdefault(sentence[repeats.get(claim_id, claim_id)], voices[claim_id])
    followed: dict[str, Voice] = {}
    for claim_id, voice in voices.items():
        lead = repeats.get(claim_id, claim_id)
        led = voices[lead]
        if led.kind is VoiceKind.OUTLET:
            led = credited.get(sentence[lead], led)
        followed[claim_id] = voice if voice.kind is VoiceKind.NAMED else led
    return followed


def _roots(ordered: Sequence[KeptClaim], voices: Mapping[str, Voice], repeats: Mapping[str, str]) -> dict[str, str]:
    """What each claim's independence is counted by: for a claim and its copies, whoever any of them names first.

    A copy that names somebody where another carrier does not, or names them otherwise, is still one voice's word.  What
    nobody is named for in a report of an unknown outlet counts for nothing: the outlet may be one of the others.
    """
    happening = {one.claim.claim_id: one.claim.happening for one in ordered}
    lead_of = {
        claim_id: repeats[claim_id] if claim_id in repeats and happening[repeats[claim_id]] is kind else claim_id
        for claim_id, kind in happening.items()
    }
    unknown = {one.report.outlet for one in ordered if not one.report.is_outlet_known()}
    named: dict[str, str] = {}
    for one in ordered:
        voice = voices[one.claim.claim_id]
        if voice.kind is VoiceKind.NAMED:
            named.setdefault(lead_of[one.claim.claim_id], voice.root)
    own = {claim_id: "" if voice.outlet in unknown else voice.root for claim_id, voice in voices.items()}
    return {claim_id: named.get(lead_of[claim_id], root) for claim_id, root in own.items()}


@dataclass(slots=True)
class _Gathered:
    voice: Voice
    carriers: dict[str, None] = field(default_factory=dict)
    copiers: dict[str, None] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def _origins(
    ordered: Sequence[KeptClaim], voices: Mapping[str, Voice], copied: Mapping[str, str], outlets: Mapping[str, str]
) -> dict[tuple[str, ...], Origin]:
    gathered: dict[tuple[str, ...], _Gathered] = {}
    for one in ordered:
        voice = voices[one.claim.claim_id]
        key = voice.key
        if key not in gathered:
            gathered[key] = _Gathered(voice)
        group = gathered[key]
        group.carriers.setdefault(one.report.report_id)
        group.names.setdefault(name_key(voice.name), voice.name)
        if one.claim.claim_id in copied and outlets[one.report.report_id] != voice.outlet:
            group.copiers.setdefault(outlets[one.report.report_id])
    return {key: _origin(key, group) for key, group in gathered.items()}


def _origin(key: tuple[str, ...], group: _Gathered) -> Origin:
    why = group.voice.why
    if group.voice.kind is VoiceKind.NAMED and len(group.names) > 1:
        why += f"; also called {', '.join(list(group.names.values())[1:])}"
    if group.copiers:
        why += f"; nearly word for word in {', '.join(group.copiers)}"
    return Origin(
        origin_id=digest(list(key)),
        name=group.voice.name,
        outlet=group.voice.outlet,
        carriers=tuple(group.carriers),
        why=why,
    )
