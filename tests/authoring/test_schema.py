"""The schemas for editors, and whether they say what `check` says."""

from __future__ import annotations

import json
import pathlib
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker
from loosen.authoring.editor_schema import described, schemas, without_ids
from loosen.authoring.editor_schema import settings as editor_settings
from loosen.authoring.yaml_edit import find, set_value
from loosen.checks import references
from loosen.loader.document import Document, parse_text
from loosen.loader.parse import parse, parse_document
from loosen.loader.reader import ReadResult
from loosen.model import Draft, HoldDose
from loosen.model.author_fields import KINDS, author_fields
from loosen.model.duration import parse_duration
from loosen.model.location import KeyPath
from loosen.runtime.memoize import memoize_by_identity

ROOT = pathlib.Path(__file__).parents[2]
FILES = sorted((ROOT / "content").rglob("*.yml"))
Load = Callable[[str], Any]


def _schema_for(file: pathlib.Path) -> str:
    for schema, pattern in editor_settings().items():
        if file.match(pattern):
            return pathlib.PurePosixPath(schema).name
    raise AssertionError(f"no schema is for {file}")


def _mistakes(schema: dict[str, Any], data: Any) -> list[str]:
    found = Draft7Validator(schema, format_checker=FormatChecker()).iter_errors(data)
    return [f"{list(one.absolute_path)}: {one.message}" for one in found]


@pytest.fixture(scope="session")
def made(draft: Draft) -> dict[str, Any]:
    return schemas(draft)


def test_each_schema_is_a_schema(made: dict[str, Any]) -> None:
    for schema in made.values():
        Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_real_content_fits_its_schema(
    file: pathlib.Path, made: dict[str, Any], as_editors_read: Load
) -> None:
    schema = made[_schema_for(file)]
    assert _mistakes(schema, as_editors_read(file.read_text(encoding="utf-8"))) == []


def test_the_schemas_in_the_repository_are_those_of_the_model(draft: Draft) -> None:
    """Ids are left out: they follow the content, and `make check` brings them up to date."""
    stale = []
    for name, schema in schemas(draft).items():
        path = ROOT / "schema" / name
        there = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        if without_ids(there) != without_ids(json.loads(json.dumps(schema))):
            stale.append(name)
    assert stale == [], "run `loosen schema`"


def test_the_editor_knows_the_schema_of_every_kind() -> None:
    text = (ROOT / ".vscode/settings.json").read_text(encoding="utf-8")
    there = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    assert there["yaml.schemas"] == editor_settings()
    for schema in editor_settings():
        assert (ROOT / schema).exists()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_tells_every_editor_its_schema(file: pathlib.Path) -> None:
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text(encoding="utf-8"))
    assert named
    assert (file.parent / named[1]).resolve() == ROOT / "schema" / _schema_for(file)


def test_no_key_that_parse_adds_is_offered(draft: Draft) -> None:
    assert "\\u0000" not in json.dumps(schemas(draft))


def test_every_key_has_a_description(draft: Draft) -> None:
    stretch = schemas(draft)["exercise.json"]["else"]["allOf"][0]["then"]["properties"]
    assert [key for key, schema in stretch.items() if not schema.get("description")] == []
    assert set(stretch) == {"kind", *(field.key for field in KINDS["stretch"].fields)}


def test_what_all_kinds_of_exercise_have_alike_stands_once(draft: Draft) -> None:
    schema = schemas(draft)["exercise.json"]
    assert {"figure", "credit"} <= set(schema["definitions"])
    for branch in schema["else"]["allOf"]:
        assert branch["then"]["properties"]["figure"]["allOf"] == [{"$ref": "#/definitions/figure"}]


def test_ids_come_with_the_names_that_they_stand_for(draft: Draft) -> None:
    muscles = schemas(draft)["exercise.json"]["definitions"]["muscle-id"]
    at = muscles["enum"].index("piriformis")
    assert muscles["enumDescriptions"][at] == draft.muscles["piriformis"].name


def test_an_id_whose_file_has_a_mistake_is_still_known(reading: ReadResult) -> None:
    broken, _ = parse_text(b"name: Only a name\n", "content/muscles/piriformis.yml")
    assert broken
    others = tuple(one for one in reading.documents if one.file != broken.file)
    draft, _ = parse(ReadResult((*others, broken), (), frozenset()))
    assert "piriformis" in schemas(draft)["exercise.json"]["definitions"]["muscle-id"]["enum"]


def test_ids_do_not_count_as_the_model() -> None:
    with_one = {"muscle-id": {"enum": ["a"], "enumDescriptions": ["A"], "type": "string"}}
    with_two = {"muscle-id": {"enum": ["a", "b"], "enumDescriptions": ["A", "B"], "type": "string"}}
    assert without_ids(with_one) == without_ids(with_two)
    assert without_ids({"enum": ["each"]}) == {"enum": ["each"]}


# --- The same verdict as `check`


