"""The written site: every figure leads to its sentence, every link somewhere, and nothing a report says is markup."""

import dataclasses
import json
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from asof.model.views import Clock
from asof.publish.display import shown
from asof.publish.site import write_site


@pytest.fixture(scope="module")
def folder(sample, samples, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site(sample.view, sample.reports, folder, changes=sample.changes, since=samples.utc(10, 2))
    return folder


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, html.HtmlElement]:
    return {path.name: html.fromstring(path.read_bytes()) for path in folder.glob("*.html")}


def _target(pages, name: str, href: str):
    page, _, fragment = unquote(href).partition("#")
    document = pages[page or name]
    if not fragment:
        return document
    found = document.xpath("//*[@id=$id]", id=fragment)
    assert len(found) == 1, f"{href} in {name}"
    return found[0]


def _mark_of(element):
    return element if element.tag == "mark" else element.getparent()


def test_every_figure_shown_leads_to_a_mark_whose_words_are_the_kept_text(sample, pages) -> None:
    contents = [shown(kept.text.content) for kept in sample.reports]
    count = 0
    for name, document in pages.items():
        for figure in document.xpath("//*[contains(concat(' ', @class, ' '), ' figure ')]"):
            assert figure.tag == "a"
            mark = _mark_of(_target(pages, name, figure.get("href")))
            assert mark.tag == "mark"
            assert any(mark.text_content() in content for content in contents)
            for words in figure.xpath(".//q"):
                assert words.text_content() in mark.text_content()
            count += 1
    assert count > 30


def test_every_mark_is_the_slice_of_its_claim(sample, pages) -> None:
    for kept in sample.reports:
        for claim in (k.claim for k in kept.claims):
            (found,) = [e for page in pages.values() for e in page.xpath("//*[@id=$id]", id=f"claim-{claim.claim_id}")]
            assert _mark_of(found).text_content() == shown(claim.span.of(kept.text.content))


def test_every_position_of_every_ledger_is_on_the_page(sample, pages) -> None:
    shown_words = [q.text_content() for q in pages["index.html"].xpath("//td//q")]
    for ledger in sample.view.stories[0].ledgers:
        for position in ledger.positions:
            assert position.figure.quantity.words in shown_words


def test_every_link_inside_the_site_leads_somewhere(folder: Path, pages) -> None:
    for name, document in pages.items():
        for href in document.xpath("//a/@href | //link/@href | //script/@src"):
            if href.startswith(("http:", "https:")):
                continue
            if href.partition("#")[0].endswith((".json", ".css", ".js", ".svg")):
                assert (folder / href).is_file()
            else:
                _target(pages, name, href)


def test_no_id_is_given_twice(pages) -> None:
    for document in pages.values():
        ids = document.xpath("//@id")
        assert len(ids) == len(set(ids))


def test_a_hostile_title_is_words(pages) -> None:
    for document in pages.values():
        scripts = document.xpath("//script")
        assert {script.get("src") for script in scripts} <= {"asof.js", "looked.js", "replay.js", "swap.js"}
        assert not any(script.text for script in scripts)
    assert any("<script>" in page.text_content() for page in pages.values())


def test_no_element_carries_code_or_style(pages) -> None:
    for document in pages.values():
        assert not document.xpath("//@style | //@*[starts-with(name(), 'on')] | //style | //iframe | //img | //object")


def test_only_web_addresses_are_linked_and_they_learn_nothing(pages) -> None:
    for document in pages.values():
        for link in document.xpath("//a[contains(@href, ':')]"):
            assert link.get("href").startswith(("http://", "https://"))
            assert {"noopener", "nofollow"} <= set(link.get("rel").split())
        assert document.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]


