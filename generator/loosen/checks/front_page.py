"""A rule about the front page: its parts fit together."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.checks.rule import rule
from loosen.model import Draft
from loosen.model.diagnostic import Diagnostic


@rule()
def front_page(draft: Draft) -> Iterator[Diagnostic]:
    """A question has answers, answers have a question, and a part stands there once."""
    settings = draft.settings
    if not settings:
        return
    home = settings.home
    if home.answers and not home.question:
        message = "answers need a `question` above them, got none"
        help = "add `question:` - what the answers answer"
        yield Diagnostic(settings.at("home", "answers"), "front-page", message, help)
    if home.question and not home.answers:
        message = "a question needs answers that each lead to a routine, got none"
        help = "add `answers:` or delete it"
        yield Diagnostic(settings.at("home", "question"), "front-page", message, help)
    for number, part in enumerate(home.sections):
        if part in home.sections[:number]:
            message = f"a part must stand in `sections` once, got `{part}` again"
            at = settings.at("home", "sections", number)
            yield Diagnostic(at, "front-page", message, "delete one of the two")
