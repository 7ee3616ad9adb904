"""Which claims are told of one happening."""

from collections.abc import Sequence

from asof.model.claim import Happening, KeptClaim
from asof.model.report import BlockKind
from asof.model.speaker import Role
from asof.model.views import Incident
from asof.model.when import Precision
from asof.reconcile.incidents import link_incidents
from asof.reconcile.origins import attribute
from tests.reconcile.build import COUNTRY, HARN, SQUARE, TORVALE, claim, count, day, minute, report, stretch, utc, voice

POST = report("Torvale Post", published=day("05-15"))
HERALD = report("The Herald", published=day("05-16"))
NIGHT = stretch("05-15 16:00", "05-16 04:00", Precision.PART_OF_DAY, "Thursday night")


def link(*kept: KeptClaim) -> tuple[Incident, ...]:
    return link_incidents(kept, attribute(kept))


def sizes(*kept: KeptClaim) -> list[int]:
    return [len(incident.links) for incident in link(*kept)]


def told(sentence: str, kind: str, **rest) -> KeptClaim:
    return claim(rest.pop("source", POST), sentence, kind, **rest)


def test_a_shooting_and_the_deaths_it_caused_are_one_incident_told_as_the_shooting() -> None:
    incidents = link(
        told("Guards fired on marchers on Wednesday.", "shooting", when=day("05-14")),
        told("Two people died on Wednesday.", "death", when=day("05-14"), source=HERALD),
        told("Two more died on Wednesday.", "death", when=day("05-14"), source=HERALD, at=60),
    )
    assert len(incidents) == 1
    assert incidents[0].happening is Happening.SHOOTING


def test_every_link_says_why_in_words() -> None:
    (incident,) = link(
        told("Guards fired on marchers on Wednesday.", "shooting", when=day("05-14"), actor="guards"),
        told(
            "Police shot at a crowd at Mill Square.",
            "shooting",
            when=day("05-14"),
            actor="police",
            where=(SQUARE,),
            source=HERALD,
        ),
    )
    assert incident.links[0].why == "first told here"
    why = incident.links[1].why
    assert "same kind (shooting)" in why
    assert "Mill Square lies in Torvale" in why
    assert "times overlap" in why
    assert "same participants (security forces)" in why


def test_a_headline_is_of_what_the_report_opens_with_not_of_the_history_it_ends_with() -> None:
    incidents = link(
        told("Guards fired on marchers at dawn on Thursday.", "shooting", when=day("05-15"), at=40),
        told("A man was shot there a week before.", "shooting", when=day("05-08"), at=90),
        told("Shots at Torvale march", "shooting", block=BlockKind.TITLE),
    )
    assert [link.claim.claim.span.start for link in incidents[0].links] == [40, 0]


def test_other_days_other_towns_and_other_kinds_are_other_incidents() -> None:
    assert sizes(
        told("They marched on Wednesday.", "protest", when=day("05-14")),
        told("They marched on Thursday.", "protest", when=day("05-15"), source=HERALD),
        told("They marched in Harn on Wednesday.", "protest", when=day("05-14"), where=(HARN,), source=HERALD),
        told("Ten were arrested on Wednesday.", "arrest", when=day("05-14"), source=HERALD),
    ) == [1, 1, 1, 1]


def test_a_claim_about_the_country_joins_one_town_but_never_joins_two_towns_together() -> None:
    incidents = link(
        told("A bomb went off in Torvale.", "bombing", when=day("05-14")),
        told("A bomb went off in Exland.", "bombing", when=day("05-14"), where=(COUNTRY,), source=HERALD),
        told(
            "A bomb went off in Harn.",
            "bombing",
            when=day("05-14"),
            where=(HARN,),
            source=report("Harn Echo", published=day("05-17")),
        ),
    )
    assert [len(incident.links) for incident in incidents] == [2, 1]
    assert TORVALE in incidents[0].where


def test_two_incidents_that_one_report_holds_apart_stay_apart() -> None:
    assert sizes(
        told("Gunmen attacked a post on Wednesday.", "attack", when=day("05-14")),
        told("A second attack on Wednesday hit the mill.", "attack", when=day("05-14"), at=50),
    ) == [1, 1]


def test_other_participants_in_one_report_hold_incidents_apart() -> None:
    assert sizes(
        told("Gunmen attacked a bank.", "attack", when=day("05-14"), actor="gunmen", target="a bank"),
        told("Police shot a driver.", "shooting", when=day("05-14"), actor="police", target="a driver", at=50),
    ) == [1, 1]


def test_a_stretch_of_weeks_does_not_swallow_the_days_in_it() -> None:
    weeks = stretch("05-01 00:00", "05-20 00:00", Precision.WEEK, "for weeks")
    assert sizes(
        told("There have been protests for weeks.", "protest", when=weeks),
        told("They marched on Wednesday.", "protest", when=day("05-14"), source=HERALD),
        told("They marched on Friday.", "protest", when=day("05-16"), source=HERALD, at=50),
    ) == [1, 1, 1]


