"""What the studio refuses to others, and to who has looked away too long."""

import json
from pathlib import Path

import pytest

from .asking import filled, posted
from .conftest import Serving
from .studio_form import FILE

pytestmark = pytest.mark.usefixtures("as_it_was")


def files(serving: Serving) -> dict[Path, bytes]:
    """All that stands in the content folder and beside it."""
    return {path: path.read_bytes() for path in serving.content.parent.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "change", [{"X_Loosen_Token": "guessed"}, {"Origin": "https://evil.example"}], ids=str
)
@pytest.mark.parametrize("name", ["rename", "delete", "uses"])
def test_a_request_that_is_not_the_studios_own_moves_and_deletes_nothing(
    serving: Serving, name: str, change: dict[str, str]
) -> None:
    before = files(serving)
    body = json.dumps(filled(serving, FILE, to="evil")).encode()
    assert posted(serving, name, body, **change).status == 403
    assert files(serving) == before


def test_what_changed_meanwhile_is_not_deleted(serving: Serving) -> None:
    body = json.dumps(filled(serving, FILE, version="of-yesterday")).encode()
    answer = posted(serving, "delete", body)
    assert answer.status == 403
    assert "changed meanwhile" in answer.refused
    assert (serving.content / FILE).exists()


def save(serving: Serving, *, file: str = FILE, **changes: str) -> int:
    """A request that would save the name `Evil`, with some of its headers changed; its status."""
    given = filled(serving, FILE)
    value = given["value"]
    assert isinstance(value, dict)
    body = given | {"file": file, "value": value | {"name": "Evil"}}
    return posted(serving, "save", json.dumps(body).encode(), **changes).status


def test_a_request_that_is_all_right_saves(serving: Serving) -> None:
    assert save(serving) == 200
    assert "name: Evil" in (serving.content / FILE).read_text("utf-8")


@pytest.mark.parametrize(
    "change",
    [
        {"X_Loosen_Token": ""},
        {"X_Loosen_Token": "guessed"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Host": "evil.example"},
        {"Content_Type": "text/plain"},
        {"file": "../pyproject.yml"},
        {"file": "exercises/../../x.yml"},
        {"file": "/etc/x.yml"},
        {"file": "exercises/.hidden.yml"},
        {"file": "exercises/x.py"},
    ],
    ids=str,
)
def test_a_request_that_is_not_the_studios_own_saves_nothing(
    serving: Serving, change: dict[str, str]
) -> None:
    before = {path: path.read_bytes() for path in serving.content.parent.rglob("*.*") if path.is_file()}
    assert save(serving, **change) in (403, 421)
    assert {
        path: path.read_bytes() for path in serving.content.parent.rglob("*.*") if path.is_file()
    } == before


def test_a_link_in_the_content_folder_leads_no_save_out_of_it(serving: Serving) -> None:
    outside = serving.content.parent / "outside.yml"
    outside.write_text("name: outside\n", "utf-8")
    (serving.content / "exercises" / "link.yml").symlink_to(outside)
    assert save(serving, file="exercises/link.yml") == 403
    assert outside.read_text("utf-8") == "name: outside\n"
    (serving.content / "exercises" / "link.yml").unlink()