def _is_time(text: str) -> bool:
    """Whether it has the form of a time; that it is at most a day long, a schema cannot say."""
    try:
        return parse_duration(text) > 0
    except ValueError as error:
        return "at most" in str(error)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(["0", "1", "30", "75", " h", " min", " s", "s", ":", " ", "-"]), max_size=6))
@example(["0 s"])
@example(["1:30"])
@example(["1 min 30 s"])
@example(["0 min 0 s"])
def test_schema_and_check_agree_on_times(parts: list[str]) -> None:
    text = "".join(parts)
    hold = described(next(field for field in author_fields(HoldDose) if field.key == "hold"))
    assert bool(re.search(hold["pattern"], text)) is _is_time(text), text


VALUES = (
    "x", "30", "30 s", "10sec", "0.5 min", "1:30", "1:75", "-5 s", "0 s", "1 min 5 s", "0:00", " 2 min",
    "left", "each", "no", "yes", "short", "floor", "partial", "stretch", "0", "2", "101", "-1", "1.5", "1994",
    "8", "3-6", "6-3", "3 - 6", "2026-11-22", "2026-13-01", "2026-02-30", "22.11.2026", "20261122",
    "figure-four-stretch", "piriformis", "mat", "gentle", "https://a.org/", "a.org", "[]", "[x]", "[2, 3]",
    "[piriformis]", "[mat, ball]", "[[x]]", "{}", "{x: y}", "{hold: 30 s, days per week: 7}", "''", '"a: b"',
)  # fmt: skip
"""Not among them: nothing at all, `true`, `null` and numbers in quotes, where an editor is stricter."""
KEYS = ("name", "Name", "hold", "id", "kind", "muscles", "moved_to", "also_called", "x")


def _paths(data: Any, above: KeyPath = ()) -> list[KeyPath]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for key, value in inner for path in ((*above, key), *_paths(value, (*above, key)))]


def _with_key(text: str, path: KeyPath, key: str) -> str:
    pair = find(text, path)
    assert pair
    return text[: pair.key.start_mark.index] + key + text[pair.key.end_mark.index :]


def _without(text: str, path: KeyPath) -> str:
    """The text without the lines of a key, where it has lines of its own."""
    pair = find(text, path)
    assert pair
    start, end = pair.key.start_mark, pair.value.end_mark
    lines = text.split("\n")
    own = lines[start.line][: start.column].strip() == "" and start.line < end.line
    return "\n".join(lines[: start.line] + lines[end.line :]) if own else text


_parsed = memoize_by_identity(lambda document: tuple(parse_document(document, {})))
"""Kept, as all files but one are the same each time. The content has no kinds of exercise of its own."""


def _accepted(reading: ReadResult, document: Document) -> bool:
    """Whether `check` finds the shape of a document right, and all ids in it known."""
    others = tuple(document if one.file == document.file else one for one in reading.documents)
    draft, found = parse(ReadResult(others, (), frozenset()), document_parser=lambda one, _: _parsed(one))
    found = (*found, *references.known_references(draft), *references.moved_target(draft))
    return not [one for one in found if one.place.file == document.file]


@dataclass(frozen=True, repr=False)
class Sides:
    """Both sides of the comparison. Hypothesis shows each argument, and a whole site is too long to show."""

    reading: ReadResult
    made: dict[str, Any]
    load: Load


@pytest.fixture(scope="session")
def sides(reading: ReadResult, made: dict[str, Any], as_editors_read: Load) -> Sides:
    return Sides(reading, made, as_editors_read)


@pytest.mark.slow
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    number=st.integers(0, 9999),
    place=st.integers(0, 9999),
    how=st.sampled_from(["value", "value", "value", "key", "without"]),
    value=st.sampled_from(VALUES),
    key=st.sampled_from(KEYS),
)
def test_schema_and_check_agree_on_a_changed_file(
    number: int,
    place: int,
    how: str,
    value: str,
    key: str,
    sides: Sides,
) -> None:
    documents = [one for one in sides.reading.documents if one.file.endswith(".yml")]
    document = documents[number % len(documents)]
    text, paths = document.text, _paths(document.data)
    path = paths[place % len(paths)]
    if how == "value":
        text = set_value(text, path, value)
    elif isinstance(path[-1], str):
        text = _with_key(text, path, key) if how == "key" else _without(text, path)
    changed, found = parse_text(text.encode(), document.file)
    if not changed or found:
        return  # not YAML any more, or a key twice: an editor says so without a schema
    schema = sides.made[_schema_for(pathlib.Path(document.file))]
    mistakes = _mistakes(schema, sides.load(text))
    assert (mistakes == []) is _accepted(sides.reading, changed), (document.file, path, how, mistakes[:3])


@pytest.mark.slow
def test_python_without_docstrings_writes_the_same(tmp_path: KeyPath) -> None:
    for name, options in (("with", []), ("without", ["-OO"])):
        command = [sys.executable, *options, "-m", "loosen", "schema"]
        subprocess.run([*command, "--out", tmp_path / name, "--content", ROOT / "tests/neck"], check=True)
    made = {path.name: path.read_bytes() for path in (tmp_path / "with").iterdir()}
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "without").iterdir()}
