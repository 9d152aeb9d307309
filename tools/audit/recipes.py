"""The recipes for hosts that cannot be tried without their host: what linters say of them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from goal import Figure, at_most, unknown

ROOT = Path(__file__).parents[2]
CONTAINER = "docs/hosts/Containerfile"
WORKFLOWS = ".github/workflows"
SCHEMA = "vendor.github-workflows"


def figures() -> Iterator[Figure]:
    name = "faults in the recipe for a container"
    if shutil.which("hadolint", path=str(Path(sys.executable).parent)):
        found = _said("hadolint", "--format", "json", CONTAINER)
        faults = [f"{CONTAINER}:{one['line']}: {one['message']} ({one['code']})" for one in found]
        yield at_most(name, 0, len(faults), details=faults)
    else:
        yield unknown(name, "0", "hadolint has no program for this system")
    files = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / WORKFLOWS).glob("*.yml"))
    found = _said("check-jsonschema", "--output-format", "json", "--builtin-schema", SCHEMA, *files)["errors"]
    faults = [f"{one['filename']}: {one['path']}: {one['message'][:150]}" for one in found]
    yield at_most("faults in the workflows for GitHub Pages", 0, len(faults), details=faults)


def _said(program: str, *given: str) -> Any:
    command = [str(Path(sys.executable).with_name(program)), *given]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8").stdout)
