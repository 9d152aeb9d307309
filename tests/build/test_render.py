"""Pages become Markdown: one golden page of each kind, and what must hold on all of them."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import markdown
import pytest
import yaml
from loosen.build.build import load_and_check, render_all
from loosen.build.dataset import FOLDER
from loosen.build.renderer import (
    TEMPLATES,
    Renderer,
    as_script,
    catalogue,
    front_matter,
    inline,
    link,
    markdown_text,
    plain,
    tidy,
    url,
)
from loosen.build.renderer import html as as_html
from loosen.model import Site
from loosen.model.settings import PARTS, Entry, Part
from loosen.site.pages import KINDS, Page, fragments, navigation, pages
from loosen.site.pages.page import Texts, path_of
from loosen.site.pages.reference_pages import PrivacyContext
from selectolax.lexbor import LexborHTMLParser as HTMLParser

CASES = Path(__file__).parents[1] / "cases"
GOLDEN = {
    "home": "/",
    "routines": "/routines/",
    "routine": "/routines/screen-break/",
    "exercises": "/exercises/",
    "exercises-by-muscle": "/exercises/by-muscle/",
    "exercises-by-equipment": "/exercises/by-equipment/",
    "exercises-by-minutes": "/exercises/by-minutes/",
    "kind": "/stretches/",
    "stretch": "/stretches/ear-to-shoulder/",
    "self-massage": "/self-massage/shoulder-ball/",
    "breathing": "/breathing/belly-breathing/",
    "mobility": "/mobility/blade-squeeze/",
    "strength": "/strength/wall-push-up/",
    "rest": "/positions-of-ease/arms-on-pillow/",
    "walk": "/walking/easy-walk/",
    "muscles": "/muscles/",
    "muscle": "/muscles/upper-trapezius/",
    "pain-cycle": "/pain-cycle/",
    "articles": "/articles/",
    "article": "/articles/how-long-to-hold/",
    "safety": "/safety/",
    "evidence": "/evidence/",
    "glossary": "/glossary/",
    "about": "/about/",
    "own-page": "/contact/",
    "prescribe": "/prescribe/",
    "privacy": "/privacy/",
    "data": "/data/",
}


@pytest.fixture
def cycle_site(changed: Callable[[Path], Path]) -> Site:
    """The small site with a pain cycle, which it lacks."""
    content = changed(CASES / "check/pain-cycle-shape/as-promised.yml")
    site, _ = load_and_check(content, today=date(2026, 12, 1))
    assert site
    return site


@pytest.fixture
def own_page_site(changed: Callable[[Path], Path]) -> Site:
    """The small site with a page of its author's own."""
    site, _ = load_and_check(changed(CASES / "check/own-page/as-promised.yml"), today=date(2026, 12, 1))
    assert site
    return site


@pytest.mark.parametrize(("name", "address"), GOLDEN.items())
def test_a_page_reads_as_its_case_says(
    name: str, address: str, request: pytest.FixtureRequest, golden: Callable[[Path, str], None]
) -> None:
    fixtures = {"pain-cycle": "cycle_site", "own-page": "own_page_site"}
    site = request.getfixturevalue(fixtures.get(name, "neck_site"))
    page = next(one for one in pages(site) if one.address == address)
    golden(CASES / f"render/{name}.md", Renderer(site).render(page))


def test_what_a_plan_fetches_of_an_exercise_reads_as_its_case_says(
    neck_site: Site, golden: Callable[[Path, str], None]
) -> None:
    piece = next(one for one in fragments(neck_site) if one.id == "ear-to-shoulder")
    golden(CASES / "render/recipe.js", Renderer(neck_site).render(piece))


@pytest.mark.parametrize("text", ['</script><b>"', "\\", "`${x}`", "\u2028'\n", "&amp;"])
@pytest.mark.skipif(not shutil.which("node"), reason="`make test` installs Node")
def test_a_script_hands_over_any_text_as_it_is(text: str, tmp_path: Path) -> None:
    file = tmp_path / "page.js"
    said = "console.log(JSON.stringify(self.handedOver.one))"
    file.write_text(f"globalThis.self = globalThis;\n{as_script('one', text)}\n{said}", "utf-8")
    done = subprocess.run(["node", file], capture_output=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout) == text


