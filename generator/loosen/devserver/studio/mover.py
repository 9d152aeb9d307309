"""Renames and deletes what the studio edits, with everything that leads there."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from loosen.authoring.plan import Plan
from loosen.authoring.removal import plan_removal
from loosen.authoring.rename import MoveError, RenameTarget, find_targets, plan_rename
from loosen.devserver.studio.errors import RefusedError
from loosen.devserver.studio.target import EditTarget, version
from loosen.loader.reader import ReadResult, read
from loosen.runtime import files
from loosen.site.messages import Say


class Mover:
    """Renames and deletes in one content folder."""

    def __init__(self, content: pathlib.Path, today: Callable[[], date]) -> None:
        self._content, self._today = content, today

    def rename(self, target: EditTarget, new: str, version: str) -> Mapping[str, Any]:
        """Give something another id everywhere. Returns where it is now, and how many files changed.

        Raises:
            RefusedError: the id is taken or is none, or something would be wrong then.
        """
        reading, found = self._find(target)
        _refuse_changed(target, version)
        try:
            plan = plan_rename(reading, found, new, today=self._today())
        except MoveError as error:
            raise RefusedError(str(error)) from None
        self._write(plan)
        file = target.path.relative_to(self._content)
        where = file if found.listed else file.with_stem(new)
        return {"file": where.as_posix(), "entry": new if found.listed else "", "changed": len(plan)}

    def broken_without(self, target: EditTarget, say: Say) -> list[str]:
        """What would be wrong if it were deleted, in the sentences of `check`."""
        reading, found = self._find(target)
        broken = plan_removal(reading, found, today=self._today()).broken
        return [f"{one.place.file}: {say(one.message)}" for one in broken]

    def delete(self, target: EditTarget, version: str) -> Mapping[str, Any]:
        """Delete something, whatever needs it.

        Raises:
            RefusedError: its file was changed meanwhile.
        """
        reading, found = self._find(target)
        _refuse_changed(target, version)
        self._write(plan_removal(reading, found, today=self._today()).plan)
        return {"changed": 1}

    def _find(self, target: EditTarget) -> tuple[ReadResult, RenameTarget]:
        reading = read(self._content)
        listed = bool(target.within)
        for found in find_targets(reading.documents, target.id):
            if found.document.file == target.file and found.listed == listed:
                return reading, found
        raise RefusedError(f"{target.file} has nothing that can be renamed or deleted here")

    def _write(self, plan: Plan) -> None:
        root = self._content.parent
        files.replace_all({root / file: files.encode_for(root / file, new) for file, new in plan.items()})


def _refuse_changed(target: EditTarget, wanted: str) -> None:
    if version(target.path.read_bytes()) != wanted:
        raise RefusedError("the file has changed meanwhile: choose it again, and look at it first")
