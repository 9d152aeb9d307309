"""The HTTP server of the live site, on this machine only."""

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
from loosen.site.addresses import url_in

OWN = "/-/preview/"
"""URL path of our scripts and style sheet; no page of a site can have it."""
DRAFT = "/-/draft/"
"""URL path of unsaved pages."""
STUDIO = "/studio/"
"""Redirects to the studio, which has its own origin, out of reach of scripts in the content."""
_SANDBOX = "sandbox allow-scripts allow-same-origin"
"""Drafts may not open windows or dialogs, or navigate the page around them."""
_HEARTBEAT = 15.0
"""Seconds between comments that keep the event stream open."""
HTML = "text/html; charset=utf-8"


class Server(handler.Server):
    """Serves one live site, and the drafts of its studio."""

    def __init__(
        self, port: int, preview: LiveSite, indexer: BackgroundIndexer, files: pathlib.Path, failed: Failed
    ) -> None:
        super().__init__(port, Handler, failed)
        self.preview, self.indexer = preview, indexer
        self.files = listing(files)
        self.ending = threading.Event()
        self.drafts: Callable[[], SiteSnapshot | None] | None = None
        self.studio: tuple[str, ...] = ()
        """Origins of the studio, which may show drafts in a frame."""

    def with_studio(self, origins: tuple[str, ...], drafts: Callable[[], SiteSnapshot | None]) -> None:
        """Serve the drafts of a studio, too."""
        self.studio, self.drafts = origins, drafts


class Handler(handler.Handler):
    """Handles one request."""

    server: Server

    def get(self, address: str) -> None:
        """Respond with a page, a file, or the event stream."""
        if address == f"{OWN}events":
            self._events()
        elif address.startswith(DRAFT) and self.server.studio:
            self._draft(address.removeprefix(DRAFT))
        elif address == STUDIO and self.server.studio:
            self._redirect(f"{self.server.studio[0]}/")
        elif address.startswith(OWN):
            self._own_file(address.removeprefix(OWN))
        elif address == "/search/search_index.json":
            self._search()
        elif address == "/sitemap.xml":
            self._sitemap()
        elif "." in posixpath.basename(address) and not address.endswith(".html"):
            self._file(address)
        else:
            self._page(address.removesuffix("index.html"))

    def may_be_framed(self) -> bool:
        """Whether this is a draft and the studio runs."""
        return bool(self.server.studio) and self.address.startswith(DRAFT)

    def security_headers(self) -> Mapping[str, str]:
        """Without `X-Frame-Options` for drafts, because that header cannot allow another origin."""
        found = dict(super().security_headers())
        if self.may_be_framed():
            del found["X-Frame-Options"]
        return found

    def policy(self) -> str:
        """The policy of the published pages; drafts are sandboxed, too."""
        snapshot = self.server.preview.state.snapshot
        pages = snapshot.theme.policy if snapshot else csp.policy(())
        if self.may_be_framed():
            return f"{pages}; frame-ancestors {' '.join(self.server.studio)}; {_SANDBOX}"
        return f"{pages}; frame-ancestors 'none'"

    def _page(self, address: str) -> None:
        state = self.server.preview.refresh()
        snapshot = state.snapshot
        if snapshot is None:
            self._html(_empty_page(), "none", HTTPStatus.SERVICE_UNAVAILABLE)
            return
        # Sent after the lock is released, so that a slow browser does not block others.
        with self.server.preview.lock.foreground():
            path = snapshot.path_at(address)
            to = "" if path else _redirect_target(snapshot, address)
            html = snapshot.published(path).html if path else "" if to else snapshot.not_found()
            mark = snapshot.version(path) if path else "missing"
        if to:
            self._redirect(to)
        else:
            self._html(html, mark, HTTPStatus.OK if path else HTTPStatus.NOT_FOUND)

    def _redirect(self, to: str) -> None:
        self.send(b"", "text/plain", HTTPStatus.FOUND, Location=to)

    def _draft(self, rest: str) -> None:
        """An unsaved page, or a file at the same path relative to it."""
        shown = self.server.drafts() if self.server.drafts else None
        snapshot = shown or self.server.preview.state.snapshot
        if rest == "sitemap.xml":
            self._sitemap()
        elif rest == "search/search_index.json":
            self._search()
        elif snapshot is None or "." in posixpath.basename(rest):
            self._file(f"/{rest}", snapshot)
        else:
            with self.server.preview.lock.foreground():
                path = snapshot.path_at(f"/{rest}")
                html = snapshot.published(path).html if path else snapshot.not_found()
            script = f'<script type="module" src="{OWN}draft.js"></script>'
            self.send(
                _with_head(html, script).encode(), HTML, HTTPStatus.OK if path else HTTPStatus.NOT_FOUND
            )

    def _html(self, html: str, mark: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        lines = (
            f'<meta name="loosen-preview" content="{mark}"><link rel="stylesheet" href="{OWN}preview.css">'
            f'<script type="module" src="{OWN}preview.js"></script>'
        )
        self.send(_with_head(html, lines).encode(), HTML, status, ETag=f'"{mark}"')

    def _file(self, address: str, snapshot: SiteSnapshot | None = None) -> None:
        preview = self.server.preview
        # The open data needs a refresh; assets are requested by a page that was refreshed already.
        state = preview.refresh() if address.startswith(f"/{FOLDER}/") else preview.state
        snapshot = snapshot or state.snapshot
        with preview.lock.foreground():
            data = snapshot.file(address.removeprefix("/")) if snapshot else None
        if data is None:
            self._not_found()
        else:
            self.send(data, media_type(address))

    def _search(self) -> None:
        self.send(self.server.indexer.index(timeout=60).encode(), "application/json")

    def _sitemap(self) -> None:
        """The sitemap, which instant navigation reads."""
        snapshot = self.server.preview.state.snapshot
        addresses = sorted(page.address for page in snapshot.pages.values()) if snapshot else []
        self.send(sitemap(addresses, {}, self.server.preview.origin).encode(), "application/xml")

    def _own_file(self, name: str) -> None:
        path = self.server.files.get(name)
        if name == "words.js":
            self.send(self._words().encode(), media_type(name))
        elif path:
            self.send(path.read_bytes(), media_type(name))
        else:
            self._not_found()

    def _not_found(self) -> None:
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
            state = self.server.preview.wait(number, timeout=_HEARTBEAT)
            event = f"data: {json.dumps(_event_data(self.server.preview, state))}\n\n"
            self.wfile.write(event.encode() if state.number != number else b":\n\n")
            self.wfile.flush()
            number = state.number


def _with_head(html: str, lines: str) -> str:
    """The page with lines added at the end of its head."""
    at = html.find("</head>")
    return html[:at] + lines + html[at:]


def _redirect_target(snapshot: SiteSnapshot, address: str) -> str:
    """Redirect target of a path without a page: with a slash, or the new URL of an exercise; else empty."""
    with_slash = address if address.endswith("/") else f"{address}/"
    if snapshot.path_at(with_slash) is not None:
        return with_slash
    exercise = moves(snapshot.site).get(with_slash)
    return url_in(snapshot.site, exercise) if exercise else ""


def _event_data(preview: LiveSite, state: State) -> Mapping[str, Any]:
    rows = problems.rows(state.report.errors, preview.lines)
    return {
        "number": state.number,
        "good": state.is_current,
        "count": len(state.report.errors),
        "problems": [problems.said_in(row, preview.say) for row in rows],
    }


def _empty_page() -> str:
    """An empty page on which to show problems, while there is no snapshot."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Loosen</title></head>'
        "<body></body></html>"
    )
