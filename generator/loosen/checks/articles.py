"""Rules about what stands inside texts: embeds, citations, links, tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from loosen.checks.entities import entities, prose
from loosen.checks.references import unknown
from loosen.checks.rule import rule
from loosen.checks.texts import TextField, place_in_body, text_fields
from loosen.model import Draft, Prose
from loosen.model.base import Entity
from loosen.model.diagnostic import Diagnostic
from loosen.model.web_address import parse_web_address
from loosen.runtime.memoize import memoize_by_identity
from loosen.runtime.suggest import did_you_mean
from loosen.site import article_markup
from loosen.site.addresses import Slugs, anchors, localized, slugs_of
from loosen.site.pages import addresses

What: TypeAlias = Literal["link", "definition", "tag"]


@rule(says=("bad-value", "unknown-reference"))
def known_embeds(draft: Draft) -> Iterator[Diagnostic]:
    """Every `::: kind id` in an article names something that is there."""
    for entity in prose(draft):
        for piece in article_markup.split_embeds(entity.text):
            if isinstance(piece, article_markup.Embed):
                yield from _embed(draft, entity, piece)


def _embed(draft: Draft, entity: Prose, embed: article_markup.Embed) -> Iterator[Diagnostic]:
    place = place_in_body(entity, embed.spot)
    if embed.kind not in article_markup.EMBEDS:
        message = f"after `:::` must stand one of {', '.join(article_markup.EMBEDS)}, got `{embed.kind}`"
        help = did_you_mean(embed.kind, article_markup.EMBEDS)
        yield Diagnostic(place, "bad-value", message, help)
    elif embed.rest:
        message = f"a line with `:::` must name one {embed.kind}, got more: `{embed.rest}`"
        yield Diagnostic(place, "bad-value", message, "write the rest on a line of its own")
    elif problem := unknown(draft, embed.kind, embed.id):
        yield Diagnostic(place, "unknown-reference", f"`::: {embed.kind}` {problem[0]}", problem[1])


@rule(says=("unknown-reference",))
def known_citations(draft: Draft) -> Iterator[Diagnostic]:
    """Every `[@source]` in an article names a source that is there."""
    for entity in prose(draft):
        for mention in article_markup.citations(entity.text):
            if problem := unknown(draft, "source", mention.target):
                several = re.search(r"[,\s]", mention.target)
                help = "write several sources as `[@one; @two]`" if several else problem[1]
                place = place_in_body(entity, mention.spot)
                yield Diagnostic(place, "unknown-reference", f"a citation {problem[0]}", help)


@rule(says=("unknown-reference",))
def known_links(draft: Draft) -> Iterator[Diagnostic]:
    """Every link leads to a page of this site, or by https to another one."""
    pages, spots = addresses(draft), anchors(draft)
    broken = tuple(id for _, id in draft.broken)
    for passage, mention in _noticed(draft, "link"):
        if mention.target.strip("/").endswith(broken):
            continue  # it is there, and says itself what is wrong with it
        if problem := dead(mention.target, pages, spots, slugs_of(draft)):
            place = passage.place(mention.spot, mention.target)
            yield Diagnostic(place, "unknown-reference", *problem)


def _noticed(draft: Draft, what: What) -> Iterator[tuple[TextField, article_markup.Reference]]:
    for entity in entities(draft):
        yield from ((passage, mention) for kind, passage, mention in _mentions(entity) if kind == what)


@memoize_by_identity
def _mentions(entity: Entity) -> Iterator[tuple[What, TextField, article_markup.Reference]]:
    if not entity.origin.may_contain(("](", "]:", "<")):
        return
    for passage in text_fields(entity):
        if passage.markdown:
            yield from (("link", passage, one) for one in article_markup.links(passage.text))
            yield from (("definition", passage, one) for one in article_markup.definitions(passage.text))
            yield from (("tag", passage, one) for one in article_markup.tags(passage.text))


def dead(target: str, pages: frozenset[str], spots: frozenset[str], slugs: Slugs) -> tuple[str, str] | None:
    """The message and the help for a broken link; `None` for a good one."""
    if not target.startswith("/"):
        if target.startswith(("#", "mailto:", "tel:")):
            return None
        if target.startswith(("https://", "http://")):
            return _no_address(target)
        help = "write `[words](/stretches/an-id/)` for a page of this site"
        return f"a link must begin with `/` or `https://`, got `{target}`", help
    page, _, anchor = target.partition("#")
    if page in pages and (not anchor or target in spots):
        return None
    known = spots if page in pages else pages
    if (here := localized(target, slugs)) in known:
        return f"a link must be in the language of the site, got `{target}`", f"write `{here}`"
    help = did_you_mean(target, sorted(known)) or "open the page and copy its address from the browser"
    return f"a link must lead to a page of this site, got `{target}`", help


def _no_address(target: str) -> tuple[str, str] | None:
    try:
        parse_web_address(target)
    except ValueError as error:
        return f"a link must lead to an address on the web, got `{target}`", str(error)
    return None


@rule(says=("bad-value",))
def links_in_one_piece(draft: Draft) -> Iterator[Diagnostic]:
    """No address is kept apart from its link (`[words]: address`): nothing would check it."""
    for passage, mention in _noticed(draft, "definition"):
        message = f"a link must stand in one piece, got an address apart from it: `{mention.target}`"
        place = passage.place(mention.spot, mention.target)
        yield Diagnostic(place, "bad-value", message, "write `[words](/stretches/an-id/)` in the text")


@rule(says=("bad-value",))
def no_tags(draft: Draft) -> Iterator[Diagnostic]:
    """Markdown has no HTML in it; in other texts it is only text, and the reader sees it as it was typed."""
    for passage, mention in _noticed(draft, "tag"):
        message = f"a text must not have HTML, got `{mention.target}`"
        place = passage.place(mention.spot, mention.target)
        yield Diagnostic(place, "bad-value", message, "delete it; for bold write `**words**`")
