"""What `appearance` in site.yml makes of our assets: colours, fonts, logo, icons and a style sheet."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping

from loosen.model import Site
from loosen.model.appearance import Appearance, Colours
from loosen.site.colours import DARK, LIGHT, TEXT, as_properties, dark_tokens, light_tokens, mixed, passing

SHEET = "assets/appearance.css"
_LOGOS = ("assets/logo.svg", "assets/favicon.svg")
_NIGHT = TEXT + 1
"""The contrast of a kind's colour on dark paper, so that it is enough on a lighter card, too."""
_ICON = "assets/icons/icon.svg"
_PNGS = {"apple-touch-icon": 180, "icon-192": 192, "icon-512": 512, "maskable-512": 512}
_GROUND = re.compile(r'fill="#[0-9a-f]{6}"')
_OWN = {"typeface": ("figtree", "text", "sans"), "heading_typeface": ("fraunces", "headings", "serif")}
"""For each choice: the font of ours in its place, the name of an author's, and the property that it sets."""
_CSS_URL = re.compile(r"""url\((["']?)(?!data:|#)([\w.-]+)\1\)""")


def with_appearance(assets: Mapping[str, bytes], site: Site) -> dict[str, bytes]:
    """The assets of a site as its author wants them to look; the same where the author says nothing of it."""
    marks = "\n".join(_marks(site))
    if site.settings.appearance:
        assets = _in_own_look(assets, site.settings.appearance, site.look)
    return (
        {**assets, SHEET: b"\n".join((assets[SHEET].rstrip(), marks.encode(), b""))}
        if marks
        else dict(assets)
    )


def _in_own_look(
    assets: Mapping[str, bytes], appearance: Appearance, look: Mapping[str, bytes]
) -> Mapping[str, bytes]:
    unused = {f"assets/fonts/{font}.woff2" for font, kind, _ in _faces(appearance) if kind != "ours"}
    named = [file for file in look if not file.endswith((".css", ".txt", ".md"))]
    kept = {path: data for path, data in assets.items() if path not in unused}
    own = {f"assets/look/{file}": look[file] for file in named if file != appearance.logo}
    return kept | own | {SHEET: _sheet(appearance, look).encode()} | dict(_pictures(assets, appearance, look))


def _marks(site: Site) -> Iterator[str]:
    """The icons and colours of the author's own kinds of exercise, before their names."""
    colours = site.settings.appearance or Appearance()
    dark = {**DARK, **(dark_tokens(colours.dark, colours.light) if colours.light or colours.dark else {})}
    for kind in site.kinds.values():
        mark = f".kind.kind--{kind.id}"
        if kind.colour:
            yield f"{mark} {{ color: {kind.colour}; }}"
            night = passing(kind.colour, dark.get("card", DARK["paper"]), _NIGHT)
            yield f'@media screen {{ [data-md-color-scheme="slate"] {mark} {{ color: {night}; }} }}'
        if kind.icon and kind.icon in site.look:
            # In the sheet itself: a browser takes no mask from a file when the page was opened from a disk.
            source = f"data:image/svg+xml;base64,{base64.b64encode(site.look[kind.icon]).decode()}"
            shape = f'mask: url("{source}") center / contain no-repeat; print-color-adjust: exact'
            size = "width: 1.15em; height: 1.15em; border: 0; background: currentcolor"
            yield f"{mark}::before {{ {size}; {shape}; }}"


def _sheet(appearance: Appearance, look: Mapping[str, bytes]) -> str:
    return "\n".join((*_colours(appearance), *_typefaces(appearance), _author(appearance, look)))


