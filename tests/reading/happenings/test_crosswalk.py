"""Every happening has its codes in other lists, or none for a reason; the codes are those that the lists have."""

import pytest

from asof.model.claim import Happening
from asof.reading.happenings.crosswalk import Code, CodeList, codes_of, crosswalk

_ACLED = {
    "Battles": {"Armed clash"},
    "Protests": {"Peaceful protest"},
    "Riots": {"Violent demonstration"},
    "Explosions/Remote violence": {"Remote explosive/landmine/IED"},
    "Violence against civilians": {"Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip
_PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_every_happening_is_crossed_with_a_rule() -> None:
    assert list(crosswalk()) == list(Happening)
    assert all(crossing.rule.endswith(".") for crossing in crosswalk().values())


@pytest.mark.parametrize("happening", Happening)
def test_a_code_is_one_that_its_list_has(happening: Happening) -> None:
    codes = codes_of(happening)
    if acled := codes.get(CodeList.ACLED):
        assert acled.detail in _ACLED[acled.event]
    if plover := codes.get(CodeList.PLOVER):
        assert plover.event in _PLOVER
    if cameo := codes.get(CodeList.CAMEO):
        assert 1 <= int(cameo.event) <= 20
        assert len(cameo.event) == 2


def test_a_protest_is_coded_by_all_three() -> None:
    assert codes_of(Happening.PROTEST) == {
        CodeList.ACLED: Code(event="Protests", detail="Peaceful protest"),
        CodeList.PLOVER: Code(event="PROTEST", detail="demo"),
        CodeList.CAMEO: Code(event="14"),
    }


def test_what_nature_does_has_no_code() -> None:
    assert codes_of(Happening.DISASTER) == {}
