"""The reading of a content folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from loosen.devserver.incremental_reader import stamps
from loosen.loader.reader import read


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yml", "c/d.yml", "GUIDELINES.md", ".hidden.yml", "_off/e.yml", "f.yml~"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("key: value\n", "utf-8")
    files = [one.file for one in read(tmp_path / "content").documents]
    assert files == ["content/a.yml", "content/b.yml", "content/c/d.yml"]


@pytest.mark.parametrize(
    ("link", "to", "said"),
    [
        ("a", ".", "a link to the folder ."),
        ("exercises", "elsewhere", "a link to the folder "),
        ("exercises/one.yml", "gone.yml", "a link to nothing: gone.yml"),
        ("exercises/b.yml", "b.yml", "a link to nothing: b.yml"),
    ],
)
def test_a_link_that_is_not_read_is_told(tmp_path: Path, link: str, to: str, said: str) -> None:
    path = tmp_path / "content" / link
    path.parent.mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    path.symlink_to(tmp_path / to if to == "elsewhere" else to)
    reading = read(tmp_path / "content")
    assert [one.place.file for one in reading.diagnostics] == [f"content/{link}"]
    assert said in reading.diagnostics[0].message


def test_a_pipe_is_told_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    assert "a pipe or a device" in read(tmp_path).diagnostics[0].message


def test_a_link_to_a_file_of_the_content_is_read(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text("key: value\n", "utf-8")
    (tmp_path / "two.yml").symlink_to("one.yml")
    reading = read(tmp_path)
    assert [one.id for one in reading.documents] == ["one", "two"]
    assert reading.diagnostics == ()


def test_a_hidden_link_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".#one.yml").symlink_to("somebody@somewhere")  # as Emacs marks a file that is being edited
    assert read(tmp_path).diagnostics == ()


def test_links_that_lead_round_in_a_circle_are_not_followed_while_serving(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text("key: value\n", "utf-8")
    for name in ("a", "b"):
        (tmp_path / name).symlink_to(".")
    assert stamps(tmp_path).keys() == {"one.yml"}


@pytest.mark.parametrize(
    "name",
    [
        "#calf-roll.yml#",
        "4913",
        "calf-roll.yml___jb_tmp___",
        "calf-roll.yml___jb_old___",
        "Thumbs.db",
        "thumbs.db:encryptable",
        "desktop.ini",
        "Desktop.ini",
        ".DS_Store",
        "._calf-roll.yml",
        "calf-roll.yml~",
        "calf-roll.yml.swp",
        "calf-roll.yml.bak",
        "calf-roll.yml.orig",
        "~$calf-roll.yml",
        "Icon\r",
        "@eaDir/calf-roll.yml",
        "$RECYCLE.BIN/calf-roll.yml",
        "System Volume Information/x",
    ],
)
def test_what_editors_and_systems_leave_behind_stops_nothing(tmp_path: Path, name: str) -> None:
    for path in (tmp_path / "exercises" / name, tmp_path / name):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\x00\xff")
    reading = read(tmp_path)
    assert (reading.documents, reading.diagnostics) == ((), ())
    assert stamps(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("exercises/calf-roll.yml.txt", "rename it to calf-roll.yml,"),
        ("exercises/calf-roll.YML", "rename it to calf-roll.yml,"),
        ("exercises/calf-roll.Yaml", "rename it to calf-roll.yml,"),
        ("exercises/calf-roll", "rename it to calf-roll.yml,"),
        ("articles/why.md.txt", "rename it to why.md,"),
        ("articles/why.MD", "rename it to why.md,"),
        ("exercises/photo.jpg", "put a photo, a film or a sound into content/media/"),
    ],
)
def test_a_file_with_another_ending_is_given_its_name(tmp_path: Path, name: str, right: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text("name: a\n", "utf-8")
    (one,) = read(tmp_path).diagnostics
    assert one.help.startswith(right)
