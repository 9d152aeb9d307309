/**
 * What the search offers while nothing is typed: words that people look for, and the way to the emergency signs, which
 * stays below what is found.
 */

import { words } from './words.js';

/** Material's results, and Zensical's. */
const OUTPUT = '.md-search__scrollwrap, div:has(> [role="listbox"])';

/** @param {Document | ShadowRoot} root where the search stands @param {HTMLInputElement} box where a reader types */
export function offer(root, box) {
  const output = root.querySelector(OUTPUT);
  if (!output || output.querySelector('.offers')) return;
  const offers = document.createElement('div');
  offers.className = 'offers';
  if (words.offered.length) offers.append(chips(box));
  offers.append(safety());
  output.append(offers);
  // The theme closes its search on this key, and nobody without a mouse would come here.
  output.parentElement?.addEventListener('keydown', keepOpen);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab' || event.shiftKey || box.value) return;
    event.preventDefault();
    event.stopPropagation();
    /** @type {HTMLElement | null} */ (offers.querySelector('button, a'))?.focus();
  });
}

/** @param {HTMLInputElement} box */
function chips(box) {
  const part = document.createElement('div');
  part.className = 'offers__start';
  const title = document.createElement('p');
  title.textContent = words.start;
  part.append(title, ...words.offered.map((word) => chip(word, box)));
  return part;
}

/** @param {string} word @param {HTMLInputElement} box */
function chip(word, box) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = word;
  button.addEventListener('click', () => {
    box.value = word;
    // Zensical listens to the first, Material to the second.
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
    box.focus();
  });
  return button;
}

function safety() {
  const link = document.createElement('a');
  const home = /** @type {HTMLAnchorElement | null} */ (document.querySelector('a.md-logo'));
  link.href = new URL(words.safety_at, home?.href ?? location.href).href;
  link.className = 'offers__safety';
  const [name, text] = [document.createElement('b'), document.createElement('small')];
  name.textContent = words.safety;
  text.textContent = words.safety_text;
  link.append(name, text);
  return link;
}

/** @param {Event} event */
function keepOpen(event) {
  const inside = event.target instanceof Element && event.target.closest('.offers');
  if (inside && event instanceof KeyboardEvent && event.key === 'Tab') event.stopPropagation();
}
