"""The mannequin of the map: upright, even on both sides, in shares of its height.

Points are complex numbers: how far out from the middle line, and how high above the joints where the legs
begin. They were drawn by eye round the same proportions as the figures (`generator/figure/body.py`).
"""

from __future__ import annotations

from generator.model.body_map import MapView

OUT, LOW, HIGH = 0.205, -0.555, 0.48
"""The box round the body: how far it reaches to each side, down and up."""

EDGE = (
    0.471j, 0.028 + 0.464j, 0.044 + 0.436j, 0.044 + 0.402j, 0.036 + 0.372j, 0.030 + 0.352j, 0.031 + 0.334j,
    0.050 + 0.321j, 0.088 + 0.310j, 0.116 + 0.294j, 0.129 + 0.262j, 0.135 + 0.215j, 0.148 + 0.150j,
    0.163 + 0.100j, 0.173 + 0.050j, 0.182 - 0.024j, 0.194 - 0.060j, 0.196 - 0.100j, 0.188 - 0.128j,
    0.176 - 0.124j, 0.170 - 0.096j, 0.163 - 0.082j, 0.156 - 0.085j, 0.153 - 0.060j, 0.160 - 0.024j,
    0.141 + 0.045j, 0.126 + 0.095j, 0.114 + 0.145j, 0.102 + 0.208j, 0.096 + 0.180j, 0.088 + 0.140j,
    0.083 + 0.108j, 0.087 + 0.070j, 0.098 + 0.025j, 0.103 - 0.020j, 0.102 - 0.080j, 0.095 - 0.150j,
    0.082 - 0.215j, 0.077 - 0.248j, 0.079 - 0.280j, 0.085 - 0.320j, 0.079 - 0.375j, 0.063 - 0.445j,
    0.058 - 0.480j, 0.066 - 0.508j, 0.078 - 0.532j, 0.070 - 0.546j, 0.050 - 0.546j, 0.038 - 0.532j,
    0.036 - 0.500j, 0.036 - 0.475j, 0.032 - 0.430j, 0.021 - 0.355j, 0.020 - 0.315j, 0.026 - 0.268j,
    0.026 - 0.238j, 0.018 - 0.180j, 0.007 - 0.110j, 0.003 - 0.070j, -0.056j,
)  # fmt: skip
"""One half of the outline, from the crown round arm and leg to where the legs part."""
_CAP = (
    0.478j, 0.030 + 0.472j, 0.049 + 0.444j, 0.049 + 0.412j, 0.043 + 0.402j, 0.041 + 0.424j, 0.022 + 0.440j,
    0.442j,
)  # fmt: skip
_MOP = (
    0.478j, 0.030 + 0.472j, 0.049 + 0.444j, 0.049 + 0.410j, 0.041 + 0.382j, 0.028 + 0.362j, 0.358j,
)  # fmt: skip
HAIR: dict[MapView, tuple[complex, ...]] = {"front": _CAP, "back": _MOP}
"""One half of the hair, from the crown down."""
FOLDS: dict[MapView, tuple[tuple[complex, ...], ...]] = {
    "front": (
        (0.012 + 0.312j, 0.045 + 0.314j, 0.085 + 0.302j),
        (0.006 + 0.202j, 0.032 + 0.184j, 0.058 + 0.140j),
        (0.033 - 0.250j, 0.051 - 0.260j, 0.069 - 0.250j),
        (0.102 + 0.208j, 0.105 + 0.232j, 0.113 + 0.250j),
        (0.102j, 0.095j),
    ),
    "back": (
        (0.040 + 0.290j, 0.050 + 0.250j, 0.072 + 0.234j),
        (0.001 + 0.018j, 0.001 - 0.020j, 0.003 - 0.060j),
        (0.040 - 0.246j, 0.052 - 0.250j, 0.064 - 0.246j),
        (0.102 + 0.208j, 0.105 + 0.232j, 0.112 + 0.250j),
    ),
}
"""Soft lines inside of one half, which tell front from back."""
