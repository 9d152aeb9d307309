"""The registry of the kinds of exercise, and what stands elsewhere for each of its rows."""

from __future__ import annotations

import dataclasses
import pathlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args, get_type_hints

import yaml
from loosen import model
from loosen.loader.document import Document
from loosen.model.adapters import type_adapter
from loosen.model.base import ID, ORIGIN
from loosen.model.kinds import BREATHED, EXERCISES, WORK, Counts, ExerciseKind, PhaseKind, row_of

TEMPLATES = pathlib.Path(__file__).parents[2] / "templates"
EXERCISE_MODULE = model.Exercise.__module__
NEEDED = {Counts.REPEATS: ("one_repeat",), Counts.BREATHS: ("breath_in", "breath_out"), Counts.TIME: ()}
"""What a dose must have beside the amount."""


def forgotten(kind: ExerciseKind) -> Iterator[str]:
    """What a kind of exercise still needs, and where."""
    words = yaml.safe_load((TEMPLATES / "words.en.yml").read_text("utf-8"))
    for group, key in (
        ("nav", kind.words),
        ("lead", kind.words),
        ("kind", kind.words),
        ("dose", str(kind.phase)),
        ("timeline", str(kind.phase)),
        ("routine", f"time_{kind.phase}"),
    ):
        if key not in words[group]:
            yield f"words.en.yml: {group}.{key}"
    styles = [("parts.css", f".kind--{kind.section}::before"), ("plots.css", f".bar--{kind.phase}")]
    for file, selector in styles:
        if selector not in (TEMPLATES / "assets" / file).read_text("utf-8"):
            yield f"{file}: {selector}"
    dose = next(field.type for field in dataclasses.fields(kind.type) if field.name == "dose")
    fields = {field.name for field in dataclasses.fields(getattr(model.exercise, str(dose)))}
    fields |= set(dir(getattr(model.exercise, str(dose))))
    for name in (kind.dose, *NEEDED[kind.counts]):
        if name not in fields:
            yield f"model/exercise.py: {dose}.{name}"


def test_nothing_that_a_kind_needs_is_forgotten() -> None:
    assert [f"{kind.id} needs {what}" for kind in EXERCISES.values() for what in forgotten(kind)] == []


def test_all_that_a_new_kind_still_needs_is_named() -> None:
    new = ExerciseKind(
        id="unwritten",
        type=model.Stretch,
        section="unwritten",
        phase=PhaseKind.READY,  # it is no work yet
        dose="stand",
        counts=Counts.REPEATS,
        breathed=True,
    )
    assert list(forgotten(new)) == [
        "words.en.yml: nav.unwritten",
        "words.en.yml: lead.unwritten",
        "words.en.yml: kind.unwritten",
        "words.en.yml: dose.ready",
        "words.en.yml: routine.time_ready",
        "parts.css: .kind--unwritten::before",
        "plots.css: .bar--ready",
        "model/exercise.py: HoldDose.stand",
        "model/exercise.py: HoldDose.one_repeat",
    ]


def test_every_type_of_exercise_has_a_row() -> None:
    written = {one.__name__ for one in model.Exercise.__subclasses__() if one.__module__ == EXERCISE_MODULE}
    assert {kind.type.__name__ for kind in EXERCISES.values()} == written - {model.Held.__name__}


def own(timer: str, rules: str | None = None) -> model.OwnKind:
    written = {"name": "X", "title": "X", "summary": "X", "timer": timer, "rules": rules}
    data = {ID: "x", ORIGIN: Document("content/kinds/x.yml", "", {}), **written}
    kind: model.OwnKind = type_adapter(model.OwnKind).validate_python(data)
    return kind


def test_an_own_kind_is_timed_as_the_shipped_one_with_its_phase() -> None:
    for kind in EXERCISES.values():
        row = row_of(own(str(kind.phase)))
        assert (row.phase, row.counts, row.dose, row.most) == (kind.phase, kind.counts, kind.dose, kind.most)
        assert (row.id, row.section) == ("x", "x")


def test_what_is_held_is_a_stretch_only_where_its_kind_says_so() -> None:
    assert row_of(own("hold")).type is model.Held
    assert row_of(own("hold", "stretch")).type is model.Stretch


def test_every_timer_of_an_own_kind_is_a_phase_of_work() -> None:
    timers = get_args(get_type_hints(model.OwnKind)["timer"])
    assert set(timers) == set(map(str, WORK))


def test_no_two_kinds_share_an_id_a_type_or_a_section() -> None:
    kinds = EXERCISES.values()
    for values in ([one.id for one in kinds], [one.type for one in kinds], [one.section for one in kinds]):
        assert twice(values) == []


def test_kinds_that_share_a_phase_sound_alike() -> None:
    ways = {(kind.phase, kind.quiet, kind.breathed) for kind in EXERCISES.values()}
    assert twice(phase for phase, _, _ in ways) == []


def test_only_three_phases_are_no_work() -> None:
    assert set(PhaseKind) - set(WORK) == {PhaseKind.READY, PhaseKind.SWITCH, PhaseKind.REST}
    assert set(BREATHED) < set(WORK)


def twice(values: Iterable[object]) -> list[object]:
    return [one for one, times in Counter(values).items() if times > 1]
