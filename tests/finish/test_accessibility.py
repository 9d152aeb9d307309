"""What the theme lacks is there on every page."""

from pathlib import Path

import pytest
from loosen.finish import FinishError, finish
from loosen.finish.html.accessibility import accessible, patches
from loosen.model import Site
from loosen.site.translations import Catalogue


@pytest.mark.slow
def test_every_page_has_every_patch(finished: Path, words: Catalogue) -> None:
    for page in [*finished.rglob("index.html"), finished / "404.html"]:
        html = page.read_text("utf-8")
        lacking = [patch.purpose for patch in patches(words) if (patch.done or patch.new) not in html]
        assert lacking == [], page
        assert 'tabindex=""' not in html


def test_no_label_is_hidden_from_those_who_need_it(raw: Path, words: Catalogue) -> None:
    html = (raw / "index.html").read_text("utf-8")
    label = '<label class="md-overlay" for="__drawer"'
    hidden = html.replace(f"{label}>", f'{label} aria-hidden="true">')
    assert f'{label} aria-hidden="true">' in hidden
    assert f"{label}>" in accessible(hidden, "index.html", words)


@pytest.mark.parametrize(
    ("written", "purpose"),
    [
        ('role="dialog"', "the search dialog has a name"),
        ('id="__drawer" autocomplete', "no check box has `autocomplete`"),
        ('md-icon" for="__drawer"', "the phone's menu opens by keyboard"),
        ('md-icon" for="__search"', "the phone's search opens by keyboard"),
    ],
)
def test_a_theme_that_writes_something_else_stops_the_build(
    copy: Path, site: Site, written: str, purpose: str
) -> None:
    page = copy / "index.html"
    page.write_text(page.read_text("utf-8").replace(written, "changed"), "utf-8")
    with pytest.raises(FinishError, match=purpose):
        finish(copy, site)
