"""The Content Security Policy: what a page may load and run, and that is nothing from anywhere else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from loosen.finish.html.patch import attributes

_NEIGHBOUR = re.compile(r'<link rel="(?:next|prev)" [^>]*>\n?')


def hashes(codes: Iterable[str]) -> tuple[str, ...]:
    """The hash of each inline script of all pages, sorted.

    A page needs those of all pages: instant navigation runs another page's scripts under the policy of the
    page that was loaded first.
    """
    return tuple(sorted(map(_hash, set(codes))))


def policy(script_hashes: Iterable[str]) -> str:
    """The strictest policy under which our pages work, without what only a header may say."""
    scripts = " ".join(["'self'", *script_hashes])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; font-src 'self'; worker-src 'self'; manifest-src 'self'; "
        "media-src 'self' blob:; base-uri 'none'; form-action 'none'"
    )


def meta(policy: str) -> str:
    """The policy for hosts that send no headers of ours."""
    return f"<meta{attributes({'http-equiv': 'Content-Security-Policy', 'content': policy})}>"


def without_prefetch(html: str) -> str:
    """The page without links to its neighbours in the navigation: Firefox fetches those before anyone asks.

    The policy would block it, and a reader on the floor did not ask for that traffic.
    """
    return _NEIGHBOUR.sub("", html)


def _hash(code: str) -> str:
    # A browser hashes what it parsed, and it parses CR LF as LF.
    digest = hashlib.sha256(code.replace("\r\n", "\n").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
