"""URLs of other sites."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

HELP = "copy it from the browser: https://, the name of the site, and what follows it"
_FORBIDDEN = re.compile(r"""[\s"'<>\\^`{|}]""")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)


def parse_web_address(text: str) -> str:
    """Validate a URL and return it unchanged.

    Raises:
        ValueError: `text` is not an HTTP URL, or has a user name or password; the message is the help.
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
    """As `parse_web_address`, for a base URL.

    Raises:
        ValueError: also if it does not end with a slash, or has a query or a fragment.
    """
    parse_web_address(text)
    if not text.endswith("/") or "?" in text or "#" in text:
        raise ValueError("end it with a slash, and leave out ? and # with what follows them")
    return text


def _name(sign: str) -> str:
    return "a space" if sign.isspace() else sign
