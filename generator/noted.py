"""A site that notes what is read of it, so that a later build can tell whether a page would be the same.

Of what there is much of, each thing is noted for itself; all else belongs to every page.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeAlias, TypeVar

from generator.fingerprint import Fingerprints, of
from generator.model import Site
from generator.relations import Relations

V = TypeVar("V")
Read: TypeAlias = "tuple[str, str]"
"""A group, and an id in it, or `ALL` or `ANY`: no id begins like these."""
ALL, ANY = "*", "?"
_MANY = ("exercises", "moved", "routines", "muscles", "articles")
_NOT_OF_PAGES = ("cited", "numbers")
"""Relations of what belongs to every page."""


class Noted(Mapping[str, V]):
    """A mapping that notes what is asked of it, also when there is nothing."""

    def __init__(self, name: str, group: Mapping[str, V], reads: set[Read]) -> None:
        self._name, self._group, self._reads = name, group, reads

    def __getitem__(self, key: str) -> V:
        self._reads.add((self._name, key))
        return self._group[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __bool__(self) -> bool:
        self._reads.add((self._name, ANY))
        return bool(self._group)

    def values(self) -> ValuesView[V]:
        return self._all().values()

    def items(self) -> ItemsView[str, V]:
        return self._all().items()

    def _all(self) -> Mapping[str, V]:
        self._reads.add((self._name, ALL))
        return self._group


@dataclass(frozen=True, slots=True)
class Notes:
    """A site and its relations as they are, and as they are given to whoever makes a page."""

    groups: Mapping[str, Mapping[str, object]]
    rest: str
    """The fingerprint of all that is not in a group."""
    site: Site
    known: Relations
    fingerprints: Fingerprints
    _reads: set[Read] = field(default_factory=set)

    @classmethod
    def of(cls, site: Site, known: Relations) -> Notes:
        """Nothing noted yet."""
        reads: set[Read] = set()
        more = [one.name for one in fields(known) if one.name not in _NOT_OF_PAGES]
        groups = {name: getattr(site, name) for name in _MANY} | {name: getattr(known, name) for name in more}
        noted: dict[str, Any] = {name: Noted(name, group, reads) for name, group in groups.items()}
        rest = [repr(getattr(site, one.name)) for one in fields(site) if one.name not in _MANY]
        return cls(
            groups=groups,
            rest=of(*rest),
            site=replace(site, **{name: noted[name] for name in _MANY}),
            known=replace(known, **{name: noted[name] for name in more}),
            fingerprints=Fingerprints(),
            _reads=reads,
        )

    def taken(self) -> list[Read]:
        """What was read since this was asked last."""
        reads = sorted(self._reads)
        self._reads.clear()
        return reads

    def now(self, reads: list[Read]) -> str:
        """The fingerprint of what these reads find."""
        return of(
            *(text for group, key in reads for text in (group, key, self._found(self.groups[group], key)))
        )

    def _found(self, group: Mapping[str, object], key: str) -> str:
        if key == ALL:
            return self.fingerprints.of(group)
        if key == ANY:
            return str(bool(group))
        return self.fingerprints.of(group[key]) if key in group else ""
