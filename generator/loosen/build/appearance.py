"""What `appearance` in site.yml makes of our assets: colours, fonts, logo, icons, and the author's style sheet."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping

from loosen.model import Site
from loosen.model.appearance import Appearance, Colours
from loosen.site.colours import LIGHT, as_properties, dark_tokens, light_tokens, mixed

SHEET = "assets/appearance.css"
_LOGOS = ("assets/logo.svg", "assets/favicon.svg")
_ICON = "assets/icons/icon.svg"
_PNGS = {"apple-touch-icon": 180, "icon-192": 192, "icon-512": 512, "maskable-512": 512}
_GROUND = re.compile(r'fill="#[0-9a-f]{6}"')
_OWN = {"typeface": ("figtree", "text", "sans"), "heading_typeface": ("fraunces", "headings", "serif")}
"""For each choice: the font of ours in its place, the name of an author's, and the property that it sets."""
_CSS_URL = re.compile(r"""url\((["']?)(?!data:|#)([\w.-]+)\1\)""")


def dressed(assets: Mapping[str, bytes], site: Site) -> dict[str, bytes]:
    """The assets of a site as its author wants them to look; without a wish, the same."""
    wish, look = site.settings.appearance, site.look
    if not wish:
        return dict(assets)
    unused = {f"assets/fonts/{font}.woff2" for font, kind, _ in _faces(wish) if kind != "ours"}
    named = [file for file in look if not file.endswith((".css", ".txt", ".md"))]
    kept = {path: data for path, data in assets.items() if path not in unused}
    own = {f"assets/look/{file}": look[file] for file in named if file != wish.logo}
    return kept | own | {SHEET: _sheet(wish, look).encode()} | dict(_pictures(assets, wish, look))


def _sheet(wish: Appearance, look: Mapping[str, bytes]) -> str:
    return "\n".join((*_colours(wish), *_typefaces(wish), _author(wish, look)))


def _colours(wish: Appearance) -> Iterator[str]:
    """On screen only: paper stays white and its ink black."""
    light, dark = wish.light, wish.dark
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


def _faces(wish: Appearance) -> Iterator[tuple[str, str, str]]:
    """Our font, what stands in its place, and the name of the choice."""
    yield "figtree", wish.typeface, "typeface"
    yield "fraunces", wish.heading_typeface or wish.typeface, "heading_typeface"


def _typefaces(wish: Appearance) -> Iterator[str]:
    for _, kind, choice in _faces(wish):
        _, name, knob = _OWN[choice]
        if kind == "system":
            yield f":root {{ --loosen-{knob}: system-ui; }}"
        elif kind != "ours":
            source = f'src: url("look/{kind}") format("woff2"); font-weight: 100 900; font-display: optional;'
            yield f'@font-face {{ font-family: "Own {name}"; {source} }}'
            yield f':root {{ --loosen-{knob}: "Own {name}"; }}'


def _author(wish: Appearance, look: Mapping[str, bytes]) -> str:
    css = look.get(wish.style_sheet or "", b"").decode("utf-8", "replace")
    return _CSS_URL.sub(r"url(\1look/\2\1)", css)


def _pictures(assets: Mapping[str, bytes], wish: Appearance, look: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Logo and icons: the author's own, or ours in the author's colour."""
    light = wish.light or Colours()
    if wish.logo and wish.logo in look:
        logo = _as_svg(look[wish.logo], png=wish.logo.endswith(".png"))
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


def _as_svg(data: bytes, *, png: bool) -> str:
    """A picture as SVG, which is what the pages ask for."""
    if not png:
        return re.sub(r"\s*<\?xml.*?\?>\s*", "", data.decode("utf-8", "replace"))
    source = f"data:image/png;base64,{base64.b64encode(data).decode()}"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<image width="64" height="64" href="{source}"/></svg>'
    )


def _on_ground(logo: str, ground: str) -> str:
    """A logo on a ground of its own, within the circle that systems cut out of an icon."""
    source = f"data:image/svg+xml;base64,{base64.b64encode(logo.encode()).decode()}"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">'
        f'<rect width="512" height="512" rx="96" fill="{ground}"/>'
        f'<image x="96" y="96" width="320" height="320" href="{source}"/></svg>'
    )


def _png(svg: str, size: int) -> bytes:
    import resvg_py  # a lazy import: most builds draw nothing

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size, skip_system_fonts=True))