def test_an_undated_mention_of_what_happens_once_means_the_one_known() -> None:
    late = report("Harn Echo", published=day("05-24"))
    (incident,) = link(
        told("The mine collapsed on Wednesday.", "accident", when=day("05-14")),
        told("The collapse killed nine.", "accident", source=late),
    )
    assert "the only such happening known" in incident.links[1].why


def test_one_night_dated_differently_by_two_reports_is_one_incident_with_its_time_contested() -> None:
    (incident,) = link(
        told("Guards opened fire.", "shooting", said=minute("05-14 23:00"), actor="guards"),
        told("On Thursday night police opened fire.", "shooting", when=NIGHT, actor="police", source=HERALD),
    )
    assert incident.contested == ("time",)
    assert "time contested" in incident.links[1].why
    assert incident.when is not None
    assert incident.when.start is not None
    assert incident.when.end is not None
    assert incident.when.start < utc("05-14 23:00") < NIGHT.start < incident.when.end


def test_a_blocked_hospital_and_bodies_kept_back_are_two_incidents() -> None:
    assert sizes(
        told("The hospital was closed off.", "access_denied", target="the hospital"),
        told("The bodies were kept back.", "access_denied", target="the bodies", at=40),
    ) == [1, 1]


def test_what_happens_once_and_is_dated_a_day_apart_is_one_incident_with_its_time_contested() -> None:
    (incident,) = link(
        told("The bridge fell on Wednesday.", "accident", when=day("05-14")),
        told("The bridge fell on Thursday.", "accident", when=day("05-15"), source=HERALD),
    )
    assert incident.contested == ("time",)


def test_the_injured_of_another_group_belong_to_the_same_blast() -> None:
    assert sizes(
        told("A bomb went off on Wednesday.", "bombing", when=day("05-14"), actor="gunmen"),
        told("Peacekeepers were hurt on Wednesday.", "injury", when=day("05-14"), actor="peacekeepers", at=50),
    ) == [2]


def test_two_nights_told_by_one_report_are_two_incidents() -> None:
    wednesday = stretch("05-14 16:00", "05-15 04:00", Precision.PART_OF_DAY, "Wednesday night")
    incidents = link(
        told("Guards opened fire on Wednesday night.", "shooting", when=wednesday, actor="guards", source=HERALD),
        told("Guards opened fire on Thursday night.", "shooting", when=NIGHT, actor="guards", source=HERALD, at=60),
    )
    assert [incident.contested for incident in incidents] == [(), ()]


def test_support_by_two_voices_is_two_incidents() -> None:
    assert sizes(
        told("The miners' union backed them.", "support", actor="the miners' union"),
        told("The teachers backed them.", "support", actor="the teachers", at=40),
    ) == [1, 1]


def test_he_is_whoever_said_it_and_not_everybody() -> None:
    lund, berg = voice("Ada Lund", Role.OFFICIAL), voice("Per Berg", Role.OFFICIAL)
    assert sizes(
        told("He said the bridge was closed.", "statement", actor="He", by=(lund,)),
        told("He said the school was closed.", "statement", actor="he", by=(berg,), at=40),
    ) == [1, 1]


def test_the_hurt_of_a_day_are_of_the_protest_that_their_report_tells_of_it_where_it_tells_no_violence() -> None:
    march = told("Thousands marched on Friday.", "protest", when=day("05-16"), source=HERALD)
    hurt = told("40 people were treated.", "injury", when=day("05-16"), source=HERALD, at=40)
    assert sizes(march, hurt) == [2]
    assert sizes(march, told("40 people were treated.", "injury", when=day("05-14"), source=HERALD, at=40)) == [1, 1]
    assert sizes(march, told("40 people were treated.", "injury", when=day("05-16"), at=40)) == [1, 1]


def test_what_is_of_no_known_kind_is_one_only_where_it_counts_the_same_people() -> None:
    patients, families = count("other", 200, None, who="patients"), count("other", 300, 300, who="families")
    moved = told("They moved 200 patients.", "other", figures=(patients,))
    again = told("More than 200 patients were moved.", "other", figures=(patients,), source=HERALD)
    assert sizes(moved, again) == [2]
    assert sizes(moved, told("300 families have no water.", "other", figures=(families,), at=40)) == [1, 1]


def test_the_order_of_arrival_changes_nothing() -> None:
    kept: Sequence[KeptClaim] = [
        told("Guards fired on marchers.", "shooting", when=day("05-14")),
        told("Two people died on Wednesday.", "death", when=day("05-14"), source=HERALD),
        told("They marched on Thursday.", "protest", when=day("05-15"), source=HERALD, at=50),
    ]
    assert link(*kept) == link(*reversed(kept))
