"""A reader types a plain word and finds the page that is meant, in each browser."""

import pytest

from tests.browser.publish import Published

from .conftest import Open
from .tab import until

pytestmark = pytest.mark.browser

FIRST = """(words) => {
  const first = document.querySelector('.md-search-result__item a');
  const marks = [...(first?.querySelectorAll('h1 mark') ?? [])].map((mark) => mark.textContent);
  return marks.join(' ') === words && new URL(first.href).pathname;
}"""


def test_a_search_just_opened_finds_pages_and_marks_the_words(our_site: Published, open_tab: Open) -> None:
    tab = open_tab(our_site, "/safety/")
    tab.press(our_site.words("menu.search"))
    until(tab, "() => document.activeElement.matches('.md-search__input')")
    tab.write("deep buttock mus")
    assert until(tab, FIRST, "Deep buttock muscle") == "/muscles/piriformis/"
