"""Runs the development server: watcher, indexer, site and studio."""

from __future__ import annotations

import contextlib
import pathlib
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Protocol

from loosen.devserver.attempt import Fault
from loosen.devserver.handler import HOST
from loosen.devserver.handler import Server as AnyServer
from loosen.devserver.indexer import BackgroundIndexer
from loosen.devserver.live_site import ROOT, LiveSite
from loosen.devserver.server import Server
from loosen.devserver.studio.editor import Editor
from loosen.devserver.studio.server import Server as StudioServer
from loosen.devserver.watcher import watch
from loosen.model.diagnostic import Report


class TerminalReporter(Protocol):
    """Receives the events of the server."""

    def ready(self, origin: str, *, studio: bool) -> None: ...
    def saved(self, files: Sequence[str], addresses: Sequence[str]) -> None: ...
    def report(self, report: Report, files: Sequence[str] = ()) -> None: ...
    def failed(self, name: str, fault: Fault) -> None: ...


def run(
    content: pathlib.Path,
    port: int,
    *,
    today: Callable[[], date],
    reporter: TerminalReporter,
    studio: bool = True,
    cache: pathlib.Path | None = None,
) -> None:
    """Serve the site of `content` on this machine; drawings are kept in the folder `cache`.

    Raises:
        OSError: the port is in use.
        KeyboardInterrupt: on Ctrl-C.
    """
    port = port or _free_port()
    origin = f"http://{HOST}:{port}/"
    preview = LiveSite(content, origin=origin, today=today, cache=cache)
    indexer = BackgroundIndexer(preview, reporter.saved, reporter.failed)
    with contextlib.ExitStack() as servers:
        server = servers.enter_context(
            Server(port, preview, indexer, ROOT / "templates" / "preview", reporter.failed)
        )
        if studio:
            servers.enter_context(_studio(server, Editor(preview, today), reporter))
        servers.enter_context(_running(server))
        watch(preview.watched, preview.refresh, server.ending)
        indexer.start()
        reporter.report(preview.state.report)
        reporter.ready(origin, studio=studio)
        try:
            _follow(preview, reporter)
        finally:
            server.ending.set()


@contextlib.contextmanager
def _studio(server: Server, studio: Editor, reporter: TerminalReporter) -> Iterator[None]:
    """Run the studio on its own port, and so its own origin; the site's server shows its drafts."""
    with _studio_server(server, studio, reporter) as own, _running(own):
        server.with_studio(own.origins, lambda: studio.shown)
        yield


def _studio_server(server: Server, studio: Editor, reporter: TerminalReporter) -> StudioServer:
    """A studio server on the next port, so that open tabs find it again, or else on any free port."""
    given = studio, server.preview, server.origin, ROOT / "templates", reporter.failed
    with contextlib.suppress(OSError, OverflowError):
        return StudioServer(server.server_port + 1, *given)
    return StudioServer(0, *given)


@contextlib.contextmanager
def _running(server: AnyServer) -> Iterator[None]:
    threading.Thread(target=server.serve_forever, name="server", daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()


def _follow(preview: LiveSite, reporter: TerminalReporter) -> None:
    last = preview.state
    while True:
        # With a timeout: on Windows, a waiting thread does not receive Ctrl-C.
        state = preview.wait(last.number, timeout=0.5)
        if state.number != last.number and (state.report.errors or state.report != last.report):
            reporter.report(state.report, state.changed)
        last = state


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        found: int = probe.getsockname()[1]
        return found
