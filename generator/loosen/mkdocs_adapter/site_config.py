"""What the content says about a site, as settings of MkDocs.

Names are escaped here, because the theme escapes them in some places only.
"""

from __future__ import annotations

from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig

from loosen.model import Site
from loosen.site.pages import navigation
from loosen.site.translations import Catalogue


def set_site(config: MkDocsConfig, site: Site, words: Catalogue) -> None:
    """All that MkDocs has to know of a site, but for its address."""
    config.site_name = escape(site.settings.name)
    config.site_description = escape(site.settings.description)
    set_navigation(config, site, words)


def set_navigation(config: MkDocsConfig, site: Site, words: Catalogue) -> None:
    """The sections of a site, and the language of the theme's own words."""
    config.nav = [{escape(name): path} for name, path in navigation(site, words)]
    config.theme["language"] = _language_of_theme(config, words.language)


def _language_of_theme(config: MkDocsConfig, language: str) -> str:
    """The site's, or English where the theme has no words in it: `finish` says what each page is in."""
    folders = [Path(folder, "partials", "languages") for folder in config.theme.dirs]
    names = (language, language.split("-")[0])
    return next((name for name in names if any((one / f"{name}.html").is_file() for one in folders)), "en")
