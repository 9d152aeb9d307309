"""Makes the two fonts of the pages from the packages that their makers publish: `python tools/fonts.py`.

It needs `npm`, and `pip install "fonttools[woff]"`. The fonts are committed, so that nobody else needs
it: run it to take a newer version, or to add characters. They are variable fonts for many languages; what
is left is what our pages use: letters of western European languages and signs of typography, in one style
for headings and with one axis for texts. Other letters come from the reader's own system.
"""

from __future__ import annotations

import pathlib
import subprocess
import tarfile
import tempfile

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = pathlib.Path(__file__).parents[1] / "templates/assets/fonts"
CHARACTERS = [
    *range(0x20, 0x7F),
    *map(ord, "ÄÅÆÇÉÖØÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüœ¡¿«»°·½"),
    *map(ord, "\u00a0\u00d7\u2009\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e"),
    *map(
        ord,
        "\u2022\u2026\u202f\u2192\u2212\u2264\u2265",
    ),
]
_Axes = dict[str, float | tuple[float, float]]
FACES: dict[str, tuple[str, str, _Axes]] = {
    "figtree": ("@fontsource-variable/figtree@5.3.0", "figtree-latin-wght-normal", {"wght": (400, 700)}),
    "fraunces": (
        "@fontsource-variable/fraunces@5.3.0",
        "fraunces-latin-full-normal",
        {"opsz": 48, "SOFT": 60, "WONK": 0, "wght": 560},
    ),
}
"""For each file: the package, the font in it, and what is kept of each axis."""


def main() -> None:
    """Fetch, reduce and write each font with its licence."""
    for name, (package, file, axes) in FACES.items():
        with tempfile.TemporaryDirectory() as folder:
            unpacked = _fetched(package, pathlib.Path(folder))
            font = TTFont(unpacked / f"files/{file}.woff2")
            (FONTS / f"{name}-OFL.txt").write_bytes((unpacked / "LICENSE").read_bytes())
        _reduced(font, axes).save(FONTS / f"{name}.woff2")
        print(f"{name}.woff2: {(FONTS / f'{name}.woff2').stat().st_size:,} bytes")


def _fetched(package: str, folder: pathlib.Path) -> pathlib.Path:
    subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def _reduced(font: TTFont, axes: _Axes) -> TTFont:
    """The font with these axes and our characters, without what only low resolutions need."""
    font = instantiateVariableFont(font, axes)
    options = Options(layout_features=["kern", "liga", "tnum", "mark", "ccmp"], hinting=False, flavor="woff2")
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


if __name__ == "__main__":
    main()
