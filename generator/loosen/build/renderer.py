"""Pages become Markdown. The Jinja environment, its filters and the templates belong to this module alone."""

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
from loosen.drawing import plots
from loosen.runtime import resources
from loosen.site import article_markup, formatting, plan_builder, urls
from loosen.runtime.template_cache import TemplateBytecodeCache
from loosen.model.duration import as_clock, as_iso
from loosen.drawing.mannequin import drawn_side
from loosen.site.alphabet_index import group_by_initial
from loosen.site.markdown_html import converted, without_tags
from loosen.model import Site
from loosen.site.pages import Fragment, Page
from loosen.site.pages.page import path_of
from loosen.drawing.drawings import Drawings, Pictures
from loosen.site.timeline import breath_of
from loosen.site.translations import Catalogue, load

NOT_SEARCHED = 'search: {"exclude": true}'
"""By a publisher: `finish` writes what is searched, for each of them."""
TEMPLATES = resources.folder("templates")
_MARKS = re.compile(r"([\\`*_\[\]])")
_MEANS = re.compile("[&<>\"'\n]")
_START = re.compile(r"^(\d*)([#+.-])")
_LINK = re.compile(r"\]\((/[^)\s]*)\)")
_COMPILED = TemplateBytecodeCache()
"""For this process: a preview renders with a new environment at each save."""


def catalogue(site: Site, templates: pathlib.Path = TEMPLATES) -> Catalogue:
    """The words of the interface in the site's language."""
    return load(templates / f"words.{site.settings.language}.yml")


class Renderer:
    """Turns the pages of one site into Markdown."""

    def __init__(
        self, site: Site, templates: pathlib.Path = TEMPLATES, *, drawn: Drawings | None = None
    ) -> None:
        """`drawn` has drawings that were made before."""
        self._site = site
        self.words = catalogue(site, templates)
        self.pictures = Pictures(site, self.words, drawn)
        self._environment = _environment(templates, site, self.words, self.pictures)

    def render(self, page: Page | Fragment) -> str:
        """The Markdown of one page, front matter included; or the script of one piece."""
        template = self._environment.get_template(page.source)
        if isinstance(page, Fragment):
            return as_script(page.id, tidy(template.render(page.context, page=page)))
        title, description = (self.words.own(text) for text in (page.title, page.description))
        text = template.render(page.context, page=page, title=title, description=description)
        return front_matter(title, description, toc=page.toc, tags=page.tags) + tidy(text)

    def compile(self, pages: Iterable[Page | Fragment]) -> None:
        """Make the templates of some pages ready, before processes share the pages."""
        names = {page.source for page in pages}
        for name in [*names, *self._environment.list_templates(filter_func=_is_shared)] if names else ():
            self._environment.get_template(name)


def _is_shared(template: str) -> bool:
    return template.startswith("partials/")


def front_matter(title: str, description: str, *, toc: bool, tags: Sequence[str] = ()) -> str:
    """What a publisher needs to know of a page; JSON texts are YAML texts.

    They are HTML: both publishers' themes and searches put them into a page as they are.
    """
    title, description, *tags = map(_as_html, (title, description, *tags))
    hide = ["navigation", "tags"] + ([] if toc else ["toc"])
    lines = [f"title: {json.dumps(title, ensure_ascii=False)}"]
    lines += [f"description: {json.dumps(description, ensure_ascii=False)}", f"hide: {json.dumps(hide)}"]
    lines.append(NOT_SEARCHED)
    lines += [f"tags: {json.dumps(tags, ensure_ascii=False)}"] if tags else []
    return "\n".join(["---", *lines, "---", "", ""])


def _as_html(text: str) -> str:
    # An apostrophe ends nothing: all attributes of the theme stand in double quotes.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def as_script(id: str, html: str) -> str:
    """A script that leaves a text under an id, for whoever waits for it."""
    texts = (json.dumps(text, ensure_ascii=False) for text in (id, html))
    return "(self.handedOver ??= {{}})[{}] = {};\n".format(*texts)


def tidy(text: str) -> str:
    """At most one empty line in a row, none at the ends, no spaces at line ends."""
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    kept = [line for before, line in pairwise(["", *lines]) if before or line]
    return "\n".join(kept).strip() + "\n"


