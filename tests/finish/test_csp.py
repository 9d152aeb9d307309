"""A policy allows the theme's own scripts and nothing else."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from generator.finish import FinishError, finish
from generator.finish.csp import blocked, hashes, inline_scripts, policy
from generator.finish.part import parted
from generator.model import Site


def test_a_hash_is_that_of_the_very_bytes_between_the_tags() -> None:
    digest = base64.b64encode(hashlib.sha256(b" a() ").digest()).decode()
    assert hashes([" a() "]) == (f"'sha256-{digest}'",)


def test_each_page_allows_the_scripts_of_all_pages() -> None:
    assert len(hashes(["a()", "b()", "a()"])) == 2


def test_data_blocks_and_files_need_no_hash() -> None:
    assert inline_scripts('<script type="application/json">{}</script><script src="x.js"></script>') == []


def test_inline_modules_need_a_hash() -> None:
    assert inline_scripts('<script type="module">a()</script>') == ["a()"]


def test_a_script_that_got_into_an_article_is_not_allowed() -> None:
    assert inline_scripts(parted("<p></p><article><script>evil()</script></article>")[0]) == []


def test_no_browser_is_told_what_to_fetch_before_anyone_asks(finished: Path) -> None:
    for page in finished.rglob("index.html"):
        assert not re.search(
            r'<link rel="(next|prev|prefetch|prerender|preconnect)"', page.read_text("utf-8")
        )


def test_no_one_elses_address_is_in_the_policy() -> None:
    assert "http" not in policy(())
    assert "unsafe" not in policy(())


@pytest.mark.parametrize("html", ['<p style="color:red">', "<style>p{}</style>", '<img onerror="x()">'])
def test_what_no_hash_can_allow_is_found(html: str) -> None:
    assert blocked(html)


def test_words_about_style_are_not_taken_for_style() -> None:
    assert blocked("<p>the attribute style=&quot;x&quot; and on=&quot;</p>") is None


def test_a_page_with_a_style_attribute_stops_the_build(copy: Path, site: Site) -> None:
    page = copy / "safety/index.html"
    page.write_text(page.read_text("utf-8").replace("<h1 ", '<h1 style="color: red" ', 1), "utf-8")
    with pytest.raises(FinishError, match=r"safety/index\.html must hold nothing that the policy blocks"):
        finish(copy, site)
