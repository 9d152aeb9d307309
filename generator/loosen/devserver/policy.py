"""The Content Security Policy of the development server, which is that of the published site."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loosen.finish.security import csp, page_guard

_BASE = re.compile(r'(?<=new URL\(")/(?=",location\))')
_DEEPEST = 8
"""Folders; no page is nested deeper."""


def policy(not_found: str) -> str:
    """The policy for all pages, from the scripts in the HTML of the 404 page."""
    return csp.policy(csp.hashes(_at_each_depth(page_guard.known_scripts(not_found))))


def _at_each_depth(codes: Iterable[str]) -> Iterable[str]:
    """The theme's scripts, one of which contains the relative URL of the root, for each depth."""
    ways = ["/", ".", *("/".join([".."] * depth) for depth in range(1, _DEEPEST + 1))]
    return {_BASE.sub(way, code) for code in codes for way in ways}
