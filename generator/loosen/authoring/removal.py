"""Take something out of the content: its file or its entry, and what would then be wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from loosen.authoring import yaml_edit
from loosen.authoring.plan import Plan, errors_after
from loosen.authoring.rename import RenameTarget
from loosen.loader.reader import ReadResult
from loosen.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Removal:
    """What taking something out would do."""

    plan: Plan
    """The new text of the file; `None` for a file to delete."""
    broken: tuple[Diagnostic, ...]
    """What would be wrong then and is not wrong now."""


def plan_removal(reading: ReadResult, target: RenameTarget, *, today: date) -> Removal:
    """What to write so that the target is gone. Nothing is changed yet."""
    document = target.document
    text = _without(document.text, target.id) if target.listed else None
    plan: Plan = {document.file: text}
    return Removal(plan, errors_after(reading, plan, today))


def _without(text: str, entry: str) -> str:
    """The text without the lines of an entry."""
    found = yaml_edit.find(text, (entry,))
    if not found:
        return text
    start = text.rfind("\n", 0, found.key.start_mark.index) + 1
    end = text.find("\n", yaml_edit.block_end(text, found.key, found.value) - 1) + 1
    return text[:start] + (text[end:] if end else "")
