"""A whole report through all readers: what its claims hold, and what they may never hold."""

from datetime import UTC, date, datetime

import pytest

from asof.intake.intake import Hints, take_in
from asof.model.claim import Claim, Happening, Standing
from asof.model.ids import identified
from asof.model.speaker import Role
from asof.reading.compose.read import Reading, read_report

_NOW = datetime(2021, 3, 12, 20, 0, tzinfo=UTC)
_TITLE = "Dockers and guards clash at the port of Lyon\n\n"


def _read(body: str) -> Reading:
    hints = Hints(published=date(2021, 3, 12), outlet="The Quay")
    intake = take_in((_TITLE + body).encode(), name="quay.txt", url=None, received_at=_NOW, hints=hints)
    return read_report(intake.report, intake.text, intake.entries)


def _claim(body: str, happening: str) -> Claim:
    claims = _read(body).claims
    return next(claim for claim in claims if claim.happening == happening and claim.sentence in body)


def _intervals(claim: Claim) -> list[tuple[str, int | None, int | None]]:
    return [(figure.measure.value, figure.quantity.low, figure.quantity.high) for figure in claim.figures]


def test_an_outcome_is_told_by_its_cause_with_its_figures() -> None:
    claim = _claim("At least four dockers were killed and dozens injured when guards opened fire in Lyon.", "shooting")
    assert _intervals(claim) == [("killed", 4, None), ("injured", 24, None)]
    assert claim.actor == "guards"


def test_an_outcome_without_a_cause_is_its_own_happening() -> None:
    assert _intervals(_claim("The death of two dockers was confirmed in Lyon.", "death")) == [("killed", 2, 2)]


def test_a_count_that_no_happening_takes_is_a_claim_of_its_own() -> None:
    claim = _claim("Roughly 1,000 families in Lyon have no water.", "other")
    assert _intervals(claim) == [("other", 1000, 1000)]


def test_who_says_it_comes_first_and_the_outlet_last() -> None:
    claim = _claim("According to the harbour union, guards arrested 12 dockers in Lyon on Thursday.", "arrest")
    assert [speaker.name for speaker in claim.speakers][-1] == "The Quay"
    assert "harbour union" in claim.speakers[0].name
    assert claim.speakers[-1].role is Role.OUTLET


def _told(body: str) -> set[tuple[str, int | None, str, str]]:
    """Measure, low, standing and first voice of every figure."""
    return {
        (figure.measure.value, figure.quantity.low, claim.standing.value, claim.speakers[0].name)
        for claim in _read(body).claims
        for figure in claim.figures
    }


def test_figures_of_one_sentence_stand_each_by_its_own_words() -> None:
    assert _told("The governor denied that three dockers had died in the shooting but said one had been hurt.") == {
        ("killed", 3, "denied", "The governor"),
        ("injured", 1, "reported", "The governor"),
    }
    assert _told("Five dockers were confirmed dead in the blast in Lyon and 20 were feared trapped.") == {
        ("killed", 5, "confirmed", "The Quay"),
        ("other", 20, "feared", "The Quay"),
    }


def test_each_figure_has_the_voice_that_gives_it() -> None:
    told = _told("Gunmen attacked a bus in Lyon, killing four guards; the ministry denied that 30 riders were wounded.")
    assert told == {("killed", 4, "reported", "The Quay"), ("injured", 30, "denied", "the ministry")}


def test_every_figure_is_in_one_claim() -> None:
    body = "Police said two dockers were shot in Lyon, and witnesses claimed that 12 had been killed there."
    figures = [figure for claim in _read(body).claims for figure in claim.figures]
    assert sorted(figure.quantity.low or 0 for figure in figures) == [2, 12]


def test_a_denied_count_is_never_asserted() -> None:
    claims = _read("The governor denied that guards had killed three dockers in Lyon.").claims
    counted = [claim for claim in claims if ("killed", 3, 3) in _intervals(claim)]
    assert counted
    assert all(claim.standing is Standing.DENIED for claim in counted)


