"""Renders pages to Markdown with Jinja. The environment and its filters are private to this module."""

from __future__ import annotations

import functools
import json
import pathlib
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import jinja2
from markupsafe import Markup, escape

from loosen.build import dataset_page
from loosen.build.sandbox import Sandbox, loader_of
from loosen.drawing import plots
from loosen.drawing.drawings import Drawings, Pictures
from loosen.drawing.mannequin import drawn_side
from loosen.drawing.ring import ring
from loosen.model import Site
from loosen.model.duration import as_clock, as_iso, in_minutes
from loosen.model.kinds import kind_of
from loosen.runtime import resources
from loosen.runtime.template_cache import TemplateBytecodeCache
from loosen.site import article_markup, formatting, plan_builder, urls
from loosen.site.addresses import localized
from loosen.site.alphabet_index import group_by_initial
from loosen.site.catalogues import catalogue_of
from loosen.site.map_ways import map_ways
from loosen.site.markdown_html import converted, without_tags
from loosen.site.media import shown
from loosen.site.pages import Fragment, Page
from loosen.site.pages.menu import links
from loosen.site.pages.page import path_of
from loosen.site.timeline import breath_of
from loosen.site.translations import Catalogue

NOT_SEARCHED = 'search: {"exclude": true}'
"""Front matter that excludes a page from the publisher's search index; `finish` writes ours."""
TEMPLATES = resources.folder("templates")
_MARKDOWN = re.compile(r"([\\`*_\[\]])")
_HTML = re.compile("[&<>\"'\n]")
_LINE_START = re.compile(r"^(\d*)([#+.-])")
_LINK = re.compile(r"\]\((/[^)\s]*)\)")
_COMPILED = TemplateBytecodeCache()
"""Shared by all environments of this process: the development server makes one at each save."""
_COMPILED_FOR_SANDBOX = TemplateBytecodeCache()
"""A sandbox compiles calls in another way."""


def catalogue(site: Site, templates: pathlib.Path = TEMPLATES) -> Catalogue:
    """The words of the interface in the site's language."""
    return catalogue_of(site, site.settings, templates)


class Renderer:
    """Turns the pages of one site into Markdown."""

    def __init__(
        self, site: Site, templates: pathlib.Path = TEMPLATES, *, drawn: Drawings | None = None
    ) -> None:
        """`drawn` has drawings that were made before, by key."""
        self._site = site
        self.words = catalogue(site, templates)
        self.pictures = Pictures(site, self.words, drawn)
        self._environment = _environment(templates, site, self.words, self.pictures)

    def render(self, page: Page | Fragment) -> str:
        """The Markdown of a page with front matter, or the script of a fragment."""
        template = self._environment.get_template(page.source)
        if isinstance(page, Fragment):
            return as_script(page.id, tidy(template.render(page.context.variables(), page=page)))
        title, description = (self.words.own(text) for text in (page.title, page.description))
        variables = page.context.variables()
        text = template.render(variables, page=page, title=title, description=description)
        return front_matter(title, description, toc=page.kind.toc, tags=page.tags) + tidy(text)

    def compile(self, names: Iterable[str]) -> None:
        """Compile templates, before worker processes are forked or to see whether that can be done.

        Raises:
            jinja2.TemplateSyntaxError: an author's own template cannot be read.
        """
        for name in names:
            self._environment.get_template(name)

    def compile_for(self, pages: Iterable[Page | Fragment]) -> None:
        """Compile the templates of some pages."""
        names = {page.source for page in pages}
        if names:
            self.compile([*names, *self._environment.list_templates(filter_func=_is_shared)])


def _is_shared(template: str) -> bool:
    return template.startswith("partials/")


def front_matter(title: str, description: str, *, toc: bool, tags: Sequence[str] = ()) -> str:
    """The front matter of a page, with values as JSON, which is YAML, too.

    Texts are escaped as HTML, because themes insert them unescaped.
    """
    title, description, *tags = map(_as_html, (title, description, *tags))
    hide = ["navigation", "tags"] + ([] if toc else ["toc"])
    lines = [f"title: {json.dumps(title, ensure_ascii=False)}"]
    lines += [f"description: {json.dumps(description, ensure_ascii=False)}", f"hide: {json.dumps(hide)}"]
    lines.append(NOT_SEARCHED)
    lines += [f"tags: {json.dumps(tags, ensure_ascii=False)}"] if tags else []
    return "\n".join(["---", *lines, "---", "", ""])


def _as_html(text: str) -> str:
    # No apostrophes: all attributes of the theme are in double quotes.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def as_script(id: str, html: str) -> str:
    """A script that hands HTML over to the page under an id; unlike `fetch`, it works on `file://`, too."""
    texts = (json.dumps(text, ensure_ascii=False) for text in (id, html))
    return "(self.handedOver ??= {{}})[{}] = {};\n".format(*texts)


def tidy(text: str) -> str:
    """Collapse blank lines, and strip the ends of lines and of the text."""
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    collapsed = [line for before, line in pairwise(["", *lines]) if before or line]
    return "\n".join(collapsed).strip() + "\n"


