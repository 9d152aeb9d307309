"""What lies or stands around the body: each prop becomes shapes, and says where its middle is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loosen.drawing.figure import body
from loosen.drawing.figure.path import Outline, circle, smooth, turn
from loosen.drawing.figure.pieces import Piece, Shape
from loosen.drawing.figure.points import parse_point
from loosen.drawing.figure.skeleton import Skeleton
from loosen.drawing.figure.surface import locate
from loosen.model.figure import Chair, Cushion, Figure, Mat, Stick, Strap

MAT = 0.014
"""How thick a mat is."""
CHAIR_WIDTH, CHAIR_BACK = 0.27, 0.27
"""How deep a chair's seat is, and how far its back stands above it."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def settled(figure: Figure, skeleton: Skeleton) -> Skeleton:
    """The skeleton with the places of those props that depend on where the body is."""
    places = dict(skeleton.props)
    props = figure.props
    for name, ball in (("ball", props.ball), ("double ball", props.double_ball)):
        if ball:
            places[name] = _ball(skeleton, ball.at)
    if props.roller:
        under = locate(skeleton, parse_point(props.roller.under))
        places["roller"] = complex(under.real, body.ROLLER) if figure.floor == "below" else under
    if props.stick:
        places["stick"] = locate(skeleton, parse_point(props.stick.at))
    if props.wall and props.wall.x is None:
        ball_at = places.get("ball", places.get("double ball", 0j))
        out = body.BALL if props.wall.side == "right" else -body.BALL
        places["wall"] = complex(ball_at.real + out, 0)
    return skeleton.among(places)


def _ball(skeleton: Skeleton, at: str) -> complex:
    """A ball touches the skin from outside, and sinks in a little."""
    spot = parse_point(at)
    skin = locate(skeleton, spot)
    inside = locate(skeleton, replace(spot, skin=""))
    out = (skin - inside) / abs(skin - inside) if abs(skin - inside) > 1e-6 else -1j
    return skin + out * body.BALL * 0.8


def props(figure: Figure, skeleton: Skeleton, box: Box) -> Iterator[Piece]:
    """All props of a figure; `box` is what the body and its marks need."""
    has, places = figure.props, skeleton.props
    if has.mat:
        yield Piece("mat", -9, (Shape("mat", (_mat(figure, has.mat, box),)),))
    if has.wall:
        yield Piece("wall", -8, (Shape("wall", (_wall(places["wall"].real, has.wall.side, box),)),))
    if has.chair:
        yield Piece("chair", -7, tuple(_chair(has.chair)))
    for name, cushion in (("pillow", has.pillow), ("towel", has.towel)):
        if cushion:
            yield Piece(name, -6, (Shape(f"{name} halo", (_cushion(cushion, round=name == "pillow"),)),))
    for name in ("ball", "double ball"):
        if name in places:
            yield Piece(name, 1.5, (Shape("ball halo", (circle(places[name], body.BALL),)),))
    if has.roller:
        yield Piece("roller", _under(figure), tuple(_roller(figure, places["roller"])))
    if has.stick:
        yield Piece("stick", 2.5, tuple(_stick(has.stick, places["stick"])))


def _under(figure: Figure) -> float:
    """A roller hides nothing of the body when it is seen from above."""
    return 1.5 if figure.floor == "below" else -4


def _mat(figure: Figure, mat: Mat, box: Box) -> Outline:
    left, bottom, right, top = box
    left = mat.left if mat.left is not None else left - 0.02
    right = mat.right if mat.right is not None else right + 0.02
    if figure.floor == "below":
        return _slab(complex(left, 0), complex(right, -MAT), MAT / 2)
    return _slab(complex(left - 0.03, top + 0.05), complex(right + 0.03, bottom - 0.05), 0.03)


