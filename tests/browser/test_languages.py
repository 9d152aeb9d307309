"""Small sites in other languages, one of them read from right to left, as `loosen init` begins them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from loosen.build.renderer import TEMPLATES
from loosen.cli import main
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from .conftest import Open
from .engines.tour import AXE
from .publish import Published, published, with_loosen
from .timed import Timed

pytestmark = pytest.mark.browser
AXE_RUN = """() => axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map((it) => `${it.id}: ${it.nodes[0].target}`))"""
STICKS_OUT = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
DIRECTIONS = {"de": "ltr", "ar": "rtl"}


@pytest.fixture(scope="module", params=DIRECTIONS)
def begun_site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Published]:
    folder = tmp_path_factory.mktemp(request.param)
    done = CliRunner().invoke(main, ["init", str(folder / "begun"), "--language", request.param])
    assert done.exit_code == 0, done.output
    reviewed(folder / "begun" / "content", request.param)
    with published(with_loosen, folder / "begun" / "content", folder) as site:
        yield site


def reviewed(content: Path, language: str) -> None:
    """The author has had the safety words read, and keeps them as they are."""
    english, theirs = (
        yaml.safe_load((TEMPLATES / f"words.{one}.yml").read_text("utf-8")) for one in ("en", language)
    )
    own: dict[str, dict[str, str]] = {}
    for group, name in (key.split(".") for key in english["catalogue"]["safety"]):
        if name in english[group]:
            own.setdefault(group, {})[name] = theirs[group].get(name, english[group][name])
    (content / "words.yml").write_text(yaml.safe_dump(own, allow_unicode=True), "utf-8")


def test_the_search_leads_to_the_emergency_signs(begun_site: Published) -> None:
    (words,) = begun_site.folder.rglob("menu/words.js")
    at = re.findall(r'safety_at"?: *"(.*?)"', words.read_text("utf-8"))
    assert at
    assert (begun_site.folder / at[0] / "index.html").exists()


def test_each_page_says_its_language_and_direction(begun_site: Published) -> None:
    language = begun_site.site.settings.language
    for path in begun_site.folder.rglob("*.html"):
        if "assets" in path.parts:
            continue
        html = LexborHTMLParser(path.read_text("utf-8")).css_first("html")
        assert html.attributes["lang"] == language, path
        assert html.attributes.get("dir", "ltr") == DIRECTIONS[language], path


def test_a_reader_finds_their_way_in_their_language(begun_site: Published, open_page: Open) -> None:
    page = open_page(begun_site)
    page.get_by_role("link", name=begun_site.words("home.more_exercises"), exact=True).click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(begun_site.words("nav.all"))


def test_the_timer_speaks_the_language(begun_site: Published, open_page: Open) -> None:
    address = begun_site.pages("routine")[0].address
    page = open_page(begun_site, address, clock=True)
    timer = Timed(page)
    timer.press(begun_site.words("timer.start"))
    timer.sees(begun_site.words("timeline.ready"))
    timer.wait_until(1)
    timer.sees(timer.phases[1].what)
    pressed = page.get_by_role("button", name=begun_site.words("timer.pause"), exact=True)
    expect(pressed).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", ["home", "exercise", "routine"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    begun_site: Published, open_page: Open, kind: str, width: int
) -> None:
    address = begun_site.pages(kind)[0].address
    page = open_page(begun_site, address, viewport={"width": width, "height": 844})
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.evaluate(f"() => {{ {AXE.read_text('utf-8')} }}")
    assert page.evaluate(AXE_RUN) == []
    assert page.evaluate(STICKS_OUT) <= 0


def test_a_figure_is_not_mirrored_by_the_language(begun_site: Published, open_page: Open) -> None:
    """Left is the reader's left, whichever way they read."""
    for page_of in begun_site.pages("exercise"):
        page = open_page(begun_site, page_of.address)
        picture = page.locator("article figure svg").first
        matrix = picture.evaluate("(one) => new DOMMatrix(getComputedStyle(one).transform).a")
        assert matrix > 0
