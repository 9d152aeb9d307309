"""What a file of `content/media/` is, by its bytes."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from loosen.loader.media import read_medium
from loosen.loader.reader import read
from loosen.model.media import MediaType
from PIL import Image


def film(*, width: int = 640, height: int = 360, turned: bool = False, more: bytes = b"") -> bytes:
    """The bytes of a film, as far as anyone looks."""
    matrix = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30) if turned else bytes(36)
    track = (
        bytes(4) + bytes(20) + bytes(8) + bytes(8) + matrix + struct.pack(">II", width << 16, height << 16)
    )
    return box(b"ftyp", b"isom" + bytes(8)) + box(b"moov", box(b"tkhd", track) + more)


def box(name: bytes, inside: bytes) -> bytes:
    return struct.pack(">I4s", len(inside) + 8, name) + inside


def test_a_photo_that_lies_on_its_side_is_measured_as_it_is_shown(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (40, 20)).save(tmp_path / "a.JPG", format="JPEG", exif=turned)
    found = read_medium(tmp_path / "a.JPG", "x/media/a.JPG")
    assert (found.type, found.width, found.height, found.problem) == (MediaType.PHOTO, 20, 40, None)


@pytest.mark.parametrize(("turned", "size"), [(False, (640, 360)), (True, (360, 640))])
def test_a_film_says_how_large_it_is(tmp_path: Path, *, turned: bool, size: tuple[int, int]) -> None:
    (tmp_path / "a.mp4").write_bytes(film(turned=turned))
    found = read_medium(tmp_path / "a.mp4", "x/media/a.mp4")
    assert (found.type, (found.width, found.height), found.problem) == (MediaType.FILM, size, None)


def test_a_film_that_says_where_it_was_filmed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(film(more=b"\xa9xyz+52.5+013.4/"))
    found = read_medium(tmp_path / "a.mp4", "x/media/a.mp4")
    assert found.problem
    assert "where it was filmed" in found.problem[0]


def test_bytes_that_stand_in_a_picture_by_chance_are_no_place(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(film() + box(b"mdat", b"a picture with loci in it"))
    assert read_medium(tmp_path / "a.mp4", "x/media/a.mp4").problem is None


def test_a_photo_under_the_name_of_another_kind_is_refused(tmp_path: Path) -> None:
    Image.new("RGB", (40, 20)).save(tmp_path / "a.png", format="JPEG")
    found = read_medium(tmp_path / "a.png", "x/media/a.png")
    assert found.problem == (
        "a photo must hold what its ending `.png` says, got other bytes",
        "save it again in that format",
    )


def test_a_file_that_is_too_large_is_told_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.mp4").open("wb") as file:
        file.truncate(26_000_001)
    found = read_medium(tmp_path / "a.mp4", "x/media/a.mp4")
    assert found.problem
    assert found.problem[0] == "a film must be at most 25 MB, got 26 MB"


def test_a_link_in_the_folder_publishes_no_file_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (tmp_path / "x/media").mkdir(parents=True)
    (tmp_path / "x/media/a.jpg").symlink_to(tmp_path / "secret.jpg")
    found = read(tmp_path / "x")
    assert found.media == ()
    assert [one.place.file for one in found.diagnostics] == ["x/media/a.jpg"]
    assert "leads out of the content folder" in found.diagnostics[0].message
