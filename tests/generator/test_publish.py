"""The fast way to publish gives what MkDocs gives, byte for byte, whatever is in the cache."""

import contextlib
import json
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parents[2]
HOOKS = "from generator.mkdocs_hooks import on_env, on_files, on_nav, on_post_build\n"
CACHE = ".cache/loosen/pages.sqlite"
Tree = dict[str, bytes]


def published(folder: Path, *, fast: bool = True, **changes: object) -> Tree:
    """A folder with `docs/` as a site, by MkDocs with or without our hooks."""
    (folder / "hooks.py").write_text(HOOKS)
    hooks = {"hooks": [str(folder / "hooks.py")]} if fast else {}
    # Not from mkdocs.yml: its hooks would make the pages of our own content.
    config = {
        "site_name": "Small",
        "site_url": "https://small.example/",
        "docs_dir": "docs",
        "theme": {"name": "material", "font": False, "features": ["navigation.tabs"]},
        "plugins": ["search"],
        "markdown_extensions": ["generator.markdown", "toc"],
        "nav": [{"Home": "index.md"}, {"List": "list/index.md"}],
        **hooks,
        **changes,
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config))
    build(load_config(str(folder / "mkdocs.yml")))
    found = tree(folder / "site")
    found.pop("sitemap.xml.gz")  # holds a time
    return found


def tree(folder: Path) -> Tree:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def without_cache(folder: Path, **changes: object) -> Tree:
    """The same by MkDocs alone: what every build must give."""
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return published(folder, fast=False, **changes)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    write(tmp_path, {name: page(name) for name in NAMES[:4]})
    return tmp_path


NAMES = ("index.md", "list/index.md", "list/one/index.md", "list/two/index.md", "other/three/index.md")
PIECES = (
    "Text with *stress*, `code <b>` & an [own link](#part).",
    '<div class="a" id="part"><svg viewBox="0 0 1 1"><title>Seen</title><path d="M0 0"/></svg>\n'
    "<p>Raw</p></div>",
    "<div>\n\n<hold-timer>\n<ol><li>1</li></ol>\n</hold-timer>\n\n</div>",
    "1. First\n\n    <div>inside a list</div>\n\n2. Second",
    "    <div>code</div>",
    "## Part\n\n<p>a</p> tail *x*\n\n<p data-search-exclude>Not found</p>",
    "## Part & more\n\n- one\n- two\n\n<!-- note -->\n\n<pre>\n\n  kept\n\n</pre>",
    "<p>a</p><p>b</p>\n\n<section><section>x</section></section>",
    '<div id="own"><script type="application/json">{"a": "</div><div id=not>"}</script></div>',
    "<details>\n<summary>s</summary>\n\n**b**\n\n</details>",
    "Two  \nlines",
    "2 * 3 * 4 and *a*",
    "a_b_c and _d_",
    "\\# &copy; `a` ![d](e.png)",
    "<https://a.example> <b>c</b>",
    "Words.\n\n```\n\n<div>code</div>\n\n```\n\n<div>none</div>",
    '<p>`a`</p>\n\n~~~\n\n<p name="part">b</p>\n\n~~~\n\n<p name="part">c</p>',
    '<p>a > id="x" <b id="part" name="y">c</b></p>',
)


def page(name: str, *pieces: str, hide: str = "[toc]", title: str = "") -> str:
    title = title or f"Page <b> & '{name[:4]}'"
    head = f'---\ntitle: "{title}"\ndescription: "About & {name}"\nhide: {hide}\ntags: [{name[:3]}]\n---\n'
    return f"{head}\n# Heading & {name}\n\n" + "\n\n".join(pieces or PIECES[:2]) + "\n"


def write(folder: Path, pages: dict[str, str]) -> None:
    shutil.rmtree(folder / "docs", ignore_errors=True)
    for name, text in pages.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")


@st.composite
def sites(draw: st.DrawFn) -> dict[str, str]:
    names = [*NAMES[:2], *draw(st.lists(st.sampled_from(NAMES[2:]), unique=True))]
    links = [f"[to {name}]({{up}}{name}#part)" for name in NAMES]
    found = {}
    for name in names:
        pieces = draw(st.lists(st.sampled_from([*PIECES, *links]), max_size=4))
        texts = [piece.format(up="../" * name.count("/")) if "{up}" in piece else piece for piece in pieces]
        hide, title = draw(st.sampled_from(["[toc]", "[navigation]"])), draw(st.sampled_from(["", "Ü"]))
        found[name] = page(name, *texts, hide=hide, title=title)
    return found


