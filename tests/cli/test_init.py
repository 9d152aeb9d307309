"""`loosen init`: a site that is whole from the first minute."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from loosen.authoring.starter import METHODS
from loosen.build.build import load_and_check, render_all

Loosen = Callable[..., Result]
TODAY = date(2026, 12, 1)


def begun(loosen: Loosen, folder: Path, *arguments: str) -> Path:
    done = loosen("init", folder, *arguments, today=TODAY.isoformat())
    assert done.exit_code == 0, done.output
    return folder


def pages_of(content: Path) -> dict[str, str]:
    site, report = load_and_check(content, today=TODAY)
    assert site, f"{report}"
    return {path: data.decode() for path, data in render_all(site).items() if path.endswith(".md")}


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
def test_a_new_site_has_no_mistake_and_no_warning(loosen: Loosen, tmp_path: Path, method: str) -> None:
    folder = begun(loosen, tmp_path / "stiff-neck", "--method", method)
    done = loosen("check", "--strict", "--content", folder / "content", today=TODAY.isoformat())
    assert (done.output, done.exit_code) == ("", 0)
    pages = pages_of(folder / "content")
    assert "no doctor or physiotherapist has reviewed" in pages["safety/index.md"]
    assert "no doctor or physiotherapist has reviewed" in pages["index.md"]
    drawn = [path for path, text in pages.items() if text.count("/") and "<figure" in text]
    assert len(drawn) >= 3
    assert yaml.safe_load((folder / "content" / "site.yml").read_text("utf-8"))["name"] == "Stiff neck"


@pytest.mark.parametrize("method", METHODS)
def test_what_the_editor_needs_stands_beside_it(loosen: Loosen, tmp_path: Path, method: str) -> None:
    folder = begun(loosen, tmp_path / "site", "--method", method)
    for path in (folder / "content").rglob("*.yml"):
        named = re.match(r"# yaml-language-server: \$schema=(\S+)", path.read_text("utf-8"))
        assert named, path
        assert (path.parent / named[1]).is_file(), path
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {".gitignore", ".github/workflows/publish.yml", ".vscode/settings.json", "README.md"} <= files
    assert not [name for name in files if name.endswith(".jinja")]


@pytest.mark.slow
def test_a_site_without_massage_does_not_speak_of_it(loosen: Loosen, tmp_path: Path) -> None:
    folder = begun(loosen, tmp_path / "site", "--method", "stretch-only")
    pages = pages_of(folder / "content")
    pages.pop("data/index.md")  # describes the format of the open data, whatever a site uses of it
    lines = ((path, line) for path, text in pages.items() for line in text.split("\n"))
    found = {path: line for path, line in lines if "massag" in line.casefold()}
    assert found == {}


def test_nothing_is_overwritten(loosen: Loosen, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    done = loosen("init", tmp_path)
    assert done.exit_code == 1
    assert "must be an empty folder or a new one, got one with notes.txt in it" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    assert "must be a folder, got a file" in loosen("init", tmp_path / "notes.txt").output


def test_a_repository_that_was_just_begun_is_empty(loosen: Loosen, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    begun(loosen, tmp_path)


def test_a_language_without_words_is_refused(loosen: Loosen, tmp_path: Path) -> None:
    done = loosen("init", tmp_path / "site", "--language", "tlh")
    assert done.exit_code == 2
    assert "--language must be one of ar, de, en, es, got tlh: no site begins in it yet" in done.output
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", ["ar", "de", "es"])
def test_a_site_in_another_language_lacks_only_a_review_of_its_safety_words(
    loosen: Loosen, tmp_path: Path, language: str, method: str
) -> None:
    folder = begun(loosen, tmp_path / "site", "--language", language, "--method", method)
    site, report = load_and_check(folder / "content", today=TODAY)
    assert {one.rule for one in report.diagnostics} <= {"unreviewed-words", "missing-words"}, f"{report}"
    assert site
    assert site.settings.language == language


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ar", "de", "en", "es"])
def test_a_first_push_publishes_a_new_site(loosen: Loosen, tmp_path: Path, language: str) -> None:
    """The content fulfils what the workflow asks of `build`, although nobody has reviewed its words yet."""
    folder = begun(loosen, tmp_path / "site", "--language", language)
    workflow = (folder / ".github" / "workflows" / "publish.yml").read_text("utf-8")
    steps = yaml.safe_load(workflow)["jobs"]["build"]["steps"]
    [command] = [run for step in steps if "loosen build" in (run := step.get("run", ""))]
    options = command.partition("build")[2].split()
    done = loosen("check", *options, "--content", folder / "content", today=TODAY.isoformat())
    assert done.exit_code == 0, done.output


@pytest.mark.slow
@pytest.mark.parametrize("name", ["it's: #1", "<b>", "12", "null"])
def test_any_name_of_a_folder_will_do(loosen: Loosen, tmp_path: Path, name: str) -> None:
    folder = begun(loosen, tmp_path / name)
    _, report = load_and_check(folder / "content", today=TODAY)
    assert not report, f"{report}"


@pytest.mark.parametrize("command", ["check", "serve", "build"])
def test_who_has_no_content_is_told_how_to_begin(
    loosen: Loosen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "`loosen init my-site`" in loosen(command).output
    (tmp_path / "content").mkdir()
    assert "`loosen init my-site`" in loosen("check").output


@pytest.mark.slow
def test_a_home_page_needs_no_choices(loosen: Loosen, tmp_path: Path) -> None:
    folder = begun(loosen, tmp_path / "site")
    path = folder / "content" / "site.yml"
    text = re.sub(r"  choices:.*?(?=  method title)", "", path.read_text("utf-8"), flags=re.DOTALL)
    path.write_text(text, "utf-8")
    assert "What do you have time for?" not in pages_of(folder / "content")["index.md"]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment that has the wheel, and the other packages from ours."""
    root, folder = Path(__file__).parents[2], tmp_path_factory.mktemp("wheel")
    copied = folder / "checkout"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    needed = ("generator/", "templates/", "starter/", "pyproject.toml", "setup.py", "README.md", "LICENSE")
    for name in listed.split("\0"):
        if name.startswith(needed) and (root / name).is_file():
            (copied / name).parent.mkdir(parents=True, exist_ok=True)
            (copied / name).write_bytes((root / name).read_bytes())
    offline = ("--no-deps", "--no-index", "--quiet")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    wheels = str(folder / "wheels")
    _run(*pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", wheels, str(copied))
    (wheel,) = Path(wheels).iterdir()
    _run(sys.executable, "-m", "venv", "--without-pip", str(folder / "venv"))
    python = folder / "venv" / "bin" / "python"
    _run(*pip, "--python", str(python), "install", *offline, str(wheel))
    (own,) = (folder / "venv").rglob("site-packages")
    (ours,) = {path for path in map(Path, sys.path) if path.name == "site-packages"}
    # The folder, without what its .pth files add: an editable install of ours is none here.
    (own / "other-packages.pth").write_text(f"{ours}\n", "utf-8")
    return folder / "venv" / "bin" / "loosen"


def _run(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_wheel_makes_a_site_far_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    loosen = str(installed)
    _run(loosen, "init", "stiff-neck", cwd=tmp_path)
    site = tmp_path / "stiff-neck"
    assert _run(loosen, "check", "--strict", cwd=site) == ""
    assert "pages finished" in _run(loosen, "build", "--strict", cwd=site)
    assert "Stiff neck" in (site / "site" / "index.html").read_text("utf-8")
    _run(loosen, "new", "mobility", "slow-nod", "--name", "Slow nod", cwd=site)
    assert (site / "content" / "exercises" / "slow-nod.yml").is_file()
    (site / "content" / "exercises" / "slow-nod.yml").unlink()
    assert [path.name for path in site.iterdir() if path.suffix == ".yml"] == []
    with Served(loosen, site) as address, urllib.request.urlopen(address + "safety/") as answer:
        assert b"no doctor or physiotherapist has reviewed" in answer.read()


class Served:
    """`loosen serve`, and the address that it names."""

    def __init__(self, loosen: str, site: Path) -> None:
        self._process = subprocess.Popen(
            [loosen, "serve", "--port", "0"], cwd=site, stdout=subprocess.PIPE, text=True
        )
        self._limit = threading.Timer(60, self._process.kill)

    def __enter__(self) -> str:
        self._limit.start()
        assert self._process.stdout
        line = self._process.stdout.readline()
        found = re.search(r"http://\S+/", line)
        assert found, line
        return found[0]

    def __exit__(self, *_: object) -> None:
        self._limit.cancel()
        self._process.kill()
        self._process.communicate()
