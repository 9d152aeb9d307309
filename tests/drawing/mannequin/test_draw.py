"""Bodies become SVG: golden pictures, and what a drawing promises."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from loosen.drawing.mannequin.angles import arm_angles
from loosen.drawing.mannequin.camera import camera_of
from loosen.drawing.mannequin.draw import still, viewed
from loosen.drawing.mannequin.ground import mat_corners
from loosen.drawing.mannequin.hands import between_fingers
from loosen.drawing.mannequin.order import order_of
from loosen.drawing.mannequin.patches import lies_on, mark
from loosen.drawing.mannequin.person import PEOPLE
from loosen.drawing.mannequin.picture import Said, drawn_side, large, pictures, seen_from
from loosen.drawing.mannequin.places import parse_place
from loosen.drawing.mannequin.props import add_props, strap
from loosen.drawing.mannequin.scene import look
from loosen.drawing.mannequin.solve import solve
from loosen.drawing.mannequin.viewpoint import with_view
from loosen.model.mannequin import Body

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
Made = Callable[[str], Body]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_body_is_drawn_as_it_was(case: Path, made: Made, golden: Callable[[Path, str], None]) -> None:
    svg = large(made(case.read_text("utf-8")), "an-id", Said("Title", "Description", "p"))
    golden(case.with_suffix(".svg"), svg.replace("><", ">\n<") + "\n")


def test_title_and_description_are_escaped(made: Made) -> None:
    svg = large(made(""), "x", Said("A & B", "1 < 2", "p"))
    assert "<title" in svg
    assert "A &amp; B" in svg
    assert "1 &lt; 2" in svg


def test_the_knee_of_a_bent_hip_moves_outward_when_it_is_abducted(made: Made) -> None:
    joints = solve(made("{lies: sitting on the floor, legs: {flexion: 90, abduction: 30}}"), PEOPLE["lean"])
    left, right = (joints.skeleton.joints[f"{side} knee"][2] for side in ("left", "right"))
    assert right - left > 0.5


@pytest.mark.parametrize("ahead", [6, 20, 40, 60, 80])
def test_a_knee_that_is_bent_by_its_foot_turns_like_one_that_is_bent_by_an_angle(
    ahead: int, made: Made
) -> None:
    frames = solve(
        made(f"{{lies: lying with bent knees, right leg: {{rests on: floor {ahead} -9 4, points: up}}}}"),
        PEOPLE["lean"],
    ).skeleton.frames
    thigh, shin = frames["right thigh"], frames["right shin"]
    assert shin[:, 0] == pytest.approx(thigh[:, 0], abs=1e-6)
    assert shin[:, 2] @ thigh[:, 1] < 0  # the shin's front looks where the thigh goes


@pytest.mark.parametrize("person", ["lean", "broad", "pregnant"])
def test_a_hand_on_the_belly_rises_with_it(person: str, made: Made) -> None:
    palms = {
        swell: solve(
            made(f"{{lies: lying on the back, belly: {swell}, right arm: {{hand: {{at: belly}}}}}}"),
            PEOPLE[person],
        )
        for swell in (0, 4)
    }
    low, high = (float(flesh.skeleton.joints["right palm"][1]) for flesh in palms.values())
    assert high - low == pytest.approx(0.04, abs=0.01)
    for flesh in palms.values():
        belly = flesh.balls[flesh.spots.get("belly", flesh.spots["waist"])]
        top = belly.middle[1] + np.linalg.norm(belly.axes[1])
        assert flesh.skeleton.joints["right palm"][1] > top


@pytest.mark.parametrize("view", ["side", "front", "back"])
def test_a_shirt_hides_the_hips_and_who_looks_from_below_sees_into_it(view: str, made: Made) -> None:
    for lies, hides in (("standing", True), ("{lies: lying on the back, turned: 90}", False)):
        text = f"{{lies: standing, view: {view}}}" if hides else lies
        scene = look(solve(made(text), PEOPLE["lean"]), camera_of(made(text)))
        names = [scene.hulls[index].part.name for index in order_of(scene).parts]
        assert all(names.index("hem") > names.index(f"{side} top") for side in ("left", "right"))
        assert (names.index("hem") > names.index("opening")) is hides


def test_a_strap_is_straight_between_the_hand_and_the_leg(made: Made) -> None:
    body = made(
        "{lies: lying on the back, right leg: {flexion: 60}, arms: {flexion: 50, elbow: 50},"
        " props: {strap: {round: right thigh 0.8}}}"
    )
    drawn = strap(look(solve(body, PEOPLE["slim"]), camera_of(body)))
    assert 0 < drawn.count("c") + drawn.count("l") <= 14


def test_a_hand_lies_where_it_is_laid(made: Made) -> None:
    body = made("{lies: on all fours, right arm: {hand: {at: floor 45 -15, fingers: ahead}}}")
    skeleton = solve(body, PEOPLE["lean"]).skeleton
    palm, middle = skeleton.joints["right palm"], skeleton.joints["pelvis"]
    assert palm == pytest.approx(np.array([middle[0] + 0.45, 0.02, middle[2] + 0.15]), abs=0.03)


def test_a_mark_on_the_back_is_seen_from_behind_alone(made: Made) -> None:
    seen = {}
    for view in ("front", "back"):
        body = made(f"{{view: {view}, target: [{{at: waist, toward: back}}]}}")
        scene = look(solve(body, PEOPLE["lean"]), camera_of(body))
        seen[view] = mark(scene, body.target[0]).seen
    assert seen["front"] == 0
    assert seen["back"] > 0.9


def test_a_hidden_mark_is_shown_beside_the_figure(made: Made) -> None:
    hidden = made("{view: front, target: [{at: waist, toward: back}]}")
    plain = made("{view: back, target: [{at: waist, toward: back}]}")
    assert "f-inset" in large(hidden, "x", Said("", "", "p"))
    assert "f-inset" not in large(plain, "x", Said("", "", "p"))


def test_the_picture_beside_a_figure_draws_nothing_that_is_cut_off(made: Made) -> None:
    svg = large(made("{view: front, target: [{at: waist, toward: back}]}"), "x", Said("", "", "p"))
    inside = re.search(r'<svg width="\d+" height="\d+" viewBox="-?\d+ (-?\d+) \d+ (\d+)">(.*?)</svg>', svg)
    assert inside
    top, height = int(inside[1]), int(inside[2])
    begins = [int(y) for y in re.findall(r"M-?\d+ ?(-?\d+)", inside[3])]
    assert all(top - height < y < top + 2 * height for y in begins)


def test_fingers_are_drawn_where_a_hand_holds_something(made: Made) -> None:
    drawn = {}
    for curl in (10, 60):
        body = made(f"{{view: front, right arm: {{flexion: 60, curl: {curl}}}}}")
        drawn[curl] = between_fingers(look(solve(body, PEOPLE["lean"]), camera_of(body)))
    assert drawn[10] == ""
    assert drawn[60].count("M") == 3


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("at", ["waist", "ribs", "right buttock"])
def test_a_ball_lies_before_the_skin_that_it_is_on(person: str, at: str, made: Made) -> None:
    body = made(f"{{view: back, props: {{ball: {{at: {at}, toward: back back right}}}}}}")
    flesh = solve(body, PEOPLE[person])
    add_props(flesh)
    scene = look(flesh, camera_of(body))
    names = [scene.hulls[index].part.name for index in order_of(scene).parts]
    assert all(names.index("ball") > names.index(one) for one in lies_on(parse_place(at)) if one in names)


def test_a_figure_that_moves_has_two_stills_in_one_scale(made: Made) -> None:
    moving = made(
        "{start: {arms: {flexion: 90}}, target: [{at: right hip}], arrows: [{at: head, toward: up}]}"
    )
    drawn = pictures(moving, "x", Said("", "", "p"))
    boxes = {re.search(r'viewBox="([^"]+)"', svg)[1] for svg in (drawn.start, drawn.large)}  # type: ignore[index]
    assert len(boxes) == 1
    assert "f-work" in drawn.large
    assert not re.search("f-work|f-shaft|<title|<desc", drawn.start)


def test_the_start_of_a_figure_with_a_picture_beside_it_keeps_the_scale(made: Made) -> None:
    moving = made("{view: front, start: {arms: {flexion: 90}}, target: [{at: waist, toward: back}]}")
    drawn = pictures(moving, "x", Said("", "", "p"))
    assert "f-inset" in drawn.large
    assert "f-inset" not in drawn.start
    assert drawn.start.count(drawn.large.split("viewBox=")[1].split(" role")[0]) == 1


def test_a_figure_that_does_not_move_has_no_start(made: Made) -> None:
    assert pictures(made(""), "x", Said("", "", "p")).start == ""


def test_the_same_picture_again_is_the_one_on_the_page_and_weighs_nothing(made: Made) -> None:
    drawn = pictures(made("target: [{at: right hip}]"), "x", Said("A", "B", "p"))
    box = re.search(r'viewBox="[^"]+"', drawn.large)
    assert box
    assert box[0] in drawn.again
    assert '<use xlink:href="#p"/>' in drawn.again
    assert '<g id="p">' in drawn.large
    assert len(drawn.again) < 300
    assert "<title" not in drawn.again


def test_a_small_picture_has_larger_arrows(made: Made) -> None:
    body = made("arrows: [{at: head, toward: up}]")
    person = PEOPLE["lean"]
    lengths = [_shaft(still(viewed(body, person), small=is_small).svg) for is_small in (False, True)]
    assert lengths[1] > lengths[0] * 1.5


@pytest.mark.parametrize("target", ["{at: right thigh front}", "{at: right hip, toward: out}"])
def test_a_small_picture_has_a_larger_mark(target: str, made: Made) -> None:
    view = viewed(made(f"{{view: front, target: [{target}]}}"), PEOPLE["lean"])
    large, small_one = (_mark_size(still(view, small=is_small).svg) for is_small in (False, True))
    assert small_one > large * 1.2


def _mark_size(svg: str) -> float:
    path = re.search(r'class="f-work" d="M(-?\d+) ?(-?\d+)([^"]+)"', svg)
    assert path
    numbers = list(map(int, re.findall(r"-?\d+", path[3])))
    steps = np.array([numbers[i : i + 6][4:] for i in range(0, len(numbers) - 5, 6)])
    return float(np.ptp(np.cumsum(steps, axis=0), axis=0).sum())


def _shaft(svg: str) -> float:
    numbers = re.search(r'class="f-shaft" d="M(-?\d+) (-?\d+)Q-?\d+ -?\d+ (-?\d+) (-?\d+)"', svg)
    assert numbers
    x0, y0, x1, y1 = map(int, numbers.groups())
    return float(np.hypot(x1 - x0, y1 - y0))


def test_the_side_that_is_marked_is_the_side_that_is_shown(made: Made) -> None:
    assert drawn_side(made("target: [{at: left hip}]")) == "left"
    assert drawn_side(made("target: [{at: waist}]")) == "right"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("view: side", "side"), ("view: front", "front"), ("view: above", "above"), ("turned: 45", "angle"),
        ("{lies: lying on the back, turned: 90}", "angle"), ("turned: -80", "back"),
    ],
)  # fmt: skip
def test_it_is_told_from_where_a_body_is_seen(text: str, word: str, made: Made) -> None:
    assert seen_from(made(text)) == word


def test_a_mat_lies_under_the_hands_of_someone_on_all_fours(made: Made) -> None:
    hand = "{hand: {at: floor 40 -60, fingers: ahead}}"
    flesh = solve(made(f"{{lies: on all fours, pelvis: {{turn: -30}}, right arm: {hand}}}"), PEOPLE["lean"])
    edges = mat_corners(flesh)
    assert edges[:, 2].max() > flesh.skeleton.joints["right palm"][2]


def test_a_mat_lies_under_the_seat_of_someone_who_sits_on_it(made: Made) -> None:
    flesh = solve(made("lies: sitting on the floor"), PEOPLE["broad"])
    buttock = flesh.balls[flesh.spots["left buttock"]]
    assert mat_corners(flesh)[:, 0].min() < buttock.middle[0] - np.linalg.norm(buttock.axes[0]) - 0.05


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_wrist_that_bends_brings_the_fingers_toward_the_palm(side: str, made: Made) -> None:
    angles = arm_angles(solve(made("arms: {wrist: 60, elbow: 90}"), PEOPLE["lean"]).skeleton, side)
    assert (angles.wrist, angles.elbow) == pytest.approx((60, 90), abs=0.2)
    palms = {
        bend: solve(made(f"arms: {{pronation: 0, wrist: {bend}}}"), PEOPLE["lean"]).skeleton
        for bend in (0, 60)
    }
    inward = palms[60].joints[f"{side} palm"] - palms[0].joints[f"{side} palm"]
    middle = palms[0].joints["pelvis"] - palms[0].joints[f"{side} palm"]
    assert inward[2] * middle[2] > 0


@pytest.mark.parametrize(
    ("text", "views"),
    [
        ("target: [{at: waist, toward: back}]", {"back", "back three-quarter"}),
        ("target: [{at: chest, toward: front}]", {"front", "three-quarter"}),
        ("{lies: lying on the back, legs: {flexion: 90, knee: 90}}", {"side", "three-quarter"}),
        ("{lies: on all fours}", {"side", "three-quarter"}),
        (
            "{props: {wall: {side: back}}, target: [{at: waist, toward: back}]}",
            {"side", "front", "three-quarter"},
        ),
    ],
)
def test_a_view_that_is_left_out_is_the_one_that_hides_least(text: str, views: set[str], made: Made) -> None:
    assert with_view(made(text)).view in views


def test_a_view_that_is_given_is_kept(made: Made) -> None:
    hidden = "target: [{at: waist, toward: back}]"
    for said in ("view: front", "turned: 90"):
        body = made(f"{{{said}, {hidden}}}")
        assert with_view(body) == body


def test_the_beginning_of_a_movement_is_seen_from_where_its_end_is(made: Made) -> None:
    hidden = made("{start: {arms: {flexion: 90}}, target: [{at: waist, toward: back}]}")
    view = with_view(hidden).view
    assert view
    given = replace(hidden, view=view)
    assert large(hidden, "x", Said("", "", "p")) == large(given, "x", Said("", "", "p"))
    assert seen_from(hidden) == seen_from(given)
