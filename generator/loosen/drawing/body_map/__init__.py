"""The body map: the front and the back of a standing body, with places on it that are links.

`silhouette` is the body, `check` says what is wrong with a place, `draw` makes the picture.
"""

from loosen.drawing.body_map.check import Problem, course_problems, problems
from loosen.drawing.body_map.draw import Labels, draw

__all__ = ["Labels", "Problem", "course_problems", "draw", "problems"]
