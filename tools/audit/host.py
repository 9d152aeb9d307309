"""The site on nginx, by the recipe in docs/hosts/, under load from this machine for a few seconds."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from goal import Figure, at_most, unknown

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.tools.recipe import NGINX, nginx

NAME = "answers that fail under load, on nginx"
PACKED = ("-H", "Accept-Encoding: gzip, br")
SECONDS, CONNECTIONS = 5, 32
_BAD = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)")


def load(folder: Path, address: str) -> Figure:
    wrk = shutil.which("wrk")
    if not (NGINX and wrk):
        return unknown(NAME, "0", "needs nginx and wrk: apt-get install nginx-light wrk")
    with tempfile.TemporaryDirectory() as work, nginx(folder, Path(work)) as origin:
        done = subprocess.run(
            [wrk, f"-c{CONNECTIONS}", "-t1", f"-d{SECONDS}s", "--latency", *PACKED, origin + address],
            capture_output=True,
            text=True,
            check=True,
        )
    bad = [match[0] for match in _BAD.finditer(done.stdout)]
    rates = {key: _after(key, done.stdout) for key in ("Requests/sec:", "Transfer/sec:", "50%", "99%")}
    told = (
        f"{rates['Requests/sec:']} pages a second over {CONNECTIONS} connections, "
        f"{rates['Transfer/sec:']} a second; half within {rates['50%']}, 99 of 100 within {rates['99%']}"
    )
    return at_most(NAME, 0, len(bad), details=[told, *bad])


def _after(key: str, text: str) -> str:
    found = re.search(rf"^\s*{re.escape(key)}\s+(\S+)", text, re.MULTILINE)
    return found[1] if found else "?"
