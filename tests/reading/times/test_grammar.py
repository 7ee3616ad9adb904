"""The grammar: every form of it is a pattern, though most are compiled only when a text asks for them."""

from asof.reading.times.grammar import grammar


def test_every_form_is_a_pattern() -> None:
    forms = [form for forms in grammar().kinds.values() for form in forms]
    assert forms
    assert all(form.pattern.groups >= 0 for form in forms)


def test_a_form_is_compiled_once() -> None:
    form = next(iter(grammar().kinds.values()))[0]
    assert form.pattern is form.pattern
