"""What a publisher's own script does that the policy or a screen reader cannot take, done in another way."""

from __future__ import annotations

import re

from generator.finish.error import FinishError
from generator.finish.patch import Patch, patched

BUNDLE = re.compile(r"assets/javascripts/bundle\.[0-9a-f]{8}\.min\.js")
_STYLE = re.compile(r'(\w+)\.appendChild\(\w+\("style",\{\},(\w+)\.toString\(\)\)\)')
_SHEET = r"(s=>{s.replaceSync(\2.toString());\1.adoptedStyleSheets=[s]})(new CSSStyleSheet)"
_SHADOW = 'attachShadow({mode:"open"})'
_TAGS = Patch(
    "a list of search results is not full of landmarks without a name",
    '("nav",{class:"md-tags"}',
    '("div",{class:"md-tags"}',
)


def allowed(script: str, path: str) -> str:
    """The bundle of a theme, changed where it must be.

    Material names the tags of each search result a navigation. Zensical's search draws itself in a shadow
    tree and styles it by an element, which `style-src 'self'` blocks.

    Raises:
        FinishError: the publisher does it in another way now.
    """
    if _SHADOW not in script:
        return patched(script, [_TAGS], path)
    if "adoptedStyleSheets=[s]" in script:
        return script
    changed, count = _STYLE.subn(_SHEET, script)
    if count != 1:
        raise FinishError(
            f"{path} must style its search by one <style> in its shadow tree, got {count}. The publisher has "
            "changed: look at how its search gets its style now, and renew generator/finish/scripts.py."
        )
    return changed
