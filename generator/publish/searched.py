"""A page without what a search never looks at, and that most of its letters are.

Nothing follows from what is left out: the sections of a page are the same without it.
"""

from __future__ import annotations

import re

_SCRIPT = re.compile(r"(<script(?:\s[^<>]*)?(?<!/)>).*?(?=</script>)", re.DOTALL)
"""Its code is no text: only its tags count."""


class UnusualError(Exception):
    """This page is for the theme."""


def searched(content: str) -> str:
    """What is left of a page's HTML.

    Raises:
        UnusualError: it has scripts in a form that is none of ours.
    """
    return _without_lines(_without_code(content))


def _without_code(content: str) -> str:
    if "<script" not in content:
        return content
    bare, scripts = _SCRIPT.subn(r"\1", content)
    if bare.count("<script") != scripts:
        raise UnusualError
    return bare


def _without_lines(content: str) -> str:
    """Without the lines of drawings, of which a page has hundreds: they say nothing, and none stays open."""
    first, *rest = content.split("<path ")
    if "<svg" not in first:  # the first element of a page counts, whatever it is
        return content
    found = [first]
    for part in rest:
        line, end, after = part.partition('"/>')
        alone = end and line.count('"') % 2 and "'" not in line and "<" not in line and ">" not in line
        found.append(after if alone and after[:1] in ("", "<") else f"<path {part}")
    return "".join(found)
