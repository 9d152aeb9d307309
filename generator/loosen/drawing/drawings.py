"""The drawings of a site, each made once: large with a text alternative, and small and decorative."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import TypeAlias

from loosen.drawing import body_map
from loosen.drawing.mannequin import Said, describe
from loosen.drawing.mannequin.picture import both
from loosen.model import Exercise, Muscle, Site
from loosen.runtime.fingerprint import hash_texts
from loosen.runtime.parallel import parallel_map
from loosen.runtime.store import Store
from loosen.site.translations import Catalogue

_SEPARATOR = "\0"
"""Between the large and the small drawing, which are stored as one text."""
_WORTH_A_PROCESS = 20
"""Drawings; fewer take less time than starting a process."""
Drawings: TypeAlias = MutableMapping[str, str]
"""Drawings by a hash of all that they depend on."""


class Pictures:
    """Draws the exercises and the body map of one site."""

    def __init__(self, site: Site, words: Catalogue, drawn: Drawings | None = None) -> None:
        self._drawn: Drawings = {} if drawn is None else drawn
        self._site = site
        self._words = words

    def large(self, exercise: Exercise) -> str:
        """The drawing of an exercise that has one, with movement and text alternative."""
        return self._of(exercise)[0]

    def small(self, exercise: Exercise) -> str:
        """The same drawing as decoration: it stands beside the exercise's name."""
        return self._of(exercise)[1]

    def draw_all(self, store: Store | None) -> None:
        """Draw all exercises in parallel, except those in `store`, and add them to it."""
        new = {key: one for one in self._site.exercises.values() if one.figure and (key := self._key(one))}
        if store:
            self._drawn.update({key: text for key in new if (text := store.get(key))})
        missing = [(key, one) for key, one in new.items() if key not in self._drawn]
        made = parallel_map(lambda one: self._made(one[1]), missing, min_parallel=_WORTH_A_PROCESS)
        for (key, _), text in zip(missing, made, strict=True):
            self._drawn[key] = text
            if store:
                store.put(key, text)

    def _of(self, exercise: Exercise) -> tuple[str, str]:
        key = self._key(exercise)
        if key not in self._drawn:
            self._drawn[key] = self._made(exercise)
        large, _, small = self._drawn[key].partition(_SEPARATOR)
        return large, small

    def _made(self, exercise: Exercise) -> str:
        assert exercise.figure is not None
        said = Said(exercise.name, self._description(exercise), f"figure-{exercise.id}")
        large, small = both(exercise.figure.body, exercise.id, said)
        return f"{large}{_SEPARATOR}{small}"

    def _key(self, exercise: Exercise) -> str:
        said = (exercise.id, exercise.name, self._description(exercise), repr(exercise.figure))
        return f"drawing\0{hash_texts(*said)}"

    def _description(self, exercise: Exercise) -> str:
        assert exercise.figure is not None
        marked = [self._site.muscles[id].name for id in exercise.muscles]
        return describe(exercise.figure, self._words, marked=marked)

    def map(self, *, lit: str | None, href: Callable[[Muscle], str]) -> str:
        """The body map as SVG; `lit` is the id of the highlighted muscle."""
        if lit is not None and not self._site.muscles[lit].map:  # most pages, when there are many muscles
            return ""
        courses = self._site.body_map.courses if self._site.body_map else ()
        labels = body_map.Labels(*(self._words(f"map.{key}") for key in ("label", "front", "back")))
        return body_map.draw(self._site.muscles.values(), courses, href=href, labels=labels, lit=lit)
