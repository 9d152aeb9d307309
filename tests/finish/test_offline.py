"""What is kept on a reader's device: the whole site, within its limit."""

import gzip
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from loosen.finish.offline import LIMIT, address_of, precached, theme_files


def test_every_page_and_all_that_plans_need_is_kept_within_the_limit(finished: Path) -> None:
    files = listed(finished)["files"]
    parts = (*finished.rglob("index.html"), *finished.glob("assets/recipes/*.js"))
    pages = {address_of(path.relative_to(finished).as_posix()) for path in parts}
    assert pages <= files.keys()
    sizes = [len(gzip.compress(path_of(address, finished).read_bytes())) for address in files]
    assert sum(sizes) <= LIMIT


def test_every_file_in_the_list_is_there(finished: Path) -> None:
    assert [
        address for address in listed(finished)["files"] if not path_of(address, finished).is_file()
    ] == []


def test_the_script_that_the_worker_loads_is_there(finished: Path) -> None:
    script = re.search(r'importScripts\("([^"]+)"\)', (finished / "sw.js").read_text("utf-8"))
    assert script
    assert (finished / script[1]).is_file()


def test_a_changed_page_changes_the_list() -> None:
    assert (
        precached({"a": b"1"}.__getitem__, ["a"], []).files
        != precached({"a": b"2"}.__getitem__, ["a"], []).files
    )


def test_what_is_over_the_limit_is_left_out_from_the_end() -> None:
    noise = random.Random(1).randbytes(LIMIT // 2)  # which nothing can compress
    files = {"need": noise, "one/index.html": noise[:-2000], "two/index.html": noise}
    found = precached(files.__getitem__, ["need"], ["one/index.html", "two/index.html"])
    assert list(found.files) == ["need", "one/"]
    assert LIMIT - 3000 < found.size <= LIMIT


def test_what_every_page_needs_is_kept_whatever_its_size() -> None:
    noise = random.Random(1).randbytes(LIMIT)
    assert list(precached({"need": noise}.__getitem__, ["need"], []).files) == ["need"]


def test_only_theme_files_that_a_page_asks_for_are_kept() -> None:
    published = ["assets/javascripts/a.js", "assets/javascripts/b.js", "assets/javascripts/workers/s.js"]
    page = '<script src="../assets/javascripts/a.js"></script>{"search":"../assets/javascripts/workers/s.js"}'
    assert theme_files(page, published) == ("assets/javascripts/a.js", "assets/javascripts/workers/s.js")


def test_the_manifest_leads_to_icons_of_the_size_that_it_says(finished: Path) -> None:
    icons = json.loads((finished / "manifest.webmanifest").read_text("utf-8"))["icons"]
    for icon in icons:
        data = (finished / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            size = f"{int.from_bytes(data[16:20], 'big')}x{int.from_bytes(data[20:24], 'big')}"
            assert size == icon["sizes"]


@pytest.mark.parametrize(
    ("path", "address"), [("index.html", ""), ("a/index.html", "a/"), ("404.html", "404.html")]
)
def test_a_page_is_asked_for_by_its_folder(path: str, address: str) -> None:
    assert address_of(path) == address


def listed(folder: Path) -> dict[str, Any]:
    text = (folder / "sw.js").read_text("utf-8")
    return dict(json.loads(text.removeprefix("self.OFFLINE = ").split(";\nimportScripts")[0]))


def path_of(address: str, folder: Path) -> Path:
    return folder / (f"{address}index.html" if address.endswith("/") or not address else address)
