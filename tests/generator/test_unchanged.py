"""A page that stays as it was is neither converted, shown nor finished again, and no byte of a site tells."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator import cores
from generator.build import examine
from generator.finish import finish, folder
from generator.pages import navigation
from generator.publish import ready
from generator.publish.shell import Shell
from generator.render import catalogue
from tests.generator.test_publish import CACHE, DAMAGES, Tree, tree

FINISHED = f"{Path(CACHE).parent}/{ready.FINISHED}"
ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A small content, and a copy of everything that makes a site of it, to change at will."""
    shutil.copytree(ROOT / "tests" / "neck", tmp_path / "content")
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def configured(work: Path, name: str = "warm", **changes: object) -> Path:
    """The configuration of the site `name`: its docs, site and cache stand in a folder of that name."""
    (work / name / "docs").mkdir(parents=True, exist_ok=True)
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": "docs",
        "hooks": [str(work / "generator" / "mkdocs_hooks.py")],
        "watch": [],
        "theme": {"custom_dir": str(work / "templates" / "theme")},
        **changes,
    }
    path = work / name / "mkdocs.yml"
    path.write_text(json.dumps(config), "utf-8")
    return path


def begun(work: Path, name: str, content: Path) -> subprocess.Popen[str]:
    """`mkdocs build` by the copied generator."""
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "LOOSEN_CONTENT": str(content),
        "PYTHONPATH": os.pathsep.join((str(work), str(work / "more"))),
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(configured(work, name))]
    return subprocess.Popen(
        command,
        cwd=work,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def built(work: Path, name: str, content: Path) -> Tree:
    return ended(work, name, begun(work, name, content))


def ended(work: Path, name: str, process: subprocess.Popen[str]) -> Tree:
    said, _ = process.communicate()
    assert process.returncode == 0, said
    return tree(work / name / "site")


def anew(work: Path, content: Path) -> Tree:
    """The site with nothing kept from any build."""
    shutil.rmtree(work / "cold", ignore_errors=True)
    return built(work, "cold", content)


def edited(work: Path, file: str, old: str, new: str) -> None:
    path = work / file
    text = path.read_text("utf-8")
    assert old in text, file
    path.write_text(text.replace(old, new, 1), "utf-8")


def renamed(work: Path) -> None:
    exercises = work / "content" / "exercises"
    (exercises / "blade-squeeze.yml").rename(exercises / "shoulder-squeeze.yml")
    edited(work, "content/routines/screen-break.yml", "blade-squeeze", "shoulder-squeeze")


def deleted(work: Path) -> None:
    (work / "content" / "articles" / "how-long-to-hold.md").unlink()


def another_version(work: Path) -> None:
    info = work / "more" / "extension-2.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: extension\nVersion: 2.0\n")


EDITS: dict[str, Callable[[Path], None]] = {
    "an exercise": lambda work: edited(
        work, "content/exercises/ear-to-shoulder.yml", "Sit tall", "Sit up tall"
    ),
    "an exercise's name": lambda work: edited(
        work, "content/exercises/ear-to-shoulder.yml", "name: Ear", "name: An ear"
    ),
    "a muscle's name": lambda work: edited(
        work, "content/muscles/rhomboids.yml", "name: Between", "name: Right between"
    ),
    "a routine": lambda work: edited(work, "content/routines/screen-break.yml", "time: 2 min", "time: 3 min"),
    "a setting": lambda work: edited(work, "content/site.yml", "name: ", "name: Our "),
    "a word": lambda work: edited(work, "templates/words.en.yml", "search: ", "search: Please "),
    "a template": lambda work: edited(
        work, "templates/pages/exercise.md.jinja", '<p class="lead">', '<p class="lead first">'
    ),
    "a part of the theme": lambda work: edited(
        work, "templates/theme/partials/footer.html", "{#-", "<p>End</p>{#-"
    ),
    "an asset": lambda work: edited(work, "templates/assets/site.css", "{", "{ --new: 1; "),
    "code that makes pages": lambda work: edited(
        work,
        "generator/duration.py",
        "def as_clock",
        "def as_clock(seconds: int) -> str:\n    return 'soon'\n\n\ndef old_clock",
    ),
    "code that finishes": lambda work: edited(
        work, "generator/finish/head.py", 'content="no-referrer"', 'content="same-origin"'
    ),
    "a version of a dependency": another_version,
    "a deletion": deleted,
    "a name of a file": renamed,
}

AT_ONCE = 3
"""Edits between two builds."""


@pytest.mark.slow
def test_after_any_edit_a_site_is_the_same_bytes_as_one_built_anew(work: Path) -> None:
    content = work / "content"
    built(work, "warm", content)
    names = random.sample(sorted(EDITS), len(EDITS))
    for some in (names[start : start + AT_ONCE] for start in range(0, len(names), AT_ONCE)):
        for name in some:
            EDITS[name](work)
        assert built(work, "warm", content) == anew(work, content), some


@pytest.mark.slow
def test_two_builds_at_once_with_one_cache_both_give_their_own_site(work: Path) -> None:
    shutil.copytree(work / "content", work / "other")
    edited(work, "other/muscles/rhomboids.yml", "name: Between", "name: Right between")
    right = {name: anew(work, work / name) for name in ("content", "other")}
    for name in right:
        (work / f"at-once-{name}").mkdir()
        (work / f"at-once-{name}" / ".cache").symlink_to(work / "shared")
    (work / "shared").mkdir()
    for _ in range(3):
        processes = {name: begun(work, f"at-once-{name}", work / name) for name in right}
        assert {name: ended(work, f"at-once-{name}", one) for name, one in processes.items()} == right


