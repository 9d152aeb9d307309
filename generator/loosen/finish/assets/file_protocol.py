"""The site opened straight from a disk, where browsers refuse modules: one classic script in their place."""

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
"""The ornament; browsers fetch a mask as they fetch a module, so it comes in the script too."""
LOADER_SNIPPET = (
    'location.protocol=="file:"&&addEventListener("DOMContentLoaded",()=>{'
    'let s=document.createElement("script");'
    f's.src=document.querySelector("link[rel=manifest]").href.replace("{manifest.PATH}","{PATH}");'
    "document.head.append(s)})"
)
"""In each page; elsewhere than on a disk it does nothing. It waits until Firefox has run the modules."""
_NO_MODULE = re.compile(r"worker\.js$|^assets/offline/register\.js$")
"""What runs beside pages; and what would keep them offline, where they are already."""
_BEGIN = r"(?:(?<=[;}\n])|^)"
"""Of a statement, as our scripts are without their white space; in a sentence a space comes before a word."""
_IMPORT = re.compile(_BEGIN + r"import\s*(?:(\{[^{}]*\})\s*from\s*)?(['\"])([^'\"]+)\2;?")
_DYNAMIC = re.compile(r"\bimport\((['\"])([^'\"]+)\1\)")
_EXPORT = re.compile(_BEGIN + r"export\s+((?:async\s+)?(?:function\*?|class|const)\s+([\w$]+))")
_EXPORTS = re.compile(_BEGIN + r"export\s*\{([^{}]*)\};?")
_AS = re.compile(r"([\w$]+)\s+as\s+([\w$]+)")
_LEFT = re.compile(_BEGIN + r"(?:import|export)\b[^;\n]{0,60}|\bimport(?:\.meta|\()[^;\n]{0,60}")


def bundle_for_file_urls(own: Mapping[str, bytes], folder: str, source: bytes) -> bytes:
    """The whole script: every module of ours as a function, then `source`, which runs those of a page.

    Raises:
        FinishError: a module is written in a way that we cannot turn into a function.
    """
    modules = {
        path.removeprefix("assets/"): data.decode()
        for path, data in own.items()
        if path.endswith(".js") and not _NO_MODULE.search(path)
    }
    _refuse_circles({name: set(_needs(name, code)) for name, code in modules.items()})
    functions = ",\n".join(f"{json.dumps(name)}:{_function(name, code)}" for name, code in modules.items())
    thread = json.dumps(own.get(_THREAD, b"").decode())
    parts = f"folder:{json.dumps(folder)},thread:{thread},modules:{{{functions}}}"
    head = f'"use strict";\nself.onDisk={{{parts}}};\n'
    return head.encode() + bytes(rjsmin.jsmin(source))


def _function(name: str, code: str) -> str:
    """A module as a function that takes `need` and its own address, and returns what the module exports."""
    exported: list[str] = []

    def bare(match: re.Match[str]) -> str:
        exported.append(match[2])
        return f"\n{match[1]}"

    def renamed(match: re.Match[str]) -> str:
        exported.extend(_AS.sub(r"\2:\1", part.strip()) for part in match[1].split(",") if part.strip())
        return "\n"

    def imported(match: re.Match[str]) -> str:
        needed = f"need({json.dumps(_resolved(name, match[3]))});"
        names = _AS.sub(r"\1:\2", match[1] or "")
        return f"\nconst {names}={needed}" if names else f"\n{needed}"

    code = _EXPORTS.sub(renamed, _EXPORT.sub(bare, _IMPORT.sub(imported, code)))
    code = _DYNAMIC.sub(
        lambda match: f"Promise.resolve().then(()=>need({json.dumps(_resolved(name, match[2]))}))", code
    ).replace("import.meta.url", "url")
    if left := _LEFT.search(code):
        raise FinishError(
            f"assets/{name} must import and export by names, so that it also runs from a disk, got "
            f"`{left[0].strip()}`. Write it so, or teach "
            "generator/loosen/finish/assets/file_protocol.py this form."
        )
    return f"(need,url)=>{{{code}\nreturn {{{','.join(exported)}}}}}"


def _needs(name: str, code: str) -> Iterator[str]:
    for match in _IMPORT.finditer(code):
        yield _resolved(name, match[3])


def _resolved(name: str, to: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), to))


def _refuse_circles(needs: Mapping[str, set[str]]) -> None:
    """A function that needs what needs it would get nothing."""
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            raise FinishError(f"Modules must not import each other in a circle: {' > '.join((*way, name))}.")
        if name not in done:
            for one in sorted(needs.get(name, ())):
                visit(one, (*way, name))
            done.add(name)

    for name in needs:
        visit(name, ())
