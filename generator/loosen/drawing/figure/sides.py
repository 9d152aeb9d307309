"""Which side of the body a picture shows, and how it is told to someone who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from loosen.drawing.figure.points import parse_point
from loosen.model.figure import Figure, Side
from loosen.site.translations import Catalogue


def drawn_side(figure: Figure) -> Side:
    """The side that the author drew: that of the first target that is on a limb, or the right one."""
    for mark in figure.target:
        side = parse_point(mark.at).limb.partition(" ")[0]
        if side in {"right", "left"}:
            return "left" if side == "left" else "right"
    return "right"


def describe(
    figure: Figure, words: Catalogue, *, marked: Sequence[str] = (), side: Side | None = None
) -> str:
    """What a screen reader says for the picture: the view, the author's words, what is marked, the side.

    `marked` are the names of what the target is; `side` is given when the exercise has two.
    """
    above = "_above" if figure.floor == "behind" else ""
    sentences = [words(f"figure.seen_{figure.view.replace(' ', '_')}{above}"), figure.shows]
    if figure.target and marked:
        sentences.append(words("figure.marked", what=words.listed(marked, "and")))
    if side:
        sentences.append(words(f"figure.shown_{side}"))
    return " ".join(sentences)