@pytest.fixture
def here(work: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Tree]:
    """Builds in this process, with our own generator."""
    monkeypatch.setenv("LOOSEN_CONTENT", str(work / "content"))
    shutil.rmtree(work / "generator")

    def build_here() -> Tree:
        hooks = [str(ROOT / "generator" / "mkdocs_hooks.py")]
        build(load_config(str(configured(work, hooks=hooks))))
        return tree(work / "warm" / "site")

    return build_here


def test_pages_made_in_one_go_on_all_cores_are_what_finish_makes_of_those_of_mkdocs(work: Path) -> None:
    site, _ = examine(work / "content", today=TODAY)
    assert site
    nav = [{name: path} for name, path in navigation(site, catalogue(site))]
    same = {"site_name": site.settings.name, "site_description": site.settings.description, "nav": nav}
    edited(work, "generator/publish/convert.py", "_WORTH_A_PROCESS = 60", "_WORTH_A_PROCESS = 1")
    if cores.cores() > 1:
        here = (  # the first page is made before there are other processes
            "        import multiprocessing\n\n        Press.count = getattr(Press, 'count', 0) + 1\n"
            "        assert multiprocessing.parent_process() or Press.count == 1\n"
        )
        edited(work, "generator/publish/press.py", "        made = part(", f"{here}        made = part(")
    made = built(work, "warm", work / "content")
    shutil.copytree(work / "warm" / "docs", work / "plain" / "docs")
    build(load_config(str(configured(work, "plain", site_url=site.settings.address, hooks=[], **same))))
    finish(work / "plain" / "site", site)
    assert made == tree(work / "plain" / "site")


def test_files_of_ours_have_a_second_name_in_the_site_or_a_copy(
    work: Path, here: Callable[[], Tree], monkeypatch: pytest.MonkeyPatch
) -> None:
    linked = here()
    both = [work / "warm" / folder / "assets/recipes/ear-to-shoulder.js" for folder in ("docs", "site")]
    assert both[0].samefile(both[1])
    both[1].write_text("somebody wrote into the site, and so into both")
    assert here() == linked
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError("on another disk")))
    assert here() == linked
    assert not both[0].samefile(both[1])


def test_of_pages_outside_the_navigation_only_those_are_shown_that_changed(
    work: Path, here: Callable[[], Tree], monkeypatch: pytest.MonkeyPatch
) -> None:
    here()
    edited(work, "content/exercises/ear-to-shoulder.yml", "Tilt your head less", "Tilt it less")
    shown: list[str] = []
    render = Shell.render

    def noted(shell: Shell, context: dict) -> str:
        shown.append(context["page"].url)
        return render(shell, context)

    monkeypatch.setattr(Shell, "render", noted)
    here()
    with_its_words = ["articles/how-long-to-hold/", "routines/screen-break/", "stretches/ear-to-shoulder/"]
    assert sorted(url for url in shown if url.count("/") > 1) == with_its_words


def test_an_interrupted_build_spoils_nothing(
    here: Callable[[], Tree], work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = here()
    edited(work, "content/exercises/ear-to-shoulder.yml", "Sit tall", "Sit up tall")
    with monkeypatch.context() as patch:
        patch.setattr(folder.Aside, "settle", interrupt)
        with pytest.raises(KeyboardInterrupt):
            here()
    edited(work, "content/exercises/ear-to-shoulder.yml", "Sit up tall", "Sit tall")
    assert here() == before


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("damage", DAMAGES)
def test_with_a_damaged_or_foreign_cache_the_site_is_the_same(
    here: Callable[[], Tree], work: Path, damage: Callable[[Path], None]
) -> None:
    before = here()
    damage(work / "warm" / CACHE)
    assert here() == before


def test_what_comes_around_pages_that_stay_may_change(
    here: Callable[[], Tree], work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = here()
    monkeypatch.setattr("generator.finish.feed.link", lambda *_: "<link>")
    monkeypatch.setattr("generator.finish.head.MODULES", ("assets/menu/menu.js",))
    warm = here()
    shutil.rmtree(work / "warm" / ".cache")
    assert warm == here() != before


@pytest.mark.parametrize("where", [FINISHED, "site/stretches/ear-to-shoulder"])
def test_a_finished_page_that_somebody_changed_is_made_again(
    here: Callable[[], Tree], work: Path, where: str
) -> None:
    before = here()
    for file in filter(Path.is_file, (work / "warm" / where).glob("*")):
        with file.open("ab") as page:  # also under its other name
            page.write(b"mine")
    assert here() == before
    assert here() == before


def test_finished_pages_without_second_names_are_copied(
    here: Callable[[], Tree], work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", impossible)
    before = here()
    assert any((work / "warm" / FINISHED).iterdir())
    assert here() == before


def impossible(*_: object) -> None:
    raise OSError


def test_no_finished_page_is_kept_that_no_site_has(here: Callable[[], Tree], work: Path) -> None:
    here()
    number = len(list((work / "warm" / FINISHED).iterdir()))
    edited(work, "content/exercises/ear-to-shoulder.yml", "Sit tall", "Sit up tall")
    here()
    assert len(list((work / "warm" / FINISHED).iterdir())) == number > 0


def test_a_plugin_that_changes_pages_sees_all_of_them(work: Path) -> None:
    hook = work / "hook.py"
    hook.write_text("def on_post_page(output, **_):\n    return output\n")
    path = configured(work, hooks=[str(hook)])
    assert not ready.can_leave_out(load_config(str(path)))
    assert ready.can_leave_out(load_config(str(configured(work, hooks=[]))))
