"""Last check of each published page: no unknown script, nothing loaded from elsewhere, no unsafe link.

The page is parsed as a browser parses it. A violation stops the build with its place, whether it comes from
content or from the theme.
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
"""Hashes of the inline scripts of the themes, without the URL that they contain."""
_SCOPE = re.compile(r'(?<=__md_scope=new URL\(")[\w./~-]*(?=",location\))')
_DATA = frozenset(("application/json", "application/ld+json"))
"""Types of `<script>` that are data."""
_FORBIDDEN = frozenset(
    (
        *("applet", "base", "embed", "fencedframe", "foreignobject", "frame", "frameset", "iframe", "object"),
        *("portal", "style", "animate", "animatemotion", "animatetransform", "set"),
    )
)
"""Elements that load something, change the base URL, or animate attributes."""
_LOADING = frozenset(
    (
        *("src", "srcset", "poster", "data", "background", "imagesrcset", "manifest", "archive"),
        *("codebase", "classid"),
    )
)
_LINKING = frozenset(("href", "xlink:href", "action", "formaction"))
_PAINTING = frozenset(
    (
        *("clip-path", "cursor", "fill", "filter", "mask", "stroke"),
        *("marker-end", "marker-mid", "marker-start"),
    )
)
_METADATA_LINKS = frozenset(("canonical", "alternate"))
"""Kinds of `<link>` that load nothing."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|gif|jpeg|webp|svg\+xml)[;,]", re.IGNORECASE)
_LINK_SCHEMES = frozenset(("http:", "https:", "mailto:", "tel:"))
_PARTS = ("head", "header", "nav", "article", "footer", "main", "body")


def inline_scripts(html: str, path: str, *, raw: str = "") -> tuple[str, ...]:
    """The code of a page's inline scripts, after all checks. Messages give lines of `raw`, if there is one.

    Raises:
        FinishError: the page has an unknown script, loads something from elsewhere, or has an unsafe link.
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
    """The code of the known inline scripts of a page; others are left out."""
    return tuple(code for node in _nodes(html) if node.tag == "script" and is_known(code := node.text()))


def is_known(code: str) -> bool:
    """Whether a script is one that a theme writes into every page."""
    return hashlib.sha256(_SCOPE.sub("", code).encode()).hexdigest()[:32] in _KNOWN


def is_safe_link(address: str) -> bool:
    """Whether a link may have this URL: one of this site, or one with a scheme that is safe to follow."""
    scheme, rest = _parse_url(address)
    return scheme in _LINK_SCHEMES or not (scheme or rest.startswith("//"))


def is_own(address: str) -> bool:
    """Whether a URL is relative to this site."""
    scheme, rest = _parse_url(address)
    return not (scheme or rest.startswith("//"))


def _parse_url(address: str) -> tuple[str, str]:
    """The scheme in lower case, and the URL as a browser parses it: without control characters and spaces."""
    url = re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(33)))).replace("\\", "/")
    match = _SCHEME.match(url)
    return (match[0].lower() if match else ""), url


def _nodes(html: str) -> Iterator[LexborNode]:
    root = LexborHTMLParser(html).root
    for node in root.traverse() if root else ():
        yield node
        if node.tag == "template":  # its content is not in the tree
            start, end = (node.html or "").find(">") + 1, (node.html or "").rfind("<")
            yield from _nodes((node.html or "")[start:end])


def _dangers(tag: str, given: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Offending text, and what the page must do instead, for each problem of an element."""
    if tag in _FORBIDDEN:
        yield f"<{tag}", f"have no `<{tag}>`"
    if tag == "meta" and "http-equiv" in given:
        yield given["http-equiv"], "have no `<meta http-equiv>`, which can lead a reader away"
    for name, value in given.items():
        if name.startswith("on") or name in ("style", "ping", "srcdoc"):
            yield f"{name}=", f"have no attribute `{name}`, which the policy blocks"
        elif name in _LOADING or (name in _LINKING and tag in ("link", "use", "image", "feimage", "script")):
            is_metadata = tag == "link" and given.get("rel", "").lower() in _METADATA_LINKS
            if not (is_metadata or is_own(value) or (tag == "img" and _PICTURE.match(value))):
                yield value, "load nothing from elsewhere"
        elif name in _LINKING and not is_safe_link(value):
            yield value, "lead only to http, https, mailto and tel"
        elif name in _PAINTING and "url(" in value.lower() and not value.startswith("url(#"):
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