def _environment(
    templates: pathlib.Path, site: Site, words: Catalogue, pictures: Pictures
) -> jinja2.Environment:
    sandboxed = bool(site.templates)
    environment = (Sandbox if sandboxed else jinja2.Environment)(
        loader=loader_of(site, templates),
        bytecode_cache=_COMPILED_FOR_SANDBOX if sandboxed else _COMPILED,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        autoescape=False,  # the output is Markdown: the filters `plain`, `text` and `html` escape
    )
    environment.globals |= {"site": site, "words": words, "address": urls, "to": urls.url_for}
    environment.globals["foot_links"] = links(site.settings.footer_links, site, words)
    environment.globals |= {"grade_bars": plots.grade_bars, "time_bar": plots.time_bar, "ring": ring}
    environment.globals |= {
        "picks": functools.partial(plan_builder.picks, site),
        "recipe": functools.partial(plan_builder.recipe, site),
        "ways": functools.partial(plan_builder.transitions, site),
        "map_ways": functools.partial(map_ways, site),
        "described": functools.partial(dataset_page.table_docs, site, words),
        "smallest": lambda tables: min(tables, key=lambda one: one.rows),
    }
    environment.globals |= {"Embed": article_markup.Embed, "Picture": article_markup.Picture}
    environment.globals |= {"isinstance": isinstance, "medium": functools.partial(shown, site)}
    environment.filters |= _filters(site, words, pictures)
    return environment


def _filters(site: Site, words: Catalogue, pictures: Pictures) -> Mapping[str, Callable[..., Any]]:
    return {
        "drawing": pictures.large,
        "start": pictures.start,
        "again": pictures.again,
        "movement": pictures.movement,
        "thumbnail": pictures.small,
        "drawn_side": drawn_side,
        "body_map": lambda page, lit: pictures.map(
            lit=lit, href=lambda one: url(urls.url_for(one), page) if lit else f"#map-{one.id}"
        ),
        "glimpse": pictures.glimpse,
        "plain": plain,
        "html": html,
        "inline": inline,
        "text": markdown_text,
        "prose": prose,
        "link": link,
        "url": url,
        "slug": urls.slug,
        "by_letter": group_by_initial,
        "clock": as_clock,
        "iso": as_iso,
        "minutes": lambda seconds: formatting.minutes(seconds, words),
        "short_minutes": lambda seconds: words("timeline.minutes", n=in_minutes(seconds)),
        "phase_time": lambda phase: formatting.phase_time(phase, words),
        "length_of": lambda seconds: formatting.length(seconds, words),
        "dose": lambda exercise: formatting.dose(exercise, words),
        "amount": lambda exercise: formatting.amount(exercise, words),
        "days": lambda exercise: formatting.days(exercise, words),
        "kind": lambda exercise: formatting.kind(exercise, words),
        "short_kind": lambda exercise: words(f"short_kind.{kind_of(exercise).words}"),
        "day": lambda day: words.day(day),
        "instruction": lambda phase: formatting.instruction(phase, site, words),
        "work": lambda phase: formatting.work(phase, site, words),
        "repeats": lambda phase: formatting.repeats(phase, words),
        "note": lambda phase: formatting.note(phase, site, words),
        "all_of": lambda things: words.listed(list(things), "and"),
        "any_of": lambda things: words.listed(list(things), "or"),
        "figured": figured,
        "breath": lambda timeline: breath_of(timeline, site),
        "thing": lambda id: site.equipment[id].with_article,
        "thing_name": lambda id: site.equipment[id].name,
    }


def plain(text: str) -> str:
    """Plain text as one line of Markdown, escaped."""
    line = " ".join(str(text).split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _LINE_START.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", line))
    return f"&#126;{line[1:]}" if line.startswith("~~~") else line


def html(text: str) -> str:
    """Plain text as HTML, escaped, on one line, because Markdown would interpret the start of a line."""
    return str(escape(text.replace("\n", " "))) if _HTML.search(text) else text


def figured(text: str) -> Markup:
    """Plain text as HTML, with its numbers marked: `5 minutes` is `<b>5</b> minutes`."""
    return Markup(re.sub(r"\d+", r"<b>\g<0></b>", str(escape(text))))


def markdown_text(text: str, page: Page) -> str:
    """An author's Markdown for a Markdown context: tags are escaped, links point to files."""
    return _LINK.sub(lambda match: f"]({link(match[1], page)})", without_tags(text))


def prose(block: article_markup.TextBlock, page: Page, numbers: Mapping[str, int]) -> str:
    """A block of an article, its citations as numbers that link to the bibliography."""
    cited = {mention.target for mention in article_markup.citations(block.text)}
    marks = {id: f"[[{numbers[id]}]]({urls.source_anchor(id)})" for id in cited}
    return markdown_text(article_markup.with_citations(block.text, marks), page)


def inline(text: str, page: Page) -> Markup:
    """An author's Markdown as inline HTML; links point to URLs."""
    html = converted(_LINK.sub(lambda match: f"]({url(match[1], page)})", without_tags(text)))
    return Markup(html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html)


def link(to: str, page: Page) -> str:
    """Relative path from `page` to the file of the page at `to`, for links that the publisher checks."""
    target, _, anchor = localized(to, page.slugs).partition("#")
    path = _relative(path_of(target), posixpath.dirname(page.path))
    return f"{path}#{anchor}" if anchor else path


def url(to: str, page: Page) -> str:
    """Relative URL from `page` to a page or an asset, for links in HTML, which publishers do not rewrite."""
    target, _, anchor = localized(to, page.slugs).partition("#")
    path = _relative(target, page.address) + ("/" if target.endswith("/") else "")
    return f"{path}#{anchor}" if anchor else path


def _relative(to: str, start: str) -> str:
    """`posixpath.relpath` for two paths from the root, without its look at the working directory."""
    steps, origin = ([step for step in place.split("/") if step] for place in (to, start))
    shared = 0
    while shared < min(len(steps), len(origin)) and steps[shared] == origin[shared]:
        shared += 1
    return "/".join((*[".."] * (len(origin) - shared), *steps[shared:])) or "."
