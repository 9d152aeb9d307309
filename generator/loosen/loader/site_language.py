"""Which language a site is in, however much of it cannot be read."""

from __future__ import annotations

import pathlib
import re

_LINE = re.compile(r"""^language:[ \t]+["']?([A-Za-z][\w-]*)""", re.MULTILINE)


def language_of(content: pathlib.Path) -> str:
    """What `site.yml` says after `language:`; English if it does not say it.

    It is read as a line and not as YAML: what is wrong with the file is told in its language, too.
    """
    try:
        text = (content / "site.yml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "en"
    found = _LINE.search(text)
    return found[1] if found else "en"
