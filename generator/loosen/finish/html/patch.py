"""Patches to the publisher's HTML. One that no longer applies stops the build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loosen.finish.html.errors import FinishError

_OPEN, _CLOSE = "<!--finished-->", "<!--/finished-->"
_ANCHOR = '<meta name="viewport" content="width=device-width,initial-scale=1">'


@dataclass(frozen=True, slots=True)
class Patch:
    """One replacement of text that applies to every page of the theme."""

    purpose: str
    """Why, as the end of a sentence with `so that ...`."""
    old: str
    new: str
    done: str = ""
    """Text that shows that the patch is applied; `new` by default."""

    def apply(self, html: str) -> str | None:
        """The patched page; the same page if it is patched already; `None` if `old` is not in it."""
        if (self.done or self.new) in html:
            return html
        return html.replace(self.old, self.new) if self.old in html else None


def apply_patches(html: str, patches: Iterable[Patch], path: str) -> str:
    """The page with all patches; `path` is for messages.

    Raises:
        FinishError: a patch does not apply, because the theme has changed.
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
    """Insert our lines into the head, in place of those of an earlier run.

    Raises:
        FinishError: the page has no anchor for them.
    """
    bare = without_head(html)
    if _ANCHOR not in bare:
        raise FinishError(
            f"{path} must contain `{_ANCHOR}`, where the head is completed. The theme has changed: renew the "
            "anchor in generator/loosen/finish/html/patch.py."
        )
    # Early in the head: a policy in a meta element covers only what follows it.
    return bare.replace(_ANCHOR, f"{_ANCHOR}\n{_OPEN}{''.join(lines)}{_CLOSE}", 1)


def without_head(html: str) -> str:
    """Undo `inject_head`."""
    start = html.find(f"\n{_OPEN}")
    if start < 0:
        return html
    end = html.index(_CLOSE, start) + len(_CLOSE)
    return html[:start] + html[end:]


def attributes(values: Mapping[str, str]) -> str:
    """HTML attributes, escaped: ` name="value"` for each."""
    return "".join(f' {name}="{escape_html(value)}"' for name, value in values.items())


def escape_html(text: str) -> str:
    """Escape text for an attribute or an element."""
    for mark, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(mark, entity)
    return text
