"""What README, CONTRIBUTING and GUIDELINES say is all there is, and all they say is there."""

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import click
import loosen.model
import pytest
from loosen.cli import main
from loosen.model import Exercise, Held, Moved, OwnWords, Prose, Settings
from loosen.model.base import Entity

ROOT = Path(__file__).parents[1]
NOT_WRITTEN = (Entity, Exercise, Prose, Moved, OwnWords, Held)
"""No file is of the first three; `loosen move` writes the fourth; the keys of words are in no model; the last
has the keys of a kind that is timed like it."""


def read(*names: str) -> str:
    return "\n".join((ROOT / name).read_text("utf-8") for name in names)


CONTEXT = click.Context(main)
COMMANDS = [main.get_command(CONTEXT, name) for name in main.list_commands(CONTEXT)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_command_stands_in_the_docs_on_one_line_with_its_options(command: click.Command) -> None:
    usage = re.compile(rf"\bloosen {command.name}\b")
    lines = [line for line in read("README.md", "CONTRIBUTING.md").splitlines() if usage.search(line)]
    options = [max(one.opts, key=len) for one in command.params if isinstance(one, click.Option)]
    assert any(all(option in line for option in options) for line in lines), (
        f"README.md or CONTRIBUTING.md must have a line `loosen {command.name} ...` with {options}"
    )


def test_each_make_target_in_the_docs_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", read("README.md", "CONTRIBUTING.md"), re.MULTILINE))
    assert {"serve", "test", "site"} <= named
    assert named - targets == set()


def test_each_file_that_the_docs_lead_to_exists() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "content/GUIDELINES.md", "docs/security.md"):
        text = re.sub(r"`[^`\n]*`", "", read(name))  # what stands in code is an example, good or bad
        links = re.findall(r"\]\((?!https?:|#|/)([^)#\s]+)", text) + re.findall(r'src="([^":]+)"', text)
        folder = (ROOT / name).parent
        assert [link for link in links if not (folder / link).exists()] == [], name


NAMED = re.compile(
    r"(?<![\w./-])(?:benchmarks|docs|generator|schema|templates|tests|tools)/[\w./-]+\.(?:css|js|md|py)\b"
)
PROSE = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md")),
    *(file for folder in ("docs", "generator", "benchmarks") for file in (ROOT / folder).rglob("*.[mp][dy]")),
]


@pytest.mark.parametrize("file", PROSE, ids=lambda file: str(file.relative_to(ROOT)))
def test_each_file_that_docs_and_messages_name_exists(file: Path) -> None:
    assert [name for name in NAMED.findall(file.read_text("utf-8")) if not (ROOT / name).exists()] == []


def records() -> Iterator[type]:
    """Every type of the model that an author's file fills."""
    for module in pkgutil.iter_modules(loosen.model.__path__):
        for one in vars(importlib.import_module(f"loosen.model.{module.name}")).values():
            if isinstance(one, type) and hasattr(one, "__pydantic_config__") and one not in NOT_WRITTEN:
                yield one


def keys(record: type) -> set[str]:
    """What an author may write; the id, an own kind and the text of an article come from elsewhere."""
    names = {field.name for field in dataclasses.fields(record)} - {"id", "origin", "own_kind", "text"}
    return {name.replace("_", " ") for name in names}


def sections(markdown: str) -> dict[str, set[str]]:
    """The keys in the tables below each heading: the last code in the first cell of a row."""
    parts = re.split(r"^#{2,3} (.*)$", markdown, flags=re.MULTILINE)
    rows = re.compile(r"^\| (?:`[^`|]+` / )*`([^`|]+)` \|", re.MULTILINE)
    return {heading: set(rows.findall(body)) for heading, body in zip(parts[1::2], parts[2::2], strict=True)}


@pytest.mark.parametrize(
    "record", sorted(set(records()), key=lambda one: one.__name__), ids=lambda one: one.__name__
)
def test_each_field_stands_in_the_guidelines(record: type) -> None:
    found = sections(read("content/GUIDELINES.md"))
    if not issubclass(record, Entity):  # a part of a kind, in the table of that kind
        assert keys(record) - set().union(*found.values()) == set()
        return
    name = "Site" if record is Settings else re.sub(r"(?<!^)(?=[A-Z])", " ", record.__name__).capitalize()
    own = next(body for heading, body in found.items() if heading.replace("-", " ") == name)
    shared = found["All exercises"] | found["Figure"] if issubclass(record, Exercise) else set()
    assert keys(record) - own - shared == set()


def rows_of_attacks() -> list[str]:
    lines = read("docs/security.md").splitlines()
    return [line for line in lines if line.startswith("| ") and not line.startswith("| Route")]


@pytest.mark.parametrize("row", rows_of_attacks())
def test_each_attack_in_the_docs_names_the_test_that_tries_it(row: str) -> None:
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]
    assert len(cells) == 4, "a row has a route, an attack, what happens, and a test"
    found = re.fullmatch(r"`(tests/\S+\.py)::(test_\w+)`", cells[3])
    assert found, "the test must stand as `tests/file.py::test_name`"
    defined = re.search(rf"^def {found[2]}\(", read(found[1]), re.MULTILINE)
    assert defined, f"there is no {found[2]} in {found[1]}"
