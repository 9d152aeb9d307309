import { say } from './sentences.js';

/**
 * The timer's own elements, by what they carry in `data-part` or `data-do`.
 * @typedef {Record<string, HTMLElement>} Parts
 */

/**
 * Elements for a piece of markup, with their words, and known by name from now on.
 * @param {string} markup without inline styles, which are against the site's policy
 * @param {Parts} parts
 */
export function make(markup, parts) {
  const template = document.createElement('template');
  template.innerHTML = markup;
  for (const found of template.content.querySelectorAll('*')) {
    const element = /** @type {HTMLElement} */ (found);
    const { part, do: action, word } = element.dataset;
    const name = part ?? action;
    if (name) parts[name] = element;
    if (word) element.textContent = say(word);
  }
  return template.content;
}
