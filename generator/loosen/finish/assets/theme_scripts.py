"""What a publisher's own script does that the policy or a screen reader cannot take, done in another way."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loosen.finish.html.errors import FinishError
from loosen.finish.html.patch import Patch, apply_patches

BUNDLE = re.compile(r"assets/javascripts/bundle\.[0-9a-f]{8}\.min\.js")
_ASKED = re.compile(rf'<script src="((?:[^"]*/)?{BUNDLE.pattern})"(?: defer)?></script>')
_SHADOW_TREE = (
    (
        re.compile(r'(\w+)\.appendChild\(\w+\("style",\{\},(\w+)\.toString\(\)\)\)'),
        r"(s=>{s.replaceSync(\2.toString());\1.adoptedStyleSheets=[s]})(new CSSStyleSheet)",
        "style its search by one <style> in its shadow tree",
    ),
    (
        re.compile(r'"aria-labelledby":`[^`]+-title`,"aria-describedby":[^,`]+`[^`]+-path`:void 0,'),
        "",
        "name each thing that is found by its title only, though its text says more",
    ),
    (
        re.compile(
            r"(?<=font-size:12px;gap:var\(--space-1\);color:rgb\(var\(--color-foreground\)/)\.45(?=\))"
        ),
        ".75",
        "write where a found thing stands in too light a grey",
    ),
    (
        re.compile(r"(?<=margin:4px 0 0;opacity:)\.5(?=\})"),
        "1",
        "head its filters in too light a grey",
    ),
    (
        re.compile(r'&&\(matchMedia\("\(max-width: 768px\)"\)\.matches\|\|\w+\(\)\)'),
        "",
        "open its filters by themselves, though our tags are other words for the same things",
    ),
)
"""Zensical's search: what the policy blocks, a screen reader does not hear, and weak eyes do not see."""
_SHADOW = 'attachShadow({mode:"open"})'
_TAGS = Patch(
    "a list of search results is not full of landmarks without a name",
    '("nav",{class:"md-tags"}',
    '("div",{class:"md-tags"}',
)

_WORKER = re.compile(r"(?<=\()([\w$]+),([\w$]+)=new Worker\(\1\)")
_LATE_WORKER = (
    r"\1,\2=((u,l,w)=>{let s=()=>w||(w=new Worker(u),l.forEach(a=>w.addEventListener(...a)),w);"
    r'document.getElementById("__search").addEventListener("change",s);'
    r'addEventListener("pointerdown",e=>e.target.closest(".md-search,[data-opens=__search]")&&s());'
    r"return{addEventListener(...a){l.push(a);w&&w.addEventListener(...a)},removeEventListener(){},"
    r"postMessage(d){s().postMessage(d)}}})(\1,[])"
)
"""It begins to load when a finger is on the search: until the first letters are typed, it is ready."""
_LATE = (
    (
        re.compile(r'([\w$]+)\(location\.protocol!=="file:"\)(?=,[\w$]+\("search"\))'),
        r"\1(!1)",
        "fetch its search index when the search opens",
    ),
    (
        re.compile(r'\("search\.highlight"\)\?'),
        '("search.highlight")&&new URL(location).searchParams.has("h")?',
        "fetch its search index where found words are marked",
    ),
    (_WORKER, _LATE_WORKER, "start the worker that searches when there is something to search"),
)
"""Half of what a first visit fetched was for a search that most readers do not open."""


def defer_bundle(html: str, path: str) -> str:
    """The page whose text shows before the theme's script is there, on which nothing in the text waits.

    Raises:
        FinishError: the publisher asks for its script in another way now.
    """
    changed, count = _ASKED.subn(r'<script src="\1" defer></script>', html)
    if count != 1:
        raise FinishError(
            f"{path} must ask for the theme's script once, so that the text need not wait for it, and asks "
            f"{count} times. The theme has changed: renew generator/loosen/finish/assets/theme_scripts.py."
        )
    return changed


def patch_bundle(script: str, path: str) -> str:
    """The bundle of a theme, changed where it must be.

    Material names the tags of each search result a navigation. Zensical's search draws itself in a shadow
    tree and styles it by an element, which `style-src 'self'` blocks.

    Raises:
        FinishError: the publisher does it in another way now.
    """
    if _SHADOW not in script:
        return _late_search(apply_patches(script, [_TAGS], path), path)
    if "adoptedStyleSheets=[s]" in script:
        return script
    return _changed(script, _SHADOW_TREE, path)


def _late_search(script: str, path: str) -> str:
    return script if _LATE_WORKER[5:40] in script else _changed(script, _LATE, path)


def _changed(script: str, changes: Iterable[tuple[re.Pattern[str], str, str]], path: str) -> str:
    for old, new, purpose in changes:
        script, count = old.subn(new, script)
        if count != 1:
            raise FinishError(
                f"{path} must {purpose}, and has {count} places for that. The theme has changed: look at how "
                "it searches now, and renew generator/loosen/finish/assets/theme_scripts.py."
            )
    return script
