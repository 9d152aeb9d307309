"""Each kind of page is whole: its row, its context, its template and its words belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Self

import pytest
from loosen.model import Exercise, Site
from loosen.model.base import Entity
from loosen.site import urls
from loosen.site.pages import KINDS, addresses, pages
from loosen.site.pages.page import Context, Crumb, PageKind
from loosen.site.relations import Relations
from loosen.site.translations import Catalogue, Key, load

TEMPLATES = Path(__file__).parents[2] / "templates"
WORDS = load(TEMPLATES / "words.en.yml")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_nothing_was_forgotten(kind: PageKind[Any], real_site: Site) -> None:
    assert list(forgotten(kind, real_site, WORDS)) == []


def test_each_template_has_a_row() -> None:
    there = {path.name.removesuffix(".md.jinja") for path in (TEMPLATES / "pages").iterdir()}
    assert there == {kind.name for kind in KINDS}


def test_no_two_pages_share_an_address(real_site: Site) -> None:
    made = [page.address for page in pages(real_site)]
    assert len(made) == len(set(made))
    assert set(made) == addresses(real_site)


def test_what_was_forgotten_is_named(real_site: Site) -> None:
    """A new kind of page for each source, as somebody could begin it."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class SourceContext(Context[Any]):
        source: Any

        @classmethod
        def of(cls, source: Any, site: Site, known: Relations) -> Self:
            return cls(source=source)

    muscle = next(kind for kind in KINDS if kind.name == "muscle")
    begun = replace(
        muscle,
        name="source",
        context=SourceContext,
        subjects=lambda library: library.sources.values(),
        address=lambda source: f"/sources/{source.id}/",
        trail=lambda _: (Crumb("/sources/", Key("nav.sources")),),
        navigation="sources",
    )
    assert list(forgotten(begun, real_site, WORDS)) == [
        "templates/pages/source.md.jinja: the template is missing",
        "words: nav.sources is missing",
        "site/pages/registry.py: source must have entity=Source",
        "site/urls.py: folder(Source) must be /sources/",
        "site/pages/registry.py: the trail of source must begin with the home page",
        "site/pages/registry.py: the trail of source has /sources/, which is no page",
    ]


def forgotten(kind: PageKind[Any], site: Site, words: Catalogue) -> Iterator[str]:
    """What must still be done for a kind of page, and in which file."""
    template = TEMPLATES / f"pages/{kind.name}.md.jinja"
    subjects = list(kind.subjects(site))
    yield from _of_template(kind, template)
    keys = {Key(f"nav.{kind.navigation}")} if kind.navigation else set()
    for subject in subjects:
        keys |= {crumb.title for crumb in kind.trail(subject)}
        if not isinstance(subject, Entity):
            texts = kind.texts(subject, site)
            keys |= {text for text in (texts.title, texts.description) if isinstance(text, Key)}
    yield from (f"words: {key.key} is missing" for key in sorted(keys, key=str) if not _said(key, words))
    yield from _of_entities(kind, subjects)
    yield from _of_trail(kind, subjects, site)


def _of_template(kind: PageKind[Any], template: Path) -> Iterator[str]:
    name = template.relative_to(TEMPLATES.parent).as_posix()
    if not template.is_file():
        yield f"{name}: the template is missing"
        return
    text = template.read_text("utf-8")
    header, _, body = text.partition("#}")
    said = re.sub(r"\(.*?\)", "", header.partition("Context:")[2].replace("\n", " "), flags=re.DOTALL)
    named = {one.strip(" .") for one in said.split(",")} - {"nothing of its own"}
    may = {field.name for field in fields(kind.context)}
    yield from (f"{name}: `Context:` must name {one}" for one in sorted(may - named))
    yield from (f"{name}: `Context:` names {one}, which it does not get" for one in sorted(named - may))
    unused = sorted(one for one in may if not re.search(rf"\b{one}\b", body))
    yield from (f"{name}: {one} is never used" for one in unused)


def _of_entities(kind: PageKind[Any], subjects: list[Any]) -> Iterator[str]:
    for type_ in {
        type(one): one for one in subjects if isinstance(one, Entity) and kind.address(one) != f"/{one.id}/"
    }:
        example = next(one for one in subjects if type(one) is type_)
        if not (kind.entity and issubclass(type_, kind.entity)):
            yield f"site/pages/registry.py: {kind.name} must have entity={type_.__name__}"
        folder = kind.address(example).removesuffix(f"{example.id}/")
        if urls.folder(type_) != folder and not issubclass(type_, Exercise):  # the kind of an exercise has it
            yield f"site/urls.py: folder({type_.__name__}) must be {folder}"


def _of_trail(kind: PageKind[Any], subjects: list[Any], site: Site) -> Iterator[str]:
    row = f"site/pages/registry.py: the trail of {kind.name}"
    trails = list(dict.fromkeys(kind.trail(one) for one in subjects if kind.address(one) != urls.HOME))
    if any(trail[:1] != (Crumb(urls.HOME, Key("nav.home")),) for trail in trails):
        yield f"{row} must begin with the home page"
    there = addresses(site)
    missing = {crumb.address for trail in trails for crumb in trail} - there
    yield from (f"{row} has {one}, which is no page" for one in sorted(missing))


def _said(key: Key, words: Catalogue) -> bool:
    group, _, name = key.key.partition(".")
    return name in words.groups.get(group, {})
