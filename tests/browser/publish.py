"""Publishes a content folder as each of the two publishers does, into a temporary folder, and serves it."""

import contextlib
import datetime
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from loosen.build.build import load_and_check
from loosen.build.renderer import catalogue
from loosen.model import Site
from loosen.site.pages import Page, pages
from loosen.site.translations import Catalogue

from .engines.stage import ADDRESS, Stage

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, kw_only=True)
class Published:
    """A finished site, where it is served, and what it was made from."""

    origin: str
    """With a slash at its end."""
    folder: Path
    site: Site
    stage: Stage
    """What the server puts into the pages, when a test wants it to."""

    @property
    def words(self) -> Catalogue:
        return catalogue(self.site)

    def pages(self, *templates: str) -> tuple[Page, ...]:
        """The pages of these kinds, by the names of their templates; without a name, all."""
        return tuple(page for page in pages(self.site) if not templates or page.kind.name in templates)

    def url(self, address: str) -> str:
        return self.origin + address.lstrip("/")


class Handler(SimpleHTTPRequestHandler):
    """Serves files, and no list of a folder that has no page."""

    def __init__(self, *given: Any, stage: Stage, **named: Any) -> None:
        self._stage = stage
        super().__init__(*given, **named)

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # a tab was closed while its page came
            super().handle()

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if self._stage.on and self.path == ADDRESS:
            self._answer(self._stage.script, "text/javascript")
        elif self._stage.on and page.suffix == ".html" and page.exists():
            self._answer(self._stage.put_into(page.read_text("utf-8")), "text/html")
        else:
            super().do_GET()

    def _answer(self, text: str, kind: str) -> None:
        self.send_response(200)
        for name, value in {"Content-Type": f"{kind}; charset=utf-8", **self._stage.headers}.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(text.encode())

    def list_directory(self, _: object) -> None:
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextlib.contextmanager
def published(publish: Callable[[Path, Path, str], None], content: Path, work: Path) -> Iterator[Published]:
    """A site that is served until the end. Its origin is known first, as its pages contain it."""
    site, report = load_and_check(content, today=datetime.datetime.now(tz=datetime.UTC).date())
    assert site, f"{report}"
    stage = Stage()
    handler = functools.partial(Handler, directory=str(work / "site"), stage=stage)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        origin = f"http://127.0.0.1:{server.server_port}/"
        publish(content, work, origin)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Published(origin=origin, folder=work / "site", site=site, stage=stage)
        server.shutdown()
        thread.join()


def with_mkdocs(content: Path, work: Path, origin: str) -> None:
    """Builds `work/site`.

    A person's `build/docs/` and `site/` stay as they are: each folder that mkdocs.yml names is another here.
    """
    (work / "docs").mkdir(parents=True)
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_url": origin,
        "docs_dir": str(work / "docs"),
        "site_dir": str(work / "site"),
        "hooks": [str(ROOT / "generator" / "loosen" / "mkdocs_adapter" / "hooks.py")],
        "watch": [],
        "theme": {"custom_dir": str(ROOT / "templates" / "theme")},
    }
    (work / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")  # JSON is YAML
    content = addressed(content, work, origin)
    _run("mkdocs", "build", "--strict", "--quiet", cwd=work, LOOSEN_CONTENT=str(content))


def with_loosen(content: Path, work: Path, origin: str) -> None:
    """Builds `work/site` as an author does who has no mkdocs.yml."""
    addressed(content, work, origin)
    _run("loosen", "build", "--strict", "--out", "site", cwd=work)


def with_zensical(content: Path, work: Path, origin: str) -> None:
    """Builds `work/site`: the same pages and the same mkdocs.yml, no hook, another publisher."""
    (work / "build").mkdir(parents=True)
    content = addressed(content, work, origin)
    _run("loosen", "render", "--content", str(content), "--out", "build/docs", cwd=work)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text, found = re.subn(r"^site_url: .*$", f"site_url: {origin}", text, flags=re.MULTILINE)
    assert found == 1
    (work / "mkdocs.yml").write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "templates" / "theme", work / "templates" / "theme")
    _run("zensical", "build", "--strict", cwd=work)


def with_zensical_and_finish(content: Path, work: Path, origin: str) -> None:
    """As readers get it."""
    with_zensical(content, work, origin)
    _run("loosen", "finish", "site", "--content", "content", cwd=work)


def addressed(content: Path, work: Path, origin: str) -> Path:
    """A copy of a content folder whose site stands at another address.

    Instant navigation switches itself off when a site is served elsewhere than it says.
    """
    copy = Path(shutil.copytree(content, work / "content"))
    settings = copy / "site.yml"
    text, found = re.subn(
        r"^address: .*$", f"address: {origin}", settings.read_text("utf-8"), flags=re.MULTILINE
    )
    assert found == 1
    settings.write_text(text, encoding="utf-8")
    return copy


def _run(module: str, *arguments: str, cwd: Path, **environment: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=cwd,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{module} {' '.join(arguments)}:\n{done.stdout}{done.stderr}"
