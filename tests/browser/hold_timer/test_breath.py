"""While the reader breathes, the breath is the picture: it rises and falls, with its words in it."""

import pytest

from .conftest import Visit, items
from .test_options import IN, OUT
from .test_sound import heard

pytestmark = pytest.mark.browser

ROUTINE = items("ready 5", "hold 20 left", "ready 5 - two", "breathe 60 - two")
DRAWING = (
    '<figure data-figure="{}" hidden><svg viewBox="0 0 400 200" width="800" height="400">'
    '<path d="M0 0h400v200H0z"/></svg></figure>'
)
LOOK = """t => {
    const part = (name) => t.querySelector(`[data-part=${name}]`);
    const box = (element) => element.getBoundingClientRect().toJSON();
    const words = document.createRange();
    words.selectNodeContents(part('breath'));
    return {
        ring: box(part('reach')), disc: box(part('pacer')), stage: box(part('stage')),
        words: box(words), text: part('breath').textContent,
        size: parseFloat(getComputedStyle(part('breath')).fontSize),
        drawn: part('picture').checkVisibility(),
    };
}"""


@pytest.fixture
def breathing(visit: Visit) -> Visit:
    visit.open(DRAWING.format("one") + DRAWING.format("two") + ROUTINE)
    visit.press("Start")
    visit.arrived("ui/picture.js")
    return visit


def breath(visit: Visit) -> list[dict]:
    """How it looks when the breath is out, in and out again."""
    looks = []
    for seconds in (0.1, 4.8, 4.9):
        visit.run(seconds)
        looks.append(visit.timer().evaluate(LOOK))
    return looks


@pytest.mark.parametrize(("width", "height"), [(390, 844), (844, 390), (1280, 900)])
@pytest.mark.parametrize("phase", ["hold", "breathe"])
def test_a_large_disc_rises_and_falls_with_the_words_in_it(
    breathing: Visit, phase: str, width: int, height: int
) -> None:
    breathing.page.set_viewport_size({"width": width, "height": height})
    for _ in range(1 if phase == "hold" else 3):
        breathing.press("Skip")
    empty, full, again = breath(breathing)
    assert [look["text"] for look in (empty, full, again)] == ["Breathe in", "Breathe in", "Breathe out"]
    assert empty["disc"]["width"] < 0.7 * full["disc"]["width"]
    assert again["disc"]["width"] < 0.7 * full["disc"]["width"]
    for look in (empty, full, again):
        stage, ring, words = look["stage"], look["ring"], look["words"]
        assert ring["width"] == pytest.approx(min(stage["width"], stage["height"]), abs=1)
        assert ring["height"] == pytest.approx(ring["width"], abs=1)
        assert look["size"] >= 32
        # In a hold they stand below the drawing, across the disc.
        around = ring if phase == "breathe" else stage
        assert around["left"] <= words["left"]
        assert words["right"] <= around["right"]
        assert stage["top"] <= words["top"]
        assert words["bottom"] <= stage["bottom"] + 1
        assert look["drawn"] is (phase == "hold"), "while one only breathes, there is nothing else to see"


def test_on_a_small_screen_the_words_stay_within_the_ring(breathing: Visit) -> None:
    breathing.page.set_viewport_size({"width": 320, "height": 568})
    for _ in range(3):
        breathing.press("Skip")
    for look in breath(breathing):
        ring, words = look["ring"], look["words"]
        assert ring["left"] <= words["left"]
        assert words["right"] <= ring["right"]
        assert look["size"] >= 18


def test_where_nothing_moves_words_and_tones_tell_the_breath(
    visit: Visit,
) -> None:
    visit.page.emulate_media(reduced_motion="reduce")
    visit.open(items("ready 5", "breathe 60"))
    visit.press("Start")
    visit.press("Skip")
    empty, full, again = breath(visit)
    assert empty["disc"] == full["disc"] == full["ring"]
    assert [look["text"] for look in (empty, full, again)] == ["Breathe in", "Breathe in", "Breathe out"]
    visit.run(2)
    assert heard(visit, OUT)[:2] == [5, 15]
    assert heard(visit, IN)[:2] == [10, 20]
