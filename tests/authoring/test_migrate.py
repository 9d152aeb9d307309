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


FLAT = """\
name: A stretch
figure:
  shows: Standing with both hands on a wall.
  pose:
    hips: [0, 0.46]   # as tall as the wall allows
    trunk: [76, 70]
    head: 80
    right leg: {reach: floor -0.23, knee: right}
    left leg: {thigh: -40, shin: -100, foot: -20}
    right arm: {reach: wall 0.78}
    left arm: {upper: -30, lower: 10, toward: 20}
  start: {trunk: 90}
  props: {wall: {x: 0.38}, pillow: {x: 0.4}}
  target: [{at: right shin back, span: [0.08, 0.55]}]
  arrows: [{at: hips, points: -90, shift: [-0.2, 0.09]}]
feel: A pull.
"""


def test_a_flat_pose_becomes_a_body_with_the_angles_of_its_joints() -> None:
    found = migrated(FLAT, "exercises/a-stretch.yml")
    assert found
    body = yaml.safe_load(found.text)["figure"]["body"]
    assert body["lies"] == "standing"
    assert body["pelvis"] == {"tilt": 14, "height": 78.2}
    assert body["spine"] == {"flexion": 6}
    assert body["left leg"] == {"flexion": 64, "knee": 60, "ankle": -10}
    assert body["left arm"] == {"flexion": 80, "elbow": 40}
    assert body["right leg"] == {"foot": {"ahead": -39}}
    assert body["right arm"]["hand"] == {"at": "wall 133 -16", "fingers": "up"}
    assert body["props"] == {"wall": {"side": "front", "away": 65}}
    assert body["arrows"][0] | {"length": 0} == {
        "at": "pelvis", "toward": "down", "length": 0, "shift": {"ahead": -34, "up": 15},
    }  # fmt: skip


def test_what_a_flat_pose_did_not_say_is_named_and_no_note_is_lost() -> None:
    found = migrated(FLAT, "exercises/a-stretch.yml")
    assert found
    assert any("`left arm`" in line for line in found.left)
    assert any("`pillow`" in line for line in found.left)
    assert "# as tall as the wall allows" in found.text
    assert migrated(found.text, "exercises/a-stretch.yml") is None


def test_a_flat_pose_that_was_not_seen_from_the_side_must_be_drawn_anew() -> None:
    found = migrated(FLAT.replace("  pose:", "  view: front\n  pose:"), "exercises/a-stretch.yml")
    assert found
    assert yaml.safe_load(found.text)["figure"]["body"] == {"lies": "standing"}
    assert found.left[0].startswith("draw the pose anew")


@pytest.mark.parametrize(
    "pose", ["{trunk: up}", "{right leg: bent}", "{right leg: {reach: floor}}", "[1]", "no"]
)
def test_a_flat_pose_that_makes_no_sense_is_no_reason_to_stop(pose: str) -> None:
    found = migrated(f"figure: {{shows: Standing., pose: {pose}}}\n", "exercises/a-stretch.yml")
    assert found is None or "body" in found.text


def test_a_flat_pose_is_sent_to_the_command(neck: Path, loosen: Callable[..., Result]) -> None:
    file = next(path for path in sorted((neck / "exercises").glob("*.yml")))
    before = file.read_text("utf-8").split("figure:")[0].rstrip()
    file.write_text(before + "\n" + FLAT[FLAT.index("figure:") : FLAT.index("feel:")], "utf-8")
    assert "loosen migrate" in loosen("check", "--content", neck).output
    done = loosen("migrate", "--content", neck)
    assert "the figure is a person in space" in done.output
    assert "to do: put the `pillow` back" in done.output
