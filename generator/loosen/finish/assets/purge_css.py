"""A theme's styles without those for what no page has: admonitions, code, footnotes, versions and so on.

A rule stays when each class, id and colour that it names is in a page or a script. Scripts make classes
from words, so this keeps some rules too many, and drops none that a page needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import tinycss2

STYLES = re.compile(r"assets/stylesheets/(?:[\w-]+/)*[\w-]+\.[0-9a-f]{8}\.min\.css")
_WORD = re.compile(r"[\w-]+")
# Each begins with letters that a search can leap to: white space before them stands everywhere.
_NAMED = tuple(re.compile(rf'{name}="([^"]*)"') for name in ("class", "id", r"data-md-color-\w+"))
_NOT = re.compile(r":not\([^()]*\)")
_NAME = re.compile(r"(?:[.#]|\[data-md-color-\w+=)((?:[\w-]|\\.)+)")
_ICON = re.compile(r'(--[\w-]+):url\("data:[^"]*"\);?')
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")


def purge(
    styles: Mapping[str, str],
    *,
    names: Iterable[str],
    scripts: Iterable[str],
    own_styles: Iterable[str],
) -> dict[str, str]:
    """The theme's style sheets without what no page and no script of the site can use.

    `names` are those of all pages.
    """
    words = set(names).union(*(_WORD.findall(code) for code in scripts))
    kept = {path: _rules(css, frozenset(words)) for path, css in styles.items()}
    asked = frozenset(name for css in (*kept.values(), *own_styles) for name in _ASKED.findall(css))
    return {path: _without_icons(css, asked) for path, css in kept.items()}


def used_selectors(html: str) -> set[str]:
    """The classes, ids and colours of a page, and what other attributes hold whose names end like theirs."""
    attributes = {names for named in _NAMED for names in named.findall(html)}
    return {name for names in attributes for name in names.split()}


def _without_icons(css: str, asked: frozenset[str]) -> str:
    """The same without pictures that no rule asks for by their variables."""
    return _ICON.sub(lambda match: match[0] if match[1] in asked else "", css)


def _rules(css: str, words: frozenset[str]) -> str:
    return "".join(_kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), words))


def _kept(rules: Iterable[Any], words: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [text for text in _selectors(rule.prelude) if _may_match(text, words)]
            if selectors:
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if text := "".join(_kept(inner, words)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{text}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Iterable[Any]) -> Iterator[str]:
    """The parts between the commas; a comma inside brackets is deeper in the tree."""
    part: list[Any] = []
    for token in prelude:
        if token == ",":
            yield tinycss2.serialize(part).strip()
            part = []
        else:
            part.append(token)
    yield tinycss2.serialize(part).strip()


def _may_match(selector: str, words: frozenset[str]) -> bool:
    # What stands in `:not()` need not be there; `:is()` and `:has()` are left to this same strict reading
    # only where they name one thing.
    names = _NAME.findall(_NOT.sub("", selector))
    if ":is(" in selector or ":where(" in selector or ":has(" in selector:
        return not names or any(name.replace("\\", "") in words for name in names)
    return all(name.replace("\\", "") in words for name in names)
