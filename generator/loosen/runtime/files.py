"""Atomic file writes, folder locks, and text decoding that keeps line ends and byte-order mark."""

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
    """Write `data` atomically, if the file does not hold it yet; whether it was written.

    Raises:
        OSError: the file cannot be written or is read-only; it is unchanged.
    """
    # A site has thousands of new files: no system call is made twice.
    before = _read_if_exists(path)
    if before == data:
        return False
    with _errors_name(path):
        temporary = _write_temporary(path, data, is_new=before is None)
        try:
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    return True


def encode_for(path: pathlib.Path, new: str | bytes | None) -> bytes | None:
    """What to write at `path`: a text with the line ends of what stands there, or other bytes."""
    if not isinstance(new, str):
        return new
    return encode_like(new, like=_read_if_exists(path) or b"")


def replace_all(files: Mapping[pathlib.Path, bytes | None]) -> None:
    """Write all files, and delete those whose value is `None`; on an error, restore all of them.

    Raises:
        OSError: a file cannot be written or deleted.
    """
    new_files: dict[pathlib.Path, pathlib.Path] = {}
    before = {path: _read_if_exists(path) for path in files}
    done: list[pathlib.Path] = []
    try:
        for path, data in files.items():
            if data is not None:
                with _errors_name(path):
                    new_files[path] = _write_temporary(path, data, is_new=before[path] is None)
        for path in files:
            with _errors_name(path):
                new_files[path].replace(path) if path in new_files else path.unlink()
            done.append(path)
    except BaseException:
        for path in done:
            _restore(path, before[path])
        for temporary in new_files.values():
            temporary.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def lock_folder(folder: pathlib.Path) -> Iterator[None]:
    """Hold an exclusive advisory lock on a folder; does nothing on Windows or where there is no folder.

    Raises:
        BlockingIOError: another process holds the lock.
    """
    if sys.platform == "win32":
        yield
        return
    if not folder.is_dir():
        yield
        return
    # Locking the folder itself leaves no lock file behind, and the system releases it if we crash.
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
def convert_errors(make_error: Callable[[str], Exception], *also: type[Exception]) -> Iterator[None]:
    """Raise `OSError` and the types in `also` as `make_error(message)`, for a person to read."""
    try:
        yield
    except also as error:
        raise make_error(str(error)) from None
    except OSError as error:
        if error.errno == errno.EPIPE:  # the reader of our output closed the pipe, as `head` does
            raise
        raise make_error(describe_error(error)) from None


def describe_error(error: OSError) -> str:
    """One line for a person: the file and the reason."""
    why = error.strerror or str(error)
    return f"{error.filename} cannot be used: {why[:1].lower()}{why[1:]}" if error.filename else why


def _read_if_exists(path: pathlib.Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _write_temporary(path: pathlib.Path, data: bytes, *, is_new: bool) -> pathlib.Path:
    """Write the data to a temporary file in the same folder, with the mode of the file it will replace."""
    # Named by process and thread, so that two writers of one file do not share it.
    temporary = path.with_name(f".{path.name}.{os.getpid():x}-{threading.get_ident():x}")
    mode = None if is_new else path.stat().st_mode
    if mode is not None and not mode & _WRITABLE:
        raise PermissionError(errno.EACCES, "it is protected against changes", str(path))
    try:
        _write(temporary, data)
        if mode is not None:
            temporary.chmod(mode)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return temporary


def _restore(path: pathlib.Path, data: bytes | None) -> None:
    with contextlib.suppress(OSError):  # the first error is the one to report
        if data is None:
            path.unlink()
        else:
            write_atomic(path, data)


@contextlib.contextmanager
def _errors_name(path: pathlib.Path) -> Iterator[None]:
    """Make an `OSError` name the target file instead of the temporary one."""
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
    """Decode UTF-8, drop the byte-order mark, and end every line with a line feed.

    Raises:
        UnicodeDecodeError: `raw` is not UTF-8.
    """
    return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def encode_like(text: str, *, like: bytes) -> bytes:
    """Encode as UTF-8 with the byte-order mark and line ends of the bytes in `like`."""
    data = text.encode()
    if b"\r\n" in like:
        data = data.replace(b"\n", b"\r\n")
    return BOM + data if like.startswith(BOM) else data
