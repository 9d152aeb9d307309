"""A folder, served with gzip as hosts do it."""

from __future__ import annotations

import contextlib
import functools
import gzip
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for several files, as hosts do

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        missing = Path(self.directory) / "404.html"
        body = path.read_bytes() if found else missing.read_bytes() if missing.exists() else b""
        body = gzip.compress(body, 9)
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path) if found else "text/html")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # the browser has gone on
            self.wfile.write(body)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Says nothing of a browser that has gone on; other troubles are told as ever."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*_)


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder, with a slash at its end, until the block ends."""
    handler = functools.partial(Handler, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
