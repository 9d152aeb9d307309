"""What holds for every figure that the site shows."""

import gzip
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import yaml
from loosen.drawing.mannequin import draw, problems
from loosen.drawing.mannequin.angles import leg_angles
from loosen.drawing.mannequin.check_position import GIVE
from loosen.drawing.mannequin.contact_sheet import Entry, contact_sheet
from loosen.drawing.mannequin.crossings import crossings
from loosen.drawing.mannequin.draw import still, viewed
from loosen.drawing.mannequin.person import FOREARM, PEOPLE, SHIN, THIGH, UPPER_ARM, person_of
from loosen.drawing.mannequin.picture import Said, large, pictures, small
from loosen.drawing.mannequin.postures import STARTS
from loosen.drawing.mannequin.skeleton import Skeleton
from loosen.drawing.mannequin.solve import solve, start_of
from loosen.model.mannequin import Body, Pelvis

from .conftest import EXERCISES, bodies, figures

pytestmark = pytest.mark.slow

FIGURES, BODIES = figures(), bodies()
STYLE = Path(__file__).parents[3] / "templates" / "assets" / "figure.css"
SAID = Said("Half-kneeling hip flexor stretch", "Seen from the side. " + "Words. " * 20, "p")
BONES = {
    ("hip", "knee"): THIGH,
    ("knee", "ankle"): SHIN,
    ("shoulder", "elbow"): UPPER_ARM,
    ("elbow", "wrist"): FOREARM,
}
every = pytest.mark.parametrize("id", BODIES)


def poses(id: str) -> list[Body]:
    start = start_of(BODIES[id])
    return [BODIES[id], *([start] if start else [])]


def test_every_exercise_has_a_figure() -> None:
    assert set(FIGURES) == {
        path.stem
        for path in EXERCISES.glob("*.yml")
        if "moved_to" not in yaml.safe_load(path.read_text("utf-8"))
    }


@every
def test_a_figure_has_no_problem(id: str) -> None:
    assert not problems(FIGURES[id], id)


@every
def test_bones_keep_their_lengths_and_joints_turn_without_a_mirror(id: str) -> None:
    for body in poses(id):
        person = person_of(body.person or "", id)
        skeleton = solve(body, person).skeleton
        for (first, last), length in BONES.items():
            for side in ("left", "right"):
                bone = skeleton.joints[f"{side} {last}"] - skeleton.joints[f"{side} {first}"]
                assert np.linalg.norm(bone) == pytest.approx(length * person.scale, abs=1e-6)
        for frame in skeleton.frames.values():
            assert np.linalg.det(frame) == pytest.approx(1, abs=1e-6)


@every
def test_no_limb_runs_through_the_body_or_another_limb(id: str) -> None:
    for body in poses(id):
        found = list(crossings(solve(body, person_of(body.person or "", id)), GIVE))
        assert not found


@every
def test_angles_that_are_read_from_a_position_draw_it_again(id: str) -> None:
    for body in poses(id):
        person = person_of(body.person or "", id)
        skeleton = solve(body, person).skeleton
        pelvis = replace(body.pelvis or Pelvis(tilt=STARTS[body.lies].tilt), height=_height(skeleton))
        legs = {f"{side}_leg": leg_angles(skeleton, side) for side in ("left", "right")}
        again = solve(replace(body, pelvis=pelvis, seat=None, **legs), person).skeleton
        for joint in ("knee", "ankle"):
            for side in ("left", "right"):
                place, before = (one.joints[f"{side} {joint}"] for one in (again, skeleton))
                assert place == pytest.approx(before, abs=0.01)


def _height(skeleton: Skeleton) -> float:
    return float(skeleton.joints["pelvis"][1]) * 100


@every
def test_another_person_can_be_drawn_in_the_same_position(id: str) -> None:
    names = list(PEOPLE)
    person = PEOPLE[names[(names.index(BODIES[id].person or "lean") + len(id)) % len(names)]]
    assert not re.search(r"nan|inf|e-\d", still(viewed(BODIES[id], person)).svg)


@every
def test_a_still_is_small_and_what_stands_beside_it_too(id: str) -> None:
    drawn = pictures(BODIES[id], id, Said("", "", "p"))
    for svg in (drawn.large, drawn.start, drawn.small):
        assert len(gzip.compress(svg.encode(), mtime=0)) <= 3050  # 50 are for the empty title


@every
def test_a_picture_is_clean_and_well_formed(id: str) -> None:
    svg = large(BODIES[id], id, SAID)
    tree = ElementTree.fromstring(svg)
    assert not [e for e in tree.iter() if "style" in e.attrib or e.tag.endswith(("style", "script"))]
    assert {e.get("id") for e in tree.iter() if e.get("id")} == {"p", "p-t", "p-d"}
    assert len(gzip.compress(svg.encode(), mtime=0)) <= 7500


@every
def test_every_class_has_a_rule_in_the_style_sheet(id: str) -> None:
    css = STYLE.read_text("utf-8")
    svg = large(BODIES[id], id, SAID) + small(BODIES[id], id)
    used = {name for names in re.findall(r'class="([^"]+)"', svg) for name in names.split()}
    assert {name for name in used if not re.search(rf"\.{name}(?![\w-])", css)} == set()


@every
def test_a_figure_is_drawn_the_same_twice(id: str) -> None:
    assert small(BODIES[id], id) == small(BODIES[id], id)


@pytest.mark.parametrize("id", FIGURES)
def test_what_is_shown_names_no_side(id: str) -> None:
    assert not re.search(r"\b(left|right)\b", FIGURES[id].shows)


def test_people_take_turns() -> None:
    shown = {person_of(body.person or "", id).shirt for id, body in BODIES.items()}
    assert len(shown) >= 4


def test_the_contact_sheet_shows_all_and_no_id_twice() -> None:
    page = contact_sheet(Entry(id, id, figure) for id, figure in list(FIGURES.items())[:4])
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids)) == 4 * 4 * 3


def test_the_contact_sheet_shows_each_figure_small_and_as_another_person() -> None:
    entry = Entry("bridge", "Bridge", FIGURES["bridge"])
    page = contact_sheet([entry])
    assert small(BODIES["bridge"], "bridge") in page
    shirts = {person.shirt for person in PEOPLE.values() if f'class="f-{person.shirt}"' in page}
    assert len(shirts) == 2


def test_the_other_side_is_the_mirror_image() -> None:
    figure = FIGURES["figure-four-stretch"]
    right, left = (draw(figure, "figure-four-stretch", SAID, side=side) for side in ("right", "left"))
    group = re.search(r'<g transform="matrix\(-1 0 0 1 (-?\d+) 0\)">', left)
    assert group
    assert left.replace(group[0], "").replace("</g></svg>", "</svg>") == right
