"""Files of an earlier version come into today's shape, and nothing of an author's is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from loosen.authoring.migrate import migrated
from loosen.authoring.yaml_edit import comments

OLD = """\
# What comes before every exercise.
name: Safety   # the title
urgencies:   # from the most urgent down
  # Read this aloud.
  - id: emergency
    name: Emergency
    action: Call 112 now.
    signs:   # one sign each
      - weakness in both legs   # the spine
      # Asked for by a reader.
      - "numbness: between your legs"
      - >-
        a long text over
        two lines
    note: This is a note.
    sources: [one, two]   # seen
  - id: soon
    name: Soon
    action: See a doctor.
    signs: [a cough, a fever]
# The end.
"""


def test_old_signs_become_a_group_and_each_keeps_its_words_and_the_sources() -> None:
    found = migrated(OLD, "safety.yml")
    assert found
    emergency, soon = yaml.safe_load(found.text)["urgencies"]
    assert emergency == {
        "id": "emergency",
        "name": "Emergency",
        "action": "Call 112 now.",
        "note": "This is a note.",
        "groups": [
            {
                "name": "Emergency",
                "signs": [
                    {"sign": "weakness in both legs", "sources": ["one", "two"]},
                    {"sign": "numbness: between your legs", "sources": ["one", "two"]},
                    {"sign": "a long text over two lines", "sources": ["one", "two"]},
                ],
            }
        ],
    }
    assert soon["groups"] == [{"name": "Soon", "signs": [{"sign": "a cough"}, {"sign": "a fever"}]}]


def test_every_note_of_the_author_is_still_there() -> None:
    found = migrated(OLD, "safety.yml")
    assert found
    assert sorted(comments(found.text)) == sorted(comments(OLD))


def test_what_is_in_todays_shape_is_left_alone() -> None:
    found = migrated(OLD, "safety.yml")
    assert found
    assert migrated(found.text, "safety.yml") is None
    assert migrated(OLD, "method.yml") is None


@pytest.mark.parametrize("text", ["", "[]", "urgencies:", "urgencies: [one]", "urgencies: [{signs: no}]"])
def test_a_file_that_has_no_old_signs_is_no_reason_to_stop(text: str) -> None:
    assert migrated(text, "safety.yml") is None


def test_the_command_says_what_it_did_and_what_is_left_to_do(
    neck: Path, loosen: Callable[..., Result]
) -> None:
    file = neck / "safety.yml"
    file.write_text(OLD, "utf-8")
    looked = loosen("migrate", "--check", "--content", neck)
    assert looked.exit_code == 1
    assert file.read_text("utf-8") == OLD
    done = loosen("migrate", "--content", neck)
    assert done.exit_code == 0
    assert "the signs of `Emergency` stand in one group" in done.output
    assert "to do: put the signs of `Emergency` into groups" in done.output
    assert "to do: each sign of `Soon` needs `sources:`" in done.output
    again = loosen("migrate", "--check", "--content", neck)
    assert (again.exit_code, again.output) == (0, "Every file has today's shape.\n")


def test_a_file_that_is_not_yaml_is_left_as_it_is(neck: Path, loosen: Callable[..., Result]) -> None:
    file = neck / "safety.yml"
    file.write_text("urgencies: [", "utf-8")
    done = loosen("migrate", "--content", neck)
    assert "run `loosen check`" in done.output
    assert file.read_text("utf-8") == "urgencies: ["


def test_notes_that_lost_their_place_are_told() -> None:
    found = migrated(OLD, "safety.yml")
    assert found
    assert found.text.endswith("# the spine\n# Asked for by a reader.\n# seen\n")
    assert found.left[-1] == "put the notes at the end of the file back to where they belong"
