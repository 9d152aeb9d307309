"""How the columns of the registry are filled in: who has such a page, texts, dates, what is above it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any

from loosen.model import Exercise, Library, Site
from loosen.model.kinds import ExerciseKind, kind_of
from loosen.site import urls
from loosen.site.pages.page import Crumb, Texts
from loosen.site.translations import Key

HOME = Crumb(urls.HOME, Key("nav.home"))
EXERCISES = Crumb(urls.EXERCISES, Key("nav.all"))


def once(_: Library) -> tuple[None]:
    """A page that every site has."""
    return (None,)


def where(group: Callable[[Library], object]) -> Callable[[Library], tuple[None, ...]]:
    """A page that a site has if it has something else."""
    return lambda library: (None,) if group(library) else ()


def at(address: str) -> Callable[[object], str]:
    """One address."""
    return lambda _: address


def below(*above: Crumb) -> Callable[[object], tuple[Crumb, ...]]:
    """The home page, and then these."""
    return lambda _: (HOME, *above)


def below_section(exercise: Exercise) -> tuple[Crumb, ...]:
    """An exercise stands in the section of its kind."""
    kind = kind_of(exercise)
    return (HOME, EXERCISES, Crumb(f"/{kind.section}/", Key(f"nav.{kind.words}")))


def texts_named(name: str) -> Callable[[object, Site], Texts]:
    """A title and a lead of the interface: `nav.muscles` and `lead.muscles`."""
    return lambda _, site: Texts(Key(f"nav.{name}"), Key(f"lead.{name}"))


def words_of_section(kind: ExerciseKind, _: Site) -> Texts:
    """Those of the section of one kind of exercise."""
    return Texts(Key(f"nav.{kind.words}"), Key(f"lead.{kind.words}"))


def of_author(entity: Any, _: Site) -> Texts:
    """What an author wrote of an entity."""
    names = getattr(entity, "anatomical_name", None), *getattr(entity, "also_called", ())
    return Texts(entity.name, entity.summary, entity.origin.file, tuple(name for name in names if name))


def of_file(file: Callable[[Site], Any]) -> Callable[[object, Site], Texts]:
    """What an author wrote in a file that there is one of."""
    return lambda _, site: of_author(file(site), site)


def never(_: object, site: Site) -> tuple[date, ...]:
    """Nobody reviews it."""
    return ()


def own_date(entity: Any, _: Site) -> tuple[date, ...]:
    """The date in its own file, if there is one."""
    return (entity.reviewed,) if entity.reviewed else ()


def dates(group: Callable[[Site], Iterable[Any]]) -> Callable[[object, Site], Iterator[date]]:
    """The dates of everything in a group."""
    return lambda _, site: (one.reviewed for one in group(site))


def everything(site: Site) -> Iterator[Any]:
    """All that is reviewed."""
    groups = (site.exercises, site.routines, site.muscles, site.articles)
    files = (site.safety, site.method, site.pain_cycle, site.glossary)
    return chain(*(group.values() for group in groups), filter(None, files))
