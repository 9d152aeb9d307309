"""A source or a claim is made where it is chosen; only what fits is offered."""

import json

import pytest
from click.testing import CliRunner
from loosen.cli import main
from playwright.sync_api import Locator, Page, expect

from .asking import asked, filled, posted, studio_of
from .conftest import Serving
from .studio_form import FILE, field, fill, opened

pytestmark = pytest.mark.usefixtures("as_it_was")


FIRST = "the first choice"


def fill_in(dialog: Locator, values: dict[str, str]) -> None:
    for key, text in values.items():
        box = dialog.locator(f'[data-schemapath="root.{key}"]').locator("input, textarea, select").first
        if box.evaluate("it => it.tagName") == "SELECT":
            box.select_option(text) if text != FIRST else box.select_option(index=1)
        else:
            box.fill(text)
            box.blur()


def make_source(dialog: Locator) -> None:
    fill_in(dialog, {"type": "trial", "authors": "Meier A, Brandt B", "year": "2020", "title": "On calves"})
    expect(dialog.get_by_label("Short name for its address")).to_have_value("meier2020")
    dialog.get_by_role("button", name="Save and choose it").click()


@pytest.mark.browser
def test_a_claim_and_its_source_are_made_while_an_exercise_is_edited(serving: Serving, page: Page) -> None:
    opened(serving, page)
    fill(page, "name", "Calf stretch at a wall")
    field(page, "claims").get_by_role("button", name="New claim").click()
    claim = page.get_by_role("dialog", name="New claim")
    claim.get_by_role("button", name="Save and choose it").click()
    expect(claim.get_by_text("things need your attention")).to_be_visible()
    expect(claim.locator('[data-schemapath="root.claim"]')).to_contain_text("Fill this in.")
    fill_in(
        claim, {"topic": FIRST, "grade": FIRST, "claim": "Calves like walls.", "sentence": "Nobody knows."}
    )
    claim.get_by_role("button", name="New source").click()
    make_source(page.get_by_role("dialog", name="New source"))
    expect(claim.locator('[data-schemapath="root.sources.0"] select')).to_have_value("meier2020")
    claim.get_by_role("button", name="Save and choose it").click()
    expect(claim).to_have_count(0)
    expect(field(page, "claims").locator("select").last).to_have_value("calves-like-walls")
    expect(field(page, "name").locator("input")).to_have_value("Calf stretch at a wall")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(f"Saved: {FILE}")).to_be_visible()
    text = (serving.content / FILE).read_text("utf-8")
    assert "roll-then-stretch, calves-like-walls]" in text
    claims = (serving.content / "evidence" / "claims.yml").read_text("utf-8")
    assert "\n\ncalves-like-walls:\n  claim: Calves like walls.\n" in claims
    assert claims.endswith("  sources: [meier2020]\n")
    checked = CliRunner().invoke(main, ["check", "--content", str(serving.content)])
    assert "error" not in checked.output


@pytest.mark.browser
def test_a_source_is_put_where_the_cursor_stands_in_an_article(serving: Serving, page: Page) -> None:
    page.goto(serving.url("/studio/"))
    file = next(path for path in sorted((serving.content / "articles").glob("*.md")))
    page.get_by_label("Edit").select_option(f"articles/{file.name}#")
    text = page.get_by_label("Text of the article")
    text.fill("## A heading\n\nCalves like walls.")
    page.get_by_role("button", name="Put in a source").click()
    pick = page.get_by_role("dialog", name="Put in a source")
    pick.get_by_label("Which one?").select_option("bandy1994")
    pick.get_by_role("button", name="Put in", exact=True).click()
    expect(text).to_have_value("## A heading\n\nCalves like walls.[@bandy1994]")
    page.get_by_role("button", name="Put in a source").click()
    pick.get_by_role("button", name="New source").click()
    make_source(page.get_by_role("dialog", name="New source"))
    expect(text).to_have_value("## A heading\n\nCalves like walls.[@bandy1994][@meier2020]")
    assert "\nmeier2020:\n" in (serving.content / "evidence" / "sources.yml").read_text("utf-8")


@pytest.mark.browser
def test_only_massages_of_a_muscle_of_the_stretch_come_first(serving: Serving, page: Page) -> None:
    opened(serving, page)
    prepare = field(page, "prepare").locator("option:not([disabled])")
    expect(prepare).to_have_count(2)
    assert prepare.evaluate_all("them => them.map(it => it.value)") == ["", "calf-roll"]
    fill(page, "muscles.0", "hamstrings")
    expect(field(page, "prepare").locator("option[value='hamstring-roll']")).to_be_enabled()


def entry(serving: Serving, id: str, **changes: object) -> dict[str, object]:
    opened = json.loads(asked(studio_of(serving), "/new?kind=topic").body)
    return opened | {"entry": id, "value": {"name": "Walls"}, **changes}


def test_a_new_entry_stands_at_the_end_and_what_was_there_is_unchanged(serving: Serving) -> None:
    path = serving.content / "vocabulary" / "topics.yml"
    before = path.read_text("utf-8")
    assert posted(serving, "save", json.dumps(entry(serving, "walls")).encode()).status == 200
    assert path.read_text("utf-8") == f"{before.rstrip()}\n\nwalls:\n  name: Walls\n"


def test_the_first_entry_makes_its_file(serving: Serving) -> None:
    path = serving.content / "vocabulary" / "topics.yml"
    path.unlink()
    assert posted(serving, "save", json.dumps(entry(serving, "walls")).encode()).status == 200
    line, _, rest = path.read_text("utf-8").partition("\n\n")
    assert line.startswith("# yaml-language-server")
    assert rest == "walls:\n  name: Walls\n"


@pytest.mark.parametrize(
    ("id", "why"),
    [("stretching", "there is a `stretching` already"), ("No Id", "small letters"), ("", "a short name")],
)
def test_an_id_that_is_taken_or_none_changes_nothing(serving: Serving, id: str, why: str) -> None:
    path = serving.content / "vocabulary" / "topics.yml"
    before = path.read_bytes()
    answer = posted(serving, "save", json.dumps(entry(serving, id)).encode())
    assert answer.status == 403
    assert why in answer.refused
    assert path.read_bytes() == before


def test_markup_in_a_text_is_told_at_its_field(serving: Serving) -> None:
    given = filled(serving, FILE)
    value = given["value"]
    assert isinstance(value, dict)
    given["value"] = value | {"steps": ["Press the heel <b>down</b>."]}
    told = json.loads(posted(serving, "draft", json.dumps(given).encode()).body)
    first = told["problems"][0]
    assert (first["path"], first["message"]) == (["steps", "0"], "a text must not have HTML, got `<b>`")


def test_a_new_thing_has_no_notes_that_the_form_shows_anyway(serving: Serving) -> None:
    for kind in ("stretch", "routine", "article"):
        opened = json.loads(asked(studio_of(serving), f"/new?kind={kind}&id=walls&name=Walls").body)
        head = opened["base"].removeprefix("---\n").partition("---\n")[0]
        assert [
            line for line in head.splitlines() if "#" in line and "yaml-language-server" not in line
        ] == []
        assert "\nname: Walls\n" in f"\n{opened['base']}"
