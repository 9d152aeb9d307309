"""Draws as many different poses as are asked for: those of the real content, each from other sides.

python -m benchmarks.drawings --number 1000
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice

from loosen.build.load_site import to_site
from loosen.drawing.mannequin.camera import VIEWS
from loosen.drawing.mannequin.draw import still, viewed
from loosen.drawing.mannequin.person import person_of
from loosen.drawing.mannequin.solve import start_of
from loosen.loader.parse import parse
from loosen.loader.reader import read
from loosen.model.mannequin import Body
from loosen.runtime.parallel import parallel_map

from benchmarks.process import ROOT

_APART = 1.7
"""Degrees between two sides from which one pose is seen."""


def main() -> None:
    """Draw the number that is named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drawings", description="Draw many poses.")
    parser.add_argument("--number", type=int, default=1000, help="how many (1000)")
    number = parser.parse_args().number
    drawn = parallel_map(_draw, list(islice(_poses(), number)), min_parallel=2)
    if len(set(drawn)) < number:
        raise SystemExit("two poses have the same drawing: fewer were drawn than were to be")


def _draw(pose: tuple[str, Body]) -> str:
    id, body = pose
    return still(viewed(body, person_of(body.person or "", id))).svg


def _poses() -> Iterator[tuple[str, Body]]:
    """Starts and ends, from one side after the other."""
    site = to_site(parse(read(ROOT / "content"))[0])
    if site is None:
        raise SystemExit("the content has errors: `loosen check` tells them")
    ends = [(id, one.figure.body) for id, one in site.exercises.items() if one.figure]
    poses = [*ends, *((id, start) for id, body in ends if (start := start_of(body)))]
    for round in count():
        for id, body in poses:
            turned = VIEWS[body.view][0] if body.turned is None else body.turned
            yield id, replace(body, turned=turned + round * _APART)


if __name__ == "__main__":
    main()
