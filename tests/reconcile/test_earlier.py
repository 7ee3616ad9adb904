"""What a report itself calls an earlier count does not stand beside the newer one."""

from dataclasses import replace

import pytest

from asof.model.claim import KeptClaim
from asof.model.report import Report
from asof.model.span import Span
from asof.model.views import Agreement, Ledger, PositionState
from asof.reconcile.earlier import Earlier, told_as_earlier
from asof.reconcile.incidents import link_incidents
from asof.reconcile.ledgers import build_ledgers
from asof.reconcile.origins import attribute
from tests.reconcile.build import TORVALE, ZONE, claim, day, killed, report, voice

POST, HERALD = report("Torvale Post", published=day("05-14")), report("The Herald", published=day("05-15"))
BURNT = "A fire killed 31 people in Torvale"


def told(source: Report, sentence: str, *numbers: int, by: str = "", at: int = 0) -> KeptClaim:
    """A claim of the dead of a fire: `numbers` as they stand in the sentence."""
    figures = []
    for number in numbers:
        start = at + sentence.index(str(number))
        figure = killed(number, number, str(number))
        span = Span(start=start, end=start + len(str(number)))
        figures.append(replace(figure, quantity=replace(figure.quantity, span=span)))
    return claim(source, sentence, "disaster", figures=tuple(figures), by=(voice(by),) if by else (), at=at)


def ledger(*kept: KeptClaim) -> Ledger:
    attributions = attribute(kept)
    (only,) = build_ledgers(link_incidents(kept, attributions), attributions, place=TORVALE, zone=ZONE)
    return only


def states(found: Ledger) -> dict[str, PositionState]:
    return {position.figure.quantity.words: position.state for position in found.positions}


@pytest.mark.parametrize(
    ("sentence", "earlier"),
    [
        ("It is up from an earlier toll of 27.", Earlier.OVERTAKEN),
        ("The previous figure was 27.", Earlier.OVERTAKEN),
        ("Initial reports put the number of dead at 27.", Earlier.OVERTAKEN),
        ("The toll rose from 27 to 31.", Earlier.OVERTAKEN),
        ("The toll is up from the 27 initially reported.", Earlier.OVERTAKEN),
        ("The mayor had previously put the number of dead at 27.", Earlier.ONCE),
        ("The toll rose to 27.", None),
        ("The toll rose to 27, with people from nine villages among the dead.", None),
        ("The mayor said earlier that 27 had died.", None),
        ("An earlier toll was revised from 31 to 27.", None),
    ],
)
def test_which_words_call_a_count_an_earlier_one(sentence: str, earlier: Earlier | None) -> None:
    kept = told(POST, sentence, 27, at=40)
    assert told_as_earlier(kept, kept.claim.figures[0]) is earlier


def test_an_earlier_toll_is_overtaken_by_the_one_of_the_same_report() -> None:
    found = ledger(
        told(POST, f"{BURNT}, the brigade said.", 31, by="the brigade"),
        told(POST, "It is up from an earlier toll of 27.", 27, at=60),
    )
    assert states(found) == {"31": PositionState.STANDING, "27": PositionState.SUPERSEDED}
    assert found.positions[0].supersedes == found.positions[1].claims[0].claim.claim_id
    assert (found.low, found.high, found.agreement) == (31, 31, Agreement.SINGLE)


def test_an_earlier_toll_stands_while_no_other_is_told() -> None:
    found = ledger(told(POST, "An earlier toll of 27 in Torvale was the last.", 27))
    assert states(found) == {"27": PositionState.STANDING}


def test_an_earlier_toll_overtakes_nothing() -> None:
    found = ledger(
        told(POST, f"{BURNT}, the brigade said.", 31, by="the brigade"),
        told(HERALD, "The brigade had initially put the toll at 27.", 27, by="the brigade"),
    )
    assert states(found)["31"] is PositionState.STANDING


def test_what_one_voice_gave_before_is_not_overtaken_by_another_voice() -> None:
    found = ledger(
        told(POST, f"{BURNT}, activists said.", 31, by="activists"),
        told(POST, "The ministry had initially put the toll at 12.", 12, by="the ministry", at=60),
    )
    assert set(states(found).values()) == {PositionState.STANDING}
    assert found.agreement is Agreement.OVER_TIME
    assert found.confirmed_by is None
