"""The hash chain: fixed vectors, so that a record written today can be checked by any later program."""

import dataclasses

from asof.record.chain import GENESIS, Logged, follows, link, link_digest, row_digest


def test_a_row_digest_is_the_sha256_of_its_body() -> None:
    assert row_digest('{"a":"é"}') == "b3a092a6af48807fa9482b2ee140105575daa26d5b24b3c0e60a7e2dee6683b1"


def test_a_link_is_the_sha256_of_the_five_as_canonical_json() -> None:
    digest = link_digest(seq=1, table="reports", key="ab", row="0" * 63 + "1", previous=GENESIS)
    assert digest == "64129add604d1ff6e55d277e36462da38b30ea4667286e9fdac178a26aed9666"


def test_the_first_row_follows_nothing() -> None:
    first = link(None, table="reports", key="ab", row="00")
    assert (first.seq, first.previous) == (1, GENESIS)
    assert follows(None, first)


def test_each_row_carries_the_digest_of_the_one_before() -> None:
    first = link(None, table="reports", key="ab", row="00")
    second = link(first, table="texts", key="ab", row="01")
    assert (second.seq, second.previous) == (2, first.digest)
    assert follows(first, second)
    assert not follows(None, second)


def test_any_altered_part_breaks_the_link() -> None:
    first = link(None, table="reports", key="ab", row="00")
    changes = {"seq": 2, "table_name": "texts", "key": "ac", "row_digest": "01", "previous": "1", "digest": "1"}
    assert set(changes) == {field.name for field in dataclasses.fields(Logged)}
    for name, value in changes.items():
        assert not follows(None, dataclasses.replace(first, **{name: value})), name
