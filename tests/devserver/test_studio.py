"""The studio as a therapist uses it, who has never seen YAML."""

import re

import pytest
from click.testing import CliRunner
from loosen.cli import main
from playwright.sync_api import Locator, Page, expect

from .conftest import Serving
from .studio_form import FILE, add, expand, field, fill, opened

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("as_it_was")]


def fill_in_the_words(page: Page) -> None:
    for path, text in {
        "summary": "Eases the calf while you stand in a doorway.",
        "level": "gentle",
        "posture": "standing",
        "position": "Stand in a doorway and hold the frame with both hands.",
        "prepare": "calf-roll",
        "sides": "each",
        "dose.hold": "30 s",
        "dose.days per week": "3-6",
        "feel": "A mild pull in the calf of the back leg.",
        "breathing": "Breathe out slowly.",
        "reviewed": "2026-11-22",
    }.items():
        fill(page, path, text)
    add(page, "muscles", "gastrocnemius")
    add(page, "steps", "Step back with one foot.", "Press its heel down.")
    fill(page, "easier", "Bend the back knee a little.")
    fill(page, "harder", "Step further back.")
    add(page, "mistakes", "Letting the heel rise.")
    add(page, "ask first", "You hurt your calf not long ago.")
    add(page, "stop if", "Your calf cramps.")
    add(page, "sources", "alberta-piriformis")


def fill_in_the_drawing(page: Page) -> None:
    expand(page, "figure")
    expand(page, "figure.body")
    fill(page, "figure.shows", "Standing with one foot behind the other.")
    for side, ahead in (("right", "20"), ("left", "-20")):
        expand(page, f"figure.body.{side} leg")
        expand(page, f"figure.body.{side} leg.foot")
        fill(page, f"figure.body.{side} leg.foot.ahead", ahead)


def test_a_new_stretch_with_a_drawing_is_made_without_a_line_of_yaml(serving: Serving, page: Page) -> None:
    page.goto(serving.url("/studio/"))
    page.get_by_role("button", name="Begin something new").click()
    page.get_by_label("What is it?").select_option("stretch")
    page.get_by_label("Name, as people say it").fill("Doorway calf stretch")
    expect(page.get_by_role("textbox", name="Short name for its address")).to_have_value(
        "doorway-calf-stretch"
    )
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_text(re.compile(r"\d+ things need your attention"))).to_be_visible()
    fill_in_the_words(page)
    fill_in_the_drawing(page)
    shown = page.frame_locator("#page")
    expect(shown.get_by_role("heading", level=1)).to_have_text("Doorway calf stretch")
    expect(shown.locator("hold-timer")).to_be_visible()
    before = shown.locator("figure svg, svg.figure").first.inner_html()
    fill(page, "figure.body.turned", "30")
    expect(shown.locator("figure svg, svg.figure").first).not_to_have_js_property("innerHTML", before)
    path = serving.content / "exercises" / "doorway-calf-stretch.yml"
    assert not path.exists()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved: exercises/doorway-calf-stretch.yml")).to_be_visible()
    checked = CliRunner().invoke(main, ["check", "--content", str(serving.content)])
    assert "error" not in checked.output
    page.goto(serving.url("/stretches/doorway-calf-stretch/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Doorway calf stretch")


def test_a_save_changes_the_one_line_and_keeps_every_note(serving: Serving, page: Page) -> None:
    path = serving.content / FILE
    before = path.read_text("utf-8").replace("level:", "# My own note.\nlevel:", 1)
    path.write_text(before, "utf-8")
    opened(serving, page)
    fill(page, "name", "Calf stretch at a wall")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(f"Saved: {FILE}")).to_be_visible()
    after = path.read_text("utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before.splitlines(), after, strict=True) if old != new]
    assert [new for _, new in changed] == ["name: Calf stretch at a wall"]


def test_a_mistake_stands_at_its_field_while_you_type(serving: Serving, page: Page) -> None:
    opened(serving, page)
    fill(page, "dose.hold", "20 s")
    expect(field(page, "dose.hold")).to_contain_text("hold must be at least 30 s, got 20 s")
    fill(page, "dose.hold", "30 s")
    expect(field(page, "dose.hold")).not_to_contain_text("must be")


def rows_of_a_routine(serving: Serving, page: Page, file: str) -> tuple[Locator, list[str]]:
    """The rows of a routine's copy, and the exercises in them."""
    text = (serving.content / "routines" / "before-bed.yml").read_text("utf-8")
    (serving.content / file).write_text(
        text.replace("Before bed", "Night").replace("evening", "night"), "utf-8"
    )
    page.goto(serving.url("/studio/"))
    page.get_by_label("Edit").select_option(f"{file}#")
    rows = field(page, "exercises")
    expect(rows.locator("select")).to_have_count(4)
    return rows, rows.locator("select").evaluate_all("them => them.map(it => it.value)")


def test_a_row_of_a_routine_moves_by_keys(serving: Serving, page: Page) -> None:
    rows, was = rows_of_a_routine(serving, page, "routines/night.yml")
    rows.get_by_role("button", name="Move this row").first.press("ArrowDown")
    expect(rows.locator("select").first).to_have_value(was[1])
    expect(rows.get_by_role("button", name="Move this row").nth(1)).to_be_focused()
    expect(page.get_by_role("status").first).to_have_text("Now 2 of 4")


def test_a_row_of_a_routine_is_added_and_dragged(serving: Serving, page: Page) -> None:
    file = "routines/night.yml"
    rows, was = rows_of_a_routine(serving, page, file)
    rows.get_by_role("button", name="Add").last.click()
    rows.locator("select").last.select_option("calf-roll")
    rows.get_by_role("button", name="Other numbers, or a note", expanded=False).last.click()
    fill(page, "exercises.4.note", "Take your time.")
    handles = rows.get_by_role("button", name="Move this row")
    handles.last.scroll_into_view_if_needed()
    handles.last.hover()
    page.mouse.down()
    handles.nth(3).hover()
    page.mouse.up()
    expect(rows.locator("select").nth(3)).to_have_value("calf-roll")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(f"Saved: {file}")).to_be_visible()
    text = (serving.content / file).read_text("utf-8")
    assert re.findall(r"^  - exercise: (\S+)", text, re.MULTILINE) == [*was[:3], "calf-roll", was[3]]
    assert "    note: Take your time.\n" in text


