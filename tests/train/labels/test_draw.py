"""Drawing sentences to label: seeded, without near copies, some that tell nothing among them."""

from asof.model.claim import Happening
from tests.train.labels.test_read import row
from train.labels.draw import ENOUGH, Candidate, Drawn, candidate_of, draw, draw_more, fewest
from train.labels.read import label_of
from train.labels.texts import Address, digest_of

TOWNS = ("Arnvik", "Belmor", "Castrel", "Dunholt", "Ellmark", "Fossby")
TELLING = "Police in {} arrested {} fishermen near the old harbour wall."
SILENT = "The {} road is narrow and has {} bends between two tall hills."


def _candidate(row: str, sentence: str) -> Candidate:
    address = Address(set="pages", row=row, start=0, end=len(sentence), digest=digest_of(sentence))
    made = candidate_of(address, sentence)
    assert made is not None
    return made


def _pool() -> list[Candidate]:
    pairs = [(TELLING, "three wet quiet"), (SILENT, "nine steep")]
    return [
        _candidate(f"{town}{i}", words.format(town, f"{kind} {town}"))
        for i, (words, kind) in enumerate(pairs)
        for town in TOWNS
    ]


def test_the_same_seed_draws_the_same_sentences_in_the_same_order() -> None:
    once = draw({"pages": _pool()}, seed=3, total=4)
    assert once == draw({"pages": _pool()}, seed=3, total=4)
    assert sorted(once, key=str) != once


def test_a_near_copy_is_not_drawn() -> None:
    drawn = Drawn({"pages": 9})
    assert drawn.take(_candidate("a", "The old mill by the river was sold on Friday morning."))
    assert not drawn.take(_candidate("b", "The old mill by the river was sold on Friday evening."))
    assert drawn.take(_candidate("c", "A new mill will be built beside the northern canal."))


def test_one_text_gives_no_more_than_its_share() -> None:
    drawn = Drawn({"pages": 1})
    assert drawn.take(_candidate("a", "The old mill by the river was sold on Friday morning."))
    assert not drawn.take(_candidate("a", "A new mill will be built beside the northern canal."))


def test_short_sentences_addresses_and_tables_are_left_out() -> None:
    address = Address(set="pages", row="a", start=0, end=200, digest="")
    assert candidate_of(address, "Nobody came to town.") is None
    assert candidate_of(address, "See more of the harbour at www.example.org today") is None
    assert candidate_of(address, "a 1990 | b 1991 | c 1992 | d 1993 | e 1994 | 1995 | 1996") is None


def test_more_are_drawn_for_the_sought_only_and_none_again() -> None:
    pool = _pool()
    before = pool[:2]
    more = draw_more({"pages": pool}, before, sought={Happening.ARREST}, seed=3, total=9)
    assert {address.row for address in more} == {
        candidate.address.row for candidate in pool[2:] if "arrested" in candidate.sentence
    }
    assert draw_more({"pages": pool}, before, sought={Happening.STRIKE}, seed=3, total=9) == []


def test_what_has_labels_enough_is_not_sought() -> None:
    labels = [label_of(row()) for _ in range(ENOUGH)]
    assert Happening.ARREST not in fewest(labels)
    assert Happening.ARREST in fewest(labels[1:])
    assert Happening.OTHER not in fewest(labels)
