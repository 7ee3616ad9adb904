"""The heads over sentences, on weights made here."""

from pathlib import Path

import pytest

np = pytest.importorskip("numpy", reason="the extra 'trained' is not installed")

from asof.reading.encoder.encoder import PIECES, Encoded  # noqa: E402 - after numpy is known to be there
from asof.reading.encoder.heads import POLICE, SentenceHeads, by_piece_of  # noqa: E402


def _heads(folder: Path, by_piece: dict[int, float]) -> SentenceHeads:
    """A head whose numbers say nothing, and which weighs the pieces given for the first label."""
    pieces = np.zeros((len(POLICE), PIECES), dtype=np.float16)
    for piece, weight in by_piece.items():
        pieces[0, piece] = weight
    nothing = np.zeros((len(POLICE), 1152 + 2), dtype=np.float16)
    np.savez(folder / "heads.npz", police=nothing, **{by_piece_of("police"): pieces})
    return SentenceHeads(folder / "heads.npz")


def _encoded(*pieces: int) -> Encoded:
    none = np.zeros((0, 1), dtype=np.float32)
    return Encoded(np.zeros(1152), np.zeros(768), none, none, none, none, (), pieces)


def test_the_pieces_of_a_sentence_weigh_less_the_more_it_has(tmp_path: Path) -> None:
    heads = _heads(tmp_path, {5: 2.0})
    assert heads.scores("police", _encoded(5))[POLICE[0]] == pytest.approx(2.0)
    assert heads.scores("police", _encoded(5, 6, 7, 8))[POLICE[0]] == pytest.approx(1.0)
    assert heads.holding("police", _encoded(6, 7)) == frozenset()


def test_a_sentence_without_pieces_is_weighed_by_its_numbers_alone(tmp_path: Path) -> None:
    assert _heads(tmp_path, {5: 2.0}).scores("police", _encoded()) == dict.fromkeys(POLICE, 0.0)
