"""The text of a report's page is the kept text: marks are laid over it and move nothing."""

import dataclasses

from asof.model.span import Span
from asof.publish.display import shown
from asof.publish.marks import mark_text


def _words(paragraph) -> str:
    return "".join(run.words for stretch in paragraph.stretches for run in stretch.runs)


def _marked(kept):
    return mark_text(kept.text, kept.entries, [k.claim for k in kept.claims])


def test_every_paragraph_is_its_slice_of_the_text(sample) -> None:
    for kept in sample.reports:
        for paragraph in _marked(kept):
            assert _words(paragraph) == shown(paragraph.span.of(kept.text.content))


def test_nothing_but_white_space_is_left_out(sample) -> None:
    for kept in sample.reports:
        left = list(kept.text.content)
        for paragraph in _marked(kept):
            left[paragraph.span.start : paragraph.span.end] = " " * (paragraph.span.end - paragraph.span.start)
        assert not "".join(left).strip()


def test_every_claim_is_marked_once_with_its_sentence(sample) -> None:
    for kept in sample.reports:
        marks = [s for p in _marked(kept) for s in p.stretches if s.claims and s.is_first]
        marked = {
            claim.claim_id: "".join(r.words for r in stretch.runs) for stretch in marks for _, claim in stretch.claims
        }
        assert marked == {k.claim.claim_id: k.claim.sentence for k in kept.claims}


def test_claims_of_one_sentence_share_a_mark(sample) -> None:
    live = sample.reports[0]
    shared = [s for p in _marked(live) for s in p.stretches if len(s.claims) > 1]
    assert [[claim.sentence for _, claim in stretch.claims] for stretch in shared] == [
        ["Dozens have been hurt and many more are feared trapped."] * 2
    ]


def test_claims_that_overlap_share_a_mark_over_both(sample) -> None:
    live = sample.reports[0]
    first, second = live.claims[0].claim, live.claims[1].claim
    longer = dataclasses.replace(first, span=Span(start=first.span.start, end=second.span.start + 5))
    marks = [s for p in mark_text(live.text, live.entries, [longer, second]) for s in p.stretches if s.claims]
    assert [stretch.is_first for stretch in marks] == [True, False]
    assert {claim.claim_id for _, claim in marks[0].claims} == {longer.claim_id, second.claim_id}


def test_the_words_of_a_figure_are_told_apart_inside_its_mark(sample) -> None:
    ministry = sample.reports[1]
    runs = [r for p in _marked(ministry) for s in p.stretches for r in s.runs if r.is_figure]
    assert [run.words for run in runs] == ["one person", "up to 50"]


def test_claims_are_numbered_in_the_order_of_the_text(sample) -> None:
    numbers = [number for p in _marked(sample.reports[0]) for number, _ in p.claims]
    assert numbers == list(range(1, len(sample.reports[0].claims) + 1))


def test_a_stamp_stands_apart_in_its_entry(sample) -> None:
    stamps = [p for p in _marked(sample.reports[0]) if p.kind is None]
    assert next((_words(p), p.entry) for p in stamps) == ("22:40 Tuesday local time:", 0)
