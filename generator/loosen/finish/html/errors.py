"""What goes wrong here is a mistake of ours or a change in the publisher, never one of an author's."""

from __future__ import annotations


class FinishError(Exception):
    """The published site is not what this step knows; the message says what to look at."""
