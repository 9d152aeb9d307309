"""Requests that no browser would send: any path, any header, any body, byte for byte."""

from __future__ import annotations

import json
import re
import socket
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from urllib.parse import urlsplit

from .conftest import Serving


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 when the connection was closed without a word."""

    status: int
    headers: Message
    body: bytes

    @property
    def refused(self) -> str:
        """The sentence for the person at the form."""
        return str(json.loads(self.body)["refused"])


def sent(origin: str, request: bytes, *, patience: float = 60) -> Answer:
    """The answer to these bytes; the head of an event stream is enough of it."""
    where = urlsplit(origin)
    with socket.create_connection((where.hostname, where.port), timeout=patience) as connection:
        connection.sendall(request)
        data = b""
        while part := connection.recv(65536):
            data += part
            if b"text/event-stream" in data and b"\r\n\r\n" in data:
                break
    head, _, body = data.partition(b"\r\n\r\n")
    line, _, rest = head.partition(b"\r\n")
    status = re.match(rb"HTTP/1\.[01] (\d{3})", line)
    return Answer(int(status[1]) if status else 0, BytesHeaderParser().parsebytes(rest), body)


def asked(
    origin: str, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str
) -> Answer:
    """The answer to a request with a path as it is, and headers whose names have `_` for `-`."""
    there = {"Host": urlsplit(origin).netloc} | {key.replace("_", "-"): text for key, text in headers.items()}
    if body is not None:
        there = {"Content-Length": str(len(body))} | there
    lines = [f"{method} {path} HTTP/1.1", *(f"{key}: {text}" for key, text in there.items()), "", ""]
    return sent(origin, "\r\n".join(lines).encode("latin-1") + (body or b""))


def studio_of(serving: Serving) -> str:
    """The studio's address, with a slash at its end."""
    answer = asked(serving.origin, "/studio/")
    return answer.headers["Location"] if answer.status == 302 else serving.url("/studio/")


def token_of(studio: str) -> str:
    found = re.search(rb'name="loosen-token" content="([^"]+)"', asked(studio, urlsplit(studio).path).body)
    assert found
    return found[1].decode()


def posted(serving: Serving, name: str, body: bytes, **headers: str) -> Answer:
    """The answer to what a page of the studio would send."""
    studio = studio_of(serving)
    right = {
        "Origin": studio.removesuffix(urlsplit(studio).path),
        "X-Loosen-Token": token_of(studio),
        "Content-Type": "application/json",
    }
    changed = right | {key.replace("_", "-"): text for key, text in headers.items()}
    return asked(studio, urlsplit(studio).path + name, method="POST", body=body, **changed)


def filled(serving: Serving, file: str, /, **changes: object) -> dict[str, object]:
    """What the form of a file sends, with some of it changed."""
    studio = studio_of(serving)
    form = json.loads(asked(studio, f"{urlsplit(studio).path}entity?file={file}").body)
    given = {"file": file, "entry": "", "base": form["base"], "version": form["version"]}
    return {**given, "value": form["value"], "body": form["body"], **changes}
