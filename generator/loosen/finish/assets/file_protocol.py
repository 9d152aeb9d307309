"""Supports `file://` URLs, where browsers block ES modules: bundles all modules into one classic script."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping

import rjsmin

from loosen.finish.html.errors import FinishError
from loosen.finish.metadata import manifest

PATH = "disk.js"
SOURCE = "assets/disk/disk.js"
_THREAD = "assets/thread.svg"
"""The ornament. Browsers block CSS masks on `file://` as well, so the script carries it."""
LOADER_SNIPPET = (
    'location.protocol=="file:"&&addEventListener("DOMContentLoaded",()=>{'
    'let s=document.createElement("script");'
    f's.src=document.querySelector("link[rel=manifest]").href.replace("{manifest.PATH}","{PATH}");'
    "document.head.append(s)})"
)
"""Inline script of each page; active on `file://` only. It waits until Firefox has run the modules."""
_NO_MODULE = re.compile(r"worker\.js$|^assets/offline/register\.js$")
"""Workers, and the service worker's registration: neither runs on `file://`."""
_BEGIN = r"(?:(?<=[;}\n])|^)"
"""Start of a statement in minified code; in a string of prose, a space comes before the word."""
_IMPORT = re.compile(_BEGIN + r"import\s*(?:(\{[^{}]*\})\s*from\s*)?(['\"])([^'\"]+)\2;?")
_DYNAMIC = re.compile(r"\bimport\((['\"])([^'\"]+)\1\)")
_EXPORT = re.compile(_BEGIN + r"export\s+((?:async\s+)?(?:function\*?|class|const)\s+([\w$]+))")
_EXPORTS = re.compile(_BEGIN + r"export\s*\{([^{}]*)\};?")
_AS = re.compile(r"([\w$]+)\s+as\s+([\w$]+)")
_UNSUPPORTED = re.compile(_BEGIN + r"(?:import|export)\b[^;\n]{0,60}|\bimport(?:\.meta|\()[^;\n]{0,60}")


def bundle_for_file_urls(assets: Mapping[str, bytes], folder: str, source: bytes) -> bytes:
    """The script: each module as a function, then `source`, which runs those that a page loads.

    `folder` is the URL of the assets, relative to the site's root.

    Raises:
        FinishError: a module uses a form of import or export that is not supported, or imports form a circle.
    """
    modules = {
        path.removeprefix("assets/"): data.decode()
        for path, data in assets.items()
        if path.endswith(".js") and not _NO_MODULE.search(path)
    }
    _refuse_circles({name: set(_imports(name, code)) for name, code in modules.items()})
    functions = ",\n".join(f"{json.dumps(name)}:{_function(name, code)}" for name, code in modules.items())
    thread = json.dumps(assets.get(_THREAD, b"").decode())
    parts = f"folder:{json.dumps(folder)},thread:{thread},modules:{{{functions}}}"
    head = f'"use strict";\nself.onDisk={{{parts}}};\n'
    return head.encode() + bytes(rjsmin.jsmin(source))


def _function(name: str, code: str) -> str:
    """A module as a function of `need` and its own URL, which returns the module's exports."""
    exported: list[str] = []

    def without_export(match: re.Match[str]) -> str:
        exported.append(match[2])
        return f"\n{match[1]}"

    def without_export_list(match: re.Match[str]) -> str:
        exported.extend(_AS.sub(r"\2:\1", part.strip()) for part in match[1].split(",") if part.strip())
        return "\n"

    def as_call(match: re.Match[str]) -> str:
        call = f"need({json.dumps(_resolved(name, match[3]))});"
        names = _AS.sub(r"\1:\2", match[1] or "")
        return f"\nconst {names}={call}" if names else f"\n{call}"

    code = _EXPORTS.sub(without_export_list, _EXPORT.sub(without_export, _IMPORT.sub(as_call, code)))
    code = _DYNAMIC.sub(
        lambda match: f"Promise.resolve().then(()=>need({json.dumps(_resolved(name, match[2]))}))", code
    ).replace("import.meta.url", "url")
    if unsupported := _UNSUPPORTED.search(code):
        raise FinishError(
            f"assets/{name} must import and export by names, so that it also runs from a disk, got "
            f"`{unsupported[0].strip()}`. Write it so, or teach "
            "generator/loosen/finish/assets/file_protocol.py this form."
        )
    return f"(need,url)=>{{{code}\nreturn {{{','.join(exported)}}}}}"


def _imports(name: str, code: str) -> Iterator[str]:
    for match in _IMPORT.finditer(code):
        yield _resolved(name, match[3])


def _resolved(name: str, to: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), to))


def _refuse_circles(imports: Mapping[str, set[str]]) -> None:
    """Unlike ES modules, these functions cannot import each other in a circle."""
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise FinishError(f"Modules must not import each other in a circle: {' > '.join((*path, name))}.")
        if name not in done:
            for one in sorted(imports.get(name, ())):
                visit(one, (*path, name))
            done.add(name)

    for name in imports:
        visit(name, ())
