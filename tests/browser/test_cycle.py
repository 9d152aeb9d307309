"""The pain cycle is a ring at every width, and is walked stage by stage without JavaScript."""

import pytest
from loosen.site.urls import PAIN_CYCLE
from playwright.sync_api import Page, expect

from .conftest import Open
from .publish import Published

pytestmark = pytest.mark.browser

APART = """() => {
  const ring = document.querySelector('.ring');
  const arcs = ring.querySelector('svg').getBoundingClientRect();
  const beads = [...ring.querySelectorAll('li > a')].map((one) => one.getBoundingClientRect());
  const middle = (one) => [one.x + one.width / 2, one.y + one.height / 2];
  const [x, y] = middle(arcs);
  const left = Math.min(...beads.map((one) => one.left));
  const right = Math.max(...beads.map((one) => one.right));
  const away = beads.map((one) => Math.hypot(middle(one)[0] - x, middle(one)[1] - y));
  const sized = Math.abs(beads[0].width / away[0] - 0.64) < 0.02;
  const inside = [...ring.querySelectorAll('li > a')].every((one) =>
    [...one.children].every((word) => word.getBoundingClientRect().width <= one.clientWidth));
  return {
    round: Math.max(...away) - Math.min(...away) < 1.5,
    fits: sized && Math.abs(arcs.height - 2 * away[0] - beads[0].height) < 3,
    onPage: left >= 0 && right <= innerWidth,
    inside,
  };
}"""
"""Whether the beads lie on a circle round the middle of the arcs, in the size that the arcs leave free."""


@pytest.mark.parametrize("width", [280, 320, 352, 390, 768, 1024, 1280])
def test_it_is_a_ring_whose_arrows_are_whole_at_every_width(
    our_site: Published, open_page: Open, width: int
) -> None:
    page = open_page(our_site, PAIN_CYCLE, viewport={"width": width, "height": 800})
    assert page.evaluate(APART) == {"round": True, "fits": True, "onPage": True, "inside": True}


def test_it_is_walked_stage_by_stage_and_round_again(our_site: Published, open_page: Open) -> None:
    cycle = our_site.site.pain_cycle
    assert cycle
    names = [stage.name for stage in cycle.stages]
    page = open_page(our_site, PAIN_CYCLE, java_script_enabled=False)
    only(page, names[0])
    page.get_by_role("link", name=f"{len(names) - 1} {names[-2]}", exact=True).click()
    only(page, names[-2])
    for at in (len(names) - 1, 0, 1):
        on = our_site.words("cycle.on", n=at + 1, name=names[at])
        page.get_by_role("link", name=on, exact=True).locator("visible=true").click()
        only(page, names[at])


def test_a_link_to_a_stage_shows_it_with_its_parts_and_what_may_help(
    our_site: Published, open_page: Open
) -> None:
    cycle = our_site.site.pain_cycle
    assert cycle
    stage = next(one for one in cycle.stages if one.parts and one.what_helps)
    page = open_page(our_site, f"{PAIN_CYCLE}#{stage.id}")
    only(page, stage.name)
    shown = page.locator(".stage:visible")
    for part in stage.parts:
        expect(shown).to_contain_text(part.text)
    expect(shown).to_contain_text(our_site.words("cycle.helps"))
    expect(shown).to_contain_text(our_site.site.grades[stage.grade].name)


def only(page: Page, name: str) -> None:
    """One stage is shown."""
    expect(page.locator(".stage h2:visible")).to_have_text([name])
