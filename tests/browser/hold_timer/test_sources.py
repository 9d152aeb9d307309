"""What can be seen in the files themselves: words, and weight."""

import gzip
import posixpath
import re
from collections.abc import Iterable

from loosen.build.assets import as_module, kinds_module
from loosen.finish.html.minify import minify_assets

from .conftest import ASSETS, PACKS, WORDS

SCRIPTS = {
    path.relative_to(ASSETS).as_posix(): path.read_text("utf-8") for path in sorted(ASSETS.rglob("*.js"))
}
FILES = (
    {path.relative_to(ASSETS).as_posix(): path.read_bytes() for path in ASSETS.rglob("*.css")}
    | {name: text.encode() for name, text in SCRIPTS.items()}
    | {name: as_module(group) for name, group in WORDS.items()}
    | {"core/kinds.js": kinds_module(), "audio/packs.js": PACKS}
)
FACE, PLAYER = "define.js", "player.js"
LATER = {"platform/alarm-worker.js"}
"""Fetched by the player at Start."""


def test_every_word_is_in_the_catalogue_and_every_entry_is_used() -> None:
    assert said(SCRIPTS) == {word for group in WORDS.values() for word in group}


def test_the_face_says_nothing_that_comes_with_the_player_only() -> None:
    assert said(loaded_at_once(FACE)) <= set(WORDS["words.js"])


def said(names: Iterable[str]) -> set[str]:
    code = "\n".join(SCRIPTS[name] for name in names if name in SCRIPTS)
    found = set(re.findall(r'data-word="(\w+)"', code))
    calls = re.findall(r"say\((?:[^()]|\([^()]*\))*\)|\? 'screen.*|LABELS = .*", code)
    found |= {word for call in calls for word in re.findall(r"'(\w+)'", call)}
    return found | {f"coming_{side}" for side in ("left", "right") if "`coming_${side}`" in code}


def loaded_at_once(name: str) -> set[str]:
    """A module and all that it imports before it runs, without what it asks for later."""
    code = FILES[name].decode()
    imports = re.findall(r"^import (?:[^;]*? from )?'(\.{1,2}/[\w/-]+\.js)'", code, re.MULTILINE)
    folder = posixpath.dirname(name)
    return {name}.union(*(loaded_at_once(posixpath.normpath(posixpath.join(folder, one))) for one in imports))


def weight(names: Iterable[str]) -> int:
    """Modules with their styles and words, as the finished site has them, and gzipped as one."""
    files = minify_assets({name: FILES[name] for name in sorted(names)})
    return len(gzip.compress(b"\n".join(files.values()), 9))


def test_it_weighs_no_more_than_this() -> None:
    """What is fetched to see it, to play it from start to end, and for everything that it can do.

    The goals are 6 kB before Start and about 30 kB for everything. Who chooses a recorded voice fetches its
    recordings beside that.
    """
    face = loaded_at_once(FACE) | {"hold-timer.css"}
    played = face | loaded_at_once(PLAYER) | LATER | {"ui/player.css"}
    assert weight(face) <= 6_000
    assert weight(played) <= 26_000
    assert weight(FILES) <= 34_230


def test_what_few_readers_use_is_loaded_late() -> None:
    late = SCRIPTS.keys() - loaded_at_once(FACE) - loaded_at_once(PLAYER) - LATER
    assert late == {
        "audio/locked-screen-player.js",
        "audio/spoken-words.js",
        "audio/voice-pack.js",
        "audio/voice.js",
        "audio/wav-track.js",
        "storage/history.js",
        "ui/after.js",
        "ui/ask.js",
        "ui/history-view.js",
        "ui/hurt-notes.js",
        "ui/list-sync.js",
        "ui/offer.js",
        "ui/options.js",
        "ui/pace-fields.js",
        "ui/picture.js",
        "ui/way-out.js",
    }
