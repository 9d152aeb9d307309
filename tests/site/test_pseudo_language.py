"""A site in the language that is none: each text on its pages is the author's, or from the catalogue."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from loosen.build.build import load_and_check, render_all
from loosen.mkdocs_adapter.markdown_extension import LoosenExtension
from loosen.site.pseudo_language import CLOSE, OPEN
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

TODAY = date(2026, 12, 1)
SPOKEN = ("aria-label", "alt", "title", "placeholder")
BRACKETS = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
OURS = re.compile(r"https?://\S+|\b(?:PMID|DOI)\b")
"""Addresses, and what is called the same in each language."""
PARTS = re.compile(r"[.,;:!?]\s|\s[·|]\s|\s\(\d{4}\)")
"""Between texts of authors that stand in one line."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    neck = Path(__file__).parents[1] / "neck"
    content = Path(shutil.copytree(neck, tmp_path_factory.mktemp("pseudo") / "content"))
    settings = content / "site.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: en", "language: pseudo"), "utf-8")
    site, report = load_and_check(content, today=TODAY)
    assert site, f"{report}"
    made = render_all(site).items()
    found = {path: data.decode() for path, data in made if path.endswith(".md")}
    found["content"] = "\n".join(path.read_text("utf-8") for path in content.rglob("*.*"))
    return found


def texts(markdown: str) -> Iterator[str]:
    """What a reader sees or hears of a page."""
    body = markdown.split("\n---\n", 1)[1]
    html = Markdown(extensions=[LoosenExtension()]).convert(body)
    tree = LexborHTMLParser(re.sub("</?b>", "", html))  # it marks the number in a text
    for node in tree.css("script, style, code, pre, [lang=en]"):
        node.decompose()
    assert tree.root
    for node in tree.root.traverse(include_text=True):
        if node.tag == "-text":
            yield node.text()
        else:
            yield from (node.attributes[name] or "" for name in SPOKEN if name in node.attributes)


def plain(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def without_words(text: str) -> str:
    """What is left without the words of the catalogue, which may hold one another."""
    while (less := BRACKETS.sub(" ", text)) != text:
        text = less
    return text


def test_each_text_is_the_authors_or_the_catalogues(pages: dict[str, str]) -> None:
    content = plain(pages["content"])
    left = {
        (path, plain(part))
        for path, markdown in pages.items()
        if path != "content"
        for text in texts(markdown)
        for part in PARTS.split(OURS.sub(" ", without_words(text)))
        if re.search(r"[^\W\d_]", part) and plain(part) not in content
    }
    assert not left, "\n".join(f"{path}: {text}" for path, text in sorted(left))


def test_titles_are_in_that_language_too(pages: dict[str, str]) -> None:
    assert f'title: "{OPEN}' in pages["exercises/index.md"]
