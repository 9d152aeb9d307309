"""What `plan_removal` would take out, and what would then be wrong."""

from datetime import date
from pathlib import Path

from loosen.authoring.removal import Removal, plan_removal
from loosen.authoring.rename import find_targets
from loosen.loader.reader import read

NECK = Path(__file__).parents[1] / "neck"


def removal(id: str, kind: str) -> Removal:
    reading = read(NECK)
    target = next(one for one in find_targets(reading.documents, id) if one.kind == kind)
    return plan_removal(reading, target, today=date(2026, 11, 30))


def test_an_entry_goes_with_its_lines_and_the_others_stay_as_they_are() -> None:
    before = (NECK / "vocabulary" / "equipment.yml").read_text("utf-8")
    (after,) = removal("wall", "equipment").plan.values()
    assert after
    kept = after.splitlines()
    assert "wall:" not in kept
    assert [line for line in before.splitlines() if line in kept] == kept


def test_what_names_it_would_be_wrong() -> None:
    gone = removal("rhomboids", "muscle")
    assert list(gone.plan.values()) == [None]
    assert {"unknown-reference"} <= {one.rule for one in gone.broken}
