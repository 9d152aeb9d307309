"""A page of which nothing changed is not made again, and no byte of it tells."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator import cores, fingerprint, kept
from generator.build import build
from generator.pages import Page
from generator.render import TEMPLATES, Renderer
from tests.generator.test_build import change, tree

TODAY = date(2026, 12, 1)
DRAWN = Path(__file__).parents[2] / "content" / "exercises" / "press-up.yml"
EAR = "exercises/ear-to-shoulder.yml"


class Work:
    """A content, its templates, a cache, and pages that are built again and again."""

    def __init__(self, content: Path, at: Path) -> None:
        self.content, self.templates, self.cache, self.at = content, at / "templates", at / "cache", at
        shutil.copytree(TEMPLATES, self.templates)

    def warm(self) -> dict[str, bytes]:
        return self._built("warm", self.cache)

    def cold(self) -> dict[str, bytes]:
        shutil.rmtree(self.at / "cold", ignore_errors=True)
        return self._built("cold", None)

    def _built(self, name: str, cache: Path | None) -> dict[str, bytes]:
        built = build(self.content, self.at / name, today=TODAY, templates=self.templates, cache=cache)
        assert built.site, built.report
        return tree(self.at / name)


@pytest.fixture
def work(neck: Path, tmp_path: Path) -> Work:
    """The small site, in which one exercise is drawn."""
    figure = DRAWN.read_text("utf-8").partition("\nfigure:\n")[2]
    with (neck / EAR).open("a", encoding="utf-8") as file:
        file.write(f"figure:\n{figure}")
    return Work(neck, tmp_path)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that are made from now on."""
    paths: list[str] = []
    render = Renderer.render

    def noted(renderer: Renderer, page: Page) -> str:
        paths.append(page.path)
        return render(renderer, page)

    monkeypatch.setattr(Renderer, "render", noted)
    return paths


def of_content(file: str, old: str, new: str) -> Callable[[Work], None]:
    return lambda work: change(work.content / file, old, new)


def of_templates(file: str, old: str, new: str) -> Callable[[Work], None]:
    return lambda work: change(work.templates / file, old, new)


def added(work: Work) -> None:
    shutil.copy(work.content / EAR, work.content / "exercises" / "another.yml")
    change(work.content / "exercises" / "another.yml", "name: ", "name: Not ")


def renamed(work: Work) -> None:
    exercises = work.content / "exercises"
    (exercises / "blade-squeeze.yml").rename(exercises / "shoulder-squeeze.yml")
    change(work.content / "routines" / "screen-break.yml", "blade-squeeze", "shoulder-squeeze")


EDITS: dict[str, Callable[[Work], None]] = {
    "a text of an exercise": of_content(EAR, "Sit tall", "Sit up tall"),
    "a name of an exercise": of_content(EAR, "name: Ear", "name: An ear"),
    "a time": of_content("routines/screen-break.yml", "time: 2 min", "time: 3 min"),
    "a name of a muscle": of_content("muscles/rhomboids.yml", "name: Between", "name: Right between"),
    "a name of a routine": of_content("routines/screen-break.yml", "name: S", "name: Our s"),
    "a text of an article": of_content("articles/how-long-to-hold.md", "\n---\n", "\n---\n\nFirst of all.\n"),
    "the method": of_content("method.yml", "value: 20 s", "value: 19 s"),
    "a setting": of_content("site.yml", "name: ", "name: Our "),
    "a level": of_content("vocabulary/levels.yml", "name: ", "name: Quite "),
    "a word": of_templates("words.en.yml", "Start with the timer", "Go to the timer"),
    "a template": of_templates("pages/exercise.md.jinja", '<p class="lead">', '<p class="lead first">'),
    "a part of templates": of_templates("partials/foot.md.jinja", "<footer ", "<footer data-end "),
    "a new file": added,
    "a name of a file": renamed,
    "a deletion": lambda work: (work.content / "glossary.yml").unlink(),
}


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_pages_are_the_same_bytes_as_those_made_anew(work: Work, seed: int) -> None:
    chance = random.Random(seed)
    work.warm()
    names = chance.sample(sorted(EDITS), len(EDITS))
    while names:
        some = [names.pop() for _ in range(min(len(names), chance.choice((1, 2, 3))))]
        for name in some:
            EDITS[name](work)
        assert work.warm() == work.cold(), some


def test_only_pages_that_read_what_changed_are_made(work: Work, made: list[str]) -> None:
    before = work.warm()
    made.clear()
    assert work.warm() == before
    assert not made
    EDITS["a name of a routine"](work)
    work.warm()
    assert "routines/screen-break/index.md" in made
    assert not any(path.startswith(("muscles/", "glossary/", "assets/")) for path in made)
    made.clear()
    EDITS["a text of an exercise"](work)
    work.warm()
    assert [path for path in made if path.startswith("assets/")] == ["assets/recipes/ear-to-shoulder.js"]


def test_a_page_that_somebody_changed_is_made_again(work: Work, made: list[str]) -> None:
    before = work.warm()
    made.clear()
    (work.at / "warm" / "about" / "index.md").write_text("mine", "utf-8")
    (work.at / "warm" / "safety" / "index.md").unlink()
    assert work.warm() == before
    assert sorted(made) == ["about/index.md", "safety/index.md"]


def test_what_pages_that_stay_need_is_kept_whoever_looked_at_them(
    work: Work, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = work.warm()
    monkeypatch.setattr(cores, "cores", lambda: 2)
    monkeypatch.setattr(kept, "_AT_ONCE", 1)
    monkeypatch.setattr("generator.shelf.SPARE", 0)
    for _ in range(3):
        made.clear()
        assert work.warm() == before
        assert not made


def test_a_page_with_another_date_is_still_what_it_was(work: Work, made: list[str]) -> None:
    before = work.warm()
    made.clear()
    for page in (work.at / "warm").rglob("*.md"):
        os.utime(page, (1, 1))
    assert work.warm() == before
    assert not made


def test_other_code_makes_all_pages_again(
    work: Work, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    work.warm()
    pages = sorted(made)
    made.clear()
    monkeypatch.setattr(fingerprint, "of_code", lambda *_, **__: "another")
    work.warm()
    assert sorted(made) == pages


def test_templates_are_compiled_once(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    work.warm()
    EDITS["a text of an exercise"](work)
    with monkeypatch.context() as patch:
        patch.setattr("jinja2.Environment.compile", lambda *_: pytest.fail("it is compiled again"))
        assert work.warm() != {}
    EDITS["a template"](work)
    assert work.warm() == work.cold()


def test_drawings_of_pages_that_stay_are_kept(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.shelf.SPARE", 0)
    before = work.warm()
    for edit in ("a name of a routine", "a text of an article"):
        EDITS[edit](work)
        work.warm()
    monkeypatch.setattr("generator.pictures.picture", lambda *_, **__: pytest.fail("it is drawn again"))
    shutil.rmtree(work.at / "warm")
    assert work.warm().keys() == before.keys()


def test_a_build_that_was_interrupted_spoils_nothing(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    work.warm()
    EDITS["a text of an exercise"](work)
    with monkeypatch.context() as patch:
        patch.setattr("generator.output.Output.finish", interrupt)
        with pytest.raises(KeyboardInterrupt):
            work.warm()
    assert work.warm() == work.cold()


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt
