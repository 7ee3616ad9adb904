"""What speaks for a report telling a story, and what against."""

from asof.reconcile.evidence import evidence, reasons, weigh
from asof.reconcile.likeness import Part
from asof.reconcile.profile import Profile, profile_of
from tests.reconcile.build import HARN, TORVALE, claim, day, killed, report

LIKENESS = {Part.WORDS: 0.1, Part.NAMES: 0.1}


def profile(name: str, month_day: str, *, where=TORVALE, when=None, toll: int = 3) -> Profile:
    source = report("Torvale Post", name, published=day(month_day))
    return profile_of(
        source,
        [claim(source, f"{name}.", where=(where,), when=day(when or month_day), figures=(killed(toll, toll),))],
    )


STORY = profile("first", "05-14")


def told(other: Profile, likeness=LIKENESS, words: int = 300) -> dict[str, float]:
    return evidence(other, STORY, likeness, words=words)


def test_the_same_town_day_and_toll_speak_for_it_and_others_against() -> None:
    same = told(profile("second", "05-15", when="05-14"))
    other = told(profile("second", "05-15", where=HARN, when="05-10", toll=9))
    assert same["same town"] == same["same day"] == same["same toll"] == 1
    assert other["other town"] == other["other day"] == other["other toll"] == 1
    assert weigh(same) > weigh(other)


def test_a_story_with_two_towns_speaks_half_for_each() -> None:
    story = profile("first", "05-14")
    story.absorb(profile("second", "05-14", where=HARN))
    found = evidence(profile("third", "05-14"), story, LIKENESS, words=300)
    assert (found["same town"], found["other town"]) == (0.5, 0.5)


def test_what_one_side_does_not_tell_says_nothing() -> None:
    source = report("Torvale Post", "silent", published=day("05-14"))
    found = told(profile_of(source, []))
    assert not {"same town", "other town", "same day", "other day", "same toll", "other toll"} & found.keys()


def test_the_longer_it_was_quiet_the_more_must_speak_for_it() -> None:
    soon, late = (told(profile("second", moment, when="05-14")) for moment in ("05-16", "07-16"))
    assert weigh(soon) > weigh(late)


def test_a_short_text_needs_to_share_less() -> None:
    other = profile("second", "05-15", when="05-14")
    assert weigh(told(other, words=40)) > weigh(told(other, words=300))


def test_ages_speak_against_where_none_is_shared() -> None:
    apart = told(profile("second", "05-15"), {**LIKENESS, Part.AGES: 0.0})
    assert apart["other ages"] == 1
    assert "other ages" not in told(profile("second", "05-15"), {**LIKENESS, Part.AGES: 0.4})


def test_reasons_tell_the_weightiest_first_and_apart_what_speaks_against() -> None:
    why = reasons(told(profile("second", "05-15", where=HARN, when="05-14")))
    assert why.startswith("names in common, ")
    assert "the same toll" in why.partition("; ")[0]
    assert why.partition("; against it: ")[2].startswith("another town")
