"""Axe finds nothing wrong with what covers the page: the offer, the waiting, and the ways out."""

import pytest

from .conftest import EXERCISE, ROOT, Visit

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
JUDGE = """() => axe.run('hold-timer', { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)))"""
NOTE = '<template data-exercise="one"><p><span data-easier>On a chair.</span></p></template></hold-timer>'
SIGNS = "<div data-emergency><p>Call now.</p><details><summary>Signs</summary><p>One</p></details></div>"


def test_of_all_that_is_asked_nothing_is_wrong(visit: Visit) -> None:
    body = EXERCISE.replace("<hold-timer", "<hold-timer data-guided").replace("</hold-timer>", NOTE)
    timer = visit.open(body + SIGNS)
    visit.page.evaluate(AXE)
    found: list[str] = []

    def judge(words: str) -> None:
        timer.get_by_text(words).first.wait_for()
        visit.page.clock.resume()
        found.extend(f"{words}: {fault}" for fault in visit.page.evaluate(JUDGE))

    visit.press("Start")
    judge("Before you start")
    timer.locator("[data-part=foot]").get_by_role("button", name="Start", exact=True).click()
    judge("Tap when you are ready")
    timer.get_by_role("button", name="It hurts").click()
    judge("Stopped. Come out slowly.")
    timer.get_by_role("button", name="Emergency signs").click()
    judge("Call now.")
    timer.get_by_role("button", name="None of these").click()
    timer.get_by_role("button", name="The easier version").click()
    judge("Easier: Stretch one")
    timer.get_by_role("button", name="It hurts").click()
    timer.get_by_role("button", name="Leave this one out").click()
    judge("Stretch one is left out.")
    assert found == []
