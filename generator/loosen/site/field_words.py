"""Where the catalogue has the words of a field: its label and its help in the forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from loosen.model.author_fields import is_record


def said_of(key: str, owners: Iterable[str], words: Mapping[str, Any]) -> str | None:
    """What a group of the catalogue says of a key, the most specific first.

    The words stand under `time_rule_value`, for the key of one record of the model and those made from it,
    or under `value`, wherever it stands. The records of a whole file go by their kind: `claim_sources`.
    """
    names = (re.sub(r"[ -]", "_", name) for name in (*(f"{owner} {key}" for owner in owners), key))
    return next((words[name] for name in names if name in words), None)


def owners_in(type_: Any) -> tuple[str, ...]:
    """The names of a record and those that it is made from: `time rule`, `rule`; none for other values."""
    if not is_record(type_):
        return ()
    names = (one.__name__ for one in type_.__mro__ if is_record(one))
    return tuple(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower() for name in names)