def _slab(top_left: complex, bottom_right: complex, corner: float) -> Outline:
    """A box with round corners."""
    left, top, right, bottom = top_left.real, top_left.imag, bottom_right.real, bottom_right.imag
    return (
        ("M", complex(left + corner, top)),
        ("A", corner, 0, complex(left, top - corner)),
        ("L", complex(left, bottom + corner)),
        ("A", corner, 0, complex(left + corner, bottom)),
        ("L", complex(right - corner, bottom)),
        ("A", corner, 0, complex(right, bottom + corner)),
        ("L", complex(right, top - corner)),
        ("A", corner, 0, complex(right - corner, top)),
        ("Z",),
    )


def _wall(x: float, side: str, box: Box) -> Outline:
    out = 0.05 if side == "right" else -0.05
    left, right = sorted((x, x + out))
    return _slab(complex(left, box[3] + 0.03), complex(right, 0), 0.001)


def _chair(chair: Chair) -> Iterator[Shape]:
    """A chair whose back is at the left; one that faces the other way is its mirror image."""
    width, seat = CHAIR_WIDTH, chair.seat

    def box(left: float, top: float, right: float, bottom: float, corner: float) -> Outline:
        if chair.back == "right":
            left, right = width - right, width - left
        return _slab(complex(chair.left + left, top), complex(chair.left + right, bottom), corner)

    legs = [box(x, seat - 0.01, x + 0.022, 0, 0.008) for x in (0.005, width - 0.035)]
    back = box(-0.022, seat + CHAIR_BACK, 0.004, seat - 0.03, 0.011)
    yield Shape("chair", (*legs, back))
    yield Shape("chair", (box(-0.022, seat, width, seat - 0.028, 0.012),))


def _cushion(cushion: Cushion, *, round: bool) -> Outline:
    half, top = cushion.width / 2, cushion.height
    direction = turn(cushion.tilt)
    if round:
        points = (-half, -half * 0.8 + top * 1j, half * 0.8 + top * 1j, half + 0j, half * 0.8, -half * 0.8)
        shape = [complex(p) + (0.5j * top if abs(complex(p)) == half else 0) for p in points]
        return smooth([cushion.x + p * direction for p in reversed(shape)])
    return _slab(complex(cushion.x - half, top), complex(cushion.x + half, 0), min(top / 2, 0.02))


def _roller(figure: Figure, middle: complex) -> Iterator[Shape]:
    if figure.floor == "below":
        yield Shape("roller halo", (circle(middle, body.ROLLER),))
        yield Shape("core", (circle(middle, body.ROLLER * 0.45),))
        return
    degrees = figure.props.roller.turn if figure.props.roller else None
    along = turn(degrees or 0) * 0.15
    yield Shape("roller halo", (_bar(middle - along, middle + along, body.ROLLER),))


def _bar(start: complex, end: complex, radius: float) -> Outline:
    """A long box with slightly rounded ends, lying at any angle."""
    along = (end - start) / abs(end - start) * radius
    across = along * 1j
    soft = along * 0.3
    corners = (start + across, start - across, end - across, end + across)
    a, b, c, d = corners
    return (
        ("M", a + soft),
        ("Q", a, a - across * 0.3),
        ("L", b + across * 0.3),
        ("Q", b, b + soft),
        ("L", c - soft),
        ("Q", c, c + across * 0.3),
        ("L", d - across * 0.3),
        ("Q", d, d - soft),
        ("Z",),
    )


def _stick(stick: Stick, middle: complex) -> Iterator[Shape]:
    along = turn(stick.turn) * stick.length / 2
    yield Shape("core halo", (_bar(middle - along, middle + along, 0.009),))
    yield Shape("roller", (_bar(middle - along * 0.6, middle + along * 0.6, 0.014),))


def strap(skeleton: Skeleton, given: Strap) -> Piece:
    """A strap goes with the hands that hold it."""
    return Piece("strap", 2.6, (Shape("strap halo", tuple(_strap(skeleton, given))),))


def _strap(skeleton: Skeleton, strap: Strap) -> Iterator[Outline]:
    far = locate(skeleton, parse_point(strap.round))
    for hand in strap.hands:
        near = locate(skeleton, parse_point(hand))
        yield _bar(near, far, 0.007)
        # A short end hangs from the hand.
        yield _bar(near, near - 0.055j + (near - far) / abs(near - far) * 0.02, 0.007)
