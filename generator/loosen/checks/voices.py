"""Rules about recorded voices: each recording is of something that the timer says."""

from __future__ import annotations

import pathlib
from collections import Counter
from collections.abc import Iterator

from loosen.checks.rule import rule
from loosen.model import Clip, Draft
from loosen.model.diagnostic import Diagnostic, Severity
from loosen.model.location import Location
from loosen.model.voice import FOLDER, PACK
from loosen.runtime.suggest import nearest
from loosen.site import voice
from loosen.site.pseudo_language import PSEUDO


@rule()
def voice_pack(draft: Draft) -> Iterator[Diagnostic]:
    """A voice has a pack.yml beside its recordings, speaks the site's language, and says a thing once."""
    there = {*draft.voices, *(id for kind, id in draft.broken if kind == "voice-pack")}
    for pack in sorted({clip.pack for clip in draft.clips} - there):
        root = next(clip.file for clip in draft.clips if clip.pack == pack).split("/")[0]
        help = "write it, with `name`, `language`, `credit` and `licence`: readers must know who speaks"
        place = Location(f"{root}/{FOLDER}/{pack}/{PACK}")
        yield Diagnostic(place, "voice-pack", "this file must exist, beside the recordings", help)
    for one in draft.voices.values():
        if not voice.clips_of(draft, one.id):
            help = f"`loosen voice-list {one.id}` says which it needs"
            message = "a voice must have recordings, got none"
            yield Diagnostic(one.origin.place(), "voice-pack", message, help, Severity.WARNING)
        language = draft.settings.language if draft.settings and draft.settings.is_valid("language") else ""
        if language not in ("", PSEUDO) and one.is_valid("language") and one.language != language:
            message = f"`language` must be `{language}`, as in site.yml, got `{one.language}`"
            help = "the recordings are of this site's words; put those of another language into its own site"
            yield Diagnostic(one.at("language"), "voice-pack", message, help)
    times = Counter((clip.pack, clip.id) for clip in draft.clips)
    for clip in draft.clips:
        if times[clip.pack, clip.id] > 1 and clip.path.endswith(".wav"):
            message = f"there must be one recording of a thing, got `{clip.id}` as MP3, too"
            yield Diagnostic(Location(clip.file), "voice-pack", message, "delete one of the two files")


@rule()
def known_clip(draft: Draft) -> Iterator[Diagnostic]:
    """A recording is named after what the timer says, or after an exercise."""
    known = voice.known(draft)
    broken = {id for kind, id in draft.broken if kind in ("exercise", "moved")}
    for clip in draft.clips:
        if clip.id not in known and clip.id.rpartition("/")[2] not in broken:
            yield Diagnostic(Location(clip.file), "known-clip", *_unknown(draft, clip, sorted(known)))


def _unknown(draft: Draft, clip: Clip, known: list[str]) -> tuple[str, str]:
    folder, _, id = clip.id.rpartition("/")
    ending = pathlib.PurePosixPath(clip.path).suffix
    if folder in (voice.EXERCISES, voice.BEGINNINGS):
        message = f"a recording in {folder}/ must be named after an exercise, got `{id}`"
        if id in draft.moved:
            return message, f"rename it to {draft.moved[id].moved_to}{ending}: that exercise has moved"
        near = nearest(id, sorted(draft.exercises))
    else:
        message = f"a recording must be named after what the timer says, got `{clip.id}`"
        near = nearest(clip.id, known)
    list_ = f"`loosen voice-list {clip.pack}` says which names there are"
    return message, f"did you mean `{near}{ending}`?" if near else list_
