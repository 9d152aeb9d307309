"""The preview over HTTP, for this machine alone."""

from __future__ import annotations

import json
import pathlib
import posixpath
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from loosen.build.dataset import FOLDER
from loosen.devserver import handler, problems
from loosen.devserver.attempt import Failed
from loosen.devserver.indexer import BackgroundIndexer
from loosen.devserver.listing import listing, media_type
from loosen.devserver.live_site import LiveSite, State
from loosen.devserver.snapshot import SiteSnapshot
from loosen.finish.metadata.redirects import moves
from loosen.finish.metadata.sitemap import sitemap
from loosen.finish.security import csp
from loosen.site.urls import url_for as address_of

OWN = "/-/preview/"
"""Where the preview's own scripts and style stand; no page of a site can have this address."""
DRAFT = "/-/draft/"
STUDIO = "/studio/"
"""Leads to the studio, which has an origin of its own: no script of the content can reach it."""
_SANDBOX = "sandbox allow-scripts allow-same-origin"
"""No windows, no dialogs, no leading away of the page around it. The origin is that of the content."""
_BEAT = 15.0
HTML = "text/html; charset=utf-8"


class Server(handler.Server):
    """Serves one preview, and the drafts of the studio where there is one."""

    def __init__(
        self, port: int, preview: LiveSite, survey: BackgroundIndexer, files: pathlib.Path, failed: Failed
    ) -> None:
        super().__init__(port, Handler, failed)
        self.preview, self.survey = preview, survey
        self.files = listing(files)
        self.ending = threading.Event()
        self.drafts: Callable[[], SiteSnapshot | None] | None = None
        self.studio: tuple[str, ...] = ()
        """The origins of the studio, which may show a draft in a frame."""

    def with_studio(self, origins: tuple[str, ...], drafts: Callable[[], SiteSnapshot | None]) -> None:
        """Serve its drafts from now on."""
        self.studio, self.drafts = origins, drafts


