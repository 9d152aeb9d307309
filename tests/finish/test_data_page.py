"""The page about the open data says what the files say."""

import html
import json
import re
from pathlib import Path

import pytest
from loosen.site.urls import DATA

NAMES = ("exercises", "muscles", "routines", "claims", "sources")


@pytest.fixture
def page(finished: Path) -> str:
    return (finished / DATA.strip("/") / "index.html").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_it_explains_every_field_of_a_table_and_no_other(finished: Path, page: str, name: str) -> None:
    rows = json.loads((finished / f"data/v1/{name}.json").read_text("utf-8"))[name]
    part = re.search(rf"<h2[^>]*>Fields of {name}.*?<dl[^>]*>(.*?)</dl>", page, re.DOTALL)
    assert part
    assert set(re.findall(r"<dt><code>(\w+)</code>", part[1])) == {key for row in rows for key in row}
    assert "<dd></dd>" not in part[1], "a field without an explanation"


def test_it_leads_to_every_file(finished: Path, page: str) -> None:
    links = set(re.findall(r'href="(v1/[^"]+)"', page))
    assert links == {f"v1/{name}.{form}" for name in NAMES for form in ("json", "csv", "schema.json")}
    assert all((finished / "data" / link).is_file() for link in links)


def test_its_example_is_a_row_of_the_data(finished: Path, page: str) -> None:
    found = re.search(r'<pre class="example"[^>]*><code>(.*?)</code>', page, re.DOTALL)
    assert found
    example = json.loads(html.unescape(found[1]))
    tables = [json.loads((finished / f"data/v1/{name}.json").read_text("utf-8"))[name] for name in NAMES]
    assert [set(example)] == [set(rows[0]) for rows in tables if rows[0]["id"] == example["id"]]


def test_it_names_the_licence(page: str) -> None:
    assert "https://creativecommons.org/licenses/by/4.0/" in page
