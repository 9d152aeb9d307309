"""Measure the built site: a table of goals and what was measured. Run by `make audit`.

python tools/audit SITE_DIR EXERCISE BROWSER NODE...
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

import outside
import pages
import states
from goal import Figure
from playwright.sync_api import sync_playwright
from served import served

ROOT = Path(__file__).parents[2]
ARGUMENTS = outside.CHROME.split()[1:]


def main(folder: Path, exercise: str, browser: str, node: list[str]) -> int:
    failed = []
    print(f"{'figure':<44} {'goal':>10} {'measured':>12}", flush=True)
    with served(folder) as origin:
        inside = _inside(folder, origin, exercise, browser)
        for figure in itertools.chain(inside, _outside(folder, origin + exercise, browser, node)):
            print(figure, flush=True)
            failed += [figure] if figure.reached is False else []
    return 1 if failed else 0


def _inside(folder: Path, origin: str, exercise: str, path: str) -> Iterator[Figure]:
    axe = (outside.TOOLS / "axe-core/axe.min.js").read_text("utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path or None, args=ARGUMENTS)
        yield from pages.figures(browser, origin, folder)
        yield pages.weight(browser, origin + exercise)
        yield states.figure(browser, origin, folder, axe)
        browser.close()


def _outside(folder: Path, url: str, browser: str, node: list[str]) -> Iterator[Figure]:
    yield outside.offline(folder)
    yield outside.vnu(folder)
    yield from outside.lighthouse(node, browser, url)
    yield outside.dependencies(ROOT)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3], sys.argv[4:]))
