"""Rules about Markdown: it converts fast, has no foreign elements, and its links lead somewhere."""

from __future__ import annotations

import functools
import html
from collections import defaultdict
from collections.abc import Callable, Iterator

from loosen.checks.articles import dead
from loosen.checks.entities import entities, prose
from loosen.checks.media import WHERE
from loosen.checks.rule import rule
from loosen.checks.texts import TextField, place_in_body, text_fields
from loosen.loader.yaml_reader import INVISIBLE
from loosen.model import Draft
from loosen.model.base import Entity
from loosen.model.diagnostic import Diagnostic
from loosen.model.location import Location
from loosen.runtime.memoize import memoize_by_identity
from loosen.site import article_markup
from loosen.site.addresses import anchors, slugs_of
from loosen.site.markdown_html import Found, converted, found_in, too_much, without_tags
from loosen.site.pages import addresses

_SIGNS = ("[", "<")
"""Every link and picture has one of them; without one, Markdown makes only harmless elements of a text."""
_LEADS = "[[1]](/)"
"""Replaces each citation: on the page, it becomes a link like this one."""


@rule(says=("bad-value",), one_file=True)
def readable_texts(draft: Draft) -> Iterator[Diagnostic]:
    """No text is so long or so deeply nested that a publisher would need minutes for it."""
    for entity in entities(draft):
        for passage in text_fields(entity):
            if found := too_much(passage.text, markdown=passage.markdown):
                message = f"a text must {found.must}, got {found.got}"
                help = "look for a sign that is repeated by mistake, or make two texts of it"
                yield Diagnostic(_at_line(passage, found.line), "bad-value", message, help)


@rule(says=("bad-value",), one_file=True)
def visible_letters(draft: Draft) -> Iterator[Diagnostic]:
    """An article has no invisible characters, such as one that reverses the direction of reading."""
    for entity in prose(draft):
        if found := INVISIBLE.search(entity.text):
            message = f"a text must not have invisible characters, got U+{ord(found[0]):04X}"
            place = place_in_body(entity, article_markup.offset_of(entity.text, found.start()))
            yield Diagnostic(place, "bad-value", message, "delete the words around it and type them anew")


@rule(says=("bad-value",), one_file=True)
def closed_fences(draft: Draft) -> Iterator[Diagnostic]:
    """A block of code stands in an article, between two lines of ``` or ~~~ at the start of the line."""
    for passage in _with_markdown(draft, ("```", "~~~")):
        if passage.path is not None:
            spots = [spot for spot, _ in article_markup.fences(passage.text)]
        else:
            spots = [spot for spot, is_closed in article_markup.fences(passage.text) if not is_closed]
        for spot in spots[:1]:
            if passage.path is None:
                must, help = "be closed by the same line", "write ``` alone on a line before it and after it"
            else:
                must, help = "stand in an article", "delete it; for a name write `name`"
            message = f"a block of code must {must}, got one that is not"
            yield Diagnostic(passage.place(spot, ""), "bad-value", message, help)


@rule(says=("bad-value", "unknown-reference"))
def safe_markup(draft: Draft) -> Iterator[Diagnostic]:
    """The HTML of a text links to known pages or other sites, and has nothing else but pictures of ours."""
    judge = functools.partial(dead, pages=addresses(draft), spots=anchors(draft), slugs=slugs_of(draft))
    broken = tuple(id for _, id in draft.broken)
    for entity in entities(draft):
        for passage, found in _found(entity):
            if found.what != "link":
                is_picture = found.what == "picture"
                where = (
                    "stand alone on a line of an article or a page" if is_picture else "be left out of a text"
                )
                message = f"{'a picture' if is_picture else 'HTML'} must {where}, got `{found.target}`"
                help = WHERE if is_picture else "delete it; no page asks another site for anything"
                yield Diagnostic(_place(passage, found), "bad-value", message, help)
            elif found.target.strip("/").endswith(broken):
                continue
            elif (problem := judge(found.target)) and not _is_told(passage, found.target, judge):
                yield Diagnostic(_place(passage, found), "unknown-reference", *problem)


def _is_told(passage: TextField, target: str, judge: Callable[[str], object]) -> bool:
    """Whether `known_links` reports the same link already."""
    seen = (
        html.unescape(one.target.split(' "')[0]).strip(" <>") for one in article_markup.links(passage.text)
    )
    return any(target.startswith(one) and judge(one) for one in seen if one)


def _with_markdown(draft: Draft, signs: tuple[str, ...]) -> Iterator[TextField]:
    for entity in entities(draft):
        if entity.origin.may_contain(signs):
            yield from (one for one in text_fields(entity) if one.markdown)


@memoize_by_identity
def _found(entity: Entity) -> Iterator[tuple[TextField, Found]]:
    """Links, pictures and HTML in the converted texts of an entity."""
    if not entity.origin.may_contain(_SIGNS):
        return
    for passage in text_fields(entity):
        if not passage.markdown or not _has_sign(passage.text) or too_much(passage.text):
            continue
        for piece in filter(_has_sign, _pieces(passage)):
            yield from ((passage, one) for one in found_in(converted(without_tags(piece))))


def _has_sign(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _pieces(passage: TextField) -> Iterator[str]:
    if passage.path is not None:
        yield passage.text
        return
    numbers: dict[str, str] = defaultdict(lambda: _LEADS)
    for piece in article_markup.split_embeds(passage.text):
        if isinstance(piece, article_markup.TextBlock):
            yield article_markup.with_citations(piece.text, numbers)


def _place(passage: TextField, found: Found) -> Location:
    """The location of the target, or else of the link text: a URL may be written in another form."""
    for words in (found.target, *found.words.split("\n")[:1]):
        if words and (at := passage.text.find(words)) >= 0:
            return passage.place(article_markup.offset_of(passage.text, at), words)
    return _at_line(passage, 0)


def _at_line(passage: TextField, line: int) -> Location:
    if passage.path is None:
        return passage.place(article_markup.Offset(line, 0), "")
    return passage.entity.at(*passage.path)
