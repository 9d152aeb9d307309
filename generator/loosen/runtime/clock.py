"""The day of a build."""

from __future__ import annotations

import datetime
import os


class ClockError(ValueError):
    """`SOURCE_DATE_EPOCH` is no time."""


def today() -> datetime.date:
    """The day of the build; `SOURCE_DATE_EPOCH` sets it, so that a build can be repeated.

    Raises:
        ClockError: that variable is set to something else than seconds since 1970.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.datetime.now(tz=datetime.UTC).date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ClockError(f"SOURCE_DATE_EPOCH must be seconds since 1970, got {epoch}") from None
