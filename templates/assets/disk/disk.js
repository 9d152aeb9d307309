/**
 * The site opened from a disk. There, browsers load no modules, and a link to a folder shows a list of files.
 * `finish` writes the modules before this script, each as a function, and pages ask for it only on a disk.
 * @typedef {(need: (name: string) => object, url: string) => object} Module
 * @typedef {{ folder: string, thread: string, modules: Record<string, Module> }} OnDisk
 */
{
  /** Where the modules stand, seen from this script; the drawing of the thread; and each module by its place. */
  const { folder, thread, modules } = /** @type {{ onDisk: OnDisk }} */ (/** @type {unknown} */ (self)).onDisk;
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const base = new URL(folder, here).href;
  /** @type {Map<string, object>} */
  const made = new Map();

  /** What a module exports; it runs once, when it is first needed. @type {(name: string) => object} */
  const need = (name) => {
    const found = made.get(name) ?? modules[name]?.(need, base + name) ?? {};
    made.set(name, found);
    return found;
  };

  /** Links of a drawing have a name of their own. @param {Element} link */
  const leadToFile = (link) => {
    const name = link.hasAttribute('href') ? 'href' : 'xlink:href';
    const to = new URL(link.getAttribute(name) ?? '', location.href);
    if (to.protocol !== 'file:' || !to.pathname.endsWith('/')) return;
    to.pathname += 'index.html';
    link.setAttribute(name, to.href);
  };

  document.querySelectorAll('a').forEach(leadToFile);
  // Some links come later: those of a search, those of a plan.
  const late = (/** @type {Event} */ { target }) => {
    const link = target instanceof Element && target.closest('a');
    if (link) leadToFile(link);
  };
  for (const type of ['click', 'auxclick', 'focusin']) addEventListener(type, late, true);

  // Firefox does load modules from a disk, and has done so by now.
  if (!customElements.get('hold-timer')) {
    for (const { src } of /** @type {NodeListOf<HTMLScriptElement>} */ (document.querySelectorAll('script[type=module]'))) {
      need(src.replace(base, ''));
    }
  }

  const picture = `url("data:image/svg+xml,${encodeURIComponent(thread)}")`;
  document.documentElement.style.setProperty('--thread', picture);

  // No browser lets a page on a disk read the index that a search needs.
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll('.md-search, [data-opens=__search], [for=__search]')
  )) {
    part.style.display = 'none';
  }
}
