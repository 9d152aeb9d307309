"""What it was measured on."""

from __future__ import annotations

import os
import pathlib
import platform
from importlib.metadata import version

_PACKAGES = ("mkdocs", "mkdocs-material", "pydantic", "jinja2", "markdown", "selectolax")


def machine() -> str:
    """Cores, load, system and versions."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    versions = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{_processor()}, {os.cpu_count()} cores{load}; {platform.system()}, "
        f"Python {platform.python_version()}; {versions}"
    )


def _processor() -> str:
    info = pathlib.Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    named = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()
