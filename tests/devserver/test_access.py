"""What another site's page can ask of the two servers: nothing. And what every answer says of itself."""

from __future__ import annotations

import re

import pytest
from loosen.finish.security import csp

from .asking import Answer, asked, posted, sent, studio_of
from .conftest import Serving

PAGE = "/stretches/figure-four-stretch/"
REQUESTS = {
    "a page": PAGE,
    "a page that is not there": "/nothing/",
    "a file that is not there": "/nothing.js",
    "an address without its slash": PAGE.rstrip("/"),
    "a style": "/assets/site.css",
    "a script": "/-/preview/preview.js",
    "open data": "/data/v1/exercises.json",
    "the search index": "/search/search_index.json",
    "the sitemap": "/sitemap.xml",
    "the news": "/-/preview/events",
    "a draft": f"/-/draft{PAGE}",
    "the way to the studio": "/studio/",
    "no address": "nothing",
    "an address that is too long": f"/{'x' * 70_000}",
}
OF_THE_STUDIO = {
    "the studio": "/",
    "its script": "/studio.js",
    "its words": "/words.js",
    "its list": "/entities",
    "a form": "/entity?file=exercises/wall-calf-stretch.yml",
    "a form that is not there": "/entity?file=exercises/nothing.yml",
    "nothing": "/nothing",
}


def both(serving: Serving) -> list[tuple[str, str]]:
    """Each address, with the origin that it stands at."""
    there = [(serving.origin, path) for path in REQUESTS.values()]
    return there + [(studio_of(serving), path) for path in OF_THE_STUDIO.values()]


def assert_guarded(answer: Answer) -> None:
    headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert headers.get_all("Access-Control-Allow-Origin") is None
    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert "frame-ancestors" in policy
    assert "unsafe" not in policy.get("script-src", "")


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "x"])
def test_every_answer_says_that_only_its_own_origin_may_use_it(serving: Serving, method: str) -> None:
    for origin, path in both(serving):
        assert_guarded(asked(origin, path, method=method))


@pytest.mark.parametrize(
    "request_",
    [
        b"x\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n",
    ],
    ids=["a word", "no version", "another version", "many headers"],
)
def test_an_answer_to_what_is_no_request_says_so_too(serving: Serving, request_: bytes) -> None:
    for origin in (serving.origin, studio_of(serving)):
        answer = sent(origin, request_)
        assert answer.status >= 400
        assert_guarded(answer)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "Same-Origin", "none, same-origin"])
@pytest.mark.parametrize(
    ("mode", "dest"),
    [
        ("no-cors", "script"),
        ("no-cors", "style"),
        ("no-cors", "image"),
        ("no-cors", "empty"),
        ("cors", "empty"),
        ("cors", "document"),
        ("same-origin", "empty"),
        ("navigate", "iframe"),
        ("navigate", "frame"),
        ("navigate", "object"),
        ("navigate", "embed"),
        ("websocket", "websocket"),
    ],
)
def test_another_sites_page_gets_nothing(serving: Serving, site: str, mode: str, dest: str) -> None:
    fetch = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
    for origin, path in both(serving):
        if path.startswith("/-/draft/") and dest == "iframe":
            continue  # who may show it, the browser is told in `frame-ancestors`
        answer = asked(origin, path, **fetch)
        assert answer.status in (400, 403, 414), path


def test_only_the_studio_may_show_a_draft_in_a_frame(serving: Serving) -> None:
    answer = asked(serving.origin, f"/-/draft{PAGE}")
    studio = studio_of(serving).rstrip("/")
    ancestors = f"frame-ancestors {studio} {studio.replace('127.0.0.1', 'localhost')};"
    assert ancestors in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in asked(serving.origin, PAGE).headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in asked(studio, "/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", [PAGE, "/", "/nothing/", f"/-/draft{PAGE}"])
def test_pages_have_the_policy_of_published_ones(serving: Serving, path: str) -> None:
    policy = asked(serving.origin, path).headers["Content-Security-Policy"]
    without_hashes = re.sub(r" 'sha256-[^']+'", "", policy)
    assert without_hashes.split("; frame-ancestors")[0] == csp.policy(())
    assert policy.count("sha256-") < 20


def test_a_link_from_another_site_opens_a_page(serving: Serving) -> None:
    fetch = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert asked(serving.origin, PAGE, **fetch).status == 200
    assert asked(serving.origin, PAGE, method="POST", body=b"x", **fetch).status == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "localhost.evil.example:{port}", "[::1]:{port}", ""]
)
def test_another_name_reads_nothing(serving: Serving, host: str) -> None:
    for origin, path in both(serving):
        port = origin.rstrip("/").rpartition(":")[2]
        assert asked(origin, path, Host=host.format(port=port)).status in (400, 414, 421)


def test_two_names_in_one_request_read_nothing(serving: Serving) -> None:
    host = serving.origin.split("/")[2].encode()
    request = b"GET / HTTP/1.1\r\nHost: %s\r\nHost: evil.example\r\n\r\n" % host
    assert sent(serving.origin, request).status == 421


def test_an_old_browser_is_judged_by_its_origin(serving: Serving) -> None:
    assert asked(serving.origin, PAGE).status == 200
    assert asked(serving.origin, PAGE, Origin="http://evil.example").status == 403
    assert asked(studio_of(serving), "/entities", Origin=serving.origin.rstrip("/")).status == 403


def test_the_origin_of_the_pages_saves_nothing_even_with_the_token(serving: Serving) -> None:
    answer = posted(serving, "save", b"{}", Origin=serving.origin.rstrip("/"))
    assert (answer.status, answer.refused) == (403, "this request comes from another site")
