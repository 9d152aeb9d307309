"""A tour of every kind of page, in each of its states, judged by axe and by the browser itself.

`make audit` takes the whole tour in each browser; the tests take a part of it.
"""

import itertools
from collections.abc import Iterable, Iterator
from http.server import ThreadingHTTPServer

from loosen.build.renderer import catalogue
from loosen.model import Site
from loosen.site.pages import pages

from tests.browser.publish import ROOT

from .tab import PLAYER, Tab, settle, until

SCREENS = {"phone": (390, 844), "desktop": (1280, 800)}
COLOURS = ("light", "dark")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
READY = """() => document.readyState === 'complete' && window.stage !== undefined
  && [...document.querySelectorAll('hold-timer')].every((one) => one.dataset.state)"""
PAINT = """(n) => {
  document.querySelectorAll('[data-md-component=palette] input')[n].click();
  const inside = [...document.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?? []);
  const moving = [document, ...inside].flatMap((one) => one.getAnimations());
  const changes = moving.filter((one) => one instanceof CSSTransition);
  for (const one of changes) one.finish();
  return document.body.dataset.mdColorScheme;
}"""
JUDGE = """() => axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map((it) => `${it.id}: ${it.nodes[0].target}`))"""
PRESS = """(name) => {
  const named = (one) => [one.ariaLabel, one.textContent.trim()].includes(name) && one.checkVisibility();
  const button = [...document.querySelectorAll('button')].find(named);
  button?.click();
  return button !== undefined;
}"""
"""By script: what lies over a button for as long as something slides away is no part of this."""
UNFOLD = """() => document.querySelector('hold-timer')?.closest('details')?.setAttribute('open', '')"""
"""In an article the timer is closed until it is asked for."""
FOUND = """() => document.querySelector('.md-search-result__item a') !== null
  || [...document.querySelectorAll('*')].some((one) => one.shadowRoot?.querySelector('[role=option]'))"""
END = "() => { const one = document.querySelector('hold-timer'); while (one.state !== 'done') one.skip(); }"
POCKET = """(name) => {
  document.querySelector('hold-timer summary').click();
  const labels = [...document.querySelectorAll('hold-timer label')];
  const box = labels.find((one) => one.textContent.includes(name))?.querySelector('input');
  if (box && !box.checked) box.click();
  return box?.checked;
}"""
KEPT = """() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null ||
  new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', () => done(true))))"""


class Tour:
    """What one browser was shown, and what was found."""

    def __init__(self, tab: Tab, origin: str, site: Site) -> None:
        self.tab, self.origin = tab, origin
        self.site, self.words = site, catalogue(site)
        self.count = 0
        """How often axe has judged."""
        self.axe: list[str] = []

    def visit(self, addresses: Iterable[str], screens: Iterable[str] = SCREENS) -> None:
        """Looks at each page in each of its states, in both colours."""
        for screen, address in itertools.product(screens, addresses):
            self.tab.resize(*SCREENS[screen])
            for state in self._states(address, screen):
                self.count += len(COLOURS)
                self.axe += self._judged(f"{address} {screen} {state}")
        settle(self.tab)

    def _judged(self, where: str) -> Iterator[str]:
        if not self.tab.run("() => 'axe' in window"):
            self.tab.run(f"() => {{ {AXE.read_text('utf-8')} }}")
        for n, colour in enumerate(COLOURS):
            self.tab.run(PAINT, n)
            yield from (f"{where} {colour}: {text}" for text in self.tab.run(JUDGE))

    def _states(self, address: str, screen: str) -> Iterator[str]:
        """Brings the page into each state that it has, one after the other."""
        tab, words = self.tab, self.words
        self._open(address)
        timed = tab.run("() => document.querySelector('hold-timer') !== null")
        yield "timer idle" if timed else "closed"
        if screen == "phone":
            tab.run(PRESS, words("menu.menu"))
            yield "menu open"
            tab.key("Escape")
            # It gives the focus back a moment later, and would take it from the search.
            until(tab, "(name) => document.activeElement.ariaLabel === name", words("menu.menu"))
        self._search()
        yield "search open"
        if timed:
            self._open(address)
            until(tab, PLAYER)
            tab.run(PRESS, words("timer.start"))
            yield "timer running"
            tab.run(END)
            yield "timer done"

    def _open(self, address: str) -> None:
        # By way of another address: a fragment alone would not load a page anew.
        self.tab.open(self.origin + address.removeprefix("/"))
        if "#" in address:
            self.tab.reload()
        until(self.tab, READY)
        self.tab.run(UNFOLD)

    def _search(self) -> None:
        if not self.tab.run(PRESS, self.words("menu.search")):
            self.tab.key("/")
        until(self.tab, "() => document.activeElement.matches('input') || document.activeElement.shadowRoot")
        self.tab.write("calf")
        until(self.tab, FOUND)

    def pocket(self) -> None:
        """One track for the whole routine: the policy has to let it play."""
        [routine, *_] = pages_of(self.site, "routine")
        self._open(routine)
        until(self.tab, PLAYER)
        until(self.tab, POCKET, self.words("playing.pocket"))
        self.tab.press(self.words("timer.start"))
        until(self.tab, "() => document.querySelector('hold-timer').state === 'running'")
        settle(self.tab)

    def without_server(self, server: ThreadingHTTPServer) -> Iterator[str]:
        """What does not work on a page that was not visited before."""
        self._open("/")
        self.tab.run(KEPT)
        server.shutdown()
        server.server_close()
        *_, address = pages_of(self.site, "exercise")
        self.tab.open(self.origin + address.removeprefix("/"))
        until(self.tab, PLAYER)
        self.tab.press(self.words("timer.start"))
        state = self.tab.run("() => document.querySelector('hold-timer').state")
        if state != "running":
            yield f"the timer of {address} is {state}"


def pages_of(site: Site, template: str) -> list[str]:
    return [page.address for page in pages(site) if page.kind.name == template]


def kinds(site: Site) -> list[str]:
    """One page of each kind, a plan for one person, and an address where nothing is."""
    found = {(page.kind.name, page.address.split("/")[1]): page.address for page in pages(site)}
    return [*found.values(), f"/prescribe/#v1={next(iter(site.exercises))}:60x1", "/no-such-page/"]
