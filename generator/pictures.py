"""Drawings as pages use them: one large with its words, and small ones that say nothing new."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator import body_map
from generator.figure import describe, draw
from generator.model import Exercise, Muscle, Site
from generator.words import Words

_WORDS = re.compile(r"<title.*</desc>", re.DOTALL)
_LABEL = re.compile(r'role="img" aria-labelledby="[^"]*"')


class Pictures:
    """The drawings of one site; each is made once, however many pages show it."""

    def __init__(self, site: Site, words: Words) -> None:
        self._site = site
        self._words = words
        self._small: dict[str, str] = {}

    def large(self, exercise: Exercise) -> str:
        """The drawing of an exercise that has one, with its movement and what a screen reader says for it."""
        assert exercise.figure is not None
        marked = [self._site.muscles[id].name for id in exercise.muscles]
        description = describe(exercise.figure, self._words, marked=marked)
        return draw(
            exercise.figure, title=exercise.name, description=description, prefix=f"figure-{exercise.id}"
        )

    def small(self, exercise: Exercise) -> str:
        """The same position without a word: it stands beside the exercise's name, which says it all."""
        if exercise.id not in self._small:
            assert exercise.figure is not None
            svg = draw(exercise.figure, title="", description="", prefix="", motion="plain")
            self._small[exercise.id] = _LABEL.sub('aria-hidden="true" focusable="false"', _WORDS.sub("", svg))
        return self._small[exercise.id]

    def map(self, *, lit: str | None, href: Callable[[Muscle], str]) -> str:
        """The body map; `lit` is the id of the muscle that a page is about."""
        courses = self._site.body_map.courses if self._site.body_map else ()
        labels = body_map.Labels(*(self._words(f"map.{key}") for key in ("label", "front", "back")))
        return body_map.draw(self._site.muscles.values(), courses, href=href, labels=labels, lit=lit)
