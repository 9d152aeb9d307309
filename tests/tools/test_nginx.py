"""The recipe for nginx, tried with nginx itself: headers, caches, compression, ranges, what is not there."""

import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from .test_publish import ROOT

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not installed")
PAGE = "safety/"


@pytest.fixture(scope="module")
def origin(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    work = tmp_path_factory.mktemp("nginx")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    headers = subprocess.run(
        ["sed", "-n", "-f", str(ROOT / "docs/hosts/headers.sed"), str(built / "site/_headers")],
        capture_output=True,
        text=True,
        check=True,
    )
    (work / "loosen-headers.conf").write_text(headers.stdout, "utf-8")
    recipe = (ROOT / "docs/hosts/nginx.conf").read_text("utf-8")
    for here, there in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("root /srv/loosen/site;", f'root "{built / "site"}";'),
        ("/etc/nginx/loosen-headers.conf", str(work / "loosen-headers.conf")),
    ):
        assert here in recipe
        recipe = recipe.replace(here, there)
    places = "".join(
        f"{name}_temp_path {work};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (work / "nginx.conf").write_text(
        f"user {Path.home().owner()}; pid {work}/pid; daemon off; error_log {work}/error.log;"
        f"events {{}} http {{ access_log off; {places}\n{recipe}\n}}",
        "utf-8",
    )
    server = subprocess.Popen([str(NGINX), "-c", str(work / "nginx.conf"), "-e", str(work / "error.log")])
    _wait_for(port, server, work / "error.log")
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    pytest.fail(log.read_text("utf-8"))


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
    assert get(origin + PAGE, If_None_Match=headers["ETag"])[0] == 304
    own = re.search(r'\.\./(assets/own/[^"]+\.css)', body.decode())
    assert own
    assert "immutable" in get(origin + own[1])[1]["Cache-Control"]


def test_a_page_comes_compressed_as_it_was_built(origin: str, built: Path) -> None:
    _, headers, body = get(origin + PAGE, Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in headers["Vary"]
    assert body == (built / "site" / PAGE / "index.html.gz").read_bytes()


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
