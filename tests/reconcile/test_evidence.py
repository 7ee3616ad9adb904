"""What speaks for a report telling a story, and what against."""

import math
from collections.abc import Sequence

import pytest

from asof.reconcile.evidence import Spread, Words, evidence, reasons, weigh
from asof.reconcile.likeness import Background, Centre, lead_names, word_counts
from asof.reconcile.profile import Profile, profile_of
from tests.reconcile.build import HARN, TORVALE, claim, day, killed, report

FIRST = "Two masked men robbed the savings bank at Torvale and hurt the teller Oduya, 31, said Ina Moor."
NEXT = "Torvale's teller Oduya, 31, has left the clinic, said Ina Moor."
OTHERS = [f"Alpha{n} beta{n} gamma{n} delta{n}." for n in range(10)]


def profile(name: str, month_day: str, *, where=TORVALE, when=None, toll: int = 3) -> Profile:
    source = report("Torvale Post", name, published=day(month_day))
    return profile_of(
        source,
        [claim(source, f"{name}.", where=(where,), when=day(when or month_day), figures=(killed(toll, toll),))],
    )


STORY = profile("first", "05-14")


def told(
    other: Profile, text: str = NEXT, *, story: Profile = STORY, first: str = FIRST, others: Sequence[str] = OTHERS
) -> dict[str, float]:
    background, centre = Background(), Centre()
    for seen in others:
        background.see(word_counts(seen))
    centre.add(background.see(word_counts(first)))
    words = Words(vector=background.see(word_counts(text)), lead=lead_names(text))
    return evidence(other, story, words, centre, background)


def odds(found: dict[str, float]) -> float:
    return weigh(found, Spread.MORE_DAYS)


def test_the_same_town_day_and_toll_speak_for_it_and_others_against() -> None:
    same = told(profile("second", "05-15", when="05-14"))
    other = told(profile("second", "05-15", where=HARN, when="05-10", toll=9))
    assert same["same town"] == same["same day"] == same["same toll"] == 1
    assert other["other town"] == other["other day"] == other["other toll"] == 1
    assert odds(same) > odds(other)


def test_a_story_with_two_towns_speaks_half_for_each() -> None:
    story = profile("first", "05-14")
    story.absorb(profile("second", "05-14", where=HARN))
    found = told(profile("third", "05-14"), story=story)
    assert (found["same town"], found["other town"]) == (0.5, 0.5)


def test_what_one_side_does_not_tell_says_nothing() -> None:
    source = report("Torvale Post", "silent", published=day("05-14"))
    found = told(profile_of(source, []))
    assert not {"same town", "other town", "same day", "other day", "same toll", "other toll"} & found.keys()


def test_the_longer_it_was_quiet_the_more_must_speak_for_it() -> None:
    soon, late = (told(profile("second", moment, when="05-14")) for moment in ("05-16", "07-16"))
    assert odds(soon) > odds(late)


def test_the_more_reports_are_known_the_more_must_speak_for_one_of_their_stories() -> None:
    few, many = ({"same names": 0.5, "many": count} for count in (1.0, 6.0))
    assert odds(few) > odds(many)


def test_a_short_text_needs_to_share_less() -> None:
    other = profile("second", "05-15", when="05-14")
    short, long = told(other), told(other, NEXT + "".join(f" more{n}" for n in range(300)))
    assert short["brief"] > long["brief"] == 0
    assert odds(short) > odds(long)


def test_ages_speak_against_where_none_is_shared() -> None:
    assert told(profile("second", "05-15"), NEXT.replace("31", "47"))["other ages"] == 1
    assert "other ages" not in told(profile("second", "05-15"))


@pytest.mark.parametrize(("told_first", "told_next", "against"), [("2031", "2025", True), ("2031", "2031", False)])
def test_years_speak_against_where_none_is_shared_and_never_for(told_first: str, told_next: str, against: bool) -> None:
    found = told(profile("second", "05-15"), f"{NEXT} {told_next}", first=f"{FIRST} {told_first}")
    assert ("other years" in found) is against
    assert "same years" not in found


@pytest.mark.parametrize("spread", list(Spread))
def test_names_of_the_lead_that_are_new_and_names_that_are_missing_speak_against(spread: Spread) -> None:
    other = profile("second", "05-15")
    same, another = told(other), told(other, NEXT.replace("Oduya", "Brandt").replace("Torvale", "Harnmouth"))
    assert same["new names"] == 0 < another["new names"]
    assert same["missing names"] < another["missing names"]
    assert weigh(same, spread) > weigh(another, spread)


def test_a_full_name_in_common_speaks_for_it_the_less_the_more_others_have_it() -> None:
    other = profile("second", "05-15")
    own, none = (told(other, text)["same own names"] for text in (NEXT, NEXT.replace("Ina Moor", "Ina, a baker")))
    usual = told(other, others=[*OTHERS, "Rain, said Ina Moor."])["same own names"]
    assert own == pytest.approx(math.log(2))
    assert usual == pytest.approx(math.log(1 + 1 / 4))
    assert none == 0


def test_a_text_without_names_has_none_in_common() -> None:
    bare = told(profile("second", "05-15"), "somebody has left the clinic")
    assert bare["new names"] == bare["missing names"] == 1


def test_of_one_day_words_say_more_and_of_more_days_the_day_does() -> None:
    one, more = (weigh({"same words": 1.0}, spread) - weigh({}, spread) for spread in Spread)
    assert one > more
    assert weigh({"other day": 1.0}, Spread.MORE_DAYS) - weigh({}, Spread.MORE_DAYS) < -1


def test_reasons_tell_the_weightiest_first_and_apart_what_speaks_against() -> None:
    why = reasons(told(profile("second", "05-15", where=HARN, when="05-14")), Spread.ONE_DAY)
    assert {"names in common", "the same toll"} <= set(why.partition("; ")[0].split(", "))
    assert why.partition("; against it: ")[2].startswith("another town")
