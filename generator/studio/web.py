"""The studio over HTTP: what a browser may ask, and who may ask it."""

from __future__ import annotations

import json
import pathlib
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from generator.preview import problems
from generator.preview.preview import Preview
from generator.studio.studio import ChangedError, Draft, RefusedError, Studio

BASE = "/studio/"
_MISSING = re.compile(r"`([^`]+)` must be there")
"""What `check` says of a key, which then has no place of its own."""
# The form's library sets styles by attribute. Nothing else is let in.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the browser."""

    data: bytes
    type: str
    status: HTTPStatus = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)


class Web:
    """One studio for the pages of one origin, each with a token that no other site can read."""

    def __init__(self, studio: Studio, preview: Preview, files: pathlib.Path) -> None:
        self._studio, self._preview, self._files = studio, preview, files
        self._token = secrets.token_urlsafe(32)

    def get(self, name: str, query: str) -> Answer | None:
        """A file of the studio, or what it needs to know; nothing when there is no such thing."""
        if name == "":
            html = (self._files / "index.html").read_text("utf-8").replace("{{ token }}", self._token)
            headers = {"Content-Security-Policy": POLICY, "X-Frame-Options": "DENY"}
            return Answer(html.encode(), "text/html; charset=utf-8", headers=headers)
        if name == "words.js":
            words = self._preview.words.groups["studio"]
            text = f"export const words = {json.dumps(words, ensure_ascii=False)};\n"
            return Answer(text.encode(), "text/javascript; charset=utf-8")
        asked = {key: values[0] for key, values in parse_qs(query).items()}
        if name == "entities":
            with self._preview.turns.asked():
                return _json({"entities": self._studio.entities(), "kinds": self._studio.kinds()})
        if name == "entity":
            return self._told(lambda: self._studio.opened(asked.get("file", ""), asked.get("entry", "")))
        if name == "new":
            given = [asked.get(key, "") for key in ("kind", "id", "name")]
            return self._told(lambda: self._studio.begun(*given))
        return None

    def post(self, name: str, headers: Mapping[str, str], raw: bytes) -> Answer:
        """A draft to look at, or a file to save; only for a page of ours."""
        if headers.get("Origin", "") + "/" not in self._origins():
            return _refused("this request comes from another site")
        if not secrets.compare_digest(headers.get("X-Loosen-Token", "").encode(), self._token.encode()):
            return _refused("this request has not the token of this studio")
        if headers.get("Content-Type") != "application/json":
            return _refused("this request is not JSON")
        try:
            given = json.loads(raw)
            return self._told(lambda: self._posted(name, given))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            return _json({"refused": f"this request has not the right form: {error}"}, HTTPStatus.BAD_REQUEST)

    def _posted(self, name: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
        target = self._studio.target(str(given["file"]), str(given.get("entry", "")))
        draft = self._studio.draft(target, str(given["base"]), given["value"], str(given.get("body", "")))
        told = self._shown(draft, target.file)
        if name == "draft":
            return told
        if name != "save":
            raise RefusedError(f"there is no `{name}`")
        try:
            return told | {"version": self._studio.save(target, draft.text, str(given["version"]))}
        except ChangedError as error:
            return {"changed": {"theirs": error.text, "yours": draft.text, "version": error.version}}

    def _told(self, make: Callable[[], Mapping[str, Any]]) -> Answer:
        try:
            with self._preview.turns.asked():
                return _json(make())
        except RefusedError as error:
            return _refused(str(error))

    def _shown(self, draft: Draft, file: str) -> dict[str, Any]:
        lines = draft.text.split("\n")
        own = [one for one in draft.report.diagnostics if one.place.file == file]
        rest = [one for one in draft.report.errors if one.place.file != file]
        found = []
        for row in problems.rows([*own, *rest], lambda name: lines if name == file else ()):
            at = draft.places.get((row["line"], row["column"])) if row["file"] == file else None
            missing = _MISSING.match(row["message"]) if row["rule"] == "missing-key" else None
            ends = [missing[1]] if missing else []
            found.append(row | {"path": None if at is None else [*map(str, at), *ends]})
        return {"text": draft.text, "problems": found, "address": draft.address, "drawing": draft.drawing}

    def _origins(self) -> set[str]:
        here = self._preview.origin
        return {here, here.replace("//127.0.0.1:", "//localhost:")}


def _refused(why: str) -> Answer:
    return _json({"refused": why}, HTTPStatus.FORBIDDEN)


def _json(value: Any, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    return Answer(json.dumps(value, ensure_ascii=False).encode(), "application/json", status)
