"""What publishers of other families are given is what MkDocs is given, at the same addresses."""

import subprocess
from pathlib import Path

import pytest

from benchmarks.others import COMMANDS, installed, laid_out

PAGES = ("index.md", "stretches/index.md", "stretches/one/index.md", "about/index.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for page in PAGES:
        path = tmp_path / "docs" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'---\ntitle: "{page}"\ndescription: "d"\n---\n\n# {page}\n\n- *one*\n', "utf-8")
    return laid_out(tmp_path / "docs", tmp_path / "others")


def test_a_page_with_pages_below_it_is_a_section_for_hugo(folder: Path) -> None:
    found = {path.relative_to(folder / "sections").as_posix() for path in folder.rglob("sections/**/*.md")}
    assert found == {"_index.md", "stretches/_index.md", "stretches/one/index.md", "about/index.md"}
    assert all((folder / "content" / page).exists() for page in PAGES)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_page_is_published_where_the_publisher_is_installed(name: str, folder: Path) -> None:
    if name not in installed():
        pytest.skip(f"{name} is not installed")
    subprocess.run(installed()[name], cwd=folder, check=True)
    for page in PAGES:
        html = (folder / f"site-{name}" / page).with_suffix(".html").read_text("utf-8")
        assert "<em>one</em>" in html
