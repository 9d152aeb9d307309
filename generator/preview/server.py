"""The preview over HTTP, for this machine alone."""

from __future__ import annotations

import json
import mimetypes
import pathlib
import posixpath
import sys
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.address import address as address_of
from generator.dataset import FOLDER
from generator.finish.redirects import moves
from generator.finish.sitemap import sitemap
from generator.preview import problems
from generator.preview.edition import Edition
from generator.preview.preview import Preview, State
from generator.preview.survey import Survey
from generator.studio.studio import Studio
from generator.studio.web import Web

HOST = "127.0.0.1"
OWN = "/-/preview/"
"""Where the preview's own script and style stand; no page of a site can have this address."""
DRAFT = "/-/draft/"
LIMIT = 4_000_000
_BEAT = 15.0
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json"}


class Server(ThreadingHTTPServer):
    """Serves one preview."""

    daemon_threads = True

    def __init__(
        self, port: int, preview: Preview, survey: Survey, files: pathlib.Path, studio: Studio | None
    ) -> None:
        super().__init__((HOST, port), Handler)
        self.preview, self.survey, self.files = preview, survey, files
        self.names = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}
        self.ending = threading.Event()
        self.drafts = studio
        self.studio = Web(studio, preview, files.parent / "studio") if studio else None

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server

    def do_GET(self) -> None:
        """A page, a file, or the news."""
        if self.headers.get("Host") not in self.server.names:
            # Another site's name that leads to this machine must not read the content.
            self._send(b"", "text/plain", HTTPStatus.MISDIRECTED_REQUEST)
            return
        address = unquote(urlsplit(self.path).path)
        if address == f"{OWN}events":
            self._events()
        elif address.startswith(DRAFT) and self.server.studio:
            self._draft(address.removeprefix(DRAFT))
        elif address.startswith("/studio/") and self.server.studio:
            self._studio(address.removeprefix("/studio/"))
        elif address.startswith(OWN):
            self._own(address.removeprefix(OWN))
        elif address == "/search/search_index.json":
            self._send(self.server.survey.index(timeout=60).encode(), "application/json")
        elif address == "/sitemap.xml":
            self._sitemap()
        elif "." in posixpath.basename(address) and not address.endswith(".html"):
            self._file(address)
        else:
            self._page(address.removesuffix("index.html"))

    def do_HEAD(self) -> None:
        """The same without its body."""
        self.do_GET()

    def do_POST(self) -> None:
        """Something for the studio, which judges who may ask."""
        length = int(self.headers.get("Content-Length") or 0)
        studio = self.server.studio
        if not studio or self.headers.get("Host") not in self.server.names or not 0 < length <= LIMIT:
            self._send(b"", "text/plain", HTTPStatus.FORBIDDEN)
            return
        answer = studio.post(self.path.removeprefix("/studio/"), dict(self.headers), self.rfile.read(length))
        self._send(answer.data, answer.type, answer.status)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the terminal is for what an author does."""

    def _page(self, address: str) -> None:
        state = self.server.preview.refresh()
        edition = state.edition
        if edition is None:
            self._html(_bare(), "none", HTTPStatus.SERVICE_UNAVAILABLE)
            return
        with self.server.preview.turns.asked():
            path = edition.path_at(address)
            if path is not None:
                self._html(edition.published(path).html, edition.mark(path))
                return
            to = _elsewhere(edition, address)
            missing = "" if to else edition.not_found()
        if to:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", to)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._html(missing, "missing", HTTPStatus.NOT_FOUND)

    def _studio(self, name: str) -> None:
        studio = self.server.studio
        answer = studio.get(name, urlsplit(self.path).query) if studio else None
        path = self.server.files.parent / "studio" / name
        if answer:
            self._send(answer.data, answer.type, answer.status, **answer.headers)
        elif ".." not in name and path.is_file():
            self._send(path.read_bytes(), _type(name))
        else:
            self._send(b"", "text/plain", HTTPStatus.NOT_FOUND)

    def _draft(self, rest: str) -> None:
        """A page that is not saved yet, with all that it needs at the same distance."""
        edition = self.server.drafts.shown if self.server.drafts else None
        edition = edition or self.server.preview.state.edition
        if rest == "sitemap.xml":
            self._sitemap()
            return
        if rest == "search/search_index.json":
            self._send(self.server.survey.index(timeout=60).encode(), "application/json")
            return
        if edition is None or "." in posixpath.basename(rest):
            self._file(rest, edition)
            return
        with self.server.preview.turns.asked():
            path = edition.path_at("/" + rest)
            html = edition.published(path).html if path is not None else edition.not_found()
        self._send(html.encode(), "text/html; charset=utf-8")

    def _html(self, html: str, mark: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        lines = (
            f'<meta name="loosen-preview" content="{mark}"><link rel="stylesheet" href="{OWN}preview.css">'
            f'<script type="module" src="{OWN}preview.js"></script>'
        )
        at = html.find("</head>")
        html = html[:at] + lines + html[at:]
        self._send(html.encode(), "text/html; charset=utf-8", status, ETag=f'"{mark}"')

    def _file(self, address: str, edition: Edition | None = None) -> None:
        preview = self.server.preview
        # The data is as a save left it; assets are asked for by a page that has looked already.
        state = preview.refresh() if address.startswith(f"/{FOLDER}/") else preview.state
        edition = edition or state.edition
        with preview.turns.asked():
            data = edition.file(address.lstrip("/")) if edition else None
        if data is None:
            self._send(b"", "text/plain", HTTPStatus.NOT_FOUND)
        else:
            self._send(data, _type(address))

    def _sitemap(self) -> None:
        """The theme asks it which links it can follow without loading a page."""
        edition = self.server.preview.state.edition
        addresses = sorted(page.address for page in edition.pages.values()) if edition else []
        self._send(sitemap(addresses, {}, self.server.preview.origin).encode(), "application/xml")

    def _own(self, name: str) -> None:
        path = self.server.files / name
        if name == "words.js":
            self._send(self._words().encode(), "text/javascript")
        elif "/" not in name and path.is_file():
            self._send(path.read_bytes(), _type(name))
        else:
            self._send(b"", "text/plain", HTTPStatus.NOT_FOUND)

    def _words(self) -> str:
        words = self.server.preview.words.groups["preview"]
        return f"export const words = {json.dumps(words, ensure_ascii=False)};\n"

    def _events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        number = -1
        while not self.server.ending.is_set():
            state = self.server.preview.wait(number, timeout=_BEAT)
            news = f"data: {json.dumps(_news(self.server.preview, state))}\n\n"
            self.wfile.write(news.encode() if state.number != number else b":\n\n")
            self.wfile.flush()
            number = state.number

    def _send(self, data: bytes, type_: str, status: HTTPStatus = HTTPStatus.OK, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


def _elsewhere(edition: Edition, address: str) -> str:
    """Where an address leads that has no page: to the one with a slash, or to where an exercise went."""
    with_slash = address if address.endswith("/") else f"{address}/"
    if edition.path_at(with_slash) is not None:
        return with_slash
    exercise = moves(edition.site).get(with_slash)
    return address_of(exercise) if exercise else ""


def _news(preview: Preview, state: State) -> Mapping[str, Any]:
    found = problems.rows(state.report.errors, preview.lines)
    return {"number": state.number, "good": state.good, "count": len(state.report.errors), "problems": found}


def _bare() -> str:
    """A page for the problems, while there is no page of the site to show them on."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Loosen</title></head>'
        "<body></body></html>"
    )


def _type(name: str) -> str:
    suffix = pathlib.PurePosixPath(name).suffix
    found = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") else found
