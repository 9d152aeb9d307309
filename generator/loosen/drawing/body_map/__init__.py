"""The body map: front and back of a standing body, with muscles as links.

`body` is the body of the figures, `check` validates regions, `draw` makes SVG.
"""

from loosen.drawing.body_map.check import Problem, course_problems, problems
from loosen.drawing.body_map.draw import Labels, draw, glimpse

__all__ = ["Labels", "Problem", "course_problems", "draw", "glimpse", "problems"]
