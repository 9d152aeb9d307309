"""People in three dimensions: joint angles become a body, the body a picture from any side.

`skeleton` turns an author's angles into joints, `contacts` lets hands and feet reach, `trunk`, `limbs` and
`head` give them flesh, `scene` looks at it, `order` says what is in front, `outline` and `lines` write it,
`draw` makes the picture, `check` says what is wrong.
"""

from loosen.drawing.mannequin.check_position import Problem
from loosen.drawing.mannequin.figure import describe, draw, drawn_side, problems
from loosen.drawing.mannequin.picture import Said

__all__ = ["Problem", "Said", "describe", "draw", "drawn_side", "problems"]
