/**
 * Beside each page that the search found, the drawing that the page shows: people would rather look than read.
 * It is taken from the page itself, which the reader's browser has already when it keeps the site.
 */

/** Material's results, and Zensical's. */
const RESULTS = '.md-search-result__item > a, [role="listbox"] a[role="option"]';
/** The large drawing of an exercise. */
const DRAWING = 'figure.figure[data-figure] .f:not(.f-start)';
/** Of our own rules, those for drawings and for what the search offers. */
const RULE = /^\.f\b|^\.found\b|\.offers\b|^\[role="status"\]/;

/** @type {WeakSet<Node>} */
const watched = new WeakSet();
/** From the address of a page to its drawing. @type {Map<string, Promise<Element | null>>} */
const drawings = new Map();

/**
 * From now on, each result that comes into view gets its drawing.
 * @param {Document | ShadowRoot} root where the search stands
 */
export function drawBesideResults(root) {
  if (watched.has(root)) return;
  watched.add(root);
  if (root instanceof ShadowRoot) root.adoptedStyleSheets.push(sheet());
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting && target instanceof HTMLAnchorElement) void show(target);
    }
  });
  const list = root instanceof Document ? root.querySelector('.md-search-result') : root;
  if (!list) return;
  // A list may change where a result leads, instead of the result.
  const changes = { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] };
  new MutationObserver(look).observe(list, changes);
  look();

  function look() {
    for (const link of /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll(RESULTS)])) {
      if (link.dataset.found === address(link)) continue;
      seen.unobserve(link);
      seen.observe(link);
    }
  }
}

/** @param {HTMLAnchorElement} link */
async function show(link) {
  const wanted = address(link);
  if (link.dataset.found === wanted) return;
  link.dataset.found = wanted;
  link.querySelector('.found')?.remove();
  const drawing = await drawingOf(wanted);
  if (!drawing || link.dataset.found !== wanted) return;
  const place = document.createElement('span');
  place.className = 'found';
  place.append(document.importNode(drawing, true));
  (link.querySelector('article') ?? link).prepend(place);
}

/** The page that a result leads to, without the place on it and the words that were looked for. */
function address(/** @type {HTMLAnchorElement} */ { origin, pathname }) {
  return origin + pathname;
}

/** @param {string} page */
function drawingOf(page) {
  const found = drawings.get(page) ?? fetchDrawing(page).catch(() => null);
  drawings.set(page, found);
  return found;
}

/** @param {string} page */
async function fetchDrawing(page) {
  const html = await (await fetch(page)).text();
  const drawing = new DOMParser().parseFromString(html, 'text/html').querySelector(DRAWING);
  // The result has the exercise's name: a screen reader hears nothing twice.
  for (const part of drawing?.querySelectorAll('title, desc') ?? []) part.remove();
  for (const name of ['role', 'aria-labelledby']) drawing?.removeAttribute(name);
  drawing?.setAttribute('aria-hidden', 'true');
  return drawing;
}

/** Our rules for drawings, for a tree that the page's style sheets do not reach. */
function sheet() {
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const own = rules.filter((rule) => rule instanceof CSSStyleRule && RULE.test(rule.selectorText));
  const made = new CSSStyleSheet();
  made.replaceSync(own.map(({ cssText }) => cssText).join('\n'));
  return made;
}
