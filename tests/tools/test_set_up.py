"""What the set-up says when something is missing that only a person can mend."""

from __future__ import annotations

import ast
import pathlib
import subprocess
import sys

import pytest

TOOLS = pathlib.Path(__file__).parents[2] / "tools"
sys.path.insert(0, str(TOOLS))
import set_up  # noqa: E402 - the folder is no package

LAST_WORDS = "ERROR: No matching distribution found for babel==2.18.0"


@pytest.mark.parametrize(
    "word",
    [
        "NewConnectionError('Failed to establish a new connection: [Errno -3] Temporary failure')",
        "NameResolutionError: Failed to resolve 'pypi.org'",
        "ProxyError('Cannot connect to proxy.')",
    ],
)
def test_without_a_network_the_words_are_about_the_network(word: str) -> None:
    said = set_up.why_pip_failed(f"WARNING: Retrying after connection broken by {word}\n{LAST_WORDS}")
    assert "does not reach https://pypi.org/" in said
    assert "babel" not in said


def test_another_failure_of_pip_is_told_in_its_words() -> None:
    assert "No matching distribution found for babel" in set_up.why_pip_failed(LAST_WORDS)


def test_a_python_that_is_too_old_says_so_in_a_sentence() -> None:
    """`project.py` alone must be read by it: the other files stop it with a SyntaxError."""
    text = (TOOLS / "project.py").read_text("utf-8")
    new = (ast.JoinedStr, ast.AnnAssign, ast.FunctionDef, ast.NamedExpr)
    assert not [node for node in ast.walk(ast.parse(text)) if isinstance(node, new)]
    assert "__future__" not in text
    code = f"import sys, runpy; sys.version_info = (3, 6, 9); runpy.run_path({str(TOOLS / 'project.py')!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.startswith("Loosen needs Python 3.11 or newer, this one is ")
    assert (done.returncode, done.stdout) == (1, "")
