"""`make site`: a failed or killed build leaves the last good site, and any folder gives the same bytes."""

import fcntl
import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
NEEDED = ("content", "generator", "templates", "tools", "build/docs/.gitignore", "mkdocs.yml")
EPOCH = {"SOURCE_DATE_EPOCH": "1796083200", "NO_MKDOCS_2_WARNING": "1"}
BUILD = """
import pathlib, sys
sys.path.insert(0, "tools")
import publish
publish.PYTHON = pathlib.Path(sys.executable)  # the packages of the tests, not a new environment
sys.exit(publish.publish(sys.argv[1], compress=True))
"""


def project(folder: Path) -> Path:
    """The project in another folder, without what was built and installed."""
    for name in NEEDED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target)
    return folder


def build(
    folder: Path, publisher: str = "mkdocs", *, before: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    # On a full disk, Python would keep half of a compiled module, and stumble over it ever after.
    compiled = {"PYTHONDONTWRITEBYTECODE": "1"} if before else {}
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, publisher],
        cwd=folder,
        env=os.environ | EPOCH | compiled | {"PYTHONPATH": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=before,
    )


def bytes_of(folder: Path) -> dict[str, str]:
    """All that a build may write; Python keeps what it has compiled beside its code."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".pyc")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_folders_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    other = project(tmp_path / "another, with a longer name")
    output, _ = build(other).communicate(timeout=300)
    assert bytes_of(other / "site") == bytes_of(built / "site"), output
    assert len(list((other / "site").rglob("*.html.br"))) > 50


def test_a_build_that_is_killed_leaves_the_last_good_site(built: Path) -> None:
    before = bytes_of(built / "site")
    running = build(built)
    unfinished = built / ".site.unfinished" / "assets"
    deadline = time.monotonic() + 120
    while not unfinished.exists() and running.poll() is None and time.monotonic() < deadline:
        os.sched_yield()
    assert running.poll() is None, "the build ended before it could be killed"
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    assert bytes_of(built / "site") == before


def test_a_build_that_fails_leaves_the_last_good_site(built: Path) -> None:
    before = bytes_of(built / "site")
    settings = built / "content" / "site.yml"
    good = settings.read_text("utf-8")
    settings.write_text("name: 7\n", "utf-8")
    failed = build(built)
    failed.communicate(timeout=300)
    settings.write_text(good, "utf-8")
    assert failed.returncode != 0
    assert bytes_of(built / "site") == before
    assert [path.name for path in built.glob(".site.*")] == []


def test_a_build_killed_within_the_swap_is_mended_by_the_next(built: Path) -> None:
    before = bytes_of(built / "site")
    (built / "site").rename(built / ".site.before")
    settings = built / "content" / "site.yml"
    good = settings.read_text("utf-8")
    settings.write_text("name: 7\n", "utf-8")
    build(built).communicate(timeout=300)
    settings.write_text(good, "utf-8")
    assert bytes_of(built / "site") == before


def test_a_second_build_at_once_says_that_one_is_running(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    handle = os.open(folder, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)  # as the first one does
    before = bytes_of(folder)
    second = build(folder)
    output, _ = second.communicate(timeout=300)
    os.close(handle)
    assert (second.returncode, output) == (
        1,
        "error: another build of this project is running. Wait for its end, then build again.\n",
    )
    assert bytes_of(folder) == before


def test_a_full_disk_is_a_sentence(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    failed = build(folder, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    output, _ = failed.communicate(timeout=300)
    assert failed.returncode == 1
    assert "file too large" in output.lower()
    assert "Traceback" not in output
    assert not (folder / "site").exists()
