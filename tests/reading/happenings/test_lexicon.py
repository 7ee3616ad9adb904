"""The trigger table reads, and the grammar knows its verbs."""

import pytest

from asof.model.claim import Happening
from asof.reading.grammar.forms import known_verbs
from asof.reading.happenings.lexicon import lexicon, may_tell


def test_every_trigger_verb_is_a_verb_that_the_grammar_knows() -> None:
    assert lexicon().verbs.keys() - known_verbs() == set()


def test_every_happening_but_the_two_that_need_context_has_triggers() -> None:
    tables = (*lexicon().verbs.values(), *lexicon().nouns.values())
    found = {trigger.happening for triggers in tables for trigger in triggers}
    assert set(Happening) - found == {Happening.BACKGROUND, Happening.OTHER}


@pytest.mark.parametrize(
    "sentence", ["dockers were killed", "the unions staged a strike", "police set two vans on fire", "he was martyred"]
)
def test_a_sentence_with_all_the_words_of_a_trigger_may_tell(sentence: str) -> None:
    assert may_tell(sentence.split())


@pytest.mark.parametrize("sentence", ["the harbour is wide", "in the morning the sea was calm", "he set a table"])
def test_a_sentence_that_lacks_a_word_of_every_trigger_cannot_tell(sentence: str) -> None:
    assert not may_tell(sentence.split())
