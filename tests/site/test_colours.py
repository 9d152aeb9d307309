"""Colours that are made from an author's few can be read."""

import pytest
from loosen.model.appearance import Colours
from loosen.site.colours import TEXT, contrast, dark_tokens, light_tokens, mixed, passing

ACCENTS = ("#7a2e5d", "#0b4f8a", "#17544b", "#5a4a00", "#000000", "#333333", "#6b1d1d")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_half_of_a_colour_and_none_of_another() -> None:
    assert mixed("#7a2e5d", "#ffffff", 0) == "#7a2e5d"
    assert mixed("#7a2e5d", "#ffffff", 1) == "#ffffff"


@pytest.mark.parametrize("on", ["#ffffff", "#f9f4ea", "#101b19", "#000000"])
@pytest.mark.parametrize("colour", ["#d9738f", "#777777", "#ffff00", "#0000ff"])
def test_the_nearest_colour_passes_and_is_hardly_more_than_enough(colour: str, on: str) -> None:
    found = passing(colour, on)
    assert contrast(found, on) >= TEXT
    assert found == colour or contrast(found, on) < TEXT + 0.5


@pytest.mark.parametrize("accent", ACCENTS)
def test_an_accent_for_daylight_makes_a_whole_dark_scheme(accent: str) -> None:
    found = dark_tokens(None, Colours(accent=accent))
    for text, on in (
        ("ink", "paper"),
        ("quiet", "card"),
        ("green", "card"),
        ("green", "green-wash"),
        ("green", "on-green"),
    ):
        assert contrast(found[text], found[on]) >= TEXT, (text, on)


@pytest.mark.parametrize("accent", ACCENTS)
def test_what_stands_on_an_accent_and_its_washes_can_be_read(accent: str) -> None:
    found = light_tokens(Colours(accent=accent, paper="#ffffff", ink="#111111"))
    for text, on in (("green", "on-green"), ("green", "green-wash"), ("quiet", "paper"), ("ink", "sunk")):
        assert contrast(found[text], found[on]) >= TEXT, (text, on)
