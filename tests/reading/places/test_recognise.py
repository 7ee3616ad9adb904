"""A place is told from people, organisations, adjectives and words of the language."""

import pytest

from asof.reading.places.page import Scope


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("Clashes broke out in Tripoli on Friday.", ["Tripoli"]),
        ("Michael Jordan said the team was ready.", []),
        ("King Abdullah left Jordan on Monday.", ["Jordan"]),
        ("The aides of Georgia Wibble met in Georgia.", ["Georgia"]),
        ("The hotel heiress Paris Hilton was there.", []),
        ("The Washington Post reported the strike first.", []),
        ("A Bank of England spokesman declined to comment.", []),
        ("Iranian and Turkish officials met again.", []),
        ("In March and on Sunday nothing happened.", []),
        ("Reading the report took hours. Nice people helped.", []),
        ("Secretary of State Mike Smith and Senator Lincoln Hayes spoke.", []),
        ("Workers of the National Oil Company went on strike.", []),
        ("Sen. Jane Doe (R-FL) criticised the plan.", []),
        ("The UK and the U.S. sent aid to the UAE.", ["United Kingdom", "United States", "United Arab Emirates"]),
        ("They told us to wait.", []),
        (
            "Flights from Rio de Janeiro to Bosnia and Herzegovina were late.",
            ["Rio de Janeiro", "Bosnia and Herzegovina"],
        ),
        ("KAMPALA (Reuters) - Police fired tear gas.", ["Kampala"]),
        ("Kinshasa's mayor resigned.", ["Kinshasa"]),
        ("", []),
    ],
)
def test_names(read, content: str, names: list[str]) -> None:
    assert [place.name for place in read(content)] == names


def test_spans_are_the_words_of_the_text(read) -> None:
    content = "“Naïve” hopes: Gulu’s market burned, and São Paulo watched."
    assert [content[place.span.start : place.span.end] for place in read(content)] == ["Gulu", "São Paulo"]


def test_an_upper_case_dispatch_is_read(read) -> None:
    content = "BOGOTA, 12 JUNE: GUERRILLAS ATTACKED A POLICE POST IN POPAYAN AND FLED TOWARDS CALI."
    assert {"Bogota", "Popayan", "Cali"} <= {place.name for place in read(content)}


def test_toponyms_hold_adjectives_and_names_inside_names(read) -> None:
    content = "The Washington Post said Iranian officials had left."
    assert [place.name for place in read(content, scope=Scope.TOPONYMS)] == ["Washington", "Iran"]


def test_a_person_of_the_text_is_no_place_later_on(read) -> None:
    content = "The witness, Robert Houston, spoke first. Houston said he saw nothing."
    assert read(content) == ()


@pytest.mark.parametrize(
    "content",
    [
        "The dead were Tamika Lagos, 31, and Omar Denver, 19. Lagos had two sons.",
        "A judge heard 19-year-old Omar Denver on Monday. Denver was silent.",
    ],
)
def test_a_name_beside_an_age_is_a_persons(read, content: str) -> None:
    assert read(content) == ()


def test_a_town_between_an_age_and_a_noun_is_a_town(read) -> None:
    assert [place.name for place in read("A 19-year-old Kansas City man was hurt.")] == ["Kansas City"]


def test_one_clear_mention_lends_to_the_others(read) -> None:
    content = "Shelling hit the town of Severodonetsk. Severodonetsk has no water."
    assert len(read(content)) == 2


def test_unknown_names_in_the_slot_of_a_place_stay_unresolved(read) -> None:
    (place,) = read("A convoy was seen near Qworzhaveh at dusk.")
    assert (place.name, place.place_id, place.lat, place.lon) == ("Qworzhaveh", None, None, None)
