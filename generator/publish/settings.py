"""What a page depends on besides its own source, as fingerprints: settings, versions, and our own code."""

from __future__ import annotations

import functools
import hashlib
import json
import pathlib
import sys
from collections.abc import Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from generator.words import Words

_KINDS = ("*.dist-info", "*.egg-info")
_CODE = pathlib.Path(__file__).parents[1]
_NOT_SHOWN = frozenset(
    [
        *("config_file_path", "docs_dir", "site_dir", "watch", "hooks", "plugins", "theme", "nav"),
        *("markdown_extensions", "exclude_docs", "draft_docs", "not_in_nav"),
    ]
)
"""Settings that no template can show, and those that are looked at apart."""


def of_conversion(config: MkDocsConfig) -> str:
    """Of the step from Markdown to HTML."""
    found: list[Any] = config.markdown_extensions
    extensions = [one if isinstance(one, str) else type(one).__name__ for one in found]
    parts: list[object] = [extensions, config.mdx_configs, config.validation, config.use_directory_urls]
    code = _bytes((_CODE / "markdown.py", *sorted(_CODE.glob("publish/*.py"))))
    return _fingerprint([*parts, sys.version, sorted(_versions()), code])


def of_page(config: MkDocsConfig, nav: Navigation, words: Words) -> str:
    """Of the steps from there to the finished page, without what depends on all pages."""
    theme: Any = config.theme
    shown = {key: value for key, value in config.items() if key not in _NOT_SHOWN}
    menu = [(page.title, page.url) for page in nav.pages]
    plugins = [(name, dict(getattr(one, "config", {}))) for name, one in config.plugins.items()]
    own = sorted(pathlib.Path(theme.custom_dir).rglob("*")) if theme.custom_dir else []
    code = _bytes((*own, *sorted(_CODE.glob("finish/*.py"))))
    values = json.dumps([shown, dict(theme), plugins], sort_keys=True, default=repr)
    return _fingerprint([values, theme.name, theme.dirs, menu, dict(words.groups), code])


def _bytes(paths: Iterable[pathlib.Path]) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in paths if path.is_file()]


def _fingerprint(parts: list[object]) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@functools.cache
def _installed(path: tuple[str, ...]) -> tuple[str, ...]:
    # A distribution's folder is called by its name and version; to read what is in it takes far longer.
    folders = (pathlib.Path(place or ".") for place in path)
    return tuple(one.name for folder in folders for kind in _KINDS for one in folder.glob(kind))


def _versions() -> Iterable[str]:
    """Of everything that is installed: an extension may use anything."""
    return _installed(tuple(sys.path))
