"""Between the start and the end of a movement, joints turn and what lies on something stays there."""

import gzip
import re
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from loosen.drawing.mannequin.motion import between
from loosen.drawing.mannequin.person import PEOPLE, SHIN, THIGH, person_of
from loosen.drawing.mannequin.picture import movement
from loosen.drawing.mannequin.solve import solve, start_of
from loosen.model.mannequin import Body

from .conftest import bodies

Made = Callable[[str], Body]
LEAN = PEOPLE["lean"]
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
