"""Judge an SVG file: a drawing can neither run nor fetch anything, even opened by its own address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree

import tinycss2

_SVG = "http://www.w3.org/2000/svg"
_ACTIVE = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML", "")
"""Namespaces whose elements a browser gives a meaning; those that editors add are only data."""
_ALLOWED = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "metadata", "style"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"),
        *("linearGradient", "radialGradient", "stop", "pattern", "marker", "clipPath", "mask", "filter"),
        *("feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feFlood", "feFuncA", "feFuncB"),
        *("feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset"),
    )
)
_FETCHING = ("url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "expression")
_ENCODING = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)


def read_svg(raw: bytes) -> tuple[ElementTree.Element | None, str]:
    """The drawing, and what in it could run or fetch something, as it stands there; empty if nothing could.

    Raises:
        ValueError: it is no SVG in UTF-8.
    """
    text = raw.decode("utf-8-sig")
    if _ENCODING.match(text):
        raise ValueError("another encoding")
    for sign in (
        "<!DOCTYPE",
        "<!ENTITY",
        "<?xml-stylesheet",
    ):  # entities may lead elsewhere, or grow without end
        if sign.lower() in text.lower():
            return None, sign
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, RecursionError):
        raise ValueError("not XML") from None
    if root.tag != f"{{{_SVG}}}svg":
        raise ValueError("not SVG")
    return root, next(filter(None, map(_danger, root.iter())), "")


def fetched(css: str) -> Iterator[str]:
    """The addresses that a style sheet or a value asks for, `@import` and what cannot be read among them."""
    return _fetched(tinycss2.parse_component_value_list(css, skip_comments=True))


def _danger(element: ElementTree.Element) -> str:
    namespace, _, tag = element.tag.removeprefix("{").rpartition("}")
    if namespace in _ACTIVE or (namespace == _SVG and tag not in _ALLOWED):
        return f"<{tag}>"
    if tag == "style" and _leads_away(element.text or ""):
        return "<style>"
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2].lower()
        leads = name in ("href", "src") and not value.strip().startswith("#")
        if leads or (not key.startswith("{") and (name.startswith("on") or _leads_away(value))):
            return f"{name}="
    return ""


def _leads_away(css: str) -> bool:
    # Most values of a drawing are numbers, and those are many.
    return any(sign in css for sign in "(\\@") and any(not one.startswith("#") for one in fetched(css))


def _fetched(nodes: Iterable[Any]) -> Iterator[str]:
    for node in nodes:
        if node.type == "at-keyword" and node.lower_value == "import":
            yield "@import"
        elif node.type == "url":
            yield node.value
        elif node.type == "function" and node.lower_name in _FETCHING:
            found = [one.value for one in node.arguments if one.type == "string"]
            yield from found or [f"{node.lower_name}()"] * (node.lower_name in ("url", "src", "expression"))
        elif node.type == "error":
            yield "an error in its grammar"
        yield from _fetched(getattr(node, "content", None) or getattr(node, "arguments", None) or [])
