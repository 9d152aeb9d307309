"""Addresses of other sites as authors write them: `https://example.org/page`."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

HELP = "copy it from the browser: https://, the name of the site, and what follows it"
_FORBIDDEN = re.compile(r"""[\s"'<>\\^`{|}]""")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)


def parse_web_address(text: str) -> str:
    """The address itself.

    Raises:
        ValueError: `text` is no address on the web, or one that says more than where something is.
    """
    if found := _FORBIDDEN.search(text):
        raise ValueError(
            f"write %{ord(found[0]):02X} for {_name(found[0])} in it, or copy it from the browser"
        )
    if not text.isprintable():
        raise ValueError("delete it and type it anew: it has an invisible character")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ValueError(HELP) from None
    if parts.scheme not in ("http", "https"):
        raise ValueError("begin it with https://")
    if "@" in parts.netloc:
        raise ValueError("leave out what stands before the @: a name or a password is no part of it")
    host = parts.netloc.removesuffix(f":{port}")
    if not _HOST.fullmatch(host):
        raise ValueError(HELP)
    return text


def parse_folder(text: str) -> str:
    """As `parse_web_address`, for an address that others are made from by adding to its end.

    Raises:
        ValueError: it does not end with a slash, or something is asked of it.
    """
    parse_web_address(text)
    if not text.endswith("/") or "?" in text or "#" in text:
        raise ValueError("end it with a slash, and leave out ? and # with what follows them")
    return text


def _name(sign: str) -> str:
    return "a space" if sign.isspace() else sign
