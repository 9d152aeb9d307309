"""Build the site for publishing: beside the last good one, and in its place only once it is whole."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from typing import Iterator

from set_up import PYTHON, ROOT, say

if sys.platform != "win32":
    import fcntl

PUBLISHERS = ("mkdocs", "properdocs", "zensical")
SITE = ROOT / "site"
UNFINISHED = ROOT / ".site.unfinished"
BEFORE = ROOT / ".site.before"
CARDS = ".cache/loosen/cards"
"""Keeps the pictures of links."""
ZENSICAL = ROOT / ".mkdocs.zensical.yml"
_GUARDED = """
import runpy, sys
try:
    runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
except OSError as error:
    sys.exit(f"error: the site cannot be built: {error.strerror or error} {error.filename or ''}")
"""
"""A publisher shows a traceback where the disk is full."""
_SITE_DIR = re.compile(r"^site_dir: .*$", re.MULTILINE)


def publish(publisher: str, *, compress: bool) -> int:
    """Build into site/. When that fails, or is killed, the last good site/ stays as it is."""
    try:
        with _alone():
            return _publish(publisher, compress=compress)
    except BlockingIOError:
        say("error: another build of this project is running. Wait for its end, then build again.")
    except OSError as error:
        say(f"error: the site cannot be built: {error}")
    return 1


def _publish(publisher: str, *, compress: bool) -> int:
    _recover()
    shutil.rmtree(UNFINISHED, ignore_errors=True)
    code = _with_zensical() if publisher == "zensical" else _with_hooks(publisher)
    if code == 0 and compress:
        code = _run("loosen", "compress", UNFINISHED.name)
    if code == 0:
        _swap()
    shutil.rmtree(UNFINISHED, ignore_errors=True)
    return code


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """No other build works in this folder meanwhile; on Windows no folder can be locked.

    The lock is on the folder itself: it leaves no file, and ends with the process, however that ends.

    Raises:
        BlockingIOError: one does.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _with_hooks(publisher: str) -> int:
    """MkDocs and ProperDocs, which goes on with it, read the same hooks."""
    os.environ["LOOSEN_CARDS"] = CARDS
    named = ("--config-file", "mkdocs.yml", "--site-dir", UNFINISHED.name)
    return _run(publisher, "build", "--strict", "--quiet", *named)


def _with_zensical() -> int:
    """The steps that a hook does for MkDocs: Zensical runs no hooks, and has no option for the folder."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    ZENSICAL.write_text(_SITE_DIR.sub("site_dir: " + UNFINISHED.name, text), encoding="utf-8")
    try:
        return (
            _run("loosen", "render", "--strict", "--out", "build/docs")
            or _run("zensical", "build", "--clean", "--strict", "--config-file", ZENSICAL.name)
            or _run("loosen", "finish", UNFINISHED.name, "--cards", CARDS)
        )
    finally:
        ZENSICAL.unlink()


def _swap() -> None:
    shutil.rmtree(BEFORE, ignore_errors=True)
    if SITE.exists():
        SITE.rename(BEFORE)
    UNFINISHED.rename(SITE)
    shutil.rmtree(BEFORE, ignore_errors=True)


def _recover() -> None:
    """Whoever killed a build between the two steps of the swap finds the last good site again."""
    if BEFORE.exists() and not SITE.exists():
        BEFORE.rename(SITE)


def _run(module: str, *arguments: str) -> int:
    """Run a module; what the system refuses it, a full disk, is a sentence and no traceback."""
    return subprocess.call([str(PYTHON), "-c", _GUARDED, module, *arguments], cwd=str(ROOT))
