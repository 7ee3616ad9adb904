"""Where labelled sentences stand: every set's shape is read, and a sentence's address leads back to its words."""

import json
from pathlib import Path

import pytest

from train.labels.texts import Address, NotTheText, digest_of, sentences_in, sources, texts_of, words_at

HEAVY = "Rain fell on Oskarsby. The mayor closed the quay."


@pytest.fixture(name="data")
def _data(tmp_path: Path) -> Path:
    update = {"url": "/live#7", "articleBody": "The ferry&#39;s crew left."}
    page = f'<script type="application/ld+json">{json.dumps([{"liveBlogUpdate": [update]}])}</script>'
    files = {
        "stories/ecbplus_train.jsonl": json.dumps({"id": "one", "text": HEAVY}) + "\n",
        "live/egypt_a.txt": HEAVY,
        "live/other.txt": "This is no page of that set.",
        "live/mirror_uk_riots.html": page,
        "pages/aeb_ground_truth.json": json.dumps({"k": {"articleBody": HEAVY}}),
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("ecbplus", {"one": HEAVY}),
        ("live", {"egypt_a.txt": HEAVY}),
        ("updates", {"7": "The ferry's crew left."}),
        ("pages", {"k": HEAVY}),
    ],
)
def test_each_shape_gives_its_texts_by_key(data: Path, name: str, texts: dict[str, str]) -> None:
    assert texts_of(name, data) == texts


def test_an_address_leads_back_to_its_words(data: Path) -> None:
    addresses = list(sentences_in(sources()["ecbplus"], "one", HEAVY))
    assert [words_at(address, data) for address in addresses] == [
        "Rain fell on Oskarsby.",
        "The mayor closed the quay.",
    ]


def test_a_sentence_goes_on_over_the_lines_of_a_wrapped_paragraph() -> None:
    text = "THE BRIDGE\nFELL.\n\n   NOBODY CROSSED IT."
    cut = [text[address.start : address.end] for address in sentences_in(sources()["muc4"], "one", text)]
    assert cut == ["THE BRIDGE\nFELL.", "NOBODY CROSSED IT."]


def test_other_words_at_an_address_are_refused(data: Path) -> None:
    address = Address(set="ecbplus", row="one", start=0, end=22, digest=digest_of("Snow fell on Oskarsby."))
    with pytest.raises(NotTheText, match="other words stand there"):
        words_at(address, data)


def test_a_missing_row_and_a_missing_set_are_told_apart(data: Path) -> None:
    with pytest.raises(NotTheText, match="no row 'two'"):
        words_at(Address(set="ecbplus", row="two", start=0, end=1, digest=""), data)
    with pytest.raises(NotTheText, match="should lie at"):
        texts_of("polnear", data)
    with pytest.raises(NotTheText, match="no set is called"):
        texts_of("gazette", data)
