"""Releases of the site, as an upload brings them to a host: whole, or half of it."""

import hashlib
import json
import re
import shutil
from pathlib import Path

_OWN = re.compile(r"assets/own/([0-9a-f]{8})/")
_LIST = re.compile(r"self\.OFFLINE = (.*?);\n(?=importScripts)", re.DOTALL)
TEXTS = (".html", ".js", ".css", ".json", ".txt", "_headers")


def release(folder: Path, mark: str, *, text: str = "Corrected") -> None:
    """Make the folder hold another release: other assets of ours, and another text on the safety page."""
    old = own_mark(folder)
    (folder / "assets/own" / old).rename(folder / "assets/own" / mark)
    for path in folder.rglob("*"):
        if path.is_file() and path.name.endswith(TEXTS):
            path.write_text(
                path.read_text("utf-8").replace(f"own/{old}/", f"own/{mark}/"), "utf-8", newline=""
            )
    safety = folder / "safety/index.html"
    safety.write_text(safety.read_text("utf-8").replace("Safety first", text), "utf-8", newline="")
    list_anew(folder)


def own_mark(folder: Path) -> str:
    """The fingerprint of our assets."""
    found = _OWN.search((folder / "index.html").read_text("utf-8"))
    assert found
    return found[1]


def list_anew(folder: Path, without: str = "(?!)") -> None:
    """Let the worker's list say what the files hold now, but for those `without`."""
    worker = folder / "sw.js"
    text = worker.read_text("utf-8")
    facts = json.loads(_LIST.findall(text)[0])
    facts["files"] = {
        path: hashlib.sha256(_file(folder, path).read_bytes()).hexdigest()[:12]
        for path in facts["files"]
        if not re.match(without, path)
    }
    worker.write_text(
        _LIST.sub(lambda _: f"self.OFFLINE = {json.dumps(facts)};\n", text), "utf-8", newline=""
    )


def upload(new: Path, folder: Path, name: str) -> None:
    """Bring some files of a release to the host, by their names; the files there are replaced."""
    for path in new.glob(name):
        target = folder / path.relative_to(new)
        if path.is_dir():
            shutil.copytree(path, target, dirs_exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _file(folder: Path, address: str) -> Path:
    return folder / (f"{address}index.html" if address.endswith("/") or not address else address)
