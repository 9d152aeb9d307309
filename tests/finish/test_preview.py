"""The preview shows what readers get, but for what only a finished site has."""

import re
from pathlib import Path

from loosen.devserver.snapshot import SiteSnapshot
from loosen.finish.html.patch import without_head
from loosen.model import Site

from tests.finish.conftest import ROOT

SHEETS = re.compile(r'<link rel="stylesheet"[^>]*>\n?')
OWN = re.compile(r"assets/own/[0-9a-f]{8}/")


def bare(html: str) -> str:
    """Without our lines in the head, the joined style sheets and fingerprints."""
    return SHEETS.sub("", OWN.sub("assets/", without_head(html)))


def test_each_page_of_the_preview_is_that_of_the_build(finished: Path, site: Site, origin: str) -> None:
    edition = SiteSnapshot(site, ROOT, origin=origin)
    firsts = {page.kind.name: path for path, page in reversed(edition.pages.items())}
    differ = []
    for path in firsts.values():
        built = (finished / path).with_suffix(".html").read_text("utf-8")
        if bare(edition.published(path).html) != bare(built):
            differ.append(path)
    assert len(firsts) > 15
    assert differ == []
