"""The date of a build."""

from __future__ import annotations

import datetime
import os


class ClockError(ValueError):
    """`SOURCE_DATE_EPOCH` is not a number of seconds."""


def today() -> datetime.date:
    """Today in UTC, or the date of `SOURCE_DATE_EPOCH`, which makes builds reproducible.

    Raises:
        ClockError: the variable does not hold seconds since 1970.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.datetime.now(tz=datetime.UTC).date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ClockError(f"SOURCE_DATE_EPOCH must be seconds since 1970, got {epoch}") from None
