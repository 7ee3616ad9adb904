"""Of whom no weight is kept: of anybody by name."""

import json
from pathlib import Path

import pytest

from train.reader.nameless import CASED, Vocabulary, main, small_words, words_of_groups

_KEY = {
    "templates": [
        {"PERP: ORGANIZATION ID": ['"RED FRONT" / "OREN VASS GROUP"'], "HUM TGT: NAME": ['"OREN VASS"', '"MIRA FRONT"']}
    ]
}


def _news(folder: Path, *texts: str) -> Path:
    for name in CASED:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    return folder


def test_words_that_news_writes_small_are_known(tmp_path: Path) -> None:
    told = ["Oren Vass saw the front door. See www.vass.example/oren or @vass.", "oren saw it", "Oren", "Oren", "Oren"]
    small = small_words(_news(tmp_path, *told))
    assert {"saw", "the", "front", "door"} <= small
    assert small.isdisjoint({"oren", "vass", "example"})


def test_the_words_are_written_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "words.txt"
    _news(tmp_path, "Oren Vass saw the front door.", "the front door saw")
    monkeypatch.setattr("sys.argv", ["nameless", str(tmp_path), "--out", str(out)])
    main()
    assert out.read_text(encoding="utf-8") == "door front saw the\n"


def test_the_words_of_groups_are_known_but_not_whom_they_are_called_after() -> None:
    assert words_of_groups([_KEY], frozenset({"front", "group"})) == {"red", "front", "group"}


def test_a_feature_is_kept_where_all_its_words_are_known() -> None:
    known = Vocabulary(frozenset({"word", "string", "guard", "mira"}))
    assert known.holds("word guard")
    assert not known.holds("string mira vass")
    assert known.holds("ends vass")
