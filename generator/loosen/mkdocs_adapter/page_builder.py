"""Builds single pages with MkDocs in this process, for the development server.

Steps and plugin events are in the order of `mkdocs build`.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterable

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from loosen.mkdocs_adapter.site_config import set_navigation
from loosen.model import Site
from loosen.site.pages import navigation
from loosen.site.translations import Catalogue


class PageBuilder:
    """MkDocs, configured for the pages of one site."""

    def __init__(
        self, templates: pathlib.Path, site: Site, words: Catalogue, paths: Iterable[str], origin: str
    ):
        self._config = _configured(templates, site, words, origin)
        self._files = Files([File.generated(self._config, path, content="") for path in paths])
        self._env = self._config.theme.get_env()
        self._files.add_files_from_theme(self._env, self._config)
        self._files = self._config.plugins.on_files(self._files, config=self._config)
        self.theme_files = {
            file.dest_uri: pathlib.Path(file.abs_src_path)
            for file in self._files
            if file.abs_src_path and not file.is_documentation_page()
        }
        """Path on disk of each file of the theme, by URL."""
        nav = get_navigation(self._files, self._config)
        self._nav = self._config.plugins.on_nav(nav, config=self._config, files=self._files)
        self._env = self._config.plugins.on_env(self._env, config=self._config, files=self._files)

    def page(self, path: str, markdown: str) -> str:
        """The HTML of the page at `path`."""
        file = self._files.get_file_from_path(path)
        assert file is not None
        file.content_string = markdown
        page = file.page or Page(None, file, self._config)
        page.active = True
        try:
            return self._published(self._populated(page))
        finally:
            page.active = False

    def not_found(self) -> str:
        """The HTML of the 404 page."""
        context = get_context(self._nav, self._files, self._config, base_url="/")
        context = self._config.plugins.on_template_context(
            context, template_name="404.html", config=self._config
        )
        return self._env.get_template("404.html").render(context)

    def _populated(self, page: Page) -> Page:
        config, files, plugins = self._config, self._files, self._config.plugins
        page = plugins.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        return page

    def _published(self, page: Page) -> str:
        config, plugins = self._config, self._config.plugins
        context = get_context(self._nav, self._files, config, page)
        template = self._env.get_template(page.meta.get("template", "main.html"))
        context = plugins.on_page_context(context, page=page, config=config, nav=self._nav)
        return plugins.on_post_page(template.render(context), page=page, config=config)


def _configured(templates: pathlib.Path, site: Site, words: Catalogue, origin: str) -> MkDocsConfig:
    # MkDocs requires an existing `docs_dir`; no page is read from this one.
    config = load_config(str(templates / "mkdocs.yml"), docs_dir=str(templates / "assets"), site_url=origin)
    config.site_name = site.settings.name
    config.site_description = site.settings.description
    set_navigation(config, site, words)
    config.plugins.on_startup(command="serve", dirty=False)
    return config.plugins.on_config(config)


def config_key(site: Site, words: Catalogue, paths: Iterable[str]) -> tuple[object, ...]:
    """All of a site that a `PageBuilder` depends on; one can be reused while this is equal."""
    named = (site.settings.name, site.settings.description, words.language)
    look = (site.settings.appearance, tuple(site.look.items()), tuple(site.kinds.values()))
    return (*named, *look, navigation(site, words), tuple(paths))
