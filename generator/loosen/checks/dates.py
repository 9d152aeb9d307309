"""Rules about review dates."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date

from loosen.checks.entities import entities
from loosen.model import Draft
from loosen.model.base import Entity
from loosen.model.diagnostic import Diagnostic, Severity
from loosen.model.method import Rule as MethodRule


def reviewed(draft: Draft, today: date) -> Iterator[Diagnostic]:
    """A review is not in the future, and not longer ago than the method allows."""
    for entity in entities(draft):
        day = getattr(entity, "reviewed", None)
        if day:
            yield from _judge(draft, entity, ("reviewed",), day, today)
    if draft.method:
        for field in dataclasses.fields(draft.method):
            rule = getattr(draft.method, field.name)
            if isinstance(rule, MethodRule):
                path = (field.name.replace("_", " "), "reviewed")
                yield from _judge(draft, draft.method, path, rule.reviewed, today)


def _judge(
    draft: Draft, entity: Entity, path: tuple[str, ...], day: date, today: date
) -> Iterator[Diagnostic]:
    if day > today:
        message = f"`reviewed` must not be in the future, got {day} (today is {today})"
        yield Diagnostic(entity.at(*path), "review-in-future", message, "write the day of the last review")
    method = draft.method
    months = method.review_every_months if method and method.is_read("review every months") else None
    age = ((today.year - day.year) * 12 + today.month - day.month, today.day - day.day)
    if months and age > (months, 0):
        message = f"the last review must be at most {months} months ago, got {day}"
        help = "read every word again, mend what is no longer right, and write today's date"
        yield Diagnostic(entity.at(*path), "review-overdue", message, help, Severity.WARNING)
