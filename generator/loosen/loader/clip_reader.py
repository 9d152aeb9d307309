"""Read the recordings of a voice: files of sound, which are judged by their first bytes."""

from __future__ import annotations

import pathlib

from loosen.model.diagnostic import Diagnostic
from loosen.model.location import Location
from loosen.model.voice import FOLDER, Clip

MAX_BYTES = 500_000
"""A minute of speech as MP3. Nobody waits for more within an exercise."""
_OTHER_SOUND = {".ogg", ".opus", ".oga", ".m4a", ".aac", ".flac", ".webm", ".aif", ".aiff", ".wma", ".mp4"}


def is_clip(file: str) -> bool:
    """Whether a file is to be a recording, and not a text, by its name in diagnostics."""
    inside = file.split("/", 1)[1]
    return inside.startswith(f"{FOLDER}/") and not inside.endswith((".yml", ".yaml"))


def read_clip(path: pathlib.Path, file: str) -> Clip | Diagnostic:
    """Read a recording, or say why not; `file` is its name in diagnostics."""
    inside = file.split("/")[2:]
    name = pathlib.PurePosixPath(file)
    if len(inside) < 2:
        help = f"put it into the folder of its voice, such as {FOLDER}/my-voice/{name.name}"
        message = f"a recording must stand in the folder of a voice, got {name.name}"
        return _problem(file, "bad-id", message, help)
    if name.suffix not in (".mp3", ".wav"):
        is_sound = name.suffix.lower() in _OTHER_SOUND
        help = f"save it as {name.stem}.mp3; not every browser plays the others" if is_sound else ""
        message = f"the name of a recording must end in .mp3 or .wav, got {name.name}"
        return _problem(file, "bad-id", message, help or "move it out of the content folder")
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            message = f"a recording must be at most {MAX_BYTES // 1000} kB, got {size // 1000} kB"
            help = "cut off the silence, and save it as MP3, mono, 32 kbit/s"
            return _problem(file, "bad-value", message, help)
        data = path.read_bytes()
    except OSError as error:
        message = f"the file must be readable, got: {error.strerror}"
        return _problem(file, "not-utf8", message, "check the permissions of the file")
    if (found := _format(data)) != name.suffix:
        got = f"a file that is {found[1:].upper()}" if found else "a file that begins like no sound"
        help = f"rename it to {name.stem}{found}" if found else "save it as MP3 or WAV, from the recording"
        message = f"the file must be {name.suffix[1:].upper()}, as its name says, got {got}"
        return _problem(file, "not-audio", message, help)
    return Clip(pack=inside[0], path="/".join(inside[1:]), file=file, data=data)


def _format(data: bytes) -> str:
    """The ending that goes with the first bytes; empty if they are of neither format."""
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return ".wav"
    # A tag, or the eleven set bits and the layer with which each frame begins.
    is_frame = len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2
    return ".mp3" if data[:3] == b"ID3" or is_frame else ""


def _problem(file: str, rule: str, message: str, help: str) -> Diagnostic:
    return Diagnostic(Location(file), rule, message, help)
