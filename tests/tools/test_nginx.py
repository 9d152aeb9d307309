"""The recipe for nginx, tried with nginx itself: headers, caches, compression, ranges, what is not there."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from .recipe import NGINX, has_brotli, nginx

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not NGINX, reason="nginx is not installed")]
PAGE = "safety/"


@pytest.fixture(scope="module")
def origin(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx(built / "site", tmp_path_factory.mktemp("nginx")) as origin:
        yield origin


def get(url: str, **headers: str) -> tuple[int, Mapping[str, str], bytes]:
    request = urllib.request.Request(
        url, headers={key.replace("_", "-"): value for key, value in headers.items()}
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_a_page_has_the_policy_and_is_asked_for_anew_each_time(origin: str) -> None:
    status, headers, body = get(origin + PAGE)
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-cache"
    own = re.search(r'\.\./(assets/own/[^"]+\.css)', body.decode())
    assert own
    assert "immutable" in get(origin + own[1])[1]["Cache-Control"]


def test_a_page_comes_compressed_as_it_was_built(origin: str, built: Path) -> None:
    _, headers, body = get(origin + PAGE, Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in headers["Vary"]
    assert body == (built / "site" / PAGE / "index.html.gz").read_bytes()


@pytest.mark.skipif(not has_brotli(), reason="nginx has no module for Brotli")
def test_a_browser_that_knows_brotli_gets_that(origin: str, built: Path) -> None:
    _, headers, body = get(origin + PAGE, Accept_Encoding="gzip, deflate, br")
    assert headers["Content-Encoding"] == "br"
    packed = built / "site" / PAGE / "index.html.br"
    assert body == packed.read_bytes()
    assert packed.stat().st_size < packed.with_suffix(".gz").stat().st_size


def test_a_page_that_did_not_change_is_not_sent_again(origin: str) -> None:
    _, headers, _ = get(origin + PAGE)
    for asked in ({"If_None_Match": headers["ETag"]}, {"If_Modified_Since": headers["Last-Modified"]}):
        status, _, body = get(origin + PAGE, **asked)
        assert (status, body) == (304, b"")
    assert get(origin + PAGE, If_None_Match='"another"')[0] == 200


def test_a_part_of_a_file_can_be_asked_for(origin: str, built: Path) -> None:
    status, headers, body = get(origin + "sw.js", Range="bytes=0-9")
    assert (status, body) == (206, (built / "site/sw.js").read_bytes()[:10])
    assert headers["Content-Range"].startswith("bytes 0-9/")


@pytest.mark.parametrize("path", ["no/such/page/", "_headers", "index.html.gz"])
def test_what_is_not_there_answers_404_with_a_page_that_helps(origin: str, built: Path, path: str) -> None:
    status, headers, body = get(origin + path)
    assert (status, body) == (404, (built / "site/404.html").read_bytes())
    assert "Content-Security-Policy" in headers


def test_a_page_without_its_slash_leads_to_the_one_with_it(origin: str) -> None:
    with urllib.request.urlopen(origin + "safety") as answer:
        assert answer.url == origin + PAGE


def test_the_open_data_may_be_read_from_anywhere_and_nothing_else(origin: str) -> None:
    assert get(origin + "data/v1/exercises.json")[1]["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in get(origin)[1]
