"""The typeface is the site's own, small, and there before the words are."""

import re
from pathlib import Path

FONTS = Path(__file__).parents[2] / "templates/assets/fonts"


def test_the_fonts_are_small_and_have_their_licences() -> None:
    files = sorted(FONTS.glob("*.woff2"))
    assert sum(path.stat().st_size for path in files) <= 30_000
    for path in files:
        assert "SIL OPEN FONT LICENSE" in (FONTS / f"{path.stem}-OFL.txt").read_text("utf-8")


def test_a_page_begins_to_load_each_font_that_its_sheet_names(finished: Path) -> None:
    page = finished / "safety/index.html"
    html = page.read_text("utf-8")
    loaded = {
        (page.parent / url).resolve()
        for url in re.findall(
            r'<link rel="preload" href="([^"]+)" as="font" type="font/woff2" crossorigin', html
        )
    }
    [sheet] = re.findall(r'<link rel="stylesheet" href="([^"]+)">', html)
    css = (page.parent / sheet).resolve()
    named = {
        (css.parent / url).resolve()
        for url in re.findall(r"url\(\"?([^)\"]+\.woff2)", css.read_text("utf-8"))
    }
    assert loaded == named
    assert len(named) == 2
    assert all(path.is_file() for path in named)


def test_a_page_does_not_move_when_a_font_comes_late(finished: Path) -> None:
    [sheet] = (finished / "assets/own").glob("*/styles-*.css")
    css = sheet.read_text("utf-8")
    ours = [face for face in re.findall(r"@font-face\s*{([^}]*)}", css) if "woff2" in face]
    assert all(re.search(r"font-display:\s*optional", face) for face in ours)
