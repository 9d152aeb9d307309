"""Errors of the studio, which the form shows."""

from __future__ import annotations


class RefusedError(Exception):
    """The request is refused; the message says why."""


class ChangedError(Exception):
    """The file on disk was changed meanwhile."""

    def __init__(self, text: str, version: str) -> None:
        super().__init__("the file has changed meanwhile")
        self.text, self.version = text, version
