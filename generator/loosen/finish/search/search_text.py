"""What a search on Material's pages looks through: a text, in place of an index that each browser builds.

A thousand exercises have 15,000 sections. Material's worker took 17 s on a phone until it knew each of their
words; ours, `templates/assets/search/worker.js`, looks through the text itself in a few milliseconds.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from jinja2.utils import htmlsafe_json_dumps

from loosen.finish.html.errors import FinishError

FOLDER = "assets/search/"
WORKER = f"{FOLDER}worker.js"
TEXT = re.compile(rf"{FOLDER}[0-9a-f]{{8}}\.txt")
Line: TypeAlias = tuple[str, tuple[str, ...]]
"""An address, and what stands in its line."""
_HOME = "./"
"""The site's root as an address that is not empty."""
_CONFIG = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)


def with_text(index: Mapping[str, Any], path: str, lines: Sequence[Line]) -> dict[str, bytes]:
    """Material's index without entries, which a page asks for first, and the text that it leads to."""
    text = searched_text(lines).encode()
    name = f"{FOLDER}{hashlib.sha256(text).hexdigest()[:8]}.txt"
    lean = {"config": {**index["config"], "text": name}, "docs": []}
    return {path: json.dumps(lean, separators=(",", ":")).encode(), name: text}


def searched_text(lines: Sequence[Line]) -> str:
    """The address of each page and section, an empty line, and what each of them says, a line each.

    In a line stand the title, the other names, and each paragraph, with tabs between them.
    """
    said = ("\t".join(parts) + "\t" * (len(parts) == 2) for _, parts in lines)
    return "\n".join([*(at or _HOME for at, _ in lines), "", *said])


def asking(theme: str, worker: str, path: str) -> str:
    """The page that asks for our worker where it asked for the theme's.

    Raises:
        FinishError: it does not say where a worker is.
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
    return theme[: found.end(1)] + str(htmlsafe_json_dumps(config)) + theme[found.end(2) :]
