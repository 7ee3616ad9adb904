"""Who says what, over the forms in which reports say it."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asof.model.report import BlockKind
from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.reading.sentences import Sentence, cut_sentences
from asof.reading.speakers.attribution import Attribution, Force
from asof.reading.speakers.chain import speaker_chain
from asof.reading.speakers.read import read_speakers

OUTLET = "The Evening Post"
TABLE = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
CUES = (
    "The governor said denied that ten had died , . “ ” according to and police told quoting reported as saying he"
    " who but by was quoted in a statement reports claim 's : ; -"
)
CASES = [(form, *case) for form, table in TABLE.items() for case in table["cases"]]


def sentences_of(content: str, *, block: BlockKind = BlockKind.PARAGRAPH) -> tuple[Sentence, ...]:
    """The sentences of a text whose paragraphs are its lines, all in one entry."""
    spans = [
        (paragraph, span.shifted(line.start()))
        for paragraph, line in enumerate(re.finditer(r"[^\n]*\S[^\n]*", content))
        for span in cut_sentences(line.group())
    ]
    return tuple(
        Sentence(number=number, span=span, words=span.of(content), block=block, paragraph=paragraph, entry=0)
        for number, (paragraph, span) in enumerate(spans)
    )


def read(content: str) -> tuple[Attribution, ...]:
    return read_speakers(content, sentences_of(content), outlet=OUTLET)


def chain_of(marked: str) -> tuple[Speaker, ...]:
    """The chain for the words between the marks."""
    start = marked.index("⟦")
    content = marked.replace("⟦", "").replace("⟧", "")
    span = Span(start=start, end=marked.index("⟧") - 1)
    return speaker_chain(span, read(content), OUTLET)


@pytest.mark.parametrize(("form", "marked", "expected"), [(f, m, e) for f, m, *e in CASES])
def test_the_chain_of_who_says_it(form: str, marked: str, expected: list[str]) -> None:
    chain = chain_of(marked)
    assert [f"{link.name} / {link.role.value}" for link in chain[:-1]] == [e for e in expected if e != "-"], form


def test_the_table_is_broad() -> None:
    assert len(CASES) >= 180


def test_the_outlet_is_always_last() -> None:
    assert chain_of("Police said ⟦ten⟧ had died.")[-1] == Speaker(
        name=OUTLET, role=Role.OUTLET, words=OUTLET, span=None
    )


def test_words_are_the_whole_phrase_and_the_name_is_without_titles() -> None:
    speaker = chain_of("U.S. Senator Jane Doe (D-OH) said ⟦ten⟧ had died.")[0]
    assert (speaker.name, speaker.words) == ("Jane Doe", "U.S. Senator Jane Doe (D-OH)")


def test_a_resolved_pronoun_keeps_its_own_words_and_span() -> None:
    content = "Mayor Ana Ruiz spoke first. She said ten had died."
    speaker = read(content)[-1].speaker
    assert speaker.span is not None
    assert (speaker.name, speaker.words, speaker.span.of(content)) == ("Ana Ruiz", "She", "She")


def test_a_man_is_not_she() -> None:
    content = "Mr Jan Novak, a baker, said one died. Mrs Eva Holub said two died. He said three died."
    assert [item.speaker.name for item in read(content)] == ["Jan Novak", "Eva Holub", "Jan Novak"]


def test_a_pronoun_never_reaches_into_another_entry() -> None:
    content = "Mayor Ana Ruiz said one died.\nShe said two died."
    first, second = sentences_of(content)
    other = Sentence(
        number=1, span=second.span, words=second.words, block=second.block, paragraph=second.paragraph, entry=1
    )
    read_apart = read_speakers(content, (first, other), outlet=OUTLET)
    assert [item.speaker.name for item in read_apart] == ["Ana Ruiz", "She"]


def test_the_report_s_own_we_is_the_outlet() -> None:
    attribution = read("We reported on Monday that ten had died.")[0]
    assert (attribution.speaker.name, attribution.speaker.role) == (OUTLET, Role.OUTLET)


def test_denied_content_is_denied_and_the_rest_is_said() -> None:
    content = "The governor of Kano denied that three had died but said one had been hurt."
    told = [(item.force, [span.of(content) for span in item.content]) for item in read(content)]
    assert told == [(Force.DENY, ["that three had died"]), (Force.SAY, ["one had been hurt"])]


def test_quote_tells_direct_from_indirect_speech() -> None:
    direct, indirect = read("“Ten died,” the mayor said. The mayor said eleven had died.")
    assert direct.quote
    assert not indirect.quote


def test_a_few_quoted_words_are_not_direct_speech() -> None:
    assert not read("The mayor said ten people had died in the “cowardly” attack.")[0].quote


def test_a_cue_inside_a_quotation_is_nested() -> None:
    nested = [item.speaker.name for item in read("“The ministry said ten died,” said Ana Ruiz.") if item.nested]
    assert nested == ["The ministry"]


def test_a_byline_is_a_reporter_and_not_in_the_chain() -> None:
    content = "By Ana Ruiz"
    sentences = sentences_of(content, block=BlockKind.BYLINE)
    attributions = read_speakers(content, sentences, outlet=OUTLET)
    assert [item.speaker.role for item in attributions] == [Role.REPORTER]
    assert len(speaker_chain(Span(start=0, end=5), attributions, OUTLET)) == 1


def test_the_outlet_s_own_name_stands_once() -> None:
    assert len(chain_of("The Evening Post reported that ⟦ten⟧ had died.")) == 1


def test_no_sentences_no_attributions() -> None:
    assert read_speakers("", (), outlet=OUTLET) == ()


@given(
    st.text(
        alphabet=st.sampled_from("ab A.,;:'\"“”‘’()-–\n said told denied he that and to according report's X"),
        max_size=120,
    )
)
def test_spans_lie_in_the_text_in_order(content: str) -> None:
    _check(content)


@given(st.text(max_size=80))
def test_any_text_at_all_is_read_without_a_fault(content: str) -> None:
    _check(content)


@given(st.lists(st.sampled_from(CUES.split()), max_size=25))
def test_any_order_of_cue_words_is_read_without_a_fault(words: list[str]) -> None:
    _check(" ".join(words))


def _check(content: str) -> None:
    for item in read(content):
        assert item.content
        for span in (*item.content, *(span for span in (item.source, item.cue) if span)):
            assert 0 <= span.start < span.end <= len(content)
        assert item.speaker.span is None or item.speaker.span.of(content) == item.speaker.words
        assert speaker_chain(item.content[0], [item], OUTLET)[-1].name == OUTLET
