"""Bad data about a body is told in an author's words, with its place."""

import re
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
    "an arm that runs through the body": (
        "{lies: lying on the back, left arm: {flexion: 10, abduction: -40, elbow: 0}}",
        ("left arm",),
        "`left upper arm` and `trunk` must not be in one place, got",
    ),
    "two legs in one place": (
        "{lies: lying on the back, left leg: {abduction: -16}}",
        ("left leg",),
        "`left shin` and `right shin` must not be in one place, got",
    ),
    "a wrist that is broken": (
        "{lies: on all fours, left arm: {hand: {at: floor 52 15, fingers: behind}, points: behind}}",
        ("left arm",),
        "the left wrist must be between -100 and 95 degrees, got",
    ),
    "a hip that is turned out of its socket": (
        "{lies: lying on the back, left leg: {rests on: floor -10 86 4, points: up}}",
        ("left leg",),
        "the left hip's abduction must be between -45 and 70 degrees, got",
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


def test_what_cannot_be_met_says_by_how_much(made: Made) -> None:
    far = "right arm: {hand: {at: floor 80 -20}}"
    bodies = {
        "too far": f"{{lies: on all fours, {far}}}",
        "of air": "pelvis: {height: 140}",
        "below it": "pelvis: {height: 60}",
        "inside each other": "{lies: lying on the back, left leg: {abduction: -16}}",
    }
    for words, text in bodies.items():
        told = [one.message for one in problems(made(text))]
        assert any(re.search(rf"\d cm {words}|\d cm .*{words}", one) for one in told), (words, told)


@pytest.mark.parametrize("hand", ["belly", "left thigh 0.3 front", "right hip out"])
def test_a_hand_on_the_body_is_not_in_it(hand: str, made: Made) -> None:
    side = "right" if hand.startswith("right") else "left"
    body = made(f"{{lies: sitting, seat: 45, {side} arm: {{hand: {{at: {hand}}}, points: out out behind}}}}")
    assert not [one for one in problems(body) if "in one place" in one.message]
