"""What pages need beside Markdown: styles, pictures, the timer, and the timer's words."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Mapping

from loosen.model.kinds import BREATHED, QUIET, WORK, PhaseKind
from loosen.site.translations import Catalogue


def collect_assets(folder: pathlib.Path, words: Catalogue) -> dict[str, bytes]:
    """Every file in `folder` below `assets/`, and as modules the timer's words and kinds of phases."""
    found = {
        f"assets/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith(".d.ts")
    }
    return found | {
        "assets/hold-timer/core/kinds.js": kinds_module(),
        "assets/hold-timer/words.js": as_module(words.groups["timer"]),
        "assets/hold-timer/player-words.js": as_module(words.groups["playing"]),
        "assets/prescribe/words.js": as_module(words.groups["prescribe"]),
    }


def as_module(group: Mapping[str, object]) -> bytes:
    """A group of words as a module of JavaScript."""
    return f"export const words = {json.dumps(group, ensure_ascii=False, indent=2)};\n".encode()


def kinds_module() -> bytes:
    """The kinds of phases as a module of JavaScript: which there are, and how the timer treats them."""
    kinds = {"all": tuple(PhaseKind), "work": WORK, "quiet": QUIET, "breathed": BREATHED}
    return f"export const kinds = {json.dumps(kinds)};\n".encode()
