"""Who stands by which figure."""

from dataclasses import replace

from asof.model.claim import Happening, KeptClaim, Standing
from asof.model.figure import Figure
from asof.model.report import BlockKind, Report
from asof.model.span import Span
from asof.model.speaker import Role
from asof.model.views import Agreement, Ledger, PositionState
from asof.reconcile.incidents import link_incidents
from asof.reconcile.ledgers import build_ledgers
from asof.reconcile.origins import attribute
from tests.reconcile.build import COUNTRY, HARN, TORVALE, ZONE, claim, count, day, killed, minute, report, voice

POST = report("Torvale Post", published=day("05-14"))
HERALD = report("The Herald", published=day("05-15"))
ECHO = report("Harn Echo", published=day("05-16"))
MINISTER = voice("Ada Lund", Role.OFFICIAL)


def ledgers(*kept: KeptClaim) -> tuple[Ledger, ...]:
    attributions = attribute(kept)
    return build_ledgers(link_incidents(kept, attributions), attributions, place=TORVALE, zone=ZONE)


def only(*kept: KeptClaim) -> Ledger:
    (ledger,) = ledgers(*kept)
    return ledger


def states(ledger: Ledger) -> list[tuple[str, str]]:
    return [(position.figure.quantity.words, position.state.value) for position in ledger.positions]


def toll(source, low, high, words, **rest) -> KeptClaim:
    """A claim of so many killed, in a sentence of its own."""
    figures = rest.pop("figures", (killed(low, high, words),))
    return claim(source, f"{source.outlet} counted {words} killed in the shooting.", figures=figures, **rest)


def more(added: int, words: str) -> Figure:
    """So many more killed."""
    return killed(added, added, words, kind="increment")


def test_a_later_figure_of_one_origin_supersedes_its_earlier_one() -> None:
    first = toll(POST, 3, None, "several", said=minute("05-14 20:00"))
    second = toll(POST, 5, 5, "five", said=minute("05-14 21:00"))
    ledger = only(second, first)
    assert states(ledger) == [("several", "superseded"), ("five", "standing")]
    assert ledger.positions[1].supersedes == first.claim.claim_id
    assert (ledger.low, ledger.high, ledger.agreement) == (5, 5, Agreement.SINGLE)


def test_a_correction_is_told_apart_from_an_update() -> None:
    ledger = only(
        toll(POST, 9, 9, "nine", said=minute("05-14 20:00")),
        toll(POST, 4, 4, "four", said=minute("05-14 21:00"), standing=Standing.CORRECTED),
    )
    assert states(ledger) == [("nine", "corrected"), ("four", "standing")]


def test_a_retraction_leaves_nothing_standing_and_both_words_visible() -> None:
    ledger = only(
        toll(POST, 9, 9, "nine", said=minute("05-14 20:00")),
        toll(POST, 9, 9, "nine", said=minute("05-14 21:00"), standing=Standing.RETRACTED),
    )
    assert states(ledger) == [("nine", "retracted"), ("nine", "retracted")]
    assert (ledger.low, ledger.high) == (None, None)


def test_disjoint_figures_of_two_origins_are_contested() -> None:
    ledger = only(toll(POST, 5, 5, "five"), toll(HERALD, 1, 1, "one"))
    assert (ledger.agreement, ledger.low, ledger.high) == (Agreement.CONTESTED, 1, 5)
    assert ledger.confirmed_by is None


def test_the_missing_of_two_moments_contradict_nothing_as_people_are_found() -> None:
    many = (count("missing", 24, None, "dozens"),)
    few = (count("missing", 21, 21, "21"),)
    early = claim(POST, "Dozens are missing.", figures=many, said=minute("05-14 20:00"))
    assert only(early, claim(HERALD, "21 are missing.", figures=few, said=minute("05-18 20:00"))).agreement is (
        Agreement.OVER_TIME
    )
    assert only(early, claim(HERALD, "21 are missing.", figures=few, said=minute("05-14 22:00"))).agreement is (
        Agreement.CONTESTED
    )


def test_a_toll_that_another_origin_gives_higher_hours_later_has_grown() -> None:
    early = toll(POST, 12, 12, "twelve", said=minute("05-14 10:00"))
    assert only(early, toll(HERALD, 20, 20, "twenty", said=minute("05-14 16:00"))).agreement is Agreement.OVER_TIME
    assert only(early, toll(HERALD, 20, 20, "twenty", said=minute("05-14 11:00"))).agreement is Agreement.CONTESTED
    assert only(early, toll(HERALD, 9, 9, "nine", said=minute("05-14 16:00"))).agreement is Agreement.CONTESTED


