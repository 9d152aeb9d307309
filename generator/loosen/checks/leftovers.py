"""Rules about unfinished texts, and about values that nothing would use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loosen.checks.entities import entities
from loosen.checks.rule import rule
from loosen.checks.texts import text_fields
from loosen.model import Draft, SelfMassage
from loosen.model.diagnostic import Diagnostic
from loosen.model.kinds import Counts, kind_of
from loosen.site import article_markup

_MARK = re.compile(r"\b(?:TODO|FIXME|TBD|TBC|XXX+)\b|\b[Ll]orem ipsum\b")
_ALONE = re.compile(
    r"\W*(?:to ?do|tbd|tbc|fixme|n/?a|fill (?:me|this|it) in|placeholder)\W*|(?:[^\w\0]|_)+", re.IGNORECASE
)
_GOES = {"time": "an exercise that goes on for a time", "repeats": "an exercise that is repeated"}
_EFFORT = re.compile(r"(?:(\d+)\s*(?:to|-|–)\s*)?(\d+)\s*(?:out of|of|/)\s*10\b")


@rule(says=("bad-value",), one_file=True)
def finished_texts(draft: Draft) -> Iterator[Diagnostic]:
    """No text is a placeholder, such as `TODO`."""
    for entity in entities(draft):
        for passage in text_fields(entity):
            if match := _MARK.search(passage.text) or _ALONE.fullmatch(passage.text):
                words = match[0].strip()
                place = passage.place(article_markup.offset_of(passage.text, match.start()), words)
                help = "write the text; a line that may be left out can be deleted"
                yield Diagnostic(place, "bad-value", f"a text must be finished, got `{words}`", help)


@rule(says=("bad-value",), one_file=True)
def one_title(draft: Draft) -> Iterator[Diagnostic]:
    """A page has one title, its name: no text has a heading of the same level."""
    for entity in entities(draft):
        for passage in text_fields(entity):
            for title in article_markup.titles(passage.text) if passage.markdown else ():
                message = f"a page must have one title, its `name`, got another: `{title.target}`"
                help = f"write `## {title.target}` for a heading inside the text"
                yield Diagnostic(passage.place(title.spot, title.target), "bad-value", message, help)


@rule(says=("bad-value",))
def used_changes(draft: Draft) -> Iterator[Diagnostic]:
    """A routine changes only what the kind of the exercise has: its time or its repeats."""
    for routine in draft.routines.values():
        for number, item in enumerate(routine.exercises if routine.is_valid("exercises") else ()):
            exercise = draft.exercises.get(item.exercise)
            if exercise is None or ("exercise", item.exercise) in draft.broken:
                continue
            counts_repeats = kind_of(exercise).counts is Counts.REPEATS
            key, other = ("time", "repeats") if counts_repeats else ("repeats", "time")
            if getattr(item, key):
                got = f"`{exercise.id}` ({kind_of(exercise).id})"
                message = f"`{key}` must stand with {_GOES[key]}, got {got}"
                help = f"write `{other}:` instead, or delete the line"
                yield Diagnostic(routine.at("exercises", number, key), "bad-value", message, help)


@rule(says=("bad-value",))
def effort_limit(draft: Draft) -> Iterator[Diagnostic]:
    """No self-massage asks for more pressure than the method allows."""
    if not draft.method or not draft.method.is_valid("effort limit", "value"):
        return
    most = draft.method.effort_limit.value
    for exercise in draft.exercises.values():
        if not isinstance(exercise, SelfMassage):
            continue
        asked = [int(one) for pair in _EFFORT.findall(exercise.pressure) for one in pair if one]
        if asked and max(asked) > most:
            message = f"`pressure` must be at most {most} out of 10, got {max(asked)}"
            help = "write a lower number: the limit is `effort limit` in method.yml"
            yield Diagnostic(exercise.at("pressure"), "bad-value", message, help)
