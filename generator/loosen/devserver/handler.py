"""The HTTP base of both servers: access control, limits, and security headers."""

from __future__ import annotations

import functools
import sys
import threading
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

from loosen.devserver.access import Refusal, refusal
from loosen.devserver.attempt import Failed, Fault, attempt

HOST = "127.0.0.1"
LIMIT = 2_000_000
"""Maximum size of a body in bytes: a file has at most 1 MB, and a form sends it twice."""
_MAX_DRAINED = 20 * LIMIT
"""Bytes of an oversized body that are read before it is refused, or browsers would miss the response."""
_MAX_CONNECTIONS = 64
"""Each open page holds one connection for its events."""
_READ_TIMEOUT = 20.0
"""Seconds without a byte."""
_BODY_TIMEOUT = 30.0
"""Seconds for a whole body."""
NOTHING_RUNS = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class Server(ThreadingHTTPServer):
    """A server for one origin on this machine."""

    daemon_threads = True
    # On Windows, this option would let another program listen on the same port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, handler: type[Handler], failed: Failed) -> None:
        super().__init__((HOST, port), handler)
        self.names = tuple(f"{name}:{self.server_port}" for name in (HOST, "localhost"))
        self.origin = f"http://{HOST}:{self.server_port}"
        self.failed = failed
        self._connections = threading.BoundedSemaphore(_MAX_CONNECTIONS)

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Handle a connection, or close it if there are too many."""
        if self._connections.acquire(blocking=False):
            try:
                super().finish_request(request, client_address)
            finally:
                self._connections.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore browsers that disconnect or time out."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Handles one request; subclasses override `get` and `post`."""

    server: Server
    timeout = _READ_TIMEOUT
    server_version, sys_version = "Loosen", ""
    address = ""
    """Decoded path of the request; empty until it is parsed."""
    _response_started = False

    def get(self, address: str) -> None:
        """Respond to GET and HEAD for a path, which starts with a slash."""
        raise NotImplementedError

    def post(self, address: str, body: bytes) -> None:
        """Respond to POST."""
        self.refuse(HTTPStatus.FORBIDDEN, "nothing can be sent here")

    def policy(self) -> str:
        """The Content Security Policy of the response."""
        return NOTHING_RUNS

    def may_be_framed(self) -> bool:
        """Whether another origin of ours may show this path in a frame."""
        return False

    def do_GET(self) -> None:
        """GET."""
        self._dispatch(self.get)

    def do_HEAD(self) -> None:
        """HEAD."""
        self._dispatch(self.get)

    def do_POST(self) -> None:
        """POST."""
        self._dispatch(self._post)

    def send(self, data: bytes, type_: str, status: HTTPStatus = HTTPStatus.OK, **headers: str) -> None:
        """Send a complete response."""
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def end_headers(self) -> None:
        """Add the security headers to every response, errors included."""
        self._response_started = True
        for name, value in self.security_headers().items():
            self.send_header(name, value)
        super().end_headers()

    def security_headers(self) -> Mapping[str, str]:
        """The security headers of every response."""
        return {
            "Content-Security-Policy": self.policy(),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Origin-Agent-Cluster": "?1",
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Cache-Control": "no-store",
        }

    def refuse(self, status: HTTPStatus, why: str) -> None:
        """Refuse a request, with a reason as a sentence."""
        self.send(why.encode(), "text/plain; charset=utf-8", status)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse a malformed request, which `http.server` detects."""
        self.request_version = "HTTP/1.0"  # without a version, no header would be sent
        self.close_connection = True
        self.refuse(HTTPStatus(code), f"this request cannot be read: {HTTPStatus(code).phrase}")

    def log_message(self, format: str, *args: Any) -> None:
        """No access log: the terminal is for the author."""

    def _dispatch(self, answer: Callable[[str], None]) -> None:
        self.request_version = "HTTP/1.0"
        path = self.path.partition("#")[0].partition("?")[0]
        self.address = unquote(path)
        refused = refusal(self.command, self.headers, self.server.names, framed=self.may_be_framed())
        if not path.startswith("/") or "\0" in self.address or "\\" in self.address:
            self.refuse(HTTPStatus.BAD_REQUEST, "this is no address of a page")
        elif refused:
            self.refuse(*refused)
        elif fault := attempt(functools.partial(answer, self.address))[1]:
            self._report(fault)

    def _report(self, fault: Fault) -> None:
        """Report a fault to the terminal, and to the browser if nothing was sent."""
        self.server.failed(self.address, fault)
        if not self._response_started:
            why = f"a fault of the program is in the way, please report it: {fault}"
            self.refuse(HTTPStatus.INTERNAL_SERVER_ERROR, why)

    def _post(self, address: str) -> None:
        body = self._body()
        if isinstance(body, bytes):
            self.post(address, body)
        else:
            self.refuse(*body)

    def _body(self) -> bytes | Refusal:
        given = self.headers.get_all("Content-Length", [])
        if len(given) != 1 or "Transfer-Encoding" in self.headers:
            return HTTPStatus.LENGTH_REQUIRED, "this request must say once how long it is"
        if not (given[0].isascii() and given[0].isdigit()):
            return HTTPStatus.BAD_REQUEST, f"the length must be a number, got {given[0][:40]}"
        length = int(given[0][:20])
        if length > LIMIT:
            self._read(min(length, _MAX_DRAINED))
            why = f"this must have at most {LIMIT / 1_000_000:.0f} MB, got {length / 1_000_000:.0f}"
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, why
        body = self._read(length)
        if len(body) < length:
            return HTTPStatus.REQUEST_TIMEOUT, "only a part of this came; please try again"
        return body

    def _read(self, length: int) -> bytes:
        """Read up to `length` bytes in time; of an oversized body, only the start is kept."""
        found, left, end = bytearray(), length, time.monotonic() + _BODY_TIMEOUT
        try:
            while left > 0 and time.monotonic() < end and (part := self.rfile.read1(min(left, 65536))):
                left -= len(part)
                if len(found) <= LIMIT:
                    found += part
        except TimeoutError:
            pass  # the caller sees that it is too short
        return bytes(found)