def test_two_days_joined_are_one_interval() -> None:
    when = _claim(
        "The company cut off access to the internet in Lyon on Wednesday and Thursday.", "information_restriction"
    ).when
    assert when is not None
    assert when.start is not None
    assert when.end is not None
    assert (when.end - when.start).days == 2


def test_a_day_after_which_something_happened_is_not_its_day() -> None:
    claim = _claim("After Wednesday's march in Lyon, guards have blocked roads near the port.", "blockade")
    assert claim.when is None


def test_what_lies_years_back_is_background() -> None:
    claim = _claim(
        "The strike is going on while the city recalls the riots that broke out at the end of 2017.", "background"
    )
    assert claim.when is not None
    assert "2017" in claim.when.words


def test_a_place_of_the_sentence_comes_before_one_of_the_entry() -> None:
    body = "Dockers marched in Lyon.\n\nIn Marseille, students gathered in support of the dockers of Lyon."
    claim = next(c for c in _read(body).claims if c.happening is Happening.SUPPORT)
    assert claim.where[0].name == "Marseille"


def test_a_sentence_without_a_place_takes_the_last_one_of_its_entry() -> None:
    body = "Dockers marched in Lyon.\n\nGuards opened fire on dockers."
    assert [place.name for place in _claim(body, "shooting").where] == ["Lyon"]


def test_after_a_site_its_town_goes_on_unless_the_sentence_points_back_to_the_site() -> None:
    march = "Dockers marched from Lyon's Bellecour Square on Thursday."
    assert _where(f"{march} Guards arrested 12 dockers.", "arrest") == "Lyon"
    assert _where(f"{march} Guards arrested 12 dockers there.", "arrest") == "Bellecour Square"
    assert _where(f"{march} Guards arrested 12 dockers in the square.", "arrest") == "Bellecour Square"


def test_where_words_only_lead_is_not_where_it_happened() -> None:
    crash = "A coach from Marseille to Lyon left the road near Valence on Thursday."
    assert _where(f"{crash}\n\nTwelve people were killed.\n\nA minister has visited them.", "death") != "Lyon"
    flown = "A bomb exploded in Valence on Thursday. The hurt were flown to Lyon. Twelve people have died."
    assert _where(flown, "death") == "Valence"


def test_where_the_dead_had_come_from_is_not_where_they_died() -> None:
    body = "A coach burned in Lyon on Thursday. Four of the dead were from Portugal."
    assert "Portugal" not in [place.name for claim in _read(body).claims for place in claim.where]


def test_en_route_to_a_town_is_no_road() -> None:
    body = "A coach en route to Lyon crashed on Thursday, killing seven people."
    assert not [place for claim in _read(body).claims for place in claim.where if "route" in place.name]


def test_a_blast_is_the_bombing_that_its_report_tells_of() -> None:
    blast = "The blast killed 12 people."
    assert _claim(f"A bomb exploded in Lyon on Thursday. {blast}", "bombing").happening is Happening.BOMBING
    kinds = {claim.happening for claim in _read(f"A bomb exploded in Lyon on Thursday. {blast}").claims}
    assert Happening.ACCIDENT not in kinds
    assert _claim(f"A boiler failed in Lyon on Thursday. {blast}", "accident").happening is Happening.ACCIDENT


def test_a_year_that_its_clause_begins_with_makes_it_background() -> None:
    body = "French roads are steep; 2018 saw 11,187 coach crashes that were recorded by the state with 750 deaths."
    assert [claim.happening for claim in _read(body).claims if claim.figures] == [Happening.BACKGROUND]


def test_a_country_that_did_or_did_not_do_it_is_no_place_of_a_denial() -> None:
    body = "A minister denied on Thursday that Portugal had any part in the strike."
    assert [claim.where for claim in _read(body).claims if claim.happening is Happening.DENIAL] == [()]
    body = "A minister denied on Thursday that there had been a strike in Portugal."
    (denial,) = [claim for claim in _read(body).claims if claim.happening is Happening.DENIAL]
    assert [place.name for place in denial.where] == ["Portugal"]


