"""A report may belong to two stories: a passage of it is told where it belongs, and the rest where it does."""

from collections.abc import Iterable, Sequence
from itertools import permutations

import pytest

from asof.model.claim import KeptClaim
from asof.model.report import Block, BlockKind, Entry, Report, Text
from asof.model.span import Span
from asof.model.views import Clock, RecordView, StoryView
from asof.model.where import Where
from asof.reconcile.memo import StoryMemo
from asof.reconcile.passages import Passage, passages_of
from asof.reconcile.view import PASSAGE, ReportEntries, build_view
from tests.reconcile.build import HARN, SQUARE, TORVALE, claim, day, killed, minute, report, utc
from tests.reconcile.judging import judged

Told = tuple[str, str, dict[str, object]]

SHOTS: Told = (
    "Shots at Mill Square in Torvale killed two people, Ada Oduya said.",
    "shooting",
    {"figures": (killed(2, 2),)},
)
MORE: Told = ("The guards in Torvale had opened fire at noon.", "shooting", {})
FIRE: Told = ("A fire at the Brandt warehouse in Harn killed four dockers.", "accident", {"figures": (killed(4, 4),)})
HURT: Told = ("Nine were brought to the clinic at Harn with burns.", "injury", {})
NOWHERE: Told = ("Nine were brought to the clinic with burns.", "injury", {"where": ()})
NEXT: Told = ("The Brandt warehouse burned out, and four had died there.", "accident", {"figures": (killed(4, 4),)})


def at(place: Where, told: Told, **rest: object) -> Told:
    return told[0], told[1], {**told[2], "where": (place,), **rest}


def page(
    source: Report, *paragraphs: Sequence[Told], kind: str = "paragraphs"
) -> tuple[list[KeptClaim], ReportEntries]:
    """The report as one entry of paragraphs, as one of headed sections, or as a live page of an entry each."""
    content, kept, blocks, spans = "", [], [], []
    for number, paragraph in enumerate(paragraphs):
        start = len(content)
        if kind == "headed":
            content += "Head\n"
            blocks.append(Block(kind=BlockKind.HEADING, span=Span(start=start, end=start + 4)))
        for sentence, happening, rest in paragraph:
            values = {"at": len(content), "entry": number if kind == "live" else 0, "when": day("05-14"), **rest}
            kept.append(claim(source, sentence, happening, **values))
            content += f"{sentence} "
            if kind == "headed":  # a paragraph each, of which the second names no town
                blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(start=values["at"], end=len(content))))
        if kind != "headed":
            blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(start=start, end=len(content))))
        spans.append(Span(start=start, end=len(content)))
        content += "\n\n"
    whole = [Span(start=0, end=len(content))]
    entries = tuple(
        Entry(report_id=source.report_id, number=number, span=span, said_at=source.published_at)
        for number, span in enumerate(spans if kind == "live" else whole)
    )
    return kept, (source, Text(report_id=source.report_id, content=content, blocks=tuple(blocks)), entries)


POST = page(report("Torvale Post", published=minute("05-14 18:00")), [at(TORVALE, SHOTS), at(TORVALE, MORE)])
ECHO = page(report("Harn Echo", published=minute("05-14 19:00")), [at(HARN, FIRE), at(HARN, NEXT)])
ROUND_UP = page(
    report("The Herald", "round-up", published=minute("05-14 20:00")),
    [at(TORVALE, SHOTS), at(TORVALE, MORE)],
    [at(HARN, FIRE), at(HARN, HURT)],
)


def view(*pages: tuple[list[KeptClaim], ReportEntries], **rest) -> RecordView:
    kept = [one for claims, _ in pages for one in claims]
    return build_view(kept, [told for _, told in pages], at=rest.pop("at", None), clock=Clock.RECEIVED, **rest)


def of(seen: RecordView, place: Where) -> StoryView:
    (story,) = [one for one in seen.stories if one.places[:1] == (place,)]
    return story


def outlets(reports: Iterable[Report]) -> set[str]:
    return {one.outlet for one in reports}


def sentences(story: StoryView) -> list[str]:
    return [link.claim.claim.sentence for incident in story.incidents for link in incident.links]


def passages(kept: Sequence[KeptClaim], told: ReportEntries) -> tuple[Passage, ...]:
    return passages_of(kept, told[1], told[2])


@pytest.mark.parametrize("kind", ["paragraphs", "headed", "live"])
def test_a_round_up_is_told_in_both_stories_each_with_its_own_claims(kind: str) -> None:
    both = page(
        report("The Herald", "round-up", published=minute("05-14 20:00")),
        [at(TORVALE, SHOTS), at(TORVALE, MORE)],
        [at(HARN, FIRE), NOWHERE],
        kind=kind,
    )
    seen = view(POST, ECHO, both)
    here, there = of(seen, TORVALE), of(seen, HARN)
    assert outlets(here.reports) == {"Torvale Post", "The Herald"}
    assert outlets(there.reports) == {"Harn Echo", "The Herald"}
    assert NOWHERE[0] in sentences(there)
    assert not {NOWHERE[0], FIRE[0]} & set(sentences(here))


