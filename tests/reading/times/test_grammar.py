"""The grammar: every form of it is a pattern, though most are compiled only when a text asks for them."""

import pytest

from asof.reading.times.grammar import grammar
from asof.reading.times.starters import bits
from asof.reading.times.tokens import tokenize


def test_every_form_is_a_pattern() -> None:
    forms = [form for forms in grammar().kinds.values() for form in forms]
    assert forms
    assert all(form.pattern.groups >= 0 for form in forms)


def test_a_form_is_compiled_once() -> None:
    form = next(iter(grammar().kinds.values()))[0]
    assert form.pattern is form.pattern


@pytest.mark.parametrize(
    "words",
    [
        "At 6 p.m. on Thursday, 17 May 2018, local time, two days before the end of Ramadan",
        "from late March until early last year, and every Monday since the first half of the 1990s",
        "more than two and a half hours ago, on the night of 3 June; 10:30 GMT",
    ],
)
def test_a_form_fits_only_where_its_first_two_marks_say_that_it_may_begin(words: str) -> None:
    marks = tokenize(words).marks
    forms = [form for forms in grammar().kinds.values() for form in forms]
    fitting = [(form, at) for at in range(len(marks)) for form in forms if form.pattern.match(marks, at)]
    assert len(fitting) > len(marks) / 2
    assert all(form.openings.begin(bits(marks[at]), bits(marks[at + 1 : at + 2])) for form, at in fitting)
