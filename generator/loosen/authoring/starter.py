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
_EVERY = "all"
"""The folder with what is the same in each language; `figures` has the poses that each one includes."""
_TEMPLATE = ".jinja"
_NAMES = {"gitignore": ".gitignore"}
"""Git would obey the file where it waits."""


def starter(method: str, title: str, *, language: str, today: date) -> dict[str, bytes]:
    """The files by their path in the new folder."""
    given = {
        "order": method == "massage-first",
        "massage": method != "stretch-only",
        "title": title,
        "name": json.dumps(title, ensure_ascii=False),  # JSON is YAML
        "today": today.isoformat(),
        "version": version("loosen"),
    }
    root = resources.folder("starter")
    return {**_files(root, _EVERY, given), **_files(root, language, given)}


def languages() -> tuple[str, ...]:
    """Those in which a site can begin."""
    others = {_EVERY, "figures"}
    return tuple(
        sorted(
            path.name
            for path in resources.folder("starter").iterdir()
            if path.is_dir() and path.name not in others
        )
    )


def title_of(folder: pathlib.Path) -> str:
    """What a new site is called until its author says so: `my-site` is `My site`."""
    words = re.sub(r"[-_ ]+", " ", folder.name).strip()
    return words[:1].upper() + words[1:] if re.fullmatch(r"[^\W_]+( [^\W_]+)*", words) else "My site"


def _files(root: pathlib.Path, part: str, given: dict[str, object]) -> dict[str, bytes]:
    return dict(_made(root, root / part, given))


def _made(root: pathlib.Path, folder: pathlib.Path, given: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(root),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        text = path.read_text(encoding="utf-8")
        if name.endswith(_TEMPLATE):
            text = environment.from_string(text).render(given)
        if text.strip():  # a template may say that its method has no such file
            yield _NAMES.get(name, name.removesuffix(_TEMPLATE)), text.encode()
