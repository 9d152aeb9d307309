"""A policy allows the theme's own scripts and nothing else."""

import base64
import hashlib
import re
from pathlib import Path

from loosen.finish.security.csp import hashes, policy


def test_a_hash_is_that_of_the_very_bytes_between_the_tags() -> None:
    digest = base64.b64encode(hashlib.sha256(b" a() ").digest()).decode()
    assert hashes([" a() "]) == (f"'sha256-{digest}'",)


def test_each_page_allows_the_scripts_of_all_pages() -> None:
    assert len(hashes(["a()", "b()", "a()"])) == 2


def test_no_browser_is_told_what_to_fetch_before_anyone_asks(finished: Path) -> None:
    for page in finished.rglob("index.html"):
        assert not re.search(
            r'<link rel="(next|prev|prefetch|prerender|preconnect)"', page.read_text("utf-8")
        )


def test_no_one_elses_address_is_in_the_policy() -> None:
    assert "http" not in policy(())
    assert "unsafe" not in policy(())
