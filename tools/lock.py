"""Renew the locks: every package that we install, with its version and the hashes of its files.

    python tools/lock.py [--upgrade]

Without --upgrade, versions change only where pyproject.toml or constraints.txt ask for it. It needs `uv`:
`pip install uv`. The locks hold for every system and for each Python that we run on.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from set_up import LOCKS, ROOT, SetUpError, say

if sys.version_info >= (3, 11):
    import tomllib

EXTRAS = ("dev", "host", "audit", "node")
_NAME = re.compile(r"^([a-z0-9][a-z0-9._-]*)==[^\s;]+(?= (?P<where>;)?)", re.MULTILINE | re.IGNORECASE)
_COMPILE = (
    *("uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"),
    *("--no-annotate", "--no-header", "--no-emit-index-url", "--no-emit-find-links"),
)
_HEAD = "# Made by tools/lock.py: run it again after a change of pyproject.toml or constraints.txt.\n"


def main() -> int:
    """Write the lock of the site's packages, and for each extra a lock of what it needs besides."""
    options = [one for one in sys.argv[1:] if one == "--upgrade"]
    LOCKS.mkdir(exist_ok=True)
    everything = LOCKS / "everything.txt"
    try:
        before = "".join(file.read_text(encoding="utf-8") for file in LOCKS.glob("*.txt"))
        everything.write_text(_once(before), encoding="utf-8")
        _compile(everything, "--all-extras", "--constraint", "constraints.txt", *options)
        site = _lock("site", everything)
        # What only some systems need stands in each lock: the extra may need it on others.
        known = [part for name in _everywhere(site) for part in ("--no-emit-package", name)]
        for extra in EXTRAS:
            _lock(extra, everything, "--extra", extra, *known)
    except (SetUpError, OSError) as error:
        say(f"error: {error}")
        return 1
    finally:
        if everything.exists():
            everything.unlink()
    return 0


def _lock(name: str, everything: Path, *options: str) -> str:
    """Write one lock, in which each package has the version that suits all extras; return it."""
    file = LOCKS / f"{name}.txt"
    if file.exists():
        file.unlink()
    _compile(file, "--constraint", str(everything), *options)
    text = file.read_text(encoding="utf-8")
    file.write_text(_HEAD + text, encoding="utf-8")
    say(f"{file.relative_to(ROOT)}: {len(_NAME.findall(text))} packages")
    return text


def _compile(file: Path, *options: str) -> None:
    """Let uv resolve what pyproject.toml asks for, and what builds our own package."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    builds = "\n".join(project["build-system"]["requires"])
    command = [*_COMPILE, "--output-file", str(file), *options, "pyproject.toml", "-"]
    try:
        done = subprocess.run(
            command, cwd=str(ROOT), input=builds, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
    except FileNotFoundError:
        raise SetUpError("The locks are made by uv: pip install uv, then run this again.") from None
    if done.returncode:
        raise SetUpError(f"uv found no versions that suit each other:\n{done.stdout}")


def _once(text: str) -> str:
    """Several locks as one, in which each package stands once: uv keeps the versions that it reads there."""
    pins = dict(re.findall(r"^([^\s#]+==[^\s;]+)(.*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL))
    return "".join(f"{pin}{rest}" for pin, rest in pins.items())


def _everywhere(lock: str) -> list[str]:
    """The packages that every system gets."""
    return [match[1] for match in _NAME.finditer(lock) if not match["where"]]


if __name__ == "__main__":
    sys.exit(main())
