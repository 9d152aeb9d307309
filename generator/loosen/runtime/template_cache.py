"""In-memory bytecode cache for Jinja templates."""

from __future__ import annotations

import jinja2
from jinja2.bccache import Bucket


class TemplateBytecodeCache(jinja2.BytecodeCache):
    """Compiled templates by name and checksum, shared by all environments of a process."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._codes.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
