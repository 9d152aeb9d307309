"""A page before it is text, and what one kind of pages has in common."""

from __future__ import annotations

import enum
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Generic, Literal, Self, TypeVar

from loosen.model import Library, Site
from loosen.model.base import Entity
from loosen.site.addresses import Slugs, localized, slugs_of
from loosen.site.relations import Relations
from loosen.site.translations import Key

S = TypeVar("S")
"""What there is one page for each of; `None` where there is only one page."""
MOST_CARDS = 100
"""On one page. A card has a drawing of 3 kB, so that a thousand are megabytes on a phone; and nobody finds an
exercise by looking through more pictures than these. A longer list has rows."""
LAST = 9
"""The rank offline of pages that readers can wait for."""


class Searched(enum.Enum):
    """What of a page a search finds."""

    WHOLE = enum.auto()
    ONCE = enum.auto()
    """Sections that say on many pages what another page says are left out."""
    LEAD = enum.auto()
    """Only the first paragraph: the rest is no text."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above another one."""

    address: str
    title: Key


@dataclass(frozen=True, slots=True)
class Texts:
    """What a page is called and what it is about."""

    title: str | Key
    description: str | Key
    file: str | None = None
    """The author's file behind it, for the link that edits the page."""
    tags: tuple[str, ...] = ()
    """Other words for what the page is about; search ranks them above all else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context(ABC, Generic[S]):
    """What a template may use: each field, by its name."""

    @classmethod
    @abstractmethod
    def of(cls, subject: S, site: Site, known: Relations) -> Self:
        """What the page of one subject may use."""

    def variables(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, kw_only=True)  # no slots: `PageKind[Muscle](...)` could not be called with them
class PageKind(Generic[S]):
    """One row of the registry: all that is decided for a kind of page, but for its template and its words."""

    name: str
    """Of the kind, and of its file in `templates/pages/`, without `.md.jinja`."""
    context: type[Context[S]]
    subjects: Callable[[Library], Iterable[S]]
    """What there is a page for."""
    address: Callable[[S], str]
    """From the site's root, with a slash at both ends."""
    slugs: Slugs = field(default_factory=dict, compare=False)
    """In which language addresses are."""
    texts: Callable[[S, Site], Texts]
    reviewed: Callable[[S, Site], Iterable[date]]
    """The review dates of what it shows; a page is as fresh as the freshest of them."""
    trail: Callable[[S], tuple[Crumb, ...]]
    """The pages above it, from the home page down."""
    entity: type[Entity] | None = None
    """Whose own page it is."""
    shows: str | None = None
    """A folder of the content whose entities have no pages of their own and stand here."""
    navigation: str | None = None
    """Its name in the navigation, if it stands there: `routines` for `nav.routines`."""
    navigation_if: Callable[[Library], object] = lambda _: True
    """Whether it stands there in this site: an empty list does not."""
    toc: bool = False
    """Whether a reader needs a list of its sections."""
    shared_as: Literal["article", "website"] = "website"
    """In Open Graph."""
    schema_type: Literal["Article", "MedicalWebPage", "WebPage", "WebSite"] = "WebPage"
    """In the words of schema.org."""
    offline: int = LAST
    """What a reader on the floor needs most is kept offline first: a low rank."""
    searched: Searched = Searched.WHOLE
    signs: bool = False
    """Whether the emergency signs must stand on it, whatever an author's own template leaves out."""

    def pages(self, site: Site, known: Relations) -> Iterable[Page]:
        """Every page of this kind."""
        slugs = slugs_of(site)
        for subject in self.subjects(site):
            yield Page(
                kind=self,
                address=localized(self.address(subject), slugs),
                slugs=slugs,
                texts=self.texts(subject, site),
                reviewed=max(self.reviewed(subject, site), default=None),
                trail=tuple(Crumb(localized(one.address, slugs), one.title) for one in self.trail(subject)),
                context=self.context.of(subject, site, known),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: where it stands, what it is, and what its template may use."""

    kind: PageKind[Any]
    address: str
    """From the site's root, with a slash at both ends."""
    slugs: Slugs = field(default_factory=dict, compare=False)
    """In which language addresses are."""
    texts: Texts
    reviewed: date | None
    trail: tuple[Crumb, ...]
    """The pages above it, from the home page down."""
    context: Context[Any]

    @property
    def title(self) -> str | Key:
        return self.texts.title

    @property
    def description(self) -> str | Key:
        return self.texts.description

    @property
    def file(self) -> str | None:
        return self.texts.file

    @property
    def tags(self) -> tuple[str, ...]:
        return self.texts.tags

    @property
    def path(self) -> str:
        return path_of(self.address)

    @property
    def source(self) -> str:
        """The path of the template."""
        return f"pages/{self.kind.name}.md.jinja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """What a page shows of one exercise when a reader asks for it: HTML, in a script that hands it over.

    A script, because a page that was opened from a disk may load nothing else.
    """

    id: str
    """Under which the script hands it over."""
    address: str
    """Of the page that shows it: the links in it begin there."""
    slugs: Slugs = field(default_factory=dict, compare=False)
    path: str
    """The script."""
    piece: str
    """The name of its template."""
    context: Context[Any]

    @property
    def source(self) -> str:
        """The path of the template."""
        return f"pieces/{self.piece}.html.jinja"


def too_many_for_cards(number: int) -> bool:
    """Whether a list of so many exercises has rows in place of cards."""
    return number > MOST_CARDS


def path_of(address: str) -> str:
    """The Markdown file that a publisher shows at an address: `/safety/` is `safety/index.md`."""
    return f"{address.strip('/')}/index.md".lstrip("/")