def test_the_story_says_why_the_passage_is_there_and_that_it_is_a_guest() -> None:
    seen = view(POST, ECHO, ROUND_UP)
    (guest,) = [one for one in of(seen, HARN).memberships if one.is_guest]
    assert (
        guest.why
        == f"{PASSAGE}: the same town, the same day, the same toll, the same kind of happening, names in common"
    )
    assert not any(one.is_guest for one in of(seen, TORVALE).memberships)
    assert outlets(of(seen, HARN).own_reports) == {"Harn Echo"}


def test_each_entry_shows_in_a_story_the_claims_told_there() -> None:
    live = page(
        report("The Herald", "live", published=minute("05-14 20:00")),
        [at(TORVALE, SHOTS)],
        [at(HARN, FIRE), at(HARN, HURT)],
        [at(TORVALE, MORE)],
        kind="live",
    )
    seen = view(POST, ECHO, live)
    numbers = {
        place.name: [one.entry.number for one in of(seen, place).entries if one.report.outlet == "The Herald"]
        for place in (TORVALE, HARN)
    }
    assert numbers == {"Torvale": [0, 2], "Harn": [1]}
    (shown,) = [one for one in of(view(POST, ECHO, ROUND_UP), HARN).entries if one.report.outlet == "The Herald"]
    assert [one.claim.sentence for one in shown.claims] == [FIRE[0], HURT[0]]


def test_the_order_of_arrival_and_what_is_remembered_change_nothing() -> None:
    memo, seen = StoryMemo(), view(POST, ECHO, ROUND_UP)
    for pages in permutations((POST, ECHO, ROUND_UP)):
        assert view(*pages).stories == seen.stories
        view(*pages[:2], memo=memo)
        assert view(*pages, memo=memo).stories == seen.stories


def test_a_passage_of_which_no_other_report_tells_stays_with_its_report() -> None:
    (story,) = view(POST, ROUND_UP).stories
    assert outlets(story.reports) == {"Torvale Post", "The Herald"}
    assert FIRE[0] in sentences(story)


def test_a_report_that_comes_later_leaves_what_was_known_before_as_it_was() -> None:
    late = report("Harn Echo", published=minute("05-14 19:00"), received="06-02 00:00")
    told = page(late, [at(HARN, FIRE), at(HARN, NEXT)])
    assert (
        view(POST, ROUND_UP, told, at=utc("06-01 12:00")).stories == view(POST, ROUND_UP, at=utc("06-01 12:00")).stories
    )
    assert len(view(POST, ROUND_UP, told, at=utc("06-02 12:00")).stories) == 2


def test_another_day_or_nothing_in_common_but_the_town_is_another_story() -> None:
    again = ("The Lund bakery at Harn burned down.", "accident", {})
    for other in (at(HARN, FIRE, when=day("04-02")), at(HARN, again)):
        elsewhere = page(report("Harn Echo", published=minute("05-14 19:00")), [other, other])
        seen = view(POST, elsewhere, ROUND_UP)
        assert outlets(of(seen, HARN).reports) == {"Harn Echo"}


def test_a_copy_of_the_passage_adds_no_independent_origin() -> None:
    copied = page(
        report("Copy Desk", "round-up", published=minute("05-14 21:00")),
        [at(TORVALE, SHOTS), at(TORVALE, MORE)],
        [at(HARN, FIRE), at(HARN, HURT)],
    )
    before, after = (of(view(POST, ECHO, ROUND_UP, *more), HARN) for more in ((), (copied,)))
    assert "Copy Desk" in outlets(after.reports)
    assert len(after.origins) == len(before.origins)


def test_a_judgement_that_puts_the_report_into_a_story_puts_it_there_whole() -> None:
    source = ROUND_UP[1][0]
    into = judged("attach", reports=(source.report_id,), to_report=POST[1][0].report_id)
    seen = view(POST, ECHO, ROUND_UP, judgements=[into])
    assert outlets(of(seen, HARN).reports) == {"Harn Echo"}
    assert HURT[0] in sentences(of(seen, TORVALE))


def test_an_ordinary_report_has_no_passages() -> None:
    square = at(SQUARE, ("Shots fell at Mill Square.", "shooting", {}))
    for paragraphs in (
        [[at(TORVALE, SHOTS)], [at(TORVALE, MORE)]],
        [[at(TORVALE, SHOTS)], [square, square]],
        [[at(TORVALE, SHOTS)], [at(HARN, HURT)]],  # one sentence: they were brought there
        [[at(TORVALE, SHOTS), at(HARN, FIRE)], [at(HARN, HURT), at(HARN, NEXT)]],  # the first tells of both
    ):
        assert passages(*page(report("Torvale Post"), *paragraphs)) == ()


def test_a_wave_of_protests_in_one_country_is_one_story_and_in_two_countries_two() -> None:
    march = ("They marched on the town hall.", "protest", {})
    again = ("They marched again.", "protest", {})
    abroad = Where(**{name: getattr(HARN, name) for name in HARN.__slots__} | {"country": "YY"})
    near = page(report("Torvale Post"), [at(TORVALE, march), at(TORVALE, again)], [at(HARN, march), at(HARN, again)])
    far = page(report("Torvale Post"), [at(TORVALE, march), at(TORVALE, again)], [at(abroad, march), at(abroad, again)])
    assert passages(*near) == ()
    (passage,) = passages(*far)
    assert passage.towns == (abroad,)
    assert [kept.claim.sentence for kept in passage.claims] == [march[0], again[0]]