def test_every_page_forbids_everything_but_its_own_files(pages) -> None:
    for document in pages.values():
        (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "*" not in policy


def test_words_that_reorder_a_sentence_are_made_visible(folder: Path, samples) -> None:
    for path in folder.glob("*.html"):
        assert samples.RTL_OVERRIDE not in path.read_text(encoding="utf-8")


def test_headings_go_down_one_level_at_a_time(pages) -> None:
    for document in pages.values():
        levels = [int(h.tag[1]) for h in document.xpath("//h1|//h2|//h3|//h4")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_drawing_has_a_name_or_is_hidden_beside_its_words(pages) -> None:
    for document in pages.values():
        for drawing in document.xpath("//*[local-name()='svg'][not(ancestor::*[local-name()='svg'])]"):
            assert drawing.get("aria-hidden") == "true" or (drawing.get("role"), bool(drawing.get("aria-label"))) == (
                "img",
                True,
            )


def test_every_page_has_its_landmarks_and_a_way_past_the_head(pages) -> None:
    for document in pages.values():
        assert len(document.xpath("//main[@id='main']")) == 1
        assert document.xpath("//body/a[1]/@href") == ["#main"]
        assert document.xpath("/html/@lang") == ["en"]
        assert document.xpath("//title")[0].text_content().strip()


def test_every_page_has_the_same_data_beside_it(folder: Path) -> None:
    for path in folder.glob("*.html"):
        data = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        assert list(data)[:1] == ["at" if path.name == "index.html" else "report"]


def test_every_page_and_its_data_say_whose_places_they_show(folder: Path, pages) -> None:
    for page in pages.values():
        foot = page.find(".//footer").text_content()
        assert "GeoNames, CC BY 4.0" in foot
        assert "Natural Earth" in foot
    with_places = [file for file in folder.glob("**/*.json") if '"lat"' in file.read_text(encoding="utf-8")]
    assert with_places
    for file in with_places:
        data = json.loads(file.read_text(encoding="utf-8"))
        assert data["credit"] == "Places: GeoNames, CC BY 4.0.", file.name


def test_the_storys_data_holds_every_position_and_refers_to_claims_it_gives(folder: Path, sample) -> None:
    data = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    assert [len(ledger["positions"]) for ledger in data["ledgers"]] == [
        len(x.positions) for x in sample.view.stories[0].ledgers
    ]
    for ledger in data["ledgers"]:
        for position in ledger["positions"]:
            assert set(position["claims"]) <= set(data["claims"])


def test_an_unread_report_is_shown_with_its_language(pages, sample) -> None:
    german = sample.view.unread[0]
    line = next(
        li for li in pages["index.html"].xpath("//ul[@class='reports']/li") if german.title in li.text_content()
    )
    assert "German" in line.text_content()
    assert "Not read" in line.text_content()


def test_what_nobody_said_is_stated_in_words(tmp_path: Path, sample) -> None:
    story = dataclasses.replace(
        sample.view.stories[0],
        **dict.fromkeys(("ledgers", "questions", "conditions", "incidents", "origins", "entries", "places"), ()),
    )
    write_site(dataclasses.replace(sample.view, stories=(story,)), sample.reports, tmp_path)
    text = html.fromstring((tmp_path / "index.html").read_bytes()).text_content()
    for words in (
        "No figure in what",
        "No place with known",
        "That is not a sign that",
        "None that the reports",
        "No entry by",
    ):
        assert words in text


def test_the_folders_of_whoever_gave_a_report_are_not_published(folder: Path) -> None:
    for path in folder.iterdir():
        assert b"/home/somebody" not in path.read_bytes(), path.name


def test_the_earlier_figure_is_folded_away_but_there(pages) -> None:
    folded = pages["index.html"].xpath("//details//tr[@class='struck']")
    assert any("corrected since" in row.text_content() for row in folded)
    assert folded[0].xpath(".//s")


def test_several_stories_have_a_page_each_and_a_front_page(tmp_path: Path, sample) -> None:
    story = sample.view.stories[0]
    other = dataclasses.replace(story, story_id="f" * 32, name="Another town")
    paths = write_site(dataclasses.replace(sample.view, stories=(story, other)), sample.reports, tmp_path)
    front = html.fromstring((tmp_path / "index.html").read_bytes())
    assert paths[0].name == "index.html"
    links = front.xpath("//h2/a/@href")
    assert links == [f"story-{story.story_id[:12]}.html", "story-ffffffffffff.html"]
    assert all((tmp_path / link).is_file() for link in links)
    assert "Not read" in front.text_content()


def test_an_empty_record_has_a_page_that_says_so(tmp_path: Path, sample) -> None:
    write_site(dataclasses.replace(sample.view, stories=(), unread=(), at=None), (), tmp_path)
    assert "No story yet" in html.fromstring((tmp_path / "index.html").read_bytes()).text_content()


def test_a_read_report_in_no_story_is_still_listed(tmp_path: Path, sample) -> None:
    story = sample.view.stories[0]
    fewer = dataclasses.replace(story, reports=story.reports[1:])
    write_site(dataclasses.replace(sample.view, stories=(fewer,)), sample.reports, tmp_path)
    assert "Reports in no story" in html.fromstring((tmp_path / "index.html").read_bytes()).text_content()


def test_a_report_that_the_view_names_must_be_given(tmp_path: Path, sample) -> None:
    with pytest.raises(ValueError, match="was not given"):
        write_site(sample.view, sample.reports[1:], tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_report_received_after_the_moment_has_no_page(tmp_path: Path, sample, samples) -> None:
    view = dataclasses.replace(sample.view, at=samples.utc(10, 5), clock=Clock.RECEIVED, stories=(), unread=())
    write_site(view, sample.reports, tmp_path)
    titles = {
        html.fromstring(path.read_bytes()).xpath("//h1")[0].text_content() for path in tmp_path.glob("report-*.html")
    }
    assert titles == {sample.reports[0].report.title, sample.reports[1].report.title}


def test_an_entry_after_the_moment_says_so(tmp_path: Path, sample, samples) -> None:
    write_site(dataclasses.replace(sample.view, at=samples.utc(10, 1, 30)), sample.reports, tmp_path)
    live = html.fromstring((tmp_path / f"report-{sample.reports[0].report.report_id[:12]}.html").read_bytes())
    heads = [h.text_content() for h in live.xpath("//h3")]
    assert ["said after the moment" in head for head in heads] == [True, False, False]


def test_a_very_long_sentence_is_cut_on_the_story_and_whole_on_its_page(tmp_path: Path, sample, samples) -> None:
    wrap = samples.wrap_page()
    long = next(line for line in wrap.content.split("\n\n") if "43th household" in line)
    claim = wrap.claim(long, samples.Happening.STATEMENT)
    entry = wrap.kept_entries()[0]
    story = dataclasses.replace(
        sample.view.stories[0], entries=(entry,), ledgers=(), incidents=(), questions=(), conditions=(), places=()
    )
    others = [kept for kept in sample.reports if kept.report.report_id != wrap.report.report_id]
    write_site(dataclasses.replace(sample.view, stories=(story,)), [*others, wrap.kept()], tmp_path)
    quoted = html.fromstring((tmp_path / "index.html").read_bytes()).xpath(
        "//a[contains(@href, $id)]//q", id=claim.claim.claim_id
    )
    page = html.fromstring((tmp_path / f"report-{wrap.report.report_id[:12]}.html").read_bytes())
    assert len(quoted[0].text_content()) <= 420
    assert quoted[0].text_content().endswith("…")
    assert page.xpath("//mark[@id=$id]", id=f"claim-{claim.claim.claim_id}")[0].text_content() == long


def test_writing_twice_gives_the_same_bytes(folder: Path, tmp_path: Path, sample, samples) -> None:
    write_site(sample.view, sample.reports, tmp_path, changes=sample.changes, since=samples.utc(10, 2))
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {p.name: p.read_bytes() for p in folder.iterdir()}


def test_the_paths_are_given_with_the_front_page_first(tmp_path: Path, sample) -> None:
    paths = write_site(sample.view, sample.reports, tmp_path)
    assert paths[0] == tmp_path / "index.html"
    assert all(path.is_file() for path in paths)