# Each example is three builds, so a failure is shown as it was found.
@settings(max_examples=6, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(sites(), min_size=2, max_size=3))
def test_after_any_edits_the_site_is_what_mkdocs_makes_of_it_alone(
    tmp_path_factory: pytest.TempPathFactory, edits: list[dict[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    for pages in edits:
        write(folder, pages)
        warm = published(folder)
    assert warm == without_cache(folder)


COUNTS = """
from markdown import Extension
from markdown.postprocessors import Postprocessor

class Count(Postprocessor):
    pages = 0

    def run(self, text):
        self.pages += 1
        return f"{text}<p>{self.pages}</p>"

class Counts(Extension):
    def extendMarkdown(self, md):
        md.postprocessors.register(Count(md), "count", 1)

makeExtension = Counts
"""


def test_an_extension_that_remembers_the_page_before_sees_each_alone(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small / "counts_pages.py").write_text(COUNTS)
    monkeypatch.syspath_prepend(small)
    with_it = {"markdown_extensions": ["generator.markdown", "counts_pages"]}
    assert published(small, **with_it) == without_cache(small, **with_it)


def test_a_page_that_did_not_change_is_not_converted_again(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = published(small)
    monkeypatch.setattr("markdown.Markdown.convert", lambda *_: pytest.fail("converted again"))
    assert published(small) == cold


def test_a_link_s_target_that_goes_changes_the_page_that_leads_there(small: Path) -> None:
    pages = {name: page(name) for name in NAMES[:4]}
    pages[NAMES[0]] += "\n[two](list/two/index.md)\n"
    write(small, pages)
    published(small)
    del pages["list/two/index.md"]
    write(small, pages)
    assert published(small) == without_cache(small)


CHANGES: dict[str, dict[str, object]] = {
    "a name": {"site_name": "Other"},
    "an address": {"site_url": "https://other.example/under/"},
    "the navigation": {"nav": [{"Start": "index.md"}, {"Lists": "list/index.md"}, {"One": NAMES[2]}]},
    "an extension": {"markdown_extensions": ["generator.markdown", "toc", "tables"]},
    "an extension's setting": {"markdown_extensions": ["generator.markdown", {"toc": {"permalink": True}}]},
    "a feature": {
        "theme": {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.path"]}
    },
    "flat addresses": {"use_directory_urls": False},
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_changed_setting_the_site_is_what_mkdocs_makes_of_it_alone(small: Path, change: str) -> None:
    published(small)
    assert published(small, **CHANGES[change]) == without_cache(small, **CHANGES[change])


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-2000])


def another_letter(path: Path) -> None:
    """In each text: as a disk that begins to fail."""
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        for key, text in database.execute("SELECT key, text FROM kept").fetchall():
            changed = text[:-6] + bytes([text[-6] ^ 1]) + text[-5:]
            database.execute("UPDATE kept SET text = ? WHERE key = ?", (changed, key))


def another_version(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE held_for SET settings = 'of another version'")


def another_program_s(path: Path) -> None:
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE kept (key, text)")


def no_database(path: Path) -> None:
    path.write_bytes(b"\x80\x04\x95 a pickle\n" * 100)


DAMAGES = (cut, another_letter, another_version, another_program_s, no_database)


def test_each_piece_of_a_page_is_converted_as_mkdocs_does_it(tmp_path: Path) -> None:
    pages = {f"piece-{number}/index.md": page("piece", piece) for number, piece in enumerate(PIECES)}
    write(tmp_path, {"index.md": page("index.md"), **pages})
    assert published(tmp_path) == without_cache(tmp_path)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_or_foreign_cache_is_thrown_away_and_that_is_said(
    small: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    cold = published(small)
    damage(small / CACHE)
    with caplog.at_level(logging.INFO, "mkdocs"):
        assert published(small) == cold
    assert "The cache in .cache/loosen is thrown away: it is " in caplog.text
    caplog.clear()
    with caplog.at_level(logging.INFO, "mkdocs"):
        published(small)
    assert "thrown away" not in caplog.text


def test_the_cache_holds_nothing_of_pages_that_are_gone(small: Path) -> None:
    published(small)
    before = number_kept(small)
    write(small, {name: page(name) for name in NAMES[:2]})
    published(small)
    assert number_kept(small) == before - 2 * 2  # of each page what is known of it, and its content


def number_kept(folder: Path) -> int:
    with contextlib.closing(sqlite3.connect(folder / CACHE)) as database:
        (number,) = database.execute("SELECT count(*) FROM kept").fetchone()
    return int(number)


def test_another_version_of_a_dependency_empties_the_cache(
    small: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(small)
    info = small / "more" / "extension-2.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: extension\nVersion: 2.0\n")
    monkeypatch.syspath_prepend(str(small / "more"))
    with caplog.at_level(logging.INFO, "mkdocs"):
        published(small)
    assert "thrown away: it is of other settings or versions" in caplog.text


def test_a_warning_about_a_page_is_given_at_each_build(small: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(small, {name: page(name, "[gone](gone.md) [not there](#nowhere)") for name in NAMES[:2]})
    for _ in range(2):
        caplog.clear()
        published(small, validation={"links": {"anchors": "warn"}})
        assert caplog.text.count("but the target") == 2
        assert caplog.text.count("no such anchor") == 2


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, published as a person does: a cold build in `cold`, a warm one in `site`."""
    work = tmp_path_factory.mktemp("real")
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(work / "docs"),
        "site_dir": str(work / "site"),
        "hooks": [str(ROOT / "generator" / "mkdocs_hooks.py")],
        "watch": [],
        "theme": {"custom_dir": str(ROOT / "templates" / "theme")},
    }
    (work / "docs").mkdir()
    (work / "mkdocs.yml").write_text(json.dumps(config))
    (work / "plain.yml").write_text(json.dumps(config | {"hooks": [], "site_dir": str(work / "plain")}))
    run(work, "mkdocs", "build", "--strict", "--quiet")
    (work / "site").rename(work / "cold")
    run(work, "mkdocs", "build", "--strict", "--quiet")
    return work


def run(work: Path, *command: str) -> None:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "LOOSEN_CONTENT": str(ROOT / "content")}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=work, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_real_site_comes_out_the_same_from_the_cache(real: Path) -> None:
    assert tree(real / "site") == tree(real / "cold")


def test_the_real_site_is_what_plain_mkdocs_and_finish_make(real: Path) -> None:
    run(real, "mkdocs", "build", "--strict", "--quiet", "--config-file", "plain.yml")
    run(real, "generator", "finish", "plain", "--content", str(ROOT / "content"))
    assert tree(real / "plain") == tree(real / "site")
