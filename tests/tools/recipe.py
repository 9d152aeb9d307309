"""Starts nginx on this machine by the recipe in `docs/hosts/`, with nothing changed but places."""

import contextlib
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
_LATER = "# brotli_static on;"


def has_brotli() -> bool:
    return _BROTLI.exists()


@contextlib.contextmanager
def nginx(site: Path, work: Path) -> Iterator[str]:
    """The address at which nginx serves the site; `work` is an empty folder for its files."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (work / "nginx.conf").write_text(_whole(_recipe(site, work, port), work), "utf-8")
    server = subprocess.Popen([str(NGINX), "-c", str(work / "nginx.conf"), "-e", str(work / "error.log")])
    try:
        _wait_for(port, server, work / "error.log")
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def _recipe(site: Path, work: Path, port: int) -> str:
    headers = subprocess.run(
        ["sed", "-n", "-f", str(ROOT / "docs/hosts/headers.sed"), str(site / "_headers")],
        capture_output=True,
        text=True,
        check=True,
    )
    (work / "loosen-headers.conf").write_text(headers.stdout, "utf-8")
    recipe = (ROOT / "docs/hosts/nginx.conf").read_text("utf-8")
    for here, there in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("root /srv/loosen/site;", f'root "{site}";'),
        ("/etc/nginx/loosen-headers.conf", str(work / "loosen-headers.conf")),
        (_LATER, "brotli_static on;" if has_brotli() else _LATER),
    ):
        assert here in recipe, here
        recipe = recipe.replace(here, there)
    return recipe


def _whole(recipe: str, work: Path) -> str:
    """The recipe inside the settings that a machine's own nginx has around it."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{name}_temp_path {work};" for name in kinds)
    module = f"load_module {_BROTLI};" if has_brotli() else ""
    return (
        f"{module} user {Path.home().owner()}; worker_processes auto; pid {work}/pid; daemon off; "
        f"error_log {work}/error.log; events {{}} http {{ access_log off; {places}\n{recipe}\n}}"
    )


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise AssertionError(log.read_text("utf-8"))
