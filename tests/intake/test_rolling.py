"""Rolling pages in plain text: entries, day headings, and words of other stories."""

import pytest

from asof.model.report import BlockKind

PAGE = """Dock strike: live updates from Porto

Follow our coverage of the strike in Porto.

{stamps}
"""


def words_of(intake, span):
    return span.of(intake.text.content)


def strays(intake):
    return [words_of(intake, issue.span) for issue in intake.issues if issue.code == "stray-paragraph"]


def test_entries_hold_their_stamps_and_blocks_do_not(take):
    intake = take(
        PAGE.format(stamps="02:30 Monday local time: Crews left.\n\nShips wait.\n\n02:15 Monday local time: Talks.")
    )
    assert [entry.stamp.words for entry in intake.entries] == ["02:30 Monday local time", "02:15 Monday local time"]
    for entry in intake.entries:
        assert words_of(intake, entry.stamp.span) == entry.stamp.words
        assert entry.span.contains(entry.stamp.span)
    body = [words_of(intake, b.span) for b in intake.text.blocks if intake.entries[0].span.contains(b.span)]
    assert body == ["Crews left.", "Ships wait."]


def test_title_and_opening_words_are_the_head(take):
    intake = take(PAGE.format(stamps="10:42: Crews in Porto left.\n\n10:15: Talks in Porto."))
    head = [b.kind for b in intake.text.blocks if b.span.end <= intake.entries[0].span.start]
    assert head == [BlockKind.TITLE, BlockKind.PARAGRAPH]
    assert len(intake.entries) == 2


def test_a_clock_alone_on_its_line_stamps_what_follows(take):
    intake = take(PAGE.format(stamps="10:42\n\nCrews left.\n\n10:15\n\nTalks began."))
    assert [words_of(intake, b.span) for b in intake.text.blocks][-2:] == ["Crews left.", "Talks began."]
    assert len(intake.entries) == 2


def test_day_headings_date_the_stamps_below(take):
    intake = take(PAGE.format(stamps="Monday, 2 May\n\n00:10: Crews left.\n\nSunday, 1 May\n\n23:50: Talks began."))
    assert [entry.stamp.day.isoformat() for entry in intake.entries] == ["2011-05-02", "2011-05-01"]
    assert "Sunday, 1 May" not in [words_of(intake, b.span) for b in intake.text.blocks]


def test_three_bare_four_digit_clocks_make_a_rolling_page(take):
    intake = take(PAGE.format(stamps="2259 The crews left.\n\n2241 Talks began.\n\n2215 Ships wait."))
    assert [entry.stamp.words for entry in intake.entries] == ["2259", "2241", "2215"]


def test_a_time_line_of_years_is_no_rolling_page(take):
    intake = take(PAGE.format(stamps="2009 The dock opened.\n\n2010 The dock grew.\n\n2011 The dock closed."))
    assert len(intake.entries) == 1


@pytest.mark.parametrize("stamps", ["(Updated 10:42 a.m. ET) Crews left.", "10:42 Crews left.\n\n10:15 Talks began."])
def test_one_stamp_or_two_weak_ones_are_not_enough(take, stamps):
    assert len(take(PAGE.format(stamps=stamps)).entries) == 1


DUMP = """{lead}
-LRB- Update 4 p.m. Porto , 11 a.m. ET -RRB- Crews in Porto left the docks , Lisbon Radio reported .
Ships wait off Porto .
-LRB- Update 3 p.m. Porto , 10 a.m. ET -RRB- The union leader Mendes spoke to crews in Porto .
-LRB- Update 2 p.m. Porto , 9 a.m. ET -RRB- Mendes met the minister in Lisbon .
"""


def test_a_headline_of_another_story_at_the_top_is_kept_out(take):
    intake = take(DUMP.format(lead="Two held after fire at Toronto theatre where singer Jane Doe performed ."))
    assert strays(intake) == ["Two held after fire at Toronto theatre where singer Jane Doe performed."]
    assert len(intake.entries) == 3
    assert not any("Toronto" in words_of(intake, block.span) for block in intake.text.blocks)


def test_the_end_of_an_update_that_was_cut_is_an_entry_without_a_stamp(take):
    lead = "Two held after fire at Toronto theatre .\nThe crews told Mendes that they would wait .\nThey went home ."
    intake = take(DUMP.format(lead=lead))
    assert strays(intake) == ["Two held after fire at Toronto theatre."]
    assert intake.entries[0].stamp is None
    assert words_of(intake, intake.entries[0].span).startswith("The crews told Mendes")
    assert len(intake.entries) == 4


def test_kin_words_above_another_story_stay_out_with_it(take):
    lead = "The crews told Mendes to wait .\nJane Doe , a singer , performed in Toronto .\nShe sang in Toronto before ."
    assert len(take(DUMP.format(lead=lead)).entries) == 3


def test_a_lone_stamp_of_its_own_form_over_another_story_is_stray(take):
    intake = take(DUMP.format(lead="-LRB- Updated at 4:34 p.m. ET -RRB- Power is back at the Toronto Island airport ."))
    assert next(entry.stamp.words for entry in intake.entries) == "(Update 4 p.m. Porto, 11 a.m. ET)"
    assert len(strays(intake)) == 1


def test_a_list_of_other_stories_ends_an_entry(take):
    lists = "The five most popular stories in the past 24 hours .\nA singer named Jane Doe performed .\n"
    page = DUMP.format(lead="The strike in Porto goes on .") + lists
    assert not any("Jane Doe" in words_of(take(page), block.span) for block in take(page).text.blocks)


def test_a_stamp_cut_in_two_by_a_sentence_splitter_is_one(take):
    page = DUMP.format(lead="-LRB- Update 5:34 p.m. in Porto , 12:34 pm .\nET -RRB- Crews in Porto came back .")
    assert take(page).entries[0].stamp.words == "(Update 5:34 p.m. in Porto, 12:34 pm. ET)"


def test_stamps_of_other_live_pages_come_apart_from_tokenised_dumps(take):
    page = (
        "2259 The crews of Porto left the docks , a reporter says .\nThey sang .\n2247 Mendes : `` We go home . ''\n"
        "2231 Ships wait off Porto .\n"
    )
    assert [entry.stamp.words for entry in take(page).entries] == ["2259", "2247", "2231"]
    page = (
        "PERU , 11:22 p.m. ET , 10:22 p.m. local : Crews left the docks .\nThey sang .\n"
        "PERU , 10:05 p.m. ET , 9:05 p.m. local : Mendes spoke "
        "-LSB- 9:40 p.m. ET Saturday , 8:40 p.m. in Peru -RSB- Ships wait .\n"
    )
    assert [f"{entry.stamp.clock:%H:%M} {entry.stamp.zone}" for entry in take(page).entries] == [
        "23:22 America/New_York",
        "22:05 America/New_York",
        "21:40 America/New_York",
    ]


def test_a_tokenised_report_is_dated_by_its_first_line(take):
    intake = take("January 25 , 2011 | By Jane Doe , Porto\nCrews left the docks .\nThey sang .\n", published=None)
    assert f"{intake.report.published_at.start:%Y-%m-%d}" == "2011-01-25"
