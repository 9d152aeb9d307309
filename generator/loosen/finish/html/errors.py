"""The error of this room: a bug of ours or a change in the publisher, never a mistake of an author."""

from __future__ import annotations


class FinishError(Exception):
    """The publisher's output is not as expected; the message says where to look."""
