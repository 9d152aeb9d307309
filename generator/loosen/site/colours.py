"""Colours that follow from a few: mixed, and made lighter or darker until their contrast passes WCAG."""

from __future__ import annotations

from collections.abc import Mapping

from loosen.model.appearance import Colours

Triple = tuple[float, float, float]
TEXT = 7.0
"""The contrast that text must have on its ground: WCAG's AAA, as readers may be old, or in the sun."""
LIGHT = {"accent": "#17544b", "paper": "#f9f4ea", "ink": "#152724", "warning": "#842b15"}
DARK = {"accent": "#93d8c8", "paper": "#101b19", "ink": "#f0ece3", "warning": "#f6ab95"}
_WHITE, _BLACK = "#ffffff", "#000000"
_STEPS = 200
_STRONGEST = 0.1
"""The chroma of an accent in the dark: a stronger one would glare."""


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """`one` with a share of `other` in it, mixed as eyes do."""
    pairs = zip(_oklab(one), _oklab(other), strict=True)
    lightness, a, b = (p * (1 - share) + q * share for p, q in pairs)
    return _hex((lightness, a, b))


def passing(colour: str, on: str, ratio: float = TEXT) -> str:
    """The nearest lighter or darker colour of the same hue whose contrast on another one is enough."""
    if contrast(colour, on) >= ratio:
        return colour
    lightness, a, b = _oklab(colour)
    end = 0.0 if _luminance(on) > 0.18 else 1.0
    for step in range(1, _STEPS + 1):
        at = lightness + (end - lightness) * step / _STEPS
        kept = at / lightness if end == 0.0 and lightness else (1 - at) / (1 - lightness or 1)
        found = _hex((at, a * kept, b * kept))
        if contrast(found, on) >= ratio:
            return found
    return _BLACK if end == 0.0 else _WHITE


def light_tokens(chosen: Colours) -> dict[str, str]:
    """The custom properties that follow from the colours for daylight."""
    paper, ink = chosen.paper or LIGHT["paper"], chosen.ink or LIGHT["ink"]
    accent = chosen.accent or LIGHT["accent"]
    card = mixed(paper, _WHITE, 0.6)
    found: dict[str, str] = {}
    if chosen.paper or chosen.ink:
        found |= _neutrals(paper, ink) | {"card": card}
    mat = mixed(paper, accent, 0.2)
    return found | _accents(accent, paper, card, mat) | {"thread": accent, "rug": mixed(mat, _WHITE, 0.65)}


def dark_tokens(chosen: Colours | None, light: Colours | None) -> dict[str, str]:
    """The custom properties for the dark; what is not chosen has the hue of the accent for daylight."""
    chosen = chosen or Colours()
    hue = chosen.accent or (light and light.accent) or DARK["accent"]
    paper = chosen.paper or _tinted(hue, 0.21)
    ink = chosen.ink or DARK["ink"]
    card = mixed(paper, _WHITE, 0.06)
    accent = chosen.accent or _glowing(hue, card)
    mat = mixed(paper, accent, 0.16)
    return (
        _neutrals(paper, ink)
        | {"card": card}
        | _accents(accent, paper, card, mat)
        | {"thread": mixed(accent, paper, 0.2), "rug": mixed(mat, accent, 0.18)}
    )


def as_properties(tokens: Mapping[str, str]) -> str:
    """Tokens as CSS: `--_green: #17544b;`."""
    return " ".join(f"--_{name}: {value};" for name, value in tokens.items())


def _neutrals(paper: str, ink: str) -> dict[str, str]:
    return {
        "paper": paper,
        "sunk": mixed(
            paper, ink if _luminance(paper) > 0.18 else _BLACK, 0.05 if _luminance(paper) > 0.18 else 0.3
        ),
        "ink": ink,
        "quiet": passing(mixed(ink, paper, 0.2), paper),
        "line": mixed(paper, ink, 0.13),
        "edge": passing(mixed(ink, paper, 0.45), paper, 3.5),
    }


def _accents(accent: str, paper: str, card: str, mat: str) -> dict[str, str]:
    wash = next(
        (one for share in (0.12, 0.08, 0.05) if contrast(one := mixed(card, accent, share), accent) >= TEXT),
        card,
    )
    return {
        "green": accent,
        "on-green": on(accent, paper, card),
        "green-wash": wash,
        "mat": mat,
        "rug-far": mixed(mat, accent, 0.3),
    }


def on(accent: str, *papers: str) -> str:
    """What is written on a button: a paper where that is readable, else white or black."""
    return max((*papers, _WHITE, _BLACK), key=lambda one: (contrast(one, accent) >= TEXT, one in papers))


def _glowing(hue: str, on: str) -> str:
    """A colour as it is in the dark: as strong, and so light that it can be read."""
    lightness, a, b = _oklab(hue)
    strength = min(_STRONGEST / ((a * a + b * b) ** 0.5 or 1), 1)
    steps = (lightness + (1 - lightness) * step / _STEPS for step in range(_STEPS + 1))
    tried = (_hex((at, a * strength, b * strength)) for at in steps)
    return next((one for one in tried if contrast(one, on) >= TEXT + 1), _WHITE)


def _tinted(hue: str, lightness: float) -> str:
    """A dark paper with a breath of a colour."""
    _, a, b = _oklab(hue)
    strength = min(0.018 / ((a * a + b * b) ** 0.5 or 1), 1)
    return _hex((lightness, a * strength, b * strength))


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> Triple:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def _oklab(colour: str) -> Triple:
    """Björn Ottosson's OKLab, in which a step looks the same everywhere."""
    r, g, b = _linear(colour)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _hex(lab: Triple) -> str:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{_byte(one):02x}" for one in channels)


def _byte(channel: float) -> int:
    kept = min(max(channel, 0.0), 1.0)
    return round(255 * (12.92 * kept if kept <= 0.0031308 else 1.055 * kept ** (1 / 2.4) - 0.055))
