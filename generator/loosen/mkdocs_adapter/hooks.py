"""MkDocs hooks for plain `mkdocs build` and `mkdocs serve`: renders pages before, runs `finish` after."""

import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from loosen.build.build import build, load
from loosen.build.renderer import catalogue
from loosen.finish import FinishError, finish
from loosen.mkdocs_adapter.site_config import set_site
from loosen.runtime import clock, files

log = logging.getLogger("mkdocs.plugins.loosen")


def on_config(config: MkDocsConfig) -> None:
    """Write the pages that changed, and name the site; with mistakes, a preview keeps the last good ones."""
    (content, cache), docs = _folders(config), Path(config.docs_dir)
    with files.convert_errors(Abort, ValueError):
        built = build(content, docs, today=clock.today(), strict=config.strict, cache=cache)
    if built.report:
        report = built.report
        level = logging.WARNING if report.warnings else logging.INFO  # a warning fails a strict build
        log.log(logging.ERROR if report.errors else level, "%s", report)
    if site := built.site:
        set_site(config, site, catalogue(site))
        if not _is_preview(config):
            config.site_url = site.settings.address
    elif not (_is_preview(config) and (docs / "index.md").exists()):
        raise Abort("The content has mistakes; the pages are as they were.")


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the published site; not in a preview, where a service worker would serve old pages."""
    if site := None if _is_preview(config) else load(*_folders(config)):
        cards = os.getenv("LOOSEN_CARDS")  # they take most of the time: only `make site` asks for them
        with files.convert_errors(Abort, FinishError):
            log.info("%s", finish(Path(config.site_dir), site, cards=Path(cards) if cards else None))


def on_serve(server: Any, config: MkDocsConfig, **_: Any) -> None:
    """Watch the content and not the pages made from it: one save makes one build."""
    server.unwatch(config.docs_dir)


def _folders(config: MkDocsConfig) -> tuple[Path, Path]:
    """`content/` beside mkdocs.yml, or the folder that `LOOSEN_CONTENT` names; and the cache."""
    root = Path(config.config_file_path).parent
    return root / os.getenv("LOOSEN_CONTENT", "content"), root / ".cache" / "loosen"


def _is_preview(config: MkDocsConfig) -> bool:
    """Whether this is `mkdocs serve`, which sets the site's address to its own."""
    return (config.site_url or "").startswith(f"http://{config.dev_addr}")
