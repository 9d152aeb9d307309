"""The JSON API of the studio's page."""

from __future__ import annotations

import json
import pathlib
import re
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from ruamel.yaml.error import YAMLError

from loosen.devserver import problems
from loosen.devserver.live_site import LiveSite
from loosen.devserver.studio import choices
from loosen.devserver.studio.difference import side_by_side
from loosen.devserver.studio.editor import Editor, UnsavedFile
from loosen.devserver.studio.errors import ChangedError, RefusedError
from loosen.devserver.studio.mover import Mover
from loosen.devserver.studio.requests import FormRequest, parse_request
from loosen.runtime.ids import id_from
from loosen.site.translations import Catalogue

_MISSING = re.compile(r"`([^`]+)` must be there")
"""Message of `check` about a missing key, which has no location."""


_POSTS = ("draft", "save", "pose", "rename", "uses", "delete")


@dataclass(frozen=True, slots=True)
class Answer:
    """A response body with type and status."""

    data: bytes
    type: str
    status: HTTPStatus = HTTPStatus.OK


class StudioApi:
    """The API of one studio, protected by a token that no other origin can read."""

    def __init__(
        self, studio: Editor, preview: LiveSite, page: pathlib.Path, *, origins: Collection[str], pages: str
    ) -> None:
        self._studio, self._preview = studio, preview
        self._page, self._origins, self._pages = page, origins, pages
        self._mover = Mover(preview.reader.content, studio.today)
        self._token = secrets.token_urlsafe(32)

    def get(self, name: str, query: str) -> Answer | None:
        """Respond to GET for the page or its data; `None` if the name is unknown."""
        if name == "":
            html = self._page.read_text("utf-8").replace("{{ token }}", self._token)
            return Answer(html.replace("{{ pages }}", self._pages).encode(), "text/html; charset=utf-8")
        if name == "words.js":
            return Answer(_words_module(self._preview.words).encode(), "text/javascript; charset=utf-8")
        given = {key: values[0] for key, values in parse_qs(query).items()}
        if name == "entities":
            return self._respond(lambda: self._entities())
        if name == "entity":
            return self._respond(
                lambda: self._studio.open_entity(given.get("file", ""), given.get("entry", ""))
            )
        if name == "new":
            texts = [given.get(key, "") for key in ("kind", "id", "name")]
            return self._respond(lambda: self._studio.new_entity(*texts))
        if name == "id":
            return self._respond(lambda: {"id": id_from(given.get("text", ""))})
        if name == "choices":
            return self._respond(lambda: self._choices(given.get("kind", "")))
        return None

    def post(self, name: str, headers: Message, raw: bytes) -> Answer:
        """Respond to POST, from our own page only."""
        if headers.get("Origin") not in self._origins:
            return _refused("this request comes from another site")
        if not secrets.compare_digest(headers.get("X-Loosen-Token", "").encode(), self._token.encode()):
            return _refused("the studio was started anew: download your file, then load this page again")
        if headers.get("Content-Type") != "application/json":
            return _refused("this request is not JSON")
        if name not in _POSTS:
            return _refused(f"there is no `{name}`")
        return self._respond(lambda: self._handle(name, parse_request(raw)))

    def _entities(self) -> Mapping[str, Any]:
        kinds = self._studio.kinds()
        found = choices.entities(self._preview.reader.documents(), kinds)
        return {"entities": list(found), "kinds": choices.new_kinds(kinds)}

    def _choices(self, kind: str) -> Mapping[str, Any]:
        draft, _ = self._preview.reader.draft()
        return {"choices": choices.references(draft, kind)}

    def _handle(self, name: str, given: FormRequest) -> Mapping[str, Any]:
        target = self._studio.target(given.file, given.entry)
        if name == "rename":
            return self._mover.rename(target, given.to, given.version)
        if name == "uses":
            return {"problems": self._mover.broken_without(target, self._preview.say)}
        if name == "delete":
            return self._mover.delete(target, given.version)
        if name == "pose":
            return self._studio.pose(target, given.base, given.value, given.edit)
        draft = self._studio.draft(target, given.base, given.value, given.body, is_new=given.is_new)
        result = self._draft_data(draft, target.file)
        if name == "draft":
            return result
        try:
            return result | {"version": self._studio.save(target, draft.text, given.version)}
        except ChangedError as error:
            rows = side_by_side(error.text, draft.text)
            return {"changed": {"rows": rows, "version": error.version}}

    def _respond(self, make: Callable[[], Mapping[str, Any]]) -> Answer:
        """The result of `make` as JSON; errors of disk or file become a sentence."""
        try:
            with self._preview.lock.foreground():
                return _json(make())
        except RefusedError as error:
            return _refused(str(error))
        except OSError as error:
            why = f"the disk says: {error.strerror or error}. Nothing was changed; you can download your file"
            return _refused(why, HTTPStatus.INTERNAL_SERVER_ERROR)
        except UnicodeDecodeError:
            return _refused("this file must be saved as UTF-8; mend it in an editor")
        except (YAMLError, RecursionError):
            return _refused("this file cannot be read as YAML; mend it in an editor")

    def _draft_data(self, draft: UnsavedFile, file: str) -> dict[str, Any]:
        lines = draft.text.split("\n")
        own = [one for one in draft.report.diagnostics if one.place.file == file]
        rest = [one for one in draft.report.errors if one.place.file != file]
        found = []
        for row in problems.rows([*own, *rest], lambda name: lines if name == file else ()):
            at = draft.places.path_at(row["line"], row["column"]) if row["file"] == file else None
            missing = _MISSING.match(row["message"]) if row["rule"] == "missing-key" else None
            ends = [missing[1]] if missing else []
            found.append(
                problems.said_in(row, self._preview.say)
                | {"path": None if at is None else [*map(str, at), *ends]}
            )
        return {
            "text": draft.text,
            "problems": found,
            "address": draft.address,
            "drawing": draft.drawing,
            "fitting": draft.fitting,
        }


def _words_module(words: Catalogue) -> str:
    named = {
        "words": words.groups["studio"],
        "kinds": words.groups["form_kind"],
        "language": {"lang": words.language, "dir": words.direction},
    }
    parts = ((name, json.dumps(value, ensure_ascii=False)) for name, value in named.items())
    return "".join(f"export const {name} = {value};\n" for name, value in parts)


def _refused(why: str, status: HTTPStatus = HTTPStatus.FORBIDDEN) -> Answer:
    return _json({"refused": why}, status)


def _json(value: Any, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    return Answer(json.dumps(value).encode(), "application/json", status)
