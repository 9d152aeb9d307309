"""The pages there is one of, and the articles."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.site import article_markup, urls
from loosen.model import Glossary, Method, PainCycle, Routine, Safety, Site
from loosen.site.pages.page import MOST_CARDS, Page
from loosen.site.relations import Relations, equipment_of
from loosen.site.translations import Key


def home(site: Site, known: Relations) -> Iterator[Page]:
    """The home page."""
    home = site.settings.home
    yield Page(
        address=urls.HOME,
        template="home",
        title=site.settings.name,
        description=site.settings.description,
        file=site.settings.origin.file,
        context={
            "home": home,
            "choices": [
                (choice.when, routine_view(site.routines[choice.routine], site, known))
                for choice in home.choices
            ],
            "known": known,
        },
    )


def routine_view(routine: Routine, site: Site, known: Relations) -> dict[str, object]:
    """What a card shows of a routine."""
    return {
        "routine": routine,
        "seconds": known.routine_timelines[routine.id].seconds,
        "equipment": [site.equipment[id] for id in equipment_of(routine, site)],
    }


def articles(site: Site, known: Relations) -> Iterator[Page]:
    """The list of articles, and each one."""
    if not site.articles:
        return
    yield Page(
        address=urls.ARTICLES,
        template="articles",
        title=Key("nav.articles"),
        description=Key("lead.articles"),
        context={"articles": site.articles.values()},
    )
    for one in site.articles.values():
        cited = dict.fromkeys(mention.target for mention in article_markup.citations(one.text))
        pieces = tuple(article_markup.split_embeds(one.text))
        embedded = {
            piece.id for piece in pieces if isinstance(piece, article_markup.Embed) and piece.kind == "routine"
        }
        yield Page(
            address=urls.url_for(one),
            template="article",
            title=one.name,
            description=one.summary,
            file=one.origin.file,
            tags=one.also_called,
            toc=True,
            context={
                "article": one,
                "pieces": pieces,
                "views": {id: routine_view(site.routines[id], site, known) for id in embedded},
                "sources": [site.sources[id] for id in cited],
                "known": known,
            },
        )


def reference_pages(site: Site, known: Relations) -> Iterator[Page]:
    """Why it hurts, what is safe, what is known, what words mean, how the method works."""
    if cycle := site.pain_cycle:
        yield _single(urls.PAIN_CYCLE, "pain_cycle", cycle, cycle=cycle, known=known)
    yield _single(urls.SAFETY, "safety", site.safety, safety=site.safety, known=known)
    yield Page(
        address=urls.EVIDENCE,
        template="evidence",
        title=Key("nav.evidence"),
        description=Key("lead.evidence"),
        toc=True,
        context={"topics": _claims_by_topic(site), "counts": _claims_by_grade(site), "known": known}
        | _plot_of_claims(site),
    )
    if site.glossary:
        terms = sorted(site.glossary.terms, key=lambda term: term.name.casefold())
        yield _single(urls.GLOSSARY, "glossary", site.glossary, toc=False, terms=terms, known=known)
    yield _single(urls.ABOUT, "about", site.method, method=site.method, known=known)
    yield from _services(site, known)


def _services(site: Site, known: Relations) -> Iterator[Page]:
    """What the site does beside being read."""
    rows = ((urls.PRESCRIBE, "prescribe"), (urls.PRIVACY, "privacy"), (urls.DATA, "data"))
    for at, name in rows:
        if site.exercises or name != "prescribe":
            title, description = Key(f"nav.{name}"), Key(f"lead.{name}")
            context = {"known": known, "drawn": len(site.exercises) <= MOST_CARDS}
            yield Page(address=at, template=name, title=title, description=description, context=context)


def _single(
    at: str,
    template: str,
    entity: PainCycle | Safety | Glossary | Method,
    *,
    toc: bool = True,
    **context: object,
) -> Page:
    """The page of a file that there is one of."""
    return Page(
        address=at,
        template=template,
        title=entity.name,
        description=entity.summary,
        file=entity.origin.file,
        toc=toc,
        context=context,
    )


def _claims_by_topic(site: Site) -> list[tuple[object, list[object]]]:
    """Each topic with its claims, the best supported first."""
    order = {id: place for place, id in enumerate(site.grades)}
    groups: dict[str, list[object]] = {id: [] for id in site.topics}
    for claim in sorted(site.claims.values(), key=lambda one: order[one.grade]):
        groups[claim.topic].append(claim)
    return [(site.topics[id], claims) for id, claims in groups.items() if claims]


def _claims_by_grade(site: Site) -> list[tuple[object, int]]:
    grades = [claim.grade for claim in site.claims.values()]
    return [(grade, grades.count(id)) for id, grade in site.grades.items()]


def _plot_of_claims(site: Site) -> dict[str, object]:
    """Each topic that has claims, with how many of each grade; and how many claims the longest row has."""
    claims = [(claim.topic, claim.grade) for claim in site.claims.values()]
    rows = [
        (topic, [(grade, claims.count((id, grade.id))) for grade in site.grades.values()])
        for id, topic in site.topics.items()
    ]
    shown = [(topic, row) for topic, row in rows if any(number for _, number in row)]
    most = max((sum(number for _, number in row) for _, row in shown), default=0)
    return {"tallies": shown, "most_claims": most}
