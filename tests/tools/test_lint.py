"""The linter judges all code."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_no_folder_of_the_code_is_left_out() -> None:
    """A folder of the code may be called as one of those that are built: `build`, `site`."""
    command = [sys.executable, "-m", "ruff", "check", "--show-files", "generator", "tests", "tools"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    judged = {Path(line).relative_to(ROOT) for line in shown.splitlines()}
    code = {
        path.relative_to(ROOT)
        for folder in ("generator", "tests", "tools")
        for path in (ROOT / folder).rglob("*.py")
        if "node_modules" not in path.parts
    }
    assert code - judged == set()
