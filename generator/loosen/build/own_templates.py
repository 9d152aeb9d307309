"""Tries an author's own templates, so that a mistake in one is told as any other."""

from __future__ import annotations

import pathlib
import re
import traceback
from collections.abc import Iterator

import jinja2

from loosen.build.renderer import TEMPLATES, Renderer, html
from loosen.drawing.drawings import UNDRAWN
from loosen.model import Site
from loosen.model.diagnostic import Diagnostic
from loosen.model.location import Location
from loosen.model.own_template import ENDING, OwnTemplate
from loosen.runtime.suggest import did_you_mean
from loosen.site.pages import Fragment, Page, everything

RULE = "own-template"
_FOLDERS = ("pages", "partials", "pieces")


class _Undrawn(dict[str, str]):
    """In place of drawings, which no template reads: each would take longer than its page."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> str:
        return UNDRAWN


def shipped_names(templates: pathlib.Path = TEMPLATES) -> tuple[str, ...]:
    """Every template that an author may replace: `partials/foot.md.jinja`."""
    paths = (path for folder in _FOLDERS for path in (templates / folder).glob(f"*{ENDING}"))
    return tuple(sorted(path.relative_to(templates).as_posix() for path in paths))


def mistakes(site: Site, templates: pathlib.Path = TEMPLATES) -> Iterator[Diagnostic]:
    """What is wrong with the own templates of a site without other mistakes, each place once."""
    unread = list(_unread(site, templates))
    if unread:
        yield from unread
        return
    renderer = Renderer(site, templates, drawn=_Undrawn())
    uncompiled = [wrong for name, own in site.templates.items() if (wrong := _syntax(renderer, name, own))]
    yield from uncompiled or _failures(site, renderer)


def _unread(site: Site, templates: pathlib.Path) -> Iterator[Diagnostic]:
    known = shipped_names(templates)
    for name, own in site.templates.items():
        if own.problem:
            yield Diagnostic(Location(own.file), RULE, *own.problem)
        elif name not in known:
            help = did_you_mean(name, known) or "`loosen new template NAME` says which there are"
            message = f"a template must have the name of the one that it replaces, got `{name}`"
            yield Diagnostic(Location(own.file), RULE, message, help)


def _syntax(renderer: Renderer, name: str, own: OwnTemplate) -> Diagnostic | None:
    try:
        renderer.compile([name])
    except jinja2.TemplateSyntaxError as error:
        message = f"a template must be one that Jinja can read, got: {error.message}"
        help = "compare it with the shipped one: `loosen new template` writes it"
        return Diagnostic(Location(own.file, error.lineno), RULE, message, help)
    return None


def _failures(site: Site, renderer: Renderer) -> Iterator[Diagnostic]:
    told: set[Location] = set()
    for page in everything(site):
        wrong = _failure(page, site, renderer)
        if wrong and wrong.place not in told:
            told.add(wrong.place)
            yield wrong


def _failure(page: Page | Fragment, site: Site, renderer: Renderer) -> Diagnostic | None:
    try:
        text = renderer.render(page)
    except Exception as error:  # noqa: BLE001 - a stranger's template may raise anything
        message = f"a template must use only what its page has, got: {_said(error)} (on {page.address})"
        help = "the first comment of the shipped template names what it may use"
        return Diagnostic(_place(error, page, site), RULE, message, help)
    signs = [sign.sign for group in site.safety.urgencies[0].groups for sign in group.signs]
    if isinstance(page, Page) and page.kind.signs and any(html(sign) not in text for sign in signs):
        message = f"each emergency sign must stand on {page.address}: readers look there before they start"
        help = "keep the line with `before(...)` or `emergency(...)` of the shipped template"
        return Diagnostic(_own_of(page, site), RULE, message, help)
    return None


def _said(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template `{error.name}`"
    return re.sub(r"'loosen[\w.]*\.(\w+) object'", r"`\1`", str(error))


def _place(error: Exception, page: Page | Fragment, site: Site) -> Location:
    """The last line of an own template that was at work."""
    ours = {own.file for own in site.templates.values()}
    lines = [one for one in traceback.extract_tb(error.__traceback__) if one.filename in ours]
    return Location(lines[-1].filename, lines[-1].lineno or 1) if lines else _own_of(page, site)


def _own_of(page: Page | Fragment, site: Site) -> Location:
    """The own template of a page, or the first that there is: a part of many pages."""
    return Location(site.templates.get(page.source, next(iter(site.templates.values()))).file)
