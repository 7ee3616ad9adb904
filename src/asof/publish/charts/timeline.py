"""A story's time as one line: its incidents, the restrictions that held, what was said when, and when nothing was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from asof.model.claim import Happening
from asof.model.views import Incident, StoryView
from asof.model.when import When
from asof.publish.charts.scale import TimeLine, time_line
from asof.reconcile.families import is_speech

_MOST_ROOM = timedelta(days=3)  # how far a time may stretch the line beyond a story shorter than that
_NO_DEEDS = frozenset({Happening.BACKGROUND, Happening.OTHER, Happening.DECISION, Happening.INVESTIGATION})
_BANDS = frozenset({Happening.INFORMATION_RESTRICTION, Happening.ACCESS_DENIED})  # drawn as restrictions


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From `left` to `right` in percent; an open side ends in an arrow; both ends open says no time."""

    left: float
    right: float
    is_open_left: bool = False
    is_open_right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One incident: when it happened, None where nobody says, and where on the line it was told."""

    incident: Incident
    happened: Stretch | None
    told: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything that shares one line of time; `bands` are in the order of the story's conditions."""

    times: TimeLine
    lanes: tuple[Lane, ...]
    bands: tuple[Stretch, ...]
    silences: tuple[Stretch, ...]
    entries: tuple[float, ...]


def timeline_of(story: StoryView) -> Timeline | None:
    """The timeline of `story`, its incidents in the order of time; None where it has no time at all.

    Incidents that are words rather than deeds are left out: they are among the entries.
    """
    said = [e.entry.said_at.start for e in story.entries if e.entry.said_at and e.entry.said_at.start]
    incidents = sorted((i for i in story.incidents if _is_deed(i.happening)), key=_first_moment)
    whens = [c.when for c in story.conditions] + [incident.when for incident in incidents if incident.when]
    ends = [end for when in whens for end in (when.start, when.end) if end]
    known = [moment for moment in (story.first, story.last, *said) if moment] or ends
    if not known:
        return None
    times = time_line([*known, *_near(ends, min(known), max(known))], story.zone)
    return Timeline(
        times=times,
        lanes=tuple(_lane(incident, times) for incident in incidents),
        bands=tuple(_stretch(condition.when, times) for condition in story.conditions),
        silences=tuple(Stretch(left=times.at(s.start), right=times.at(s.end)) for s in story.silences),
        entries=tuple(sorted({times.at(moment) for moment in said})),
    )


def _is_deed(happening: Happening) -> bool:
    return not is_speech(happening) and happening not in _NO_DEEDS | _BANDS


def _first_moment(incident: Incident) -> tuple[bool, float]:
    """When it began; else when it was first told of; those without any time come last."""
    told = [start for link in incident.links if (start := link.claim.claim.said_at.start)]
    moment = (incident.when.start if incident.when else None) or min(told, default=None)
    return moment is None, moment.timestamp() if moment else 0.0


def _near(moments: Iterable[datetime], first: datetime, last: datetime) -> list[datetime]:
    """Those that stretch the line a little; a ban "since 2017" must not make the night itself a hair's breadth."""
    room = max(last - first, _MOST_ROOM)
    return [moment for moment in moments if first - room <= moment <= last + room]


def _lane(incident: Incident, times: TimeLine) -> Lane:
    told = {times.at(start) for link in incident.links if (start := link.claim.claim.said_at.start)}
    has_time = incident.when is not None and (incident.when.start or incident.when.end)
    return Lane(
        incident=incident,
        happened=_stretch(incident.when, times) if incident.when and has_time else None,
        told=tuple(sorted(told)),
    )


def _stretch(when: When, times: TimeLine) -> Stretch:
    start, end = when.start, when.end
    return Stretch(
        left=times.at(start) if start else 0.0,
        right=times.at(end) if end else 100.0,
        is_open_left=start is None or start < times.start,
        is_open_right=end is None or end > times.end,
    )
