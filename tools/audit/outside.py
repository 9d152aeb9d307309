"""What other programs say: vnu, Lighthouse, pip-audit; and how much a browser keeps."""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from goal import Figure, at_least, at_most, unknown

ROOT = Path(__file__).parents[2]
TOOLS = Path(__file__).parent / "node_modules"
CHROME = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
)


def offline(folder: Path) -> Figure:
    text = (folder / "sw.js").read_text("utf-8")
    kept = json.JSONDecoder().raw_decode(text, text.index("{"))[0]["files"]
    paths = [f"{name}index.html" if name == "" or name.endswith("/") else name for name in kept]
    size = sum(len(zlib.compress((folder / path).read_bytes(), 1)) for path in paths)
    return at_most(f"kept offline, {len(paths)} files", 3, round(size / 1e6, 2), unit=" MB")


def reading_age() -> Figure:
    command = [sys.executable, "-m", "loosen", "reading-age"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    *pages, told = done.stdout.strip().splitlines() or [done.stderr.strip()]
    match = re.match(r"(\d+) of \d+ pages are above ([\d.]+)", told)
    if not match:
        return unknown("pages above the reading age", "0", told)
    above = [" ".join(line.split()) for line in pages if "warning" in line]
    return at_most(f"pages above the reading age of {match[2]}", 0, int(match[1]), details=above)


def vnu(folder: Path, *, name: str = "vnu errors, every page") -> Figure:
    if not shutil.which("java"):
        return unknown(name, "0", "needs Java: apt-get install default-jre-headless")
    command = ["java", "-jar", str(TOOLS / "vnu-jar/build/dist/vnu.jar"), "--errors-only", "--format", "json"]
    done = subprocess.run([*command, "--skip-non-html", str(folder)], capture_output=True, encoding="utf-8")
    found = [
        f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in json.loads(done.stderr)["messages"]
    ]
    return at_most(name, 0, len(found), details=found)


def lighthouse(node: list[str], browser: str, url: str, *, runs: int = 3) -> Iterator[Figure]:
    """Mobile, the median of the runs."""
    reports = [_report(node, browser, url) for _ in range(runs)]

    def median(values: list[float]) -> float:
        return round(statistics.median(values), 3)

    for name, goal in (("accessibility", 100), ("best-practices", 100), ("seo", 100), ("performance", 95)):
        score = median([100 * report["categories"][name]["score"] for report in reports])
        busy = (_how_fast(reports),) if name == "performance" else ()
        yield at_least(f"Lighthouse {name}", goal, score, details=busy)
    shift = median([_value(report, "cumulative-layout-shift") for report in reports])
    paint = median([_value(report, "largest-contentful-paint") / 1000 for report in reports])
    yield at_most("layout shift (CLS)", 0.02, shift)
    yield at_most("largest paint (LCP)", 2, paint, unit=" s")


def _how_fast(reports: list[dict[str, Any]]) -> str:
    """A busy machine shows in it, and its scores then say little of the site."""
    indices = [f"{report['environment']['benchmarkIndex']:.0f}" for report in reports]
    return f"speed of the machine at each run, about 2000 when it is idle: {', '.join(indices)}"


def dependencies() -> Figure:
    """Known holes in what we install; the data of pip-audit lie on the net."""
    locks = [part for file in sorted((ROOT / "locks").glob("*.txt")) for part in ("--requirement", str(file))]
    command = [sys.executable, "-m", "pip_audit", *locks, "--no-deps"]
    done = subprocess.run(
        [*command, "--disable-pip", "--format", "json"], capture_output=True, encoding="utf-8"
    )
    try:
        found = json.loads(done.stdout)["dependencies"]
    except ValueError:
        return unknown(
            "holes in dependencies", "0", (done.stderr.strip().splitlines() or ["no answer"])[-1][:90]
        )
    skipped = [one["skip_reason"] for one in found if "skip_reason" in one]
    if skipped:
        return unknown(
            "holes in dependencies",
            "0",
            f"pip-audit reached its data for {len(found) - len(skipped)} of {len(found)}: {skipped[0]}",
        )
    holes = [f"{one['name']}: {hole['id']}" for one in found for hole in one.get("vulns", ())]
    return at_most("holes in dependencies", 0, len(holes), details=holes)


def _report(node: list[str], browser: str, url: str) -> dict[str, Any]:
    command = [*node, str(TOOLS / "lighthouse/cli/index.js"), url, "--output=json", "--quiet"]
    done = subprocess.run(
        [*command, f"--chrome-flags={CHROME}"],
        env=os.environ | ({"CHROME_PATH": browser} if browser else {}),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _value(report: dict[str, Any], audit: str) -> float:
    return float(report["audits"][audit]["numericValue"])
