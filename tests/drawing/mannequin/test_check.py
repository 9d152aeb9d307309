"""Bad data about a body is told in an author's words, with its place."""

from collections.abc import Callable

import pytest
from loosen.drawing.mannequin.check import problems
from loosen.model.mannequin import Body

Made = Callable[[str], Body]
CASES = {
    "a joint that nobody has": (
        "right arm: {hand: {at: right nee}}",
        ("right arm", "hand", "at"),
        "a place must be one that is known, got `right nee`",
    ),
    "a place on the floor without numbers": (
        "right arm: {hand: {at: floor}}",
        ("right arm", "hand", "at"),
        "a place must be one that is known, got `floor`",
    ),
    "a way that is none": (
        "arrows: [{at: head, toward: upward}]",
        ("arrows", 0, "toward"),
        "a way must be made of known words, got `upward`",
    ),
    "a place out of reach": (
        "right arm: {hand: {at: floor 80 -20}}",
        ("right arm",),
        "`right arm` must reach its place, got one that is",
    ),
    "a foot that does not reach the floor": (
        "{pelvis: {height: 120}, legs: {foot: {}}}",
        ("legs",),
        "`left leg` must reach its place, got one that is",
    ),
    "a knee that bends forwards": (
        "left leg: {knee: -30}",
        ("left leg", "knee"),
        "`knee` must be between -5 and 165 degrees, got -30",
    ),
    "a back that bends too far where it begins": (
        "start: {spine: {twist: 120}}",
        ("start", "spine", "twist"),
        "`twist` must be between -70 and 70 degrees, got 120",
    ),
    "a wall that is not there": (
        "right arm: {hand: {at: wall 120 10}}",
        (),
        "what is reached must be there, got",
    ),
    "a body in the floor": (
        "pelvis: {height: 60}",
        (),
        "the body must stay above the floor, got",
    ),
    "a body in the air": (
        "pelvis: {height: 140}",
        (),
        "the body must rest on something, got",
    ),
    "a roller that nobody lies on": (
        "{lies: sitting on the floor, props: {roller: {under: right shin 0.4 back}}}",
        ("props", "roller"),
        "the body must touch the roller, got",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_data_is_told_with_its_place(case: str, made: Made) -> None:
    text, path, message = CASES[case]
    told = [(problem.path, problem.message) for problem in problems(made(text))]
    assert any(at == path and words.startswith(message) for at, words in told), told


@pytest.mark.parametrize(
    "lies",
    [
        "standing", "sitting on the floor", "kneeling", "half kneeling", "on all fours", "lying on the back",
        "lying with bent knees", "lying on the front", "lying on the side",
    ],
)  # fmt: skip
def test_a_starting_posture_has_no_problem(lies: str, made: Made) -> None:
    assert not list(problems(made(f"lies: {lies}")))


def test_a_seat_carries_who_sits(made: Made) -> None:
    assert not list(problems(made("{lies: sitting, seat: 45, props: {chair: {}}}")))


def test_someone_who_stands_with_feet_apart_needs_no_height(made: Made) -> None:
    feet = "left leg: {foot: {ahead: 30}}, right leg: {foot: {ahead: -30, out: 10}}"
    assert not list(problems(made(f"{{{feet}}}")))
