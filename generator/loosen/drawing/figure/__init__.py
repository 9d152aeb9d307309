"""Figures: a pose becomes bones, the bones become shapes, the shapes become SVG.

`points` reads what authors write, `solve` poses the skeleton, `pieces`, `props` and `marks` give it form,
`draw` writes it down, `check` says what is wrong with it.
"""

from loosen.drawing.figure.check import Problem, problems
from loosen.drawing.figure.draw import Film, draw, filmed, picture
from loosen.drawing.figure.sides import describe, drawn_side

__all__ = ["Film", "Problem", "describe", "draw", "drawn_side", "filmed", "picture", "problems"]
