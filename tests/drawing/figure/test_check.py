"""Bad pose data is told in an author's words; each case has a good twin in the figures of the site."""

from collections.abc import Callable

import pytest
from loosen.drawing.figure import Problem, problems
from loosen.model.figure import Figure

Made = Callable[[str], Figure]
CASES = {
    "a joint that nobody has": (
        "pose: {right arm: {reach: right nee}}",
        ("pose", "right arm", "reach"),
        "a point must be one that is known, got `right nee`",
    ),
    "a point that is out of reach": (
        "pose: {right arm: {reach: 1.5 0.5}}",
        ("pose", "right arm", "reach"),
        "`right arm` must reach its point, got one that is 196 cm too far",
    ),
    "a limb that says nothing of where it goes": (
        "pose: {left leg: {foot: 0}}",
        ("pose", "left leg"),
        "`left leg` must say where it goes, got neither `thigh` nor `reach`",
    ),
    "a prop that is not there": (
        "{pose: {}, arrows: [{at: ball, points: 0}]}",
        ("arrows", 0, "at"),
        "a prop must be there to be reached, got `ball`",
    ),
    "a limb through the floor": (
        "pose: {hips: [0, 0.4]}",
        ("pose", "right leg"),
        "`right leg` must stay above the floor, got 22 cm below it",
    ),
    "a body in the air": (
        "pose: {hips: [0, 0.7]}",
        ("pose", "hips"),
        "the body must rest on something, got 28 cm of air",
    ),
    "a roller that nobody lies on": (
        "{pose: {trunk: 180, right leg: {thigh: 60, shin: 0}}, props: {roller: {under: right thigh 0.5}}}",
        ("props", "roller"),
        "the body must touch the roller, got",
    ),
    "a chair that nobody touches": (
        "{pose: {}, props: {chair: {left: 0.4}}}",
        ("props", "chair"),
        "the body must touch the chair, got",
    ),
    "two limbs that wait for each other": (
        "pose: {right arm: {reach: left hand}, left arm: {reach: right hand}}",
        ("pose",),
        "a limb must not wait for another that waits for it",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_data_is_told_with_its_place(case: str, made: Made) -> None:
    text, path, message = CASES[case]
    told = [(problem.path, problem.message) for problem in problems(made(text))]
    assert any(at == path and words.startswith(message) for at, words in told), told


def test_a_start_is_checked_too(made: Made) -> None:
    figure = made("{pose: {}, start: {right arm: {reach: 2 2}}}")
    assert [problem.path for problem in problems(figure)] == [("start", "right arm", "reach")]


def test_a_body_that_stands_has_no_problem(made: Made) -> None:
    nothing: list[Problem] = []
    assert list(problems(made("pose: {}"))) == nothing


@pytest.mark.parametrize(
    "figure",
    [
        "pose: {hips: [0, 0.305], left leg: {reach: floor 0.3}, right leg: {reach: floor 0.26}},"
        " props: {chair: {}}",
        "pose: {hips: [0.3]}, start: {hips: [0, 0.305], left leg: {thigh: 0}, right leg: {thigh: 0}},"
        " props: {chair: {}}",
        "pose: {hips: [0.05], right arm: {reach: -0.13 0.5, elbow: left}}, props: {chair: {}}",
        "pose: {trunk: 180, right leg: {thigh: 90, shin: 0}, left leg: {thigh: 90, shin: 0},"
        " right arm: {upper: 0}, left arm: {upper: 0}}, props: {chair: {seat: 0.27, back: right}}",
    ],
    ids=["sitting", "standing up", "holding on to its back", "calves on its seat"],
)
def test_a_chair_is_touched_in_many_ways(figure: str, made: Made) -> None:
    told = [problem.message for problem in problems(made(f"{{{figure}}}"))]
    assert told == []
