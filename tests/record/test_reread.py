"""Reading kept reports again: a newer reader's claims come beside the old, and judgements keep their effect."""

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from asof.intake.intake import Hints
from asof.model.claim import Standing
from asof.model.ids import judgement_id
from asof.model.judged import JudgementKind
from asof.model.judgement import Judgement, ref_of
from asof.model.views import Clock
from asof.reading.compose import read
from asof.record import reread as rereading
from asof.record.judge import adrift
from asof.record.keep import Received, keep
from asof.record.reread import reread
from asof.record.sqlite import SqliteStore
from asof.record.views import claims_at

PAGE = b"""Guards and dockers clash in Lyon

March 12, 2021 - At least four dockers were killed when guards opened fire in Lyon, the union said.
"""
NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore.open(tmp_path / "record.db") as store:
        keep(store, Received(raw=PAGE, name="page.txt", url=None, received_at=NOW), Hints(outlet="The Quay"))
        yield store


def use_reader(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(read, "READER", name)


def ids(store: SqliteStore) -> tuple[str, ...]:
    return tuple(report.report_id for report in store.reports())


def test_a_newer_reader_adds_its_claims_beside_the_old_once(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.kept_claims(None, Clock.SAID)
    use_reader(monkeypatch, "newer/9")
    (done,) = reread(store, ids(store))
    assert (done.claims, done.fault) == (len(before), None)
    assert {kept.claim.reader for kept in store.kept_claims(None, Clock.SAID)} == {"newer/9"}
    old = store.readers(ids(store)[0])[0]
    assert store.kept_claims(None, Clock.SAID, reader=old) == before
    assert list(reread(store, ids(store))) == []
    assert store.verify().is_sound


def test_a_judgement_on_an_earlier_readers_claim_keeps_its_effect(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = next(kept.claim for kept in store.kept_claims(None, Clock.SAID) if kept.claim.figures)
    draft = Judgement(
        judgement_id="",
        kind=JudgementKind.RETRACT,
        by="Ina Moor",
        reason="a slip",
        judged_at=NOW,
        claims=(ref_of(claim),),
    )
    store.append_judgement(dataclasses.replace(draft, judgement_id=judgement_id(draft)))
    use_reader(monkeypatch, "newer/9")
    list(reread(store, ids(store)))
    withdrawn = [kept.claim for kept in claims_at(store, None, Clock.SAID) if kept.is_withdrawn()]
    assert [(one.sentence, one.reader, one.standing) for one in withdrawn] == [
        (claim.sentence, "newer/9", Standing.RETRACTED)
    ]
    assert adrift(store) == ()


def test_a_judgement_on_what_the_newer_reader_does_not_read_is_adrift(store: SqliteStore) -> None:
    claim = next(kept.claim for kept in store.kept_claims(None, Clock.SAID) if kept.claim.figures)
    draft = Judgement(
        judgement_id="", kind=JudgementKind.CONFIRM, by="I.", reason="seen", judged_at=NOW, claims=(ref_of(claim),)
    )
    judged = dataclasses.replace(draft, judgement_id=judgement_id(draft))
    store.append_judgement(judged)
    store.append_claims(claim.report_id, (), "newer/9")
    assert adrift(store) == (judged,)


def test_a_fault_of_the_newer_reader_is_told_and_keeps_nothing(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_reader(monkeypatch, "newer/9")

    def fail(*_: object) -> None:
        raise ValueError("no such table")

    monkeypatch.setattr(rereading, "read_report", fail)
    (done,) = reread(store, ids(store))
    assert "no such table" in (done.fault or "")
    assert len(store.readers(ids(store)[0])) == 1
