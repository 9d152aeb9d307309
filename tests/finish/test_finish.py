"""The step as a whole: whoever published, whenever, however often."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from loosen.finish import FinishError, finish
from loosen.model import Site

from tests.finish.conftest import ROOT


def test_a_second_run_gives_the_same_bytes(copy: Path, site: Site) -> None:
    finish(copy, site)
    before = bytes_of(copy)
    assert finish(copy, site).written == ()
    assert bytes_of(copy) == before


def test_two_runs_from_the_same_folder_give_the_same_bytes(raw: Path, site: Site, tmp_path: Path) -> None:
    for name in ("a", "b"):
        shutil.copytree(raw, tmp_path / name)
        finish(tmp_path / name, site)
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")


def test_pages_finished_on_all_cores_are_the_same_bytes(
    raw: Path, finished: Path, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOOSEN_PROCESSES", "2")
    shutil.copytree(raw, tmp_path / "site")
    finish(tmp_path / "site", site)
    assert bytes_of(tmp_path / "site") == bytes_of(finished)


def test_a_page_that_was_published_again_is_finished_again(copy: Path, raw: Path, site: Site) -> None:
    finish(copy, site)
    before = bytes_of(copy)
    shutil.copyfile(raw / "safety/index.html", copy / "safety/index.html")
    assert finish(copy, site).written == ("safety/index.html",)
    assert bytes_of(copy) == before


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path, site: Site) -> None:
    with pytest.raises(FinishError, match="must hold a published site"):
        finish(tmp_path, site)


def test_a_site_of_other_content_is_refused(copy: Path, site: Site) -> None:
    shutil.rmtree(copy / "muscles")
    with pytest.raises(FinishError, match=r"muscles/.*index\.html is not in it"):
        finish(copy, site)


def test_a_site_without_what_plans_fetch_is_refused(copy: Path, site: Site) -> None:
    (copy / "assets/recipes/piriformis-ball.js").unlink()
    with pytest.raises(FinishError, match=r"assets/recipes/piriformis-ball\.js, which pages fetch"):
        finish(copy, site)


def test_a_site_without_a_search_index_is_refused(copy: Path, site: Site) -> None:
    for path in (copy / "search/search_index.json", copy / "search.json"):
        path.unlink(missing_ok=True)
    with pytest.raises(FinishError, match="must have one search index"):
        finish(copy, site)


def test_nothing_is_written_when_something_is_wrong(copy: Path, site: Site) -> None:
    (copy / "404.html").unlink()
    before = bytes_of(copy)
    with pytest.raises(FinishError):
        finish(copy, site)
    assert bytes_of(copy) == before


def test_an_interrupted_run_leaves_the_folder_as_it_was(
    copy: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bytes_of(copy)
    monkeypatch.setattr("loosen.finish.pipeline.file_protocol.bundle_for_file_urls", interrupt)
    with pytest.raises(KeyboardInterrupt):
        finish(copy, site)
    assert bytes_of(copy) == before


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_what_a_killed_run_left_waiting_is_not_published(copy: Path, site: Site, finished: Path) -> None:
    (copy / ".gone.html.unfinished").write_text("half")
    finish(copy, site)
    assert bytes_of(copy) == bytes_of(finished)


def test_no_file_with_the_time_of_the_build_is_left(finished: Path) -> None:
    assert list(finished.rglob("*.gz")) == []


def test_our_assets_stand_at_their_fingerprint_only(finished: Path) -> None:
    assert [path.name for path in finished.rglob("hold-timer/define.js")] == ["define.js"]
    assert len(list((finished / "assets/own").iterdir())) == 1
    html = (finished / "safety/index.html").read_text("utf-8")
    assert 'src="../assets/own/' in html
    assert '"../assets/hold-timer/' not in html


def test_the_command_says_what_it_did(copy: Path) -> None:
    code = "import loosen.cli; from loosen.cli.finish import finish_command; finish_command()"
    command = [sys.executable, "-c", code, str(copy), "--content", str(ROOT / "content")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "pages finished" in done.stdout


def bytes_of(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
