"""Templates that an author writes in place of shipped ones: `content/templates/`."""

from __future__ import annotations

from dataclasses import dataclass

FOLDER = "templates"
ENDING = ".jinja"


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """One file, named as the shipped template is: `partials/foot.md.jinja`."""

    file: str
    """As in `Location.file`."""
    text: str
    problem: tuple[str, str] | None = None
    """Why it cannot be read, and what to do."""
