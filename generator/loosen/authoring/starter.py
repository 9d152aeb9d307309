"""The files of a new site, which `loosen init` writes: small, whole, and free of mistakes."""

from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version

import jinja2

from loosen.runtime import resources

METHODS = ("massage-first", "stretch-only", "free")
"""Massage before each stretch; no massage; or each exercise by itself."""
LANGUAGES = ("en",)
"""Those that have a catalogue of words."""
_TEMPLATE = ".jinja"
_NAMES = {"gitignore": ".gitignore"}
"""Git would obey the file where it waits."""


def starter(method: str, title: str, *, today: date) -> dict[str, bytes]:
    """The files by their path in the new folder."""
    root = resources.folder("starter")
    given = {
        "order": method == "massage-first",
        "massage": method != "stretch-only",
        "title": title,
        "name": json.dumps(title, ensure_ascii=False),  # JSON is YAML
        "today": today.isoformat(),
        "version": version("loosen"),
    }
    return dict(_files(root, given))


def title_of(folder: pathlib.Path) -> str:
    """What a new site is called until its author says so: `my-site` is `My site`."""
    words = re.sub(r"[-_ ]+", " ", folder.name).strip()
    return words[:1].upper() + words[1:] if re.fullmatch(r"[^\W_]+( [^\W_]+)*", words) else "My site"


def _files(root: pathlib.Path, given: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    environment = jinja2.Environment(
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, undefined=jinja2.StrictUndefined
    )
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        name = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        if name.endswith(_TEMPLATE):
            text = environment.from_string(text).render(given)
        if text.strip():  # a template may say that its method has no such file
            yield _NAMES.get(name, name.removesuffix(_TEMPLATE)), text.encode()