def test_a_count_since_long_ago_confirms_and_contradicts_no_count_of_a_day() -> None:
    day_of = toll(POST, 30, None, "at least 30")
    words, figures = "At least 1,400 have been killed since the uprising began.", (long_count(),)
    by_words = claim(HERALD, words, "death", figures=figures)
    by_time = claim(HERALD, "1,400 died since March.", "death", figures=figures, when=replace(day("03-01"), end=None))
    for long in (by_words, by_time):
        first, second = ledgers(day_of, long)
        assert (first.scope, first.confirmed_by) == ("Torvale", None)
        assert second.scope == "Torvale · over a longer time"


def test_a_count_of_a_day_or_of_a_calamity_is_of_no_longer_time() -> None:
    fighting = claim(POST, "At least 1,400 were killed in the fighting.", "clash", figures=(long_count(),))
    dated = claim(
        POST, "At least 1,400 were killed in the conflict.", "clash", figures=(long_count(),), when=day("05-14")
    )
    flood = claim(
        POST, "At least 1,400 drowned since March.", "disaster", figures=(long_count(),),
        when=replace(day("03-01"), end=None),
    )  # fmt: skip
    assert [only(one).scope for one in (fighting, dated, flood)] == ["Torvale"] * 3


def long_count() -> Figure:
    """At least 1,400 killed, at the start of a sentence."""
    return replace(
        killed(1400, None, "At least 1,400"), quantity=replace(killed(1400, None).quantity, span=Span(start=0, end=14))
    )


def test_whoever_tells_of_a_man_says_nothing_of_others() -> None:
    five = toll(HERALD, 5, 5, "five")
    assert only(toll(POST, 1, 1, "a man"), five).agreement is Agreement.COMPATIBLE
    assert only(toll(POST, 1, 1, "one man"), five).agreement is Agreement.CONTESTED


def test_a_lower_toll_that_somebody_still_gives_is_contested() -> None:
    early = toll(POST, 12, 12, "twelve", said=minute("05-14 10:00"))
    late = toll(HERALD, 20, 20, "twenty", said=minute("05-14 16:00"))
    again = toll(POST, 12, 12, "twelve", said=minute("05-14 18:00"), at=100)
    assert only(early, late, again).agreement is Agreement.CONTESTED


def test_a_greater_toll_overtakes_the_one_that_its_origin_gave_on_that_day_at_no_hour() -> None:
    morning = toll(POST, 78, 78, "78", by=(MINISTER,), said=minute("05-15 06:00"))
    of_the_day = toll(HERALD, 113, 113, "113", by=(MINISTER,))
    evening = toll(ECHO, 135, 135, "135", by=(MINISTER,), said=minute("05-15 18:00"))
    assert states(only(morning, of_the_day)) == [("113", "standing"), ("78", "standing")]
    assert states(only(morning, of_the_day, evening)) == [
        ("113", "superseded"),
        ("78", "superseded"),
        ("135", "standing"),
    ]
    feared = toll(HERALD, 20, 20, "20", by=(MINISTER,), standing=Standing.FEARED)
    assert dict(states(only(feared, evening))) == {"20": "standing", "135": "standing"}


def test_hurt_peacekeepers_are_counted_apart_from_all_who_were_hurt() -> None:
    several = claim(POST, "Several peacekeepers were hurt.", figures=(count("injured", 3, None, who="peacekeepers"),))
    every = claim(HERALD, "900 were hurt.", figures=(count("injured", 900, 900),))
    assert [ledger.scope for ledger in ledgers(several, every)] == ["Torvale", "Torvale · security forces"]


def test_overlapping_figures_of_two_origins_are_compatible_and_confirm_one_another() -> None:
    ledger = only(toll(POST, 3, None, "several"), toll(HERALD, 5, 5, "five"))
    assert ledger.agreement is Agreement.COMPATIBLE
    assert (ledger.low, ledger.high) == (3, None)
    both = "The Herald (“five”) and Torvale Post (“several”)"
    assert ledger.confirmed_by == f"two independent origins on at least 3: {both}"


