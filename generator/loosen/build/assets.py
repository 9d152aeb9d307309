"""Assets of the pages: style sheets, pictures, scripts, and the words that scripts need."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Mapping

from loosen.model import Settings, Site
from loosen.model.kinds import BREATHED, QUIET, WORK, PhaseKind
from loosen.site import urls, voice
from loosen.site.addresses import localized, slugs
from loosen.site.translations import Catalogue

VOICES = "assets/hold-timer/audio/packs.js"
"""The voices that a reader can choose."""


def collect_assets(folder: pathlib.Path, words: Catalogue, site: Site) -> dict[str, bytes]:
    """Bytes of each asset by path: every file in `folder`, and modules with words, phases and voices."""
    files = {
        f"assets/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith(".d.ts")
    }
    return files | {
        "assets/hold-timer/core/kinds.js": kinds_module(),
        VOICES: voice.module(site, words),
        "assets/hold-timer/words.js": as_module(words.groups["timer"]),
        "assets/hold-timer/player-words.js": as_module(words.groups["playing"]),
        "assets/menu/words.js": as_module({**words.groups["search"], **_offers(site.settings)}),
        "assets/prescribe/words.js": as_module(words.groups["prescribe"]),
    }


def _offers(settings: Settings) -> dict[str, object]:
    """What the search offers before anyone types, and where the emergency signs stand."""
    safety = localized(urls.SAFETY, slugs(settings.language)).removeprefix("/")
    return {"offered": [*settings.searches], "safety_at": safety}


def as_module(group: Mapping[str, object]) -> bytes:
    """A group of words as a JavaScript module; each plural form under a key of its own, `found.one`."""
    texts: dict[str, object] = {}
    for key, entry in group.items():
        forms = entry.items() if isinstance(entry, Mapping) else ()
        texts |= {f"{key}.{form}": text for form, text in forms} or {key: entry}
    return f"export const words = {json.dumps(texts, ensure_ascii=False, indent=2)};\n".encode()


def kinds_module() -> bytes:
    """The kinds of phases, and how the timer treats them, as a JavaScript module."""
    kinds = {"all": tuple(PhaseKind), "work": WORK, "quiet": QUIET, "breathed": BREATHED}
    return f"export const kinds = {json.dumps(kinds)};\n".encode()
