"""The project's commands, with or without make: serve, test, quick, site, check, figures, bench, clean.

    python tools/project.py serve --port 8001

Each command installs what it lacks first (see set_up.py).
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time

from publish import PUBLISHERS, publish
from set_up import (
    PYTHON,
    ROOT,
    SetUpError,
    browser,
    environment,
    java,
    node,
    node_packages,
    other_engines,
    run,
    say,
)

ON_EVERY_CORE = ("--numprocesses", "auto", "--maxprocesses", "4", "--dist", "loadfile")
"""For tests without a browser; the tests of a file stay together."""
TWO_AT_ONCE = ("--numprocesses", "2", "--dist", "loadfile")
"""For tests with a browser, which needs more than a core itself, and half a gigabyte."""
CACHES = (".cache", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache")
os.environ["NO_MKDOCS_2_WARNING"] = "1"  # a banner of the theme, at each build
# Containers set it. The tests start Python hundreds of times, and each time would compile all of our code.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def main() -> int:
    """Run the command that is named on the command line; the result is the exit code."""
    parser = argparse.ArgumentParser(description="The project's commands.")
    parser.add_argument("command", choices=["serve", "bench", "site", *COMMANDS])
    parser.add_argument("--publisher", choices=PUBLISHERS, default="mkdocs", help="who builds site (mkdocs)")
    parser.add_argument("--compress", action="store_true", help="site: add .gz and .br files, for nginx")
    parser.add_argument("--port", type=int, default=8000, help="where serve listens (8000)")
    parser.add_argument("--number", type=int, default=1000, help="how many exercises bench makes (1000)")
    arguments = parser.parse_args()
    try:
        if arguments.command == "serve":
            return serve(arguments.port)
        if arguments.command == "bench":
            return bench(arguments.number)
        if arguments.command == "site":
            return site(arguments.publisher, compress=arguments.compress)
        return COMMANDS[arguments.command]()
    except SetUpError as error:
        say(f"error: {error}")
        return 1
    except KeyboardInterrupt:
        return 130


def serve(port: int) -> int:
    """Show the site, each page as its files are now, until Ctrl-C."""
    if _is_busy(port):
        raise SetUpError(f"Port {port} is in use. Choose another: make serve PORT={port + 1}")
    environment()
    say("Reading the content")
    command = _module("loosen", "serve", "--port", str(port))
    os.chdir(ROOT)
    if os.name != "nt":
        os.execv(command[0], command)  # so that Ctrl-C and kill reach the server itself
    return _show(command)


def site(publisher: str, *, compress: bool) -> int:
    """Build the site for publishing, into site/. A warning is an error here."""
    environment()
    for extra in ["dev"] * (publisher != "mkdocs") + ["host"] * compress:
        environment(extra)
    say("Building the site into site/")
    return publish(publisher, compress=compress)


def check() -> int:
    """Check the content, and build nothing."""
    environment()
    code = _show(_module("loosen", "check"))
    if code == 0:
        say("The content has no errors.")
    return code


def figures() -> int:
    """Draw every exercise on one page, for authors to look at."""
    environment()
    return _show(_module("loosen", "figures", "--out", "build/figures"))


def bench(number: int) -> int:
    """Measure each goal for speed at this many exercises, into benchmarks/RESULTS.md."""
    environment("dev")
    return _show(_module("benchmarks", "--number", str(number), "--repeats", "2"))


def quick() -> int:
    """Run the quick ones: all but the browser tests and the slow ones."""
    environment("dev")
    longest = ("--durations", "5", "--durations-min", "2")  # of these, some may have to be marked slow
    return _run_all(_steps(), {"quick tests": (*ON_EVERY_CORE, *longest, "-m", "not browser and not slow")})


def test() -> int:
    """Run all that a reviewer would, quick steps first."""
    environment("dev")
    path = browser()
    if path:
        os.environ["LOOSEN_BROWSER"] = path
    other_engines()
    steps = {
        **_steps(),
        "scripts": _type_check_of_scripts(),
        "site": _module("mkdocs", "build", "--strict", "--quiet"),
    }
    tests = {
        "tests": (*ON_EVERY_CORE, "-m", "not browser"),
        "browser tests": (*TWO_AT_ONCE, "-m", "browser"),
    }
    return _run_all(steps, tests)


def _steps() -> dict[str, list[str]]:
    return {
        "lint": _module("ruff", "check"),
        "format": _module("ruff", "format", "--check"),
        "content": _module("loosen", "check", "--strict"),
        "types": _module("mypy"),
        "rooms": [str(PYTHON.with_name("lint-imports")), "--no-cache"],
    }


def _run_all(steps: dict[str, list[str]], tests: dict[str, tuple[str, ...]]) -> int:
    """A failure does not hide the steps after it."""
    failed = [name for name, command in steps.items() if not _passes(name, command)]
    for name, arguments in tests.items():
        say(name)
        if _show(_module("pytest", *arguments)):
            failed.append(name)
    say("Failed: " + ", ".join(failed) if failed else "All is well: " + ", ".join([*steps, *tests]))
    return 1 if failed else 0


def audit() -> int:
    """Measure the site: build it, and print each goal and what was measured."""
    environment("dev")
    environment("audit")
    node_command, npm = node()
    node_packages(npm)
    node_packages(npm, ROOT / "tools" / "audit")
    other_engines()
    java()
    built = ROOT / "build" / "audit"
    shutil.rmtree(built, ignore_errors=True)
    for name, publisher in (("zensical", "zensical"), ("first", "mkdocs"), ("site", "mkdocs")):
        code = site(publisher, compress=publisher == "mkdocs")
        if code:
            return code
        shutil.copytree(ROOT / "site", built / name)
    exercise = "stretches/figure-four-stretch/"  # with a figure, and holds on both sides
    folders = [str(built / name) for name in ("site", "first", "zensical")]
    return _show([str(PYTHON), "tools/audit", *folders, exercise, browser(), *node_command])


def clean() -> int:
    """Remove all that was built; .venv and node_modules stay."""
    built = [path for path in (ROOT / "build").glob("*") if path.name != "docs"]
    pages = [path for path in (ROOT / "build" / "docs").glob("*") if path.name != ".gitignore"]
    for path in [ROOT / "site", *built, *pages, *map(ROOT.joinpath, CACHES)]:
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()
    return 0


COMMANDS = {
    "test": test,
    "quick": quick,
    "check": check,
    "figures": figures,
    "audit": audit,
    "clean": clean,
}
"""Those without settings."""


def _is_busy(port: int) -> bool:
    with socket.socket() as probe:
        if os.name != "nt":  # there, the option means that two programs may share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def _type_check_of_scripts() -> list[str]:
    """The command that checks the types of our JavaScript, with all that it needs installed."""
    node_command, npm = node()
    node_packages(npm)
    return [*node_command, "node_modules/typescript/bin/tsc", "--project", "tsconfig.json"]


def _module(*command: str) -> list[str]:
    """The command that runs a Python module of .venv."""
    return [str(PYTHON), "-m", *command]


def _show(command: list[str]) -> int:
    """Run a command and let its output through."""
    return subprocess.call(command, cwd=ROOT)


def _passes(name: str, command: list[str]) -> bool:
    """Run one step in one line; show what it printed only if it failed."""
    print(f"{name:<9} ", end="", flush=True)
    start = time.monotonic()
    ok, output = run(*command)
    say(f"{'ok' if ok else 'FAILED'}  {time.monotonic() - start:.1f} s")
    if not ok:
        say(output)
    return ok


if __name__ == "__main__":
    sys.exit(main())
