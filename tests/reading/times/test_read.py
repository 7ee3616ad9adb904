"""What times mean, by a table of cases, and the laws that hold on any text."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asof.model.when import Precision, When
from asof.reading.times.anchor import Anchor, AnchorKind
from asof.reading.times.narrative import anchor_kind
from asof.reading.times.read import read_times
from asof.reading.times.timex import Timex

HERE = Path(__file__).parent
DAY = "2021-03-10"
UNKNOWN = When(start=None, end=None, precision=Precision.UNKNOWN, words="", span=None)


def said_at(said: str, zone: str) -> When:
    start = datetime.fromisoformat(said).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    clocked = "T" in said
    end = start + (timedelta(minutes=1) if clocked else timedelta(days=1))
    return When(start=start, end=end, precision=Precision.MINUTE if clocked else Precision.DAY, words=said, span=None)


def read(sentence: str, *, said: str = DAY, zone: str = "UTC") -> tuple[Timex, ...]:
    return read_times(sentence, Anchor(said_at=said_at(said, zone), zone=zone))


def moment(local: str, zone: str) -> datetime | None:
    if not local:
        return None
    parsed = datetime.fromisoformat(local)
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def lines(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


CASES = [[field.strip() for field in line.split("|")] for line in lines("cases.txt")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[2]} [{case[3]}]")
def test_mention_has_its_value_and_interval(case: list[str]) -> None:
    said, zone, sentence, words, value, start, end = case
    found = {timex.when.words: timex for timex in read(sentence, said=said, zone=zone)}
    assert words in found, f"read {list(found)}"
    timex = found[words]
    assert (timex.value, timex.when.start, timex.when.end) == (value, moment(start, zone), moment(end, zone))


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 120


@pytest.mark.parametrize("sentence", ["", *lines("no_times.txt")])
def test_what_is_no_time_is_left_alone(sentence: str) -> None:
    assert read(sentence) == ()


def test_precision_is_no_sharper_than_the_words() -> None:
    sentence = (
        "It began at 10:35 a.m. on Monday night, last week, in June 2018, in the summer of 2016, in 1987, in the 1990s."
    )
    assert [timex.when.precision for timex in read(sentence)] == [
        Precision.MINUTE,
        Precision.PART_OF_DAY,
        Precision.WEEK,
        Precision.MONTH,
        Precision.SEASON,
        Precision.YEAR,
        Precision.DECADE,
    ]


def test_a_zone_in_the_words_is_kept() -> None:
    (timex,) = read("It began at 5 p.m. ET Monday.", zone="Africa/Lagos")
    assert timex.when.zone == "America/New_York"


def test_a_day_told_in_utc_is_the_same_day_west_of_it() -> None:
    anchor = Anchor(said_at=said_at(DAY, "UTC"), zone="America/Los_Angeles")
    (timex,) = read_times("Rain fell today.", anchor)
    assert timex.value == DAY


def test_a_narrative_counts_from_the_date_it_has_reached() -> None:
    anchor = Anchor(said_at=said_at(DAY, "UTC"), zone="UTC", kind=AnchorKind.NARRATIVE)
    text = "In June 1808 the army crossed the river. On 14 July it reached the coast. In October it sailed."
    assert [timex.value for timex in read_times(text, anchor)] == ["1808-06", "1808-07-14", "1808-10"]


HISTORY = Anchor(said_at=said_at(DAY, "UTC"), zone="UTC", kind=AnchorKind.NARRATIVE)


@pytest.mark.parametrize(
    ("aside", "told"),
    [
        ("He read of it in the chronicle of 1790.", "1806-08-17"),
        ("The clergy (in revolt since May 1790) fled.", "1806-08-17"),
        ("The duke kept the town until 3 May 1812.", "1806-08-17"),
        ("He wrote of the storm of May 1790.", "1806-08-17"),
        ("In May 1807 he came back.", "1807-08-17"),
    ],
)
def test_a_narrative_goes_on_from_dates_that_open_sentences_not_from_asides(aside: str, told: str) -> None:
    text = f"On 2 June 1806 the army marched. {aside} On 17 August it stood before the town."
    assert read_times(text, HISTORY)[-1].value == told


def test_a_narrative_comes_from_december_to_the_january_of_the_next_year() -> None:
    text = "In December 1806 the river froze. On 9 January the army crossed it. In November it had been in flood."
    assert [timex.value for timex in read_times(text, HISTORY)] == ["1806-12", "1807-01-09", "1807-11"]


def test_days_counted_from_a_month_are_no_sharper_than_the_month() -> None:
    mention = read("The dam burst in May 2019. Two days later it rained.")[-1]
    assert (mention.value, mention.when.precision) == ("2019-05-XX", Precision.MONTH)
    assert (mention.when.start, mention.when.end) == (
        datetime(2019, 5, 3, tzinfo=UTC),
        datetime(2019, 6, 3, tzinfo=UTC),
    )


def test_a_short_year_of_a_narrative_is_of_its_century() -> None:
    text = "In 1848 they rose. They rose again in '49."
    assert [timex.value for timex in read_times(text, HISTORY)] == ["1848", "1849"]


def test_a_winter_of_a_narrative_is_named_by_the_year_it_ends_in() -> None:
    text = "In October 1806 the siege began. The army starved in the winter. In March 1807 the winter was over."
    winters = [timex for timex in read_times(text, HISTORY) if timex.value.endswith("WI")]
    assert [(timex.value, timex.when.start) for timex in winters] == [
        ("1807-WI", datetime(1806, 12, 1, tzinfo=UTC)),
        ("1807-WI", datetime(1806, 12, 1, tzinfo=UTC)),
    ]


@pytest.mark.parametrize(
    ("sentence", "mention", "value"),
    [
        ("For the first ten months of 1806 nobody moved.", "the first ten months of 1806", "P10M"),
        ("From this time the crown was weak.", "this time", "PRESENT_REF"),
        ("The raids of a night fighter.", "night", "XXXX-XX-XXTNI"),
        ("In 1806 a spring flood came.", "spring", "1806-SP"),
        ("No trace was found to date.", "date", "PRESENT_REF"),
    ],
)
def test_a_narrative_counts_what_news_leaves_to_its_reader(sentence: str, mention: str, value: str) -> None:
    assert {timex.when.words: timex.value for timex in read_times(sentence, HISTORY)}.get(mention) == value
    assert mention not in [timex.when.words for timex in read(sentence)]


def test_without_an_anchor_values_stay_open() -> None:
    text = "On Friday and on 4 May he left."
    values = [timex.value for timex in read_times(text, Anchor(said_at=UNKNOWN, zone="UTC"))]
    assert values == ["XXXX-WXX-5", "XXXX-05-04"]


def test_a_history_is_told_from_news_by_its_grammar() -> None:
    history = "In 1801 he left. By 1803 he was back; in 1804, 1805, 1806 and 1807 he fought."
    assert anchor_kind(history) is AnchorKind.NARRATIVE
    assert anchor_kind(history + " Yesterday and on Monday he spoke of it.") is AnchorKind.NEWS
    assert anchor_kind("In 1801 he left.") is AnchorKind.NEWS


TEXTS = st.text() | st.lists(st.sampled_from([word for case in CASES for word in case[2].split()]), max_size=30).map(
    " ".join
)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_intervals_do_not_run_backwards(text: str) -> None:
    end = 0
    for timex in read(text, said="2021-03-10T14:30", zone="Asia/Kathmandu"):
        span = timex.when.span
        assert span is not None
        assert end <= span.start < span.end <= len(text)
        assert timex.when.words == text[span.start : span.end]
        assert not (timex.when.start and timex.when.end and timex.when.end <= timex.when.start)
        end = span.end


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_a_later_paragraph_changes_no_earlier_mention(text: str, later: str) -> None:
    before = read(text + ".\n\n")
    after = read(text + ".\n\n" + later)
    assert after[: len(before)] == before


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_any_text_can_be_read_as_a_narrative_and_without_an_anchor(text: str) -> None:
    for kind in AnchorKind:
        read_times(text, Anchor(said_at=UNKNOWN, zone="UTC", kind=kind))
        read_times(text, Anchor(said_at=said_at(DAY, "UTC"), zone="UTC", kind=kind))


def test_the_ends_of_the_calendar_are_no_fault() -> None:
    text = "At midnight on December 31, 9999, on the night of 31 December 9999, in 9999, in 1 AD and at 1 a.m. GMT."
    for zone in ("Pacific/Auckland", "America/Los_Angeles"):
        assert [timex.type for timex in read(text, zone=zone)] == ["TIME", "DATE", "TIME", "DATE", "TIME"]
