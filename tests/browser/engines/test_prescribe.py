"""A therapist makes a plan with the keyboard alone, and it plays, in each browser."""

import pytest
from loosen.model import Stretch
from loosen.site.urls import PRESCRIBE

from tests.browser.publish import Published

from .conftest import Open
from .tab import Tab, until

pytestmark = pytest.mark.browser

HERE = "(selector) => document.activeElement.matches(selector)"
PLAN = """() => [...document.querySelectorAll('hold-timer > ol > li')].map(({ dataset }) =>
  [dataset.exercise, dataset.phase, Number(dataset.seconds)])"""
HASH = "() => decodeURIComponent(location.hash)"
READY = "() => customElements.get('prescription-maker') !== undefined"


def go_to(tab: Tab, selector: str, most: int = 150) -> None:
    for _ in range(most):
        if tab.run(HERE, selector):
            return
        tab.key("Tab")
    raise AssertionError(f"{selector} cannot be reached with the Tab key")


def test_a_plan_is_made_and_played_with_the_keyboard_alone(our_site: Published, open_tab: Open) -> None:
    content = our_site.site
    stretch = next(one for one in content.exercises.values() if isinstance(one, Stretch))
    tab = open_tab(our_site, PRESCRIBE, record=True)
    until(tab, READY)
    go_to(tab, f"[data-pick={stretch.id}] input")
    tab.key("Space")
    massage_then_stretch = "() => document.querySelectorAll('.prescribe__chosen > li').length === 2"
    until(tab, massage_then_stretch)
    go_to(tab, ".tray > summary")
    tab.key("Enter")
    go_to(tab, ".prescribe__chosen > li:last-child label + label input")
    tab.key("ArrowUp")
    go_to(tab, ".prescribe__ready")
    tab.key("Enter")
    until(tab, "() => document.activeElement.matches('.prescribe__head h1')")
    sets = stretch.dose.sets + 1
    assert tab.run(HASH).endswith(f"{stretch.id}:{stretch.dose.hold}x{sets}")
    holds = [line for line in tab.run(PLAN) if line[1] == "hold"]
    assert holds == [[stretch.id, "hold", stretch.dose.hold]] * sets * (2 if stretch.sides == "each" else 1)
    assert tab.run(PLAN)[1][0] == stretch.prepare
    until(tab, "() => document.querySelector('hold-timer').dataset.state === 'idle'")
    go_to(tab, "hold-timer button")
    tab.key("Enter")
    until(tab, "() => document.querySelector('hold-timer').dataset.state === 'running'")


def test_a_link_that_holds_no_plan_is_met_with_a_friendly_word(our_site: Published, open_tab: Open) -> None:
    tab = open_tab(our_site, f"{PRESCRIBE}#v1=<img src=x onerror=alert(1)>")
    said = "() => document.querySelector('.prescribe__said').textContent"
    assert until(tab, said) == our_site.words("prescribe.wrong")
    assert tab.run(PLAN) == []
