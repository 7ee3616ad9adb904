"""What is counted follows from what the sentence says happened to whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asof.model.figure import Figure
from asof.reading.figures.read import read_figures
from asof.reading.quantities.read import read_quantities

Row = tuple[str, int | None, int | None]


def figures(sentence: str) -> tuple[Figure, ...]:
    return read_figures(sentence, read_quantities(sentence))


def rows(sentence: str) -> list[Row]:
    return [(f.measure.value, f.quantity.low, f.quantity.high) for f in figures(sentence)]


MEASURES: list[tuple[str, list[Row]]] = [
    # passives and intransitives
    ("At least 12 miners were killed on Friday.", [("killed", 12, None)]),
    ("Forty people have died in the floods.", [("killed", 40, 40)]),
    ("Three soldiers lost their lives.", [("killed", 3, 3)]),
    ("Two men in the northern suburbs were shot dead.", [("killed", 2, 2)]),
    ("About 30 students, most of them girls, were wounded.", [("injured", 30, 30)]),
    ("Six passengers were taken to a nearby hospital.", [("injured", 6, 6)]),
    ("More than 100 activists have been arrested.", [("arrested", 101, None)]),
    ("Eleven sailors are still missing.", [("missing", 11, 11)]),
    ("Five engineers were kidnapped by gunmen.", [("abducted", 5, 5)]),
    ("Two aid workers were taken hostage.", [("abducted", 2, 2)]),
    ("Tens of thousands of people fled the town.", [("displaced", 20_000, None)]),
    ("Some 400 families were evacuated overnight.", [("displaced", 400, 400)]),
    ("Nine people were rescued from the roof.", [("rescued", 9, 9)]),
    ("Thirty detainees were released on bail.", [("released", 30, 30)]),
    ("Another 12 patients tested positive.", [("sick", 12, 12)]),
    ("Several people are dead.", [("killed", 3, None)]),
    ("Twenty people were reported missing.", [("missing", 20, 20)]),
    ("Four climbers are believed to have died.", [("killed", 4, 4)]),
    ("A sailor was shot in the leg and later died.", [("killed", 1, 1)]),
    ("A boy who was shot in the port on Friday has died.", [("killed", 1, 1)]),
    ("A sailor accidentally shot himself.", [("injured", 1, 1)]),
    ("A nurse was found with a gunshot wound.", [("injured", 1, 1)]),
    ("A girl was struck by a stray bullet.", [("injured", 1, 1)]),
    # headlines leave the article out
    ("Man shot dead in harbour", [("killed", 1, 1)]),
    ("Mother injured, child killed in Elm County crash", [("injured", 1, 1), ("killed", 1, 1)]),
    ("Police: 6-year-old boy hit by bullet", [("injured", 1, 1)]),
    ("Union leader Ada Moss dies", []),
    ("Officers investigating harbour shooting", []),
    ("Harbour shooting leaves one man dead", [("killed", 1, 1)]),
    # actives
    ("A bomb killed 20 people in the market.", [("killed", 20, 20)]),
    ("The blaze left five dead.", [("killed", 5, 5)]),
    ("The crash left two nurses dead and a driver injured.", [("killed", 2, 2), ("injured", 1, 1)]),
    ("Police shot three demonstrators.", [("injured", 3, 3)]),
    ("Officers detained up to 60 students.", [("arrested", None, 60)]),
    ("Rebels abducted nearly 90 schoolgirls.", [("abducted", None, 90)]),
    ("Coast guards saved 14 fishermen.", [("rescued", 14, 14)]),
    ("The court freed two journalists.", [("released", 2, 2)]),
    ("The storm displaced hundreds of thousands of people.", [("displaced", 200_000, None)]),
    ("The attack claimed at least 60 lives.", [("killed", 60, None)]),
    ("The blast claimed the lives of seven worshippers.", [("killed", 7, 7)]),
    # nouns
    ("Officials counted 53 flood-related deaths.", [("killed", 53, 53)]),
    ("Doctors reported 14 fatalities.", [("killed", 14, 14)]),
    ("The clinic reported dozens of injuries.", [("injured", 24, None)]),
    ("There were at least 90 arrests.", [("arrested", 90, None)]),
    ("The region has 523 new infections.", [("sick", 523, 523)]),
    ("Searchers found eight bodies.", [("killed", 8, 8)]),
    ("The death of two farmers angered the town.", [("killed", 2, 2)]),
    ("The arrest of five lawyers was condemned.", [("arrested", 5, 5)]),
    ("He condemned the killing of scores of villagers.", [("killed", 40, None)]),
    ("Nurses treated 21 injured passengers.", [("injured", 21, 21)]),
    ("Twelve casualties were reported.", [("other", 12, 12)]),
    # coordination
    ("2 dead and 40 hurt", [("killed", 2, 2), ("injured", 40, 40)]),
    ("Four people were killed and 73 injured.", [("killed", 4, 4), ("injured", 73, 73)]),
    ("Three died and 639 were injured.", [("killed", 3, 3), ("injured", 639, 639)]),
    ("The bomber killed seven people and wounded 30.", [("killed", 7, 7), ("injured", 30, 30)]),
    ("Troops killed or wounded dozens of villagers.", [("killed", 24, None), ("injured", 24, None)]),
    ("Nine people were killed or wounded.", [("killed", 9, 9), ("injured", 9, 9)]),
    ("Twelve people are dead or missing.", [("killed", 12, 12), ("missing", 12, 12)]),
    ("Three police officers and a child died.", [("killed", 3, 3), ("killed", 1, 1)]),
    ("Two women and a man were injured.", [("injured", 2, 2), ("injured", 1, 1)]),
    ("The fire killed two men, three women and a child.", [("killed", 2, 2), ("killed", 3, 3), ("killed", 1, 1)]),
    ("Clashes left 36 hurt in the north, 29 in the south.", [("injured", 36, 36), ("injured", 29, 29)]),
    ("At least five monks were killed and possibly dozens more.", [("killed", 5, None), ("killed", 24, None)]),
    ("Several people have been killed and dozens injured after police opened fire.",
     [("killed", 3, None), ("injured", 24, None)]),
    ("Gunmen shot guards and two drivers.", [("injured", 2, 2)]),
    # headlines and participles
    ("Bus crashes in mountains, killing seven", [("killed", 7, 7)]),
    ("Ferry sinks; dozens dead", [("killed", 24, None)]),
    ("Five hurt in market blast", [("injured", 5, 5)]),
    ("Police opened fire, wounding dozens and arresting many others.",
     [("injured", 24, None), ("arrested", None, None)]),
    ("Three policemen killed in ambush", [("killed", 3, 3)]),
    # tolls
    ("The death toll rose to 12.", [("killed", 12, 12)]),
    ("The death toll now stands at 10,000.", [("killed", 10_000, 10_000)]),
    ("The number of deaths is 66.", [("killed", 66, 66)]),
    ("The toll rose from five people to six.", [("killed", 5, 5), ("killed", 6, 6)]),
    ("A toll of 27 dead was announced.", [("killed", 27, 27)]),
    # crowds, forces, vehicles
    ("Thousands of people marched through the capital.", [("crowd", 2000, None)]),
    ("Hundreds of people have surrounded the town hall.", [("crowd", 200, None)]),
    ("Around 300 demonstrators were in the square.", [("crowd", 300, 300)]),
    ("Scores took to the streets.", [("crowd", 40, None)]),
    ("A crowd of 2,000 waited.", [("crowd", 2000, 2000)]),
    ("The rally was attended by at least 500 teachers.", [("crowd", 500, None)]),
    ("More than 30,000 police officers were deployed.", [("forces", 30_001, None)]),
    ("Three masked gunmen stood guard.", [("forces", 3, 3)]),
    ("About 200 soldiers surrounded the village.", [("forces", 200, 200)]),
    ("A convoy of 40 armoured police vehicles entered the city.", [("vehicles", 40, 40)]),
    # indefinite singulars
    ("A policeman was killed.", [("killed", 1, 1)]),
    ("A 28-year-old baker was beaten to death.", [("killed", 1, 1)]),
    ("Police arrested a prominent opposition leader.", [("arrested", 1, 1)]),
    ("A man said the street was quiet.", []),
    ("A police station was attacked.", []),
    ("A gunman killed two hikers.", [("killed", 2, 2)]),
    # zero
    ("No one was hurt.", [("injured", 0, 0)]),
    ("No injuries were reported.", [("injured", 0, 0)]),
    ("There were no casualties.", [("other", 0, 0)]),
    # other counts, and none
    ("Two hospitals were destroyed.", [("other", 2, 2)]),
    ("The strike damaged 143 buildings.", [("other", 143, 143)]),
    ("Two officials said talks went on.", []),
    ("The band released several albums.", []),
    ("One activist network said 38 people were killed.", [("killed", 38, 38)]),
    ("Protesters were killed.", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), MEASURES, ids=[row[0] for row in MEASURES])
def test_measures(sentence: str, expected: list[Row]) -> None:
    assert rows(sentence) == expected


KINDS = [
    ("Three people were killed.", ["count"]),
    ("The death toll rose to 12.", ["total"]),
    ("More than 300 people have been killed since the protests began.", ["total"]),
    ("So far 40 people have been arrested.", ["total"]),
    ("Three more people were killed.", ["increment"]),
    ("Another five people died.", ["increment"]),
    ("Four others were hurt.", ["increment"]),
    ("Nine people were killed, including two children.", ["count", "subset"]),
    ("The flood killed 38 people, including 16 in the port and 11 in the hills.", ["count", "subset", "subset"]),
    ("Two boys were among those killed.", ["subset"]),
    ("Among the dead were three nurses.", ["subset"]),
    ("Four of the dead were sailors.", ["subset"]),
    ("Fifty people were hurt, 12 of them badly.", ["count", "subset"]),
    ("Last year an attack there killed 30 people.", ["background"]),
    ("In 2009 a fire killed 19 people.", ["background"]),
    ("1983: 800 villagers are arrested.", ["background"]),
]


@pytest.mark.parametrize(("sentence", "expected"), KINDS, ids=[row[0] for row in KINDS])
def test_kinds(sentence: str, expected: list[str]) -> None:
    assert [figure.kind.value for figure in figures(sentence)] == expected


WHO = [
    ("At least two protesters were killed.", "At least two protesters", "protesters"),
    ("Police arrested 149 of its members.", "149 of its members", "members"),
    ("Three people died.", "Three people", None),
    ("Three died.", "Three", None),
    ("53 measles related deaths were recorded.", "53 measles related deaths", None),
    ("Dozens of young protesters were hurt.", "Dozens of young protesters", "young protesters"),
    ("More than 50 journalists and media workers have been killed.", "More than 50 journalists and media workers",
     "journalists and media workers"),
    ("A policeman was killed.", "A policeman", "policeman"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "who"), WHO, ids=[row[0] for row in WHO])
def test_words_reach_to_the_noun_and_who_is_counted(sentence: str, words: str, who: str | None) -> None:
    (figure,) = figures(sentence)
    assert (figure.quantity.words, figure.who) == (words, who)


def test_a_figure_keeps_its_words_verbatim() -> None:
    for sentence, _ in MEASURES:
        for figure in figures(sentence):
            assert figure.quantity.span.of(sentence) == figure.quantity.words
            assert figure.who is None or figure.who in figure.quantity.words


@given(st.text(max_size=200))
def test_any_text_is_read_without_fault(sentence: str) -> None:
    for figure in figures(sentence):
        assert figure.quantity.span.of(sentence) == figure.quantity.words


_PIECES = [
    "two", "dozens", "of", "people", ",", "and", "the", "a", "man", "was", "were", "killed", "wounded",
    "including", "among", "dead", "toll", "rose", "to", "-", "police", "of", "them", "soldiers", "40", "more",
    "at", "least", "who", "protest", "gathered", "in", "Homs", "said", ".", "\"", ";", "deaths", "arrest",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=30))
def test_any_run_of_the_grammar_s_words_is_read_without_fault(pieces: list[str]) -> None:
    sentence = " ".join(pieces)
    for figure in figures(sentence):
        assert figure.quantity.span.of(sentence) == figure.quantity.words