def _environment(templates: pathlib.Path, site: Site, words: Catalogue, pictures: Pictures) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        bytecode_cache=_COMPILED,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        autoescape=False,  # Markdown comes out: `plain`, `text` and `html` escape what they are given
    )
    environment.globals |= {"site": site, "words": words, "address": urls, "to": urls.url_for}
    environment.globals |= {"grade_bars": plots.grade_bars, "time_bar": plots.time_bar}
    environment.globals |= {
        "picks": functools.partial(plan_builder.picks, site),
        "recipe": functools.partial(plan_builder.recipe, site),
        "ways": functools.partial(plan_builder.transitions, site),
        "described": functools.partial(dataset_page.table_docs, site, words),
        "smallest": lambda tables: min(tables, key=lambda one: one.rows),
    }
    environment.globals |= {"Embed": article_markup.Embed, "isinstance": isinstance}
    environment.filters |= _filters(site, words, pictures)
    return environment


def _filters(site: Site, words: Catalogue, pictures: Pictures) -> Mapping[str, Callable[..., Any]]:
    return {
        "drawing": pictures.large,
        "thumbnail": pictures.small,
        "drawn_side": drawn_side,
        "body_map": lambda page, lit: pictures.map(lit=lit, href=lambda one: url(urls.url_for(one), page)),
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
        "phase_time": lambda phase: formatting.phase_time(phase, words),
        "length_of": lambda seconds: formatting.length(seconds, words),
        "dose": lambda exercise: formatting.dose(exercise, words),
        "days": lambda exercise: formatting.days(exercise, words),
        "kind": lambda exercise: formatting.kind(exercise, words),
        "day": lambda day: formatting.day(day, words),
        "instruction": lambda phase: formatting.instruction(phase, words),
        "repeats": lambda phase: formatting.repeats(phase, words),
        "note": lambda phase: formatting.note(phase, site, words),
        "all_of": lambda things: words.listed(list(things), "and"),
        "any_of": lambda things: words.listed(list(things), "or"),
        "figured": figured,
        "breath": lambda timeline: breath_of(timeline, site),
        "thing": lambda id: site.equipment[id].with_article,
    }


def plain(text: str) -> str:
    """Plain text as one line of Markdown: nothing in it is a mark, a tag, a list or a heading."""
    line = " ".join(str(text).split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _START.sub(r"\1\\\2", _MARKS.sub(r"\\\1", line))
    return f"&#126;{line[1:]}" if line.startswith("~~~") else line


def html(text: str) -> str:
    """Plain text as HTML, on one line; most texts have no sign that would mean something.

    A line of its own could be one of Markdown's, such as one that begins a block of code.
    """
    return str(escape(text.replace("\n", " "))) if _MEANS.search(text) else text


def figured(text: str) -> Markup:
    """Plain text as HTML, with its numbers marked: `5 minutes` is `<b>5</b> minutes`."""
    return Markup(re.sub(r"\d+", r"<b>\g<0></b>", str(escape(text))))


def markdown_text(text: str, page: Page) -> str:
    """An author's Markdown, where Markdown is read: tags are shown, links lead to files."""
    return _LINK.sub(lambda match: f"]({link(match[1], page)})", without_tags(text))


def prose(piece: article_markup.TextBlock, page: Page, numbers: Mapping[str, int]) -> str:
    """A piece of an article, with its citations as numbers that lead to the bibliography."""
    cited = {mention.target for mention in article_markup.citations(piece.text)}
    marks = {id: f"[[{numbers[id]}]]({urls.source_anchor(id)})" for id in cited}
    return markdown_text(article_markup.with_citations(piece.text, marks), page)


def inline(text: str, page: Page) -> Markup:
    """An author's Markdown as HTML, for text inside an element; links lead to addresses."""
    html = converted(_LINK.sub(lambda match: f"]({url(match[1], page)})", without_tags(text)))
    return Markup(html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html)


def link(to: str, page: Page) -> str:
    """The relative path of a page's file, for links that the publisher checks."""
    target, _, anchor = to.partition("#")
    path = _way(path_of(target), posixpath.dirname(page.path))
    return f"{path}#{anchor}" if anchor else path


def url(to: str, page: Page) -> str:
    """The relative address of a page or an asset, for links inside HTML, which no publisher touches."""
    target, _, anchor = to.partition("#")
    path = _way(target, page.address) + ("/" if target.endswith("/") else "")
    return f"{path}#{anchor}" if anchor else path


def _way(to: str, start: str) -> str:
    """From one place to another, both seen from the root: `posixpath.relpath`, which looks at the disk."""
    steps, origin = ([step for step in place.split("/") if step] for place in (to, start))
    shared = 0
    while shared < min(len(steps), len(origin)) and steps[shared] == origin[shared]:
        shared += 1
    return "/".join((*[".."] * (len(origin) - shared), *steps[shared:])) or "."
