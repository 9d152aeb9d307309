"""mkdocs.yml repeats a little of the content, for publishers that run no hook. Here it is held to it."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from loosen.build.build import load_and_check, render_all
from loosen.build.renderer import catalogue
from loosen.model import Site
from loosen.site.pages import navigation

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def config() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def site() -> Site:
    site, report = load_and_check(ROOT / "content", today=datetime.datetime.now(tz=datetime.UTC).date())
    assert site, f"{report}"
    return site


def test_the_navigation_is_that_of_the_content(config: dict[str, Any], site: Site) -> None:
    written = [pair for entry in config["nav"] for pair in entry.items()]
    assert written == list(navigation(site, catalogue(site)))


@pytest.mark.parametrize(
    ("key", "field"), [("site_name", "name"), ("site_description", "description"), ("site_url", "address")]
)
def test_the_site_is_called_as_in_the_content(
    config: dict[str, Any], site: Site, key: str, field: str
) -> None:
    assert config[key] == getattr(site.settings, field)


@pytest.mark.slow
def test_each_file_that_it_names_is_published(config: dict[str, Any], site: Site) -> None:
    named = set(named_assets(config))
    assert len(named) > 3
    assert named - render_all(site).keys() == set()


def named_assets(config: dict[str, Any]) -> Iterator[str]:
    yield from config.get("extra_css", ())
    for script in config.get("extra_javascript", ()):
        yield script["path"] if isinstance(script, dict) else script
    yield from (config["theme"][key] for key in ("logo", "favicon"))


def test_each_file_and_folder_that_it_reads_is_there(config: dict[str, Any]) -> None:
    read = [*config["hooks"], *config["watch"], config["theme"]["custom_dir"]]
    assert [path for path in read if not (ROOT / path).exists()] == []


def test_a_site_without_mkdocs_yml_is_published_with_the_same_settings(config: dict[str, Any]) -> None:
    shipped = yaml.safe_load((ROOT / "templates" / "mkdocs.yml").read_text("utf-8"))
    custom_dir = Path("templates") / shipped["theme"].pop("custom_dir")
    assert custom_dir.as_posix() == config["theme"]["custom_dir"]
    own = ("site_name", "site_url", "site_description", "docs_dir", "site_dir", "nav", "hooks", "watch")
    of_any = {key: value for key, value in config.items() if key not in own}
    of_any["theme"] = {key: value for key, value in config["theme"].items() if key != "custom_dir"}
    assert {key: value for key, value in shipped.items() if key not in own} == of_any
