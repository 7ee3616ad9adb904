"""The bench of places: given spans are all answered, what has no answer counts as wrong, and errors have a kind."""

from bench.places import errors, errors_given, predict_given, score_given

TEXT = "Fires burned in Lyon. In Qqzzxville nobody slept."
LYON = {"start": 16, "end": 20, "lat": 45.75, "lon": 4.85}
UNKNOWN = {"start": 25, "end": 35, "lat": 10.0, "lon": 10.0}
GOLD = {"id": "made-up", "text": TEXT, "toponyms": [LYON, UNKNOWN]}


def test_every_given_span_is_answered() -> None:
    (found,) = predict_given([GOLD])
    assert [(t["start"], t["end"]) for t in found["toponyms"]] == [(16, 20), (25, 35)]
    assert all(t["lat"] is not None for t in found["toponyms"])


def test_a_span_without_an_answer_counts_as_wrong() -> None:
    right = {**LYON, "likeliest": None, "known": [], "level": "settlement"}
    silent = {**UNKNOWN, "lat": None, "lon": None, "likeliest": None, "known": [], "level": None}
    scores = {
        score.name: score.value for score in score_given([GOLD], [{"id": "made-up", "toponyms": [right, silent]}])
    }
    assert scores["acc@161 given"] == 0.5
    assert scores["most people"] == 0.0


def test_the_baseline_takes_the_place_with_most_people() -> None:
    scores = {score.name: score.value for score in score_given([GOLD], predict_given([GOLD]))}
    assert scores["most people"] == 0.5


def test_toponyms_that_the_set_does_not_count_are_left_out() -> None:
    gold = {**GOLD, "toponyms": [{**LYON, "type": "Non_Toponym"}, {**LYON, "start": -5, "end": -1}]}
    assert [row["toponyms"] for row in predict_given([gold])] == [[]]


def test_errors_of_given_spans_have_kinds() -> None:
    far = {**LYON, "lat": 0.0, "lon": 0.0, "level": "settlement", "known": [{"lat": 45.75, "lon": 4.85}]}
    unknown = {**UNKNOWN, "lat": 45.0, "lon": 4.0, "level": "settlement", "known": []}
    counted = errors_given([GOLD], [{"id": "made-up", "toponyms": [far, unknown]}])
    assert counted == {"another place of the name taken, settlement": 1, "no entry of the name in the index": 1}


def test_errors_of_found_spans_have_kinds() -> None:
    longer = {**LYON, "start": 13, "lat": 0.0, "lon": 0.0}
    nothing = {"start": 0, "end": 5, "lat": None, "lon": None}
    counted = errors([GOLD], [{"id": "made-up", "toponyms": [longer, nothing]}])
    assert counted == {
        "place missed": 1,
        "no place of the set, taken for one": 1,
        "place found, with another span": 1,
        "found and put elsewhere": 1,
    }
