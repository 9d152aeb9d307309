"""The body map: front and back of a standing body, with muscles as links.

`silhouette` is the body, `check` validates regions, `draw` makes SVG.
"""

from loosen.drawing.body_map.check import Problem, course_problems, problems
from loosen.drawing.body_map.draw import Labels, draw

__all__ = ["Labels", "Problem", "course_problems", "draw", "problems"]
