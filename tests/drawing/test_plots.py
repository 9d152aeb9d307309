"""Plots show each number once, at one scale."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from loosen.drawing.plots import GAP, LENGTH, UNIT, grade_bars, time_bar
from loosen.model import Grade, Site


@pytest.fixture
def grades(neck_site: Site) -> dict[str, Grade]:
    return dict(neck_site.grades)


def test_there_is_one_square_for_each_thing_in_the_order_of_the_grades(grades: dict[str, Grade]) -> None:
    counts = [(grades["solid"], 2), (grades["mixed"], 0), (grades["against"], 1)]
    root = ElementTree.fromstring(grade_bars(counts, most=5))
    squares = [one.get("class") for one in root if one.get("height") == str(UNIT)]
    assert squares == [*["bar bar--full tone--good"] * 2, "bar bar--crossed tone--bad"]


def test_each_mark_is_drawn_in_its_own_way(grades: dict[str, Grade]) -> None:
    drawn = {
        mark: grade_bars([(replace(grades["solid"], mark=mark, tone="plain"), 1)], most=1).replace(mark, "")
        for mark in ("full", "half", "crossed")
    }
    assert len(set(drawn.values())) == len(drawn)


def test_squares_of_rows_that_stand_together_have_one_size(grades: dict[str, Grade]) -> None:
    rows = (grade_bars([(grades["solid"], n)], most=17) for n in (0, 3, 17))
    boxes = {row.split('viewBox="')[1].split('"')[0] for row in rows}
    assert boxes == {f"0 0 {17 * (UNIT + GAP) - GAP + 2} {UNIT + 2}"}


def test_it_is_silent_because_the_numbers_stand_beside_it(grades: dict[str, Grade]) -> None:
    assert 'aria-hidden="true"' in grade_bars([(grades["solid"], 1)], most=1)


def test_a_bar_of_time_is_as_long_as_its_share() -> None:
    widths = [time_bar("hold", n, most=120).split(' width="')[1].split('"')[0] for n in (120, 60, 0)]
    assert widths == [str(LENGTH), str(LENGTH // 2), "2"]
