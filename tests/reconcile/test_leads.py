"""What the reports of a story lead with, and what is compared of it."""

from asof.model.claim import KeptClaim
from asof.model.report import BlockKind
from asof.reconcile.incidents import gather
from asof.reconcile.leads import Lead, are_apart, leads_of, reasons, signals, weigh
from asof.reconcile.origins import attribute
from tests.reconcile.build import HARN, claim, day, killed, report

POST, HERALD = report("Torvale Post", published=day("05-15")), report("The Herald", published=day("05-19"))


def leads(*kept: KeptClaim) -> list[Lead]:
    return leads_of(gather(kept, attribute(kept)))


def found(*kept: KeptClaim) -> dict[str, float]:
    one, other = leads(*kept)
    return signals(one, other)


def post(sentence: str = "Guards shot a clerk.", **rest) -> KeptClaim:
    return claim(POST, sentence, "shooting", when=rest.pop("when", day("05-15")), **rest)


def herald(sentence: str = "Someone fired at the mill.", **rest) -> KeptClaim:
    return claim(HERALD, sentence, "shooting", **rest)


def test_a_report_leads_with_its_headline_and_no_march_is_a_lead() -> None:
    title = herald("Clerk shot at the mill", block=BlockKind.TITLE)
    march = claim(HERALD, "Dockers marched.", "protest", at=60)
    other = herald("In April a driver was shot.", when=day("04-20"), at=90)
    told = [{facts.kept for facts, _ in lead.incident.members} for lead in leads(post(), title, other, march)]
    assert len(told) == 2
    assert post() in told[0]
    assert title in told[1]


def test_one_lead_has_nothing_to_be_compared_with() -> None:
    assert leads(post()) == []


def test_of_a_page_of_many_entries_only_the_one_that_leads_is_compared() -> None:
    opening, much_later = herald(entry=0), claim(HERALD, "Divers searched the quay.", "rescue", entry=7, at=900)
    words = leads(post(), opening, much_later)[1].told
    assert leads(post(), opening)[1].told == words


def test_ages_and_tolls_are_the_same_or_other_and_left_out_where_one_side_tells_none() -> None:
    young = "A 17-year-old was shot."
    assert "same ages" in found(post(young), herald("Shots hit a 17-year-old."))
    assert "other ages" in found(post(young), herald("Shots hit a 44-year-old."))
    assert not {"same ages", "other ages"} & found(post(young), herald()).keys()
    assert "same toll" in found(post(figures=(killed(3, 3),)), herald(figures=(killed(3, 3),)))
    assert "other toll" in found(post(figures=(killed(3, 3),)), herald(figures=(killed(4, 4),)))
    one_each = found(post(figures=(killed(1, 1),)), herald(figures=(killed(1, 1),)))
    assert not {"same toll", "other toll"} & one_each.keys()


def test_two_towns_and_two_days_are_told_as_such_and_a_day_not_given_apart_from_one_that_is() -> None:
    assert "other place" in found(post(), herald(where=(HARN,)))
    assert "same place" in found(post(), herald())
    assert "other day" in found(post(), herald(when=day("05-19")))
    assert "other day said" in found(post(), herald())
    assert "told as another" in found(post(), herald("In a second shooting someone fired at the mill."))


def test_the_names_of_places_are_nothing_in_common() -> None:
    one, other = leads(post("In Torvale Adan Oduya fell."), herald("Shots were heard in Torvale, said Mira Oduya."))
    assert all("torvale" not in word for words in one.told.values() for word in words)
    assert signals(one, other)["same told names"] > 0


def test_two_places_are_apart_where_no_full_name_number_age_or_toll_is_shared() -> None:
    assert are_apart(found(post("Shots were fired."), herald("Shots were fired.", where=(HARN,))))
    assert not are_apart(found(post("Shots were fired."), herald("Shots were fired.")))
    young = "A 17-year-old was shot."
    assert not are_apart(found(post(young), herald(young, where=(HARN,))))


def test_who_was_hit_and_whether_anybody_died_speak_against() -> None:
    other = found(post("A man was killed.", target="a man"), herald("A girl was hurt.", target="a girl"))
    assert {"other sex", "other outcome", "other age group"} <= other.keys()
    same = found(post("A man was hurt.", target="a man"), herald("A man was hit.", target="a man"))
    assert not {"other sex", "other outcome", "other age group"} & same.keys()


def test_what_is_told_alike_speaks_for_one_and_another_day_against() -> None:
    told = {"same told names": 0.5, "same told words": 0.5}
    assert weigh(told) > weigh({}) > weigh({"other day": 1.0})
    assert weigh(told | {"other day": 1.0}) < 0


def test_the_reasons_are_what_the_leads_have_in_common() -> None:
    same = found(post("A 17-year-old was shot.", figures=(killed(3, 3),)), herald("Shots hit a 17-year-old."))
    assert reasons(same) == "reports of one story lead with it, ages in common, the same place"
