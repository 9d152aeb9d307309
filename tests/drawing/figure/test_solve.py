"""Poses become bones."""

import cmath
import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loosen.drawing.figure.path import angle
from loosen.drawing.figure.skeleton import two_bones
from loosen.drawing.figure.solve import frames, solve, start_of
from loosen.drawing.figure.surface import lowest, rounds
from loosen.model.figure import Figure

Made = Callable[[str], Figure]
directions = st.floats(0, 2 * math.pi).map(lambda turn: cmath.rect(1, turn))


@given(st.floats(0.05, 0.3), st.floats(0.05, 0.3), directions, st.floats(0.01, 0.7), directions)
def test_two_bones_keep_their_lengths_and_meet_what_they_can(
    upper: float, lower: float, where: complex, far: float, way: complex
) -> None:
    goal = where * far
    joint, miss = two_bones(0j, goal, (upper, lower), way)
    assert abs(joint) == pytest.approx(upper, abs=1e-4)
    assert abs(abs(goal - joint) - lower) == pytest.approx(abs(miss), abs=1e-4)


@pytest.mark.parametrize(("way", "expected"), [(1j, 1), (-1j, -1)])
def test_of_two_solutions_the_joint_points_where_the_author_says(way: complex, expected: int) -> None:
    joint, miss = two_bones(0j, 0.3 + 0j, (0.2, 0.2), way)
    assert (math.copysign(1, joint.imag), miss) == (expected, 0)


def test_a_body_without_a_height_stands_on_the_floor(made: Made) -> None:
    figure = made("pose: {}")
    assert lowest(rounds(solve(figure, figure.pose))) == pytest.approx(0, abs=1e-9)


def test_a_raised_body_rests_that_much_higher(made: Made) -> None:
    figure = made("pose: {raised: 0.04}")
    assert lowest(rounds(solve(figure, figure.pose))) == pytest.approx(0.04)


def test_an_angle_is_where_the_part_points(made: Made) -> None:
    figure = made("pose: {right leg: {thigh: 20, shin: -70}, trunk: [95, 80]}")
    bones = solve(figure, figure.pose)
    told = [bones[name].points for name in ("right thigh", "right shin", "low back", "upper back")]
    assert told == pytest.approx([20, -70, 95, 80])


def test_a_foot_at_rest_stands_square_to_its_shin(made: Made) -> None:
    figure = made("pose: {right leg: {thigh: -90, shin: -90}}")
    assert solve(figure, figure.pose)["right foot"].points == pytest.approx(0, abs=1e-9)


def test_a_part_that_turns_toward_the_viewer_looks_shorter(made: Made) -> None:
    figure = made("pose: {right leg: {thigh: -90, shin: -90, toward: [60, 0]}}")
    thigh = solve(figure, figure.pose)["right thigh"]
    assert abs(thigh.end - thigh.start) == pytest.approx(0.245 / 2)


def test_a_hand_may_hold_a_limb_that_itself_reaches(made: Made) -> None:
    figure = made("""
        pose:
          right arm: {reach: right shin 0.5}
          right leg: {reach: floor 0.3, knee: right}
          hips: [0, 0.3]
          trunk: 60
    """)
    assert solve(figure, figure.pose)["right forearm"]


def test_a_start_takes_over_what_it_leaves_out(made: Made) -> None:
    figure = made("{pose: {trunk: 80, head: 70}, start: {trunk: 90}}")
    start = start_of(figure)
    assert start
    assert (start.trunk, start.head) == ((90,), (70,))


def test_feet_that_reach_one_place_stay_there_while_the_hips_move(made: Made) -> None:
    figure = made("""
        pose: {hips: [0, 0.42], right leg: {reach: floor 0.1, knee: right}, left leg: {reach: floor 0.1}}
        start: {hips: [0, 0.5]}
    """)
    ankles = [step["right shin"].end for step in frames(figure)]
    assert ankles == pytest.approx([ankles[0]] * len(ankles))


def test_a_limb_swings_the_short_way_round(made: Made) -> None:
    figure = made("""
        pose: {right arm: {upper: 170}}
        start: {right arm: {upper: -170}}
    """)
    swung = [angle(step["right upper arm"].end - step["right upper arm"].start) for step in frames(figure)]
    assert all(abs(degrees) >= 169 for degrees in swung)
