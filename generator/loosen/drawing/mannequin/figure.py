"""A figure as the rest of the site uses it: its drawing, its words, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from loosen.drawing.mannequin import check, picture
from loosen.drawing.mannequin.check_position import Problem
from loosen.drawing.mannequin.picture import Said
from loosen.model.figure import Figure, Side
from loosen.site.translations import Catalogue


def draw(figure: Figure, id: str, said: Said, *, side: Side | None = None, start: bool = False) -> str:
    """The large picture; if `start`, after that of where the movement begins.

    `id` is the exercise's: people take turns by it. `side` is the side that the reader works on; the picture
    is mirrored when the author drew the other one.

    Raises:
        PlaceError, KeyError: the figure has problems that `problems` tells.
    """
    return picture.large(figure.body, id, said, side=side, start=start)


def problems(figure: Figure, id: str = "") -> tuple[Problem, ...]:
    """Everything that is wrong with a figure. Without a problem, `draw` never fails."""
    found = check.problems(figure.body, id)
    return tuple(Problem(("body", *path), message, help) for path, message, help in found)


def drawn_side(figure: Figure) -> Side:
    """The side that the author drew: that of the first target on one side, or the right one."""
    return picture.drawn_side(figure.body)


def describe(
    figure: Figure, words: Catalogue, *, marked: Sequence[str] = (), side: Side | None = None
) -> str:
    """What a screen reader says for the picture: the view, the author's words, what is marked, the side.

    `marked` are the names of what the target is; `side` is given when the exercise has two.
    """
    sentences = [words(f"figure.seen_{picture.seen_from(figure.body)}"), figure.shows]
    if figure.body.target and marked:
        sentences.append(words("figure.marked", what=words.listed(marked, "and")))
    if side:
        sentences.append(words(f"figure.shown_{side}"))
    return " ".join(sentences)
