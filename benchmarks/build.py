"""Our own share as it is, from reading to writing, on all cores: `python -m benchmarks.build CONTENT OUT`."""

from __future__ import annotations

import pathlib
import sys

from benchmarks.steps import REVIEWED_BY
from generator.build import build

if __name__ == "__main__":
    content, out = map(pathlib.Path, sys.argv[1:3])
    built = build(content, out, today=REVIEWED_BY, cache=pathlib.Path(".cache/loosen"))
    assert built.site, str(built.report)
