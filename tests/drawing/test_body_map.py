"""The body map: every muscle that says where it is can be found, by eye, by finger and by ear."""

import gzip
import re
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import pytest
from loosen.drawing.body_map import Labels, course_problems, draw, glimpse, problems
from loosen.model import Site
from loosen.model.adapters import type_adapter
from loosen.model.body_map import Area, Course, Region

LABELS = Labels("The body", "Front", "Back")
HREF = "{http://www.w3.org/1999/xlink}href"
SQUARE = [[0.02, 0.1], [0.06, 0.1], [0.06, 0.2], [0.02, 0.2]]


@dataclass
class Mapped:
    """As much of a muscle as the map asks for."""

    id: str
    name: str
    map: tuple[Region, ...]


def region(**data: Any) -> Region:
    return type_adapter(Region).validate_python({"view": "back"} | data)


def course(**data: Any) -> Course:
    given = {"name": "Nerve", "view": "back", "lines": [[[0.01, 0.1], [0.05, -0.4]]], "label": -0.2}
    return type_adapter(Course).validate_python(given | {"to": [0.03, -0.15]} | data)


def drawn(*muscles: Mapped, lit: str | None = None, courses: tuple[Course, ...] = ()) -> str:
    return draw(muscles, courses, href=lambda one: f"../{one.id}/", labels=LABELS, lit=lit)  # type: ignore[arg-type]


def links(svg: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(svg).findall("{*}a")


def test_each_muscle_is_one_link_with_its_plain_name() -> None:
    both = (region(outline=SQUARE), region(view="front", spot=[0.05, 0.1]))
    svg = drawn(Mapped("a", "Left & right", both), Mapped("b", "Other", (region(outline=SQUARE),)))
    found = [(link.get(HREF), link.get("role"), link.get("aria-label")) for link in links(svg)]
    assert found == [("../a/", "link", "Left & right"), ("../b/", "link", "Other")]


def test_a_region_is_drawn_on_both_sides() -> None:
    [link] = links(drawn(Mapped("a", "A", (region(outline=SQUARE),))))
    one, other = link.findall("{*}path")
    assert one.get("d") == other.get("d")
    assert (one.get("transform"), (other.get("transform") or "")[:10]) == (None, "matrix(-1 ")


def test_a_small_region_and_a_deep_one_lie_on_top() -> None:
    large = Mapped("large", "L", (region(outline=SQUARE),))
    small = Mapped("small", "S", (region(spot=[0.04, 0.15], size=[0.01, 0.01]),))
    deep = Mapped("deep", "D", (region(outline=SQUARE, depth="deep"),))
    svg = drawn(deep, small, large, courses=(course(),))
    assert [link.get("aria-label") for link in links(svg)] == ["L", "S", "D"]
    assert svg.index(">S<") < svg.index("bm-course") < svg.index("bm-deep")


def test_the_lit_muscle_is_marked_for_eye_and_ear() -> None:
    muscles = [Mapped(id, id.upper(), (region(outline=SQUARE),)) for id in "ab"]
    marked = [link.get("aria-label") for link in links(drawn(*muscles, lit="b")) if link.get("aria-current")]
    assert marked == ["B"]
    assert 'class="bm-lit"' in drawn(*muscles, lit="b")


def test_without_a_region_there_is_no_map() -> None:
    mapped = Mapped("a", "A", (region(outline=SQUARE),))
    assert drawn(Mapped("b", "B", ())) == ""
    assert drawn(mapped, Mapped("b", "B", ()), lit="b") == ""


def test_no_attribute_that_instant_navigation_would_set() -> None:
    """Material's `resolve` writes `href` back to what has one; an SVG link answers with an exception."""
    assert not re.search(r'[ "]href=', drawn(Mapped("a", "A", (region(outline=SQUARE),))))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "a region must have an outline or a spot, got neither"),
        ({"outline": SQUARE, "spot": [0.1, 0]}, "a region must have an outline or a spot, got both"),
        ({"outline": SQUARE[:2]}, "an outline must have at least 3 points, got 2"),
        ({"spot": [-0.1, 0]}, "a point must lie on the body, got -0.1, 0"),
        ({"spot": [0.1, 0], "size": [0, 0.1]}, "a spot must have a size above 0, got 0, 0.1"),
        ({"outline": [*SQUARE, [0.02, 0.9]]}, "a point must lie on the body, got 0.02, 0.9"),
    ],
)
def test_a_bad_region_says_what_is_wrong(data: dict[str, Any], message: str) -> None:
    assert [problem.message for problem in problems(region(**data))] == [message]


