"""A build with a cache gives byte for byte what one without gives, after any edit and with any cache."""

from __future__ import annotations

import logging
import random
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from loosen.build.build import build
from loosen.build.renderer import TEMPLATES
from loosen.runtime.fingerprint import hash_folders
from loosen.runtime.store import NAME, Store

from tests.conftest import TODAY

CONTENT = Path(__file__).parents[2] / "content"
FEW = ("belly-breathing", "knee-rock", "press-up")
"""Exercises whose drawings move; of the others only the words stay, which keeps this quick."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The real content, of which a few exercises are drawn."""
    out = tmp_path / "content"
    shutil.copytree(CONTENT, out)
    for file in (out / "exercises").glob("*.yml"):
        if file.stem not in FEW:
            file.write_text(file.read_text("utf-8").partition("\nfigure:\n")[0] + "\n", "utf-8")
    return out


def _built(content: Path, out: Path, cache: Path | None, templates: Path = TEMPLATES) -> dict[str, bytes]:
    built = build(content, out, today=date.fromisoformat(TODAY), cache=cache, templates=templates)
    assert built.site, built.report
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


EDITS: tuple[Callable[[Path, Path, int], None], ...] = (
    lambda content, _, n: _replace(content / "exercises/press-up.yml", "\nname: ", f"\nname: A{n} "),
    lambda content, _, n: _replace(content / "exercises/belly-breathing.yml", "length: 12", f"length: 1{n}"),
    lambda content, _, n: _replace(content / "muscles/soleus.yml", "name: ", f"name: A{n} "),
    lambda content, _, n: _replace(content / "routines/desk-break.yml", "name: ", f"name: A{n} "),
    lambda content, _, n: _replace(content / "site.yml", "name: ", f"name: A{n} "),
    lambda _, templates, n: _replace(templates / "words.en.yml", "figure:", f"# {n}\nfigure:"),
    lambda _, templates, n: _replace(templates / "pages/exercise.md.jinja", "<p ", f"<p data-n{n} "),
)


@pytest.mark.slow
@pytest.mark.parametrize("processes", ["2", "1"])
def test_any_edits_give_the_same_pages_warm_and_cold(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: str
) -> None:
    monkeypatch.setenv("LOOSEN_PROCESSES", processes)
    templates, cache, chance = tmp_path / "templates", tmp_path / "cache", random.Random(7)
    shutil.copytree(TEMPLATES, templates)
    _built(content, tmp_path / "warm", cache, templates)
    for number in range(5):
        for edit in chance.sample(EDITS, 2):
            edit(content, templates, number)
        warm = _built(content, tmp_path / "warm", cache, templates)
        assert warm == _built(content, tmp_path / f"cold-{number}", None, templates)


@pytest.mark.slow
@pytest.mark.parametrize("harm", ["cut", "noise", "foreign", "a broken text"])
def test_a_broken_cache_is_thrown_away_with_a_line(
    content: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, harm: str
) -> None:
    cache = tmp_path / "cache"
    cold = _built(content, tmp_path / "cold", cache)
    file = cache / NAME
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:3000])
    elif harm == "noise":
        file.write_bytes(b"not a database" * 99)
    else:
        _harm(file, "PRAGMA application_id = 1" if harm == "foreign" else "UPDATE kept SET text = x'00'")
    with caplog.at_level(logging.WARNING):
        assert _built(content, tmp_path / "warm", cache) == cold
    assert "thrown away" in caplog.text
    caplog.clear()
    assert _built(content, tmp_path / "again", cache) == cold
    assert not caplog.text


def _harm(file: Path, command: str) -> None:
    database = sqlite3.connect(file)
    with database:
        database.execute(command)
    database.close()


@pytest.mark.slow
def test_drawings_are_kept(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOOSEN_PROCESSES", "2")
    cold = _built(content, tmp_path / "one", tmp_path / "cache")
    _harm(tmp_path / "cache" / NAME, "CREATE TABLE before AS SELECT * FROM kept")
    assert _built(content, tmp_path / "two", tmp_path / "cache") == cold
    with sqlite3.connect(tmp_path / "cache" / NAME) as database:
        tables = [set(database.execute(f"SELECT key, text FROM {name}")) for name in ("before", "kept")]
    database.close()
    assert tables[0] == tables[1] != set()


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    for _ in range(2):
        first, second = Store(tmp_path), Store(tmp_path)
        texts = [
            store.get_or_make(key, lambda key=key: f"<{key}>") for store in (first, second) for key in "ab"
        ]
        assert texts == ["<a>", "<b>"] * 2
        first.close()
        second.close()
    store = Store(tmp_path)
    assert store.get_or_make("a", lambda: pytest.fail("it is made again")) == "<a>"
    store.close()


def test_what_another_program_made_is_not_used(tmp_path: Path) -> None:
    for program, made in (("1", "a"), ("1", "a"), ("2", "b"), ("1", "c")):
        store = Store(tmp_path, program=program)
        assert store.get_or_make("key", lambda made=made: made) == made
        store.close()


def test_a_file_that_comes_to_the_program_makes_it_another_one(tmp_path: Path) -> None:
    for name in ("generator", "templates"):
        shutil.copytree(CONTENT.parent / name, tmp_path / name)
    roots = (tmp_path / "generator", tmp_path / "templates")
    before = hash_folders(*roots)
    assert before == hash_folders(CONTENT.parent / "generator", CONTENT.parent / "templates")
    marks = {before}
    for number, root in enumerate((*roots, roots[0] / "loosen" / "checks", roots[1] / "pages"), 2):
        (root / "new.txt").write_text("")
        marks.add(hash_folders(*roots))
        assert len(marks) == number
    (roots[0] / "new.txt").rename(roots[0] / "newer.txt")
    marks.add(hash_folders(*roots))
    assert len(marks) == 6


def test_an_interrupted_build_leaves_a_cache_that_works(tmp_path: Path) -> None:
    interrupted = Store(tmp_path)
    interrupted.get_or_make("a", lambda: "text")
    del interrupted
    store = Store(tmp_path)
    assert store.get_or_make("a", lambda: "text") == "text"
    store.close()
