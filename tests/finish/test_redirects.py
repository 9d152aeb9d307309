"""An old address still leads to its exercise."""

import dataclasses
from pathlib import Path

import pytest
from loosen.finish import finish
from loosen.finish.security.headers import for_every_page, headers_file
from loosen.model import Moved, Site
from loosen.site.urls import url_for


@pytest.fixture
def moved(site: Site) -> Site:
    """The site, where the first exercise once had another id."""
    exercise = next(iter(site.exercises.values()))
    old = Moved(id="old-name", origin=exercise.origin, moved_to=exercise.id)
    return dataclasses.replace(site, moved={"old-name": old})


def test_the_old_address_leads_on(copy: Path, moved: Site) -> None:
    finish(copy, moved)
    exercise = next(iter(moved.exercises.values()))
    old = url_for(exercise).replace(exercise.id, "old-name")
    html = (copy / old.strip("/") / "index.html").read_text("utf-8")
    assert f'content="0; url=../{exercise.id}/"' in html
    assert f'<a href="../{exercise.id}/">{exercise.name}</a>' in html
    assert "noindex" in html
    assert "default-src 'none'" in html


def test_hosts_that_can_redirect_are_told_so(copy: Path, moved: Site) -> None:
    finish(copy, moved)
    exercise = next(iter(moved.exercises.values()))
    line = f"{url_for(exercise).replace(exercise.id, 'old-name')} {url_for(exercise)} 301"
    assert line in (copy / "_redirects").read_text("utf-8").splitlines()


def test_an_old_address_is_not_in_the_sitemap(copy: Path, moved: Site) -> None:
    finish(copy, moved)
    assert "old-name" not in (copy / "sitemap.xml").read_text("utf-8")


def test_headers_say_what_a_page_cannot() -> None:
    headers = for_every_page("default-src 'none'")
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "screen-wake-lock=(self)" in headers["Permissions-Policy"]


def test_no_header_is_so_long_that_a_host_cuts_it(finished: Path) -> None:
    lines = (finished / "_headers").read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= 2000  # the limit of Cloudflare Pages


def test_a_file_gets_one_cache_rule() -> None:
    text = headers_file("x", ["assets/javascripts/bundle.js"])
    assert text.count("/assets/javascripts/bundle.js\n") == 1
    assert "/*\n  Content-Security-Policy" in text
    assert "Cache-Control" not in text.split("\n\n")[0]
