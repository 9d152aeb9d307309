"""What can be told from the files alone: heads of pages, headers for hosts, and two builds side by side."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from goal import Figure, at_most
from pages import addresses

IN_HEAD = {
    "title": re.compile(r"<title>[^<]+</title>"),
    "description": re.compile(r'<meta name="description" content="[^"]+">'),
    "canonical": re.compile(r'<link rel="canonical" href="[^"]+">'),
    "picture": re.compile(r'<meta property="og:image" content="[^"]+">'),
    "structured data": re.compile(r'<script type="application/ld\+json">'),
}
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Permissions-Policy": "camera=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_MOVED = re.compile(r'http-equiv="refresh"')


def figures(folder: Path, first: Path) -> Iterator[Figure]:
    """`first` is the folder of the same site, built before."""
    lacking = list(_lacking(folder))
    yield at_most("pages that lack something in their head", 0, len(lacking), details=lacking)
    text = (folder / "_headers").read_text("utf-8")
    missing = [
        name for name, value in HEADERS.items() if not re.search(f"{name}: .*{re.escape(value)}", text)
    ]
    yield at_most("headers that hosts are not told", 0, len(missing), details=missing)
    heavy = {file: file.stat().st_size / 1000 for file in (folder / "assets" / "cards").rglob("*.png")}
    heaviest = max(heavy, key=lambda file: heavy[file])
    told = [f"{len(heavy)} pictures; the heaviest is {heaviest.relative_to(folder).as_posix()}"]
    yield at_most("picture of a shared link", 60, round(heavy[heaviest], 1), unit=" kB", details=told)
    one, two = _bytes_of(first), _bytes_of(folder)
    differ = sorted(path for path in one.keys() | two.keys() if one.get(path) != two.get(path))
    yield at_most("files that differ between two builds", 0, len(differ), details=differ)


def _lacking(folder: Path) -> Iterator[str]:
    for address in addresses(folder):
        html = (folder / address / "index.html").read_text("utf-8")
        if not _MOVED.search(html):
            yield from (f"/{address}: {name}" for name, looks in IN_HEAD.items() if not looks.search(html))


def _bytes_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).digest() for path in files}
