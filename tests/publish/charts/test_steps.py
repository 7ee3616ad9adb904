"""The toll over time has one line of steps for each origin."""

import dataclasses
from itertools import pairwise

from asof.publish.charts.steps import toll_chart


def _killed(sample):
    return sample.view.stories[0].ledgers[0]


def test_each_origin_has_its_own_line_in_the_order_it_spoke(sample) -> None:
    chart = toll_chart(_killed(sample), zone="UTC", last=None)
    names = [line.points[0].position.origin.name for line in chart.lines]
    assert names == ["witnesses", "hospital director", "Ministry of the Interior", "Diario del Llano"]
    assert [line.letter for line in chart.lines] == ["A", "B", "C", "D"]


def test_a_later_word_of_one_origin_ends_its_earlier_step(sample) -> None:
    diario = toll_chart(_killed(sample), zone="UTC", last=None).lines[3]
    assert [point.until for point in diario.points] == [diario.points[1].x, 100.0]
    assert [point.is_struck for point in diario.points] == [True, False]
    assert diario.points[0].y < diario.points[1].y


def test_letters_do_not_lie_on_one_another(sample) -> None:
    heights = sorted(line.letter_y for line in toll_chart(_killed(sample), zone="UTC", last=None).lines)
    assert all(b - a >= 9 for a, b in pairwise(heights))


def test_one_moment_is_no_development(sample) -> None:
    ledger = _killed(sample)
    assert toll_chart(dataclasses.replace(ledger, positions=ledger.positions[:1]), zone="UTC", last=None) is None
