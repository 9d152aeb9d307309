"""Whatever a form sends or the disk does: a sentence at the form, and the author's file is whole."""

from __future__ import annotations

import json
import os
import resource
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from .asking import Answer, asked, filled, posted, sent, studio_of, token_of
from .conftest import ROOT, Serving, started, stopped

pytestmark = pytest.mark.slow  # a server of its own, and a browser's patience

FILE = "exercises/ear-to-shoulder.yml"


@pytest.fixture(scope="module")
def neck(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A small site, in a process that can write no long file; the terminal hears nothing of what we ask."""
    content = shutil.copytree(ROOT / "tests" / "neck", tmp_path_factory.mktemp("faults") / "content")
    serving = started(Path(content), limited)
    yield serving
    stopped(serving)
    told = "\n".join(serving.said)
    assert "Traceback" not in told
    assert "fault of the program" not in told


def limited() -> None:
    """The nearest to a full disk that needs no disk: the system refuses to write on."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def save(serving: Serving, **changes: object) -> Answer:
    return posted(serving, "save", json.dumps(filled(serving, FILE, **changes)).encode())


def named(serving: Serving, name: str) -> dict[str, object]:
    value = filled(serving, FILE)["value"]
    assert isinstance(value, dict)
    return value | {"name": name}


def assert_told(answer: Answer, *words: str) -> None:
    """The form is told in a sentence, and not of our program."""
    assert answer.status >= 400
    assert all(word in answer.refused for word in words), answer.refused
    assert "fault of the program" not in answer.refused


@pytest.mark.parametrize(
    ("length", "words"),
    [
        ("abc", "must be a number"),
        ("-1", "must be a number"),
        ("1e3", "must be a number"),
        ("+5", "must be a number"),
        ("0x10", "must be a number"),
        ("²", "must be a number"),
        ("", "must be a number"),
        ("9" * 30, "at most"),
        ("99999999999", "at most"),
    ],
)
def test_a_length_that_is_none_is_told(neck: Serving, length: str, words: str) -> None:
    began = time.monotonic()
    studio = urlsplit(studio_of(neck)).netloc
    head = f"POST /draft HTTP/1.1\r\nHost: {studio}\r\nContent-Length: {length}\r\n\r\n"
    with socket.create_connection(
        (urlsplit(studio_of(neck)).hostname, urlsplit(studio_of(neck)).port)
    ) as one:
        one.sendall(head.encode("utf-8"))
        one.shutdown(socket.SHUT_WR)
        data = b"".join(iter(lambda: one.recv(65536), b""))
    assert words in json.loads(data.partition(b"\r\n\r\n")[2])["refused"]
    assert time.monotonic() - began < 10


def test_a_length_that_is_said_twice_or_not_at_all_is_told(neck: Serving) -> None:
    host = urlsplit(studio_of(neck)).netloc.encode()
    for lines in (b"", b"Content-Length: 2\r\nContent-Length: 3\r\n", b"Transfer-Encoding: chunked\r\n"):
        request = b"POST /draft HTTP/1.1\r\nHost: %s\r\n%s\r\n{}" % (host, lines)
        assert_told(sent(studio_of(neck), request), "how long it is")


def test_a_body_that_is_too_long_is_told_and_not_cut_off(neck: Serving) -> None:
    answer = posted(neck, "save", json.dumps(filled(neck, FILE, body="x" * 5_000_000)).encode())
    assert answer.status == 413
    assert_told(answer, "at most 2 MB", "got 5")


def test_a_body_that_stays_away_is_told(neck: Serving) -> None:
    host = urlsplit(studio_of(neck)).netloc
    head = f"POST /draft HTTP/1.1\r\nHost: {host}\r\nContent-Length: 100\r\n\r\nonly a part"
    began = time.monotonic()
    answer = sent(studio_of(neck), head.encode())
    assert answer.status == 408
    assert_told(answer, "only a part")
    assert time.monotonic() - began < 40


DEEP = 100_000
BODIES = {
    "nothing": b"",
    "no JSON": b"{",
    "not UTF-8": b"\xff\xfe{}",
    "lists inside lists": b"[" * DEEP + b"]" * DEEP,
    "records inside records": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "a value that is deep": b'{"file": "%s", "value": %s}'
    % (FILE.encode(), b'{"a":' * 900 + b"1" + b"}" * 900),
    "a list": b"[]",
    "a text": b'"x"',
    "a number": b"1" * 6000,
    "null": b"null",
    "an endless number": b'{"value": 1e999}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("name", ["draft", "save"])
def test_a_body_that_is_no_form_is_told(neck: Serving, name: str, body: bytes) -> None:
    began = time.monotonic()
    assert_told(posted(neck, name, body))
    assert time.monotonic() - began < 10


ODD: tuple[object, ...] = (None, 1, True, [], {}, ["x"], {"a": 1}, "\ud800", "\0", "x" * 100_000)


@pytest.mark.parametrize("key", ["file", "entry", "base", "version", "body", "value"])
@pytest.mark.parametrize("odd", ODD, ids=lambda it: repr(it)[:12])
def test_a_part_of_the_form_of_another_type_is_told(neck: Serving, key: str, odd: object) -> None:
    before = (neck.content / FILE).read_bytes()
    answer = save(neck, **{key: odd})
    told = json.loads(answer.body)
    assert "fault of the program" not in told.get("refused", "")
    assert answer.status in (200, 403)
    assert (
        "refused" in told
        or "changed" in told
        or (neck.content / FILE).read_bytes() == before
        or key == "value"
    )
    (neck.content / FILE).write_bytes(before)


FIELDS = ("name", "dose", "figure", "steps", "muscles", "sources", "level")
HOSTILE: dict[str, object] = {
    "aliases": "{a: &a [x, x], b: &b [*a, *a], c: [" + "*b, " * 200 + "*b]}",
    "many aliases": "[&a [], " + ", ".join(["*a"] * 4000) + "]",
    "an alias of itself": "&a [*a]",
    "a bomb": "[&a [x,x,x,x,x,x,x,x], "
    + ", ".join(f"&{b} [{', '.join([f'*{a}'] * 8)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]",
    "brackets": "[" * 16_000,
    "closed brackets": "[" * 3_000 + "]" * 3_000,
    "braces": "{a: " * 3_000 + "}" * 3_000,
    "a tag": "[!!python/object/apply:os.system ['true']]",
    "half a list": "[1, 2",
    "a deep list": [[[[[["x"]]]]]],
    "a number": 7,
    "a record": {"a": {"b": {"c": 1}}},
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("odd", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_field_with_anything_in_it_is_answered_soon(neck: Serving, field: str, odd: object) -> None:
    value = named(neck, "Ear to shoulder") | {field: odd}
    began = time.monotonic()
    answer = posted(neck, "draft", json.dumps(filled(neck, FILE, value=value)).encode())
    assert time.monotonic() - began < 5
    assert answer.status == 200
    assert "text" in json.loads(answer.body)


def test_a_disk_that_is_full_is_told_and_the_file_is_whole(neck: Serving) -> None:
    before = (neck.content / FILE).read_bytes()
    assert_told(save(neck, value=named(neck, "x" * 5_000)), "the disk says", "Nothing was changed")
    assert (neck.content / FILE).read_bytes() == before
    assert list((neck.content / "exercises").glob(".*")) == []
    assert save(neck, value=named(neck, "Ear to shoulder, slowly")).status == 200
    assert "name: Ear to shoulder, slowly" in (neck.content / FILE).read_text("utf-8")
    (neck.content / FILE).write_bytes(before)


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write into any folder")
def test_a_folder_that_is_read_only_is_told(neck: Serving) -> None:
    folder = neck.content / "exercises"
    folder.chmod(0o555)
    try:
        assert_told(save(neck, value=named(neck, "Mine")), "the disk says: Permission denied")
    finally:
        folder.chmod(0o755)


def gone(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def no_text(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")


def no_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def a_file_in_its_folders_place(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("x")


@pytest.mark.parametrize("harm", [gone, a_folder, no_text, no_folder, a_file_in_its_folders_place])
def test_a_file_that_goes_away_while_it_is_edited_is_told(
    neck: Serving, harm: Callable[[Path], None]
) -> None:
    kept = neck.content.parent / "kept"
    shutil.copytree(neck.content, kept)
    given = filled(neck, FILE)
    try:
        harm(neck.content / FILE)
        there = tree(neck.content)
        answer = posted(neck, "save", json.dumps(given | {"value": named_in(given)}).encode())
        told = json.loads(answer.body)
        assert "changed" in told or "refused" in told
        assert "fault of the program" not in told.get("refused", "")
        assert tree(neck.content) == there
        again = asked(studio_of(neck), f"/entity?file={FILE}")
        assert_told(again)
        assert asked(studio_of(neck), "/entities").status == 200
        assert asked(neck.origin, "/").status in (200, 503)
    finally:
        (neck.content / "exercises").is_file() and (neck.content / "exercises").unlink()
        shutil.rmtree(neck.content)
        kept.rename(neck.content)


def named_in(given: dict[str, object]) -> dict[str, object]:
    value = given["value"]
    assert isinstance(value, dict)
    return value | {"name": "Mine"}


def tree(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.browser
def test_the_form_shows_what_the_disk_says(neck: Serving, chromium: Browser) -> None:
    before = (neck.content / FILE).read_bytes()
    page = chromium.new_page()
    page.goto(studio_of(neck))
    page.get_by_label("Edit").select_option(f"{FILE}#")
    page.get_by_label("Name", exact=True).fill("x" * 5_000)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("the disk says: File too large. Nothing was changed")
    assert (neck.content / FILE).read_bytes() == before
    page.close()


@pytest.mark.browser
def test_a_studio_that_was_stopped_says_so_and_what_was_written_can_be_taken_home(
    tmp_path: Path, chromium: Browser
) -> None:
    serving = started(Path(shutil.copytree(ROOT / "tests" / "neck", tmp_path / "content")))
    page = chromium.new_page()
    try:
        page.goto(studio_of(serving))
        page.get_by_label("Edit").select_option(f"{FILE}#")
        page.get_by_label("Name", exact=True).fill("Taken home")
        page.get_by_label("Name", exact=True).blur()
        expect(page.frame_locator("#page").get_by_role("heading", level=1)).to_have_text("Taken home")
    finally:
        stopped(serving)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("The studio does not answer")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    assert "name: Taken home" in download.value.path().read_text("utf-8")
    page.close()


def test_a_token_of_an_earlier_studio_is_told(neck: Serving) -> None:
    assert token_of(studio_of(neck))
    answer = posted(neck, "save", b"{}", X_Loosen_Token="old")
    assert_told(answer, "download your file", "load this page again")


def test_many_connections_that_say_nothing_stop_nobody(neck: Serving) -> None:
    where = urlsplit(neck.origin)
    silent = [socket.create_connection((where.hostname, where.port)) for _ in range(50)]
    try:
        assert asked(neck.origin, "/").status == 200
    finally:
        for one in silent:
            one.close()