MAP = """
title: Where do you feel it?
lead: Choose a muscle.
before:
  name: Pain down your arm?
  text: Start with the [screen break](/routines/screen-break/).
"""
REGION = "map: [{view: back, spot: [0.02, 0.3]}]"


def test_who_should_not_follow_the_map_is_told_before_it_and_on_muscles_marked_so(neck: Path) -> None:
    (neck / "body-map.yml").write_text(MAP, "utf-8")
    for name, more in (("upper-trapezius", f"{REGION}\nshow before: yes"), ("rhomboids", REGION)):
        file = neck / f"muscles/{name}.yml"
        file.write_text(f"{file.read_text('utf-8')}{more}\n", "utf-8")
    made = rendered_pages(neck)
    notice = "Pain down your arm?</p><p>Start with the <a href="
    assert 0 < made["/"].index(notice) < made["/"].index("<svg")
    marked, other = (made[f"/muscles/{name}/"] for name in ("upper-trapezius", "rhomboids"))
    assert 0 < marked.index(notice) < marked.index("\n## ")
    assert notice not in other


@pytest.mark.parametrize(
    ("optional", "says"), [("no", "First do this massage"), ("yes", "Massage first, if you like")]
)
def test_a_stretch_says_whether_its_massage_may_be_left_out(neck: Path, optional: str, says: str) -> None:
    method = neck / "method.yml"
    text = method.read_text("utf-8").replace("order:\n", f"order:\n  optional: {optional}\n", 1)
    method.write_text(text, "utf-8")
    assert f">{says}</p>\n" in rendered_pages(neck)["/stretches/ear-to-shoulder/"]


FIGURE = """
figure:
  shows: Sitting tall on a chair with the elbows drawn back.
{steps}  body:
    lies: sitting
    seat: 45
    arms: {{flexion: -30, abduction: 14, elbow: 60}}
    start: {{arms: {{flexion: 4, abduction: 8, elbow: 20}}}}
    props: {{chair: {{}}}}
"""


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        ("", {"stage": 2, "position": 0, "first": 0, "second": 0}),
        ("  end at step: 1\n", {"stage": 1, "position": 1, "first": 1, "second": 0}),
        ("  start at step: 2\n  end at step: 1\n", {"stage": 1, "position": 0, "first": 1, "second": 1}),
    ],
)
def test_a_picture_stands_at_the_step_that_leads_to_it(neck: Path, steps: str, shown: dict[str, int]) -> None:
    file = neck / "exercises/blade-squeeze.yml"
    file.write_text(file.read_text("utf-8") + FIGURE.format(steps=steps), "utf-8")
    page = HTMLParser(rendered_pages(neck)["/mobility/blade-squeeze/"])
    places = {"stage": ".stage", "position": ".position", "first": ".steps > li:nth-child(1)"}
    places["second"] = ".steps > li:nth-child(2)"
    assert {name: len(page.css(f"{place} svg.f")) for name, place in places.items()} == shown
    drawn = [one.attributes["id"] for one in page.css(".stage svg.f > g[id]")]
    used = [one.attributes["xlink:href"] for one in page.css(".steps use")]
    assert used == ([f"#{drawn[0]}"] if steps else [])


def test_a_source_without_an_address_leads_where_its_doi_does(neck: Path) -> None:
    file = neck / "evidence/sources.yml"
    text = file.read_text("utf-8").replace("  url: https://doi.org/10.52082/jssm.2021.535\n", "")
    file.write_text(text.replace("10.52082/jssm.2021.535", '10.1002/(SICI)1<a>"&3.0.CO;2-2'), "utf-8")
    assert (
        '<a href="https://doi.org/10.1002/(SICI)1%3Ca%3E%22%263.0.CO;2-2">'
        in rendered_pages(neck)["/evidence/"]
    )


def test_a_text_leads_to_a_telephone_and_to_a_mailbox(neck: Path) -> None:
    file = neck / "articles/how-long-to-hold.md"
    links = "[Call](tel:+49301234567) or [write](mailto:me@example.org)."
    file.write_text(f"{file.read_text('utf-8')}\n\n{links}\n", "utf-8")
    assert links in rendered_pages(neck)["/articles/how-long-to-hold/"]


