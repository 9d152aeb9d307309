/**
 * The theme opens its menu, and on phones its search, by labels of hidden check boxes. A keyboard cannot reach
 * a label. Here a real button takes the place of each; without JavaScript the labels stay, and a finger or a
 * mouse still opens them.
 */

/** What each check box opens. */
const PANELS = { __drawer: '.md-sidebar--primary', __search: '.md-search__inner' };

for (const label of /** @type {NodeListOf<HTMLLabelElement>} */ (document.querySelectorAll('label[data-button]'))) {
  const toggle = document.getElementById(label.htmlFor);
  const panel = PANELS[/** @type {keyof typeof PANELS} */ (label.htmlFor)];
  if (!(toggle instanceof HTMLInputElement)) continue;
  const button = buttonFrom(label);
  button.addEventListener('click', () => toggle.click());
  if (document.querySelector(panel)) lead(button, toggle, panel);
  // Zensical's search is a dialog that minds its own focus; the check box only calls it.
  else button.setAttribute('aria-haspopup', 'dialog');
  label.replaceWith(button);
}

// The drawings beside search results, and what the search offers, are for those who search. Zensical's search stands in a shadow tree.
document.addEventListener('focusin', async (event) => {
  const [box] = event.composedPath();
  if (!(box instanceof Element) || !box.matches('.md-search__input, [role="combobox"]')) return;
  const root = /** @type {Document | ShadowRoot} */ (box.getRootNode());
  const [{ drawBesideResults }, { offer }] = await Promise.all([import('./found.js'), import('./offers.js')]);
  drawBesideResults(root);
  if (box instanceof HTMLInputElement) offer(root, box);
});

// The theme follows links to other pages itself. It takes the first link within a page for one, too: it fetches the page
// again, and what the address has opened there is closed. Such links are the browser's until the theme has brought a page.
const here = location.pathname;
let pages = 0;
const theme = /** @type {{ document$?: { subscribe(next: () => void): void } }} */ (/** @type {unknown} */ (window));
addEventListener('DOMContentLoaded', count, { once: true }); // the theme's own script comes after this one
addEventListener('click', ({ target }) => {
  const link = pages < 2 && target instanceof Element && target.closest('a');
  if (link instanceof HTMLAnchorElement && link.hash && link.href.split('#')[0] === location.href.split('#')[0]) link.target = '_self';
}, true);
addEventListener('popstate', (event) => {
  if (pages < 2 && location.pathname === here) event.stopImmediatePropagation();
});

/** Also closed is what was open on a page that the theme brings back. */
function count() {
  theme.document$?.subscribe(() => {
    pages += 1;
    if (pages > 1 && location.hash && !document.querySelector(':target')) location.replace(location.hash);
  });
}

// A link to a sheet of paper opens the browser's dialogue, once the address has told the style sheet which sheet.
document.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('a[data-prints]')) setTimeout(() => print(), 100);
});

/** @param {HTMLLabelElement} label */
function buttonFrom(label) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = label.className;
  button.setAttribute('aria-label', label.dataset.button ?? '');
  button.dataset.opens = label.htmlFor;
  button.append(...label.childNodes);
  return button;
}

/**
 * Leads the focus into the panel when it opens, and back to the button when it closes.
 * @param {HTMLButtonElement} button @param {HTMLInputElement} toggle @param {string} panel
 */
function lead(button, toggle, panel) {
  button.addEventListener('click', () => toggle.checked && enter(panel));
  toggle.addEventListener('change', tell);
  // The theme closes its search on this key as well, before or after this.
  addEventListener('keydown', ({ key }) => key === 'Escape' && toggle.checked && setTimeout(leave), true);
  document.addEventListener('focusin', ({ target }) => {
    const inside = target === button || (target instanceof Element && target.closest(panel));
    if (toggle.checked && !inside) toggle.click();
  });
  tell();

  function leave() {
    if (toggle.checked) toggle.click();
    button.focus();
  }

  function tell() {
    button.setAttribute('aria-expanded', String(toggle.checked));
  }
}

/**
 * Puts the focus on the first thing in it that can be seen.
 * @param {string} panel
 */
function enter(panel) {
  const things = document.querySelectorAll(`${panel} :is(a[href], button, input:not([type="checkbox"]))`);
  const first = [...things].find((thing) => thing.checkVisibility({ visibilityProperty: true }));
  if (first instanceof HTMLElement) first.focus();
}
