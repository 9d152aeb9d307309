"""What a reader may choose exercises by follows from the content."""

from loosen.model import Site
from loosen.site.pages.exercise_pages import ExercisesContext
from loosen.site.relations import relations


def listed(site: Site) -> ExercisesContext:
    return ExercisesContext.of(None, site, relations(site))


def test_each_exercise_stands_in_one_group(real_site: Site, neck_site: Site) -> None:
    for site in (real_site, neck_site):
        shown = [one.id for _, exercises in listed(site).groups for one in exercises]
        assert sorted(shown) == sorted(site.exercises)


def test_an_exercise_stands_in_the_area_of_its_main_muscle(real_site: Site) -> None:
    map = real_site.body_map
    assert map
    assert map.areas
    groups = {heading.title: exercises for heading, exercises in listed(real_site).groups}
    for area in map.areas:
        assert {one.muscles[0] for one in groups[area.name]} <= set(area.muscles)
    assert [one for one in groups[map.elsewhere or ""] if one.muscles] == []


def test_without_areas_the_groups_are_kinds(neck_site: Site) -> None:
    assert all(heading.address for heading, _ in listed(neck_site).groups)


def test_each_choice_finds_an_exercise_and_each_filter_offers_two(real_site: Site, neck_site: Site) -> None:
    for site in (real_site, neck_site):
        context = listed(site)
        for one in context.filters:
            assert len(one.choices) > 1, one.id
            for choice in one.choices:
                assert any(choice.id in traits[one.id] for traits in context.traits.values()), choice


def test_a_short_exercise_fits_every_longer_limit(real_site: Site) -> None:
    context = listed(real_site)
    limits = next(one for one in context.filters if one.id == "minutes").choices
    assert all(limits[-1].id in traits["minutes"] for traits in context.traits.values())
