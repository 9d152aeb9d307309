"""`mkdocs.yml`, which publishers read: it repeats what the content says of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from loosen.model.location import Location


@dataclass(frozen=True, slots=True)
class Setting:
    """One value, as texts, lists and mappings of texts."""

    value: Any
    place: Location


@dataclass(frozen=True, slots=True)
class PublisherFile:
    """The settings of a `mkdocs.yml`, by their keys: `("theme", "language")`."""

    settings: Mapping[tuple[str, ...], Setting]