class Handler(handler.Handler):
    """One request."""

    server: Server

    def get(self, address: str) -> None:
        """A page, a file, or the news."""
        if address == f"{OWN}events":
            self._events()
        elif address.startswith(DRAFT) and self.server.studio:
            self._draft(address.removeprefix(DRAFT))
        elif address == STUDIO and self.server.studio:
            self._lead(f"{self.server.studio[0]}/")
        elif address.startswith(OWN):
            self._own(address.removeprefix(OWN))
        elif address == "/search/search_index.json":
            self._search()
        elif address == "/sitemap.xml":
            self._sitemap()
        elif "." in posixpath.basename(address) and not address.endswith(".html"):
            self._file(address)
        else:
            self._page(address.removesuffix("index.html"))

    def may_be_framed(self) -> bool:
        """A draft, by the studio."""
        return bool(self.server.studio) and self.address.startswith(DRAFT)

    def safeguards(self) -> Mapping[str, str]:
        """Those of every answer; what old browsers know of frames can name no other origin."""
        found = dict(super().safeguards())
        if self.may_be_framed():
            del found["X-Frame-Options"]
        return found

    def policy(self) -> str:
        """That of the published pages; a draft cannot lead the studio around it away, either."""
        edition = self.server.preview.state.edition
        pages = edition.look.policy if edition else csp.policy(())
        if self.may_be_framed():
            return f"{pages}; frame-ancestors {' '.join(self.server.studio)}; {_SANDBOX}"
        return f"{pages}; frame-ancestors 'none'"

    def _page(self, address: str) -> None:
        state = self.server.preview.refresh()
        edition = state.edition
        if edition is None:
            self._html(_bare(), "none", HTTPStatus.SERVICE_UNAVAILABLE)
            return
        # What is made is sent after the turn: a browser that reads slowly holds up nobody.
        with self.server.preview.turns.asked():
            path = edition.path_at(address)
            to = "" if path else _elsewhere(edition, address)
            html = edition.published(path).html if path else "" if to else edition.not_found()
            mark = edition.mark(path) if path else "missing"
        if to:
            self._lead(to)
        else:
            self._html(html, mark, HTTPStatus.OK if path else HTTPStatus.NOT_FOUND)

    def _lead(self, to: str) -> None:
        self.send(b"", "text/plain", HTTPStatus.FOUND, Location=to)

    def _draft(self, rest: str) -> None:
        """A page that is not saved yet, with all that it needs at the same distance."""
        shown = self.server.drafts() if self.server.drafts else None
        edition = shown or self.server.preview.state.edition
        if rest == "sitemap.xml":
            self._sitemap()
        elif rest == "search/search_index.json":
            self._search()
        elif edition is None or "." in posixpath.basename(rest):
            self._file(f"/{rest}", edition)
        else:
            with self.server.preview.turns.asked():
                path = edition.path_at(f"/{rest}")
                html = edition.published(path).html if path else edition.not_found()
            script = f'<script type="module" src="{OWN}draft.js"></script>'
            self.send(_with(html, script).encode(), HTML, HTTPStatus.OK if path else HTTPStatus.NOT_FOUND)

    def _html(self, html: str, mark: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        lines = (
            f'<meta name="loosen-preview" content="{mark}"><link rel="stylesheet" href="{OWN}preview.css">'
            f'<script type="module" src="{OWN}preview.js"></script>'
        )
        self.send(_with(html, lines).encode(), HTML, status, ETag=f'"{mark}"')

    def _file(self, address: str, edition: SiteSnapshot | None = None) -> None:
        preview = self.server.preview
        # The data is as a save left it; assets are asked for by a page that has looked already.
        state = preview.refresh() if address.startswith(f"/{FOLDER}/") else preview.state
        edition = edition or state.edition
        with preview.turns.asked():
            data = edition.file(address.removeprefix("/")) if edition else None
        if data is None:
            self._missing()
        else:
            self.send(data, media_type(address))

    def _search(self) -> None:
        self.send(self.server.survey.index(timeout=60).encode(), "application/json")

    def _sitemap(self) -> None:
        """The theme asks it which links it can follow without loading a page."""
        edition = self.server.preview.state.edition
        addresses = sorted(page.address for page in edition.pages.values()) if edition else []
        self.send(sitemap(addresses, {}, self.server.preview.origin).encode(), "application/xml")

    def _own(self, name: str) -> None:
        path = self.server.files.get(name)
        if name == "words.js":
            self.send(self._words().encode(), media_type(name))
        elif path:
            self.send(path.read_bytes(), media_type(name))
        else:
            self._missing()

    def _missing(self) -> None:
        self.refuse(HTTPStatus.NOT_FOUND, "there is no such file")

    def _words(self) -> str:
        words = self.server.preview.words.groups["preview"]
        return f"export const words = {json.dumps(words, ensure_ascii=False)};\n"

    def _events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        number = -1
        while not self.server.ending.is_set() and self.command != "HEAD":
            state = self.server.preview.wait(number, timeout=_BEAT)
            news = f"data: {json.dumps(_news(self.server.preview, state))}\n\n"
            self.wfile.write(news.encode() if state.number != number else b":\n\n")
            self.wfile.flush()
            number = state.number


def _with(html: str, lines: str) -> str:
    """The page with these lines at the end of its head."""
    at = html.find("</head>")
    return html[:at] + lines + html[at:]


def _elsewhere(edition: SiteSnapshot, address: str) -> str:
    """Where an address leads that has no page: to the one with a slash, or to where an exercise went."""
    with_slash = address if address.endswith("/") else f"{address}/"
    if edition.path_at(with_slash) is not None:
        return with_slash
    exercise = moves(edition.site).get(with_slash)
    return address_of(exercise) if exercise else ""


def _news(preview: LiveSite, state: State) -> Mapping[str, Any]:
    found = problems.rows(state.report.errors, preview.lines)
    return {"number": state.number, "good": state.good, "count": len(state.report.errors), "problems": found}


def _bare() -> str:
    """A page for the problems, while there is no page of the site to show them on."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Loosen</title></head>'
        "<body></body></html>"
    )
