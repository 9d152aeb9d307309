"""Other sites read how the timer is used in its own source, so all that they can use stands there."""

import re

import pytest

from .conftest import ASSETS, Visit

SCRIPTS = {path.name: path.read_text("utf-8") for path in sorted(ASSETS.rglob("*.js"))}
STYLES = "".join(path.read_text("utf-8") for path in sorted(ASSETS.rglob("*.css")))
DOCUMENTED = SCRIPTS["hold-timer.js"]
PRIVATE = {
    "data-ask",
    "data-breathes",
    "data-flash",
    "data-full",
    "data-lead-in",
    "data-long",
    "data-many",
    "data-more",
    "data-side",
    "data-sided",
    "data-steps",
    "data-work",
}
"""Between the timer and its own style sheets."""
LISTEN = """
window.used = new Set();
{
  const isTimer = (element) => element.localName === 'hold-timer';
  const kebab = (key) => `data-${String(key).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  for (const name of ['getAttribute', 'hasAttribute', 'setAttribute', 'removeAttribute', 'toggleAttribute']) {
    const real = Element.prototype[name];
    Element.prototype[name] = function (attribute, ...more) {
      if (isTimer(this)) used.add(attribute);
      return real.call(this, attribute, ...more);
    };
  }
  const { get } = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'dataset');
  const note = (trap) => (target, key, ...more) => {
    used.add(kebab(key));
    return Reflect[trap](target, key, ...more.slice(0, 1));
  };
  const traps = { get: note('get'), set: note('set'), deleteProperty: note('deleteProperty') };
  Object.defineProperty(HTMLElement.prototype, 'dataset', {
    get() { return isTimer(this) ? new Proxy(get.call(this), traps) : get.call(this); },
  });
}
"""
"""Which attributes of a timer its code asks for and sets."""


def test_every_custom_property_is_documented() -> None:
    used = set(re.findall(r"--hold-timer-[\w-]+", STYLES))
    assert used == set(re.findall(r"@cssproperty (--hold-timer-[\w-]+) - \w", DOCUMENTED))


def test_every_event_is_documented() -> None:
    fired = set(re.findall(r"CustomEvent\('([\w:-]+)'", "".join(SCRIPTS.values())))
    assert fired == set(re.findall(r"@fires ([\w:-]+) - \w", DOCUMENTED))


def test_every_public_member_says_what_it_does() -> None:
    members = re.findall(r"^  (?:get )?([a-z]\w*)\(\) \{", DOCUMENTED, re.MULTILINE)
    documented = re.findall(r"\*/\n  (?:get )?([a-z]\w*)\(\) \{", DOCUMENTED)
    assert set(members) - set(documented) == {"connectedCallback", "disconnectedCallback"}


@pytest.mark.browser
def test_every_attribute_is_documented_unless_it_is_private(visit: Visit) -> None:
    visit.page.add_init_script(LISTEN)
    timer = visit.open()
    timer.get_by_text("Options", exact=True).click()
    timer.get_by_role("checkbox", name="Flash at each change").check()
    visit.press("Start")
    visit.press("More")
    for seconds in (5, 30, 8, 30):
        visit.wait(seconds)
    timer.get_by_text("How does it feel now?").wait_for()
    used = set(visit.page.evaluate("[...used]"))
    documented = set(re.findall(r"@attr \{[^}]+\} (data-[\w-]+) - \w", DOCUMENTED))
    styled = set(re.findall(r"hold-timer[^\s{,>]*?\[(data-[\w-]+)", STYLES))
    assert used | styled == documented | PRIVATE
