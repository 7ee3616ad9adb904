"""Who says a whole stretch: posts signed behind, turns of an interview named before."""

import pytest

from asof.model.span import Span
from asof.reading.speakers.chain import speaker_chain
from asof.reading.speakers.read import read_speakers
from bench.attribution import sentences_of

OUTLET = "Orm Radio"


def voice_of(content: str, words: str) -> str:
    """Whoever is nearest to `words` in `content`."""
    start = content.index(words)
    read = read_speakers(content, sentences_of(content), outlet=OUTLET)
    return speaker_chain(Span(start=start, end=start + len(words)), read, OUTLET)[0].name


POST = "The quay is shut.\n\nRaft upset at the lock. Two waiters lost. — Orm Port (@ormport) May 4, 2015\n\nRain falls."


@pytest.mark.parametrize(
    ("words", "voice"),
    [("Two waiters lost", "Orm Port"), ("Raft upset", "Orm Port"), ("quay", OUTLET), ("Rain falls", OUTLET)],
)
def test_a_post_is_said_by_whoever_signs_it(words: str, voice: str) -> None:
    assert voice_of(POST, words) == voice


def test_a_signature_of_its_own_paragraph_signs_the_one_before() -> None:
    content = "The quay is shut.\n\nTwo waiters lost.\n\n— Orm Port (@ormport) May 4, 2015\n\nRain falls."
    assert voice_of(content, "Two waiters") == "Orm Port"
    assert voice_of(content, "quay") == voice_of(content, "Rain") == OUTLET


def test_the_next_post_of_a_paragraph_begins_behind_a_signature() -> None:
    content = "One lost. — Orm Port (@ormport) May 4, 2015 Two saved. — Tam Oss (@tamoss) May 5, 2015"
    assert (voice_of(content, "One lost"), voice_of(content, "Two saved")) == ("Orm Port", "Tam Oss")


def test_an_account_in_brackets_signs_nothing_without_a_dash() -> None:
    assert voice_of("Two waiters drowned, and Tam Oss (@tamoss) came.", "Two waiters") == OUTLET


TALK = (
    "VELM (ORM RADIO) -- [INTERVIEW WITH MAYOR TAM OSS] [TEXT] [LURIE] WHAT OF THE TEN RAFTS? "
    "[OSS] THREE RAFTS SANK. [U.S.] HELP CAME.\n\n   TWO WAITERS DROWNED.\n\n   [REPORTER] WHAT OF THE SIX COOKS? "
    "[OSS] THE WAITERS WERE OURS. [END RECORDING] FOUR BOYS SWAM."
)


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("THREE RAFTS", "OSS"),
        ("TWO WAITERS", "OSS"),
        ("THE WAITERS", "OSS"),
        ("TEN RAFTS", OUTLET),  # who is named nowhere else carries the talk
        ("SIX COOKS", OUTLET),
        ("FOUR BOYS", OUTLET),
    ],
)
def test_a_turn_goes_on_to_the_next_one(words: str, voice: str) -> None:
    assert voice_of(TALK, words) == voice


@pytest.mark.parametrize(
    "content",
    [
        "[OSS] [TEXT] TWO WAITERS DROWNED. OSS LEFT. [TEXT] RAIN FELL.",
        "THE LOCK [OSS] FELL, THE RAFT [LURIE] TOO, AND TWO WAITERS DROWNED. OSS LEFT. LURIE LEFT.",
        "THE LOCK IS OLD. [OSS] TWO WAITERS DROWNED. OSS LEFT.",
        "He left. “[Oss] saw rain. [Oss] saw that two waiters drowned.”",
    ],
    ids=["a byline", "glosses", "one turn alone", "put in for a pronoun"],
)
def test_other_brackets_are_no_turns(content: str) -> None:
    assert voice_of(content, "TWO WAITERS" if "TWO" in content else "two waiters") == OUTLET


def test_a_quotation_whose_paragraphs_stand_on_one_line_is_one() -> None:
    content = 'Tam Oss said: "The lock is old. "We lost two waiters. "We go on."\n\nRain fell.'
    assert voice_of(content, "two waiters") == voice_of(content, "We go on") == "Tam Oss"


def test_a_closing_mark_that_stands_before_the_next_word_opens_nothing() -> None:
    content = 'Tam Oss said: "The lock is old. "Rain fell. Ten rafts lay there, and "old" boats. Two waiters left.'
    assert voice_of(content, "Ten rafts") == OUTLET
