"""Rules about how a site looks: its colours can be read, and its files are there, free and safe."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.checks.rule import rule
from loosen.loader.look_folder import MOST
from loosen.loader.svg import fetched, read_svg
from loosen.model import Draft
from loosen.model.appearance import FOLDER, Appearance, Colours
from loosen.model.diagnostic import Diagnostic, Severity
from loosen.model.location import NOWHERE, KeyPath, Location
from loosen.runtime.suggest import did_you_mean
from loosen.site.colours import DARK, LIGHT, TEXT, contrast, dark_tokens, light_tokens, on, passing

_ENDINGS = {
    "logo": (".svg", ".png"),
    "typeface": (".woff2",),
    "heading typeface": (".woff2",),
    "style sheet": (".css",),
    "icon": (".svg",),
}
"""Of the file behind each key: those of `appearance`, and of a kind of exercise."""
_STARTS = {".png": b"\x89PNG\r\n\x1a\n", ".woff2": b"wOF2"}
Problem = tuple[str, str]


@rule()
def readable_colours(draft: Draft) -> Iterator[Diagnostic]:
    """Text and links have a contrast of at least 7 on what they stand on, in daylight and in the dark."""
    asked = _appearance(draft)
    for scheme, chosen, usual in (("light", asked.light, LIGHT), ("dark", asked.dark, DARK)):
        for key, message, better in _pale(chosen, asked.light, usual) if chosen else ():
            help = f'the nearest that can be read is "{better}"'
            yield Diagnostic(_place(draft, "appearance", scheme, key), "readable-colours", message, help)


def _pale(chosen: Colours, light: Colours | None, usual: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each colour that is too near to another one: its key, what to say, and the nearest that passes."""
    found = light_tokens(chosen) if usual is LIGHT else dark_tokens(chosen, light)
    paper, ink = found.get("paper", usual["paper"]), found.get("ink", usual["ink"])
    if chosen.paper and (ratio := contrast(usual["warning"], paper)) < TEXT:
        yield (
            "paper",
            _said("paper", paper, ratio, "under the red of warnings"),
            passing(paper, usual["warning"]),
        )
    if chosen.ink and (ratio := contrast(ink, paper)) < TEXT:
        yield "ink", _said("ink", ink, ratio, f"on paper {paper}"), passing(ink, paper)
    for ground in (paper, found.get("card", usual["paper"])):
        if chosen.accent and (ratio := contrast(chosen.accent, ground)) < TEXT:
            yield (
                "accent",
                _said("accent", chosen.accent, ratio, f"on paper {ground}"),
                passing(chosen.accent, ground),
            )
            return
    if chosen.accent and (ratio := contrast(chosen.accent, written := on(chosen.accent, paper))) < TEXT:
        yield (
            "accent",
            _said("accent", chosen.accent, ratio, f"under {written}"),
            passing(chosen.accent, written),
        )


def _said(key: str, colour: str, ratio: float, where: str) -> str:
    return f"`{key}` must have a contrast of at least {TEXT:g} {where}, got {colour} with {ratio:.1f}"


@rule()
def appearance(draft: Draft) -> Iterator[Diagnostic]:
    """Logo, fonts and style sheet are files in `look/` that are there, and ask nobody for anything."""
    chosen = _appearance(draft)
    for key in ("logo", "typeface", "heading typeface", "style sheet"):
        name = getattr(chosen, key.replace(" ", "_"))
        is_file = name and not (key.endswith("typeface") and name in ("ours", "system"))
        if is_file and (problem := unfit(key, name, draft)):
            yield Diagnostic(_place(draft, "appearance", key), "appearance", *problem)


@rule()
def unused_look(draft: Draft) -> Iterator[Diagnostic]:
    """Each file in `look/` is used; a licence goes with its font."""
    if not draft.look or not draft.settings:
        return
    chosen = _appearance(draft)
    css = draft.look.get(chosen.style_sheet or "", b"").decode("utf-8", "replace")
    named = {chosen.logo, chosen.typeface, chosen.heading_typeface, chosen.style_sheet}
    named |= {kind.icon for kind in draft.kinds.values()}
    unused = [one for one in draft.look if one not in named and one not in css and not _is_text(one)]
    for name in unused:
        path: KeyPath = ("appearance",) if draft.settings.appearance else ()
        message = f"each file in {FOLDER}/ must be used, got `{name}`, which nothing names"
        help = "name it under `appearance` or in a kind, or delete the file"
        yield Diagnostic(draft.settings.at(*path), "unused-look", message, help, Severity.WARNING)


def _place(draft: Draft, *path: str) -> Location:
    return draft.settings.at(*path) if draft.settings else NOWHERE


def _appearance(draft: Draft) -> Appearance:
    return (draft.settings and draft.settings.appearance) or Appearance()


def _is_text(name: str) -> bool:
    return name.lower().endswith((".txt", ".md"))


def unfit(key: str, name: str, draft: Draft) -> Problem | None:
    """Why a file cannot be what it is named for."""
    if not name.endswith(_ENDINGS[key]):
        or_word = ", or `ours` or `system`" if key.endswith("typeface") else ""
        return (
            f"`{key}` must be a file that ends in {' or '.join(_ENDINGS[key])}{or_word}, got `{name}`",
            "choose another file",
        )
    if (data := draft.look.get(name)) is None:
        help = did_you_mean(name, draft.look) or f"put the file into the folder {FOLDER}/ of the content"
        return f"`{key}` must be a file in {FOLDER}/, got `{name}`, which is not there", help
    if len(data) > MOST:
        return (
            f"`{key}` must have at most {MOST // 1000} kB, got more",
            "make it smaller: each reader loads it",
        )
    if name.endswith(tuple(_STARTS)) and not data.startswith(_STARTS[f".{name.rpartition('.')[2]}"]):
        return (
            f"`{key}` must be what its name says, got another kind of file in `{name}`",
            "save it anew in that kind",
        )
    if name.endswith(".woff2") and not any(one.startswith(name[:-6]) and _is_text(one) for one in draft.look):
        help = f"put the licence beside it, as {name[:-6]}-licence.txt"
        return f"a font must have its licence beside it, got `{name}` alone", help
    if name.endswith(".svg") and (found := _unsafe_svg(data)):
        return (
            f"`{key}` must neither run nor fetch anything, got {found}",
            "export it as a plain SVG, without it",
        )
    if name.endswith(".css") and (found := _unsafe_css(data, draft)):
        return (
            f"a style sheet must fetch only files in {FOLDER}/, got {found}",
            "put the file there and write its name",
        )
    return None


def _unsafe_svg(data: bytes) -> str:
    """What in an SVG could run or fetch something; nothing if it is a plain drawing."""
    try:
        _, danger = read_svg(data)
    except ValueError:
        return "no SVG in UTF-8 with xmlns"
    return danger and f"`{danger}`"


def _unsafe_css(data: bytes, draft: Draft) -> str:
    """What in a style sheet asks for something that is not in the folder."""
    try:
        found = fetched(data.decode("utf-8"))
    except UnicodeDecodeError:
        return "a file that is not UTF-8"
    away = (one for one in found if not one.startswith(("data:", "#")) and one not in draft.look)
    return next((f"`{one}`" for one in away), "")
