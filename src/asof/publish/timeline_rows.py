"""The timeline in words: each incident, restriction and silence beside its drawing, and the claim that tells it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from asof.model.claim import KeptClaim
from asof.model.views import Incident, Silence, StoryView
from asof.model.when import Precision, When
from asof.publish.charts.timeline import Lane, Stretch, Timeline
from asof.publish.display import one_line
from asof.publish.labels import label, label_of
from asof.publish.moments import show_moment, show_weekday

_SHOWN_INCIDENTS = 8  # a week of unrest has fifty
_SHOWN_SILENCES = 4  # a week told by day has one a night, and pauses


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident: its kind, where it was, when it is said to have been, how many origins tell it.

    `contested` says in words what its claims disagree on, "" where on nothing.
    """

    kind: str
    places: str
    span: str
    origins: int
    contested: str
    kept: KeptClaim
    lane: Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRow:
    """A restriction, its time in words, and its band where there is a time line."""

    name: str
    kind: str
    span: str
    words: str
    kept: tuple[KeptClaim, ...]
    band: Stretch | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRows:
    """The incidents that most voices tell, and the others, which unfold; both in the order of time."""

    shown: tuple[IncidentRow, ...]
    folded: tuple[IncidentRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceRows:
    """One line for each of the longest silences and one for each of the others, which unfold; in the order of time."""

    shown: tuple[str, ...]
    folded: tuple[str, ...]


def incident_rows(story: StoryView, timeline: Timeline | None) -> IncidentRows:
    """The incidents of the timeline as rows."""
    lanes = timeline.lanes if timeline else ()
    foremost = sorted(lanes, key=lambda lane: _weight(lane.incident), reverse=True)[:_SHOWN_INCIDENTS]
    rows = [(_incident_row(lane, story.zone), lane in foremost) for lane in lanes]
    return IncidentRows(
        shown=tuple(row for row, is_shown in rows if is_shown),
        folded=tuple(row for row, is_shown in rows if not is_shown),
    )


def _weight(incident: Incident) -> tuple[int, int]:
    return len(incident.origins), len(incident.links)


def _incident_row(lane: Lane, zone: str) -> IncidentRow:
    incident = lane.incident
    return IncidentRow(
        kind=label_of("happening", incident.happening),
        places=", ".join(dict.fromkeys(one_line(where.name) for where in incident.where[:3])),
        span=say_span(incident.when, zone) if incident.when else "",
        origins=len(incident.origins),
        contested=", ".join(label_of("contested", what) for what in dict.fromkeys(incident.contested)),
        kept=incident.links[0].claim,
        lane=lane,
    )


def condition_rows(story: StoryView, bands: Sequence[Stretch]) -> Iterable[ConditionRow]:
    """The restrictions of `story` as rows; `bands` are theirs in the same order, or none."""
    for index, condition in enumerate(story.conditions):
        yield ConditionRow(
            name=one_line(condition.label),
            kind=label_of("happening", condition.happening),
            span=say_span(condition.when, story.zone),
            words=one_line(condition.when.words) if condition.when.span else "",
            kept=condition.claims,
            band=bands[index] if bands else None,
        )


def silence_rows(story: StoryView) -> SilenceRows:
    """The silences of a story, in the clock of its zone."""
    by_length = sorted(story.silences, key=lambda silence: silence.end - silence.start, reverse=True)
    longest = by_length[:_SHOWN_SILENCES]
    rows = [(_say_silence(silence, story.zone), silence in longest) for silence in story.silences]
    return SilenceRows(
        shown=tuple(row for row, is_shown in rows if is_shown),
        folded=tuple(row for row, is_shown in rows if not is_shown),
    )


def _say_silence(silence: Silence, zone: str) -> str:
    start, end = (show_moment(moment, zone).text for moment in (silence.start, silence.end))
    row = label("silence.line", start=start, end=end)
    if not silence.during:
        return row
    conditions = "; ".join(dict.fromkeys(one_line(condition.label) for condition in silence.during))
    return f"{row}, {label('silence.during', conditions=conditions)}"


def say_span(when: When, zone: str) -> str:
    """An interval in labels: both ends where they are known, in minutes only where it was said to the minute."""
    if when.start is None and when.end is None:
        return label("gap.time")
    is_sharp = when.precision is Precision.MINUTE
    last = when.end if is_sharp or when.end is None else when.end - timedelta(microseconds=1)
    ends = [show_moment(m, zone).text if is_sharp else show_weekday(m, zone) for m in (when.start, last) if m]
    if when.start is None:
        return f"{label('bands.from_unsaid')} – {ends[0]}"
    if when.end is None:
        return f"{ends[0]} – {label('bands.ongoing')}"
    is_instant = is_sharp and when.end - when.start <= timedelta(minutes=1)
    return ends[0] if is_instant else " – ".join(dict.fromkeys(ends))
