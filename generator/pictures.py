"""Drawings as pages use them: one large with its words, and small ones that say nothing new."""

from __future__ import annotations

import functools
import hashlib
import pathlib
import re
from collections.abc import Callable
from typing import Any, TypeAlias

from generator import body_map
from generator.figure import describe, draw
from generator.model import Exercise, Muscle, Site
from generator.model.figure import Figure
from generator.words import Words

_WORDS = re.compile(r"<title.*</desc>", re.DOTALL)
_LABEL = re.compile(r'role="img" aria-labelledby="[^"]*"')
Keep: TypeAlias = Callable[[str, Callable[[], str]], str]
"""Finds the text under a key, or makes it."""


def make_anew(_: str, make: Callable[[], str]) -> str:
    """Keeps nothing."""
    return make()


class Pictures:
    """The drawings of one site; each is made once, however many pages show it."""

    def __init__(self, site: Site, words: Words, keep: Keep = make_anew) -> None:
        self._keep = keep
        self._site = site
        self._words = words
        self._small: dict[str, str] = {}

    def large(self, exercise: Exercise) -> str:
        """The drawing of an exercise that has one, with its movement and what a screen reader says for it."""
        assert exercise.figure is not None
        marked = [self._site.muscles[id].name for id in exercise.muscles]
        description = describe(exercise.figure, self._words, marked=marked)
        return self._drawn(
            exercise.figure, title=exercise.name, description=description, prefix=f"figure-{exercise.id}"
        )

    def small(self, exercise: Exercise) -> str:
        """The same position without a word: it stands beside the exercise's name, which says it all."""
        if exercise.id not in self._small:
            assert exercise.figure is not None
            svg = self._drawn(exercise.figure, title="", description="", prefix="", motion="plain")
            self._small[exercise.id] = _LABEL.sub('aria-hidden="true" focusable="false"', _WORDS.sub("", svg))
        return self._small[exercise.id]

    def _drawn(self, figure: Figure, **said: Any) -> str:
        return self._keep(f"{_drawing_code()}\0{said!r}\0{figure!r}", lambda: draw(figure, **said))

    def map(self, *, lit: str | None, href: Callable[[Muscle], str]) -> str:
        """The body map; `lit` is the id of the muscle that a page is about."""
        courses = self._site.body_map.courses if self._site.body_map else ()
        labels = body_map.Labels(*(self._words(f"map.{key}") for key in ("label", "front", "back")))
        return body_map.draw(self._site.muscles.values(), courses, href=href, labels=labels, lit=lit)


@functools.cache
def _drawing_code() -> str:
    """Another text when the code that draws is another one."""
    here = pathlib.Path(__file__).parent
    files = [*sorted((here / "figure").glob("*.py")), here / "model" / "figure.py"]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