def test_a_front_page_that_says_little_has_words_of_its_language_and_no_empty_part(neck: Path) -> None:
    file = neck / "site.yml"
    text = re.sub(r"  (choices title|method title|method|honesty): .*\n", "", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    home = rendered_pages(neck)["/"]
    assert "\n## What do you have time for?\n" in home
    assert "How it works" not in home
    assert ">None<" not in home
    assert "\nNone" not in home


def test_a_page_of_the_authors_own_stands_at_the_foot_of_all_and_in_the_menu_if_wanted(neck: Path) -> None:
    (neck / "pages").mkdir()
    for id, menu in (("contact", "yes"), ("imprint", "no")):
        text = f"---\nname: '{id} <i>'\nsummary: What it is.\nmenu: {menu}\n---\n\nText.\n"
        (neck / f"pages/{id}.md").write_text(text, "utf-8")
    for id in ("contact", "imprint"):
        assert (
            f'<a href="../../{id}/">{id} &lt;i&gt;</a>' in rendered_pages(neck)["/articles/how-long-to-hold/"]
        )
    site, _ = load_and_check(neck, today=date(2026, 12, 1))
    assert site
    menu = navigation(site, catalogue(site))
    assert ("contact <i>", "contact/index.md") in menu
    assert "imprint/index.md" not in dict(menu).values()


def rendered_pages(content: Path) -> dict[str, str]:
    """Each page's text by its address."""
    site, report = load_and_check(content, today=date(2026, 12, 1))
    assert site, str(report)
    renderer = Renderer(site)
    return {page.address: renderer.render(page) for page in pages(site)}


def test_every_template_has_a_case(neck_site: Site, cycle_site: Site, own_page_site: Site) -> None:
    shown = {
        one.kind.name
        for site in (neck_site, cycle_site, own_page_site)
        for one in pages(site)
        if one.address in GOLDEN.values()
    }
    assert shown == {path.name.removesuffix(".md.jinja") for path in (TEMPLATES / "pages").iterdir()}


@pytest.fixture(scope="session")
def rendered(real_site: Site, neck_site: Site) -> list[tuple[Page, str]]:
    """Every page of both sites."""
    both = [(Renderer(site), pages(site)) for site in (real_site, neck_site)]
    return [(page, renderer.render(page)) for renderer, made in both for page in made]


def test_every_page_begins_with_front_matter_that_a_publisher_reads(rendered: list[tuple[Page, str]]) -> None:
    for _, text in rendered:
        _, head, body = text.split("---\n", 2)
        matter = yaml.safe_load(head)
        assert matter["title"].strip()
        assert matter["description"].strip()
        assert body.strip()


def test_every_page_has_one_heading_of_the_first_level(rendered: list[tuple[Page, str]]) -> None:
    for page, text in rendered:
        assert len(re.findall(r"^# |<h1[ >]", text, re.MULTILINE)) == 1, page.address


def test_markdown_is_tidy(rendered: list[tuple[Page, str]]) -> None:
    for page, text in rendered:
        assert not re.search(r"[ \t]\n|\n\n\n|\t", text), page.address
        assert text.endswith("\n")


@pytest.mark.slow
def test_every_relative_link_of_a_page_leads_to_a_page(real_site: Site) -> None:
    made = render_all(real_site)
    for page in pages(real_site):
        text = made[page.path].decode()
        folder = Path("/", page.path).parent
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if not target.startswith(("https://", "#", "mailto:")):
                assert resolved(folder, target.partition("#")[0]) in made, f"{page.address}: {target}"
        for target in re.findall(r'(?:href|src)="([^"]+)"', text):
            if not target.startswith(("https://", "http://", "#", "mailto:")):
                place = resolved(Path(page.address), target.partition("#")[0])
                # The open data is made by `finish`, and tested there.
                there = place in made or f"{place}/index.md".lstrip("/") in made or place.startswith(FOLDER)
                assert there, f"{page.address}: {target}"


PICTURE = re.compile(r'class="(?:thumbnail|entry__picture)"')
LISTS = ("exercises", "by_muscle", "by_equipment", "by_minutes", "kind", "muscle", "prescribe")


@pytest.mark.slow
def test_a_list_with_too_many_exercises_for_pictures_has_rows_of_text(
    real_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = lists(real_site)
    monkeypatch.setattr("loosen.site.pages.page.MOST_CARDS", 0)
    rows = lists(real_site)
    for address, text in rows.items():
        assert PICTURE.search(cards[address]), address
        assert not PICTURE.search(text), address
        for what in (r'(?:href|data-pick)="([\w./-]+)"', r"(\d+) min(?:utes?)?(?: ·|<)"):
            assert sorted(re.findall(what, text)) == sorted(re.findall(what, cards[address])), address


def test_a_list_with_too_many_routines_for_pictures_has_none(
    real_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown() -> tuple[int, int]:
        (page,) = (page for page in pages(real_site) if page.kind.name == "routines")
        text = Renderer(real_site).render(page)
        return text.count("<svg"), text.count('class="routine-card"')

    drawn, cards = shown()
    monkeypatch.setattr("loosen.site.pages.page.MOST_CARDS", 0)
    assert drawn
    assert shown() == (0, cards)


@pytest.mark.slow
def test_the_letters_of_a_long_list_lead_to_its_parts(
    real_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loosen.site.pages.page.MOST_CARDS", 0)
    monkeypatch.setattr("loosen.site.alphabet_index.MIN_FOR_GROUPS", 2)
    few = ("/muscles/", "/prescribe/", "/breathing/", "/mobility/", "/walking/")
    for address, text in lists(real_site).items():
        led = re.findall(r'href="#([^"]+)"', text)
        found = re.findall(r' id="([^"]+)"', text)
        assert set(led) <= set(found), address
        assert len(found) == len(set(found)), address
        assert led or address.startswith(few), address


def lists(site: Site) -> dict[str, str]:
    """The texts of the pages that list exercises, by address."""
    renderer = Renderer(site)
    made = [page for page in pages(site) if page.kind.name in LISTS]
    return {page.address: renderer.render(page) for page in made}


def resolved(folder: Path, target: str) -> str:
    parts: list[str] = []
    for part in [*folder.parts[1:], *target.split("/")]:
        if part == "..":
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)


def test_no_author_can_send_a_script_to_a_reader(neck_site: Site) -> None:
    page = next(iter(pages(neck_site)))
    script = "<script>alert(1)</script>"
    for made in (plain(script), markdown_text(script, page), str(inline(script, page))):
        assert "<script" not in made
    assert "<img" not in inline("<img src=x onerror=alert(1)>", page)


@pytest.mark.parametrize(
    "text", ["a *b* c", "[a](/b/)", "# a", "a_b_", "`a`", "a | b", "~~a~~", "a & b", "<i>", "\\"]
)
def test_plain_text_is_shown_as_it_was_typed(text: str) -> None:
    assert shown(f"x {plain(text)}") == f"<p>x {text}</p>"


@pytest.mark.parametrize("text", ["- a", "+ a", "1. a", "> a", "a\n\nb", "a\n---"])
def test_plain_text_at_the_start_of_a_line_is_a_paragraph(text: str) -> None:
    assert shown(plain(text)) == f"<p>{' '.join(text.split())}</p>"


def shown(text: str) -> str:
    """As MkDocs shows it: these two extensions are always on."""
    return html.unescape(markdown.markdown(text, extensions=["tables", "fenced_code"]))


def page_at(address: str) -> Page:
    context = PrivacyContext()
    return Page(
        kind=KINDS[0], address=address, texts=Texts("A", "A"), reviewed=None, trail=(), context=context
    )


SOME = page_at("/stretches/a/")
TOP = page_at("/")


@pytest.mark.parametrize(
    ("to", "page", "file", "address"),
    [
        ("/safety/", SOME, "../../safety/index.md", "../../safety/"),
        ("/safety/#soon", SOME, "../../safety/index.md#soon", "../../safety/#soon"),
        ("/stretches/b/", SOME, "../b/index.md", "../b/"),
        ("/stretches/a/", SOME, "index.md", "./"),
        ("/", SOME, "../../index.md", "../../"),
        ("/safety/", TOP, "safety/index.md", "safety/"),
        ("/", TOP, "index.md", "./"),
    ],
)
def test_links_are_relative_so_that_a_site_may_live_in_a_subfolder(
    to: str, page: Page, file: str, address: str
) -> None:
    assert (link(to, page), url(to, page)) == (file, address)


def test_an_asset_is_a_file_and_no_folder() -> None:
    assert url("/assets/site.css", SOME) == "../../assets/site.css"


@pytest.mark.parametrize(
    ("address", "path"), [("/", "index.md"), ("/safety/", "safety/index.md"), ("/a/b/", "a/b/index.md")]
)
def test_an_address_is_a_file_of_its_own(address: str, path: str) -> None:
    assert path_of(address) == path


@pytest.mark.parametrize("fence", ["~~~", "```", "~~~ x", "````"])
def test_no_plain_text_begins_a_block_of_code_that_another_one_ends(fence: str) -> None:
    for one in (plain(fence), f"<p>{as_html(f'x{chr(10)}{fence}{chr(10)}y')}</p>"):
        page = markdown.markdown(f"{one}\n\nText.\n\n{one}\n", extensions=["fenced_code"])
        assert "<code>" not in page
        assert "<p>Text.</p>" in page


def test_front_matter_survives_any_title() -> None:
    title = 'Neck: "a" #1 \\ {b} - ---'
    matter = yaml.safe_load(front_matter(title, "x", toc=False).strip("-\n"))
    assert html.unescape(matter["title"]) == title


@pytest.mark.parametrize("key", ["title", "description", "tags"])
def test_front_matter_is_html_as_both_publishers_put_it_into_a_page_as_it_is(key: str) -> None:
    """`<meta content="...">` and `<title>` of the theme do not escape what they are given."""
    text = '0;url=https://evil.example" http-equiv="refresh\'><img src=x onerror=alert(1)> & &amp;'
    values = {"title": "x", "description": "x", "tags": []} | {key: [text] if key == "tags" else text}
    written = yaml.safe_load(front_matter(**values, toc=False).strip("-\n"))[key]
    read = HTMLParser(f'<meta content="{written[0] if key == "tags" else written}">').css_first("meta")
    assert read
    assert read.attributes == {"content": text}


def test_the_address_to_edit_a_file_is_text_in_the_foot(neck: Path) -> None:
    settings = neck / "site.yml"
    settings.write_text(settings.read_text("utf-8") + "edit address: https://git.example/a&copy=/\n", "utf-8")
    site, report = load_and_check(neck, today=date(2026, 12, 1))
    assert site, str(report)
    page = next(one for one in pages(site) if one.kind.name == "safety")
    assert "https://git.example/a&amp;copy=/neck/safety.yml" in Renderer(site).render(page)


def test_tidy_leaves_one_empty_line_and_one_end() -> None:
    assert tidy("\n\na  \n\n\n\nb\t\n\n") == "a\n\nb\n"


def test_navigation_lists_only_sections_that_are_there(neck_site: Site, real_site: Site) -> None:
    small = navigation(neck_site, catalogue(neck_site))
    large = navigation(real_site, catalogue(real_site))
    assert set(large) - set(small) == {(real_site.pain_cycle and "The pain cycle", "pain-cycle/index.md")}
    assert {path for _, path in large} <= set(render_all(real_site))


def test_the_front_page_has_the_parts_that_its_author_wants_in_their_order(neck_site: Site) -> None:
    def headings(*parts: Part) -> list[str]:
        home = replace(neck_site.settings.home, sections=parts)
        text = rendered(replace(neck_site, settings=replace(neck_site.settings, home=home)))
        return re.findall(r'^## (.*)|<p class="(more)">', text, re.MULTILINE)

    def rendered(site: Site) -> str:
        return render_all(site)["index.md"].decode()

    choices, method = ("What do you have time for?", ""), ("How it works", "")
    assert headings(*PARTS) == [choices, ("", "more"), method]
    assert headings("method", "choices") == [method, choices]
    assert headings() == []


def test_the_foot_has_the_links_of_the_author(neck_site: Site) -> None:
    links = (Entry(page="safety"), Entry(link="https://a.example/?b=1&c=2", label="Book & pay"))
    site = replace(neck_site, settings=replace(neck_site.settings, footer_links=links))
    text = render_all(site)["stretches/ear-to-shoulder/index.md"].decode()
    assert re.findall(r'<p class="page-foot__links">.*', text) == [
        '<p class="page-foot__links"><a href="../../safety/">Safety</a> '
        '<a href="https://a.example/?b=1&amp;c=2">Book &amp; pay</a></p>'
    ]
