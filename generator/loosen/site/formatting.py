"""Facts in the words of the catalogue: lengths, doses, kinds, days."""

from __future__ import annotations

from loosen.model import Exercise, LiftDose, Site
from loosen.model.duration import in_minutes
from loosen.model.exercise import DailyDose
from loosen.model.kinds import Counts, PhaseKind, kind_of
from loosen.site.timeline import Phase, amount_of, work_of
from loosen.site.translations import Catalogue


def kind(exercise: Exercise, words: Catalogue) -> str:
    """What a reader calls an exercise of this kind: `Stretch`."""
    return words(f"kind.{kind_of(exercise).words}")


def length(seconds: int, words: Catalogue) -> str:
    """`45 seconds`, `3 minutes`, `1 minute 30 seconds`: exact, for something that is set."""
    minutes, rest = divmod(seconds, 60)
    if not minutes or not rest:
        return words.count("count.minute", minutes) if minutes else words.count("count.second", rest)
    counted = words.count("count.minute", minutes), words.count("count.second", rest)
    return words("count.minutes_and_seconds", minutes=counted[0], seconds=counted[1])


def phase_time(phase: Phase, words: Catalogue) -> str:
    """How long one phase takes, in a list: `30 s`, `3 min`, `1 min 4 s`."""
    minutes, rest = divmod(phase.seconds, 60)
    parts = [words("timeline.minutes", n=minutes)] if minutes else []
    return " ".join(parts + ([words("timeline.seconds", n=rest)] if rest or not minutes else []))


def minutes(seconds: int, words: Catalogue) -> str:
    """`5 minutes`: rounded, for planning."""
    return words.count("count.minute", in_minutes(seconds))


def instruction(phase: Phase, site: Site, words: Catalogue) -> str:
    """`Hold, left side`: what the timer says."""
    if phase.kind is PhaseKind.SWITCH:
        return words(f"timeline.switch_{phase.side}")
    if phase.kind is PhaseKind.READY and phase.item:
        return words("timeline.next")
    what = work(phase, site, words)
    return words("timeline.sided", what=what, side=words(f"timeline.{phase.side}")) if phase.side else what


def work(phase: Phase, site: Site, words: Catalogue) -> str:
    """`Hold`: the word for what is done, an author's own where the kind of the exercise has one."""
    exercise = site.exercises.get(phase.exercise)
    own = exercise.own_kind if exercise else None
    if exercise and own and own.says and phase.kind is kind_of(exercise).phase:
        return own.says
    return words(f"timeline.{phase.kind}")


def note(phase: Phase, site: Site, words: Catalogue) -> str:
    """What else a reader needs to know for a phase: how to get into place, how fast to lift."""
    if phase.kind is not PhaseKind.READY:
        own = site.exercises[phase.exercise].dose
        return tempo("timeline", own, words) if phase.repeats and isinstance(own, LiftDose) else ""
    things = [site.equipment[id].with_article for id in phase.fetch]
    fetch = words("timeline.fetch", things=words.listed(things, "and")) if things else ""
    return " ".join(filter(None, (fetch, site.exercises[phase.exercise].position, phase.note)))


def dose(exercise: Exercise, words: Catalogue) -> str:
    """`Hold 30 seconds, 2 times on each side, 3-6 days a week`."""
    return f"{amount(exercise, words)}, {days(exercise, words)}"


def amount(exercise: Exercise, words: Catalogue) -> str:
    """`Hold 30 seconds, 2 times on each side`."""
    often = words.count("count.time", work_of(exercise).sets)
    if exercise.sides == "each":
        often = words("dose.each_side", often=often)
    own, kind = exercise.dose, kind_of(exercise)
    said: dict[str, object] = {"often": often}
    if kind.counts is Counts.REPEATS:
        said["repeats"] = said["n"] = amount_of(exercise)
    else:
        said["time"] = length(amount_of(exercise), words)
    if isinstance(own, LiftDose):
        said["tempo"] = tempo("dose", own, words)
    return words(f"dose.{kind.phase}", **said)


def tempo(place: str, dose: LiftDose, words: Catalogue) -> str:
    """`up 3 s, stay 2 s, down 5 s`, in the words of one part of the catalogue."""
    if dose.hold:
        return words(f"{place}.tempo_hold", up=dose.up, hold=dose.hold, down=dose.down)
    return words(f"{place}.tempo", up=dose.up, down=dose.down)


def repeats(phase: Phase, words: Catalogue) -> str:
    """`8 slow repeats.`, of a phase that counts them."""
    return words("timeline.repeats", n=phase.repeats) if phase.repeats else ""


def days(exercise: Exercise, words: Catalogue) -> str:
    """`3-6 days a week`"""
    if not isinstance(exercise.dose, DailyDose):
        return words("dose.as_it_helps")
    span = exercise.dose.days_per_week
    return words("dose.every_day") if span.low == 7 else words("dose.days", days=span, n=span.high)
