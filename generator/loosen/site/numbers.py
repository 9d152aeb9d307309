"""Numbers of the method in an author's texts: `Hold for {minimum hold}` is `Hold for 30 seconds`."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from typing import Any

from loosen.model import Method, Prose, Site
from loosen.model.base import Entity
from loosen.model.traverse import iter_texts, with_texts
from loosen.runtime.memoize import memoize_by_identity
from loosen.site import formatting
from loosen.site.catalogues import catalogue_of
from loosen.site.translations import Catalogue

NUMBER = re.compile(r"\{([a-z]+(?: [a-z]+)*)\}")
"""How a text names a number."""
_TIMES = ("minimum hold", "longest on one spot", "longest per muscle", "breath in", "breath out")
NAMES = (*_TIMES, "effort limit")
"""What a text may name: keys of `method.yml`."""


@memoize_by_identity
def numbers_in(entity: Entity) -> tuple[str, ...]:
    """The numbers that the texts of an entity name, known or not."""
    body = (entity.text,) if isinstance(entity, Prose) else ()
    texts = (*(value for _, _, value in iter_texts(entity)), *body)
    return tuple(name for text in texts if "{" in text for name in NUMBER.findall(text))


def value_of(method: Method, name: str) -> int | None:
    """The number; one that a method without massage lacks is `None`."""
    rule = getattr(method, name.replace(" ", "_"), None)
    number: int | None = getattr(rule, "value", rule)
    return number


def filled(site: Site) -> Site:
    """The site with its numbers in its texts."""
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(site):
        value = getattr(site, field.name)
        if isinstance(value, Mapping):
            found = {id: one for id, one in value.items() if numbers_in(one)}
            changed |= {field.name: (value, found)} if found else {}
        elif isinstance(value, Entity) and numbers_in(value):
            changed[field.name] = (None, {"": value})
    if not changed:
        return site
    fill = _filler(site.method, catalogue_of(site, site.settings))
    parts: dict[str, Any] = {}
    for name, (group, found) in changed.items():
        made = {id: _with(one, fill) for id, one in found.items()}
        parts[name] = made[""] if group is None else {**group, **made}
    return dataclasses.replace(site, **parts)


def _filler(method: Method, words: Catalogue) -> Callable[[str], str]:
    said = {}
    for name in NAMES:
        if (number := value_of(method, name)) is not None:
            said[name] = formatting.length(number, words) if name in _TIMES else str(number)
    return lambda text: NUMBER.sub(lambda match: said.get(match[1], match[0]), text)


def _with(entity: Entity, fill: Callable[[str], str]) -> Entity:
    made = with_texts(entity, fill)
    return dataclasses.replace(made, text=fill(made.text)) if isinstance(made, Prose) else made
