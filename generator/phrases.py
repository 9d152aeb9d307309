"""Facts in the words of the catalogue: lengths, doses, kinds, days."""

from __future__ import annotations

from datetime import date

from generator import address
from generator.duration import in_minutes
from generator.model import Breathing, Exercise, Mobility, SelfMassage, Stretch
from generator.words import Words


def kind(exercise: Exercise, words: Words) -> str:
    """What a reader calls an exercise of this kind: `Stretch`."""
    return words("kind." + address.section(exercise).replace("-", "_"))


def length(seconds: int, words: Words) -> str:
    """`45 seconds`, `3 minutes`, `1 minute 30 seconds`: exact, for something that is set."""
    minutes, rest = divmod(seconds, 60)
    parts = [words.count("count.minute", minutes)] if minutes else []
    return " ".join(parts + ([words.count("count.second", rest)] if rest or not minutes else []))


def minutes(seconds: int, words: Words) -> str:
    """`5 minutes`: rounded, for planning."""
    return words.count("count.minute", in_minutes(seconds))


def dose(exercise: Exercise, words: Words) -> str:
    """`Hold 30 seconds, 2 times on each side, 3-6 days a week`."""
    return f"{amount(exercise, words)}, {days(exercise, words)}"


def amount(exercise: Exercise, words: Words) -> str:
    """`Hold 30 seconds, 2 times on each side`."""
    often = words.count("count.time", exercise.dose.sets)
    if exercise.sides == "each":
        often = words("dose.each_side", often=often)
    match exercise:
        case Stretch(dose=own):
            return words("dose.hold", time=length(own.hold, words), often=often)
        case SelfMassage(dose=own):
            return words("dose.massage", time=length(own.massage, words), often=often)
        case Breathing(dose=own):
            return words("dose.breathe", time=length(own.breathe, words), often=often)
        case Mobility(dose=own):
            return words("dose.move", repeats=own.repeats, often=often)
        case _:
            raise TypeError(f"an exercise of a kind without a dose: {type(exercise).__name__}")


def days(exercise: Exercise, words: Words) -> str:
    """`3-6 days a week`"""
    span = exercise.dose.days_per_week
    return words("dose.every_day") if span.low == 7 else words("dose.days", days=span)


def day(value: date, words: Words) -> str:
    """`22 November 2026`"""
    return words("date.form", day=value.day, month=words(f"date.m{value.month}"), year=value.year)
