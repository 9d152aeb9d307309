"""Figures become SVG: golden pictures, and the promises that a page relies on."""

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from loosen.drawing.figure import describe, draw, drawn_side, filmed, picture
from loosen.drawing.figure.path import short, smooth
from loosen.drawing.figure.pieces import pieces, points_in
from loosen.drawing.figure.solve import limbs_of, solve
from loosen.model.figure import Figure
from loosen.site.translations import Catalogue

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
Made = Callable[[str], Figure]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_figure_is_drawn_as_it_was(case: Path, made: Made, golden: Callable[[Path, str], None]) -> None:
    svg = draw(made(case.read_text("utf-8")), title="Title", description="Description", prefix="p")
    golden(case.with_suffix(".svg"), svg.replace("><", ">\n<") + "\n")


def test_title_and_description_are_escaped_and_named(made: Made) -> None:
    svg = draw(made("pose: {}"), title="A & B", description="1 < 2", prefix="p")
    root = ElementTree.fromstring(svg)
    named = root.get("aria-labelledby", "").split()
    texts = {element.get("id"): element.text for element in root if element.get("id")}
    assert [texts[id] for id in named] == ["A & B", "1 < 2"]


def test_the_other_side_is_the_mirror_image(made: Made) -> None:
    figure = made("{pose: {}, target: [{at: right knee}]}")
    right, left = (
        draw(figure, title="", description="", prefix="p", side=side) for side in ("right", "left")
    )
    group = re.search(r'<g transform="matrix\(-1 0 0 1 (-?\d+) 0\)">', left)
    assert group
    assert left.replace(group[0], "").replace("</g></svg>", "</svg>") == right


def test_a_figure_that_marks_the_left_side_shows_the_left_side(made: Made) -> None:
    assert drawn_side(made("{pose: {}, target: [{at: left hip}]}")) == "left"
    assert drawn_side(made("{pose: {}, target: [{at: trunk 0.3 back}]}")) == "right"


def test_only_what_moves_has_frames(made: Made) -> None:
    svg = draw(made("{pose: {}, start: {right arm: {upper: 0}}}"), title="", description="", prefix="p")
    assert svg.count("f-frame") == 6
    assert 'class="f-frame f-0"' in svg
    assert 'class="f-frame f-end"' in svg


def test_a_small_picture_shows_the_end_only(made: Made) -> None:
    figure = made("{pose: {}, start: {right arm: {upper: 0}}}")
    svg = draw(figure, title="", description="", prefix="p", motion="plain")
    assert "f-frame" not in svg
    assert "f-shadow" not in svg


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_small_picture_is_where_the_large_one_ends(case: Path, made: Made) -> None:
    figure = made(case.read_text("utf-8"))
    alone = draw(figure, title="", description="", prefix="", motion="plain")
    assert picture(filmed(figure).end) == alone


def test_a_description_says_view_words_mark_and_side(made: Made) -> None:
    catalogue = {
        "figure": {
            "seen_side": "Seen from the side.",
            "marked": "Marked: {what}.",
            "shown_left": "Shown for the left side.",
        },
        "list": {"and": "{before} and {last}"},
    }
    figure = made("{pose: {}, target: [{at: right hip}]}")
    said = describe(figure, Catalogue(catalogue), marked=["one", "two"], side="left")
    assert said == "Seen from the side. A body. Marked: one and two. Shown for the left side."


def test_a_soft_line_has_no_corner_that_rounding_made() -> None:
    outline = smooth((0j, 0.1 + 0.03j, 0.2 + 0.01j, 0.13 - 0.08j))
    assert re.sub(r"[^a-zA-Z]", "", short(outline)) == "Mcsssz"


def test_a_thumb_never_points_into_the_floor(made: Made) -> None:
    figure = made(
        "pose: {hips: [0, 0.06], trunk: 120, right leg: {thigh: 0}, left leg: {thigh: 0}, "
        "right arm: {reach: floor -0.25, elbow: left}, left arm: {reach: floor -0.3, elbow: left}}"
    )
    skeleton = solve(figure, figure.pose)
    low = [
        min(point.imag for point in points_in([piece]))
        for piece in pieces(skeleton, limbs_of(figure.pose))
        if piece.name.endswith("arm")
    ]
    assert min(low) > -0.01