def test_who_denies_is_whoever_says_so_without_the_day() -> None:
    body = "The head of the harbour union on Thursday denied that dockers had been hurt in Lyon."
    assert _claim(body, "denial").actor == "The head of the harbour union"


def test_a_stance_taken_in_a_quotation_is_of_the_day_of_saying() -> None:
    body = "On Thursday, Senator Ana Ruiz tweeted, “We support the dockers who have marched in France.”"
    assert _ends(_claim(body, "support"))[0] == datetime(2021, 3, 10, 23, 0, tzinfo=UTC)


def _where(body: str, happening: str) -> str:
    return _claim(body, happening).where[0].name


def test_a_movement_has_its_route_over_two_sentences() -> None:
    body = "A convoy of 20 lorries has entered Lyon. The convoy was sent from Marseille on Thursday."
    routes = [claim.route for claim in _read(body).claims if claim.happening is Happening.DEPLOYMENT]
    ends = {(r.origin and r.origin.name, r.destination and r.destination.name) for r in routes if r}
    assert ends == {("Marseille", "Lyon")}


def test_a_quotation_of_two_sentences_is_one_saying_with_its_figures() -> None:
    body = (
        "On Thursday, Senator Ana Ruiz tweeted, “We support the dockers of France. 3 deaths show who gives the orders.”"
    )
    (claim,) = [claim for claim in _read(body).claims if claim.happening is Happening.SUPPORT]
    assert claim.quote
    assert _intervals(claim) == [("killed", 3, 3)]
    assert claim.actor == "Ana Ruiz"
    assert not [c for c in _read(body).claims if c.happening is Happening.DEATH]


def test_a_byline_is_no_claim() -> None:
    assert not [
        c for c in _read("By our reporter at the port\n\nDockers marched in Lyon.").claims if c.block == "byline"
    ]


def test_an_unread_report_gives_its_entries_and_no_claim() -> None:
    body = (
        "Mindestens zwölf Menschen sind nach Angaben der Behörden bei den Unruhen in der Stadt ums Leben gekommen. " * 3
    )
    intake = take_in(body.encode(), name="x", url=None, received_at=_NOW, hints=Hints(published=date(2021, 3, 12)))
    reading = read_report(intake.report, intake.text, intake.entries)
    assert reading.claims == ()
    assert reading.entries[0].said_at is not None
    assert intake.report.unread


_PAGE = (
    "At least four dockers were killed and dozens injured when guards opened fire in Lyon, the union said.\n\n"
    "“We saw two bodies,” a witness told the Quay. More than 100 people have been arrested since Wednesday.\n\n"
    "The ministry denied that anyone had died. A convoy of 20 lorries left Marseille for the port on Friday night."
)


@pytest.fixture(scope="module")
def page() -> tuple[str, Reading]:
    """A page of several claims and its text."""
    hints = Hints(published=date(2021, 3, 12), outlet="The Quay")
    intake = take_in((_TITLE + _PAGE).encode(), name="quay.txt", url=None, received_at=_NOW, hints=hints)
    return intake.text.content, read_report(intake.report, intake.text, intake.entries)


def test_every_claim_stands_at_its_span_and_its_figures_inside_it(page: tuple[str, Reading]) -> None:
    content, reading = page
    assert len(reading.claims) >= 4
    for claim in reading.claims:
        assert claim.span.of(content) == claim.sentence
        for figure in claim.figures:
            assert claim.span.contains(figure.quantity.span)
            assert figure.quantity.span.of(content) == figure.quantity.words


def test_no_figure_is_in_two_claims(page: tuple[str, Reading]) -> None:
    spans = [(f.measure, f.quantity.span) for claim in page[1].claims for f in claim.figures]
    assert len(spans) == len(set(spans))


def test_ids_are_those_of_the_content(page: tuple[str, Reading]) -> None:
    assert all(identified(claim) == claim for claim in page[1].claims)
    assert len({claim.claim_id for claim in page[1].claims}) == len(page[1].claims)


