"""The reprints are the same for a seed, know where each sentence is from, and are scored by pairs."""

import json
from pathlib import Path

import pytest

from bench.copies import run_copies, texts_of
from bench.reprints import pages_of, reprints

_PLACES = ("Lisbon", "Nairobi", "Quito", "Oslo", "Dakar", "Perth")
TEXTS = {
    place: f"{number + 3} people were killed when a bus left the mountain road above {place} on Monday evening.\n"
    f"Rescue workers carried {number + 12} injured passengers to the two hospitals of {place} during the night.\n"
    f"The road from the coast to {place} stays closed until engineers have looked at the bridge, the mayor said.\n"
    f"Hundreds of people protested in the centre of {place} against the state of the roads on Tuesday."
    for number, place in enumerate(_PLACES)
}


def test_reprints_are_the_same_for_a_seed_and_others_for_another() -> None:
    pages = pages_of(TEXTS)
    assert list(reprints(pages, 5)) == list(reprints(pages, 5))
    assert list(reprints(pages, 5)) != list(reprints(pages, 6))


def test_each_page_gives_itself_and_seven_reprints_each_of_an_outlet_of_its_own() -> None:
    made = list(reprints(pages_of(TEXTS), 5))
    assert len(made) == len({one.outlet for one in made}) == 8 * len(TEXTS)


def test_a_text_of_less_than_four_sentences_is_left_out() -> None:
    assert pages_of({"short": "A bridge fell.\nNobody was hurt."}) == []


def test_a_sentence_is_known_by_its_page_and_number() -> None:
    whole = next(one for one in reprints(pages_of(TEXTS), 5) if one.kind == "whole")
    written, source = whole.parts[2]
    assert whole.source_of(written.replace(" ", "  ")) == source == ("Dakar", 2)
    assert whole.source_of("Nobody wrote this.") is None


def test_the_command_scores_ours_and_two_plain_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "aeb_ground_truth.json"
    gold.write_text(json.dumps({key: {"articleBody": text} for key, text in TEXTS.items()}), encoding="utf-8")
    parts = [texts_of(tmp_path, aside=aside) for aside in (False, True)]
    assert {**parts[0], **parts[1]} == TEXTS
    assert not parts[0].keys() & parts[1].keys()
    run_copies(gold, aside=False, show_wrong=True)
    printed = capsys.readouterr().out
    ours = next(line for line in printed.splitlines() if "asof" in line and "claim pairs" in line)
    assert float(ours.split()[3]) > 0.8
    assert "exact hash" in printed
    assert "text Jaccard" in printed
    assert "false confirmations" in printed
