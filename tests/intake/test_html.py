"""HTML pages: metadata, JSON-LD however broken, visible stamps, captions."""

from datetime import date

import pytest

from asof.errors import NotAPage
from asof.model.report import BlockKind, MaterialKind
from asof.model.when import Precision

BODY = (
    "<p>Dock workers in Porto walked out on Monday morning, the union said in a statement to reporters at the gate.</p>"
    "<p>The port authority said that forty ships were waiting outside the harbour and that more were on their way.</p>"
    "<p>Talks between the union and the ministry are to begin on Tuesday in Lisbon, both sides have confirmed.</p>"
)


def page(head: str = "", body: str = BODY) -> str:
    return (
        f"<!doctype html><html lang='en'><head>{head}</head><body><main><article>{body}</article></main></body></html>"
    )


def ld(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def words(intake, kind):
    return [block.span.of(intake.text.content) for block in intake.text.blocks if block.kind is kind]


def test_meta_elements_give_date_outlet_title_and_address(take):
    head = (
        '<meta property="og:site_name" content="Harbour Post &amp; Mail">'
        '<meta property="og:title" content="Dock strike">'
        '<meta property="article:published_time" content="2011-05-02T10:00:00+02:00">'
        '<meta property="og:url" content="https://harbour.example/strike">'
    )
    report = take(page(head), published=None).report
    assert (report.outlet, report.title) == ("Harbour Post & Mail", "Dock strike")
    assert (report.published_at.start.isoformat(), report.published_at.precision) == (
        "2011-05-02T08:00:00+00:00",
        Precision.MINUTE,
    )
    assert report.url == "https://harbour.example/strike"
    assert report.media_type == "text/html"


def test_json_ld_is_read_through_graphs_commas_and_control_signs(take):
    data = (
        '<!-- {"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "headline": "Dock\tstrike", '
        '"datePublished": "2011-05-02", "publisher": {"@type": "Organization", "name": "Harbour Post"},}]} -->'
    )
    report = take(page(ld(data)), published=None).report
    assert (report.outlet, report.title) == ("Harbour Post", "Dock strike")
    assert report.published_at.precision is Precision.DAY


def test_the_address_dates_and_names_a_page_that_says_nothing(take):
    report = take(page(), published=None, url="https://www.harbour.example/2011/05/02/strike").report
    assert (report.outlet, f"{report.published_at.start:%Y-%m-%d}") == ("harbour.example", "2011-05-02")


def test_main_text_is_paragraphs_without_navigation(take):
    intake = take(page(body="<nav><a>Sport</a></nav>" + BODY + "<footer>All rights reserved</footer>"))
    assert len(words(intake, BlockKind.PARAGRAPH)) == 3
    assert "Sport" not in intake.text.content


def test_a_figure_gives_a_caption_and_material(take):
    figure = '<figure><img src="https://x.example/a.jpg"><figcaption>Crews at the gate in Porto</figcaption></figure>'
    intake = take(page(body=BODY.replace("</p><p>", f"</p>{figure}<p>", 1)))
    assert words(intake, BlockKind.CAPTION) == ["Crews at the gate in Porto"]
    (material,) = intake.entries[0].materials
    assert (material.kind, material.url) == (MaterialKind.PICTURE, "https://x.example/a.jpg")
    assert material.caption.of(intake.text.content) == "Crews at the gate in Porto"


UPDATE = '{"@type": "BlogPosting", "headline": %s, "datePublished": "%s", "dateModified": "%s", "articleBody": %s}'


def liveblog(*updates: str) -> str:
    return page(
        ld(
            '{{"@type": "LiveBlogPosting", "headline": "Strike live", "datePublished": "2011-05-02T06:00:00Z", '
            '"liveBlogUpdate": [{}]}}'.format(", ".join(updates))
        )
    )


def test_a_live_blog_has_an_entry_an_update(take):
    intake = take(
        liveblog(
            UPDATE % ('"Crews &amp;quot;leave&amp;quot;"', "2011-05-02T10:00:00+02:00", "2011-05-02T08:00:30Z", '""'),
            UPDATE
            % (
                '"Talks"',
                "2011-05-02T09:00:00+02:00",
                "2011-05-02T07:30:00Z",
                '"<p>Talks began in Lisbon.</p><p>They go on.</p><script>x()<\\/script>"',
            ),
            UPDATE % ('""', "2011-05-02T08:00:00+02:00", "2011-05-02T06:00:00Z", '"Ships wait.\\nMore come."'),
        ),
        published=None,
    )
    content = intake.text.content
    assert [entry.span.of(content) for entry in intake.entries] == [
        'Crews "leave"',
        "Talks\n\nTalks began in Lisbon.\n\nThey go on.",
        "Ships wait.\n\nMore come.",
    ]
    assert [entry.stamp.moment.hour for entry in intake.entries] == [8, 7, 6]
    assert [entry.modified_at is not None for entry in intake.entries] == [False, True, False]


def test_a_single_update_that_is_no_list_counts(take):
    data = '{"@type": "LiveBlogPosting", "liveBlogUpdate": {"@type": "BlogPosting", "headline": "Talks"}}'
    intake = take(page(ld(data)))
    assert len(intake.entries) == 1
    assert intake.entries[0].stamp is None


def test_an_update_with_no_words_at_all_is_kept(take):
    intake = take(
        liveblog(
            UPDATE % ('"Talks"', "2011-05-02T09:00:00Z", "", '""'), UPDATE % ('""', "2011-05-02T08:00:00Z", "", '""')
        )
    )
    assert len(intake.entries) == 2
    assert intake.entries[1].span.of(intake.text.content) == ""


def test_stamps_in_headings_make_entries(take):
    sections = "".join(
        f"<h3>{clock} Uhr: {title}</h3>{BODY.replace('Porto', title)}"
        for clock, title in (("11.04", "Braga"), ("9.30", "Faro"), ("7.15", "Evora"))
    )
    intake = take(page(body=sections))
    assert [entry.stamp.words for entry in intake.entries] == ["11.04 Uhr", "9.30 Uhr", "7.15 Uhr"]
    assert words(intake, BlockKind.HEADING) == ["Braga", "Faro", "Evora"]


def test_time_elements_date_the_updates_of_a_page(take):
    sections = "".join(
        f'<section><time datetime="2011-05-02T{clock}:00+01:00">{clock}</time>{BODY.replace("Porto", title)}</section>'
        for clock, title in (("11:04", "Braga"), ("09:30", "Faro"), ("07:15", "Evora"))
    )
    intake = take(page(body=sections))
    assert [entry.stamp.moment.hour for entry in intake.entries] == [10, 8, 6]
    assert intake.report.published_at.zone == "Etc/GMT-1"


def test_a_list_of_teasers_with_times_makes_no_live_page(take):
    teasers = "".join(
        f'<div><time datetime="2011-05-0{day}T10:00:00Z">10:0{day}</time><p>Another story entirely, about '
        f"something that happened a while ago in a place far away.</p></div>"
        for day in range(1, 6)
    )
    head = '<meta property="article:published_time" content="2011-05-02T10:00:00Z">'
    assert len(take(page(head, BODY * 2 + teasers), published=None).entries) == 1


def test_a_guessed_date_is_told(take):
    intake = take(page(body="<p class='date'>Published: May 2, 2011</p>" + BODY), published=None)
    assert f"{intake.report.published_at.start:%Y-%m-%d}" == "2011-05-02"
    assert "date-guessed" in [issue.code for issue in intake.issues]


@pytest.mark.parametrize("body", ["", "<script>var x = 1;</script>", "<p> </p>"])
def test_a_page_without_text_is_refused(take, body):
    with pytest.raises(NotAPage):
        take(page(body=body))


@pytest.mark.parametrize("feed", ['<?xml version="1.0"?><rss><channel/></rss>', "<feed xmlns='x'></feed>"])
def test_a_feed_is_refused_with_a_way_out(take, feed):
    with pytest.raises(NotAPage, match="feed"):
        take(feed, published=date(2011, 5, 2))
