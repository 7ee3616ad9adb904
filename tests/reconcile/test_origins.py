"""Whose word a claim is, and what copies and relays do not add."""

from dataclasses import replace

from asof.model.claim import KeptClaim
from asof.model.speaker import Role, Speaker
from asof.reading.places.tables import rows
from asof.reconcile.origins import attribute, independent
from asof.reconcile.tables import table
from asof.reconcile.words import name_key
from tests.reconcile.build import claim, day, killed, minute, report, voice

POST = report("Torvale Post", published=day("05-14"))
HERALD = report("The Herald", published=day("05-15"))
ECHO = report("Harn Echo", published=day("05-16"))
LONG = "Four miners were killed on Tuesday when the eastern gallery of the old Torvale pit gave way without warning."


def names(*kept: KeptClaim) -> list[str]:
    found = attribute(kept)
    return [found[one.claim.claim_id].origin.name for one in kept]


def roots(*kept: KeptClaim) -> int:
    return independent(attribute(kept).values())


def test_the_outlet_speaks_for_itself_where_nobody_else_is_named() -> None:
    assert names(claim(POST, "Shots were fired.", by=(voice("our reporter", Role.REPORTER),))) == ["Torvale Post"]


def test_a_credited_outlet_is_the_origin_whoever_prints_it() -> None:
    one = claim(POST, "Two people died, Wire Nine said.", by=(voice("Wire Nine", Role.MEDIA),))
    two = claim(HERALD, "According to Wire Nine the dead number two.", by=(voice("Wire Nine", Role.MEDIA),))
    assert names(one, two) == ["Wire Nine", "Wire Nine"]
    assert roots(one, two) == 1
    origin = attribute([one, two])[one.claim.claim_id].origin
    assert origin.carriers == (POST.report_id, HERALD.report_id)
    assert "credited to Wire Nine" in origin.why


def test_a_credited_outlet_and_its_own_page_are_one_origin() -> None:
    wire = report("Wire Nine")
    own = claim(wire, "Two people were killed near the mill.")
    assert roots(own, claim(POST, "Two died, said Wire Nine.", by=(voice("Wire Nine", Role.MEDIA),))) == 1


def test_a_named_voice_is_one_origin_in_every_outlet() -> None:
    minister = voice("Ada Lund", Role.OFFICIAL)
    assert (
        roots(
            claim(POST, "Five died, said Lund.", by=(minister,)), claim(HERALD, "Lund put it at five.", by=(minister,))
        )
        == 1
    )


def test_anonymous_voices_of_two_outlets_are_two_and_neither_adds_to_its_own_outlet() -> None:
    post = claim(POST, "Residents spoke of three dead.", by=(voice("residents"),))
    herald = claim(HERALD, "Three bodies lay there, locals told us.", by=(voice("residents"),))
    own = claim(POST, "Three people are dead in the upper town.", at=100)
    assert len(set(names(post, own))) == 2
    assert roots(post, own) == 1
    assert roots(post, own, herald) == 2


def test_an_unnamed_official_is_no_more_independent_than_the_outlet() -> None:
    unnamed = claim(POST, "Three are dead, an official said.", by=(voice("an official", Role.OFFICIAL),))
    assert roots(unnamed, claim(POST, "Three people have died here.", at=90)) == 1


def test_a_lightly_edited_copy_has_the_origin_of_the_earliest_carrier() -> None:
    edited = LONG.replace("without warning", "with no warning").replace("on Tuesday", "Tuesday")
    first, second = claim(POST, LONG, figures=(killed(4, 4),)), claim(HERALD, edited, figures=(killed(4, 4),))
    assert names(second, first) == ["Torvale Post", "Torvale Post"]
    assert "nearly word for word in The Herald" in attribute([first, second])[second.claim.claim_id].origin.why


def test_alike_words_with_another_figure_are_not_a_copy() -> None:
    changed = claim(HERALD, LONG.replace("Four", "Seven"), figures=(killed(7, 7),))
    assert roots(claim(POST, LONG, figures=(killed(4, 4),)), changed) == 2