def _colours(appearance: Appearance) -> Iterator[str]:
    """On screen only: paper stays white and its ink black."""
    light, dark = appearance.light, appearance.dark
    if light:
        tokens = light_tokens(light)
        rest = f"{as_properties(tokens)} {_rug(tokens)}"
        yield f'@media screen {{ [data-md-color-scheme="default"] {{ {rest} }} }}'
        if light.accent:
            accent = as_properties({"green": light.accent, "thread": light.accent})
            yield f"@media print {{ [data-md-color-scheme] {{ {accent} }} }}"
    if light or dark:
        tokens = dark_tokens(dark, light)
        shadow = f"{_rug(tokens)} --_shadow: 0 0 0 1px {tokens['line']}; --_lift: 0 -1px 0 {tokens['line']};"
        yield f'@media screen {{ [data-md-color-scheme="slate"] {{ {as_properties(tokens)} {shadow} }} }}'


def _rug(tokens: Mapping[str, str]) -> str:
    """The mat under a body where no picture has a ground."""
    return f"--f-rug: {tokens['mat']}; --f-rug-far: {tokens['rug-far']};"


def _faces(appearance: Appearance) -> Iterator[tuple[str, str, str]]:
    """Our font, what stands in its place, and the name of the choice."""
    yield "figtree", appearance.typeface, "typeface"
    yield "fraunces", appearance.heading_typeface or appearance.typeface, "heading_typeface"


def _typefaces(appearance: Appearance) -> Iterator[str]:
    for _, kind, choice in _faces(appearance):
        _, name, knob = _OWN[choice]
        if kind == "system":
            yield f":root {{ --loosen-{knob}: system-ui; }}"
        elif kind != "ours":
            source = f'src: url("look/{kind}") format("woff2"); font-weight: 100 900; font-display: optional;'
            yield f'@font-face {{ font-family: "Own {name}"; {source} }}'
            yield f':root {{ --loosen-{knob}: "Own {name}"; }}'


def _author(appearance: Appearance, look: Mapping[str, bytes]) -> str:
    css = look.get(appearance.style_sheet or "", b"").decode("utf-8", "replace")
    return _CSS_URL.sub(r"url(\1look/\2\1)", css)


def _pictures(
    assets: Mapping[str, bytes], appearance: Appearance, look: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    """Logo and icons: the author's own, or ours in the author's colour."""
    light = appearance.light or Colours()
    if own := own_logo(appearance, look):
        logo = own
        paper = light.paper or mixed(LIGHT["paper"], "#ffffff", 0.6)
        icon = _on_ground(logo, paper)
    elif light.accent:
        ground = f'fill="{light.accent}"'
        logo = _GROUND.sub(ground, assets[_LOGOS[0]].decode(), count=1)
        icon = _GROUND.sub(ground, assets[_ICON].decode(), count=1)
    else:
        return
    yield from ((path, logo.encode()) for path in _LOGOS)
    yield _ICON, icon.encode()
    for name, size in _PNGS.items():
        whole = icon.replace(' rx="96"', "") if name != "icon-192" else icon
        yield f"assets/icons/{name}.png", _png(whole, size)


def own_logo(appearance: Appearance | None, look: Mapping[str, bytes]) -> str | None:
    """The logo of an author as SVG; `None` where ours stands."""
    if not appearance or not appearance.logo or appearance.logo not in look:
        return None
    return _as_svg(look[appearance.logo], png=appearance.logo.endswith(".png"))


def _as_svg(data: bytes, *, png: bool) -> str:
    """A picture as SVG, which is what the pages ask for."""
    if not png:
        return re.sub(r"\s*<\?xml.*?\?>\s*", "", data.decode("utf-8", "replace"))
    source = f"data:image/png;base64,{base64.b64encode(data).decode()}"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<image width="64" height="64" href="{source}"/></svg>'
    )


def as_address(svg: str) -> str:
    """A picture as an address, for `image`: what it names stays apart from the names around it."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _on_ground(logo: str, ground: str) -> str:
    """A logo on a ground of its own, within the circle that systems cut out of an icon."""
    source = as_address(logo)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">'
        f'<rect width="512" height="512" rx="96" fill="{ground}"/>'
        f'<image x="96" y="96" width="320" height="320" href="{source}"/></svg>'
    )


def _png(svg: str, size: int) -> bytes:
    import resvg_py  # a lazy import: most builds draw nothing

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size, skip_system_fonts=True))
