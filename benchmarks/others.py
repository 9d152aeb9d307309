"""Publishers of other families, where they are installed: the same Markdown in a bare page, without a theme.

They find the pages made, and leave out the theme, the search and the check of links. So they say how far a
publisher of files can go at all.
"""

from __future__ import annotations

import pathlib
import shutil

_HUGO = r"""baseURL = "https://loosen.example/"
title = "Loosen"
contentDir = "sections"
publishDir = "site-hugo"
disableKinds = ["taxonomy", "term", "RSS"]
ignoreFiles = ['\.html$']
[markup.goldmark.renderer]
unsafe = true
"""
_HUGO_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"></head><body>{{ .Content }}</body></html>
"""
_ELEVENTY = """module.exports = (config) => {
  config.addGlobalData("layout", "page.html");
  return {
    dir: { input: "content", includes: "../includes", output: "site-eleventy" },
    markdownTemplateEngine: false,
    templateFormats: ["md"],
  };
};
"""
_ELEVENTY_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title>
<meta name="description" content="{{ description }}"></head><body>{{ content }}</body></html>
"""
COMMANDS = {"hugo": ("hugo", "--quiet"), "eleventy": ("eleventy", "--quiet", "--config=eleventy.config.cjs")}


def installed() -> dict[str, tuple[str, ...]]:
    """The commands that build the site, of those publishers that are here; in the folder of `laid_out`."""
    return {name: command for name, command in COMMANDS.items() if shutil.which(command[0])}


def laid_out(docs: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    """The folder with the same pages, as these publishers want them, and with nothing built."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(docs, folder / "content")
    shutil.copytree(docs, folder / "sections")
    for page in sorted((folder / "sections").rglob("index.md")):
        if any(page.parent.rglob("*/index.md")):  # Hugo takes what is below an `index.md` for its pictures
            page.rename(page.with_name("_index.md"))
    for name, text in {
        "hugo.toml": _HUGO,
        "layouts/single.html": _HUGO_PAGE,
        "layouts/list.html": _HUGO_PAGE,
        "eleventy.config.cjs": _ELEVENTY,
        "includes/page.html": _ELEVENTY_PAGE,
    }.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return folder
