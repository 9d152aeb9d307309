"""HTTP as both servers speak it: who may ask, how much, how long; and what stands on every answer."""

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
"""Bytes of a body. A file has at most 1 MB, and a form sends it twice."""
_DRAINED = 20 * LIMIT
"""Bytes of a body that is too long, which are read before it is refused: else the browser hears no answer."""
_PLACES = 64
"""Requests at the same time; each page that is looked at holds one for its news."""
_SILENCE = 20.0
_WHOLE_BODY = 30.0
"""Seconds."""
NOTHING_RUNS = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class Server(ThreadingHTTPServer):
    """One origin on this machine."""

    daemon_threads = True
    # On Windows it would let another program take the same port, and answer in our place.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, handler: type[Handler], failed: Failed) -> None:
        super().__init__((HOST, port), handler)
        self.names = tuple(f"{name}:{self.server_port}" for name in (HOST, "localhost"))
        self.origin = f"http://{HOST}:{self.server_port}"
        self.failed = failed
        self._places = threading.BoundedSemaphore(_PLACES)

    def finish_request(self, request: Any, client_address: Any) -> None:
        """One connection; where there are too many, it is closed."""
        if self._places.acquire(blocking=False):
            try:
                super().finish_request(request, client_address)
            finally:
                self._places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle, or is too slow, is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One request. Whoever serves something says what in `get` and `post`."""

    server: Server
    timeout = _SILENCE
    server_version, sys_version = "Loosen", ""
    address = ""
    """What is asked for; empty while it is not known."""
    _begun = False

    def get(self, address: str) -> None:
        """Answer a request for an address, which begins with a slash."""
        raise NotImplementedError

    def post(self, address: str, body: bytes) -> None:
        """Answer a request with a body."""
        self.refuse(HTTPStatus.FORBIDDEN, "nothing can be sent here")

    def policy(self) -> str:
        """What the answer may load and run."""
        return NOTHING_RUNS

    def may_be_framed(self) -> bool:
        """Whether another origin of ours shows this address in a frame."""
        return False

    def do_GET(self) -> None:
        """Something to look at."""
        self._answered(self.get)

    def do_HEAD(self) -> None:
        """The same without its body."""
        self._answered(self.get)

    def do_POST(self) -> None:
        """Something to work on."""
        self._answered(self._posted)

    def send(self, data: bytes, type_: str, status: HTTPStatus = HTTPStatus.OK, **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def end_headers(self) -> None:
        """Whatever the answer is, an error too, it says what may be done with it."""
        self._begun = True
        for name, value in self.safeguards().items():
            self.send_header(name, value)
        super().end_headers()

    def safeguards(self) -> Mapping[str, str]:
        """The headers of every answer."""
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
        """Say why not, in a sentence."""
        self.send(why.encode(), "text/plain; charset=utf-8", status)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A request that is none, as the library finds it."""
        self.request_version = "HTTP/1.0"  # without one, no header would be sent
        self.close_connection = True
        self.refuse(HTTPStatus(code), f"this request cannot be read: {HTTPStatus(code).phrase}")

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the terminal is for what an author does."""

    def _answered(self, answer: Callable[[str], None]) -> None:
        self.request_version = "HTTP/1.0"
        path = self.path.partition("#")[0].partition("?")[0]
        self.address = unquote(path)
        no = refusal(self.command, self.headers, self.server.names, framed=self.may_be_framed())
        if not path.startswith("/") or "\0" in self.address or "\\" in self.address:
            self.refuse(HTTPStatus.BAD_REQUEST, "this is no address of a page")
        elif no:
            self.refuse(*no)
        elif fault := attempt(functools.partial(answer, self.address))[1]:
            self._told(fault)

    def _told(self, fault: Fault) -> None:
        """A fault of ours: one page has it, the others go on."""
        self.server.failed(self.address, fault)
        if not self._begun:
            why = f"a fault of the program is in the way, please report it: {fault}"
            self.refuse(HTTPStatus.INTERNAL_SERVER_ERROR, why)

    def _posted(self, address: str) -> None:
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
            self._read(min(length, _DRAINED))
            why = f"this must have at most {LIMIT / 1_000_000:.0f} MB, got {length / 1_000_000:.0f}"
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, why
        body = self._read(length)
        if len(body) < length:
            return HTTPStatus.REQUEST_TIMEOUT, "only a part of this came; please try again"
        return body

    def _read(self, length: int) -> bytes:
        """So many bytes, or what came in time; of what is too long anyway, the beginning."""
        found, left, end = bytearray(), length, time.monotonic() + _WHOLE_BODY
        try:
            while left > 0 and time.monotonic() < end and (part := self.rfile.read1(min(left, 65536))):
                left -= len(part)
                if len(found) <= LIMIT:
                    found += part
        except TimeoutError:
            pass  # what came is too little
        return bytes(found)
