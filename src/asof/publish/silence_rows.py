"""The silences of a story in words: from when to when nothing was said, and what was in force meanwhile."""

from asof.model.views import StoryView
from asof.publish.display import one_line
from asof.publish.labels import label
from asof.publish.moments import show_moment


def silence_rows(story: StoryView) -> tuple[str, ...]:
    """One line for each silence, earliest first, in the clock of the story's zone."""
    rows = []
    for silence in story.silences:
        start, end = (show_moment(moment, story.zone).text for moment in (silence.start, silence.end))
        row = label("silence.line", start=start, end=end)
        if silence.during:
            conditions = "; ".join(dict.fromkeys(one_line(condition.label) for condition in silence.during))
            row = f"{row}, {label('silence.during', conditions=conditions)}"
        rows.append(row)
    return tuple(rows)
