"""What the reports of one story lead with is one incident, unless something holds it apart."""

from asof.model.claim import KeptClaim
from asof.model.report import BlockKind
from asof.model.views import Incident
from asof.reconcile.incidents import link_incidents
from asof.reconcile.origins import attribute
from tests.reconcile.build import HARN, claim, count, day, killed, report

POST, HERALD = report("Torvale Post", published=day("05-15")), report("The Herald", published=day("05-19"))
SHOT = "A gunman wounded three dancers outside the harbour tavern"


def link(*kept: KeptClaim) -> tuple[Incident, ...]:
    return link_incidents(kept, attribute(kept))


def first(**rest) -> KeptClaim:
    return claim(POST, f"{SHOT} on Thursday.", "shooting", when=rest.pop("when", day("05-15")), **rest)


def later(sentence: str = "Detectives seek the gunman of the tavern, where he wounded dancers.", **rest) -> KeptClaim:
    return claim(HERALD, sentence, "shooting", **rest)


def both_add() -> list[KeptClaim]:
    """What the two reports tell behind their leads: a little of it alike, by voices of their own."""
    rest = "Lamps were lit, said"
    voices = {POST: "Adan Oduya of Norby Rescue.", HERALD: "Ivo Kesten of Selm Ferries."}
    return [claim(source, f"{rest} {voice}", "rescue", at=90) for source, voice in voices.items()]


def both_go_on() -> list[KeptClaim]:
    """Much that the two reports tell alike behind their leads."""
    rest = (
        "The pilot Oduya hid behind barrels of herring while bullets shattered every lantern along the "
        "warehouse, then carried wounded stevedores aboard the Margit, whose captain sailed through fog to the lazaret."
    )
    return [claim(source, rest, "rescue", at=90) for source in (POST, HERALD)]


def shootings(*kept: KeptClaim) -> list[Incident]:
    return [incident for incident in link(*kept) if incident.happening == "shooting"]


def test_an_undated_lead_of_days_later_is_of_the_shooting_of_which_it_tells_so_much_else_and_says_why() -> None:
    (incident,) = shootings(first(), later(), *both_go_on())
    assert incident.links[1].why == "reports of one story lead with it, the same place"
    assert incident.contested == ()
    assert len(shootings(first(), later())) == 2


def test_leads_that_state_days_more_than_a_day_apart_are_two() -> None:
    assert len(link(first(), later(when=day("05-18")))) == 2


def test_other_ages_or_another_town_and_another_toll_hold_leads_apart() -> None:
    young, old = (
        claim(HERALD, "A 17-year-old was shot.", "shooting"),
        claim(POST, "A 44-year-old fell.", "shooting", at=90),
    )
    ages = link(first(), young, old)
    assert len(ages) == 2
    away = link(
        first(figures=(killed(3, 3),)), later("Shots killed nine at the mill.", where=(HARN,), figures=(killed(9, 9),))
    )
    assert len(away) == 2


def test_what_a_report_calls_a_second_shooting_is_the_same_only_where_an_age_or_a_toll_is() -> None:
    second = (
        "In a second shooting Detectives seek the gunman of the tavern, where he wounded dancers, one 17 years old."
    )
    young = claim(POST, f"{SHOT}, one 17 years old, on Thursday.", "shooting", when=day("05-15"))
    assert len(shootings(first(), later(second), *both_add())) == 2
    assert len(shootings(young, later(second), *both_add())) == 1
    hurt = (count("injured", 3, 3),)
    undated = later(second.partition(", one")[0], figures=hurt)
    assert len(shootings(first(figures=hurt), undated, *both_add())) == 1


def of_monday(sentence: str = f"{SHOT} on Monday.") -> KeptClaim:
    return claim(report("Harn Echo", published=day("05-12")), sentence, "shooting", when=day("05-12"))


def test_where_the_story_leads_with_several_days_an_undated_lead_joins_none_of_them() -> None:
    assert sorted(len(incident.links) for incident in link(first(), of_monday(), later())) == [1, 1, 1]


def test_it_joins_the_one_with_an_age_in_common_and_makes_the_two_no_one() -> None:
    young = claim(POST, f"{SHOT}, one 17 years old.", "shooting", when=day("05-15"))
    again = later("Detectives seek the gunman of the tavern, where he wounded dancers, one 17 years old.")
    other, mine = link(of_monday(), young, again)
    assert len(other.links) == 1
    assert {link.claim.report.outlet for link in mine.links} == {"Torvale Post", "The Herald"}


def test_a_day_told_otherwise_holds_nothing_apart_where_an_age_is_the_same() -> None:
    young = "In the harbour tavern a gunman wounded three dancers, one 17 years old."
    assert len(shootings(first(), later(young, when=day("05-18")), *both_add())) == 2
    known = claim(POST, f"{SHOT}, one 17 years old.", "shooting", when=day("05-15"))
    assert len(shootings(known, later(young, when=day("05-18")), *both_add())) == 1


def test_what_one_report_tells_of_two_days_stays_two_though_another_leads_with_the_second() -> None:
    earlier = claim(POST, "On 8 May a gunman wounded dancers outside a tavern.", "shooting", when=day("05-08"), at=120)
    recalls = claim(HERALD, "A gunman wounded dancers outside a tavern on 8 May.", "shooting", when=day("05-08"))
    incidents = link(first(), earlier, recalls)
    assert sorted(len(incident.links) for incident in incidents) == [1, 2]


def test_a_report_leads_with_its_headline() -> None:
    title = later("Gunman of the harbour tavern sought", block=BlockKind.TITLE)
    history = later("He had wounded a clerk in April.", when=day("04-20"), at=90)
    incidents = link(first(), title, history)
    assert {link.claim.claim.block for link in incidents[-1].links} == {BlockKind.PARAGRAPH, BlockKind.TITLE}


def test_marches_of_two_days_are_no_lead_to_join() -> None:
    march = claim(POST, "Dockers marched through the harbour on Thursday.", "protest", when=day("05-15"))
    assert len(link(march, claim(HERALD, "Dockers marched through the harbour.", "protest"))) == 2
