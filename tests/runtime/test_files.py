"""What the system refuses is told in a sentence, and what was there stays."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from loosen.runtime import files

ROOT = Path(__file__).parents[2]
NECK = ROOT / "tests/neck"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def full() -> None:
    """From the first byte on, every write fails, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def run(*arguments: object, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "loosen", *map(str, arguments)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1796083200", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, preexec_fn=before, capture_output=True, text=True
    )


COMMANDS = (
    ("render", "--out", "{out}"),
    ("figures", "--out", "{out}"),
    ("schema", "--out", "{out}"),
    ("new", "stretch", "another", "--name", "Another"),
    ("move", "ear-to-shoulder", "another"),
    ("import", "{spreadsheet}", "--author", "A", "--licence", "CC BY 4.0"),
)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_full_disk_is_a_sentence_and_nothing_changes(
    neck: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    table = tmp_path / "some.csv"
    table.write_text("id,name,kind\nx-y,X,stretch\n", "utf-8")
    before = bytes_of(neck)
    filled = [part.format(out=tmp_path / "out", spreadsheet=table) for part in command]
    done = run(*filled, "--content", neck, before=full)
    assert done.returncode == 1
    assert done.stderr.startswith("error: "), done.stderr
    assert "cannot be used: file too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert bytes_of(neck) == before
    assert [path for path in tmp_path.rglob("*") if path.is_file() and path.name.startswith(".")] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["render", "figures", "schema"])
def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    done = run(name, "--content", NECK, "--out", tmp_path / "file" / "out")
    assert done.returncode == 1
    assert done.stderr.startswith(f"error: {tmp_path}/file/out"), done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.slow
def test_a_move_that_stops_halfway_changes_nothing(neck: Path) -> None:
    blocked = neck / "exercises/another.yml"
    (blocked / "something").mkdir(parents=True)  # a folder is where the new file belongs
    before = bytes_of(neck)
    done = run("move", "ear-to-shoulder", "another", "--content", neck)
    assert done.returncode == 1
    assert done.stderr.startswith(f"error: {blocked} cannot be used: "), done.stderr
    assert bytes_of(neck) == before


def test_files_are_changed_all_or_none(tmp_path: Path) -> None:
    one, gone, new, blocked = (tmp_path / name for name in ("one", "gone", "new", "blocked"))
    one.write_text("1")
    gone.write_text("2")
    (blocked / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="blocked"):
        files.replace_all({one: b"changed", gone: None, new: b"new", blocked: b"never"})
    assert bytes_of(tmp_path) == {"one": b"1", "gone": b"2"}
    files.replace_all({one: b"changed", gone: None, new: b"new"})
    assert bytes_of(tmp_path) == {"one": b"changed", "new": b"new"}


@pytest.mark.parametrize("change", [files.write_atomic, lambda path, data: files.replace_all({path: data})])
def test_a_file_that_is_protected_stays_and_is_told(tmp_path: Path, change: Callable[..., object]) -> None:
    path = tmp_path / "one"
    path.write_text("1")
    path.chmod(0o444)
    with pytest.raises(PermissionError, match="protected"):
        change(path, b"2")
    assert bytes_of(tmp_path) == {"one": b"1"}
    assert path.stat().st_mode & 0o777 == 0o444
    assert files.write_atomic(path, b"1") is False


def test_two_who_write_one_file_at_once_leave_it_whole(tmp_path: Path) -> None:
    path, faults = tmp_path / "one", []

    def write(text: bytes) -> None:
        for _ in range(100):
            try:
                files.write_atomic(path, text)
            except OSError as error:
                faults.append(error)

    threads = [threading.Thread(target=write, args=(text,)) for text in (b"a" * 999, b"a" * 999, b"b" * 999)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert bytes_of(tmp_path).keys() == {"one"}
    assert path.read_bytes() in (b"a" * 999, b"b" * 999)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no folder can be locked")
def test_a_second_build_into_a_folder_says_that_one_is_running(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with files.lock_folder(out):
        done = run("render", "--content", NECK, "--out", out)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert f"error: {out} cannot be used: another build is running" in done.stderr
    assert run("render", "--content", NECK, "--out", out).returncode == 0


@pytest.mark.slow
def test_pairs_of_builds_at_once_end_well_or_say_why(tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "loosen", "render", "--content", str(NECK), "--out", str(out)]
    run(*command[3:])
    expected = bytes_of(out)
    for number in range(4):
        if number % 2:  # half of them have work to do
            for path in (*out.rglob("*.md"), *out.rglob("*.css")):
                path.write_text("old")
        pair = [
            subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        said = [one.communicate()[1] for one in pair]
        assert 0 in [one.returncode for one in pair]
        assert [text for text in said if text and "another build is running" not in text] == []
        assert bytes_of(out) == expected
