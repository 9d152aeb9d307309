"""MkDocs with our hook and extension gives what it gives without them, byte for byte."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loosen.mkdocs_adapter.markdown_extension import BLOCK_ELEMENTS
from markdown import Extension, Markdown

ROOT = Path(__file__).parents[2]
Tree = dict[str, bytes]
_GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')
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
    "<https://a.example> <b>c</b>",
    "Words.\n\n```\n\n<div>code</div>\n\n```\n\n<div>none</div>",
    '<p>`a`</p>\n\n~~~\n\n<p name="part">b</p>\n\n~~~\n\n<p name="part">c</p>',
    '<p>a > id="x" <b id="part" name="y">c</b></p>',
    '<div markdown="1">*a*</div>',
    "<div\n markdown>*a*</div>",
    "<div>*a* </div> <div>b</div>",
    "<div><div>a</div>\n\n<p>b</p>\n\n</div>\n\n<p>c</p>",
    "<dl><dt>a</dt><dd>b &amp; *c*</dd></dl>\n",
    "\n\n<ul>\n<li>a</li>\n</ul>\n\n\n",
    "<table><tr><td>`</td></tr></table>",
    "<div>\r\n<p>a</p>\r\n</div>\r\n\r\n<div>b</div>",
)


class OnlyElements(Extension):
    """Knows our elements, and leaves all HTML to Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        md.block_level_elements.extend(BLOCK_ELEMENTS)


@given(st.lists(st.sampled_from(PIECES), max_size=6), st.sampled_from(["\n", "\n\n"]))
def test_html_becomes_what_python_markdown_makes_of_it(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    ours, plain = (
        Markdown(extensions=["toc", "tables", "fenced_code", extension])
        for extension in ("loosen.mkdocs_adapter.markdown_extension", OnlyElements())
    )
    assert ours.convert(text) == plain.convert(text)


@pytest.mark.slow
def test_without_the_hook_and_with_properdocs_the_site_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    configure(
        tmp_path, "with.yml", hooks=[str(ROOT / "generator" / "loosen" / "mkdocs_adapter" / "hooks.py")]
    )
    configure(tmp_path, "without.yml", hooks=[])
    run(tmp_path, "mkdocs", "build", "--strict", "--quiet", "-f", "with.yml", "-d", "with")
    pages = tree(tmp_path / "docs")
    run(tmp_path, "loosen", "render", "--strict", "--out", "docs", "--content", str(ROOT / "content"))
    assert tree(tmp_path / "docs") == pages
    run(tmp_path, "mkdocs", "build", "--strict", "--quiet", "-f", "without.yml", "-d", "without")
    run(tmp_path, "loosen", "finish", "without", "--content", str(ROOT / "content"))
    assert tree(tmp_path / "without") == tree(tmp_path / "with")
    run(tmp_path, "properdocs", "build", "--strict", "--quiet", "-f", "with.yml", "-d", "proper")
    assert nameless(tmp_path / "proper") == nameless(tmp_path / "with")


@pytest.mark.slow
def test_a_mistake_in_the_content_stops_the_build_and_leaves_the_pages(neck: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    configure(
        tmp_path, "mkdocs.yml", hooks=[str(ROOT / "generator" / "loosen" / "mkdocs_adapter" / "hooks.py")]
    )
    run(tmp_path, "mkdocs", "build", content=neck)
    pages = tree(tmp_path / "docs")
    (neck / "glossary.yml").write_text("name: [", "utf-8")
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        run(tmp_path, "mkdocs", "build", content=neck)
    assert "neck/glossary.yml:1" in stopped.value.output
    assert tree(tmp_path / "docs") == pages


def configure(work: Path, name: str, *, hooks: list[str]) -> None:
    theme = {"custom_dir": str(ROOT / "templates" / "theme")}
    config = {"INHERIT": str(ROOT / "mkdocs.yml"), "docs_dir": "docs", "hooks": hooks, "watch": []}
    (work / name).write_text(json.dumps(config | {"theme": theme}))


def run(work: Path, *command: str, content: Path = ROOT / "content") -> None:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "LOOSEN_CONTENT": str(content)}
    subprocess.run(
        [sys.executable, "-m", *command],
        cwd=work,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=True,
    )


def nameless(folder: Path) -> Tree:
    """A site without what says who published it: a line in each page, and the fingerprints of the pages."""
    found = {path: _GENERATOR.sub(b"", data) for path, data in tree(folder).items()}
    return {path: data for path, data in found.items() if path != "sw.js"}


def tree(folder: Path) -> Tree:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