def _happenings(body: str) -> list[str]:
    return [claim.happening.value for claim in _read(body).claims if claim.sentence in body]


def test_what_somebody_says_of_nothing_that_happened_is_no_claim() -> None:
    assert _happenings("“It is just sad,” said Ada Moss, who lives above the bakery.") == []
    assert _happenings("Residents were told to stay at home.") == []


def test_what_an_office_says_is_a_statement_by_it_wherever_the_verb_stands() -> None:
    claim = _claim("“We want to make the harbour safe,” said the interior ministry.", "statement")
    assert claim.actor == "the interior ministry"
    assert claim.target is None
    assert claim.speakers[0].name == "the interior ministry"


def test_the_hedges_of_what_is_said_are_not_of_the_saying() -> None:
    claim = _claim("The port authority said that ferries may run late.", "statement")
    assert claim.standing is Standing.REPORTED


def test_a_few_people_in_passing_are_no_claim_and_their_count_is_of_what_happened() -> None:
    assert _happenings("Two women waited outside.") == []
    claim = _claim("Two women were attacked in Lyon.", "attack")
    assert _intervals(claim) == [("other", 2, 2)]


def test_what_names_no_place_is_of_the_town_of_a_report_of_one_town_else_of_its_country() -> None:
    one_town = _read("Guards beat dockers in Lyon.\n\nLyon is quiet now.\n\nSome said so.\n\nNine people died.")
    (death,) = (claim for claim in one_town.claims if claim.happening is Happening.DEATH)
    assert [place.name for place in death.where] == ["Lyon"]
    towns = "Dockers marched in Nantes, Brest, Lille, Rouen and Toulon, all in France."
    many = _read(f"{towns}\n\nThey sang.\n\nThey danced.\n\nThey ate.\n\nNine people died.")
    (death,) = (claim for claim in many.claims if claim.happening is Happening.DEATH)
    assert [place.name for place in death.where] == ["France"]


def test_where_the_hurt_were_taken_is_not_where_the_next_thing_happened() -> None:
    body = "Guards beat a docker in Lyon. He was taken to Velm Hospital. Two dockers were arrested."
    assert [place.name for place in _claim(body, "arrest").where] == ["Lyon"]


def test_since_when_a_state_lasted_is_not_when_it_ended() -> None:
    claim = _claim("Two dockers held since 2019 were released in Lyon on Tuesday.", "release")
    assert claim.when is not None
    assert claim.when.words == "Tuesday"


def test_since_when_people_have_died_is_the_time_of_the_count() -> None:
    claim = _claim("At least 40 dockers have been killed in Lyon since January.", "death")
    assert _ends(claim) == (datetime(2020, 12, 31, 23, 0, tzinfo=UTC), None)


def test_a_statement_of_long_ago_is_no_background_unless_it_says_something() -> None:
    assert _happenings("Ada Moss told a magazine in October 1998 that she was tired.") == []


def test_some_of_a_crowd_do_not_make_a_protest() -> None:
    assert _happenings("Many of the protesters wear masks in Lyon.") == []


def test_a_deck_that_a_paragraph_says_again_makes_no_second_claim() -> None:
    body = "<p>Guards shot four dockers in the port of Lyon on Thursday night. The city is calm.</p>"
    told = "Guards shot four dockers in the port of Lyon on Thursday night."
    page = f"<html><head><title>Lyon</title><meta name='description' content='{told}'></head><body><article>{body * 3}"
    hints = Hints(published=date(2021, 3, 12), outlet="The Quay")
    intake = take_in(f"{page}</article></body></html>".encode(), name="q.html", url=None, received_at=_NOW, hints=hints)
    claims = read_report(intake.report, intake.text, intake.entries).claims
    assert "deck" in {block.kind.value for block in intake.text.blocks}
    assert "deck" not in {claim.block.value for claim in claims}


