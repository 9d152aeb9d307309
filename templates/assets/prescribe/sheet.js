import { codeOf } from './code.js';
import { copyOf, element } from './dom.js';
import { filled, sayTime, timelineOf } from './timeline.js';
import { words } from './words.js';

/** @typedef {import('./plan.js').ReadyStep} ReadyStep */

/**
 * The plan as its reader gets it: a timer, and a sheet of paper with a code that opens it.
 * @param {HTMLElement} page the element that holds the ways
 * @param {readonly ReadyStep[]} steps
 * @param {string} url
 */
export function sheetOf(page, steps, url) {
  const rows = steps.map(row);
  return [
    element('p', { class: 'sheet__for' }, words.for_whom ?? ''),
    element('div', { class: 'prescribe__timer' }, element('h2', {}, words.timer ?? ''), player(page, steps)),
    element('h2', {}, words.sheet ?? ''),
    element('ol', { class: 'sheet' }, ...rows),
    element('div', { class: 'sheet__link' }, codeOf(url, words.qr ?? ''), element('p', {}, url)),
  ];
}

/** @param {HTMLElement} page @param {readonly ReadyStep[]} steps */
function player(page, steps) {
  const { breathIn = '', breathOut = '', minimumWhy = '' } = page.dataset;
  const [inward, outward] = steps.find(({ pick }) => pick.breath)?.pick.breath ?? [breathIn, breathOut];
  const attributes = { 'data-breath-in': inward, 'data-breath-out': outward, 'data-minimum-why': minimumWhy };
  const hurts = [...new Set(steps.map(({ recipe }) => recipe))].map((recipe) =>
    /** @type {HTMLElement} */ (recipe.querySelector('[data-exercise]')).cloneNode(true),
  );
  const timer = element('hold-timer', attributes, timelineOf(page, steps), ...hurts);
  return element('div', { class: 'player', id: 'timer' }, timer);
}

/** @param {ReadyStep} step */
function row({ pick, recipe, amount, sets }) {
  const drawing = recipe.querySelector('.thumbnail')?.cloneNode(true) ?? '';
  const much = pick.counts ? filled('repeats', { n: amount }).replace(/\.$/, '') : sayTime(amount);
  const dose = filled(sets > 1 ? 'many_sets' : 'one_set', { amount: much, sets });
  return element(
    'li',
    { class: 'sheet__row' },
    drawing,
    element(
      'div',
      {},
      element('h3', { class: 'sheet__name' }, pick.name),
      element('p', { class: 'sheet__dose' }, dose),
      copyOf(recipe, '[data-sheet]'),
      copyOf(recipe, 'template[data-exercise]'),
    ),
  );
}
