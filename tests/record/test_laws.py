"""Laws of the record, over any claims and any order: what holds today holds after every later report."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from asof.model.claim import Claim, Happening, Standing
from asof.model.codec import canonical, decode, encode
from asof.model.figure import Figure, FigureKind, Measure
from asof.model.quantity import Quantity
from asof.model.report import BlockKind
from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.model.views import Clock
from asof.model.when import Precision, When
from asof.model.where import Level, Relation, Route, Where
from asof.record.sqlite import SqliteStore
from tests.record.sample import NOON, Made, make

few = settings(max_examples=25, deadline=None)

# Any value

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
spans = st.tuples(st.integers(0, 9999), st.integers(0, 99)).map(lambda pair: Span(start=pair[0], end=sum(pair)))
moments = st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC))
counts = st.none() | st.integers(0, 10**25)


@st.composite
def whens(draw: st.DrawFn) -> When:
    start, end = sorted((draw(moments), draw(moments)))
    return When(
        start=draw(st.sampled_from((start, None))),
        end=draw(st.sampled_from((end, None))),
        precision=draw(st.sampled_from(Precision)),
        words=draw(words),
        span=draw(st.none() | spans),
    )


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = draw(counts), draw(counts)
    if low is not None and high is not None:
        low, high = sorted((low, high))
    return Quantity(low=low, high=high, words=draw(words), span=draw(spans), approximate=draw(st.booleans()))


degrees = st.floats(-90, 90)
relations = st.builds(Relation, lat=st.none() | degrees, lon=st.none() | degrees, distance_km=st.none() | degrees)
unresolved = st.builds(Where, lat=st.none(), lon=st.none(), span=spans, level=st.sampled_from(Level), name=words)
resolved = st.builds(Where, lat=degrees, lon=degrees, radius_km=degrees, span=spans, relation=st.none() | relations)
places = unresolved | resolved
figures = st.builds(Figure, measure=st.sampled_from(Measure), quantity=quantities(), kind=st.sampled_from(FigureKind))
claims = st.builds(
    Claim,
    said_at=whens(),
    span=spans,
    sentence=words,
    happening=st.sampled_from(Happening),
    figures=st.lists(figures, max_size=3).map(tuple),
    when=st.none() | whens(),
    where=st.lists(places, max_size=2).map(tuple),
    route=st.none() | st.builds(Route, origin=st.none() | places, destination=st.none() | places),
    speakers=st.lists(st.builds(Speaker, role=st.sampled_from(Role), span=st.none() | spans), max_size=2).map(tuple),
    standing=st.sampled_from(Standing),
    block=st.sampled_from(BlockKind),
)


@given(claims)
@settings(max_examples=60, deadline=None)
def test_a_claim_comes_back_from_its_encoding(claim: Claim) -> None:
    assert decode(Claim, encode(claim)) == claim
    assert canonical(decode(Claim, encode(claim))) == canonical(claim)


# Any history

hours = st.integers(0, 40)
histories = st.lists(st.tuples(hours, hours), min_size=1, max_size=4).map(
    lambda pairs: [
        make(number, said=NOON + timedelta(hours=said), received=NOON + timedelta(hours=received))
        for number, (said, received) in enumerate(pairs)
    ]
)


@contextmanager
def record_of(history: list[Made]) -> Iterator[SqliteStore]:
    """A new record to which the reports were added in this order."""
    with TemporaryDirectory() as folder, SqliteStore.open(Path(folder) / "record.db") as store:
        for made in history:
            store.append(**made.parts())
        yield store


@given(histories)
@few
def test_adding_twice_changes_nothing(history: list[Made]) -> None:
    with record_of(history) as store:
        before = store.verify(), store.reports(), store.kept_claims(None, Clock.SAID)
        assert [store.append(**made.parts()) for made in history] == [False] * len(history)
        assert before == (store.verify(), store.reports(), store.kept_claims(None, Clock.SAID))


@given(histories, hours)
@few
def test_a_later_report_never_changes_what_was_known_on_the_received_clock(history: list[Made], hour: int) -> None:
    at = NOON + timedelta(hours=hour)
    later = make(99, said=NOON, received=at + timedelta(microseconds=1))
    with record_of(history) as store:
        before = store.kept_claims(at, Clock.RECEIVED)
        store.append(**later.parts())
        assert store.kept_claims(at, Clock.RECEIVED) == before


@given(histories, hours, st.sampled_from(Clock))
@few
def test_the_order_of_arrival_does_not_matter(history: list[Made], hour: int, clock: Clock) -> None:
    at = NOON + timedelta(hours=hour)
    with record_of(history) as store, record_of(history[::-1]) as backward:
        assert store.kept_claims(at, clock) == backward.kept_claims(at, clock)


@given(histories, st.sampled_from(Clock))
@few
def test_more_is_known_at_every_later_moment(history: list[Made], clock: Clock) -> None:
    with record_of(history) as store:
        known = [set(store.kept_claims(NOON + timedelta(hours=hour), clock)) for hour in range(0, 49, 7)]
        assert all(earlier <= later for earlier, later in itertools.pairwise(known))
        assert known[-1] == set(store.kept_claims(None, clock))