def test_an_old_case_is_that_of_its_own_entry_alone() -> None:
    def kinds(stamp: str) -> list[str]:
        body = f"{stamp}The ferryman was sentenced to nine years in Lyon.\n\n{stamp}Guards shot two cooks dead in Lyon."
        return [figure.kind.value for claim in _read(body).claims for figure in claim.figures]

    assert kinds("") == ["background"]
    assert kinds("[10:15 a.m.] ") == ["count"]


def test_the_day_of_saying_is_not_the_day_of_what_is_said() -> None:
    behind = _claim("Guards shot three dockers in Lyon, the harbour union said on Thursday.", "shooting")
    between = _claim("The harbour union said on Thursday that guards had shot three dockers in Lyon.", "shooting")
    assert behind.when is None
    assert between.when is None


def test_a_day_of_its_own_stays_beside_the_day_of_saying() -> None:
    claim = _claim("Guards shot three dockers in Lyon on Tuesday, the harbour union said on Thursday.", "shooting")
    assert claim.when is not None
    assert claim.when.words == "Tuesday"


def test_a_day_behind_a_comma_opens_what_is_said() -> None:
    claim = _claim("According to the harbour union, on Tuesday guards shot three dockers in Lyon.", "shooting")
    assert claim.when is not None
    assert claim.when.words == "Tuesday"


def test_a_day_before_who_says_it_is_of_the_saying_where_the_rest_has_its_own_time() -> None:
    assert _claim("On Wednesday the harbour union said guards had shot three dockers in Lyon.", "shooting").when is None
    aside = _claim("On Wednesday, the harbour union said, guards shot three dockers in Lyon.", "shooting")
    assert aside.when is not None


def test_a_clock_time_leans_on_the_day_that_the_sentences_before_have_told() -> None:
    night = "On Tuesday guards fired on dockers in Lyon. By midnight they had arrested 12 dockers."
    evening = "On Tuesday guards fired on dockers in Lyon. In the evening they arrested 12 dockers."
    coming = "On Tuesday guards fired on dockers in Lyon. Strikers will block the port at 8 p.m."
    assert _ends(_claim(night, "arrest")) == (None, datetime(2021, 3, 9, 23, 1, tzinfo=UTC))
    assert _ends(_claim(evening, "arrest"))[0] == datetime(2021, 3, 9, 16, 0, tzinfo=UTC)
    assert _ends(_claim(coming, "blockade"))[0] == datetime(2021, 3, 12, 19, 0, tzinfo=UTC)


def test_the_hour_of_what_is_taken_up_is_of_the_day_it_was_first_told_with() -> None:
    body = "Guards attacked dockers in Lyon on Tuesday.\n\n" + "It rained. The port was quiet. Ships lay there.\n\n" * 2
    hour = "The attack began at 3 p.m."
    assert _ends(_claim(f"{body}{hour}", "attack"))[0] == datetime(2021, 3, 8, 23, 0, tzinfo=UTC)
    (attack,) = [claim for claim in _read(f"{body}{hour}").claims if claim.sentence == hour]
    assert _ends(attack)[0] == datetime(2021, 3, 9, 14, 0, tzinfo=UTC)


def test_the_day_of_a_saying_is_no_day_that_a_clock_time_leans_on() -> None:
    body = "Guards fired on dockers in Lyon, the union said on Tuesday. By midnight they had arrested 12 dockers."
    assert _ends(_claim(body, "arrest")) == (None, datetime(2021, 3, 11, 23, 1, tzinfo=UTC))


def _ends(claim: Claim) -> tuple[datetime | None, datetime | None]:
    assert claim.when is not None
    return claim.when.start, claim.when.end


def test_by_midnight_is_up_to_the_midnight_that_is_over() -> None:
    claim = _claim("By midnight, guards had arrested 12 dockers in Lyon.", "arrest")
    assert claim.when is not None
    assert (claim.when.start, claim.when.end) == (None, datetime(2021, 3, 11, 23, 1, tzinfo=UTC))


