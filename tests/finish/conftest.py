"""The real site, published once for an address on this machine, and finished."""

import datetime
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from loosen.build.build import build, load_and_check
from loosen.build.renderer import catalogue
from loosen.finish import finish
from loosen.model import Site
from loosen.site.translations import Catalogue

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 12, 1)


@pytest.fixture(scope="session")
def site() -> Site:
    site, report = load_and_check(ROOT / "content", today=TODAY)
    assert site is not None, str(report)
    return site


@pytest.fixture(scope="session")
def words(site: Site) -> Catalogue:
    return catalogue(site)


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    """Where the site is served. Instant navigation works only at the address that the site was built for.

    The port is held until the end, so that between two servers nobody else gets it.
    """
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}/"


@pytest.fixture(scope="session")
def raw(origin: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As the publisher leaves it, without hooks; `PUBLISHER=zensical` chooses the other one."""
    folder = tmp_path_factory.mktemp("published")
    build(ROOT / "content", folder / "docs", today=TODAY)
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    settings |= {"site_url": origin, "docs_dir": "docs", "site_dir": "site", "hooks": [], "watch": []}
    shutil.copytree(ROOT / settings["theme"]["custom_dir"], folder / "theme")
    settings["theme"]["custom_dir"] = "theme"  # relative, like the others: Zensical takes no absolute path
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(settings), "utf-8")
    publisher = os.environ.get("PUBLISHER", "mkdocs")
    command = [sys.executable, "-m", publisher, "build", "--config-file", str(config)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def finished(raw: Path, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("finished") / "site"
    shutil.copytree(raw, folder)
    finish(folder, site)
    return folder


@pytest.fixture
def copy(raw: Path, tmp_path: Path) -> Path:
    """The published site, to spoil or to finish."""
    folder = tmp_path / "site"
    shutil.copytree(raw, folder)
    return folder
