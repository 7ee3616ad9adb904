"""Two happenings that claims linked as one are parted where the reports that lead with it tell two."""

from asof.model.claim import KeptClaim
from asof.model.views import Incident
from asof.reconcile.incidents import link_incidents
from asof.reconcile.lookalikes import FEW
from asof.reconcile.origins import attribute
from tests.reconcile.build import claim, day, killed, report

GIRL = (
    "A 9-year-old girl was hurt when shots came through the window of a bakery in Torvale on Thursday.",
    "Selma Oduya, her aunt, carried her past the ovens to a taxi, whose driver Ivo Kesten raced along the quay to the "
    "children's ward, where surgeons removed a splinter from her shoulder before supper; neighbours brought candles, "
    "bread and a drawing that pupils of Norby School had made of the harbour.",
)
MAN = (
    "A 41-year-old man was shot dead in a car park in Torvale on Thursday.",
    "Inspector Lena Marsh took the ticket machine apart, photographed tyre marks by a silver lorry, asked the Odeon "
    "for its recordings and spoke with a guard of Harrow Security who had heard two engines and an argument about "
    "money, then sealed both lifts until forensic scientists had lifted prints from a torn glove.",
)


def told(outlet: str, tale: tuple[str, str], **rest) -> list[KeptClaim]:
    source = report(outlet, published=day("05-15"))
    lead = claim(source, tale[0], "shooting", when=day("05-15"), **rest)
    return [lead, claim(source, tale[1], "other", at=200)]


def of_girl(outlet: str) -> list[KeptClaim]:
    return told(outlet, GIRL, target="a girl of nine")


def of_man(outlet: str) -> list[KeptClaim]:
    return told(outlet, MAN, target="a man", figures=(killed(1, 1),))


def shootings(kept: list[KeptClaim]) -> list[Incident]:
    return [one for one in link_incidents(kept, attribute(kept)) if one.happening == "shooting"]


def outlets(incident: Incident) -> set[str]:
    return {link.claim.report.outlet for link in incident.links}


def test_two_shootings_of_one_town_and_day_are_two_where_sex_age_fate_and_all_else_differ() -> None:
    found = shootings([*of_girl("Post"), *of_man("Herald"), *of_girl("Echo"), *of_man("Courier")])
    assert sorted(map(sorted, map(outlets, found))) == [["Courier", "Herald"], ["Echo", "Post"]]
    assert [one.links[0].why for one in found] == ["first told here", "first told here"]


def test_whoever_tells_little_holds_nothing_apart() -> None:
    brief = [one for one in of_man("Herald") if one.claim.happening == "shooting"]
    (only,) = shootings([*of_girl("Post"), *brief])
    assert outlets(only) == {"Post", "Herald"}


def test_what_reports_tell_alike_stays_one() -> None:
    (only,) = shootings([*of_man("Post"), *of_man("Herald")])
    assert outlets(only) == {"Post", "Herald"}


def test_what_is_known_of_many_reports_is_not_parted() -> None:
    many = [one for number in range(FEW) for one in of_man(f"Post {number}")]
    (only,) = shootings([*many, *of_girl("Echo")])
    assert "Echo" in outlets(only)


def test_the_order_of_what_is_given_does_not_matter() -> None:
    kept = [*of_girl("Post"), *of_man("Herald"), *of_girl("Echo")]
    assert shootings(kept) == shootings(kept[::-1])
