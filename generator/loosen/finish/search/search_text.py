"""The search index for Material: plain text that our worker scans, instead of an index built in the browser.

A thousand exercises have 15,000 sections. Material's worker takes 17 s on a phone to index them; ours,
`templates/assets/search/worker.js`, scans the text in a few milliseconds.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from jinja2.utils import htmlsafe_json_dumps

from loosen.finish.html.errors import FinishError
from loosen.site.translations import Catalogue

FOLDER = "assets/search/"
WORKER = f"{FOLDER}worker.js"
TEXT = re.compile(rf"{FOLDER}[0-9a-f]{{8}}\.txt")
Line: TypeAlias = tuple[str, tuple[str, ...]]
"""A URL, and the cells of its line."""
_HOME = "./"
"""URL of the site's root; not empty, because an empty line ends the list of URLs."""
_CONFIG = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)


def with_text(
    index: Mapping[str, Any], path: str, lines: Sequence[Line], *, language: str
) -> dict[str, bytes]:
    """Files by path: Material's `index` at `path` without entries, and the text that its config names."""
    text = searched_text(lines).encode()
    name = f"{FOLDER}{hashlib.sha256(text).hexdigest()[:8]}.txt"
    lean = {"config": {**index["config"], "text": name, "language": language}, "docs": []}
    return {path: json.dumps(lean, separators=(",", ":")).encode(), name: text}


def searched_text(lines: Sequence[Line]) -> str:
    """All URLs, an empty line, then one line of text per URL.

    A line has the title, the other names, and each paragraph, separated by tabs.
    """
    texts = ("\t".join(parts) + "\t" * (len(parts) == 2) for _, parts in lines)
    return "\n".join([*(at or _HOME for at, _ in lines), "", *texts])


def with_worker(theme: str, worker: str, path: str, words: Catalogue) -> str:
    """Replace the URL of the theme's search worker by that of ours, and its counts of documents by nothing.

    Raises:
        FinishError: the page's config names no worker.
    """
    found = _CONFIG.search(theme)
    config: dict[str, Any] = json.loads(found[2]) if found else {}
    if not found or not str(config.get("search", "")).endswith(".js"):
        raise FinishError(
            f"{path} must have a `__config` that names the script which searches. The theme has changed: "
            "look at how it searches now, and renew generator/loosen/finish/search/search_text.py."
        )
    root = "" if config["base"] == "." else f"{config['base'].removesuffix('/')}/"
    config["search"] = root + worker
    config.setdefault("translations", {}).update(
        {f"search.result.{key}": "" for key in ("placeholder", "one", "other")}
        | {"search.result.none": words("search.none")}
    )
    return theme[: found.end(1)] + str(htmlsafe_json_dumps(config)) + theme[found.end(2) :]
