"""Given names are resolved together; what is not known lies where its report is."""

from asof.model.span import Span
from asof.reading.places.given import resolve_given
from asof.reading.places.index import Index
from asof.reading.places.place import Place
from asof.reading.places.read import PlaceHints


def given(index: Index, content: str, *names: str) -> tuple[Place | None, ...]:
    starts = [content.index(name) for name in names]
    spans = [Span(start=start, end=start + len(name)) for start, name in zip(starts, names, strict=True)]
    return resolve_given(content, spans, PlaceHints(), index=index)


def test_a_name_is_resolved_by_what_stands_beside_it(index: Index) -> None:
    paris, texas = given(index, "He was born in Paris, Texas.", "Paris", "Texas")
    assert paris
    assert texas
    assert (paris.country, paris.admin1) == ("US", "Texas")


def test_places_come_in_the_order_of_the_spans(index: Index) -> None:
    lyon, nice = given(index, "From Nice they drove to Lyon.", "Lyon", "Nice")
    assert lyon
    assert nice
    assert (lyon.name, nice.name) == ("Lyon", "Nice")


def test_an_unknown_name_stands_where_a_name_inside_it_does(index: Index) -> None:
    (hall,) = given(index, "They met at Zagreb Qqzzx Pavilion.", "Zagreb Qqzzx Pavilion")
    assert hall
    assert hall.name == "Zagreb"


def test_a_name_nobody_knows_stands_by_the_nearest_settlement(index: Index) -> None:
    stranger, zagreb = given(index, "Near Qqzzxville, outside Zagreb, fires burned.", "Qqzzxville", "Zagreb")
    assert stranger
    assert stranger == zagreb


def test_a_text_without_known_names_has_no_answer(index: Index) -> None:
    assert given(index, "Fires burned in Qqzzxville.", "Qqzzxville") == (None,)


def test_a_bare_name_may_be_a_county(index: Index) -> None:
    text = "Voters of Kanawha decide, as those of Charleston, West Virginia, did."
    county, *_ = given(index, text, "Kanawha", "Charleston", "West Virginia")
    assert county
    assert county.admin1 == "West Virginia"


def test_a_small_town_far_from_all_else_is_there_by_chance(index: Index) -> None:
    text = "In Napier and Hastings the Stonewall pub burned."
    pub, napier, hastings = given(index, text, "Stonewall", "Napier", "Hastings")
    assert napier
    assert pub in (napier, hastings)


def test_an_unknown_thing_lies_in_the_place_named_right_behind_it(index: Index) -> None:
    text = "From Zagreb and Split, both of Croatia, he wrote to the Qqzzx Conservatory in old Lyon."
    school, lyon, *_ = given(index, text, "Qqzzx Conservatory", "Lyon", "Zagreb", "Split", "Croatia")
    assert lyon
    assert school == lyon


def test_an_unknown_thing_lies_in_the_town_behind_its_comma(index: Index) -> None:
    text = "Zagreb and Split of Croatia are not far. Qqzzx Lodge, Lyon; open all year."
    lodge, lyon, *_ = given(index, text, "Qqzzx Lodge", "Lyon", "Zagreb", "Split", "Croatia")
    assert lyon
    assert lodge == lyon


def test_a_country_s_thing_before_a_comma_is_not_in_another_country_s_town(index: Index) -> None:
    text = "They came from the Croatia Qqzzx League, Lyon and Nice."
    league, lyon, nice = given(index, text, "Croatia Qqzzx League", "Lyon", "Nice")
    assert lyon
    assert nice
    assert league
    assert league.country == "HR"


def test_a_city_is_not_moved_by_the_city_where_it_played(index: Index) -> None:
    lyon, zagreb = given(index, "Lyon in Zagreb won by two goals.", "Lyon", "Zagreb")
    assert lyon
    assert zagreb
    assert (lyon.name, zagreb.name) == ("Lyon", "Zagreb")


def test_initials_stand_for_the_country_that_the_text_spells_out(index: Index) -> None:
    text = "In BF, as in all of Burkina Faso, it rained; Zagreb and Lyon were dry."
    initials, *_ = given(index, text, "BF", "Burkina Faso", "Zagreb", "Lyon")
    assert initials
    assert initials.country == "BF"


def test_initials_of_nothing_in_the_text_are_not_spelt_out(index: Index) -> None:
    initials, zagreb = given(index, "QXJ is near Zagreb, not in Burkina Faso.", "QXJ", "Zagreb")
    assert initials
    assert initials == zagreb


def test_an_unknown_thing_lies_in_the_country_that_the_report_names_most(index: Index) -> None:
    text = "Qqzzxville mourned. Lyon met Lyon; Croatia, all of Croatia, and the Croatian press in Zagreb wept."
    stranger, zagreb, *_ = given(index, text, "Qqzzxville", "Zagreb", "Lyon", "Croatia", "Croatian")
    assert stranger
    assert stranger == zagreb


def test_an_unknown_thing_lies_in_the_division_where_the_report_names_no_town_of_its_country(index: Index) -> None:
    text = "Qqzzxville is in the north of Texas; the United States and Texas sent help, and Lyon wrote."
    stranger, texas, *_ = given(index, text, "Qqzzxville", "Texas", "United States", "Lyon")
    assert stranger
    assert stranger == texas
