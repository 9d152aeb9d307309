"""Times as authors write them (`30 s`, `1 min`, `1:30`) and as readers read them."""

from __future__ import annotations

import re

_FORM = re.compile(
    r"(?:(?P<hours>\d+) h)?\s*(?:(?P<minutes>\d+) min)?\s*(?:(?P<seconds>\d+) s)?|(?P<m>\d+):(?P<s>[0-5]\d)"
)
HELP = "write a time as `30 s`, `1 min`, `1 min 30 s` or `1:30`"


def parse_duration(text: str) -> int:
    """Whole seconds in `text`.

    Raises:
        ValueError: `text` is not a time, or is no time at all (`0 s`).
    """
    match = _FORM.fullmatch(text.strip())
    if not match or not text.strip():
        raise ValueError(HELP)
    hours, minutes, seconds, m, s = (int(part or 0) for part in match.groups())
    total = hours * 3600 + (minutes + m) * 60 + seconds + s
    if total == 0:
        raise ValueError("a time must be longer than 0 s")
    return total


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
