"""The pose editor's data: a body is changed by hand, drawn from two sides, and judged."""

from __future__ import annotations

import copy
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal

import numpy as np
from pydantic import TypeAdapter, ValidationError

from loosen.devserver.studio.errors import RefusedError
from loosen.drawing.mannequin import dials
from loosen.drawing.mannequin.camera import VIEWS, camera_of
from loosen.drawing.mannequin.check import RANGES, problems
from loosen.drawing.mannequin.draw import View, still, viewed
from loosen.drawing.mannequin.pen import SCALE
from loosen.drawing.mannequin.person import Person, person_of
from loosen.drawing.mannequin.places import PlaceError
from loosen.drawing.mannequin.skeleton import Skeleton
from loosen.drawing.mannequin.solve import solve, start_of
from loosen.drawing.mannequin.viewpoint import with_view
from loosen.model.docstrings import docstrings
from loosen.model.mannequin import Body, Seen

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person did: dragged a joint in the picture, or typed an angle."""

    stance: Literal["end", "start"] = "end"
    view: Seen | None = None
    """From where it was seen, when the author does not say: a view does not jump while a joint is dragged."""
    drag: str = ""
    by: tuple[float, float] = (0.0, 0.0)
    """To the right and up, in the picture's units."""
    part: str = ""
    key: str = ""
    value: float = 0.0


def parse_edit(given: Mapping[str, Any]) -> Edit:
    """An edit from a request.

    Raises:
        RefusedError: it is none.
    """
    try:
        edit = TypeAdapter(Edit).validate_python(dict(given))
    except ValidationError:
        raise RefusedError("this is no change of a pose") from None
    known = edit.key in RANGES.get(dials.PARTS.get(edit.part, ""), {}) or not edit.part
    if not known or not np.isfinite([*edit.by, edit.value]).all():
        raise RefusedError("this is no change of a pose")
    return edit


def posed(data: Data, id: str, edit: Edit) -> tuple[Data, Mapping[str, Any]]:
    """The body with the change, and what the editor shows of it.

    Raises:
        RefusedError: the body cannot be read, or the change is none.
    """
    body = _read(data)
    person = person_of(body.person or "", id)
    shown: Mapping[str, Any] = {"pictures": [], "handles": [], "fields": [], "view": edit.view}
    try:
        pose = _pose(body, edit)
        data = _written(data, pose, _changed(pose, person, edit), edit.stance)
        body = _read(data)
        shown = _shown(_pose(body, edit), person)
    except (PlaceError, KeyError):  # the problems say what is not there
        pass
    # What is wrong at the start and at the end is told once.
    told = {(one.message, one.help): one.path for one in problems(body, id)}
    found = [{"path": path, "message": message, "help": help} for (message, help), path in told.items()]
    return data, {**shown, "problems": found}


@functools.cache
def _reader() -> TypeAdapter[Body]:
    return TypeAdapter(Body)  # a fifth of a second: too long for each move of a finger


def _read(data: Data) -> Body:
    try:
        return _reader().validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = " ".join(map(str, first["loc"]))
        raise RefusedError(f"`{where}` of the body: {first['msg']}") from None


def _pose(body: Body, edit: Edit) -> Body:
    """The position that is edited; without a beginning of its own, the movement begins where it ends."""
    seen = body if body.view or body.turned is not None else replace(body, view=edit.view)
    seen = with_view(seen)
    begins = start_of(seen) if edit.stance == "start" else None
    return begins or replace(seen, start=None)


def _changed(pose: Body, person: Person, edit: Edit) -> Body:
    if edit.part:
        return dials.turned(pose, person, edit.part, edit.key, edit.value)
    if not edit.drag:
        return pose
    if edit.drag not in dict(dials.handles(solve(pose, person).skeleton)):
        raise RefusedError(f"there is no joint `{edit.drag}` to drag")
    return dials.dragged(pose, person, camera_of(pose), edit.drag, np.array(edit.by) / SCALE)


def _written(data: Data, before: Body, after: Body, stance: str) -> Data:
    """The author's data with what has changed, and nothing else."""
    data = copy.deepcopy(data)
    place = data if stance == "end" else data.setdefault("start", {})
    for part in dials.PARTS:
        old, new = (_plain(dials.part_of(pose, part)) for pose in (before, after))
        if old == new:
            continue
        if isinstance(place.get(part), dict):
            _merge(place[part], old, new)
        else:
            place[part] = new
        place[part] = place[part] or {next(iter(old)): "0"}
    return data


def _merge(data: Data, old: Data, new: Data) -> None:
    for key in old.keys() - new.keys():
        data.pop(key, None)
    for key, value in new.items():
        if isinstance(value, dict) and isinstance(data.get(key), dict):
            _merge(data[key], old.get(key, {}), value)
        elif old.get(key) != value:
            data[key] = value


def _plain(record: Any) -> Data:
    """A record as an author writes it: what is not as usual."""
    found = {}
    for one in fields(record):
        value = getattr(record, one.name)
        if value == one.default or value is None:
            continue
        inner = _plain(value) if is_dataclass(value) else value
        found[one.name.replace("_", " ")] = f"{inner:g}" if isinstance(inner, int | float) else inner
    return found


def _shown(pose: Body, person: Person) -> Mapping[str, Any]:
    turned = VIEWS[pose.view or "side"][0] if pose.turned is None else pose.turned
    behind = turned - 180 if turned > 0 else turned + 180
    front, back = (viewed(replace(pose, turned=angle), person) for angle in (turned, behind))
    skeleton, camera = front.scene.flesh.skeleton, front.scene.camera
    places = ((name, camera(place) * SCALE) for name, place in dials.handles(skeleton))
    return {
        "view": pose.view,
        "pictures": [_svg(view) for view in (front, back)],
        "handles": [{"name": name, "x": round(x, 1), "y": round(-y, 1)} for name, (x, y, _) in places],
        "fields": [one for part, kind in dials.PARTS.items() for one in _fields(skeleton, part, kind)],
    }


def _svg(view: View) -> str:
    one = still(view)
    box = " ".join(map(str, one.box.units))
    return f'<svg class="f" viewBox="{box}" xmlns="http://www.w3.org/2000/svg">{one.svg}</svg>'


def _fields(skeleton: Skeleton, part: str, kind: str) -> Iterator[Mapping[str, Any]]:
    """The angles of one part, with their ranges."""
    angles, said = dials.angles_of(skeleton, part), dials.part_of(skeleton.body, part)
    for key, (low, high) in RANGES[kind].items():
        name = key.replace(" ", "_")
        yield {
            "part": part, "key": key, "low": low, "high": high, "value": round(getattr(angles, name)),
            "help": docstrings(type(said))[name], "reaches": dials.reaches(said),
        }  # fmt: skip
