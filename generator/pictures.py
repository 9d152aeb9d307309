"""Drawings as pages use them: one large with its words, and small ones that say nothing new."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from generator import body_map
from generator.figure import Film, describe, filmed, picture
from generator.fingerprint import of_code
from generator.model import Exercise, Muscle, Site
from generator.words import Words

_WORDS = re.compile(r"<title.*</desc>", re.DOTALL)
_LABEL = re.compile(r'role="img" aria-labelledby="[^"]*"')
_AT_HAND = 500
"""Small drawings. Of more, those that a page asks for again are found where drawings are kept."""
_CODE = ("figure/*.py", "model/figure.py")
"""What draws."""
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
        self._new: dict[str, str] = {}
        self._last: tuple[str, Film] | None = None

    def large(self, exercise: Exercise) -> str:
        """The drawing of an exercise that has one, with its movement and what a screen reader says for it."""
        assert exercise.figure is not None
        marked = [self._site.muscles[id].name for id in exercise.muscles]
        description = describe(exercise.figure, self._words, marked=marked)
        name, prefix = exercise.name, f"figure-{exercise.id}"
        svg = self._kept(
            exercise,
            f"{name}\0{description}",
            lambda: picture(self._film(exercise), title=name, description=description, prefix=prefix),
        )
        self.small(exercise)  # while the film is at hand: a list will ask for it
        return svg

    def small(self, exercise: Exercise) -> str:
        """The same position without a word: it stands beside the exercise's name, which says it all."""
        if exercise.id not in self._small:
            svg = self._kept(exercise, "small", lambda: picture(self._film(exercise).end))
            svg = _LABEL.sub('aria-hidden="true" focusable="false"', _WORDS.sub("", svg))
            self._new[exercise.id] = svg
            self.give({exercise.id: svg})
        return self._small[exercise.id]

    def taken(self) -> dict[str, str]:
        """The small drawings that were made since this was asked last; they are no longer new."""
        new, self._new = self._new, {}
        return new

    def give(self, small: Mapping[str, str]) -> None:
        """Small drawings that were made, maybe by another process."""
        self._small |= small
        while len(self._small) > _AT_HAND:
            del self._small[next(iter(self._small))]

    def _kept(self, exercise: Exercise, said: str, make: Callable[[], str]) -> str:
        if self._keep is make_anew:  # to say what a drawing depends on takes time, too
            return make()
        return self._keep("\0".join((of_code(*_CODE), exercise.id, said, repr(exercise.figure))), make)

    def _film(self, exercise: Exercise) -> Film:
        """That of the exercise which was asked for last is kept: its other drawing comes next."""
        if not self._last or self._last[0] != exercise.id:
            assert exercise.figure is not None
            self._last = exercise.id, filmed(exercise.figure)
        return self._last[1]

    def map(self, *, lit: str | None, href: Callable[[Muscle], str]) -> str:
        """The body map; `lit` is the id of the muscle that a page is about."""
        if lit is not None and not self._site.muscles[lit].map:  # most pages, when there are many muscles
            return ""
        courses = self._site.body_map.courses if self._site.body_map else ()
        labels = body_map.Labels(*(self._words(f"map.{key}") for key in ("label", "front", "back")))
        return body_map.draw(self._site.muscles.values(), courses, href=href, labels=labels, lit=lit)
