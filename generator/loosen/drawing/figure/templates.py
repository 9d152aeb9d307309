"""Hands, feet and heads as points for soft outlines, in shares of the body's height unless it says otherwise.

Hands and feet run clockwise, which `pieces` relies on: outlines of one colour that run both ways would
cut each other out.
"""

FOOT = (
    0.022 + 0.008j, 0.030 - 0.010j, 0.062 - 0.016j, 0.096 - 0.022j, 0.108 - 0.032j, 0.098 - 0.0395j,
    0.060 - 0.039j, 0.030 - 0.038j, -0.018 - 0.0395j, -0.034 - 0.028j, -0.026 - 0.004j, -0.019 + 0.014j,
)  # fmt: skip
"""From the side, toes to the right, ankle at 0."""
FRONT_FOOT = (
    -0.20 + 0.019j, 0.30 + 0.025j, 0.90 + 0.029j, 1.30 + 0.025j, 1.46 + 0.012j, 1.40 - 0.010j,
    1.20 - 0.024j, 0.80 - 0.025j, 0.25 - 0.021j, -0.20 - 0.019j,
)  # fmt: skip
"""From the front; lengths are shares of what is seen of it. The big toe is the upper one."""
HAND = (
    -0.006 + 0.017j, 0.020 + 0.021j, 0.050 + 0.019j, 0.080 + 0.012j, 0.090 + 0.002j, 0.082 - 0.009j,
    0.050 - 0.016j, 0.018 - 0.018j, -0.006 - 0.016j,
)  # fmt: skip
"""Fingers to the right, wrist at 0."""
THUMB = (
    0.008 + 0.012j, 0.030 + 0.028j, 0.050 + 0.034j, 0.057 + 0.027j, 0.040 + 0.014j, 0.018 + 0.000j,
)  # fmt: skip
FIST = (
    -0.008 + 0.016j, 0.012 + 0.023j, 0.036 + 0.022j, 0.046 + 0.006j, 0.044 - 0.014j, 0.024 - 0.022j,
    0.004 - 0.020j, -0.008 - 0.015j,
)  # fmt: skip
FACE = (
    -0.022 - 0.006j, 0.018 - 0.010j, 0.040 - 0.016j, 0.055 - 0.008j, 0.058 + 0.010j, 0.061 + 0.018j,
    0.071 + 0.029j, 0.063 + 0.046j, 0.063 + 0.066j, 0.052 + 0.096j, 0.022 + 0.118j, -0.018 + 0.119j,
    -0.052 + 0.096j, -0.061 + 0.058j, -0.046 + 0.016j,
)  # fmt: skip
"""From the side, looking right, the skull's base at 0."""
HAIR = (
    0.057 + 0.088j, 0.036 + 0.120j, 0.000 + 0.129j, -0.040 + 0.115j, -0.067 + 0.076j, -0.065 + 0.036j,
    -0.046 + 0.002j, -0.024 + 0.000j, -0.018 + 0.026j, -0.020 + 0.050j, 0.000 + 0.062j, 0.014 + 0.074j,
    0.022 + 0.094j, 0.040 + 0.096j,
)  # fmt: skip
FRONT_FACE = (
    0j - 0.018j, 0.030 - 0.004j, 0.046 + 0.034j, 0.050 + 0.070j, 0.034 + 0.108j, 0.118j,
)  # fmt: skip
"""The right half of a face from the front, from chin to crown."""
FRONT_HAIR = (
    0.053 + 0.062j, 0.056 + 0.090j, 0.032 + 0.122j, 0.130j,
)  # fmt: skip
FRONT_FRINGE = (
    0.040 + 0.086j, 0.020 + 0.098j, 0.098j,
)  # fmt: skip
BACK_HAIR = (
    -0.012j, 0.030 - 0.002j, 0.050 + 0.036j, 0.055 + 0.076j, 0.036 + 0.116j, 0.130j,
)  # fmt: skip
HEAD = 0.93
"""How large the head is drawn; at 1 it is a little larger than the proportions ask for."""
