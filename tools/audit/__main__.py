"""Measure the built site: a table of goals and what was measured. Run by `make audit`.

python tools/audit SITE FIRST ZENSICAL EXERCISE BROWSER NODE...

SITE and FIRST are two builds of the same content, ZENSICAL is one by the other publisher.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

import files
import host
import outside
import pages
import paper
import proofs
import recipes
import tours
from goal import Figure
from playwright.sync_api import sync_playwright
from served import served

ARGUMENTS = outside.CHROME.split()[1:]


def main(site: Path, first: Path, zensical: Path, exercise: str, browser: str, node: list[str]) -> int:
    failed = unknown = 0
    print(f"{'figure':<58} {'goal':>10} {'measured':>12}  met", flush=True)
    with served(site) as origin:
        found = itertools.chain(
            files.figures(site, first),
            _inside(site, origin, exercise, browser),
            _outside(site, zensical, exercise),
            outside.lighthouse(node, browser, origin + exercise),
            proofs.figures(browser),
            tours.figures(site, zensical),
        )
        for figure in found:
            print(figure, flush=True)
            failed += figure.reached is False
            unknown += figure.reached is None
    print(f"{failed} not met, {unknown} could not be measured here")
    return 1 if failed else 0


def _inside(site: Path, origin: str, exercise: str, path: str) -> Iterator[Figure]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path or None, args=ARGUMENTS)
        yield from pages.figures(browser, origin, site)
        yield pages.weight(browser, origin + exercise)
        yield from paper.figures(browser, origin, site)
        yield pages.below(browser, site)
        browser.close()


def _outside(site: Path, zensical: Path, exercise: str) -> Iterator[Figure]:
    yield outside.offline(site)
    yield outside.vnu(site)
    yield outside.vnu(zensical, name="vnu errors, every page, by Zensical")
    yield outside.reading_age()
    yield host.load(site, exercise)
    yield from recipes.figures()
    yield outside.dependencies()


if __name__ == "__main__":
    site, first, zensical = (Path(name).resolve() for name in sys.argv[1:4])
    sys.exit(main(site, first, zensical, sys.argv[4], sys.argv[5], sys.argv[6:]))
