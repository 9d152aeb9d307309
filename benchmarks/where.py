"""Where the time of a cold build goes, as JSON: seconds of each part of the program, on one core.

python -m benchmarks.where mkdocs.yml

What is profiled is slower, and calls of small functions most of all: shares tell, and seconds do not.
"""

from __future__ import annotations

import cProfile
import functools
import json
import pstats
import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, TypeAlias

import generator.cores

Function: TypeAlias = tuple[str, int, str]
PARTS = {
    "drawings": r"/generator/(figure/|pictures|body_map|plots)",
    "rules": r"/generator/check/",
    "finish": r"/generator/finish/",
    "the rest of ours": r"/generator/",
    "templates": r"/jinja2/|/templates/|<template>",
    "Markdown": r"/(markdown|pymdownx)/",
    "YAML": r"/yaml/",
    "the model": r"/pydantic",
    "MkDocs and its theme": r"/(mkdocs|material|mergedeep|ghp_import|watchdog|pathspec)/",
    "HTML parsers": r"/(html|lxml|bs4|_markupbase)",
}
"""Each with the files that are its own; the first that fits."""
OTHER = "Python itself"
_FAR = 8
"""Calls on the way back to the part for which something was done."""


def seconds(stats: Mapping[Function, tuple[Any, ...]]) -> dict[str, float]:
    """Of a profile, the time of each part; what Python does for a part is that part's."""

    @functools.cache
    def shares(function: Function, far: int) -> Mapping[str, float]:
        """For which parts a function worked, and how much of its time for each."""
        path = PurePath(function[0]).as_posix()
        part = next((name for name, pattern in PARTS.items() if re.search(pattern, path)), None)
        callers = {} if function not in stats else stats[function][4]
        whole = sum(times[3] for times in callers.values())
        if part or not far or not whole:
            return {part or OTHER: 1.0}
        found: Counter[str] = Counter()
        for caller, times in callers.items():
            for name, share in shares(caller, far - 1).items():
                found[name] += share * times[3] / whole
        return found

    found: Counter[str] = Counter()
    for function, (_, _, own, _, _) in stats.items():
        for part, share in shares(function, _FAR).items():
            found[part] += own * share
    return dict(found.most_common())


def main(config: str) -> None:
    """Build a site under a profiler."""
    from mkdocs.__main__ import cli

    generator.cores.cores = lambda: 1
    profile = cProfile.Profile()
    profile.runcall(cli, ["build", "--quiet", "--config-file", config], standalone_mode=False)
    print(json.dumps(seconds(pstats.Stats(profile).stats)))  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(sys.argv[1])
