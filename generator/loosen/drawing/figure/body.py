"""The body's proportions, as shares of its height.

Lengths of bones follow Drillis and Contini (1966), as printed in Winter, *Biomechanics and Motor Control of
Human Movement*; half widths were drawn by eye on top of them.
"""

from __future__ import annotations

from typing import NamedTuple

LENGTHS = {
    "low back": 0.125,
    "upper back": 0.163,
    "neck": 0.060,
    "head": 0.122,
    "upper arm": 0.186,
    "forearm": 0.146,
    "hand": 0.090,
    "thigh": 0.245,
    "shin": 0.246,
    "foot": 0.100,
}
PALM = 0.045
"""From the wrist to the middle of the palm."""
SOLE = 0.040
"""From the ankle joint to the sole."""
SHOULDER = 0.100
"""From the spine to a shoulder joint."""
HIP = 0.052
"""From the spine to a hip joint."""
BALL, ROLLER = 0.026, 0.046
"""Radii: a tennis ball, a little enlarged so that it can be seen on a phone; a roller of 15 cm."""


class Taper(NamedTuple):
    """The outline of one part of a limb: a circle at each end, and how far each side swells in between."""

    start: float
    end: float
    front: float
    back: float


TAPERS = {
    "upper arm": Taper(0.033, 0.024, 0.003, 0.003),
    "forearm": Taper(0.024, 0.016, 0.005, 0.003),
    "thigh": Taper(0.062, 0.038, 0.009, 0.004),
    "shin": Taper(0.037, 0.021, 0.001, 0.012),
    "neck": Taper(0.029, 0.026, 0.0, 0.0),
}
SLIM = {"thigh": Taper(0.050, 0.036, 0.004, 0.004), "shin": Taper(0.034, 0.020, 0.007, 0.009)}
"""The same seen from the front, where a thigh is narrower than the seat behind it."""
FRONT_TOES = 0.022
"""How far the tip of a foot that is seen from the front stands out from the end of its bone."""


class Slice(NamedTuple):
    """The trunk at one height: half its width, and how far belly and back stand out from the spine's line."""

    at: float
    width: float
    front: float
    back: float


TRUNK = (
    Slice(-0.12, 0.088, 0.046, 0.050),
    Slice(0.05, 0.096, 0.054, 0.064),
    Slice(0.26, 0.082, 0.056, 0.050),
    Slice(0.45, 0.081, 0.058, 0.046),
    Slice(0.70, 0.097, 0.063, 0.057),
    Slice(0.87, 0.109, 0.053, 0.060),
    Slice(0.96, 0.100, 0.042, 0.054),
    Slice(1.03, 0.068, 0.033, 0.044),
    Slice(1.08, 0.036, 0.027, 0.031),
)
"""From the seat (below 0) past the hips (0) and the shoulders (1)."""
