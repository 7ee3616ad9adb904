"""Templates are paired so that most fills agree; what is optional need not be found; a number goes with its victim."""

from typing import Any

import pytest

from asof.model.span import Span
from bench.muc import intervals, predict, score
from bench.muc_key import incidents_of, plain
from bench.muc_templates import counted, passages_of, templates_by_patterns


def _template(number: str, kind: str, **slots: list[str]) -> dict[str, Any]:
    names = {
        "perpetrator": "PERP: INDIVIDUAL ID",
        "victim": "HUM TGT: NAME",
        "described": "HUM TGT: DESCRIPTION",
        "counted": "HUM TGT: NUMBER",
        "weapon": "INCIDENT: INSTRUMENT ID",
    }
    return {
        "MESSAGE: TEMPLATE": [number],
        "INCIDENT: TYPE": [kind],
        **{names[name]: told for name, told in slots.items()},
    }


def _found(kind: str, **roles: Any) -> dict[str, Any]:
    empty = {role: [] for role in ("perpetrator", "organisation", "structure", "victim", "weapon")}
    return {"type": kind, "numbers": {}, **empty, **roles}


def _value(gold: list[dict[str, Any]], found: list[dict[str, Any]], name: str = "template") -> float:
    rows = [{"docid": "A", "templates": gold}]
    return next(one.value for one in score(rows, [{"docid": "A", "templates": found}]) if one.name == name)


def test_a_fill_is_right_by_any_of_its_strings() -> None:
    gold = [_template("1", "BOMBING", weapon=['"TWO LARGE BOMBS" / "BOMBS"'])]
    assert _value(gold, [_found("BOMBING", weapon=["Bombs"])]) == 1.0
    assert _value(gold, [_found("BOMBING", weapon=["Rockets"])]) == pytest.approx(0.5)
    assert _value(gold, [_found("ATTACK", weapon=["Bombs"])]) == 0.0


def test_templates_of_one_type_are_paired_by_their_fills() -> None:
    gold = [
        _template("1", "ATTACK", perpetrator=['"HOODED MEN"']),
        _template("2", "ATTACK", perpetrator=['"A PATROL"']),
    ]
    found = [_found("ATTACK", perpetrator=["PATROL"]), _found("ATTACK", perpetrator=["HOODED MEN"])]
    assert _value(gold, found) == 1.0


def test_what_is_optional_need_not_be_found() -> None:
    gold = [_template("1", "ATTACK"), _template("2 (OPTIONAL)", "ARSON", perpetrator=['"YOUTHS"'])]
    assert _value(gold, [_found("ATTACK")]) == 1.0


def test_a_number_is_right_where_its_victim_and_its_interval_are() -> None:
    gold = [_template("1", "ATTACK", described=['"FARMERS"'], counted=['10 - 12: "FARMERS"'])]
    right = _found("ATTACK", victim=["FARMERS"], numbers={"FARMERS": [10, 12]})
    assert _value(gold, [right], "human number") == 1.0
    assert _value(gold, [right | {"numbers": {"FARMERS": [10, 10]}}], "human number") == 0.0


def test_of_two_victims_with_one_string_either_number_is_right() -> None:
    gold = [
        _template(
            "1",
            "ATTACK",
            described=['"FARMERS" / "SETTLERS"', '? "FARMERS" / "SETTLERS"', '"OTHERS" / "FARMERS"'],
            counted=['20: "FARMERS" / "SETTLERS"', '~100: "FARMERS" / "SETTLERS"', '7: "OTHERS" / "FARMERS"'],
        )
    ]
    (incident,) = incidents_of({"templates": gold})
    assert incident.numbers == {"FARMERS": ((20, 20), (100, 100)), "OTHERS": ((7, 7),)}
    both = _found("ATTACK", victim=["FARMERS", "OTHERS"], numbers={"FARMERS": [20, 20], "OTHERS": [7, 7]})
    assert _value(gold, [both], "human number") == 1.0


def test_an_optional_victims_number_need_not_be_found_but_may() -> None:
    gold = [_template("1", "ATTACK", described=['"FARMERS"', '? "GUARDS"'], counted=['3: "FARMERS"', '2: "GUARDS"'])]
    one = _found("ATTACK", victim=["FARMERS"], numbers={"FARMERS": [3, 3]})
    both = _found("ATTACK", victim=["FARMERS", "GUARDS"], numbers={"FARMERS": [3, 3], "GUARDS": [2, 2]})
    assert _value(gold, [one], "human number") == _value(gold, [both], "human number") == 1.0
    wrong = both | {"numbers": {"FARMERS": [3, 3], "GUARDS": [9, 9]}}
    assert _value(gold, [wrong], "human number") == pytest.approx(0.5)


def test_a_description_is_of_whom_it_names() -> None:
    told = _template("1", "ATTACK", victim=['"ANA RUIZ"'], described=['"MAYOR": "ANA RUIZ"', '"GUARD"'])
    (incident,) = incidents_of({"templates": [told]})
    assert [one.strings for one in incident.fills["victim"]] == [("ANA RUIZ", "MAYOR"), ("GUARD",)]


def test_strings_are_compared_without_articles_marks_and_lines() -> None:
    assert plain('the \\"Rojas\\"\n bridge') == "ROJAS BRIDGE"


@pytest.mark.parametrize(
    ("words", "string", "number"),
    [
        ("AT LEAST 12 FARMERS", "FARMERS", (12, None)),
        ("THE GUARDS", "GUARDS", (2, None)),
        ("A PRIEST", "PRIEST", (1, 1)),
    ],
)
def test_who_is_counted_is_told_apart_from_the_count(words: str, string: str, number: tuple[int, int | None]) -> None:
    assert counted(Span(start=0, end=len(words)), words) == (string, number)


def test_passages_are_of_whole_sentences() -> None:
    long = "GUNMEN FIRED ON A BUS NEAR THE HARBOR AND FLED INTO THE HILLS BEFORE ANY POLICEMAN CAME."
    passages = list(passages_of(" ".join([long] * 9)))
    assert " ".join(passages) == " ".join([long] * 9)
    assert [len(passage) // len(long) for passage in passages] == [4, 4, 1]


def test_upper_case_texts_are_read() -> None:
    text = "   PORTO ALBA, 3 MAY 88 -- [TEXT] GUNMEN KIDNAPPED\nTHREE FISHERMEN NEAR THE HARBOR TODAY."
    ((row),) = predict([{"docid": "A", "text": text}], templates_by_patterns)
    (template,) = row["templates"]
    assert template["type"] == "KIDNAPPING"
    assert template["perpetrator"] == ["GUNMEN"]
    assert template["numbers"] == {"FISHERMEN": [3, 3]}


def test_the_interval_of_a_score_is_around_it_and_narrower_the_more_texts_there_are() -> None:
    def width(texts: int) -> float:
        gold = [{"docid": str(i), "templates": [_template("1", "ATTACK")]} for i in range(texts)]
        found = [{"docid": str(i), "templates": [_found("ATTACK" if i % 2 else "ARSON")]} for i in range(texts)]
        low, high = intervals(gold, found)["template"]
        assert low < next(one.value for one in score(gold, found) if one.name == "template") < high
        return high - low

    assert width(200) < width(20)
