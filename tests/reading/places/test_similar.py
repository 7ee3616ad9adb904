"""A name that the index does not know is taken for one spelled alike, said to be so, and only where that is likely."""

import random
import re

import pytest

from asof.model.where import Level, Match
from asof.reading.places.alike import alike_key, apart, is_alike
from asof.reading.places.fold import fold
from asof.reading.places.read import PlaceHints, read_places
from asof.reading.places.tables import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kazerun", "Kazaroon"),
        ("Qamishli", "Kamishly"),
        ("Ghazni", "Qazni"),
        ("Khartoum", "Hartoum"),
        ("Deir ez-Zor", "Dayr az Zawr"),
        ("Sirjan", "Seerjan"),
        ("Bushehr", "Boushehr"),
        ("Muhammadabad", "Mohamadabad"),
        ("Al-Hasakah", "el Hasaka"),
        ("Kharkiv", "Kharkiw"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert alike_key(one) == alike_key(other) != ""
    assert is_alike(fold(one), fold(other))
    assert apart(fold(one), fold(other)) == apart(fold(other), fold(one))


@pytest.mark.parametrize(
    ("one", "other"), [("Kazerun", "Khazaran"), ("Bushehr", "Bishahar"), ("Mosul", "Masal"), ("Sirjan", "Sarajon")]
)
def test_other_names_of_the_same_consonants_do_not(one: str, other: str) -> None:
    assert not is_alike(fold(one), fold(other))


@pytest.mark.parametrize("name", ["Duma", "Oren", "", "Ain", "Кабулабад"])
def test_a_short_name_or_one_of_other_letters_has_no_key(name: str) -> None:
    assert alike_key(name) == ""


@pytest.mark.parametrize(
    ("content", "words_", "name"),
    [
        ("Fighting was heavy in Kazaroon on Sunday. Iran closed its schools.", "Kazaroon", "Kazerun"),
        ("In Syria, shells fell in Dayr ez-Zaur.", "Dayr ez-Zaur", "Deir ez-Zor"),
        ("Iraqi troops entered Felloujah from the south; Baghdad was quiet.", "Felloujah", "Al Fallujah"),
        ("Farmers met near Seerjaan in Iran.", "Seerjaan", "Sirjan"),
    ],
)
def test_a_variant_is_resolved_and_says_that_it_was_similar(read, content: str, words_: str, name: str) -> None:
    place = next(place for place in read(content) if place.match is Match.SIMILAR)
    assert (place.words, place.name, place.level) == (words_, name, Level.SETTLEMENT)
    assert place.radius_km is not None
    assert place.is_point


@pytest.mark.parametrize(
    "content",
    [
        "Fighting was heavy in Kazaroon on Sunday.",
        "Fighting was heavy in Kazaroon on Sunday, and France closed its schools.",
        "Ahmed Kazaroon spoke in Iran. Police came from Kazaroon.",
        "They believed in Kazaroon's plan for Iran.",
        "Iran was named by Kazaroon, who spoke first.",
        "Iran changed its tack in Mondays and in Honesty.",
    ],
)
def test_no_country_a_person_or_no_slot_is_no_similar_place(read, content: str) -> None:
    assert Match.SIMILAR not in {place.match for place in read(content)}


def test_no_word_or_surname_of_the_lists_is_ever_taken_for_a_town(read) -> None:
    listed = sorted(words("surnames.tsv") | {word.title() for word in words("common_words.tsv")})
    for country in ("Iran", "Russia", "India"):
        content = f"{country} was calm.\n" + "".join(f"They came from {word} to {country}.\n" for word in listed)
        assert [place.words for place in read(content) if place.match is Match.SIMILAR] == []


_WAYS = [("ou", "u"), ("u", "ou"), ("oo", "u"), ("u", "oo"), ("gh", "q"), ("q", "gh"), ("kh", "h"), ("ee", "i")]
_WAYS += [("i", "ee"), ("i", "y"), ("y", "i"), ("e", "i"), ("a", "e"), ("o", "u"), ("ay", "ei"), ("-", " "), ("q", "k")]


def _perturbed(name: str, chance: random.Random) -> str:
    """`name` with one spelling changed as transliterations differ, or a consonant doubled."""
    ways = [
        name[: 1 + at.start()] + to + name[1 + at.end() :]
        for way, to in _WAYS
        for at in re.finditer(re.escape(way), name[1:])
    ]
    ways += [name[: at.end()] + name[at.end() - 1 :] for at in re.finditer(r"(?<=.)[bdfklmnrst](?=[aeiou])", name)]
    ways += [f"El-{name[3:]}"] if name.startswith("Al ") else []
    return chance.choice(ways) if ways else name


def test_nineteen_of_twenty_that_are_resolved_are_the_right_town(index) -> None:
    """On 150 towns of the index, spelled otherwise: most are found, and what is found is right."""
    chance = random.Random(11)  # noqa: S311 - a fixed sample
    countries = dict(index._connection.execute("SELECT country, name FROM places WHERE level = 'country'"))
    towns = index._connection.execute(
        "SELECT place_id, name, country FROM places WHERE level = 'settlement' AND population > 30000 ORDER BY row"
    ).fetchall()
    listed = words("transliterated.tsv")
    towns = [town for town in towns if town[2] in listed and town[1].isascii()]
    found, right, asked = 0, 0, 0
    for place_id, name, country in chance.sample(towns, 600):
        other = _perturbed(name, chance)
        if asked == 150 or index.find(other):
            continue
        asked += 1
        content = f"Fighting was heavy in {other} on Sunday, and {countries[country]} closed its borders."
        similar = [place for place in read_places(content, PlaceHints(), index=index) if place.match is Match.SIMILAR]
        found += bool(similar)
        right += [place.place_id for place in similar] == [place_id]
    assert asked == 150
    assert found > 0.5 * asked
    assert right >= 0.93 * found
