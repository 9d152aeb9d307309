"""What no figure tells, and tests prove: each goal, with how many of its tests fail."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from goal import Figure, unknown

ROOT = Path(__file__).parents[2]
PROOFS = {
    "without the server: pages, search, timer, 2 s, new version": ("finish/browser/test_offline.py",),
    "installable: manifest, icons, all that is kept": ("finish/test_offline.py",),
    "what the device keeps is listed, and one button deletes it": (
        "finish/test_kept.py",
        "finish/browser/test_kept_on_device.py",
    ),
    "an author's content cannot break out": ("checks/test_hostile.py",),
    "menu and search by keyboard": ("finish/browser/test_keyboard.py",),
    "timer: keyboard, screen reader, reduced motion": ("browser/hold_timer/test_access.py",),
    "sitemap, feed, robots, titles, a 404 page that helps": ("finish/test_found.py",),
    "structured data: the types of its vocabulary, minutes": ("finish/test_structured_data.py",),
    "open data: schema, page, and back by `loosen import`": (
        "finish/test_dataset.py",
        "finish/test_data_page.py",
        "authoring/test_import.py",
        "authoring/test_import_public_sets.py",
        "authoring/test_import_tables.py",
    ),
    "a plan for one person: link, paper, code, hostile links": (
        "browser/test_prescribe.py",
        "browser/test_plan_links.py",
    ),
    "paper: doses, stop rules, drawing, address": ("browser/test_print.py",),
    "addresses that moved, and headers for hosts": ("finish/test_redirects.py",),
    "straight from a disk, timer included": ("browser/engines/test_disk.py",),
    "nginx: headers, 404, ranges, what did not change": ("tools/test_nginx.py",),
    "a build that fails or is killed leaves the last good site": ("tools/test_publish.py",),
    "by Zensical: addresses, text, search, timer": (
        "browser/test_zensical.py",
        "browser/engines/test_zensical.py",
    ),
}
"""Files of tests, by the goal that they prove."""
ATTACKS = "attacks tried and held: each row of docs/security.md"


def attacks() -> tuple[str, ...]:
    """The tests that the table of attacks names, as `file::test`."""
    return tuple(re.findall(r"`tests/(\S+?::\w+)`", (ROOT / "docs" / "security.md").read_text("utf-8")))


def figures(browser: str) -> Iterator[Figure]:
    held = attacks()
    files = [f"tests/{name}" for names in (*PROOFS.values(), held) for name in names]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "--quiet", f"--junit-xml={report}", *files]
        known = os.environ | ({"LOOSEN_BROWSER": browser} if browser else {})
        done = subprocess.run(command, cwd=ROOT, env=known, capture_output=True, encoding="utf-8")
        if not report.exists():
            why = (done.stderr or done.stdout).strip().splitlines()[-8:]
            yield Figure(name="tests", goal="run", measured="broke", reached=False, details=tuple(why))
            return
        cases = list(ET.parse(report).iter("testcase"))
    for name, paths in PROOFS.items():
        modules = tuple(map(_module, paths))
        yield _told(name, [case for case in cases if case.get("classname") in modules])
    yield _told(ATTACKS, [case for case in cases if _test(case) in held])


def _module(path: str) -> str:
    return f"tests.{path.removesuffix('.py').replace('/', '.')}"


def _test(case: ET.Element) -> str:
    """As the table of attacks writes it."""
    module = str(case.get("classname")).removeprefix("tests.").replace(".", "/")
    return f"{module}.py::{str(case.get('name')).split('[')[0]}"


def _told(name: str, cases: list[ET.Element]) -> Figure:
    left = [case for case in cases if case.find("skipped") is not None]
    if len(left) == len(cases):
        return unknown(name, "0 fail", "this machine lacks what its tests need")
    failed = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    details = [f"{case.get('classname')}: {case.get('name')}" for case in failed]
    details += [f"not run here: {case.get('name')}" for case in left]
    measured = f"{len(failed)} of {len(cases) - len(left)}"
    return Figure(name=name, goal="0 fail", measured=measured, reached=not failed, details=tuple(details))
