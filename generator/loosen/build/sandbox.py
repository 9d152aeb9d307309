"""Where an author's own templates come from, and what they may do."""

from __future__ import annotations

import pathlib
import types
from collections.abc import Callable, Mapping
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from loosen.model import Site
from loosen.model.own_template import OwnTemplate

SHIPPED = "shipped"
"""An own template reaches the one that it replaces below this name: `shipped/partials/foot.md.jinja`."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Runs a stranger's templates: they read our data and call our functions, and reach nothing of Python."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read it: of a module only what it defines itself."""
        if isinstance(obj, types.ModuleType):
            return isinstance(value, str) or getattr(value, "__module__", None) == obj.__name__
        return super().is_safe_attribute(obj, attr, value)


def loader_of(site: Site, templates: pathlib.Path) -> jinja2.BaseLoader:
    """The author's own templates, and for all others the shipped ones."""
    shipped = jinja2.FileSystemLoader(templates)
    if not site.templates:
        return shipped
    return jinja2.ChoiceLoader([_Own(site.templates), jinja2.PrefixLoader({SHIPPED: shipped}), shipped])


class _Own(jinja2.BaseLoader):
    """Named by their files, as tracebacks show them."""

    def __init__(self, templates: Mapping[str, OwnTemplate]) -> None:
        self._templates = templates

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        if template not in self._templates:
            raise jinja2.TemplateNotFound(template)
        own = self._templates[template]
        return own.text, own.file, lambda: True

    def list_templates(self) -> list[str]:
        return list(self._templates)
