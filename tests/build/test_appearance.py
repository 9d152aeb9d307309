"""What `appearance` in site.yml makes of the assets."""

import base64
import io
import re
from dataclasses import replace

import pytest
from loosen.build.appearance import SHEET, with_appearance
from loosen.build.assets import collect_assets
from loosen.build.renderer import TEMPLATES, catalogue
from loosen.mkdocs_adapter.page_builder import config_key
from loosen.model import Site
from loosen.model.appearance import Appearance, Colours
from PIL import Image

Assets = dict[str, bytes]
PLUM = Appearance(light=Colours(accent="#7a2e5d"))
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#00f" d="M0 0h9v9H0z"/></svg>'


@pytest.fixture(scope="module")
def plain(neck_site: Site) -> Assets:
    return collect_assets(TEMPLATES / "assets", catalogue(neck_site), neck_site)


def look(site: Site, appearance: Appearance, **files: bytes) -> Site:
    named = {name.replace("_", "."): data for name, data in files.items()}
    return replace(site, settings=replace(site.settings, appearance=appearance), look=named)


def test_without_appearance_nothing_changes(plain: Assets, neck_site: Site) -> None:
    assert with_appearance(plain, neck_site) == plain


def test_an_accent_reaches_both_schemes_paper_and_icons(plain: Assets, neck_site: Site) -> None:
    made = with_appearance(plain, look(neck_site, PLUM))
    css = made[SHEET].decode()
    assert '@media screen { [data-md-color-scheme="default"] { --_green: #7a2e5d;' in css
    assert '[data-md-color-scheme="slate"]' in css
    assert "@media print { [data-md-color-scheme] { --_green: #7a2e5d;" in css
    for path in ("assets/logo.svg", "assets/favicon.svg", "assets/icons/icon.svg"):
        assert b'fill="#7a2e5d"' in made[path]
    with Image.open(io.BytesIO(made["assets/icons/maskable-512.png"])) as icon:
        assert icon.size == (512, 512)
        assert icon.convert("RGB").getpixel((3, 3)) == (0x7A, 0x2E, 0x5D)


def test_a_logo_stands_on_each_icon(plain: Assets, neck_site: Site) -> None:
    made = with_appearance(plain, look(neck_site, Appearance(logo="logo.svg"), logo_svg=LOGO))
    assert made["assets/logo.svg"] == made["assets/favicon.svg"] == LOGO
    with Image.open(io.BytesIO(made["assets/icons/apple-touch-icon.png"])) as icon:
        assert icon.size == (180, 180)
        assert icon.convert("RGB").getpixel((90, 90)) == (0, 0, 255)


def test_a_png_is_a_logo_too(plain: Assets, neck_site: Site) -> None:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, "PNG")
    made = with_appearance(plain, look(neck_site, Appearance(logo="logo.png"), logo_png=file.getvalue()))
    assert base64.b64encode(file.getvalue()) in made["assets/logo.svg"]
    with Image.open(io.BytesIO(made["assets/icons/icon-192.png"])) as icon:
        assert icon.convert("RGB").getpixel((96, 96)) == (255, 0, 0)


def test_fonts_that_are_not_used_are_not_loaded(plain: Assets, neck_site: Site) -> None:
    appearance = Appearance(typeface="system", heading_typeface="mine.woff2")
    made = with_appearance(plain, look(neck_site, appearance, mine_woff2=b"wOF2"))
    fonts = {path for path in made if path.endswith(".woff2")}
    assert fonts == {"assets/look/mine.woff2"}
    css = made[SHEET].decode()
    assert "--loosen-sans: system-ui" in css
    assert 'url("look/mine.woff2")' in css


def test_a_sheet_of_the_author_comes_last_and_finds_its_pictures(plain: Assets, neck_site: Site) -> None:
    appearance = replace(PLUM, style_sheet="own.css")
    sheet = b"a { background: url('dot.svg') } b { background: url(data:x) }"
    made = with_appearance(plain, look(neck_site, appearance, own_css=sheet, dot_svg=LOGO))
    assert (
        made[SHEET].decode().endswith("a { background: url('look/dot.svg') } b { background: url(data:x) }")
    )
    assert made["assets/look/dot.svg"] == LOGO
    assert "assets/look/own.css" not in made


def test_a_preview_is_made_anew_when_the_look_changes(neck_site: Site) -> None:
    words = catalogue(neck_site)
    appearance = Appearance(logo="logo.svg")
    sites = [neck_site, look(neck_site, appearance), look(neck_site, appearance, logo_svg=LOGO)]
    keys = [config_key(site, words, ()) for site in sites]
    assert keys[0] != keys[1] != keys[2]
    assert keys[2] == config_key(look(neck_site, appearance, logo_svg=LOGO), words, ())


def test_the_mats_of_all_figures_follow_the_accent(plain: Assets, neck_site: Site) -> None:
    css = with_appearance(plain, look(neck_site, PLUM))[SHEET].decode()
    assert css.count("--f-rug: #") == css.count("--f-rug-far: #") == 2
    colours = r"--f-rug(?:-far)?: #"
    found = {
        path for path, data in plain.items() if path.endswith(".css") and re.search(colours, data.decode())
    }
    assert found == {"assets/figure.css"}  # elsewhere they are `var(--_rug)`, which an accent changes
