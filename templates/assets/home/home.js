/**
 * The front page for a reader who has been here before, and the way from an answer to its routine.
 *
 * ```html
 * <go-on hidden><p><span data-for="place">…</span><span data-for="history" hidden>…</span></p><p><a>…</a></p></go-on>
 * ```
 */

/** @typedef {{kind: 'place' | 'history', path: string}} Last */

/** A place older than this, in ms, is nothing to come back to; the timer forgets it, too. */
const LASTS = 6 * 3600 * 1000;
/** What a routine shows of itself, and what an exercise does. */
const FIGURES = '.lineup';
const DRAWING = 'figure.figure[data-figure] .f:not(.f-start)';
const PLACE = /^hold-timer (\/\S*) /;

/** Offers the exercise or routine where the reader stopped, or else the one they did last. */
class GoOn extends HTMLElement {
  connectedCallback() {
    markChosen(); // each time the theme brings this page, too
    void this.#offer();
  }

  async #offer() {
    const root = new URL(/** @type {HTMLAnchorElement | null} */ (document.querySelector('a.md-logo'))?.href ?? '.', location.href);
    const last = lastOf(root.pathname);
    const page = last && (await pageAt(last.path));
    const name = page?.querySelector('h1')?.childNodes[0]?.textContent?.trim();
    if (!last || !page || !name || !page.querySelector('hold-timer')) return this.toggleAttribute('data-nothing', true);
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('[data-for]'))) {
      part.hidden = part.dataset.for !== last.kind;
    }
    const title = document.createElement('h2');
    title.textContent = name;
    this.querySelector('p')?.after(title);
    const figures = page.querySelector(FIGURES) ?? page.querySelector(DRAWING);
    if (figures) title.after(silent(document.importNode(figures, true)));
    /** @type {HTMLAnchorElement} */ (this.querySelector('a')).href = `${last.path}#timer`;
    this.hidden = false;
  }
}

/**
 * Where the reader stopped or was last, of what the timer keeps on this device.
 * @param {string} root path of the front page
 * @returns {Last | undefined}
 */
function lastOf(root) {
  try {
    const places = Object.keys(localStorage).flatMap((key) => {
      const path = PLACE.exec(key)?.[1];
      return path ? [{ path, at: Number(JSON.parse(localStorage.getItem(key) ?? 'null')?.at) }] : [];
    });
    const place = places.filter(({ at }) => Date.now() - at < LASTS).sort((a, b) => b.at - a.at)[0];
    const path = place?.path ?? JSON.parse(localStorage.getItem('hold-timer history') ?? '[]').at(-1)?.page;
    if (typeof path !== 'string') return undefined;
    const { origin, pathname } = new URL(path, location.href);
    if (origin !== location.origin || !pathname.startsWith(root)) return undefined;
    return { kind: place ? 'place' : 'history', path: pathname };
  } catch {
    return undefined; // storage is refused or damaged
  }
}

/** The page itself says what it is called and what it looks like. @param {string} path */
async function pageAt(path) {
  const answer = await fetch(path).catch(() => undefined);
  return answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined;
}

/** The title says it already: a screen reader hears nothing twice. @param {Element} figures */
function silent(figures) {
  for (const part of figures.querySelectorAll('title, desc')) part.remove();
  for (const name of ['role', 'aria-labelledby']) figures.removeAttribute(name);
  figures.setAttribute('aria-hidden', 'true');
  return figures;
}

/** The answer and the muscle of the address are marked as such, for eyes and for ears. */
function markChosen() {
  for (const link of document.querySelectorAll('.answers a, .body-map--ways a')) {
    const hash = (link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '').replace(/^[^#]*/, '');
    if (hash && hash === location.hash) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

/** The emergency signs come between an answer and its routine, until the reader has looked at them. */
function checkFirst() {
  // Asked for each time: the theme brings a page anew without running its scripts again.
  const chosen = () => document.querySelector('.today__one:target');
  const isOpen = () => document.querySelector('.today .emergency[open]');
  addEventListener('click', ({ target }) => {
    const link = target instanceof Element && target.closest('.answers a, .body-map--ways a');
    if (!link) return;
    // After the browser, or the theme in its place, has gone to the answer. The theme tells nobody of it.
    setTimeout(() => {
      markChosen();
      if (link.closest('.answers') && isOpen()) document.querySelector('.today safety-check')?.scrollIntoView();
    }, 0);
  });
  addEventListener('hashchange', markChosen);
  // Such events do not rise, but they can be met on their way down.
  addEventListener('toggle', ({ target }) => {
    const isClosed = target instanceof Element && target.matches('.today .emergency:not([open])');
    if (isClosed) chosen()?.scrollIntoView({ block: 'nearest' });
  }, true);
}

if (!customElements.get('go-on')) customElements.define('go-on', GoOn);
checkFirst();