def test_a_message_is_a_sentence_of_the_generator_and_never_a_pattern(serving: Serving, page: Page) -> None:
    opened(serving, page)
    fill(page, "dose.hold", "soon")
    fill(page, "name", "")
    expect(field(page, "dose.hold")).to_contain_text("`hold` must be a time, got `soon`")
    expect(field(page, "name").locator(".problem")).to_have_text("Fill this in.")
    said = page.locator("#form").inner_text()
    assert [one for one in ("Value", "pattern", "^") if one in said] == []


def test_a_file_that_changed_meanwhile_is_shown_beside_yours_with_what_differs(
    serving: Serving, page: Page
) -> None:
    opened(serving, page)
    fill(page, "name", "Mine")
    text = (serving.content / FILE).read_text("utf-8")
    theirs = re.sub("^name: .*$", "name: Theirs", text, flags=re.MULTILINE)
    (serving.content / FILE).write_text(theirs, "utf-8")
    page.get_by_role("button", name="Save").click()
    both = page.get_by_role("dialog")
    expect(both.locator("#theirs")).to_contain_text("name: Theirs")
    expect(both.locator("#yours")).to_contain_text("name: Mine")
    expect(both.locator("#theirs mark")).to_have_text("name: Theirs")
    expect(both.locator("#yours mark")).to_have_text("name: Mine")
    expect(both.locator("#yours")).not_to_contain_text("reviewed:")
    assert (serving.content / FILE).read_text("utf-8") == theirs
    both.get_by_role("button", name="Save mine over it").click()
    expect(page.get_by_text(f"Saved: {FILE}")).to_be_visible()
    assert "name: Mine" in (serving.content / FILE).read_text("utf-8")


def moving(page: Page, file: str) -> Locator:
    """The dialog to rename or delete what a file holds."""
    page.get_by_label("Edit").select_option(f"{file}#")
    page.get_by_role("button", name="Rename or delete").click()
    return page.get_by_role("dialog")


def test_a_routine_is_renamed_with_all_that_leads_there(serving: Serving, page: Page) -> None:
    page.goto(serving.url("/studio/"))
    dialog = moving(page, "routines/before-bed.yml")
    dialog.get_by_label("Short name").fill("evening")
    dialog.get_by_role("button", name="Rename").click()
    expect(page.get_by_text("before-bed is now evening.")).to_be_visible()
    expect(page.get_by_label("Edit")).to_have_value("routines/evening.yml#")
    assert not (serving.content / "routines" / "before-bed.yml").exists()
    checked = CliRunner().invoke(main, ["check", "--content", str(serving.content)])
    assert "error" not in checked.output


def test_what_would_break_is_shown_before_something_is_deleted(serving: Serving, page: Page) -> None:
    page.goto(serving.url("/studio/"))
    dialog = moving(page, "muscles/gastrocnemius.yml")
    expect(dialog.get_by_text("this would then be wrong")).to_be_visible()
    expect(dialog.get_by_role("listitem").filter(has_text=FILE).first).to_contain_text("`gastrocnemius`")
    assert (serving.content / "muscles" / "gastrocnemius.yml").exists()
    dialog.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Deleted: gastrocnemius")).to_be_visible()
    assert not (serving.content / "muscles" / "gastrocnemius.yml").exists()


def test_the_file_can_be_downloaded(serving: Serving, page: Page) -> None:
    opened(serving, page)
    fill(page, "name", "Taken home")
    expect(page.frame_locator("#page").get_by_role("heading", level=1)).to_have_text("Taken home")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    assert download.value.suggested_filename == "wall-calf-stretch.yml"
    assert "name: Taken home" in download.value.path().read_text("utf-8")
