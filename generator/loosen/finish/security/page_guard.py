"""What a published page may hold: the scripts that we know, and nothing that runs, loads or leads elsewhere.

The page is read as a browser reads it. Whatever got into it, through a text of an author or through a theme,
it is told with its place, and stops the build.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loosen.finish.html.errors import FinishError

_KNOWN = frozenset(
    (
        "7eb3684fdacd2881f67b9428983273a2",  # Material: where the site begins, and what it remembers
        "213d571a86bd568ccb65bf92ca3cf952",  # Zensical: the same
        "0eb10c249dbdb0beef225a10ce5cbe55",  # both: light or dark
        "ffcc0f7735fdab434d257c80e65cec2e",  # both: a tab that an address names
    )
)
"""The scripts that themes write into their pages, by their hash without the address in them."""
_SCOPE = re.compile(r'(?<=__md_scope=new URL\(")[\w./~-]*(?=",location\))')
_DATA = frozenset(("application/json", "application/ld+json"))
"""Types of `<script>` that no browser runs."""
_NEVER = frozenset(
    (
        *("applet", "base", "embed", "fencedframe", "foreignobject", "frame", "frameset", "iframe", "object"),
        *("portal", "style", "animate", "animatemotion", "animatetransform", "set"),
    )
)
"""Elements that load, move addresses, or change attributes of others; no theme needs one, and no page."""
_LOADS = frozenset(
    (
        *("src", "srcset", "poster", "data", "background", "imagesrcset", "manifest", "archive"),
        *("codebase", "classid"),
    )
)
_LEADS = frozenset(("href", "xlink:href", "action", "formaction"))
_PAINTS = frozenset(
    (
        *("clip-path", "cursor", "fill", "filter", "mask", "stroke"),
        *("marker-end", "marker-mid", "marker-start"),
    )
)
_SAYS = frozenset(("canonical", "alternate"))
"""Kinds of `<link>` that load nothing."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|gif|jpeg|webp|svg\+xml)[;,]", re.IGNORECASE)
_OUT = frozenset(("http:", "https:", "mailto:", "tel:"))
_PARTS = ("head", "header", "nav", "article", "footer", "main", "body")


def inline_scripts(html: str, path: str, *, raw: str = "") -> tuple[str, ...]:
    """The code of the scripts that stand in a page, each of them one that we know.

    Lines are those of the page as it was published, if it is given as `raw`.

    Raises:
        FinishError: the page holds anything else that runs, or what loads from elsewhere or leads astray.
    """
    codes = []
    for node in _nodes(html):
        tag, given = (
            (node.tag or "").lower(),
            {name.lower(): value or "" for name, value in node.attributes.items()},
        )
        if tag == "script" and "src" not in given and given.get("type", "").lower() not in _DATA:
            code = node.text()
            if not is_known(code):
                raise _error(path, raw or html, node, code, "hold only scripts that we know")
            codes.append(code)
        for what, problem in _dangers(tag, given):
            raise _error(path, raw or html, node, what, problem)
    return tuple(codes)


def known_scripts(html: str) -> tuple[str, ...]:
    """The code of the scripts of a page that we know; the others are none that may run."""
    return tuple(code for node in _nodes(html) if node.tag == "script" and is_known(code := node.text()))


def is_known(code: str) -> bool:
    """Whether a script is one that a theme writes into each page, for whatever site."""
    return hashlib.sha256(_SCOPE.sub("", code).encode()).hexdigest()[:32] in _KNOWN


def leads_out(address: str) -> bool:
    """Whether a link may lead there: to a page of this site, or where a person goes on purpose."""
    scheme, rest = _read(address)
    return scheme in _OUT or not (scheme or rest.startswith("//"))


def is_own(address: str) -> bool:
    """Whether what stands at an address is part of this site."""
    scheme, rest = _read(address)
    return not (scheme or rest.startswith("//"))


def _read(address: str) -> tuple[str, str]:
    """The scheme in small letters, and all of it, as a browser reads it: without what it passes over."""
    seen = re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(33)))).replace("\\", "/")
    match = _SCHEME.match(seen)
    return (match[0].lower() if match else ""), seen


def _nodes(html: str) -> Iterator[LexborNode]:
    root = LexborHTMLParser(html).root
    for node in root.traverse() if root else ():
        yield node
        if node.tag == "template":  # what it holds is no part of the tree
            start, end = (node.html or "").find(">") + 1, (node.html or "").rfind("<")
            yield from _nodes((node.html or "")[start:end])


def _dangers(tag: str, given: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with an element, and what its page must be."""
    if tag in _NEVER:
        yield f"<{tag}", f"have no `<{tag}>`"
    if tag == "meta" and "http-equiv" in given:
        yield given["http-equiv"], "have no `<meta http-equiv>`, which can lead a reader away"
    for name, value in given.items():
        if name.startswith("on") or name in ("style", "ping", "srcdoc"):
            yield f"{name}=", f"have no attribute `{name}`, which the policy blocks"
        elif name in _LOADS or (name in _LEADS and tag in ("link", "use", "image", "feimage", "script")):
            said = tag == "link" and given.get("rel", "").lower() in _SAYS
            if not (said or is_own(value) or (tag == "img" and _PICTURE.match(value))):
                yield value, "load nothing from elsewhere"
        elif name in _LEADS and not leads_out(value):
            yield value, "lead only to http, https, mailto and tel"
        elif name in _PAINTS and "url(" in value.lower() and not value.startswith("url(#"):
            yield value, "load nothing from elsewhere"


def _error(path: str, html: str, node: LexborNode, what: str, must: str) -> FinishError:
    found = html.find(what[:80])
    line = f", line {html.count(chr(10), 0, found) + 1}" if found >= 0 else ""
    return FinishError(
        f"{path} must {must}, got `{what[:80]}`{line}, in its {_part_of(node)}. Where a text of the content "
        "holds it, mend it there; where the theme has changed, look at what it writes now, and renew "
        "generator/loosen/finish/security/page_guard.py."
    )


def _part_of(node: LexborNode) -> str:
    at: LexborNode | None = node
    while at:
        if at.tag in _PARTS:
            return at.tag
        at = at.parent
    return "template"
