"""Every word of the desk comes from its data file."""

import re
from importlib import resources
from pathlib import Path

import pytest

from asof.desk.words import say, say_count
from asof.model.judged import JudgementKind

ROOT = Path(str(resources.files("asof.desk")))


def _asked_for() -> set[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (*ROOT.rglob("*.py"), *ROOT.rglob("*.html")))
    return set(re.findall(r"""\bsay\(\s*["']([a-z_.]+)["'](?:\)|,)""", text))


@pytest.mark.parametrize("key", sorted(_asked_for()))
def test_every_word_asked_for_is_there(key: str) -> None:
    assert say(key)


@pytest.mark.parametrize("kind", list(JudgementKind))
def test_every_decision_has_its_words(kind: JudgementKind) -> None:
    for key in (f"action.{kind}", f"judge.{kind}", f"judge.{kind}_does", f"judge.{kind}_button"):
        assert say(key)
    assert say(f"refused.nothing_to_{kind}")


def test_words_that_are_not_there_are_an_error() -> None:
    with pytest.raises(KeyError, match="no_such"):
        say("desk.no_such")
    with pytest.raises(KeyError):
        say_count("no_such", 2)


def test_no_template_holds_a_script_a_style_or_words_of_its_own() -> None:
    for path in ROOT.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", page), path.name
        bare = re.sub(r"\{[#%{].*?[#%}]\}", "", page, flags=re.DOTALL)
        bare = re.sub(r"""[\w-]+="[^"]*\"""", "", bare)
        words = re.findall(r">[^<>]*?([A-Za-z]{4,})[^<>]*<", bare)
        assert words == [], path.name
