"""Files on disk: written whole or not at all, only when they change, and in the dress that they had."""

from __future__ import annotations

import contextlib
import errno
import os
import pathlib
import stat
import sys
import threading
from collections.abc import Callable, Iterator, Mapping

if sys.platform != "win32":
    import fcntl

BOM = b"\xef\xbb\xbf"
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def write_atomic(path: pathlib.Path, data: bytes) -> bool:
    """Make a file hold `data`; whether it had to be written. Nobody ever sees half of it.

    Raises:
        OSError: it cannot be written, or somebody has protected it; it is as it was.
    """
    # A site has thousands of new files, so nothing is asked of the system twice.
    before = _held(path)
    if before == data:
        return False
    with _told(path):
        unfinished = _beside(path, data, is_new=before is None)
        try:
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    return True


def replace_all(files: Mapping[pathlib.Path, bytes | None]) -> None:
    """Make all files hold their bytes, and be gone where there are none; or leave all of them as they are.

    Raises:
        OSError: one of them cannot be written.
    """
    waiting: dict[pathlib.Path, pathlib.Path] = {}
    before = {path: _held(path) for path in files}
    done: list[pathlib.Path] = []
    try:
        for path, data in files.items():
            if data is not None:
                with _told(path):
                    waiting[path] = _beside(path, data, is_new=before[path] is None)
        for path in files:
            with _told(path):
                waiting[path].replace(path) if path in waiting else path.unlink()
            done.append(path)
    except BaseException:
        for path in done:
            _put_back(path, before[path])
        for unfinished in waiting.values():
            unfinished.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def alone(folder: pathlib.Path) -> Iterator[None]:
    """Nobody else who asks for it writes into the folder meanwhile; on Windows no folder can be locked.

    Raises:
        OSError: somebody does.
    """
    if sys.platform == "win32":
        yield
        return
    if not folder.is_dir():
        yield
        return
    # A lock on the folder itself: it leaves no file behind, and ends with the process, however that ends.
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            why = "another build is running and writes there; wait for its end"
            raise BlockingIOError(errno.EAGAIN, why, str(folder)) from None
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def faults_as(end: Callable[[str], Exception], *also: type[Exception]) -> Iterator[None]:
    """Turn a full disk, a folder that may not be written, and `also` into an `end` that says why."""
    try:
        yield
    except also as error:
        raise end(str(error)) from None
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever read what we print has heard enough
            raise
        raise end(sentence(error)) from None


def sentence(error: OSError) -> str:
    """What the system could not do, for the person who asked for it."""
    why = error.strerror or str(error)
    return f"{error.filename} cannot be used: {why[:1].lower()}{why[1:]}" if error.filename else why


def _held(path: pathlib.Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _beside(path: pathlib.Path, data: bytes, *, is_new: bool) -> pathlib.Path:
    """A file with the data, that waits beside the one that it is to replace."""
    # By process and thread: whoever writes the same file at once has one of their own.
    unfinished = path.with_name(f".{path.name}.{os.getpid():x}-{threading.get_ident():x}")
    mode = None if is_new else path.stat().st_mode
    if mode is not None and not mode & _WRITABLE:
        raise PermissionError(errno.EACCES, "it is protected against changes", str(path))
    try:
        _write(unfinished, data)
        if mode is not None:
            unfinished.chmod(mode)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    return unfinished


def _put_back(path: pathlib.Path, data: bytes | None) -> None:
    with contextlib.suppress(OSError):  # the first fault is the one to tell
        if data is None:
            path.unlink()
        else:
            write_atomic(path, data)


@contextlib.contextmanager
def _told(path: pathlib.Path) -> Iterator[None]:
    """A fault names the file that was to be written, and not the one that waits beside it; or none."""
    try:
        yield
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(path)) from error


def _write(path: pathlib.Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def decode_text(raw: bytes) -> str:
    """A file's text as `source` reads it: no byte-order mark, and every line ends in a line feed.

    Raises:
        UnicodeDecodeError: `raw` is not UTF-8.
    """
    return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def encode_like(text: str, *, like: bytes) -> bytes:
    """A text as bytes, with the byte-order mark and the line ends of the file that it comes from."""
    data = text.encode()
    if b"\r\n" in like:
        data = data.replace(b"\n", b"\r\n")
    return BOM + data if like.startswith(BOM) else data
