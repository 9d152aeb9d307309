"""The privacy page names all that our scripts keep, and nothing that they do not."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "templates/assets"
NAMED = re.compile(r"<code>([^<]+)</code>")
KEEPS = re.compile(r"\b(localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|caches\.open)\b")
KEY = re.compile(r"(?:const \w+ =|#key =) [`'\"]((?:hold-timer|safety|kept) [^`'\"]*)[`'\"]")


def test_the_privacy_page_lists_each_key_and_cache(finished: Path) -> None:
    listed = set(NAMED.findall((finished / "privacy/index.html").read_text("utf-8")))
    keys = {short(key) for path in scripts() for key in KEY.findall(path.read_text("utf-8"))}
    # The last is the theme's: what the reader chose with the button for light and dark.
    assert listed == keys | {"….__palette"}


def test_only_known_scripts_keep_anything() -> None:
    keeping = {path.name for path in scripts() if KEEPS.search(path.read_text("utf-8"))}
    assert keeping == {"store.js", "worker.js", "kept-on-device.js", "safety-check.js", "home.js"}


def test_no_script_of_ours_sends_anything() -> None:
    sends = re.compile(r"sendBeacon|XMLHttpRequest|WebSocket|EventSource|method: *['\"]|document\.cookie")
    assert [path.name for path in scripts() if sends.search(path.read_text("utf-8"))] == []


def test_the_page_has_the_list_of_this_device(finished: Path) -> None:
    assert "<kept-on-device>" in (finished / "privacy/index.html").read_text("utf-8")
    assert 'href="../privacy/"' in (finished / "about/index.html").read_text("utf-8")


def scripts() -> list[Path]:
    return sorted(ASSETS.rglob("*.js"))


def short(key: str) -> str:
    """A name that ends with where the reader is: `hold-timer /…`, `kept …`."""
    return re.sub(
        r"^(kept).*|^(hold-timer) \$.*", lambda match: "kept …" if match[1] else "hold-timer /…", key
    )
