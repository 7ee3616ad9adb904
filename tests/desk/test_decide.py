"""Judging at the desk: each decision and its undoing, and two editors at once."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import httpx
import pytest

from asof.desk.editors import EditorRole, new_secret
from asof.errors import RecordFull
from asof.model.claim import KeptClaim, Standing
from asof.model.judged import JudgementKind
from asof.model.views import Clock, Incident
from asof.record.sqlite import SqliteStore
from asof.record.views import claims_at, view_at
from tests.desk.conftest import Browser, token_in

Enter = Callable[..., Browser]


def claims(record: Path) -> tuple[KeptClaim, ...]:
    with SqliteStore.open(record, read_only=True) as store:
        return claims_at(store, None, Clock.SAID)


def claim(record: Path, words: str) -> KeptClaim:
    """The claim with a figure whose sentence holds `words`, as it is judged now."""
    return next(kept for kept in claims(record) if words in kept.claim.sentence and kept.claim.figures)


def incident_of(record: Path, claim_id: str) -> Incident:
    with SqliteStore.open(record, read_only=True) as store:
        view = view_at(store, None, Clock.SAID)
    return next(
        incident
        for story in view.stories
        for incident in story.incidents
        if any(link.claim.claim.claim_id == claim_id for link in incident.links)
    )


def together(record: Path, *claim_ids: str) -> bool:
    return len({incident_of(record, claim_id).incident_id for claim_id in claim_ids}) == 1


def seen_in(page: str) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]+)"', page)
    assert found, page
    return found[1]


def judge(browser: Browser, kind: str, reason: str = "the desk rang them", **fields: object) -> httpx.Response:
    """Open the form of a decision, fill it in and send it."""
    about = "&".join(
        f"{name}={value}"
        for name in ("claim", "report", "judgement")
        for value in ([fields[name]] if isinstance(fields.get(name), str) else fields.get(name, []))  # type: ignore[union-attr]
    )
    form = browser.get(f"/desk/judge/{kind}?{about}")
    assert form.status_code == 200, form.text
    sent = {"form_token": token_in(form.text), "seen": seen_in(form.text), "reason": reason, "step": "decide"}
    return browser.send(f"/desk/judge/{kind}", {**sent, **fields})


def judged(answer: httpx.Response) -> str:
    """The id of the judgement that was kept."""
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].removeprefix("/desk/judgement/")


def undo(browser: Browser, judgement_id: str) -> str:
    return judged(judge(browser, "undo", "it was wrong", judgement=judgement_id))


def test_a_retraction_and_its_undoing_by_two_editors(record: Path, enter: Enter) -> None:
    ina, low = enter("Ina Moor"), enter("B. Low")
    claim_id = claim(record, "four dockers").claim.claim_id
    done = judged(judge(ina, "retract", claim=claim_id))
    retracted = claim(record, "four dockers")
    assert (retracted.claim.standing, retracted.judged[0].by) == (Standing.RETRACTED, "Ina Moor")
    undone = undo(low, done)
    assert claim(record, "four dockers").claim.standing is not Standing.RETRACTED
    page = unescape(ina.get("/desk/history").text)
    assert "the desk rang them" in page
    assert "undone by B. Low" in page
    undo(ina, undone)
    assert claim(record, "four dockers").claim.standing is Standing.RETRACTED


def test_one_figure_is_retracted_alone(record: Path, enter: Enter) -> None:
    ina = enter("Ina Moor")
    done = judged(judge(ina, "retract", claim=claim(record, "four dockers").claim.claim_id, figure="0"))
    kept = claim(record, "four dockers")
    assert kept.claim.standing is not Standing.RETRACTED
    assert kept.is_withdrawn(0)
    undo(ina, done)
    assert not claim(record, "four dockers").is_withdrawn(0)


def test_a_confirmation_and_its_undoing(record: Path, enter: Enter) -> None:
    ina, low = enter("Ina Moor"), enter("B. Low")
    done = judged(judge(low, "confirm", claim=claim(record, "More than 100").claim.claim_id))
    assert claim(record, "More than 100").confirmed_by() == "B. Low"
    undo(ina, done)
    assert claim(record, "More than 100").confirmed_by() is None


def test_a_correction_of_every_part_and_its_undoing(record: Path, enter: Enter) -> None:
    ina = enter("Ina Moor")
    before = claim(record, "More than 100")
    fields = {
        "figure": "0",
        "count": "90..95",
        "when": "2021-03-11",
        "where": "45.76,4.83 Quai Neuf",
        "standing": "confirmed",
        "speaker": "the prefect",
        "role": "official",
    }
    done = judged(judge(ina, "correct", claim=before.claim.claim_id, **fields))
    after = claim(record, "More than 100")
    quantity = after.claim.figures[0].quantity
    assert (quantity.low, quantity.high, quantity.words) == (90, 95, before.claim.figures[0].quantity.words)
    assert after.claim.where[0].name == "Quai Neuf"
    assert after.claim.speakers[0].name == "the prefect"
    assert after.claim.standing is Standing.CONFIRMED
    page = unescape(ina.get(f"/desk/judgement/{done}").text)
    assert "now: Arrested: 90 to 95" in page
    assert "now: Where: Quai Neuf" in page
    undo(ina, done)
    assert claim(record, "More than 100") == before


def test_a_split_and_a_merge_and_their_undoings(record: Path, enter: Enter) -> None:
    ina, low = enter("Ina Moor"), enter("B. Low")
    one, other = (claim(record, words).claim.claim_id for words in ("four dockers", "Seven dockers"))
    assert together(record, one, other)
    split = judged(judge(ina, "split", claim=other))
    assert not together(record, one, other)
    merged = judged(judge(low, "merge", claim=[one], **{"with": other}))
    assert together(record, one, other)
    undo(ina, merged)
    assert not together(record, one, other)
    undo(low, split)
    assert together(record, one, other)


def test_claims_are_attached_to_another_incident_and_back(record: Path, enter: Enter) -> None:
    ina = enter("Ina Moor")
    arrest, shooting = (claim(record, words).claim.claim_id for words in ("More than 100", "four dockers"))
    assert not together(record, arrest, shooting)
    page = unescape(ina.get(f"/desk/judge/attach?claim={arrest}").text)
    assert "four dockers" in page
    done = judged(judge(ina, "attach", claim=arrest, to=shooting))
    assert together(record, arrest, shooting)
    undo(ina, done)
    assert not together(record, arrest, shooting)


def test_a_target_can_be_found_by_words_or_named(record: Path, enter: Enter) -> None:
    ina = enter("Ina Moor")
    arrest, shooting = (claim(record, words) for words in ("More than 100", "Seven dockers"))
    found = judge(ina, "attach", "typed before", claim=arrest.claim.claim_id, find="prefect", step="find")
    assert found.status_code == 200
    assert "typed before" in found.text
    assert record_judgements(record) == ()
    name = f"{shooting.report.report_id[:8]}:{shooting.claim.span.start}-{shooting.claim.span.end}"
    answer = judge(ina, "attach", claim=arrest.claim.claim_id, other=name)
    if answer.status_code == 422:  # several claims stand there: the fault names their ids
        assert "claims stand at" in answer.text
        answer = judge(ina, "attach", claim=arrest.claim.claim_id, other=shooting.claim.claim_id[:8])
    judged(answer)
    assert together(record, arrest.claim.claim_id, shooting.claim.claim_id)


def record_judgements(record: Path) -> tuple[object, ...]:
    with SqliteStore.open(record, read_only=True) as store:
        return store.judgements()


def test_a_report_is_taken_out_of_its_story_and_put_back(record: Path, enter: Enter) -> None:
    ina, low = enter("Ina Moor"), enter("B. Low")
    first, second = (kept.report.report_id for kept in (claim(record, "four dockers"), claim(record, "Seven dockers")))
    assert f'value="{first}"' not in ina.get(f"/desk/judge/attach?report={second}").text  # they stand together already
    alone = judged(judge(ina, "attach", report=second, to_report="alone"))
    assert f'value="{first}"' in ina.get(f"/desk/judge/attach?report={second}").text
    with SqliteStore.open(record, read_only=True) as store:
        assert len(view_at(store, None, Clock.SAID).stories) == 2
    judged(judge(low, "attach", report=second, to_report=first))
    with SqliteStore.open(record, read_only=True) as store:
        assert len(view_at(store, None, Clock.SAID).stories) == 1
        assert [one.kind for one in store.judgements()] == [JudgementKind.ATTACH] * 2
    undo(ina, alone)


@pytest.mark.parametrize("second", ["retract", "confirm", "correct"])
def test_the_second_of_two_editors_sees_what_was_decided_meanwhile_and_decides_again(
    record: Path, enter: Enter, second: str
) -> None:
    ina, low = enter("Ina Moor"), enter("B. Low")
    claim_id = claim(record, "four dockers").claim.claim_id
    form = low.get(f"/desk/judge/{second}?claim={claim_id}")
    judged(judge(ina, "confirm", "counted at the morgue", claim=claim_id))
    fields = {
        "form_token": token_in(form.text),
        "seen": seen_in(form.text),
        "claim": claim_id,
        "reason": "a slip of my own pen",
        "standing": "feared",
        "step": "decide",
    }
    conflict = low.send(f"/desk/judge/{second}", fields)
    assert conflict.status_code == 409
    page = unescape(conflict.text)
    assert "counted at the morgue" in page
    assert "Ina Moor" in page
    assert "a slip of my own pen" in page
    assert len(record_judgements(record)) == 1
    again = {**fields, "form_token": token_in(conflict.text), "seen": seen_in(conflict.text)}
    judged(low.send(f"/desk/judge/{second}", again))
    assert len(record_judgements(record)) == 2


def test_two_editors_who_undo_at_once_undo_once(record: Path, enter: Enter) -> None:
    ina, low = enter("Ina Moor"), enter("B. Low")
    done = judged(judge(ina, "retract", claim=claim(record, "four dockers").claim.claim_id))
    form = low.get(f"/desk/judge/undo?judgement={done}")
    undo(ina, done)
    fields = {"form_token": token_in(form.text), "seen": seen_in(form.text), "judgement": done, "reason": "wrong"}
    late = low.send("/desk/judge/undo", fields)
    assert late.status_code == 303
    assert late.headers["location"].endswith("?again=1")
    assert len(record_judgements(record)) == 2


def test_judgements_about_other_claims_meanwhile_are_no_conflict(record: Path, enter: Enter) -> None:
    ina, low = enter("Ina Moor"), enter("B. Low")
    form = low.get(f"/desk/judge/retract?claim={claim(record, 'four dockers').claim.claim_id}")
    judged(judge(ina, "retract", claim=claim(record, "More than 100").claim.claim_id))
    fields = {
        "form_token": token_in(form.text),
        "seen": seen_in(form.text),
        "claim": claim(record, "four dockers").claim.claim_id,
        "reason": "why",
    }
    assert low.send("/desk/judge/retract", fields).status_code == 303


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("retract", {"reason": " "}, "Say why."),
        ("retract", {"figure": "7"}, "no such figure"),
        ("merge", {}, "at least one other incident"),
        ("merge", {"other": "ffffffff"}, "No claim is called that."),
        ("attach", {}, "Choose what to put it with."),
        ("attach", {"to": "CLAIM"}, "with itself"),
        ("correct", {}, "at least one field"),
        ("correct", {"figure": "0"}, "Say what the figure is"),
        ("correct", {"count": "12"}, "Choose which figure."),
        ("correct", {"figure": "0", "count": "many"}, "is no count"),
        ("correct", {"when": "soonish"}, "is no time"),
        ("correct", {"where": "somewhere"}, "is no place"),
        ("correct", {"standing": "true"}, "one of the list"),
    ],
)
def test_what_makes_no_sense_is_told_at_its_field_and_nothing_is_kept(
    record: Path, enter: Enter, kind: str, fields: dict[str, str], said: str
) -> None:
    ina = enter("Ina Moor")
    claim_id = claim(record, "four dockers").claim.claim_id
    typed = {name: claim_id if value == "CLAIM" else value for name, value in fields.items()}
    answer = judge(ina, kind, typed.pop("reason", "typed <b>words</b>"), claim=claim_id, **typed)
    assert answer.status_code == 422
    assert said in unescape(answer.text)
    assert "--" not in unescape(answer.text).partition("<main")[2].partition("</main")[0]
    assert record_judgements(record) == ()
    for value in typed.values():
        assert value in unescape(answer.text)


def test_what_was_typed_is_shown_again_and_escaped(record: Path, enter: Enter) -> None:
    ina = enter("Ina Moor")
    claim_id = claim(record, "four dockers").claim.claim_id
    answer = judge(ina, "merge", '<script>"x"</script></textarea>', claim=claim_id)
    assert answer.status_code == 422
    assert "<script>&#34;" not in answer.text
    assert "&lt;script&gt;&#34;x&#34;&lt;/script&gt;&lt;/textarea&gt;" in answer.text


@pytest.mark.parametrize("role", [EditorRole.READER, EditorRole.REPORTER])
def test_only_editors_judge(record: Path, enter: Enter, role: EditorRole) -> None:
    browser = enter("A. Reader", role)
    claim_id = claim(record, "four dockers").claim.claim_id
    assert browser.get(f"/desk/claim/{claim_id}").status_code == 200
    assert "/desk/judge/" not in browser.get(f"/desk/claim/{claim_id}").text
    assert browser.get(f"/desk/judge/retract?claim={claim_id}").status_code == 403
    sent = browser.post("/desk/judge/retract", of="/desk/claims", claim=claim_id, reason="why", seen="")
    assert sent.status_code == 403
    assert record_judgements(record) == ()


def test_nothing_is_judged_without_the_token_of_the_form(record: Path, enter: Enter) -> None:
    ina = enter("Ina Moor")
    sent = {"claim": claim(record, "four dockers").claim.claim_id, "reason": "why", "step": "decide"}
    assert ina.send("/desk/judge/retract", sent).status_code == 403
    assert record_judgements(record) == ()


def test_what_was_typed_outlives_the_session(record: Path, enter: Enter) -> None:
    ina = enter("Ina Moor")
    claim_id = claim(record, "four dockers").claim.claim_id
    form = ina.get(f"/desk/judge/retract?claim={claim_id}")
    fields = {"form_token": token_in(form.text), "seen": seen_in(form.text), "claim": claim_id, "reason": "long typed"}
    secret = new_secret(record, "Ina Moor")  # ends her session, as time would
    asked = ina.send("/desk/judge/retract", fields)
    assert asked.status_code == 401
    assert record_judgements(record) == ()
    hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', asked.text))
    assert hidden["kept.reason"] == "long typed"
    login = {**hidden, "name": "Ina Moor", "secret": secret}
    resumed = ina.send("/desk/login", login)
    assert resumed.status_code == 200
    again = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', resumed.text))
    assert again["reason"] == "long typed"
    again["form_token"] = token_in(resumed.text)
    judged(ina.send("/desk/judge/retract", again))


@pytest.mark.parametrize(
    "path",
    [
        "/desk/judge/retract",
        "/desk/judge/nothing?claim=x",
        "/desk/judge/retract?claim=ffffffff",
        "/desk/judgement/ffff",
        "/desk/claim/ffffffff",
    ],
)
def test_what_is_not_there_is_told(enter: Enter, path: str) -> None:
    assert enter("Ina Moor").get(path).status_code in (400, 404)


def test_a_record_that_cannot_be_written_loses_nothing_typed_and_tells_no_path(
    record: Path, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise RecordFull(f"{record} cannot grow")

    ina = enter("Ina Moor")
    monkeypatch.setattr("asof.desk.decide.keep_judgement", full)
    answer = judge(ina, "retract", "typed with care", claim=claim(record, "four dockers").claim.claim_id)
    assert answer.status_code == 422
    assert "typed with care" in answer.text
    assert "cannot be written just now" in answer.text
    assert str(record) not in answer.text


def test_what_another_site_typed_is_not_carried_through_the_login(open_browser: Callable[[], Browser]) -> None:
    asked = open_browser().send("/desk/judge/retract", {"claim": "ab", "reason": "planted", "form_token": "0" * 64})
    assert asked.status_code == 401
    assert "planted" not in asked.text
