"""What a page of the preview may load and run: what the published page may, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loosen.finish.security import csp, page_guard

_BASE = re.compile(r'(?<=new URL\(")/(?=",location\))')
_DEEPEST = 8
"""Folders. No page of ours stands deeper."""


def policy(not_found: str) -> str:
    """The policy for all pages, from the one that the theme makes without an article."""
    return csp.policy(csp.hashes(_at_each_depth(page_guard.known_scripts(not_found))))


def _at_each_depth(codes: Iterable[str]) -> Iterable[str]:
    """The theme's scripts, one of which holds the way to the site's root."""
    ways = ["/", ".", *("/".join([".."] * depth) for depth in range(1, _DEEPEST + 1))]
    return {_BASE.sub(way, code) for code in codes for way in ways}
