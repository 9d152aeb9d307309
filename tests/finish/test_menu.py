"""The menu shows in which section a page stands."""

from loosen.finish.html.menu import with_section

MENU = """<ul class="md-tabs__list">
<li class="md-tabs__item">
<a href="../.." class="md-tabs__link">
Home
</a>
</li>
<li class="md-tabs__item">
<a href="../../exercises/" class="md-tabs__link">
Exercises
</a>
</li>
</ul>"""


def test_the_entry_of_the_nearest_page_above_is_lit() -> None:
    menu = MENU.replace('../.."', '../../about/"').replace("Home", "About")
    lit = with_section(menu, "/stretches/bend/", ["/stretches/", "/exercises/", "/about/"])
    assert lit.count("--active") == 1
    before, after = lit.split("--active")
    assert "Exercises" in after
    assert "About" in before


def test_a_page_that_stands_in_the_menu_keeps_its_entry() -> None:
    lit = MENU.replace('item">', 'item md-tabs__item--active">', 1)
    assert with_section(lit, "/stretches/bend/", ["/exercises/"]) == lit


def test_a_page_below_its_own_section_lights_it_too() -> None:
    menu = MENU.replace("../../exercises/", "../")
    assert "--active" in with_section(menu, "/exercises/bend/", ["/exercises/", "/"])
