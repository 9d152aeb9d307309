"""Plain `mkdocs build` and `mkdocs serve` make our pages first; `generator.publish` makes MkDocs fast."""

from __future__ import annotations

import contextlib
import logging
import os
import pathlib
from collections.abc import Iterator
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator import collector
from generator.build import MADE, build
from generator.cli import today
from generator.cli.bar import bar
from generator.compiled import Compiled
from generator.finish import FinishError, finish
from generator.model import Site
from generator.pages import navigation
from generator.publish import convert, settings
from generator.publish.cache import Cache
from generator.publish.page import FastPage
from generator.publish.press import Press
from generator.publish.ready import Ready, can_leave_out
from generator.publish.search import use_known_entries
from generator.publish.shell import Shells
from generator.render import catalogue

_built: dict[str, Site] = {}
"""The content behind each configuration of this process: MkDocs passes nothing from hook to hook."""
_pages: dict[str, list[FastPage]] = {}
_ready: dict[str, Ready] = {}
_shells: dict[str, Shells] = {}
CACHE = pathlib.Path(".cache") / "loosen"
log = logging.getLogger("mkdocs.plugins.loosen")


def content_folder(config: MkDocsConfig) -> pathlib.Path:
    """`content/` beside mkdocs.yml, or the folder that `LOOSEN_CONTENT` names."""
    root = pathlib.Path(config.config_file_path).parent
    return root / os.environ.get("LOOSEN_CONTENT", "content")


def previewed(config: MkDocsConfig) -> bool:
    """Whether this is `mkdocs serve`, which sets the site's address to its own."""
    return (config.site_url or "").startswith(f"http://{config.dev_addr}")


def on_config(config: MkDocsConfig) -> None:
    """Write the pages that changed, and name the site; with mistakes in the content, stop unless previewing.

    A preview that stopped would hang the browser; it says what is wrong and keeps the last good pages.
    """
    collector.seldom()
    docs = pathlib.Path(config.docs_dir)
    cache = pathlib.Path(config.config_file_path).parent / CACHE
    content = content_folder(config)
    with bar("Making pages") as progress:
        built = build(content, docs, today=today(), strict=config.strict, cache=cache, progress=progress)
    if built.report:
        log.error("%s", built.report) if built.report.errors else log.warning("%s", built.report)
    if built.site:
        _built[config.config_file_path] = built.site
        _describe(config, built.site)
    elif not (previewed(config) and (docs / "index.md").exists()):
        raise Abort("The content has mistakes; the pages are as they were.")


def _describe(config: MkDocsConfig, site: Site) -> None:
    """Another content folder is another site: its name, address and sections come from its own files."""
    # As HTML: the theme escapes them in some places and not in others, and what is marked so in none.
    config.site_name = escape(site.settings.name)
    config.site_description = escape(site.settings.description)
    config.nav = [{name: path} for name, path in navigation(site, catalogue(site))]
    if "LOOSEN_CONTENT" in os.environ and not previewed(config):
        config.site_url = site.settings.address


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Pages of ours, which need not be converted again."""
    if convert.can_convert(config):
        _pages[config.config_file_path] = pages = convert.prepare(files, config)
        use_known_entries(pages, config)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Make every page that changed: wholly, unless something else than our own steps comes after that."""
    if not convert.can_convert(config):
        return
    pages = _pages.pop(config.config_file_path)
    folder = pathlib.Path(config.config_file_path).parent / CACHE
    cache = Cache(folder, settings.of_conversion(config))
    env: Any = config.theme.get_env()
    env.bytecode_cache = Compiled(cache.get, cache.put)
    _shells[config.config_file_path] = shells = Shells(env)
    _ready[config.config_file_path] = ready = Ready(cache, folder / MADE, pathlib.Path(config.site_dir))
    convert.remember(pages, files, cache)
    press, new = None, []
    if _finishes(config) and can_leave_out(config, own=[on_env]):
        for page in nav.pages:
            page.read_source(config)
        words = catalogue(_built[config.config_file_path])
        press = Press(config, files, nav, shells, words)
        new = ready.find(filter(press.takes, pages), settings.of_page(config, nav, words))
    new += convert.without_content((page for page in pages if not (press and press.takes(page))), cache)
    with bar("Converting pages") as progress, _told():
        convert.convert(new, files, config, cache, press=press, ready=ready, progress=progress)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Render the theme around a page once for all pages of one shape, and of no page that is there."""
    if config.config_file_path in _ready:
        _ready[config.config_file_path].leave_out(files, config)
    return _shells.pop(config.config_file_path, None) or Shells(env)


def _finishes(config: MkDocsConfig) -> bool:
    """Not a preview, where a service worker would keep old pages."""
    return config.config_file_path in _built and not previewed(config)


def on_post_build(config: MkDocsConfig) -> None:
    """Finish what was published."""
    ready = _ready.pop(config.config_file_path, None)
    if _finishes(config):
        # Pictures for links cost most of the time of a first build: only `make site` asks for them.
        cards = os.environ.get("LOOSEN_CARDS")
        kept = pathlib.Path(cards) if cards else None
        folder, site = pathlib.Path(config.site_dir), _built[config.config_file_path]
        with _told():
            log.info("%s", finish(folder, site, cards=kept, memory=ready))
    if ready:
        ready.close()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Ends the build with what is wrong with the published pages."""
    try:
        yield
    except FinishError as error:
        raise Abort(str(error)) from None


def on_serve(server: Any, config: MkDocsConfig, **_: Any) -> Any:
    """Watch the content and not the pages made from it: one save makes one build."""
    server.unwatch(config.docs_dir)
    return server
