"""A page before it is text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from loosen.site.translations import Key

MOST_CARDS = 100
"""On one page. A card has a drawing of 3 kB, so that a thousand are megabytes on a phone; and nobody finds an
exercise by looking through more pictures than these. A longer list has rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: where it stands, which template makes it, and what that template may use."""

    address: str
    """From the site's root, with a slash at both ends."""
    template: str
    """The name of a file in `templates/pages/`, without `.md.jinja`."""
    title: str | Key
    description: str | Key
    file: str | None = None
    """The author's file behind it, for the link that edits the page."""
    toc: bool = False
    """Whether a reader needs a list of its sections."""
    tags: tuple[str, ...] = ()
    """Other words for what the page is about; search ranks them above all else."""
    context: Mapping[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return path_of(self.address)

    @property
    def source(self) -> str:
        """The path of the template."""
        return f"pages/{self.template}.md.jinja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """What a page shows of one exercise when a reader asks for it: HTML, in a script that hands it over.

    A script, because a page that was opened from a disk may load nothing else.
    """

    id: str
    """Under which the script hands it over."""
    address: str
    """Of the page that shows it: the links in it begin there."""
    path: str
    """The script."""
    template: str
    """The name of a file in `templates/pieces/`, without `.html.jinja`."""
    context: Mapping[str, Any] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The path of the template."""
        return f"pieces/{self.template}.html.jinja"


def path_of(address: str) -> str:
    """The Markdown file that a publisher shows at an address: `/safety/` is `safety/index.md`."""
    return f"{address.strip('/')}/index.md".lstrip("/")
