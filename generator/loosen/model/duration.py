"""Times as authors write them (`30 s`, `1 min`, `1:30`) and as readers read them."""

from __future__ import annotations

import re

_DURATION = re.compile(
    r"(?:([0-9]{1,9}) h)?\s*(?:([0-9]{1,9}) min)?\s*(?:([0-9]{1,9}) s)?|([0-9]{1,9}):([0-5][0-9])"
)
_NEAR_MISS = re.compile(r"([0-9]{1,4}(?:[.,][0-9]{1,2})?)\s*([a-z]*)\.?")
_UNITS = {"": 1, "s": 1, "sec": 1, "second": 1, "m": 60, "min": 60, "minute": 60, "h": 3600, "hour": 3600}
MAX_SECONDS = 24 * 3600
HELP = "write a time as `30 s`, `1 min`, `1 min 30 s` or `1:30`"


def parse_duration(text: str) -> int:
    """Whole seconds in `text`.

    Raises:
        ValueError: `text` is not a time, or is no time at all (`0 s`), or longer than a day.
    """
    match = _DURATION.fullmatch(text.strip())
    if not match or not text.strip():
        raise ValueError(_advice(text))
    hours, minutes, seconds, m, s = (int(part or 0) for part in match.groups())
    total = hours * 3600 + (minutes + m) * 60 + seconds + s
    if total == 0:
        raise ValueError("a time must be longer than 0 s")
    if total > MAX_SECONDS:
        raise ValueError("a time must be at most 24 h")
    return total


def _advice(text: str) -> str:
    """A suggestion if the meaning is clear (`30sec`, `0.5 min`), else the general help."""
    match = _NEAR_MISS.fullmatch(text.strip().lower())
    unit = _UNITS.get(match[2]) or _UNITS.get(match[2].removesuffix("s")) if match else None
    seconds = float(match[1].replace(",", ".")) * unit if match and unit else 0
    return f"did you mean `{as_written(int(seconds))}`?" if seconds >= 1 and seconds % 1 == 0 else HELP


def as_written(seconds: int) -> str:
    """As an author writes it: `30 s`, `1 min`, `1 min 30 s`."""
    minutes, rest = divmod(seconds, 60)
    return " ".join([f"{minutes} min"] * (minutes > 0) + [f"{rest} s"] * (rest > 0 or minutes == 0))


def in_minutes(seconds: int) -> int:
    """Minutes as a reader plans them: rounded to the nearest, never 0."""
    return max(1, round(seconds / 60))


def as_clock(seconds: int) -> str:
    """`1:05` for 65 seconds."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def as_iso(seconds: int) -> str:
    """`PT1M5S`, the ISO 8601 duration that structured data and `<time datetime>` use."""
    minutes, rest = divmod(seconds, 60)
    return "PT" + (f"{minutes}M" if minutes else "") + (f"{rest}S" if rest or not minutes else "")
