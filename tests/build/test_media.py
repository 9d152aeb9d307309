"""Media as readers get them: small, upright, and silent about where they were made."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from loosen.build.build import load_and_check, render_all
from loosen.model import Site
from PIL import Image

from tests.loader.test_media import film

ENTRY = "{alt: 'A \"hand\" & <b>', author: Ann <i>, licence: own work}"


@pytest.fixture
def site(neck: Path) -> Site:
    """The small site with a photo and a film beside an exercise, and the photo in an article."""
    (neck / "media").mkdir()
    told = Image.Exif()
    told[0x010F] = "SecretCamera"
    told[0x0112] = 6
    Image.new("RGB", (2000, 3000), "teal").save(neck / "media/hand.jpg", exif=told, comment=b"SecretPlace")
    (neck / "media/tilt.mp4").write_bytes(film())
    (neck / "media/tilt.vtt").write_text("WEBVTT\n", "utf-8")
    (neck / "media.yml").write_text(f"hand: {ENTRY}\ntilt: {ENTRY}\n", "utf-8")
    exercise, article = neck / "exercises/ear-to-shoulder.yml", neck / "articles/how-long-to-hold.md"
    text = exercise.read_text("utf-8").replace("reviewed:", "media: [tilt, hand]\nreviewed:")
    exercise.write_text(text, "utf-8")
    article.write_text(f"{article.read_text('utf-8')}\n\n![So far.](hand)\n", "utf-8")
    found, report = load_and_check(neck, today=date(2026, 12, 1))
    assert found, str(report)
    return found


def test_a_photo_is_smaller_upright_and_says_nothing_of_its_camera(site: Site) -> None:
    made = render_all(site)
    sizes = {}
    for name in ("hand", "hand-small"):
        raw = made[f"media/{name}.webp"]
        assert b"Secret" not in raw
        with Image.open(io.BytesIO(raw)) as image:
            assert image.format == "WEBP"
            assert not image.getexif()
            sizes[name] = image.size
    assert sizes == {"hand": (1600, 1067), "hand-small": (800, 533)}
    assert "media/hand.jpg" not in made


def test_a_film_stands_beside_an_exercise_with_its_captions(site: Site) -> None:
    made = render_all(site)
    page = made["stretches/ear-to-shoulder/index.md"].decode()
    assert (
        page.index("</ol>") < page.index("<video controls") < page.index("<img src") < page.index('id="stop"')
    )
    assert 'preload="none" width="640" height="360" aria-label="A &#34;hand&#34; &amp; &lt;b&gt;">' in page
    assert '<track kind="captions" src="../../media/tilt.vtt" srclang="en"' in page
    assert {"media/tilt.mp4", "media/tilt.vtt"} <= made.keys()


def test_a_picture_of_a_text_keeps_its_place_and_is_loaded_late(site: Site) -> None:
    page = render_all(site)["articles/how-long-to-hold/index.md"].decode()
    picture = page.partition("<img ")[2].partition(">")[0]
    assert 'src="../../media/hand.webp"' in picture
    assert "../../media/hand-small.webp 800w, ../../media/hand.webp 1600w" in picture
    assert 'alt="So far." width="1600" height="1067" loading="lazy"' in picture
    assert "Made by Ann &lt;i&gt;, own work." in page
