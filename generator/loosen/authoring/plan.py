"""What to write into a content folder, and what would then be wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeAlias

from loosen.checks import check
from loosen.loader.document import parse_text
from loosen.loader.parse import parse
from loosen.loader.reader import ReadResult
from loosen.model import Clip
from loosen.model.diagnostic import Diagnostic, Report

Plan: TypeAlias = "dict[str, str | bytes | None]"
"""By the name of a file: its new text, a recording, or `None` for a file to delete."""


def errors(reading: ReadResult, today: date) -> tuple[Diagnostic, ...]:
    """The errors of the content as it is."""
    draft, shape = parse(reading)
    return Report.of(shape, check(draft, today=today)).errors


def errors_after(reading: ReadResult, plan: Plan, today: date) -> tuple[Diagnostic, ...]:
    """The errors that there would be with the files of a plan, and that are not there now."""
    before = {(one.place.file, one.rule, one.message) for one in errors(reading, today)}
    after = errors(carried_out(reading, plan), today)
    return tuple(one for one in after if (one.place.file, one.rule, one.message) not in before)


def carried_out(reading: ReadResult, plan: Plan) -> ReadResult:
    """What would be read once the plan is written."""
    kept = [one for one in reading.documents if one.file not in plan]
    made = [parse_text(new.encode(), file) for file, new in plan.items() if isinstance(new, str)]
    documents = sorted([*kept, *(one for one, _ in made if one)], key=lambda one: one.file)
    clips = [one for one in reading.clips if one.file not in plan]
    clips += [_clip(file, new) for file, new in plan.items() if isinstance(new, bytes)]
    return replace(reading, documents=tuple(documents), diagnostics=(), clips=tuple(clips))


def _clip(file: str, data: bytes) -> Clip:
    _, _, pack, path = file.split("/", 3)
    return Clip(pack=pack, path=path, file=file, data=data)
