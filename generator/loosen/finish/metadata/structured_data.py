"""Structured data of each page: schema.org as JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from loosen.model import Article, Exercise, Muscle, Routine, Site, Source
from loosen.model.duration import as_iso
from loosen.site import article_markup
from loosen.site.addresses import url_in
from loosen.site.pages import Page
from loosen.site.pages.entity_pages import ArticleContext, MuscleContext, RoutineContext
from loosen.site.pages.exercise_pages import ExerciseContext
from loosen.site.pages.reference_pages import HomeContext
from loosen.site.timeline import Timeline
from loosen.site.translations import Catalogue

Thing = dict[str, Any]
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_MARK = re.compile(r"[*`]|(?<!\w)_|_(?!\w)|\\(?=\W)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What metadata says about one page."""

    page: Page
    title: str
    description: str
    root: str
    """URL of the site, with a slash at the end."""
    card: str | None = None
    """Absolute URL of the social card."""
    card_alt: str = ""
    """Text alternative of the social card."""

    @property
    def reviewed(self) -> date | None:
        return self.page.reviewed

    @property
    def url(self) -> str:
        return full(self.page.address, self.root)


def script(facts: Facts, site: Site, words: Catalogue) -> str:
    """The JSON-LD element of one page; `<` is escaped, so the data cannot end the element."""
    graph = list(filter(None, [*_things(facts, site), breadcrumbs(facts, words)]))
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return f'<script type="application/ld+json">{text.replace("<", chr(92) + "u003c")}</script>'


def full(at: str, root: str) -> str:
    """Absolute URL of a path such as `/safety/`."""
    return root + at.removeprefix("/")


def _things(facts: Facts, site: Site) -> Iterator[Thing]:
    type_ = facts.page.kind.schema_type
    match facts.page.context:
        case ExerciseContext() as shown:
            about = how_to(shown.exercise, shown.timeline, facts.root, site)
            yield _page(type_, facts, site, mainEntity=about)
        case RoutineContext() as shown:
            plan = exercise_plan(shown.routine, shown.timeline, facts.root, site)
            yield _page(type_, facts, site, mainEntity=plan)
        case MuscleContext() as shown:
            yield _page(type_, facts, site, about=_muscle(shown.muscle))
        case ArticleContext() as shown:
            yield _article(shown.article, facts, site)
        case HomeContext():
            yield _website(site, facts.root) | {"description": facts.description}
        case _:
            yield _page(type_, facts, site)


def how_to(exercise: Exercise, timeline: Timeline, root: str, site: Site) -> Thing:
    """An exercise as instructions. The time is the timeline's, the same that the timer counts."""
    url = full(url_in(site, exercise), root)
    steps = (exercise.position, *map(plain, exercise.steps))
    thing: Thing = {
        "@type": "HowTo",
        "@id": f"{url}#how-to",
        "name": exercise.name,
        "description": exercise.summary,
        "totalTime": as_iso(timeline.seconds),
        "step": [{"@type": "HowToStep", "position": n, "text": text} for n, text in enumerate(steps, 1)],
    }
    if exercise.equipment:
        names = [site.equipment[id].name for id in exercise.equipment]
        thing["tool"] = [{"@type": "HowToTool", "name": name} for name in names]
    return thing | _named_too(exercise.also_called)


def exercise_plan(routine: Routine, timeline: Timeline, root: str, site: Site) -> Thing:
    """A routine as a plan whose parts are its exercises in order."""
    parts = [site.exercises[item.exercise] for item in routine.exercises]
    links = [full(url_in(site, one), root) for one in parts]
    thing: Thing = {
        "@type": "ExercisePlan",
        "@id": f"{full(url_in(site, routine), root)}#plan",
        "name": routine.name,
        "description": routine.summary,
        "activityDuration": as_iso(timeline.seconds),
        "hasPart": [
            {"@type": "HowTo", "@id": f"{url}#how-to", "name": one.name, "url": url}
            for one, url in zip(parts, links, strict=True)
        ],
    }
    return thing | _named_too(routine.also_called)


def breadcrumbs(facts: Facts, words: Catalogue) -> Thing | None:
    """The way from the home page; the home page has none."""
    page = facts.page
    if not page.trail:
        return None
    way = [*((crumb.address, words.own(crumb.title)) for crumb in page.trail), (page.address, facts.title)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": full(at, facts.root)}
            for place, (at, name) in enumerate(way, 1)
        ],
    }


def _page(type_: str, facts: Facts, site: Site, **more: Thing) -> Thing:
    thing: Thing = {
        "@type": type_,
        "@id": facts.url,
        "url": facts.url,
        "name": facts.title,
        "description": facts.description,
        "inLanguage": site.settings.language,
        "isPartOf": _website(site, facts.root),
        **more,
    }
    return thing | _dated(facts, "lastReviewed") | _pictured(facts) | _licensed(site)


def _article(one: Article, facts: Facts, site: Site) -> Thing:
    cited = dict.fromkeys(mention.target for mention in article_markup.citations(one.text))
    publisher = {"@type": "Organization", "name": site.settings.name, "url": facts.root}
    thing: Thing = {
        "@type": facts.page.kind.schema_type,
        "@id": facts.url,
        "url": facts.url,
        "headline": one.name,
        "description": one.summary,
        "inLanguage": site.settings.language,
        "author": publisher,
        "publisher": publisher,
        "isPartOf": _website(site, facts.root),
        "citation": [_citation(site.sources[id]) for id in cited],
    }
    return thing | _dated(facts, "dateModified") | _pictured(facts) | _licensed(site)


def _website(site: Site, root: str) -> Thing:
    name, language = site.settings.name, site.settings.language
    return {"@type": "WebSite", "@id": f"{root}#site", "name": name, "url": root, "inLanguage": language}


def _muscle(muscle: Muscle) -> Thing:
    names = (muscle.name, *muscle.also_called)
    thing = {"@type": "Muscle", "name": muscle.anatomical_name, "alternateName": list(names)}
    return thing | {"description": muscle.summary}


def _citation(source: Source) -> Thing:
    thing: Thing = {"@type": "CreativeWork", "name": source.title}
    thing |= {"url": source.link} if source.link else {}
    return thing | ({"datePublished": str(source.year)} if source.year else {})


def _dated(facts: Facts, name: str) -> Thing:
    return {name: facts.reviewed.isoformat()} if facts.reviewed else {}


def _pictured(facts: Facts) -> Thing:
    return {"image": facts.card} if facts.card else {}


def _licensed(site: Site) -> Thing:
    link = _LINK.search(site.settings.licence)
    return {"license": link[2]} if link else {}


def _named_too(names: Sequence[str]) -> Thing:
    return {"alternateName": list(names)} if names else {}


def plain(markdown: str) -> str:
    """An author's Markdown without its marks."""
    return _MARK.sub("", _LINK.sub(r"\1", markdown))
