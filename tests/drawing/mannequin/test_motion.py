"""Between the start and the end of a movement, joints turn and what lies on something stays there."""

import gzip
import re
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from loosen.drawing.mannequin import picture
from loosen.drawing.mannequin.ground import mat_corners, room_of
from loosen.drawing.mannequin.motion import between
from loosen.drawing.mannequin.person import PEOPLE, SHIN, THIGH, person_of
from loosen.drawing.mannequin.picture import Said, movement, pictures
from loosen.drawing.mannequin.solve import solve, start_of
from loosen.model.mannequin import Body

from .conftest import bodies

Made = Callable[[str], Body]
LEAN = PEOPLE["lean"]
TOUCHES = {"knee": 0.085, "toes": 0.06, "heel": 0.06, "palm": 0.06, "elbow": 0.07}
"""How high each is at most when it is on the ground."""
MOVING = {id: body for id, body in bodies().items() if body.start}


def places(body: Body, joint: str) -> list[np.ndarray]:
    start = start_of(body)
    assert start
    return [solve(one, LEAN).skeleton.joints[joint] for one in (start, *between(body, LEAN, 3), body)]


def test_a_joint_turns_from_one_angle_to_the_other(made: Made) -> None:
    body = made("{arms: {flexion: 90}, start: {arms: {flexion: 0}}}")
    heights = [float(place[1]) for place in places(body, "left wrist")]
    assert heights == sorted(heights)
    assert all(higher - lower > 0.02 for lower, higher in pairwise(heights))


def test_a_hand_that_lies_on_one_place_stays_there(made: Made) -> None:
    hand = "right arm: {hand: {at: floor 45 -15, fingers: ahead}}"
    body = made(
        f"{{lies: on all fours, {hand}, spine: {{flexion: 30}}, start: {{{hand}, spine: {{flexion: 0}}}}}}"
    )
    first, *others = places(body, "right palm")
    for place in others:
        assert place == pytest.approx(first, abs=0.03)


def test_a_hand_that_leaves_a_place_moves_by_its_joints(made: Made) -> None:
    body = made(
        "{right arm: {flexion: 120, elbow: 20}, start: {right arm: {hand: {at: right thigh 0.4 front}}}}"
    )
    heights = [float(place[1]) for place in places(body, "right wrist")]
    assert heights == sorted(heights)


def test_feet_that_stand_stay_on_the_floor(made: Made) -> None:
    feet = "legs: {foot: {ahead: 40}}"
    body = made(
        f"{{lies: lying with bent knees, {feet}, pelvis: {{tilt: -26}}, start: {{pelvis: {{tilt: 0}}}}}}"
    )
    for place in places(body, "left sole"):
        assert float(place[1]) == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("place", ["left sole", "right palm"])
def test_a_pelvis_moves_along_the_floor_while_feet_and_hands_stay(place: str, made: Made) -> None:
    body = made(
        "{legs: {foot: {ahead: 10}}, right arm: {hand: {at: wall 120 -16, fingers: up}},"
        " props: {wall: {side: front, away: 50}}, start: {pelvis: {ahead: -8, left: 6}}}"
    )
    first, *others = places(body, place)
    for there in others:
        assert there == pytest.approx(first, abs=0.005)
    pelvis = places(body, "pelvis")
    assert pelvis[-1] - pelvis[0] == pytest.approx(np.array([0.08, 0, 0.06]), abs=0.02)


def test_a_knee_that_kneels_stays_while_the_hips_move(made: Made) -> None:
    body = made(
        "{lies: half kneeling, left leg: {foot: {ahead: 30}}, right leg: {flexion: 0, knee: 92, ankle: -55},"
        " start: {pelvis: {ahead: -40.5}, right leg: {flexion: 70, knee: 162, ankle: -55}}}"
    )
    first, *others, last = places(body, "right knee")
    assert first == pytest.approx(last, abs=0.005)
    for there in others:
        assert there == pytest.approx(last, abs=0.005)
    for there in places(body, "left sole"):
        assert there == pytest.approx(places(body, "left sole")[0], abs=0.005)


@pytest.mark.parametrize("id", MOVING)
def test_what_touches_the_ground_at_both_ends_stays_there_on_the_way(id: str) -> None:
    body, person = MOVING[id], person_of(MOVING[id].person or "", id)
    start = start_of(body)
    assert start
    all_joints = [solve(one, person).skeleton.joints for one in (start, *between(body, person, 3), body)]
    for place, height in TOUCHES.items():
        for side in ("left", "right"):
            way = np.array([joints[f"{side} {place}"] for joints in all_joints])
            is_low = max(way[0, 1], way[-1, 1]) < height
            if is_low and np.linalg.norm(way[-1] - way[0]) < 0.08:
                assert np.abs(way - way[0]).max() < 0.015, (side, place)


def test_the_mat_stays_while_the_body_moves() -> None:
    body = MOVING["childs-pose-side-reach"]
    drawn = pictures(body, "childs-pose-side-reach", Said("", "", "p"))
    mats = [
        re.findall(r'class="f-rug" d="([^"]+)"', svg)
        for svg in (drawn.start, drawn.large, movement(body, "childs-pose-side-reach"))
    ]
    assert len({mat for found in mats for mat in found}) == 1


def test_the_mat_lies_under_both_ends() -> None:
    body = MOVING["childs-pose-side-reach"]
    start = start_of(body)
    assert start
    ends = [solve(pose, person_of("", "x")) for pose in (start, body)]
    mat = room_of(ends).mat
    assert mat is not None
    for corners in map(mat_corners, ends):
        assert (mat.min(0) <= corners.min(0)).all()
        assert (mat.max(0) >= corners.max(0)).all()


@pytest.mark.parametrize("most", [4_000, 5_200, 6_500, 8_000])
def test_a_movement_has_as_many_frames_as_fit(most: int, monkeypatch: pytest.MonkeyPatch, made: Made) -> None:
    monkeypatch.setattr(picture, "_MOST", most)
    svg = movement(made("{arms: {flexion: 90}, start: {arms: {flexion: 0}}}"), "x")
    assert len(gzip.compress(svg.encode(), mtime=0)) <= most or svg.count('class="f-frame"') == 3


@pytest.mark.parametrize("id", MOVING)
def test_bones_keep_their_lengths_on_the_way(id: str) -> None:
    person = person_of(MOVING[id].person or "", id)
    for body in between(MOVING[id], person, 2):
        joints = solve(body, person).skeleton.joints
        for first, last, length in (("hip", "knee", THIGH), ("knee", "ankle", SHIN)):
            for side in ("left", "right"):
                bone = joints[f"{side} {last}"] - joints[f"{side} {first}"]
                assert np.linalg.norm(bone) == pytest.approx(length * person.scale, abs=1e-6)


@pytest.mark.parametrize("id", MOVING)
def test_a_movement_is_small_and_has_frames_between_its_ends(id: str) -> None:
    svg = movement(MOVING[id], id)
    assert len(gzip.compress(svg.encode(), mtime=0)) <= 9000
    assert svg.count('class="f-frame"') >= 4
    assert not re.search(r"nan|inf|e-\d|f-shaft", svg)
