"""The HTTP server of the studio, on its own origin, which no page of the content shares."""

from __future__ import annotations

import json
import pathlib
from http import HTTPStatus
from urllib.parse import urlsplit

from loosen.devserver import handler
from loosen.devserver.attempt import Failed
from loosen.devserver.listing import listing, media_type
from loosen.devserver.live_site import LiveSite
from loosen.devserver.studio.api import Answer, StudioApi
from loosen.devserver.studio.editor import Editor

_SHARED_ASSETS = ("figure.css", "favicon.svg")
"""Assets of the site that the studio uses, too."""


class Server(handler.Server):
    """Serves one studio."""

    def __init__(
        self,
        port: int,
        studio: Editor,
        preview: LiveSite,
        pages: str,
        templates: pathlib.Path,
        failed: Failed,
    ) -> None:
        super().__init__(port, Handler, failed)
        self.origins = tuple(f"http://{name}" for name in self.names)
        self.files = dict(listing(templates / "studio"))
        self.files |= {f"assets/{name}": templates / "assets" / name for name in _SHARED_ASSETS}
        self.pages = pages
        self.api = StudioApi(
            studio, preview, templates / "studio" / "index.html", origins=self.origins, pages=pages
        )


class Handler(handler.Handler):
    """Handles one request."""

    server: Server

    def get(self, address: str) -> None:
        """Respond with the form, one of its files, or its data."""
        name = address.removeprefix("/")
        answer = self.server.api.get(name, urlsplit(self.path).query)
        if answer:
            self._answer(answer)
        elif path := self.server.files.get(name):
            self.send(path.read_bytes(), media_type(name))
        else:
            self.refuse(HTTPStatus.NOT_FOUND, "there is no such file")

    def post(self, address: str, body: bytes) -> None:
        """Respond to a draft or a save."""
        self._answer(self.server.api.post(address.removeprefix("/"), self.headers, body))

    def refuse(self, status: HTTPStatus, why: str) -> None:
        """Refuse as JSON, which the form shows."""
        self.send(json.dumps({"refused": why}).encode(), "application/json", status)

    def policy(self) -> str:
        """The studio's own files, and the live site in a frame."""
        # Inline styles only because the form library sets them.
        return (
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            f"connect-src 'self'; frame-src {self.server.pages}; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'"
        )

    def _answer(self, answer: Answer) -> None:
        self.send(answer.data, answer.type, answer.status)