def test_reports_of_one_thing_in_other_words_are_independent() -> None:
    other = "Rescuers brought out the bodies of four men after a collapse at a disused mine outside Torvale."
    assert roots(claim(POST, LONG, figures=(killed(4, 4),)), claim(HERALD, other, figures=(killed(4, 4),))) == 2


def test_a_credit_line_on_one_copy_is_the_origin_of_them_all() -> None:
    uncredited = claim(POST, LONG)
    credited = claim(HERALD, LONG, by=(voice("Wire Nine", Role.MEDIA),))
    assert set(names(uncredited, credited, claim(ECHO, LONG))) == {"Wire Nine"}


def test_a_credit_of_one_claim_is_that_of_the_whole_sentence_before_it_is_copied_and_after() -> None:
    dead, fire = claim(POST, LONG, "death", by=(voice("Wire Nine", Role.MEDIA),)), claim(POST, LONG, "accident")
    copy = claim(HERALD, LONG, "accident")
    assert names(dead, fire) == names(dead, fire, copy)[:2] == ["Wire Nine", "Wire Nine"]
    assert roots(dead, fire) == roots(dead, fire, copy) == 1


def test_an_outlet_that_repeats_its_own_sentence_repeats_its_voice_and_copies_nobody() -> None:
    first, again = claim(POST, LONG, by=(voice("Wire Nine", Role.MEDIA),)), claim(POST, LONG, at=500)
    assert names(first, again) == ["Wire Nine", "Wire Nine"]
    assert attribute([first, again])[again.claim.claim_id].repeats is None


def test_versions_of_one_page_are_one_origin_even_under_two_names() -> None:
    first = report("Torvale Post", "v1", url="https://post.example/a", received="05-14 09:00")
    second = report("post.example", "v2", url="https://post.example/a", received="05-14 19:00")
    assert names(claim(first, "Two have died."), claim(second, "Five have now died.")) == [
        "Torvale Post",
        "Torvale Post",
    ]


def test_an_outlet_nobody_names_adds_no_confirmation() -> None:
    assert roots(claim(report(""), "Three people have died in the upper town.")) == 0


def test_files_that_nothing_says_the_outlet_of_confirm_nothing_and_stay_apart() -> None:
    first, second = (report(f"{name}.txt", f"reports/{name}.txt") for name in ("monday", "tuesday"))
    told = [
        claim(first, "Three people have died in the upper town."),
        claim(second, "The upper town counts three dead, and its market is closed."),
    ]
    assert names(*told) == ["monday.txt", "tuesday.txt"]
    assert roots(*told) == 0
    assert roots(*told, claim(POST, "Three lives were lost on Friday night above the river.")) == 1


def test_a_named_voice_in_a_file_of_an_unknown_outlet_counts_as_that_voice() -> None:
    unknown = report("monday.txt", "monday.txt")
    mayor = voice("Mayor Ada Lund", Role.OFFICIAL)
    assert roots(claim(unknown, "Three people have died, the mayor said.", by=(mayor,))) == 1


def test_a_name_and_its_shorter_form_are_one_voice() -> None:
    long, short = voice("Interior Minister Ada Lund", Role.OFFICIAL), voice("Lund", Role.OFFICIAL)
    assert roots(claim(POST, "Five died, she said.", by=(long,)), claim(HERALD, "Lund counts five.", by=(short,))) == 1


def test_a_short_name_that_fits_two_longer_ones_joins_neither() -> None:
    speakers = [voice(name, Role.OFFICIAL) for name in ("Ada Lund", "Piet Lund", "Lund")]
    assert roots(*(claim(POST, f"{one.name} spoke.", by=(one,)) for one in speakers)) == 3


