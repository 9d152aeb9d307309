"""Rules about review dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.check.entities import entities
from generator.diagnostic import Diagnostic, Severity
from generator.model import Draft
from generator.model.base import Entity


def reviewed(draft: Draft, today: date) -> Iterator[Diagnostic]:
    """A review is not in the future, and not longer ago than the method allows."""
    for entity in entities(draft):
        day = getattr(entity, "reviewed", None)
        if day:
            yield from _judge(draft, entity, ("reviewed",), day, today)
    if draft.method:
        for name in ("order", "minimum_hold", "longest_on_one_spot", "longest_per_muscle"):
            rule = getattr(draft.method, name)
            yield from _judge(draft, draft.method, (name.replace("_", " "), "reviewed"), rule.reviewed, today)


def _judge(
    draft: Draft, entity: Entity, path: tuple[str, ...], day: date, today: date
) -> Iterator[Diagnostic]:
    if day > today:
        message = f"`reviewed` must not be in the future, got {day} (today is {today})"
        yield Diagnostic(entity.at(*path), "review-in-future", message, "write the day of the last review")
    months = draft.method.review_every_months if draft.method else None
    if months and (today.year - day.year) * 12 + today.month - day.month > months:
        message = f"the last review must be at most {months} months ago, got {day}"
        help = "read every word again, mend what is no longer right, and write today's date"
        yield Diagnostic(entity.at(*path), "review-overdue", message, help, Severity.WARNING)
