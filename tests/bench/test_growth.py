"""The made record is always the same, has the asked size, and one story a town."""

from asof.model.views import Clock
from asof.reconcile.view import build_view
from bench.growth import CLAIMS_A_REPORT, REPORTS_A_STORY, made_record


def test_the_made_record_is_the_same_every_time() -> None:
    assert made_record(100) == made_record(100)


def test_it_has_the_claims_asked_for_in_whole_reports() -> None:
    kept, pages = made_record(100)
    assert len(kept) == len(pages) * CLAIMS_A_REPORT
    assert 100 <= len(kept) < 100 + CLAIMS_A_REPORT


def test_two_towns_are_two_stories() -> None:
    kept, pages = made_record(2 * REPORTS_A_STORY * CLAIMS_A_REPORT)
    assert len(build_view(kept, pages, at=None, clock=Clock.SAID).stories) == 2