def test_an_approximate_figure_does_not_contradict_its_neighbours() -> None:
    about = claim(POST, "About 20 people were killed.", figures=(killed(20, 20, "about 20", approximate=True),))
    assert only(about, toll(HERALD, 22, 22, "22")).agreement is Agreement.COMPATIBLE


def test_a_copy_and_a_relay_confirm_nothing() -> None:
    words = "Five people were killed in the shooting at the mill gate late on Wednesday evening."
    five = (killed(5, 5, "five"),)
    minister = [
        claim(POST, "Five are dead, Lund said.", by=(MINISTER,), figures=five),
        claim(HERALD, "Lund put the dead at five.", by=(MINISTER,), figures=five),
    ]
    copied = [claim(source, words, figures=five) for source in (POST, HERALD)]
    for kept in (minister, copied):
        ledger = only(*kept)
        assert len(ledger.positions) == 1
        assert len(ledger.positions[0].claims) == 2
        assert ledger.confirmed_by is None


def test_a_late_reprint_does_not_bring_an_overtaken_figure_back() -> None:
    words = "Three people were killed in the shooting at the mill gate late on Wednesday evening."
    ledger = only(
        claim(POST, words, figures=(killed(3, 3, "three"),), said=minute("05-14 20:00")),
        toll(POST, 5, 5, "five", said=minute("05-14 21:00")),
        claim(ECHO, words, figures=(killed(3, 3, "three"),)),
    )
    assert states(ledger) == [("three", "superseded"), ("five", "standing")]


def test_words_without_a_bound_stay_as_words_and_open_nothing() -> None:
    ledger = only(
        toll(POST, 101, None, "more than 100", said=minute("05-14 20:00")),
        toll(POST, None, None, "many more", said=minute("05-14 21:00")),
        toll(HERALD, 90, 120, "90 to 120"),
    )
    assert [state for _, state in states(ledger)] == ["standing", "standing", "standing"]
    assert (ledger.low, ledger.high) == (90, None)


def test_what_is_denied_is_not_counted_and_leaves_the_figure_contested() -> None:
    denial = claim(
        HERALD,
        "Lund denied that five had died.",
        by=(MINISTER,),
        figures=(killed(5, 5, "five"),),
        standing=Standing.DENIED,
    )
    ledger = only(toll(POST, 5, 7, "five to seven"), denial)
    assert states(ledger) == [("five to seven", "standing"), ("five", "denied")]
    assert (ledger.low, ledger.high, ledger.agreement) == (5, 7, Agreement.CONTESTED)
    assert only(denial).low is None


def test_no_casualties_is_a_count_of_zero_and_contradicts_a_toll() -> None:
    ledger = only(toll(POST, 0, 0, "no one"), toll(HERALD, 2, None, "at least two"))
    assert (ledger.agreement, ledger.low, ledger.high) == (Agreement.CONTESTED, 0, None)


def test_what_is_feared_neither_supersedes_nor_contradicts_what_is_reported() -> None:
    ledger = only(
        toll(POST, 12, 12, "12", said=minute("05-14 20:00")),
        toll(POST, 30, 30, "30", said=minute("05-14 21:00"), standing=Standing.FEARED),
    )
    assert [position.state for position in ledger.positions] == [PositionState.STANDING] * 2
    assert ledger.agreement is Agreement.SINGLE


def test_a_figure_said_to_be_confirmed_says_by_whom() -> None:
    ledger = only(toll(POST, 2, None, "at least two", standing=Standing.CONFIRMED))
    assert ledger.confirmed_by == "said to be confirmed by Torvale Post (“at least two”)"


def test_a_headline_adds_no_position_to_the_body_it_sums_up() -> None:
    body = toll(POST, 4, 4, "four", by=(voice("residents"),), entry=1, said=minute("05-14 20:00"))
    head = toll(POST, 3, None, "several", entry=None, block=BlockKind.TITLE, said=minute("05-14 22:00"), at=500)
    ledger = only(head, body)
    assert states(ledger) == [("four", "standing")]
    assert ledger.positions[0].claims == (body, head)


def test_increases_are_listed_in_their_own_ledger_and_never_summed() -> None:
    kept = [
        toll(POST, 5, 5, "five", said=minute("05-14 20:00")),
        claim(
            POST,
            "Three more died.",
            said=minute("05-14 21:00"),
            figures=(killed(3, 3, "three more", kind="increment"),),
        ),
        claim(
            POST, "Two more died.", said=minute("05-14 22:00"), figures=(killed(2, 2, "two more", kind="increment"),)
        ),
    ]
    toll_ledger, increases = ledgers(*kept)
    assert (toll_ledger.low, toll_ledger.high) == (5, 5)
    assert states(increases) == [("three more", "standing"), ("two more", "standing")]
    assert increases.scope == "Torvale · increase"


