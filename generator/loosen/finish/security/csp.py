"""The Content Security Policy of all pages, which allows nothing from other origins."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from loosen.finish.html.patch import attributes

_NEIGHBOUR = re.compile(r'<link rel="(?:next|prev)" [^>]*>\n?')


def hashes(codes: Iterable[str]) -> tuple[str, ...]:
    """Hash sources of inline scripts, sorted.

    The policy needs the scripts of all pages: instant navigation runs another page's scripts under the policy
    of the page that was loaded first.
    """
    return tuple(sorted(map(_hash, set(codes))))


def policy(script_hashes: Iterable[str]) -> str:
    """The strictest policy under which our pages work, without directives that only a header may have."""
    scripts = " ".join(["'self'", *script_hashes])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; font-src 'self'; worker-src 'self'; manifest-src 'self'; "
        "media-src 'self' blob:; base-uri 'none'; form-action 'none'"
    )


def meta(policy: str) -> str:
    """The policy as an element, for hosts that do not send our headers."""
    return f"<meta{attributes({'http-equiv': 'Content-Security-Policy', 'content': policy})}>"


def without_prefetch(html: str) -> str:
    """Remove `<link rel="next">` and `prev`, which Firefox prefetches against the policy."""
    return _NEIGHBOUR.sub("", html)


def _hash(code: str) -> str:
    # A browser hashes what it parsed, and it parses CR LF as LF.
    digest = hashlib.sha256(code.replace("\r\n", "\n").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
