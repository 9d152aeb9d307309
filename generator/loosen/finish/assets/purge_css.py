"""Purges unused CSS from the theme's style sheets: rules for admonitions, code, footnotes and so on.

A rule stays if each class, id and colour scheme in its selector occurs in a page or in a script. Any word of
a script counts as a class name, so some unused rules stay, and no used rule goes. About parts of the theme
that a script only fills where a page has them, the page alone decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import tinycss2

STYLES = re.compile(r"assets/stylesheets/(?:[\w-]+/)*[\w-]+\.[0-9a-f]{8}\.min\.css")
PARTS = {
    "tabbed-": "tabbed-set",
    "md-annotation": "annotate",
    "md-code__": "highlight",
    "highlight": "highlight",
    "md-source": "md-source",
    "footnote": "footnote",
}
"""What the names of a part of the theme begin with, and the class of a page without which it never shows."""
_WORD = re.compile(r"[\w-]+")
# No leading `\s`: a pattern that begins with a literal is found much faster.
_ATTRIBUTES = tuple(re.compile(rf'{name}="([^"]*)"') for name in ("class", "id", r"data-md-color-\w+"))
_NOT = re.compile(r":not\([^()]*\)")
_NAME = re.compile(r"(?:[.#]|\[data-md-color-\w+=)((?:[\w-]|\\.)+)")
_ICON = re.compile(r'(--[\w-]+):url\("data:[^"]*"\);?')
_VAR = re.compile(r"var\(\s*(--[\w-]+)")


def purge(
    styles: Mapping[str, str],
    *,
    names: Iterable[str],
    scripts: Iterable[str],
    own_styles: Iterable[str],
) -> dict[str, str]:
    """The theme's style sheets without unused rules and icons.

    `names` are the `used_selectors` of all pages, `scripts` the code of all scripts, and `own_styles` our own
    style sheets, which may use icons of the theme.
    """
    names = set(names)
    absent = tuple(start for start, page in PARTS.items() if page not in names)
    by_script = {word for code in scripts for word in _WORD.findall(code) if not word.startswith(absent)}
    words = names | by_script
    purged = {path: _purged(css, frozenset(words)) for path, css in styles.items()}
    used = frozenset(name for css in (*purged.values(), *own_styles) for name in _VAR.findall(css))
    return {path: _without_unused_icons(css, used) for path, css in purged.items()}


def used_selectors(html: str) -> set[str]:
    """Classes, ids and colour schemes of a page; attributes whose names end alike count, too."""
    attributes = {names for pattern in _ATTRIBUTES for names in pattern.findall(html)}
    return {name for names in attributes for name in names.split()}


def _without_unused_icons(css: str, used: frozenset[str]) -> str:
    """Drop icons whose custom property no rule uses."""
    return _ICON.sub(lambda match: match[0] if match[1] in used else "", css)


def _purged(css: str, words: frozenset[str]) -> str:
    return "".join(
        _used_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), words)
    )


def _used_rules(rules: Iterable[Any], words: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [text for text in _selectors(rule.prelude) if _may_match(text, words)]
            if selectors:
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if text := "".join(_used_rules(inner, words)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{text}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Iterable[Any]) -> Iterator[str]:
    """Split a selector list at its top-level commas."""
    part: list[Any] = []
    for token in prelude:
        if token == ",":
            yield tinycss2.serialize(part).strip()
            part = []
        else:
            part.append(token)
    yield tinycss2.serialize(part).strip()


def _may_match(selector: str, words: frozenset[str]) -> bool:
    # What `:not()` names need not occur; of several names in `:is()`, `:where()` or `:has()`, one suffices.
    names = _NAME.findall(_NOT.sub("", selector))
    if ":is(" in selector or ":where(" in selector or ":has(" in selector:
        return not names or any(name.replace("\\", "") in words for name in names)
    return all(name.replace("\\", "") in words for name in names)
