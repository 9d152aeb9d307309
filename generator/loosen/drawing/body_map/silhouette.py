"""The mannequin of the map: upright, even on both sides, in shares of its height.

Points are complex numbers: how far out from the middle line, and how high above the joints where the legs
begin. They were drawn by eye round the same proportions as the figures (`generator/figure/body.py`).
"""

from __future__ import annotations

from loosen.model.body_map import MapView

OUT, LOW, HIGH = 0.161, -0.555, 0.48
"""The box round the body: how far it reaches to each side, down and up."""

EDGE = (
    0.471j, 0.028 + 0.464j, 0.044 + 0.436j, 0.044 + 0.402j, 0.037 + 0.374j, 0.030 + 0.354j, 0.031 + 0.336j,
    0.052 + 0.320j, 0.090 + 0.309j, 0.118 + 0.296j, 0.134 + 0.268j, 0.141 + 0.225j, 0.141 + 0.185j,
    0.143 + 0.145j, 0.146 + 0.112j, 0.152 + 0.080j, 0.153 + 0.050j, 0.151 + 0.010j, 0.150 - 0.022j,
    0.156 - 0.048j, 0.158 - 0.078j, 0.156 - 0.104j, 0.150 - 0.124j, 0.143 - 0.131j, 0.136 - 0.124j,
    0.132 - 0.102j, 0.129 - 0.084j, 0.124 - 0.090j, 0.117 - 0.086j, 0.116 - 0.068j, 0.121 - 0.044j,
    0.126 - 0.018j, 0.123 + 0.020j, 0.119 + 0.062j, 0.118 + 0.098j, 0.116 + 0.136j, 0.111 + 0.172j,
    0.103 + 0.210j, 0.097 + 0.180j, 0.088 + 0.140j, 0.083 + 0.108j, 0.087 + 0.070j, 0.098 + 0.025j,
    0.104 - 0.020j, 0.104 - 0.080j, 0.098 - 0.145j, 0.086 - 0.205j, 0.078 - 0.245j, 0.078 - 0.270j,
    0.085 - 0.310j, 0.084 - 0.350j, 0.073 - 0.410j, 0.062 - 0.460j, 0.060 - 0.488j, 0.070 - 0.512j,
    0.085 - 0.534j, 0.082 - 0.547j, 0.062 - 0.550j, 0.044 - 0.545j, 0.037 - 0.526j, 0.038 - 0.500j,
    0.037 - 0.474j, 0.033 - 0.430j, 0.024 - 0.370j, 0.020 - 0.325j, 0.025 - 0.280j, 0.028 - 0.250j,
    0.023 - 0.205j, 0.012 - 0.130j, 0.004 - 0.075j, -0.058j,
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
_FINGERS = (
    (0.139 - 0.098j, 0.142 - 0.117j),
    (0.145 - 0.096j, 0.148 - 0.116j),
    (0.151 - 0.094j, 0.153 - 0.110j),
)
_TIPS = ((0.055 - 0.538j, 0.055 - 0.546j), (0.063 - 0.539j, 0.063 - 0.547j), (0.071 - 0.538j, 0.071 - 0.546j))
FOLDS: dict[MapView, tuple[tuple[complex, ...], ...]] = {
    "front": (
        (0.012 + 0.312j, 0.045 + 0.314j, 0.085 + 0.302j),
        (0.006 + 0.202j, 0.032 + 0.184j, 0.058 + 0.140j),
        (0.033 - 0.250j, 0.051 - 0.260j, 0.069 - 0.250j),
        (0.103 + 0.210j, 0.106 + 0.234j, 0.114 + 0.252j),
        (0.102j, 0.095j),
        *_FINGERS,
        *_TIPS,
    ),
    "back": (
        (0.040 + 0.290j, 0.050 + 0.250j, 0.072 + 0.234j),
        (0.001 + 0.018j, 0.001 - 0.020j, 0.003 - 0.060j),
        (0.040 - 0.246j, 0.052 - 0.250j, 0.064 - 0.246j),
        (0.103 + 0.210j, 0.106 + 0.234j, 0.114 + 0.252j),
        *_FINGERS,
        (0.054 - 0.480j, 0.053 - 0.502j),
        (0.043 - 0.480j, 0.044 - 0.502j),
    ),
}
"""Soft lines inside of one half, which tell front from back."""
