"""Everything together, until Ctrl-C."""

from __future__ import annotations

import pathlib
import socket
import threading
from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from generator.diagnostic import Report
from generator.preview.preview import ROOT, Preview
from generator.preview.server import HOST, Server
from generator.preview.survey import Survey
from generator.preview.watch import watch
from generator.studio.studio import Studio


class Teller(Protocol):
    """Who is told what happens."""

    def ready(self, origin: str, *, studio: bool) -> None: ...
    def saved(self, files: Sequence[str], addresses: Sequence[str]) -> None: ...
    def report(self, report: Report, files: Sequence[str] = ()) -> None: ...


def run(
    content: pathlib.Path, port: int, *, today: Callable[[], date], teller: Teller, studio: bool = True
) -> None:
    """Serve the site of `content` on this machine.

    Raises:
        OSError: the port is not free.
        KeyboardInterrupt: at the end.
    """
    port = port or _free_port()
    origin = f"http://{HOST}:{port}/"
    preview = Preview(content, origin=origin, today=today)
    survey = Survey(preview, teller.saved)
    files = ROOT / "templates" / "preview"
    with Server(port, preview, survey, files, Studio(preview, today) if studio else None) as server:
        threading.Thread(target=server.serve_forever, name="server", daemon=True).start()
        watch(preview.watched, preview.refresh, server.ending)
        survey.start()
        teller.report(preview.state.report)
        teller.ready(origin, studio=studio)
        try:
            _follow(preview, teller)
        finally:
            server.ending.set()
            server.shutdown()


def _follow(preview: Preview, teller: Teller) -> None:
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
