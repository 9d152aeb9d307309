import { filled } from './timeline.js';

/**
 * Leaves those exercises to choose whose names have all these words, and says how many they are.
 * @param {string} text
 * @param {HTMLElement} page the element that holds the picks
 * @param {readonly import('./plan.js').Pick[]} all
 */
export function find(text, page, all) {
  const words = text.toLowerCase().split(/\s+/);
  const found = new Set(all.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word))));
  for (const pick of all) pick.element.hidden = !found.has(pick);
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll('.picks'))) {
    group.hidden = !group.querySelector('[data-pick]:not([hidden])');
  }
  page.querySelector('.prescribe__find output')?.replaceChildren(text.trim() && filled('found', { n: found.size }));
}
