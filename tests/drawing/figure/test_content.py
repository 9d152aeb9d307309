"""What holds for every figure that the site shows."""

import gzip
import math
import re
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest
import yaml
from loosen.drawing.figure import body, draw, problems
from loosen.drawing.figure.contact_sheet import Entry, contact_sheet
from loosen.drawing.figure.draw import Motion
from loosen.drawing.figure.limb import Limb, root
from loosen.drawing.figure.solve import frames, limbs_of
from loosen.drawing.figure.surface import rounds
from loosen.model.figure import Figure

from .conftest import EXERCISES, figures

FIGURES = figures()
STYLE = Path(__file__).parents[3] / "templates" / "assets" / "figure.css"
WORDS = {"title": "Half-kneeling hip flexor stretch", "description": "Seen from the side. " + "Words. " * 20}
every = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)


def test_every_exercise_has_a_figure() -> None:
    assert set(FIGURES) == {
        path.stem
        for path in EXERCISES.glob("*.yml")
        if "moved_to" not in yaml.safe_load(path.read_text("utf-8"))
    }


@every
def test_a_figure_has_no_problem(figure: Figure) -> None:
    assert not list(problems(figure))


@every
def test_joints_hold_together_and_bones_keep_their_lengths(figure: Figure) -> None:
    for step in frames(figure):
        for limb in limbs_of(figure.pose):
            parts = [step[name] for name in limb.parts]
            assert parts[0].start == pytest.approx(root(step, Limb(limb.name, limb.said))[0])
            assert parts[0].end == pytest.approx(parts[1].start)
            assert parts[1].end == pytest.approx(parts[2].start)
        for name, bone in step.bones.items():
            length = body.LENGTHS[re.sub(r"^(right|left) ", "", name)]
            seen = abs(bone.end - bone.start)
            assert seen <= length + 0.01
            assert math.isfinite(bone.depth)


@every
def test_nothing_sinks_into_the_floor_on_the_way(figure: Figure) -> None:
    if figure.floor == "below":
        lowest = min(m.imag - r for step in frames(figure) for _, m, r in rounds(step))
        assert lowest > -0.025


@every
@pytest.mark.parametrize("motion", get_args(Motion))
def test_a_picture_is_small_clean_and_well_formed(figure: Figure, motion: Motion) -> None:
    svg = draw(figure, **WORDS, prefix="p", motion=motion)
    tree = ElementTree.fromstring(svg)
    assert not [e for e in tree.iter() if "style" in e.attrib or e.tag.endswith(("style", "script"))]
    assert {e.get("id") for e in tree.iter() if e.get("id")} == {"p-t", "p-d"}
    assert not re.search(r"nan|inf|e-\d", svg)
    assert len(gzip.compress(svg.encode(), mtime=0)) <= (6000 if motion == "animated" else 2500)


@every
def test_every_class_has_a_rule_in_the_style_sheet(figure: Figure) -> None:
    css = STYLE.read_text("utf-8")
    svg = draw(figure, **WORDS, prefix="p")
    used = {name for names in re.findall(r'class="([^"]+)"', svg) for name in names.split()}
    assert {name for name in used if not re.search(rf"\.{name}(?![\w-])", css)} == set()


@every
def test_a_figure_is_drawn_the_same_twice(figure: Figure) -> None:
    assert draw(figure, **WORDS, prefix="p") == draw(figure, **WORDS, prefix="p")


@every
def test_what_is_shown_names_no_side(figure: Figure) -> None:
    assert not re.search(r"\b(left|right)\b", figure.shows)


def test_the_contact_sheet_shows_all_and_no_id_twice() -> None:
    page = contact_sheet(Entry(id, id, figure) for id, figure in FIGURES.items())
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids)) == len(FIGURES) * 3 * 2
