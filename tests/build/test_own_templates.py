"""Templates of an author, in place of shipped ones."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError
from loosen.build.own_templates import shipped_names
from loosen.build.renderer import TEMPLATES, Renderer
from loosen.devserver.live_site import LiveSite
from loosen.loader.template_folder import read_templates
from loosen.model import Site
from loosen.model.own_template import OwnTemplate
from loosen.site.pages import everything, pages

from tests.conftest import TESTS, TODAY, Loosen

LINE = "<p>Practice Anna</p>"


def rendered(site: Site, **own: str) -> dict[str, str]:
    """Every page by its address, with own templates for some pages."""
    named = {f"pages/{name}.md.jinja": text for name, text in own.items()}
    templates = {name: OwnTemplate(f"content/templates/{name}", text) for name, text in named.items()}
    renderer = Renderer(replace(site, templates=templates))
    return {page.address: renderer.render(page) for page in pages(site) if page.kind.name in own}


def test_a_copied_template_changes_nothing_and_a_changed_one_its_pages(neck: Path, loosen: Loosen) -> None:
    before = neck.parent / "before"
    loosen("render", "--content", neck, "--out", before)
    loosen("new", "template", "foot", "--content", neck)
    copied = loosen("render", "--content", neck, "--out", neck.parent / "copied")
    assert copied.exit_code == 0
    files = [path.relative_to(before) for path in before.rglob("*.md")]
    assert [
        one for one in files if (neck.parent / "copied" / one).read_bytes() != (before / one).read_bytes()
    ] == []
    own = neck / "templates" / "partials" / "foot.md.jinja"
    own.write_text(own.read_text("utf-8").replace("</footer>", f"{LINE}\n</footer>"), "utf-8")
    loosen("render", "--content", neck, "--out", before)
    assert [one for one in files if LINE not in (before / one).read_text("utf-8")] == []


def test_a_site_with_drawings_at_its_steps_may_have_its_own(neck: Path, loosen: Loosen) -> None:
    figure = (TESTS.parent / "starter" / "figures" / "ear-to-shoulder.yml").read_text("utf-8")
    with (neck / "exercises" / "ear-to-shoulder.yml").open("a", encoding="utf-8") as file:
        file.write(f"figure:\n  shows: A person bends the head.\n{figure}")
    before = loosen("check", "--content", neck).output
    for name in ("exercise", "foot"):
        loosen("new", "template", name, "--content", neck)
    assert loosen("check", "--content", neck).output == before


def test_a_mistake_in_a_template_leaves_the_folder_as_it_was(neck: Path, loosen: Loosen) -> None:
    loosen("render", "--content", neck, "--out", neck.parent / "out")
    before = {path: path.read_bytes() for path in (neck.parent / "out").rglob("*") if path.is_file()}
    (neck / "templates" / "pages").mkdir(parents=True)
    (neck / "templates" / "pages" / "about.md.jinja").write_text("{{ nobody }}", "utf-8")
    result = loosen("render", "--content", neck, "--out", neck.parent / "out")
    assert result.exit_code == 1
    assert "neck/templates/pages/about.md.jinja:1:1: error:" in result.output
    assert {path: path.read_bytes() for path in before} == before


def test_each_shipped_template_can_be_copied_and_stands_in_for_itself(neck_site: Site) -> None:
    own = {name: OwnTemplate(name, (TEMPLATES / name).read_text("utf-8")) for name in shipped_names()}
    theirs, ours = Renderer(replace(neck_site, templates=own)), Renderer(neck_site)
    assert {page.source for page in everything(neck_site)} <= own.keys()
    assert [page.path for page in everything(neck_site) if theirs.render(page) != ours.render(page)] == []


@pytest.mark.parametrize(
    "attack",
    [
        "{{ site.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ words.__init__.__globals__ }}",
        "{{ address.kinds }}",
        "{{ address.TypeAlias }}",
        "{{ picks.func.__globals__ }}",
        "{{ smallest.__code__ }}",
        "{{ self._TemplateReference__context.environment }}",
        "{{ words._said }}",
        "{{ page.kind.pages.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ 'x' | attr('__class__') }}",
        "{{ '{0.__class__}'.format(site) }}",
        "{% set _ = words.groups.update({}) %}",
        "{{ range(999999999) | list }}",
    ],
)
def test_a_strangers_template_gets_out_of_its_page_nowhere(neck_site: Site, attack: str) -> None:
    with pytest.raises((SecurityError, OverflowError)):
        rendered(neck_site, about=attack)


def test_a_link_in_the_folder_shows_nothing_of_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", "utf-8")
    parts = tmp_path / "content" / "templates" / "partials"
    parts.mkdir(parents=True)
    (parts / "foot.md.jinja").symlink_to(tmp_path / "secret")
    (parts / "deep").symlink_to(tmp_path, target_is_directory=True)
    found = read_templates(tmp_path / "content")
    assert sorted(found) == ["partials/deep", "partials/foot.md.jinja"]
    assert all(one.problem and not one.text for one in found.values())
    whole = tmp_path / "other"
    whole.mkdir()
    (whole / "templates").symlink_to(parts, target_is_directory=True)
    assert [bool(one.problem) for one in read_templates(whole).values()] == [True]


def test_the_preview_shows_what_is_saved_and_tells_a_mistake(neck: Path, loosen: Loosen) -> None:
    live = LiveSite(neck, origin="http://x/", today=lambda: date.fromisoformat(TODAY))
    loosen("new", "template", "about", "--content", neck)
    own = neck / "templates" / "pages" / "about.md.jinja"
    own.write_text(own.read_text("utf-8") + f"\n{LINE}\n", "utf-8")
    state = live.refresh()
    assert state.is_current
    assert state.snapshot
    path = state.snapshot.path_at("/about/")
    assert path
    assert LINE in state.snapshot.published(path).html
    own.write_text("{{ nobody }}", "utf-8")
    state = live.refresh()
    assert [one.rule for one in state.report.errors] == ["own-template"]


def test_a_name_that_several_or_none_have_is_told(neck: Path, loosen: Loosen) -> None:
    several = loosen("new", "template", "evidence", "--content", neck)
    assert "choose pages/evidence.md.jinja or partials/evidence.md.jinja" in several.output
    none = loosen("new", "template", "fooot", "--content", neck)
    assert "did you mean `foot`?" in none.output
    loosen("new", "template", "foot", "--content", neck)
    again = loosen("new", "template", "foot", "--content", neck)
    assert "is there already" in again.output
    assert [one.exit_code for one in (several, none, again)] == [1, 1, 1]
