"""Rules of the author's method: massage first, hold long enough, do not stay on one spot."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from loosen.checks.rule import rule
from loosen.model import Draft, Exercise, Item, Routine, SelfMassage, Stretch
from loosen.model.diagnostic import Diagnostic
from loosen.model.location import Location
from loosen.runtime.suggest import did_you_mean
from loosen.site.timeline import work_of

_LIMITS = ("longest on one spot", "longest per muscle")


@rule()
def minimum_hold(draft: Draft) -> Iterator[Diagnostic]:
    """A stretch is held at least as long as the method says, or its file says why not."""
    if not draft.method or not draft.method.is_valid("minimum hold", "value"):
        return
    least = draft.method.minimum_hold.value
    help = f"hold for {least} s or longer, or add `shorter hold because:` to the stretch with the reason"
    for stretch in draft.exercises.values():
        if isinstance(stretch, Stretch) and stretch.dose.hold < least and not stretch.shorter_hold_because:
            yield _too_short(stretch.at("dose", "hold"), stretch.dose.hold, least, help)
    for routine in draft.routines.values():
        for number, item in enumerate(routine.exercises):
            exercise = _understood(draft, item.exercise)
            if not isinstance(exercise, Stretch) or exercise.shorter_hold_because or item.time is None:
                continue
            if item.time < least:
                yield _too_short(routine.at("exercises", number, "time"), item.time, least, help)


def _too_short(place: Location, seconds: int, least: int, help: str) -> Diagnostic:
    return Diagnostic(place, "minimum-hold", f"hold must be at least {least} s, got {seconds} s", help)


@rule()
def massage_first(draft: Draft) -> Iterator[Diagnostic]:
    """What prepares a stretch is a self-massage of one of its muscles."""
    for stretch in draft.exercises.values():
        if not isinstance(stretch, Stretch):
            continue
        if stretch.prepare is None:
            yield from _unprepared(draft, stretch)
            continue
        prepare = draft.exercises.get(stretch.prepare)
        if prepare is stretch:
            message = "`prepare` must be a self-massage, got the stretch itself"
        elif (prepare := _understood(draft, stretch.prepare)) is None or prepares(prepare, stretch):
            continue
        elif not isinstance(prepare, SelfMassage):
            message = f"`prepare` must be a self-massage, got `{prepare.id}`, which is not"
        elif not _knows_muscles(draft, stretch):
            continue
        else:
            message = f"`prepare` must massage a muscle that is stretched ({', '.join(stretch.muscles)}), got"
            message += f" `{prepare.id}` for {', '.join(prepare.muscles) or 'no muscle'}"
        fitting = _fitting(draft, stretch)
        help = did_you_mean(stretch.prepare, fitting) or "write a self-massage of one of these muscles first"
        yield Diagnostic(stretch.at("prepare"), "massage-first", message, help)


def _unprepared(draft: Draft, stretch: Stretch) -> Iterator[Diagnostic]:
    if draft.method and keeps_order(draft) and stretch.is_valid("prepare"):
        id = next(iter(_fitting(draft, stretch)), "the-id-of-a-self-massage")
        help = f"add `prepare: {id}`, or delete `order:` in method.yml when your method has no massage"
        message = "a stretch must name the self-massage that comes first"
        yield Diagnostic(stretch.at("prepare"), "massage-first", message, help)


def _fitting(draft: Draft, stretch: Stretch) -> list[str]:
    return [one.id for one in draft.exercises.values() if prepares(one, stretch)]


def keeps_order(draft: Draft) -> bool:
    """Whether the method says what comes first, as far as it could be understood."""
    return not draft.method or draft.method.order is not None or not draft.method.is_valid("order")


@rule()
def routine_order(draft: Draft) -> Iterator[Diagnostic]:
    """In a routine a muscle is massaged before it is stretched, unless the routine says why not."""
    for routine in draft.routines.values() if keeps_order(draft) else ():
        if not routine.is_valid("massage first"):
            continue
        if routine.massage_first == "no":
            if not routine.because:
                message = "a routine with `massage first: no` must say why"
                help = "add a line `because:` with the reason; the reader sees it"
                yield Diagnostic(routine.at("massage first"), "routine-order", message, help)
            continue
        yield from _late_massages(draft, routine)


def _late_massages(draft: Draft, routine: Routine) -> Iterator[Diagnostic]:
    done: list[Exercise] = []
    for number, item in enumerate(routine.exercises):
        exercise = _understood(draft, item.exercise)
        if exercise is None:
            return  # it is misspelt or broken, so what follows cannot be judged
        judged = isinstance(exercise, Stretch) and _knows_muscles(draft, exercise)
        if (
            isinstance(exercise, Stretch)
            and judged
            and not any(prepares(earlier, exercise) for earlier in done)
        ):
            message = f"`{exercise.id}` must come after a self-massage of the same muscle"
            massage = f"`{exercise.prepare}`" if exercise.prepare else "a self-massage"
            help = f"put {massage} before it, or write `massage first: no` and `because:`"
            yield Diagnostic(routine.at("exercises", number), "routine-order", message, help)
        done.append(exercise)


def _understood(draft: Draft, id: str) -> Exercise | None:
    """A referenced exercise, if it is valid: a recovered one would prove nothing."""
    return None if ("exercise", id) in draft.broken else draft.exercises.get(id)


def _knows_muscles(draft: Draft, stretch: Stretch) -> bool:
    """Whether all its muscles exist, so that they can be compared."""
    return all(id in draft.muscles or ("muscle", id) in draft.broken for id in stretch.muscles)


def prepares(massage: Exercise, stretch: Stretch) -> bool:
    """Whether it massages a muscle that is stretched."""
    return isinstance(massage, SelfMassage) and bool(set(massage.muscles) & set(stretch.muscles))


@rule()
def spot_limit(draft: Draft) -> Iterator[Diagnostic]:
    """A self-massage stays on one spot, and on one muscle, no longer than the method allows."""
    method = draft.method
    if not method or not all(method.is_valid(name, "value") for name in _LIMITS):
        return
    spot = method.longest_on_one_spot.value if method.longest_on_one_spot else math.inf
    muscle = method.longest_per_muscle.value if method.longest_per_muscle else math.inf
    for exercise in draft.exercises.values():
        if not isinstance(exercise, SelfMassage):
            continue
        if exercise.dose.one_spot > spot:
            message = f"one spot must be at most {spot} s, got {exercise.dose.one_spot} s"
            yield Diagnostic(exercise.at("dose", "one spot"), "spot-limit", message, "write a shorter time")
        yield from _too_long(exercise, None, (exercise, "dose", "massage"), muscle)
    for routine in draft.routines.values():
        yield from _too_long_together(draft, routine, muscle)


def _too_long(
    exercise: SelfMassage, item: Item | None, where: tuple[Exercise | Routine, str, str | int], most: float
) -> Iterator[Diagnostic]:
    work = work_of(exercise, item)
    if work.seconds * work.sets > most:
        times = f"{work.seconds} s x {work.sets}" if work.sets > 1 else f"{work.seconds} s"
        message = f"massage of one muscle must be at most {most} s a side, got {times}"
        # Places are looked up for what is wrong only: each costs as much as reading its file.
        place = where[0].at(*where[1:])
        yield Diagnostic(place, "spot-limit", message, "write a shorter time or fewer sets")


def _too_long_together(draft: Draft, routine: Routine, most: float) -> Iterator[Diagnostic]:
    """In a routine, all massages of one muscle count together."""
    so_far: Counter[str] = Counter()
    if not routine.is_valid("exercises"):
        return
    for number, item in enumerate(routine.exercises):
        one = _understood(draft, item.exercise)
        if not isinstance(one, SelfMassage):
            continue
        work = work_of(one, item)
        before = max((so_far[id] for id in one.muscles), default=0)
        so_far.update(dict.fromkeys(one.muscles, work.seconds * work.sets))
        total = max((so_far[id] for id in one.muscles), default=0)
        if not before and (item.time or item.sets):
            yield from _too_long(one, item, (routine, "exercises", number), most)
        elif before and total > most >= before:
            message = f"massage of one muscle must be at most {most} s a side, got {total} s up to here"
            place = routine.at("exercises", number)
            yield Diagnostic(place, "spot-limit", message, "write a shorter time or fewer sets")
