"""Claims are one line each, sources are folded, and both open by a press, by a link and by a search."""

import pytest
from loosen.site.article_markup import Embed, split_embeds
from loosen.site.urls import EVIDENCE, claim_anchor, source_anchor, url_for
from playwright.sync_api import expect

from .conftest import Open
from .publish import Published

pytestmark = pytest.mark.browser


def test_a_claim_shows_its_grade_and_opens_to_what_research_says(
    our_site: Published, open_page: Open
) -> None:
    content = our_site.site
    article = next(one for one in content.articles.values() if "::: claim" in one.text)
    claim = next(
        content.claims[piece.id]
        for piece in split_embeds(article.text)
        if isinstance(piece, Embed) and piece.kind == "claim"
    )
    page = open_page(our_site, url_for(article), java_script_enabled=False)
    line = page.locator("details.claim > summary", has_text=claim.claim)
    expect(line).to_contain_text(content.grades[claim.grade].name)
    said = page.get_by_text(claim.sentence)
    expect(said).to_be_hidden()
    line.click()
    expect(said).to_be_visible()


def test_the_timer_in_an_article_waits_until_it_is_asked_for(our_site: Published, open_page: Open) -> None:
    article = next(one for one in our_site.site.articles.values() if "::: exercise" in one.text)
    page = open_page(our_site, url_for(article))
    timer = page.locator("hold-timer").first
    expect(timer).to_be_hidden()
    page.locator(".try > summary").first.click()
    expect(timer.get_by_role("button", name=our_site.words("timer.start"), exact=True)).to_be_visible()


def test_a_link_to_a_claim_or_a_source_opens_what_holds_it(site: Published, open_page: Open) -> None:
    claim = next(iter(site.site.claims.values()))
    page = open_page(site, claim_anchor(claim.id))
    expect(page.get_by_text(claim.sentence)).to_be_visible()
    source = next(iter(site.site.sources.values()))
    page = open_page(site, source_anchor(source.id))
    expect(page.locator(f"#source-{source.id}")).to_be_in_viewport()


def test_words_leave_the_sources_that_have_them(our_site: Published, open_page: Open) -> None:
    source = next(one for one in our_site.site.sources.values() if one.url and one.year)
    first, *_, last = source.title.split()
    page = open_page(our_site, EVIDENCE)
    rows = page.locator(".bibliography > li:visible")
    expect(rows).to_have_count(0)
    field = page.get_by_role("searchbox", name=our_site.words("evidence.find"))
    field.fill(f"{last} {first.upper()} {source.year}")
    expect(page.locator(f"#source-{source.id}")).to_be_visible()
    for row in rows.all_inner_texts():
        assert first.lower() in row.lower()
        assert last.lower() in row.lower()
    found = our_site.words("evidence.found", n=rows.count())
    expect(page.locator("find-sources output")).to_have_text(found)
    field.fill("")
    expect(rows).to_have_count(0)
    expect(page.locator("find-sources output")).to_be_empty()


def test_every_source_can_be_unfolded_without_javascript(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, EVIDENCE, java_script_enabled=False)
    expect(page.get_by_role("searchbox", name=our_site.words("evidence.find"))).to_have_count(0)
    for group in page.locator(".bibliographies summary").all():
        group.click()
    expect(page.locator(".bibliography > li:visible")).to_have_count(len(our_site.site.sources))
