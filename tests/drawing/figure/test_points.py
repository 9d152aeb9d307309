"""Points, as authors write them."""

import pytest
from loosen.drawing.figure.points import PointError, Spot, parse_point


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("right knee", Spot("right knee")),
        ("left thigh 0.6", Spot("left thigh", along=0.6)),
        ("right upper arm 0.3 back", Spot("right upper arm", along=0.3, skin="back")),
        ("right  thigh up", Spot("right thigh", skin="up")),
        ("floor -0.3", Spot("floor", along=-0.3)),
        ("0.3 -0.5", Spot("", free=0.3 - 0.5j)),
    ],
)
def test_a_text_becomes_a_point(text: str, spot: Spot) -> None:
    assert parse_point(text) == spot


def test_a_misspelled_joint_is_told_its_name() -> None:
    with pytest.raises(PointError, match="did you mean `right knee`"):
        parse_point("right kneee")


@pytest.mark.parametrize("text", ["floor", "wall"])
def test_the_floor_alone_is_no_place(text: str) -> None:
    with pytest.raises(PointError, match=f"`{text} 0.3`"):
        parse_point(text)
