"""The drawings of a site, each made once: large with words, small without, and in motion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from loosen.drawing import body_map
from loosen.drawing.mannequin import Said, describe, picture
from loosen.model import Exercise, Muscle, Site
from loosen.runtime.fingerprint import hash_texts
from loosen.runtime.parallel import parallel_map
from loosen.runtime.store import Store
from loosen.site.translations import Catalogue

_SEPARATOR = "\0"
"""Between the drawings of one exercise, which are stored as one text."""
UNDRAWN = _SEPARATOR * (len(picture.Pictures._fields) - 1)
"""In place of the drawings of one exercise, where nobody looks at them."""
_WORTH_A_PROCESS = 20
"""Drawings; fewer take less time than starting a process."""
Drawings: TypeAlias = dict[str, str]
"""Drawings by a hash of all that they depend on."""


class _Wanted(NamedTuple):
    """Something to be drawn, or to be found among what was drawn before."""

    key: str
    exercise: Exercise
    moves: bool = False


class Pictures:
    """Draws the exercises and the body map of one site."""

    def __init__(self, site: Site, words: Catalogue, drawn: Drawings | None = None) -> None:
        self._drawn: Drawings = {} if drawn is None else drawn
        self._site = site
        self._words = words

    def large(self, exercise: Exercise) -> str:
        """The drawing of an exercise that has one, with a text alternative."""
        return self._of(exercise).large

    def start(self, exercise: Exercise) -> str:
        """Where its movement begins, as decoration; empty where nothing moves."""
        return self._of(exercise).start

    def small(self, exercise: Exercise) -> str:
        """The same as the large drawing, as decoration: it stands beside the exercise's name."""
        return self._of(exercise).small

    def again(self, exercise: Exercise) -> str:
        """The large drawing once more, as decoration, for a page that has it."""
        return self._of(exercise).again

    def movement(self, exercise: Exercise) -> str:
        """All that lies between start and end, for an exercise that moves."""
        return self._kept(_Wanted(self._movement_key(exercise), exercise, moves=True))

    def draw_all(self, store: Store | None) -> None:
        """Draw all exercises in parallel, except those in `store`, and add them to it."""
        if store:
            self.recall(store)
        missing = [one for one in self._wanted() if one.key not in self._drawn]
        made = parallel_map(self._made, missing, min_parallel=_WORTH_A_PROCESS)
        for one, text in zip(missing, made, strict=True):
            self._drawn[one.key] = text
            if store:
                store.put(one.key, text)

    def recall(self, store: Store) -> None:
        """Take the drawings of this site that the store has."""
        self._drawn.update({one.key: text for one in self._wanted() if (text := store.get(one.key))})

    def _wanted(self) -> Iterator[_Wanted]:
        for one in self._site.exercises.values():
            if one.figure:
                yield _Wanted(self._key(one), one)
                if one.figure.body.start:
                    yield _Wanted(self._movement_key(one), one, moves=True)

    def _of(self, exercise: Exercise) -> picture.Pictures:
        kept = self._kept(_Wanted(self._key(exercise), exercise))
        return picture.Pictures(*kept.split(_SEPARATOR))

    def _kept(self, wanted: _Wanted) -> str:
        if wanted.key not in self._drawn:
            self._drawn[wanted.key] = self._made(wanted)
        return self._drawn[wanted.key]

    def _made(self, wanted: _Wanted) -> str:
        exercise = wanted.exercise
        assert exercise.figure
        body = exercise.figure.body
        if wanted.moves:
            return picture.movement(body, exercise.id)
        said = Said(exercise.name, self._description(exercise), f"figure-{exercise.id}")
        return _SEPARATOR.join(picture.pictures(body, exercise.id, said))

    def _key(self, exercise: Exercise) -> str:
        said = (exercise.id, exercise.name, self._description(exercise), repr(exercise.figure))
        return f"drawing\0{hash_texts(*said)}"

    def _movement_key(self, exercise: Exercise) -> str:
        return f"movement\0{hash_texts(exercise.id, repr(exercise.figure))}"

    def _description(self, exercise: Exercise) -> str:
        assert exercise.figure is not None
        marked = [self._site.muscles[id].name for id in exercise.muscles]
        return describe(exercise.figure, self._words, marked=marked)

    def map(self, *, lit: str | None, href: Callable[[Muscle], str]) -> str:
        """The body map as SVG; `lit` is the id of the highlighted muscle."""
        if lit is not None and not self._site.muscles[lit].map:  # most pages, when there are many muscles
            return ""
        said = self._site.body_map
        courses, areas = (said.courses, said.areas) if said else ((), ())
        labels = body_map.Labels(*(self._words(f"map.{key}") for key in ("label", "front", "back")))
        muscles = self._site.muscles.values()
        return body_map.draw(muscles, courses, areas=areas, href=href, labels=labels, lit=lit)

    def glimpse(self, muscle: Muscle) -> str:
        """A small body on which this muscle is lit, as decoration beside its name."""
        return body_map.glimpse(muscle)
