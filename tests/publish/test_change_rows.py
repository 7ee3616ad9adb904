"""Changes as rows: the newest first, one sentence once, the weightiest of its changes first."""

import dataclasses

from asof.model.figure import FigureKind, Measure
from asof.model.views import Change, ChangeKind
from asof.publish.change_rows import change_rows

ZONE = "UTC"


def _change(story, kind: ChangeKind, which: int) -> Change:
    position = story.ledgers[0].positions[which]
    return Change(kind=kind, claim=position.claims[0], measure=Measure.KILLED, after=position)


def test_the_newest_sentence_comes_first_and_tells_all_that_it_changed(sample) -> None:
    story = sample.view.stories[0]
    old = _change(story, ChangeKind.NEW, 0)
    new, contested = _change(story, ChangeKind.NEW, 4), _change(story, ChangeKind.CONTESTED, 4)
    first, second = change_rows([old, new, contested], ZONE).sentences
    assert [row.kind for row in first.rows] == ["contested", "new"]
    assert "seven people" in first.kept.claim.sentence
    assert [row.kind for row in second.rows] == ["new"]


def test_a_change_told_twice_is_one_row(sample) -> None:
    change = _change(sample.view.stories[0], ChangeKind.NEW, 0)
    (sentence,) = change_rows([change, change], ZONE).sentences
    assert len(sentence.rows) == 1


def test_a_key_is_the_same_on_another_day_and_another_one_for_another_change(sample) -> None:
    story = sample.view.stories[0]
    changes = [_change(story, kind, which) for kind in (ChangeKind.NEW, ChangeKind.RAISED) for which in range(3)]
    keys = [
        [row.key for sentence in change_rows(changes, zone).sentences for row in sentence.rows]
        for zone in ("UTC", "Asia/Tokyo")
    ]
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == len(changes)


def test_what_is_no_toll_of_the_story_says_so(sample) -> None:
    story = sample.view.stories[0]
    position = story.ledgers[0].positions[0]
    history = dataclasses.replace(position, figure=dataclasses.replace(position.figure, kind=FigureKind.BACKGROUND))
    change = Change(kind=ChangeKind.NEW, claim=history.claims[0], measure=Measure.KILLED, after=history)
    (sentence,) = change_rows([change], ZONE).sentences
    assert sentence.rows[0].note == "background"


def test_a_week_of_changes_is_cut_and_says_so(sample) -> None:
    story = sample.view.stories[0]
    kept = story.ledgers[0].positions[0].claims[0]
    many = []
    for n in range(70):
        span = dataclasses.replace(kept.claim.span, start=n, end=n + 1)
        claim = dataclasses.replace(kept.claim, span=span, claim_id=f"{n:032x}")
        many.append(Change(kind=ChangeKind.NEW, claim=dataclasses.replace(kept, claim=claim)))
    rows = change_rows(many, ZONE)
    assert (len(rows.sentences), rows.left_out) == (60, 10)
