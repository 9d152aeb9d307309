"""Plain `mkdocs build` and `mkdocs serve` make our pages first. The only module that knows MkDocs."""

from __future__ import annotations

import logging
import os
import pathlib
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.build import build, examine
from generator.cli import today
from generator.pages import navigation
from generator.render import catalogue

log = logging.getLogger("mkdocs.plugins.loosen")


def content_folder(config: MkDocsConfig) -> pathlib.Path:
    """`content/` beside mkdocs.yml, or the folder that `LOOSEN_CONTENT` names."""
    root = pathlib.Path(config.config_file_path).parent
    return root / os.environ.get("LOOSEN_CONTENT", "content")


def on_config(config: MkDocsConfig) -> None:
    """Another content folder is another site: its name and its sections come from its own files."""
    site, _ = examine(content_folder(config), today=today())
    if site and "LOOSEN_CONTENT" in os.environ:
        config.site_name = site.settings.name
        config.site_description = site.settings.description
        config.site_url = site.settings.address
        config.nav = [{name: path} for name, path in navigation(site, catalogue(site))]


def on_pre_build(config: MkDocsConfig) -> None:
    """Write the pages that changed; with a mistake in the content, say all of them and stop."""
    built = build(content_folder(config), pathlib.Path(config.docs_dir), today=today(), strict=config.strict)
    if built.report:
        log.error("%s", built.report) if built.report.errors else log.warning("%s", built.report)
    if built.report.errors:
        raise Abort("The content has mistakes; the pages are as they were.")


def on_serve(server: Any, config: MkDocsConfig, **_: Any) -> Any:
    """Watch the content and not the pages made from it: one save makes one build."""
    server.unwatch(config.docs_dir)
    return server