def test_a_ministry_and_its_minister_are_one_voice() -> None:
    kept = [
        claim(POST, "Nine, says the ministry.", by=(voice("the health ministry", Role.OFFICIAL),)),
        claim(HERALD, "The minister's count is nine.", by=(voice("Exland's health minister", Role.OFFICIAL),)),
    ]
    assert roots(*kept) == 1


def official(name: str, words: str = "") -> Speaker:
    return replace(voice(name, Role.OFFICIAL), words=words or name)


def said_by(*speakers: Speaker) -> list[KeptClaim]:
    """A sentence of each, in an outlet of its own, hour by hour."""
    outlets = [report(f"Outlet {number}", published=minute(f"05-14 1{number}:00")) for number in range(len(speakers))]
    return [
        claim(outlet, f"They counted {number} dead at the mill.", by=(speaker,))
        for number, (outlet, speaker) in enumerate(zip(outlets, speakers, strict=True))
    ]


def test_an_office_and_whoever_holds_it_are_one_voice() -> None:
    county, lund = official("the county governor"), official("Ada Lund", "Governor Ada Lund")
    told = said_by(county, official("Torvale's governor"), official("the governor of Torvale"), lund, official("Lund"))
    assert roots(*told) == 1
    why = attribute(told)[told[0].claim.claim_id].origin.why
    names = "Torvale's governor, the governor of Torvale, Ada Lund, Lund"
    assert why == f"the county governor is named as saying so; also called {names}"


def test_other_offices_and_offices_that_two_may_hold_are_other_voices() -> None:
    governor = official("the governor")
    assert roots(*said_by(governor, official("the deputy governor"))) == 2
    assert roots(*said_by(official("the governor of Torvale"), official("the governor of Harn"))) == 2
    berg, lund = official("Per Berg", "Governor Per Berg"), official("Ada Lund", "Governor Ada Lund")
    assert roots(*said_by(governor, berg, lund)) == 3


def test_a_president_without_a_country_is_not_the_president_of_one() -> None:
    berg = official("Per Berg", "President Per Berg")
    assert roots(*said_by(berg, official("the president"))) == 1
    assert roots(*said_by(berg, official("the president of Exland"))) == 2


def test_a_minister_of_a_field_is_its_ministry_in_either_order() -> None:
    hasan = official("Ida Hasan", "Ida Hasan, the health minister,")
    assert roots(*said_by(official("the ministry of health"), official("Exland's health ministry"), hasan)) == 1


def test_the_minister_of_the_country_is_that_of_the_country_told_of() -> None:
    named, own = official("Exland's health minister"), official("the country's health minister")
    assert roots(*said_by(official("the health ministry"), own, named)) == 1
    assert roots(*said_by(own, official("the country's interior minister"))) == 2


def test_a_people_before_an_office_is_its_country() -> None:
    named, told = official("Peru's health ministry"), official("the Peruvian health minister")
    assert roots(*said_by(official("the health ministry"), named, told)) == 1
    assert roots(*said_by(named, official("the Chilean health ministry"))) == 2
    assert roots(*said_by(official("the US army"), official("the American army"))) == 1


def test_the_peoples_are_those_that_places_are_read_with() -> None:
    adjectives = {name_key(name): code for code, *_, names in rows("countries.tsv") for name in names.split("|")}
    told = [{adjectives[people] for people in peoples if people in adjectives} for peoples in table("peoples").values()]
    assert all(len(codes) == 1 for codes in told)


def test_a_pronoun_is_nobody_in_particular() -> None:
    assert roots(claim(POST, "Nine, he said.", by=(voice("he", Role.PERSON),)), claim(POST, "Nine died.", at=50)) == 1


def test_a_spokesman_has_the_voice_of_the_body_he_speaks_for() -> None:
    names = ("the police", "a police spokesman", "a spokesman for the police")
    kept = [claim(POST, f"One died, said {name}.", by=(voice(name, Role.OFFICIAL),)) for name in names]
    assert roots(*kept) == 1
    assert attribute(kept)[kept[1].claim.claim_id].root == "police"
