"""Patches to the theme's JavaScript bundle: for the policy, for accessibility, and for a fast first visit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loosen.finish.html.errors import FinishError
from loosen.finish.html.patch import Patch, apply_patches

BUNDLE = re.compile(r"assets/javascripts/bundle\.[0-9a-f]{8}\.min\.js")
_SCRIPT = re.compile(rf'<script src="((?:[^"]*/)?{BUNDLE.pattern})"(?: defer)?></script>')
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
"""Pattern, replacement and purpose of each patch to Zensical's search, which renders in a shadow tree."""
_SHADOW = 'attachShadow({mode:"open"})'
_TAGS = Patch(
    "a list of search results is not full of landmarks without a name",
    '("nav",{class:"md-tags"}',
    '("div",{class:"md-tags"}',
)

_WORKER = re.compile(r"(?<=\()([\w$]+),([\w$]+)=new Worker\(\1\)")
_LAZY_WORKER = (
    r"\1,\2=((u,l,w)=>{let s=()=>w||(w=new Worker(u),l.forEach(a=>w.addEventListener(...a)),w);"
    r'document.getElementById("__search").addEventListener("change",s);'
    r'addEventListener("pointerdown",e=>e.target.closest(".md-search,[data-opens=__search]")&&s());'
    r"return{addEventListener(...a){l.push(a);w&&w.addEventListener(...a)},removeEventListener(){},"
    r"postMessage(d){s().postMessage(d)}}})(\1,[])"
)
"""Starts the search worker when the search is touched, so that it is ready for the first letters."""
_LAZY_SEARCH = (
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
    (_WORKER, _LAZY_WORKER, "start the worker that searches when there is something to search"),
)
"""Patches that load Material's search lazily: it was half the weight of a first visit."""


def defer_bundle(html: str, path: str) -> str:
    """Defer the theme's script, so that the text renders before it has loaded.

    Raises:
        FinishError: the page does not load the script exactly once.
    """
    changed, count = _SCRIPT.subn(r'<script src="\1" defer></script>', html)
    if count != 1:
        raise FinishError(
            f"{path} must ask for the theme's script once, so that the text need not wait for it, and asks "
            f"{count} times. The theme has changed: renew generator/loosen/finish/assets/theme_scripts.py."
        )
    return changed


def patch_bundle(script: str, path: str) -> str:
    """The theme's bundle with all patches.

    Material marks the tags of each search result as a navigation landmark. Zensical's search renders in a
    shadow tree with a `<style>`, which `style-src 'self'` blocks.

    Raises:
        FinishError: a patch does not apply, because the theme has changed.
    """
    if _SHADOW not in script:
        return _with_lazy_search(apply_patches(script, [_TAGS], path), path)
    if "adoptedStyleSheets=[s]" in script:
        return script
    return _patched(script, _SHADOW_TREE, path)


def _with_lazy_search(script: str, path: str) -> str:
    return script if _LAZY_WORKER[5:40] in script else _patched(script, _LAZY_SEARCH, path)


def _patched(script: str, patches: Iterable[tuple[re.Pattern[str], str, str]], path: str) -> str:
    for old, new, purpose in patches:
        script, count = old.subn(new, script)
        if count != 1:
            raise FinishError(
                f"{path} must {purpose}, and has {count} places for that. The theme has changed: look at how "
                "it searches now, and renew generator/loosen/finish/assets/theme_scripts.py."
            )
    return script