def test_parts_and_other_categories_and_the_past_are_not_compared_with_the_toll() -> None:
    children = killed(2, 2, "two", who="children", kind="subset")
    past = killed(40, 40, "40", kind="background")
    kept = [
        toll(POST, 9, 9, "nine"),
        claim(HERALD, "They include two children.", figures=(children,)),
        claim(HERALD, "One policeman was killed.", figures=(killed(1, 1, "one", who="policeman"),), at=40),
        claim(HERALD, "In 2009 a fire here killed 40.", "background", figures=(past,), at=80),
    ]
    found = ledgers(*kept)
    assert [ledger.scope for ledger in found] == [
        "Torvale",
        "Torvale · security forces",
        "Torvale · children · part of it",
        "Torvale · earlier",
    ]
    assert found[0].agreement is Agreement.SINGLE


def test_a_person_called_by_name_is_no_kind_of_people() -> None:
    """Two named dead stay two ledgers, and neither is headed by a name: who it is stands in the report's words."""
    found = ledgers(
        toll(POST, 1, 1, "Mira Quell", figures=(killed(1, 1, "Mira Quell", who="Mira Quell", kind="subset"),)),
        toll(POST, 1, 1, "Oren Vass", figures=(killed(1, 1, "Oren Vass", who="Oren Vass", kind="subset"),)),
    )
    assert [ledger.scope for ledger in found] == ["Torvale · part of it"] * 2


def test_figures_of_another_town_have_their_own_ledger_and_so_has_the_whole_country_then() -> None:
    here, country = toll(POST, 5, 5, "five"), toll(HERALD, 9, 9, "nine", where=(COUNTRY,))
    assert only(here, country).agreement is Agreement.CONTESTED
    there = toll(ECHO, 4, 4, "four", where=(HARN,))
    lows = {ledger.scope: ledger.low for ledger in ledgers(here, country, there)}
    assert lows == {"Torvale": 5, "Harn": 4, "Exland": 9}


def dated_counts(monday_source: Report) -> list[KeptClaim]:
    """Two on Monday, three on Wednesday, five in all."""
    return [
        claim(monday_source, "Two were shot dead on Monday.", when=day("05-12"), figures=(killed(2, 2, "two"),), at=99),
        claim(HERALD, "Three were shot dead on Wednesday.", when=day("05-14"), figures=(killed(3, 3, "three"),)),
        claim(HERALD, "Five have died in all.", figures=(killed(5, 5, "five", kind="total"),), at=60),
    ]


def test_counts_of_incidents_that_one_report_dates_apart_do_not_overtake_one_another() -> None:
    found = {ledger.scope: (ledger.low, ledger.agreement) for ledger in ledgers(*dated_counts(HERALD))}
    assert found == {
        "Torvale": (5, Agreement.SINGLE),
        "Torvale · 12 May 2031": (2, Agreement.SINGLE),
        "Torvale · 14 May 2031": (3, Agreement.SINGLE),
    }


def test_counts_that_two_reports_date_differently_stay_in_one_ledger() -> None:
    assert only(*dated_counts(POST)).agreement is Agreement.CONTESTED


def test_crowds_and_convoys_belong_to_their_incidents() -> None:
    kept = [
        claim(POST, "A convoy of 40 lorries came.", "deployment", figures=(count("vehicles", 40, 40),)),
        claim(POST, "Two cars were burnt.", "arson", figures=(count("vehicles", 2, 2),), at=50),
    ]
    assert [ledger.scope for ledger in ledgers(*kept)] == ["Torvale · deployment", "Torvale · arson"]


def test_things_of_which_a_sentence_says_which_are_compared_only_with_the_same() -> None:
    def hurt(source: Report, low: int, words: str, which: str) -> KeptClaim:
        figures = (count("other", low, low, words, who="hospitals"),)
        return claim(source, f"{words}{which} were hit.", "property_damage", target=f"{words}{which}", figures=figures)

    two = hurt(POST, 2, "Two hospitals", " near the port")
    assert len(ledgers(two, hurt(HERALD, 3, "Three hospitals", " in the upper town"))) == 2
    assert only(two, hurt(HERALD, 3, "Three hospitals", " near the port")).agreement is Agreement.CONTESTED
    assert len(ledgers(hurt(POST, 2, "Two hospitals", " in Torvale"), hurt(HERALD, 2, "Two hospitals", ""))) == 1


