"""No spelling of a path reads a file that is not in the site, on any route of either server."""

from __future__ import annotations

from pathlib import Path

import pytest
from loosen.devserver.listing import media_type

from .asking import asked, studio_of
from .conftest import Serving

SECRET = b"the secret of this machine"
UP = (
    "..",
    "%2e%2e",
    ".%2e",
    "%2E.",
    "%252e%252e",
    "..%00",
    "..;",
    "%c0%ae%c0%ae",
    "%uff0e%uff0e",
    "...",
    ". .",
)
SLASH = ("/", "%2f", "%2F", "%252f", "\\", "%5c", "%5C", "%255c", "//", "%c0%af", "/./", "%e2%88%95")
ROUTES = ("/", "/-/preview/", "/-/draft/", "/studio/", "/studio/vendor/", "/assets/", "/data/v1/", "/search/")


@pytest.fixture(scope="module")
def secret(serving: Serving) -> Path:
    path = serving.content.parent / "secret.html"
    path.write_bytes(SECRET)
    return path


def spellings(path: Path) -> list[str]:
    """Ways to write a path that must not be found: absolute ones, ones that climb, and odd ones."""
    whole = str(path)
    climbs = [f"{up}{slash}" * 12 + whole.lstrip("/") for up in UP for slash in ("/", "%2f", "\\")]
    climbs += [f"..{slash}" * 12 + whole.lstrip("/").replace("/", slash) for slash in SLASH]
    absolute = [f"{slash}{whole.lstrip('/').replace('/', slash)}" for slash in SLASH]
    absolute += [f"{slash}{whole.lstrip('/')}" for slash in SLASH]
    odd = [
        f"file://{whole}",
        f"file:{whole}",
        f"C:{whole}",
        f"C:\\{whole}",
        f"//127.0.0.1{whole}",
        f"\\\\127.0.0.1\\C$\\{path.name}",
        f"~{whole}",
        f"{whole}%00.css",
        f"{whole}%00",
        f"{whole}.",
        f"{whole}...",
        f"{whole}%20",
        f"{whole}/",
        f"{whole}/.",
        f"{whole}::$DATA",
        f"{whole};.css",
        f"{whole}?.css",
        f"{whole}%3f.css",
        f"{whole}%23.css",
        whole.upper(),
        f"./{whole}",
        f".//{whole}",
        f"x/..{whole}",
        f"proc/self/root{whole}",
        f"/proc/self/root{whole}",
        f"/proc/self/cwd/../../../../../../..{whole}",
    ]
    return [*climbs, *absolute, *odd]


@pytest.mark.parametrize("route", ROUTES)
def test_no_spelling_of_a_foreign_path_is_served(serving: Serving, secret: Path, route: str) -> None:
    tried = spellings(secret)
    assert len(set(tried)) >= 40
    for origin in {serving.origin, studio_of(serving)}:
        answers = {one: asked(origin, f"{route}{one}") for one in tried}
        assert {one: it.body for one, it in answers.items() if SECRET in it.body} == {}
        assert {one: it.status for one, it in answers.items() if it.status not in (400, 404)} == {}


@pytest.mark.parametrize(
    "name", ["studio.js", "index.html", "vendor/jsoneditor.js", "words.d.ts", "vendor/README.md"]
)
def test_a_page_of_the_content_has_no_file_of_the_studio(serving: Serving, name: str) -> None:
    assert asked(serving.origin, f"/studio/{name}").status == 404


@pytest.mark.parametrize(
    "name", ["words.d.ts", "index.html", "vendor/README.md", "vendor", "vendor/", "STUDIO.JS"]
)
def test_the_studio_serves_what_its_page_asks_for_and_nothing_else(serving: Serving, name: str) -> None:
    assert asked(studio_of(serving), f"/{name}").status == 404


def test_a_link_in_the_content_shows_nothing_of_the_file_that_it_leads_to(
    serving: Serving, secret: Path
) -> None:
    link = serving.content / "exercises" / "linked.yml"
    secret.with_suffix(".yml").write_bytes(SECRET + b": [")
    link.symlink_to(secret.with_suffix(".yml"))
    try:
        asked(serving.origin, "/")
        with_link = asked(studio_of(serving), f"/entity?file=exercises/{link.name}")
        assert SECRET not in with_link.body
        assert SECRET.decode() not in news(serving)
        assert "linked.yml" in news(serving)
    finally:
        link.unlink()


def news(serving: Serving) -> str:
    """What the preview tells a page of the content."""
    return first_event(serving.url("/-/preview/events"))


def first_event(address: str) -> str:
    import urllib.request

    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.readline().decode())


@pytest.mark.parametrize(
    ("name", "type_"),
    [("a.webp", "image/webp"), ("a.vtt", "text/vtt; charset=utf-8"), ("a.m4a", "audio/mp4")],
)
def test_a_preview_sends_media_under_their_types_on_every_system(
    name: str, type_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mimetypes.guess_type", lambda _: (None, None))
    assert media_type(name) == type_
