"""Kinds of exercise of an author's own are as those of every site: listed, chosen, timed, planned."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from .conftest import Open
from .publish import Published, published, with_loosen
from .timed import Timed

pytestmark = pytest.mark.browser
TESTS = Path(__file__).parents[1]
NECK, CASE = TESTS / "neck", TESTS / "cases" / "check" / "own-kind" / "good.yml"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The neck site with a kind that is held, `balance`, and one that counts repeats, `nerve-glide`."""
    content = tmp_path_factory.mktemp("given") / "content"
    files = {path.relative_to(NECK): path.read_text("utf-8") for path in NECK.rglob("*") if path.is_file()}
    files |= {Path(name): text for name, text in yaml.safe_load(CASE.read_text("utf-8"))["files"].items()}
    for name, text in files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, "utf-8")
    with published(with_loosen, content, tmp_path_factory.mktemp("own-kind")) as made:
        yield made


def test_its_page_has_a_timer_that_counts_what_its_kind_says(site: Published, open_page: Open) -> None:
    left = site.words("timeline.left")
    for address, what in (
        ("/balance/one-leg-stand/", "Keep {A} still & breathe"),
        ("/nerve-glide/arm-glide/", site.words("timeline.move")),
    ):
        timer = Timed(open_page(site, address, clock=True))
        assert timer.phases[1].what == site.words("timeline.sided", what=what, side=left)
        timer.press(site.words("timer.start"))
        timer.sees(timer.phases[0].what)


def test_it_has_a_section_and_is_a_choice_in_the_list(site: Published, open_page: Open) -> None:
    page = open_page(site, "/exercises/")
    page.get_by_text("Balance", exact=True).click()
    expect(page.locator("main").get_by_role("link", name="Standing on one leg")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="Ear to shoulder")).to_be_hidden()
    page = open_page(site, "/balance/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Balance {A} exercises")
    expect(page.locator("main").get_by_role("link", name="Standing on one leg")).to_be_visible()


def test_it_can_be_put_into_a_plan(site: Published, open_page: Open) -> None:
    page = open_page(site, "/prescribe/")
    group = page.get_by_role("group", name="Nerve glides")
    expect(group.get_by_label("Arm glide")).to_be_visible()


def test_its_icon_and_colour_are_in_the_sheet(site: Published) -> None:
    sheet = "".join(path.read_text("utf-8") for path in (site.folder / "assets").rglob("*.css"))
    assert ".kind.kind--balance" in sheet
    assert "data:image/svg+xml;base64," in sheet.partition(".kind--balance:")[2][:300]
