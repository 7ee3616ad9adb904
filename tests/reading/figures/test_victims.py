"""Single people who are told to be killed or hurt are counted as one each, in the words of the sentence."""

import pytest

from asof.model.figure import FigureKind
from asof.reading.figures.victims import read_victims
from asof.reading.quantities.read import read_quantities

Row = tuple[str, str]

VICTIMS: list[tuple[str, list[Row]]] = [
    # names
    ("Ada Orm died in hospital.", [("killed", "Ada Orm")]),
    ("Ivo Lund, 23, was shot dead outside a shop.", [("killed", "Ivo Lund")]),
    ("Both Ada Orm, 66 and Ivo Lund, 64 were found dead.", [("killed", "Ada Orm"), ("killed", "Ivo Lund")]),
    ("In Velm County, 64 were found dead.", []),
    ("Treated for burns was Ada Lamb, 17.", [("injured", "Ada Lamb")]),
    ("Ivo Lund, of Velm, and Ada Orm, 31, of Stell, were killed.", [("killed", "Ivo Lund"), ("killed", "Ada Orm")]),
    ("The blast killed Capt. Ivo P. Lund.", [("killed", "Capt. Ivo P. Lund")]),
    ("Gunmen killed Ada Orm and her husband.", [("killed", "Ada Orm"), ("killed", "her husband")]),
    ("Soldiers wounded 41-year-old Ada Orm.", [("injured", "41-year-old Ada Orm")]),
    ("He is charged with the murder of Ivo Lund.", [("killed", "Ivo Lund")]),
    ("The town mourned Ivo Lund's death.", [("killed", "Ivo Lund")]),
    ("A stray bullet struck Ivo Lund in the leg.", [("injured", "Ivo Lund")]),
    # known by their noun
    ("The driver was wounded in the leg.", [("injured", "The driver")]),
    ("Doctors said the boy died of his wounds.", [("killed", "the boy")]),
    ("Her son's death shocked the town.", [("killed", "Her son")]),
    ("The girl and her aunt were injured.", [("injured", "The girl"), ("injured", "her aunt")]),
    ("He killed his wife, her son, himself", [("killed", "his wife"), ("killed", "her son"), ("killed", "himself")]),
    ("Docker kills woman, her son, himself", [("killed", "her son"), ("killed", "himself")]),
    ("Docker Killed Wife, Son, Then Himself", [("killed", "Himself")]),
    ("Docker tried to take his own life.", []),
    ("The pilot wasn't hurt.", []),
    ("The pilot wasn't late and was hurt.", [("injured", "The pilot")]),
    ("The pilot did not survive the crash.", [("killed", "The pilot")]),
    ("Ivo Moss of Orm and Ada Renn of Velm were killed.", [("killed", "Ivo Moss"), ("killed", "Ada Renn")]),
    (
        "Ivo Moss, Ada Renn and Tam Oss were killed.",
        [("killed", "Ivo Moss"), ("killed", "Ada Renn"), ("killed", "Tam Oss")],
    ),
    (
        "Ivo Moss, Ada Renn, and Tam Oss all died.",
        [("killed", "Ivo Moss"), ("killed", "Ada Renn"), ("killed", "Tam Oss")],
    ),
    ("Both Moss and Renn died of their wounds.", [("killed", "Moss"), ("killed", "Renn")]),
    ("The driver was hurt, and so was the guard.", [("injured", "The driver"), ("injured", "the guard")]),
    ("Her death became Orm's third homicide.", [("killed", "Her")]),
    ("Ivo Moss, of St. Lund, was killed.", [("killed", "Ivo Moss")]),
    ("A clerk in her 30's was shot.", []),
    ("Hours later, three dockers were dead.", []),
    ("A father of three with another on the way was shot dead.", []),
    (
        "Ivo Moss, 35; Ada Renn, 34; and Tam Oss, 26, died.",
        [("killed", "Ivo Moss"), ("killed", "Ada Renn"), ("killed", "Tam Oss")],
    ),
    ("A docker shot in southeast Velm has died.", []),
    # who is kidnapped
    ("The Velm Front kidnapped mayor Ada Moss.", [("abducted", "mayor Ada Moss")]),
    ("Deputy Ivo Renn was kidnapped near Orm and later freed.", [("abducted", "Deputy Ivo Renn")]),
    ("He listed the weapons that were seized.", []),
    # where all is in capitals
    ("MAYOR ADA MOSS WAS MURDERED AT HER HOME IN VELM TODAY.", [("killed", "MAYOR ADA MOSS")]),
    ("THE PARTY OF VELM (PDV) SAID A DOCKER WAS KILLED IN THE WAR.", []),
    ("The docker was shot and taken to a clinic, where he died.", [("killed", "The docker"), ("killed", "he")]),
    ("The victim, 17-year-old Ivo Lund, was taken to a hospital.", [("injured", "The victim")]),
    # not everybody who suffers is hurt, and not everybody in hospital
    ("Velm suffered the worst toll of the north.", []),
    ("The mill has suffered from poor sales.", []),
    ("Lund suffered a concussion.", [("injured", "Lund")]),
    ("The docker, who is not named, was hospitalised with plague.", []),
    ("Fears: Traders die in the north of Velm on Friday.", []),
    # pronouns, and their own hand
    ("He hanged himself in his cell.", [("killed", "He")]),
    ("She was pronounced dead at the scene.", [("killed", "She")]),
    ("He shot her in the arm.", [("injured", "her")]),
    ("Lund killed two men before killing himself.", [("killed", "himself")]),
    ("Lund killed two men before taking his own life.", [("killed", "taking his own life")]),
    ("His murder was never solved.", [("killed", "His")]),
    ("A farmer, Veron Lund of Maple Heights, was shot.", []),
    ("In Velm, Ada Orm was shot.", [("injured", "Ada Orm")]),
    ("We mourn the loss of Prince George's County firefighter Ivo Orm.", []),
    ("A suspected Mafia boss was found dead in his cell.", []),
    ("They said that Velmia's death penalty rules should be changed.", []),
    ("The Stell boy was shot dead.", [("killed", "The Stell boy")]),
    ("According to the coroner, two people are dead.", []),
    ("The sister of Ada Orm, the nurse who was shot, was there.", [("injured", "the nurse")]),
    # what is no person, and what did not come to be
    ("The blast killed the guard at Martyr Square.", [("killed", "the guard")]),
    ("The Olm Brotherhood needs to be treated with caution.", []),
    ("It saved the lives of Egyptians.", []),
    ("I do not know if he is dead.", []),
    ("The envoy's daughter was almost killed.", []),
    # nobody known
    ("A man was shot dead.", []),
    ("A man was killed and another wounded on Monday.", []),
    ("Three people were killed in Velm.", []),
    ("Clashes killed dozens in Velm.", []),
    ("Protesters were killed.", []),
    ("Velm police killed two gunmen.", []),
    ("Chief Ivo Lund said three people were killed.", []),
    ("He shot at the car and fled.", []),
    ("The wounded were taken from Velm to Orm.", []),
    ("Two men died in the Stell Market.", []),
    ("The third driver killed this year is not named.", []),
    ("Her lawyer claims Lund fled.", []),
    ("The bullet hit his upper body.", []),
    ("Council Leader Visits Velm After Attack Killed", []),
    ("Ivo Lund opened a shop.", []),
    ("", []),
]


@pytest.mark.parametrize(("sentence", "expected"), VICTIMS, ids=[row[0] for row in VICTIMS])
def test_victims(sentence: str, expected: list[Row]) -> None:
    found = read_victims(sentence, read_quantities(sentence))
    assert [(figure.measure.value, figure.who) for figure in found] == expected


def test_each_is_one_with_the_words_that_tell_of_them() -> None:
    sentence = "Ivo Lund, 23, was shot dead."
    (figure,) = read_victims(sentence, ())
    assert (figure.quantity.low, figure.quantity.high, figure.kind) == (1, 1, FigureKind.COUNT)
    assert figure.quantity.span.of(sentence) == figure.quantity.words == "Ivo Lund"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Lund killed two men, then himself.", FigureKind.INCREMENT),
        ("Lund killed two men before taking his own life.", FigureKind.INCREMENT),
        ("Lund killed himself.", FigureKind.COUNT),
        ("Officials spoke of the death of a clerk who killed himself.", FigureKind.COUNT),
    ],
)
def test_who_killed_others_and_then_died_is_one_more(sentence: str, kind: FigureKind) -> None:
    assert read_victims(sentence, read_quantities(sentence))[-1].kind is kind
