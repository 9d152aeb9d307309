"""Plots show each number once, at one scale."""

from xml.etree import ElementTree

from generator.plots import GAP, LENGTH, UNIT, grade_bars, time_bar


def test_there_is_one_square_for_each_thing_in_the_order_of_the_grades() -> None:
    root = ElementTree.fromstring(grade_bars([("high", 2), ("middle", 0), ("low", 1)], most=5))
    assert [square.get("class") for square in root] == ["bar bar--high", "bar bar--high", "bar bar--low"]


def test_squares_of_rows_that_stand_together_have_one_size() -> None:
    boxes = {grade_bars([("high", n)], most=17).split('viewBox="')[1].split('"')[0] for n in (0, 3, 17)}
    assert boxes == {f"0 0 {17 * (UNIT + GAP) - GAP + 2} {UNIT + 2}"}


def test_it_is_silent_because_the_numbers_stand_beside_it() -> None:
    assert 'aria-hidden="true"' in grade_bars([("high", 1)], most=1)


def test_a_bar_of_time_is_as_long_as_its_share() -> None:
    widths = [time_bar("hold", n, most=120).split(' width="')[1].split('"')[0] for n in (120, 60, 0)]
    assert widths == [str(LENGTH), str(LENGTH // 2), "2"]
