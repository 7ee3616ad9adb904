"""What the taggers see of a sentence."""

from asof.reading.speakers.clauses import join_cues
from asof.reading.speakers.cues import find_cues
from asof.reading.speakers.lexicon import lexicon
from asof.reading.speakers.line import Line
from asof.reading.speakers.tagging import tag
from asof.reading.speakers.trained.features import Seen
from asof.reading.words import tokenise


def seen(words: str, *, opens_quoted: bool = False) -> Seen:
    tokens = tokenise(words)
    line = Line(tokens, tag(tokens), lexicon())
    return Seen(line, join_cues(line, find_cues(line)), opens_quoted=opens_quoted)


def test_a_name_is_a_shape() -> None:
    assert seen("Mwangi met KNCHR in Nakuru.").words == ["Aa", "met", "AA", "in", "Aa", "."]


def test_no_name_is_in_any_feature() -> None:
    sentence = seen("Governor Mwangi said Kamau had fled Nakuru.")
    rows = sentence.cue_features() + sentence.span_features((2, 3))
    assert not any(name in feature.lower() for row in rows for feature in row for name in ("mwangi", "kamau", "nakuru"))


def test_what_the_rules_found_is_seen() -> None:
    assert "r=bverbsays" in seen("Officials said ten had died.").cue_features()[1]


def test_every_token_has_its_row() -> None:
    sentence = seen("Officials said ten had died.")
    assert len(sentence.cue_features()) == len(sentence.span_features((1, 2))) == 6


def test_the_cue_itself_is_neither_source_nor_content() -> None:
    assert seen("Officials said ten had died.").span_features((1, 2))[1] == ["cue"]


def test_a_sentence_may_begin_inside_a_quotation() -> None:
    words = "Ten are safe,” the mayor said."
    assert seen(words, opens_quoted=True).quoted == [True] * 4 + [False] * 5
    assert not any(seen(words).quoted)
