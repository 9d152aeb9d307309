"""What a publisher's own script does that the policy forbids, done in a way that it allows."""

from __future__ import annotations

import re

from generator.finish.error import FinishError

BUNDLE = re.compile(r"assets/javascripts/bundle\.[0-9a-f]{8}\.min\.js")
_STYLE = re.compile(r'(\w+)\.appendChild\(\w+\("style",\{\},(\w+)\.toString\(\)\)\)')
_SHEET = r"(s=>{s.replaceSync(\2.toString());\1.adoptedStyleSheets=[s]})(new CSSStyleSheet)"
_SHADOW = 'attachShadow({mode:"open"})'


def allowed(script: str, path: str) -> str:
    """The bundle of a theme, with a style sheet where it would make a `<style>`.

    Zensical's search draws itself in a shadow tree and styles it by an element, which `style-src 'self'`
    blocks. Material's has no such tree.

    Raises:
        FinishError: there is such a tree, and it is styled in another way.
    """
    if _SHADOW not in script or "adoptedStyleSheets=[s]" in script:
        return script
    changed, count = _STYLE.subn(_SHEET, script)
    if count != 1:
        raise FinishError(
            f"{path} must style its search by one <style> in its shadow tree, got {count}. The publisher has "
            "changed: look at how its search gets its style now, and renew generator/finish/scripts.py."
        )
    return changed
