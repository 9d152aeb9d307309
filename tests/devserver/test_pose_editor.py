"""The studio's pose editor, as an author uses it who has never typed an angle."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from loosen.devserver.studio.pose import Edit, posed
from playwright.sync_api import Locator, Page, expect

from .asking import Answer, filled, posted
from .conftest import Serving
from .studio_form import opened

pytestmark = pytest.mark.usefixtures("as_it_was")
BRIDGE = "exercises/bridge.yml"
browser = pytest.mark.browser


def body_of(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)["figure"]["body"]


def joint(page: Page, name: str) -> Locator:
    return page.locator("#pose-front").get_by_role("button", name=name, exact=True)


def begun(serving: Serving, page: Page, file: str = BRIDGE) -> Locator:
    opened(serving, page, file)
    page.get_by_role("button", name="Pose the figure").click()
    dialog = page.get_by_role("dialog", name="Pose the figure")
    expect(dialog.locator("#pose-front svg")).to_be_visible()
    return dialog


def drag(page: Page, handle: Locator, down: float) -> None:
    box = handle.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + down, steps=4)
    page.mouse.up()


@browser
def test_a_new_pose_is_drawn_by_hand_and_saved_with_every_note(serving: Serving, page: Page) -> None:
    path = serving.content / BRIDGE
    text = path.read_text("utf-8").replace("    lies:", "    # My own note.\n    lies:", 1)
    path.write_text(text, "utf-8")
    dialog = begun(serving, page)
    dialog.get_by_label("Begin with the pose of").select_option("exercises/side-leg-lift.yml")
    expect(joint(page, "right toes")).to_be_visible()
    angle = dialog.get_by_label("right leg abduction")
    expect(angle).to_have_value("15")
    drag(page, joint(page, "right ankle"), 40)
    expect(dialog.get_by_label("right leg knee")).not_to_have_value("0")
    angle.fill("24")
    dialog.get_by_label("head flexion").fill("20")
    expect(dialog.locator("#pose-back svg")).to_be_visible()
    dialog.get_by_role("button", name="Use this pose").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(f"Saved: {BRIDGE}")).to_be_visible()
    body = body_of(path)
    assert body["lies"] == "lying on the side"
    assert body["right leg"]["abduction"] == "24"
    assert body["head"] == {"flexion": "20"}
    assert "# My own note." in path.read_text("utf-8")


@browser
def test_what_is_wrong_is_told_while_a_limb_is_moved(serving: Serving, page: Page) -> None:
    dialog = begun(serving, page)
    dialog.get_by_label("right arm abduction").fill("-30")
    expect(dialog.get_by_role("status")).to_contain_text("must not be in one place, got")
    dialog.get_by_label("right arm abduction").fill("300")
    expect(dialog.get_by_role("status")).to_contain_text("from -50 to 185 degrees")
    dialog.get_by_role("button", name="Undo").click()
    expect(dialog.get_by_role("status")).not_to_contain_text("in one place")


@browser
def test_problems_and_the_way_out_are_in_sight_while_the_last_angle_is_typed(
    serving: Serving, page: Page
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    dialog = begun(serving, page)
    expect(dialog.get_by_role("button", name="Use this pose")).to_be_in_viewport(ratio=1)
    dialog.get_by_label("right leg ankle").fill("300")
    expect(dialog.get_by_role("status")).to_contain_text("from -75 to 35 degrees")
    for seen in (dialog.get_by_role("status"), dialog.locator("#pose-front")):
        expect(seen).to_be_in_viewport(ratio=0.9)


@browser
def test_a_joint_is_moved_by_keys_and_a_limb_that_reaches_keeps_its_place(
    serving: Serving, page: Page
) -> None:
    dialog = begun(serving, page)
    joint(page, "right ankle").press("ArrowRight")
    dialog.get_by_label("Where the movement begins").check()
    expect(dialog.get_by_label("pelvis tilt")).to_have_value("0")
    dialog.get_by_role("button", name="Use this pose").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(f"Saved: {BRIDGE}")).to_be_visible()
    body = body_of(serving.content / BRIDGE)
    assert set(body["right leg"]) == {"foot"}
    assert body["legs"] == {"foot": {"ahead": "40", "out": "2"}}


def pose(serving: Serving, edit: object, *, file: str = BRIDGE, **headers: str) -> Answer:
    return posted(serving, "pose", json.dumps(filled(serving, file) | {"edit": edit}).encode(), **headers)


def test_a_drag_turns_only_the_joint_that_is_dragged(serving: Serving) -> None:
    before = filled(serving, BRIDGE)["value"]["figure"]["body"]  # type: ignore[index]
    told = json.loads(pose(serving, {"drag": "head", "by": [0, 10]}).body)
    assert {key for key, value in told["body"].items() if value != before[key]} == {"head"}
    assert len(told["pictures"]) == 2


def test_what_is_wrong_at_the_start_and_at_the_end_is_told_once() -> None:
    reach = {
        "lies": "standing",
        "right arm": {"hand": {"at": "floor 0 -20"}},
        "start": {"head": {"flexion": "5"}},
    }
    told = posed(reach, "an-id", Edit())[1]["problems"]
    assert [one["message"].partition(",")[0] for one in told].count("`right arm` must reach its place") == 1


@pytest.mark.parametrize(
    "edit",
    [
        [], "x", {"drag": "tail"}, {"drag": "head", "by": ["far", 0]}, {"drag": "head", "by": [1e999, 0]},
        {"part": "head", "key": "size", "value": 1}, {"part": "tail", "key": "flexion", "value": 1},
        {"stance": "middle"},
    ],
)  # fmt: skip
def test_a_change_that_is_none_is_refused(edit: object, serving: Serving) -> None:
    answer = pose(serving, edit)
    assert answer.status == 403
    assert answer.refused


@pytest.mark.parametrize(
    "headers", [{"X_Loosen_Token": "guessed"}, {"Origin": "https://evil.example"}, {"Host": "evil.example"}]
)
def test_another_site_moves_no_joint(headers: dict[str, str], serving: Serving) -> None:
    assert pose(serving, {"drag": "head", "by": [0, 10]}, **headers).status in (403, 421)


def test_a_file_without_a_figure_has_no_pose(serving: Serving) -> None:
    file = next(path for path in (serving.content / "routines").glob("*.yml"))
    answer = pose(serving, {}, file=f"routines/{file.name}")
    assert re.search("has no figure", answer.refused)
