"""A build changes what it must on disk, and nothing else."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from loosen.build.build import BuildResult, build
from loosen.build.renderer import TEMPLATES

TODAY = date(2026, 12, 1)
STRETCH = "stretches/ear-to-shoulder/index.md"


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def out(neck: Path, tmp_path: Path) -> Path:
    """A folder with the small site's pages in it."""
    folder = tmp_path / "out"
    built = build(neck, folder, today=TODAY)
    assert built.site
    assert not built.report
    return folder


def test_two_builds_give_the_same_bytes(neck: Path, out: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    build(neck, other, today=TODAY)
    assert tree(out) == tree(other)
    assert STRETCH in tree(out)


def test_a_build_of_the_same_content_touches_no_file(neck: Path, out: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    built = build(neck, out, today=TODAY)
    assert (built.written, built.removed) == ((), ())
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_only_pages_that_show_a_change_are_written(neck: Path, out: Path) -> None:
    change(neck / "exercises/ear-to-shoulder.yml", "harder: Lean a little away", "harder: Lean a bit away")
    assert build(neck, out, today=TODAY).written == (STRETCH,)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("exercises/ear-to-shoulder.yml", "level: easy", "level:easy"),
        ("exercises/ear-to-shoulder.yml", "level: easy", "level: esay"),
        ("method.yml", "value: 20 s", "value: 20"),
        ("articles/how-long-to-hold.md", "exercise ear-to-shoulder", "exercise nobody"),
    ],
)
def test_an_error_anywhere_changes_nothing_on_disk(
    neck: Path, out: Path, file: str, old: str, new: str
) -> None:
    before = tree(out)
    change(neck / "exercises/blade-squeeze.yml", "name: Shoulder blade", "name: Blade")  # a good change
    change(neck / file, old, new)
    assert_refused(build(neck, out, today=TODAY))
    assert tree(out) == before


def test_a_warning_stops_only_a_strict_build(neck: Path, out: Path) -> None:
    change(neck / "exercises/blade-squeeze.yml", "reviewed: 2026", "reviewed: 2020")
    before = tree(out)
    assert_refused(build(neck, out, today=TODAY, strict=True))
    assert tree(out) == before
    assert build(neck, out, today=TODAY).written


def assert_refused(built: BuildResult) -> None:
    assert built.report
    assert (built.site, built.written, built.removed) == (None, (), ())


def test_the_page_of_a_deleted_file_goes_and_its_folder_too(neck: Path, out: Path) -> None:
    (neck / "glossary.yml").unlink()
    built = build(neck, out, today=TODAY)
    assert "glossary/index.md" in built.removed
    assert not (out / "glossary").exists()


def test_a_strangers_file_stays(neck: Path, out: Path) -> None:
    beside, alone = out / "glossary/notes.txt", out / "CNAME"
    beside.write_text("mine", "utf-8")
    alone.write_text("mine", "utf-8")
    (neck / "glossary.yml").unlink()
    build(neck, out, today=TODAY)
    assert beside.read_text("utf-8") == alone.read_text("utf-8") == "mine"
    assert not (out / "glossary/index.md").exists()


@pytest.mark.parametrize(
    "name", ["index.md", "README.md", "safety.md", "safety/README.md", "safety/index.html"]
)
def test_a_strangers_file_in_the_place_of_a_page_is_told_and_stays(
    neck: Path, tmp_path: Path, loosen: Callable[..., Result], name: str
) -> None:
    path = tmp_path / "out" / name
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")
    for _ in range(2):
        done = loosen("render", "--content", neck, "--out", tmp_path / "out")
        assert done.exit_code == 1
        assert f"error: {path} cannot be used: it is not ours" in done.output
        assert [one for one in (tmp_path / "out").rglob("*") if one.is_file()] == [path]


def test_any_other_strangers_file_is_told(neck: Path, tmp_path: Path, loosen: Callable[..., Result]) -> None:
    path = tmp_path / "out" / "notes/today.md"
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")
    done = loosen("render", "--content", neck, "--out", tmp_path / "out")
    assert (done.exit_code, path.read_text("utf-8")) == (0, "mine")
    assert f"note: {path} is not ours" in done.output


def test_a_page_that_someone_changed_by_hand_is_made_anew(neck: Path, out: Path) -> None:
    before = (out / STRETCH).read_bytes()
    (out / STRETCH).write_text("mine", "utf-8")
    assert build(neck, out, today=TODAY).written == (STRETCH,)
    assert (out / STRETCH).read_bytes() == before


def test_an_interrupted_build_leaves_no_page_that_the_next_does_not_know(
    neck: Path, out: Path, tmp_path: Path
) -> None:
    templates, new = tmp_path / "templates", neck / "exercises/new.yml"
    shutil.copytree(TEMPLATES, templates)
    (templates / "pieces/recipe.html.jinja").write_text("{{ 1 // 0 }}", "utf-8")
    shutil.copy(neck / "exercises/ear-to-shoulder.yml", new)
    change(new, "\nname: ", "\nname: Not ")
    with pytest.raises(ZeroDivisionError):
        build(neck, out, today=TODAY, templates=templates)
    assert (out / "stretches/new/index.md").exists()
    new.unlink()
    assert build(neck, out, today=TODAY).removed == ("assets/recipes/new.js", "stretches/new/index.md")


def test_several_processes_make_the_same_pages_as_one(
    neck: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOOSEN_PROCESSES", "2")
    told: list[tuple[int, int]] = []
    other = tmp_path / "elsewhere"
    built = build(neck, other, today=TODAY, progress=lambda done, of: told.append((done, of)))
    assert tree(other) == tree(out)
    assert set(built.written) == tree(out).keys() - {".loosen"}
    made = sum(path.endswith(".md") or path.startswith("assets/recipes/") for path in built.written)
    assert told[-1] == (made, made)


def test_no_unfinished_file_is_left(out: Path) -> None:
    assert [path.name for path in out.rglob(".*") if path.is_file()] == [".loosen"]


def test_a_site_without_its_optional_parts_builds(
    neck: Path, tmp_path: Path, changed: Callable[..., Path]
) -> None:
    for path in ("glossary.yml", "articles/how-long-to-hold.md"):
        (neck / path).unlink()
    built = build(neck, tmp_path / "small", today=TODAY)
    assert built.site
    pages = {path.split("/")[0] for path in built.written if path.endswith(".md")}
    assert not pages & {"glossary", "articles", "pain-cycle"}


def test_empty_and_huge_folders_are_no_trouble(tmp_path: Path) -> None:
    empty = tmp_path / "content"
    empty.mkdir()
    built = build(empty, tmp_path / "out", today=TODAY)
    assert {problem.place.file for problem in built.report.errors} == {
        "content/method.yml",
        "content/safety.yml",
        "content/site.yml",
    }


def test_an_empty_list_of_files_removes_nothing(neck: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".loosen").touch()
    assert build(neck, out, today=TODAY).removed == ()
