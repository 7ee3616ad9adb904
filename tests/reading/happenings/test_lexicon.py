"""The trigger table reads, and the grammar knows its verbs."""

from asof.model.claim import Happening
from asof.reading.grammar.forms import known_verbs
from asof.reading.happenings.lexicon import lexicon


def test_every_trigger_verb_is_a_verb_that_the_grammar_knows() -> None:
    assert lexicon().verbs.keys() - known_verbs() == set()


def test_every_happening_but_the_two_that_need_context_has_triggers() -> None:
    tables = (*lexicon().verbs.values(), *lexicon().nouns.values())
    found = {trigger.happening for triggers in tables for trigger in triggers}
    assert set(Happening) - found == {Happening.BACKGROUND, Happening.OTHER}