def test_a_point_outside_is_pointed_at() -> None:
    assert [problem.path for problem in problems(region(outline=[*SQUARE, [0.02, 0.9]]))] == [("outline", 4)]
    lines = [[[0, 0], [0.1, 0.1]], [[0, 0], [0.3, 0]]]
    found = [problem.path for problem in course_problems(course(lines=lines, to=[0, -0.9], label=0.6))]
    assert found == [("lines", 1, 1), ("to",), ("label",)]


def test_a_good_course_has_no_problem_and_shows_its_name() -> None:
    assert not [*course_problems(course())]
    assert ">Nerve</text>" in drawn(Mapped("a", "A", (region(outline=SQUARE),)), courses=(course(),))


def test_a_part_of_the_body_is_named_beside_each_view_that_shows_it() -> None:
    """Outside the map's box, for the eye alone, and no two names on one another."""
    back = Mapped("a", "A", (region(outline=SQUARE),))
    near = Mapped("b", "B", (region(spot=[0.05, 0.14]), region(view="front", spot=[0.05, 0.1])))
    areas = (Area(name="Left & right", muscles=("a", "none")), Area(name="Other", muscles=("b",)))
    svg = draw((back, near), areas=areas, href=lambda one: one.id, labels=LABELS)  # type: ignore[arg-type]
    [group] = ElementTree.fromstring(svg).findall("{*}g[@aria-hidden='true']")
    names = [(one.text, float(one.get("x", "")), float(one.get("y", ""))) for one in group.findall("{*}text")]
    (other, left, _), (first, right, high), (again, _, low) = names
    assert (other, first, again) == ("Other", "Left & right", "Other")
    box = re.search(r'viewBox="(\S+) \S+ (\S+)', svg)
    assert box
    assert left < float(box[1])
    assert right > float(box[1]) + float(box[2])
    assert low - high >= 25
    lit = draw((back, near), areas=areas, href=lambda one: one.id, labels=LABELS, lit="a")  # type: ignore[arg-type]
    assert "Other" not in lit


def test_every_muscle_of_the_site_is_on_the_map(real_site: Site) -> None:
    assert [muscle.id for muscle in real_site.muscles.values() if not muscle.map] == []


def test_the_map_of_the_site_is_small_and_has_no_style_of_its_own(real_site: Site) -> None:
    courses = real_site.body_map.courses if real_site.body_map else ()
    svg = draw(real_site.muscles.values(), courses, href=lambda one: f"../{one.id}/", labels=LABELS)
    assert len(gzip.compress(svg.encode())) < 4000
    assert "style" not in svg
    assert " id=" not in svg


def test_the_body_is_that_of_the_figures_in_plain_colours(real_site: Site) -> None:
    svg = drawn(Mapped("a", "A", (region(outline=SQUARE),)))
    looks = set(re.findall(r'class="f-([\w-]+)"', svg))
    assert {"skin", "hair", "eye"} <= looks
    assert not looks & {"blue", "navy", "tan", "work"}
    assert svg.count('class="bm-body"') == 2


def test_a_small_map_shows_the_side_that_the_muscle_is_on_without_a_word() -> None:
    back, front = (Mapped("a", "A", (region(view=view, outline=SQUARE),)) for view in ("back", "front"))
    for muscle in (back, front):
        svg = glimpse(muscle)  # type: ignore[arg-type]
        ElementTree.fromstring(svg)
        assert svg.count('class="bm-body"') == svg.count('class="bm-lit"') == 1
        assert 'aria-hidden="true"' in svg
        assert not re.search("<text|<a |bm-hit|xlink", svg)
        assert len(gzip.compress(svg.encode())) < 1800
    assert glimpse(back) != glimpse(front)  # type: ignore[arg-type]
    assert glimpse(Mapped("b", "B", ())) == ""  # type: ignore[arg-type]