def test_a_curfew_of_so_many_hours_is_one_interval() -> None:
    claim = _claim("Guards imposed a curfew in Lyon from 8 p.m. to 5 a.m. on Thursday.", "restriction")
    assert claim.when is not None
    assert claim.when.start == datetime(2021, 3, 11, 19, 0, tzinfo=UTC)
    assert claim.when.end == datetime(2021, 3, 12, 4, 1, tzinfo=UTC)


def test_a_restriction_of_a_length_holds_that_long() -> None:
    claim = _claim("The governor declared a two-week curfew in Lyon on Tuesday.", "restriction")
    assert claim.when is not None
    assert claim.when.start == datetime(2021, 3, 8, 23, 0, tzinfo=UTC)
    assert claim.when.end == datetime(2021, 3, 22, 23, 0, tzinfo=UTC)


def test_a_restriction_of_a_length_and_no_day_holds_from_the_day_it_is_told() -> None:
    declared = _claim("The governor has declared a two-week curfew in Lyon.", "restriction")
    assert _ends(declared) == (datetime(2021, 3, 11, 23, 0, tzinfo=UTC), datetime(2021, 3, 25, 23, 0, tzinfo=UTC))
    assert _claim("The governor lifted a two-week curfew in Lyon.", "restriction").when is None


def test_for_the_third_day_begins_on_the_first() -> None:
    claim = _claim("Guards fired on dockers in Lyon for the third day.", "shooting")
    assert claim.when is not None
    assert claim.when.start == datetime(2021, 3, 9, 23, 0, tzinfo=UTC)
    assert claim.when.end == datetime(2021, 3, 12, 23, 0, tzinfo=UTC)


def test_the_day_of_a_charge_is_not_the_day_of_the_shooting() -> None:
    body = "A docker was charged Thursday in the shooting that killed two guards in Lyon."
    assert _claim(body, "shooting").when is None
    assert _claim("Two guards were shot on Thursday in Lyon.", "shooting").when.words == "Thursday"


def test_the_day_of_a_protest_is_not_the_day_of_the_raid_that_sparked_it() -> None:
    body = "A raid in Lyon that killed two dockers has sparked protests which spread to Paris on Thursday."
    assert _claim(body, "attack").when is None
    assert _claim(body, "protest").when.words == "Thursday"
    assert (
        _claim("A raid on Thursday that killed two dockers sparked protests in Lyon.", "attack").when.words
        == "Thursday"
    )


def _places(body: str, opening: str) -> list[str]:
    """The places of the claims whose sentence begins with `opening`."""
    told = [claim for claim in _read(body).claims if claim.sentence.startswith(opening)]
    return [place.name for claim in told for place in claim.where]


@pytest.mark.parametrize("words", ["nationwide", "nationally", "across the country", "up and down the country"])
def test_a_count_of_the_whole_country_is_not_the_towns(words: str) -> None:
    body = f"Guards arrested 12 dockers in Lyon. More than 300 people have been arrested {words}."
    assert _places(body, "More than 300") == ["France"]


def test_a_sentence_that_names_a_town_is_of_the_town_whatever_was_nationwide() -> None:
    assert _places("Guards arrested 12 dockers in Lyon during a nationwide strike.", "Guards") == ["Lyon"]


def test_what_came_before_across_the_country_moves_nobody_out_of_the_town() -> None:
    body = "Guards broke up a march in Lyon. A docker was arrested following unrest across the country."
    assert _places(body, "A docker") == ["Lyon"]


def test_what_another_body_reports_in_a_list_does_not_go_on_in_the_town_of_the_item_before() -> None:
    body = "Guards in Lyon and Nice: 12 dockers were arrested in Nice.\n\nHarn Valley Police: Two people were arrested."
    assert "Nice" not in _places(body, "Harn Valley")


def test_a_count_of_no_place_goes_on_in_the_town() -> None:
    body = "Guards arrested 12 dockers in Lyon. More than 300 people have been searched and 40 arrested."
    assert set(_places(body, "More than 300")) == {"Lyon"}
