"""What an author sees in an editor: the real yaml-language-server over our schemas.

Needs Node and `yaml-language-server` in node_modules; where it is not installed these tests are skipped.
"""

from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from loosen.authoring.editor_schema import as_json, schemas, settings
from loosen.loader.parse import parse
from loosen.loader.reader import read

ROOT = pathlib.Path(__file__).parents[2]
SERVER = ROOT / "node_modules/yaml-language-server/bin/yaml-language-server"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SERVER.exists(), reason="npm install yaml-language-server"),
    pytest.mark.skipif(not shutil.which("node"), reason="no Node"),
]


class Editor:
    """As much of an editor as the tests need: it opens files, and asks what may stand at a place."""

    def __init__(self, root: pathlib.Path) -> None:
        node = shutil.which("node") or "node"
        self._server = subprocess.Popen(
            [node, str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._root = root
        self._number = self._opened = 0
        self._seen: dict[str, list[dict[str, Any]]] = {}
        self._ask("initialize", processId=None, rootUri=root.as_uri(), capabilities={})
        self._send("initialized")
        there = {f"{root.as_uri()}/{schema}": pattern for schema, pattern in settings().items()}
        self._config = {
            "schemas": there,
            "validate": True,
            "completion": True,
            "hover": True,
            "yamlVersion": "1.2",
            "schemaStore": {"enable": False},
        }
        self._send("workspace/didChangeConfiguration", settings={"yaml": self._config})

    def close(self) -> None:
        self._ask("shutdown")
        self._send("exit")
        self._server.communicate(timeout=30)

    def problems(self, file: str, text: str) -> list[tuple[int, str]]:
        """What is marked in a file: line from 1, and message."""
        uri = self._open(file, text)
        while uri not in self._seen:
            self._receive()
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in self._seen.pop(uri)]

    def offered(self, file: str, text: str, line: int, column: int) -> dict[str, str]:
        """What may be typed at a place, from 1, with what it stands for."""
        uri = self._open(file, text)
        place = {"line": line - 1, "character": column - 1}
        found = self._ask("textDocument/completion", textDocument={"uri": uri}, position=place)
        return {one["label"]: str(one.get("documentation", "")) for one in found["items"]}

    def hover(self, file: str, text: str, line: int, column: int) -> str:
        uri = self._open(file, text)
        place = {"line": line - 1, "character": column - 1}
        return str(self._ask("textDocument/hover", textDocument={"uri": uri}, position=place))

    def _open(self, file: str, text: str) -> str:
        self._opened += 1  # a name of its own each time, so that no answer is about an older text
        uri = f"{self._root.as_uri()}/{file.replace('.yml', f'-{self._opened}.yml')}"
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send("textDocument/didOpen", textDocument=document)
        return uri

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        number = self._number
        self._write({"id": number, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                return message.get("result")

    def _send(self, method: str, **parameters: Any) -> None:
        self._write({"method": method, "params": parameters})

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._server.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        out = self._server.stdout
        assert out
        length = 0
        while line := out.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the language server has stopped"
        message: dict[str, Any] = json.loads(out.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._seen[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:  # it asks for its settings, among other things
            items = message.get("params", {}).get("items", [])
            answer = [self._config if one.get("section") == "yaml" else {} for one in items] or None
            self._write({"id": message["id"], "result": answer})
        return message


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    root = tmp_path_factory.mktemp("project")
    draft, _ = parse(read(ROOT / "content"))
    (root / "schema").mkdir()
    for name, schema in schemas(draft).items():
        (root / "schema" / name).write_text(as_json(schema), encoding="utf-8")
    editor = Editor(root)
    yield editor
    editor.close()


GOOD = (ROOT / "content/exercises/figure-four-stretch.yml").read_text(encoding="utf-8")
FILE = "content/exercises/figure-four-stretch.yml"


def _line(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if line.startswith(start))


def test_a_good_file_has_no_mark(editor: Editor) -> None:
    assert editor.problems(FILE, GOOD) == []


@pytest.mark.parametrize(
    ("good", "bad", "says"),
    [
        ("hold: 30 s", "hold: 30", "must be a time"),
        ("sides: each", "sides: left", "must be one of each, both, none"),
        ("level: gentle", "level: easy", "Value is not accepted"),
        ("summary:", "sumary:", "sumary is not allowed"),
        ("reviewed: 2026", "reviewed: 22.11.2026 #", "must be a day"),
        ("prepare: piriformis-ball", "prepare: piriformis-bal", "Value is not accepted"),
    ],
)
def test_a_mistake_is_marked_where_it_is(good: str, bad: str, says: str, editor: Editor) -> None:
    text = GOOD.replace(good, bad)
    at = text[: text.index(bad)].count("\n") + 1
    marked = [message for line, message in editor.problems(FILE, text) if line == at]
    assert any(says in message for message in marked), editor.problems(FILE, text)


def test_the_keys_of_the_kind_are_offered(editor: Editor) -> None:
    offered = editor.offered(FILE, "kind: stretch\n\n", 2, 1)
    assert {"prepare", "dose", "summary"} <= set(offered)
    assert "pressure" not in offered


def test_muscles_are_offered_with_their_names(editor: Editor) -> None:
    offered = editor.offered(FILE, "kind: stretch\nmuscles: []\n", 2, 11)
    assert "Deep buttock muscle" in offered["piriformis"]


def test_pointing_at_a_key_says_what_it_means(editor: Editor) -> None:
    assert "Where and what the reader should feel." in editor.hover(FILE, GOOD, _line(GOOD, "feel:"), 2)
