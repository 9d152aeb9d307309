"""Templates as Python code, kept: to compile all of them takes longer than to make a few pages."""

from __future__ import annotations

import sys
from collections.abc import Callable

import jinja2
from jinja2.bccache import Bucket


class Compiled(jinja2.BytecodeCache):
    """The code that `get` finds and `put` keeps; Jinja looks at its own version in it."""

    def __init__(self, get: Callable[[str], str | None], put: Callable[[str, str], None]) -> None:
        self._get, self._put = get, put

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing when the template has changed: its checksum is in the key."""
        if code := self._get(_key(bucket)):
            bucket.bytecode_from_string(code.encode("latin-1"))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._put(_key(bucket), bucket.bytecode_to_string().decode("latin-1"))


def _key(bucket: Bucket) -> str:
    return f"template {sys.version} {bucket.key} {bucket.checksum}"
