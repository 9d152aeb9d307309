"""Rules about review dates."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta

from loosen.checks.entities import entities
from loosen.checks.rule import dated_rule
from loosen.model import Draft
from loosen.model.base import Entity
from loosen.model.diagnostic import Diagnostic, Severity
from loosen.model.method import Rule as MethodRule

_GRACE = timedelta(days=1)
"""A build counts days in UTC; where the author lives, it may be tomorrow already."""


@dated_rule
def review_in_future(draft: Draft, today: date) -> Iterator[Diagnostic]:
    """A review is not in the future."""
    for entity, path, day in _reviews(draft):
        if day > today + _GRACE:
            message = f"`reviewed` must not be in the future, got {day} (today is {today})"
            yield Diagnostic(
                entity.at(*path), "review-in-future", message, "write the day of the last review"
            )


@dated_rule
def review_overdue(draft: Draft, today: date) -> Iterator[Diagnostic]:
    """A review is not longer ago than the method allows."""
    method = draft.method
    if not method or not method.is_valid("review every months"):
        return
    months = method.review_every_months
    for entity, path, day in _reviews(draft):
        age = ((today.year - day.year) * 12 + today.month - day.month, today.day - day.day)
        if months and age > (months, 0):
            message = f"the last review must be at most {months} months ago, got {day}"
            help = "read every word again, mend what is no longer right, and write today's date"
            yield Diagnostic(entity.at(*path), "review-overdue", message, help, Severity.WARNING)


def _reviews(draft: Draft) -> Iterator[tuple[Entity, tuple[str, ...], date]]:
    """Each day of a review, and where it stands."""
    for entity in entities(draft):
        day = getattr(entity, "reviewed", None)
        if day:
            yield entity, ("reviewed",), day
    for field in dataclasses.fields(draft.method) if draft.method else ():
        rule = getattr(draft.method, field.name)
        if draft.method and isinstance(rule, MethodRule):
            yield draft.method, (field.name.replace("_", " "), "reviewed"), rule.reviewed
