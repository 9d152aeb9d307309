"""Changes to a publisher's HTML as values. One that no longer finds its target stops the build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loosen.finish.html.errors import FinishError

_OPEN, _CLOSE = "<!--finished-->", "<!--/finished-->"
_ANCHOR = '<meta name="viewport" content="width=device-width,initial-scale=1">'


@dataclass(frozen=True, slots=True)
class Patch:
    """One replacement that every page of the theme needs."""

    purpose: str
    """What is better for whom, as the end of `so that ...`."""
    old: str
    new: str
    done: str = ""
    """What shows that nothing is left to do, when that is less than `new`."""

    def apply(self, html: str) -> str | None:
        """The changed page, the page itself where nothing is left to do, none where the target is gone."""
        if (self.done or self.new) in html:
            return html
        return html.replace(self.old, self.new) if self.old in html else None


def apply_patches(html: str, patches: Iterable[Patch], path: str) -> str:
    """The page with all patches.

    Raises:
        FinishError: the theme writes something else now.
    """
    for patch in patches:
        changed = patch.apply(html)
        if changed is None:
            raise FinishError(
                f"{path} must contain `{patch.old}`, so that {patch.purpose}. The theme has changed: look at "
                "what it writes now, and renew or drop this patch in generator/loosen/finish/."
            )
        html = changed
    return html


def inject_head(html: str, lines: Iterable[str], path: str) -> str:
    """The page with our lines in its head, in place of those that an earlier run may have put there.

    Raises:
        FinishError: the page has no place for them.
    """
    bare = without_head(html)
    if _ANCHOR not in bare:
        raise FinishError(
            f"{path} must contain `{_ANCHOR}`, where the head is completed. The theme has changed: renew the "
            "anchor in generator/loosen/finish/html/patch.py."
        )
    # Early, because a policy holds only for what comes after it.
    return bare.replace(_ANCHOR, f"{_ANCHOR}\n{_OPEN}{''.join(lines)}{_CLOSE}", 1)


def without_head(html: str) -> str:
    """The page as it was before our lines came into its head."""
    start = html.find(f"\n{_OPEN}")
    if start < 0:
        return html
    end = html.index(_CLOSE, start) + len(_CLOSE)
    return html[:start] + html[end:]


def attributes(values: Mapping[str, str]) -> str:
    """` name="value"` for each."""
    return "".join(f' {name}="{escape_html(value)}"' for name, value in values.items())


def escape_html(text: str) -> str:
    """Text for an attribute or between tags."""
    for mark, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(mark, entity)
    return text
