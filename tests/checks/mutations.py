"""Content as no author means it, but as hands, editors and programs make it: good files, broken at random."""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import yaml
from loosen.build.build import render_all, to_site
from loosen.checks import check
from loosen.loader.document import Document, parse_text, recover_document
from loosen.loader.parse import parse
from loosen.loader.reader import ReadResult
from loosen.model import Draft, Site
from loosen.model.diagnostic import Diagnostic, Report
from loosen.model.kinds import REQUIRED

Folder = Mapping[str, bytes]
"""The files of a content folder: path below it, bytes."""
TODAY = date(2026, 12, 1)
SIGNS = [
    *"\t\0\r\n\ufeff\u2028\u202e\x1b\x85\x07:-#&*!|>%@`'\"[]{},?~=<.0üß💪 ",
    *(
        "- ",
        ": ",
        "---\n",
        "...\n",
        "\n\n",
        "    ",
        "<b>",
        "](/x/)",
        "[@x]",
        "::: claim x\n",
        "no",
        "1:30",
        "<<: *a",
    ),
]
VALUES: list[Any] = [
    *(
        None,
        "",
        " ",
        "\n",
        [],
        {},
        [[]],
        [None],
        {"a": "b"},
        ["x"],
        {"": ""},
        [{}],
        {"\0id": "x"},
        {"id": "x"},
    ),
    *(
        "0",
        "-1",
        "9" * 400,
        "1e9",
        "nan",
        "3.5",
        "yes",
        "no",
        "null",
        "~",
        "2026-02-30",
        "9999-12-31",
        "0000-00-00",
    ),
    *(
        "30 s",
        "99999999 s",
        "1:99",
        "0 s",
        "7-2",
        "1-99",
        "\u0661",
        "💪",
        "\u202e",
        "\x1b[2J",
        "a" * 5000,
        "a b " * 500,
    ),
    *(
        "<script>x</script>",
        "](javascript:x)",
        "[a]: x",
        "[a](/b/ 'c')",
        "[@",
        "::: exercise",
        "{{ 7 * 7 }}",
        "{% if",
    ),
    *(
        "# x",
        "- x",
        "1. x",
        "> x",
        "```",
        "---",
        "| a |",
        "a\n\nb",
        "../../x",
        "https://",
        "...",
        "*",
        "a|",
        "* *",
    ),
]


def folder_of(content: Path) -> Folder:
    """All files of a content folder, read."""
    paths = sorted(path for path in content.rglob("*") if path.is_file() and path.name != "GUIDELINES.md")
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in paths}


def mutated(folder: Folder, random: Random) -> Folder:
    """The folder with one to three changes in its files."""
    changed = dict(folder)
    for _ in range(random.randint(1, 3)):
        path = random.choice(sorted(changed))
        change = random.choice([_text_changed, _text_changed, _value_changed, _bytes_changed, _gone])
        result = change(changed.pop(path), random, path)
        changed |= {} if result is None else {path: result}
        if not changed:
            return folder
    return changed


def _text_changed(raw: bytes, random: Random, _: str) -> bytes:
    """Lines deleted, doubled, swapped, moved in or out; signs put in; the end cut off."""
    lines = raw.decode("utf-8", "replace").split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    column = random.randint(0, len(lines[at]))
    changes: list[Callable[[], None]] = [
        lambda: lines.__delitem__(at),
        lambda: lines.insert(other, lines[at]),
        lambda: lines.__setitem__(slice(at, at + 1), [lines[other], lines[at]]),
        lambda: lines.__setitem__(at, " " * random.randint(1, 5) + lines[at]),
        lambda: lines.__setitem__(at, lines[at].lstrip()),
        lambda: lines.__setitem__(at, lines[at][:column] + random.choice(SIGNS) + lines[at][column:]),
        lambda: lines.__setitem__(at, lines[at][:column] + lines[at][column + 1 :]),
        lambda: lines.__setitem__(slice(at, None), [lines[at][:column]]),
        lambda: lines.__setitem__(at, "\t" + lines[at]),
    ]
    random.choice(changes)()
    return random.choice(["\n"] * 8 + ["\r\n", "\r"]).join(lines).encode()


def _bytes_changed(raw: bytes, random: Random, _: str) -> bytes:
    at = random.randint(0, len(raw))
    return raw[:at] + random.randbytes(random.randint(1, 4)) + raw[at + random.randint(0, 4) :]


def _gone(raw: bytes, random: Random, _: str) -> bytes | None:
    return None if random.random() < 0.5 else b""


def _value_changed(raw: bytes, random: Random, path: str) -> bytes:
    """One value or one key replaced by something of another kind, in a file that is good YAML."""
    document, _ = parse_text(raw, f"x/{path}")
    if not document:
        return raw
    data = copy.deepcopy(document.data)
    parent, key = random.choice(list(_slots(data)))
    value = copy.deepcopy(random.choice(VALUES))
    if isinstance(parent, dict) and random.random() < 0.3:
        parent[str(value)[:80]] = parent.pop(key)
    else:
        parent[key] = value
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=random.choice([40, 4000]))
    return (f"---\n{text}---\n{document.body}" if path.endswith(".md") else text).encode("utf-8", "replace")


def _slots(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every place inside a value that holds another one."""
    for key in list(data) if isinstance(data, dict) else range(len(data)):
        yield data, key
        if isinstance(data[key], dict | list):
            yield from _slots(data[key])


@functools.lru_cache(maxsize=4096)
def _read(raw: bytes, file: str) -> tuple[Document | None, list[Diagnostic]]:
    return parse_text(raw, file)


def examined(folder: Folder) -> tuple[Draft, Report]:
    """What `examine` makes of a folder, without a disk."""
    results = {f"x/{path}": _read(raw, f"x/{path}") for path, raw in sorted(folder.items())}
    documents = tuple(document for document, _ in results.values() if document)
    problems = tuple(problem for _, found in results.values() for problem in found)
    unreadable = frozenset(file for file, (document, _) in results.items() if not document)
    rest = [
        recover_document(folder[file.removeprefix("x/")], file, results[file][1])
        for file in sorted(unreadable)
    ]
    problems += tuple(problem for found in rest if found for problem in found[1])
    left = tuple(found[0] for found in rest if found)
    draft, shape = parse(ReadResult(documents, problems, unreadable, left))
    return draft, Report.of(shape, check(draft, today=TODAY))


def survives(folder: Folder) -> Site | None:
    """Checks a folder, and builds it if nothing is wrong with it; whatever is amiss is an assertion."""
    draft, report = examined(folder)
    for problem in report.diagnostics:
        assert_inside(problem, folder)
    assert "\n" not in "".join(f"{one}".replace("\n  help: ", "") for one in report.diagnostics)
    site = None if report.errors else to_site(draft)
    if site:
        assert all(render_all(site).values())
    return site


def assert_inside(problem: Diagnostic, folder: Folder) -> None:
    """The place of a problem is one that an editor can go to."""
    path = problem.place.file.split("/", 1)[1]
    if path not in folder:
        assert path in REQUIRED, f"a file that nobody wrote: {problem}"
        return
    text = folder[path].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    assert 1 <= problem.place.line <= len(lines), f"no such line: {problem}"
    assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1, f"no such column: {problem}"
