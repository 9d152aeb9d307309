"""Rules about numbers of the method that texts name."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.checks.entities import entities
from loosen.checks.rule import rule
from loosen.checks.texts import text_fields
from loosen.model import Draft
from loosen.model.diagnostic import Diagnostic
from loosen.runtime.suggest import did_you_mean
from loosen.site.article_markup import offset_of
from loosen.site.numbers import NAMES, NUMBER, numbers_in, value_of


@rule()
def known_number(draft: Draft) -> Iterator[Diagnostic]:
    """A number that a text names in braces exists in the method."""
    for entity in entities(draft):
        unknown = {name for name in numbers_in(entity) if not _is_there(draft, name)}
        for field in text_fields(entity) if unknown else ():
            for match in NUMBER.finditer(field.text):
                if match[1] in unknown:
                    place = field.place(offset_of(field.text, match.start()), match[0])
                    yield Diagnostic(place, "known-number", *_said(match[1]))


def _is_there(draft: Draft, name: str) -> bool:
    if name not in NAMES or not draft.method:
        return name in NAMES
    return not draft.method.is_valid(name) or value_of(draft.method, name) is not None


def _said(name: str) -> tuple[str, str]:
    if name in NAMES:
        return (
            f"`{{{name}}}` must be in content/method.yml",
            f"add `{name}:` there, or write the number itself",
        )
    message = f"a number in braces must be one of the method's, got `{{{name}}}`"
    return message, did_you_mean(name, NAMES)
