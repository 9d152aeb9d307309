"""A link to any page, where someone shares it, shows a picture of ours that a reader can make out."""

import io
import re
import shutil
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from loosen.build.build import load_and_check
from loosen.build.renderer import TEMPLATES, catalogue
from loosen.drawing.drawings import Pictures
from loosen.finish import finish
from loosen.finish.metadata.sharing import cards
from loosen.finish.metadata.social_cards import Artist, card_for, render_pngs
from loosen.finish.metadata.social_cards.colours import style_sheet
from loosen.finish.metadata.social_cards.text_layout import BOLD, fit_lines, width
from loosen.model import Site
from loosen.model.appearance import Appearance, Colours
from loosen.site.colours import LIGHT
from loosen.site.pages import pages
from loosen.site.translations import Catalogue
from PIL import Image

from .conftest import TODAY

NECK = Path(__file__).parents[1] / "neck"
PICTURE = re.compile(r'<meta property="og:image" content="([^"]+)">')
SAID = re.compile(r'<meta property="og:image:alt" content="[^"]{10,}">')


@pytest.fixture(scope="module")
def shared(raw: Path, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shared") / "site"
    shutil.copytree(raw, folder)
    finish(folder, site, cards=folder.parent / "kept")
    return folder


def artist(site: Site, words: Catalogue) -> Artist:
    return Artist(site.settings.name, Pictures(site, words), TEMPLATES / "assets")


def one_card(site: Site, words: Catalogue) -> dict[str, str]:
    page = next(page for page in pages(site) if page.kind.name == "exercise")
    svg = artist(site, words).draw(card_for(page, site, words))
    assert svg
    return {"one": svg}


@pytest.mark.slow
def test_every_page_has_a_picture_of_the_size_that_its_tags_say(shared: Path, origin: str) -> None:
    for page in shared.rglob("index.html"):
        html = page.read_text("utf-8")
        found = PICTURE.search(html)
        assert found, page
        assert SAID.search(html), page
        data = (shared / found[1].removeprefix(origin)).read_bytes()
        assert struct.unpack(">II", data[16:24]) == (1200, 630)
        assert len(data) <= 60_000, page
        assert 'content="summary_large_image"' in html


@pytest.mark.parametrize("look", ["card-paper", "card-ground", "card-title", "f-gold"])
def test_a_picture_has_the_colours_of_the_site(
    site: Site, words: Catalogue, look: str, tmp_path: Path
) -> None:
    style = style_sheet(TEMPLATES)
    data = render_pngs(one_card(site, words), style, tmp_path)["one"]
    found = re.search(rf"\.{look} \{{fill:#(\w{{6}})", style)
    assert found
    with Image.open(io.BytesIO(data)) as image:
        seen = [colour for _, colour in image.convert("RGB").getcolors() or ()]
    # The picture has a palette: what is drawn in few places is a shade off.
    assert any(one == pytest.approx(tuple(bytes.fromhex(found[1])), abs=6) for one in seen)


def test_no_reader_keeps_pictures_that_only_other_sites_show(shared: Path) -> None:
    assert "assets/cards/" not in (shared / "sw.js").read_text("utf-8")


def test_without_being_asked_for_no_picture_is_made(finished: Path) -> None:
    assert not (finished / "assets" / "cards").exists()
    assert "og:image" not in (finished / "index.html").read_text("utf-8")


def test_a_picture_is_the_same_each_time_and_from_what_was_kept(
    site: Site, words: Catalogue, tmp_path: Path
) -> None:
    cards, style = one_card(site, words), style_sheet(TEMPLATES)
    first = render_pngs(cards, style, tmp_path / "a")
    assert render_pngs(cards, style, tmp_path / "b") == first
    (kept,) = (tmp_path / "a").iterdir()
    kept.write_bytes(first["one"][:-12] + b"mark" + first["one"][-12:])
    assert b"mark" in render_pngs(cards, style, tmp_path / "a")["one"]


def test_a_kept_picture_that_was_cut_short_is_painted_anew(
    site: Site, words: Catalogue, tmp_path: Path
) -> None:
    cards, style = one_card(site, words), style_sheet(TEMPLATES)
    first = render_pngs(cards, style, tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(first["one"][:1000])
    assert render_pngs(cards, style, tmp_path) == first


def test_another_colour_is_another_picture(site: Site, words: Catalogue, tmp_path: Path) -> None:
    cards, style = one_card(site, words), style_sheet(TEMPLATES)
    other = style.replace("#d9a441", "#112233")
    assert other != style, "the colour of that shirt is no longer that of figure.css"
    assert render_pngs(cards, style, tmp_path) != render_pngs(cards, other, tmp_path)


def test_colours_hold_without_custom_properties() -> None:
    style = style_sheet(TEMPLATES)
    assert "var(" not in style
    assert "#dba47f" not in style, "the colours are those of the dark"


def test_a_card_has_the_colours_of_the_author() -> None:
    ours, theirs = style_sheet(TEMPLATES), style_sheet(TEMPLATES, Colours(accent="#7a2e5d", paper="#fbf7f2"))
    assert ".card-kind {fill:#7a2e5d;" in theirs
    assert ".card-paper {fill:#fbf7f2;" in theirs
    assert not {LIGHT["accent"], LIGHT["paper"]} & set(re.findall("#[0-9a-f]{6}", theirs))
    assert ".card-kind {fill:#17544b;" in ours
    neck, _ = load_and_check(NECK, today=TODAY)
    assert neck
    words = catalogue(neck)
    pictures = Pictures(neck, words)
    card = card_for(next(page for page in pages(neck) if page.kind.name == "about"), neck, words)
    plain, plum = (Artist("X", pictures, TEMPLATES / "assets", one).draw(card) for one in (None, "#7a2e5d"))
    assert plain
    assert plum
    assert plum.count("#7a2e5d") == 2, "the thread and the logo"
    assert "#7a2e5d" not in plain


def test_a_front_page_without_choices_has_a_card() -> None:
    neck, _ = load_and_check(NECK, today=TODAY)
    assert neck
    bare = replace(neck, settings=replace(neck.settings, home=replace(neck.settings.home, choices=())))
    assert card_for(next(iter(pages(bare))), bare, catalogue(bare)).motif is None


def test_another_site_has_its_own_cards() -> None:
    neck, report = load_and_check(NECK, today=TODAY)
    assert neck, str(report)
    words = catalogue(neck)
    drawn = [artist(neck, words).draw(card_for(page, neck, words)) for page in pages(neck)]
    assert all(svg and neck.settings.name in svg for svg in drawn)


def test_a_title_in_letters_that_the_font_lacks_has_no_card(site: Site, words: Catalogue) -> None:
    card = card_for(next(iter(pages(site))), site, words)
    assert artist(site, words).draw(replace(card, title="梨状筋のストレッチ")) is None


@pytest.mark.parametrize(
    "text", ["Short", "A stretch with a long name " * 3, "Donaudampfschifffahrtskapitän" * 2]
)
def test_words_stay_within_their_room(text: str) -> None:
    lines = fit_lines(text.strip(), BOLD, room=500, most=3, sizes=(76, 60, 44))
    assert len(lines.texts) <= 3
    assert all(width(line, BOLD) * lines.size <= 500 for line in lines.texts)


def test_a_number_stays_with_what_it_counts() -> None:
    lines = fit_lines("Hold 30 seconds, 2 times on each side", BOLD, room=500, most=3, sizes=(36,))
    assert not any(line.endswith(("30", "2")) for line in lines.texts)


def test_the_logo_of_an_author_stands_on_the_picture(neck_site: Site, tmp_path: Path) -> None:
    path = b'<path fill="#00f" d="M0 0h9v9H0z"/>'
    logo = (
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">' + path + b"</svg>"
    )
    themed = replace(neck_site, look={"logo.svg": logo})
    themed = replace(themed, settings=replace(themed.settings, appearance=Appearance(logo="logo.svg")))
    made = cards(themed, catalogue(themed), TEMPLATES, tmp_path / "cards")
    with Image.open(io.BytesIO(made["assets/cards/about.png"])) as picture:
        found = picture.convert("RGB").getcolors(1 << 20) or []
    colours = {colour: count for count, colour in found}
    assert colours[0, 0, 255] > 2000
