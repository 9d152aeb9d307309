"""What the timer says, and the recordings of it: which clips a voice can have, and how a page finds them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loosen.model import Clip, Exercise, Library, Site
from loosen.model.kinds import WORK, PhaseKind, kind_of
from loosen.site import formatting
from loosen.site.timeline import Phase, Side
from loosen.site.translations import Catalogue

ADDRESS = "assets/voice"
INDEX = "clips.json"
_BETWEEN = {
    "ready": ("timeline.ready", "before the first exercise"),
    "next": ("timeline.next", "before each exercise that follows"),
    "last-one": ("playing.last_one", "before the last exercise"),
    "tap-when-ready": ("playing.tap_when_ready", "where the timer waits for the reader"),
    "switch-left": ("timeline.switch_left", "between two sides"),
    "switch-right": ("timeline.switch_right", "between two sides"),
    "rest": ("timeline.rest", "between sets"),
    "half-way": ("playing.half_way", "half way through what takes 20 seconds or more"),
    "breathe-in": ("playing.breathe_in", "with the first breaths"),
    "breathe-out": ("playing.breathe_out", "with the first breaths"),
    "paused": ("playing.paused", "when the reader pauses"),
    "hurt-stopped": ("playing.hurt_stopped", "when it hurts"),
    "screen-may-go-off": ("timer.screen_may_go_off", "where a device does not keep its screen on"),
    "done": ("playing.done", "at the end"),
}
EXERCISES, BEGINNINGS = "exercises", "begin"
"""Folders of a pack with a recording for each exercise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Something that the timer says, and that may be recorded."""

    id: str
    """The path of its recording, without the ending: `hold-left`, `exercises/bridge`."""
    words: str
    """Exactly as the timer has them."""
    where: str
    """Where it is heard, for who records it."""


def sayings(site: Site, words: Catalogue) -> Iterator[Saying]:
    """What the timer of this site says, each once; the words of two may be the same."""
    for id, (key, where) in _BETWEEN.items():
        yield Saying(id=id, words=words(key), where=where)
    said = {id for exercise in site.exercises.values() for id in _work(exercise)}
    for id, phase in _WORK.items():
        if id in said:
            what = formatting.instruction(phase, site, words)
            yield Saying(id=id, words=what, where=f"when it begins ({phase.kind})")
    for exercise in site.exercises.values():
        name = exercise.name
        if exercise.sides == "each":
            name = words("playing.coming_left", name=name)
        yield Saying(id=f"{EXERCISES}/{exercise.id}", words=name, where="after `ready` or `next`")
    for exercise in site.exercises.values():
        begin = f"{BEGINNINGS}/{exercise.id}"
        yield Saying(id=begin, words=exercise.position, where=f"after `{EXERCISES}/{exercise.id}`")


def known(library: Library) -> frozenset[str]:
    """The ids that a recording may have: also those of phases that no exercise of this site has."""
    own = {f"{folder}/{id}" for folder in (EXERCISES, BEGINNINGS) for id in library.exercises}
    return frozenset({*_BETWEEN, *_WORK, *own})


_WORK = {
    f"{kind}{f'-{side}' if side else ''}": Phase(kind=kind, seconds=1, exercise="", side=side)
    for kind in WORK
    for side in (None, *Side)
}


def _work(exercise: Exercise) -> tuple[str, ...]:
    if exercise.own_kind and exercise.own_kind.says:
        return ()  # the browser says it: no recording has this word
    kind: PhaseKind = kind_of(exercise).phase
    return tuple(f"{kind}-{side}" for side in Side) if exercise.sides == "each" else (str(kind),)


def clips_of(library: Library, pack: str) -> tuple[Clip, ...]:
    """The recordings of one voice."""
    return tuple(clip for clip in library.clips if clip.pack == pack)


def files(site: Site, words: Catalogue) -> dict[str, bytes]:
    """Bytes of what each voice publishes, by path: its recordings, and an index of them by their words."""
    return {
        folder + path: data
        for pack in site.voices
        for folder, inside in [_published(site, words, pack)]
        for path, data in inside.items()
    }


def module(site: Site, words: Catalogue) -> bytes:
    """The voices that a reader can choose, as a JavaScript module: all that is known of them before."""
    packs: list[dict[str, object]] = [
        {
            "id": pack.id,
            "name": pack.name,
            "says": words(
                f"voices.{'program' if pack.synthetic == 'yes' else 'person'}",
                name=pack.name,
                credit=pack.credit,
                licence=pack.licence,
            ),
            "folder": _published(site, words, pack.id)[0],
        }
        for pack in site.voices.values()
    ]
    if packs:
        packs = [
            {"id": False, "name": words("voices.none")},
            {"id": True, "name": words("voices.browser")},
            *packs,
        ]
    return f"export const packs = {json.dumps(packs, ensure_ascii=False)};\n".encode()


def _published(site: Site, words: Catalogue, pack: str) -> tuple[str, Mapping[str, bytes]]:
    """Where a voice stands, at an address that changes with it, and its files by their paths in there."""
    said = {one.id: _one_line(one.words) for one in sayings(site, words)}
    clips = [clip for clip in clips_of(site, pack) if clip.id in said]
    index = {said[clip.id]: clip.path for clip in clips}
    inside = {clip.path: clip.data for clip in clips if clip.path in index.values()}
    inside[INDEX] = json.dumps(index, ensure_ascii=False).encode()
    digest = hashlib.sha256()
    for path, data in inside.items():
        digest.update(f"{path}\0{len(data)}\0".encode() + data)
    return f"{ADDRESS}/{pack}/{digest.hexdigest()[:8]}/", inside


def _one_line(text: str) -> str:
    """As a script reads it from the page."""
    return text.replace("\n", " ").strip()