def test_without_figures_there_is_no_ledger() -> None:
    assert ledgers(claim(POST, "Shots were heard.")) == ()


def test_the_hurt_of_a_later_march_are_not_of_the_blast() -> None:
    blast = toll(POST, 40, 40, "40", happening=Happening.ACCIDENT, said=minute("05-14 21:30"))
    march = toll(HERALD, 2, 2, "two", happening=Happening.CLASH, said=minute("05-18 21:30"))
    first, second = ledgers(blast, march)
    assert (first.low, first.high) == (40, 40)
    assert (second.low, second.high) == (2, 2)
    assert second.scope != first.scope


def test_two_outlets_that_carry_one_speaker_give_one_position_that_moves_on() -> None:
    governor = voice("the governor of Torvale", Role.OFFICIAL)
    early = toll(POST, 3, 3, "three", by=(voice("the county governor", Role.OFFICIAL),), said=minute("05-14 10:00"))
    late = toll(HERALD, 5, 5, "five", by=(governor,), said=minute("05-14 14:00"))
    ledger = only(early, late)
    assert states(ledger) == [("three", "superseded"), ("five", "standing")]
    assert ledger.agreement is Agreement.SINGLE


def test_a_confirmed_number_is_written_with_its_thousands() -> None:
    confirmed = only(toll(POST, 4100, 4100, "4,100"), toll(HERALD, 4001, None, "more than 4,000"))
    assert confirmed.confirmed_by is not None
    assert "on at least 4,001: " in confirmed.confirmed_by


def test_whom_an_outlet_does_not_name_may_be_whom_it_names() -> None:
    unnamed = toll(POST, 7, 7, "seven", by=(voice("a rights group"),))
    named = toll(POST, 7, 7, "7", by=(MINISTER,), at=200)
    elsewhere = toll(HERALD, 7, 7, "7", by=(MINISTER,))
    assert only(unnamed, named).confirmed_by is None
    assert only(unnamed, elsewhere).confirmed_by is not None


def test_an_outlet_that_says_again_what_it_quotes_confirms_nothing() -> None:
    quoted = toll(POST, 7, 7, "seven", by=(MINISTER,))
    own = toll(POST, 7, 7, "7", at=200)
    assert only(quoted, own).confirmed_by is None


def test_a_count_over_several_happenings_contests_the_count_of_none() -> None:
    one = claim(POST, "A shooting in Torvale killed two people.", figures=(killed(2, 2),))
    many = claim(HERALD, "Weekend shootings in Torvale killed 17 people.", figures=(killed(17, 17),))
    of_them = claim(ECHO, "One of ten shootings in Torvale killed two people.", figures=(killed(2, 2),))
    found = {ledger.scope: ledger for ledger in ledgers(one, many, of_them)}
    assert set(found) == {"Torvale", "Torvale · in several happenings"}
    assert found["Torvale"].agreement is Agreement.COMPATIBLE


def test_the_sick_of_a_country_are_not_those_of_the_town() -> None:
    told = claim(POST, "Exland has 432 new cases.", "outbreak", where=(COUNTRY,), figures=(count("sick", 432, 432),))
    assert [ledger.scope for ledger in ledgers(told)] == ["Exland"]
    shot = claim(POST, "A shooting killed 12 in Exland.", where=(COUNTRY,), figures=(killed(12, 12),))
    assert [ledger.scope for ledger in ledgers(shot)] == ["Torvale"]


def _missing(one: str, other: str) -> str | None:
    """What is said to confirm that two papers each miss somebody, told by the noun."""
    said = {POST: one, HERALD: other}
    return only(
        *(
            claim(
                source,
                f"A {who} is missing since the march.",
                happening=Happening.DISAPPEARANCE,
                figures=(count("missing", 1, 1, f"A {who}", who=who),),
                speakers=(voice(f"{source.outlet}'s own {who} desk"),),
            )
            for source, who in said.items()
        )
    ).confirmed_by


def test_somebody_of_one_kind_confirms_nobody_of_another() -> None:
    assert _missing("bank clerk", "foreign scholar") is None
    assert _missing("bank clerk", "man") is not None
    assert _missing("policeman", "officer") is not None
