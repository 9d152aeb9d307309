"""Everything together, until Ctrl-C."""

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
    """Who is told what happens."""

    def ready(self, origin: str, *, studio: bool) -> None: ...
    def saved(self, files: Sequence[str], addresses: Sequence[str]) -> None: ...
    def report(self, report: Report, files: Sequence[str] = ()) -> None: ...
    def failed(self, name: str, fault: Fault) -> None: ...


def run(
    content: pathlib.Path,
    port: int,
    *,
    today: Callable[[], date],
    teller: TerminalReporter,
    studio: bool = True,
) -> None:
    """Serve the site of `content` on this machine.

    Raises:
        OSError: the port is not free.
        KeyboardInterrupt: at the end.
    """
    port = port or _free_port()
    origin = f"http://{HOST}:{port}/"
    preview = LiveSite(content, origin=origin, today=today)
    survey = BackgroundIndexer(preview, teller.saved, teller.failed)
    with contextlib.ExitStack() as servers:
        server = servers.enter_context(
            Server(port, preview, survey, ROOT / "templates" / "preview", teller.failed)
        )
        if studio:
            servers.enter_context(_studio(server, Editor(preview, today), teller))
        servers.enter_context(_running(server))
        watch(preview.watched, preview.refresh, server.ending)
        survey.start()
        teller.report(preview.state.report)
        teller.ready(origin, studio=studio)
        try:
            _follow(preview, teller)
        finally:
            server.ending.set()


@contextlib.contextmanager
def _studio(server: Server, studio: Editor, teller: TerminalReporter) -> Iterator[None]:
    """The studio, on a port and so on an origin of its own, which shows its drafts from the preview's."""
    with _beside(server, studio, teller) as own, _running(own):
        server.with_studio(own.origins, lambda: studio.shown)
        yield


def _beside(server: Server, studio: Editor, teller: TerminalReporter) -> StudioServer:
    """On the next port, so that a tab that is open finds it again; where that is not free, on any."""
    given = studio, server.preview, server.origin, ROOT / "templates", teller.failed
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


def _follow(preview: LiveSite, teller: TerminalReporter) -> None:
    last = preview.state
    while True:
        # Not for ever at once: on Windows, a thread that waits hears no Ctrl-C.
        state = preview.wait(last.number, timeout=0.5)
        if state.number != last.number and (state.report.errors or state.report != last.report):
            teller.report(state.report, state.changed)
        last = state


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        found: int = probe.getsockname()[1]
        return found
