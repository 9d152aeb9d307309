import { words } from './words.js';

/** @typedef {import('./plan.js').ReadyStep} ReadyStep */

/**
 * A plan as the list that `<hold-timer>` plays: the lines that came with the exercises, in order, with the
 * numbers of the plan in them.
 * @param {HTMLElement} page the element that holds the ways
 * @param {readonly ReadyStep[]} steps
 */
export function timelineOf(page, steps) {
  const list = document.createElement('ol');
  steps.forEach((step, i) => list.append(opening(page, step, steps[i - 1]), ...sets(step)));
  return list;
}

/**
 * @param {HTMLElement} page
 * @param {ReadyStep} step
 * @param {ReadyStep | undefined} previous
 */
function opening(page, { pick, recipe }, previous) {
  const [first, later] = lines(recipe, 0);
  if (!previous) return first;
  const rows = /** @type {HTMLTemplateElement} */ (page.querySelector('[data-ways]')).content.children;
  const way = /** @type {HTMLElement} */ (rows[previous.pick.station].children[pick.station]);
  setSeconds(later, Number(later.dataset.seconds) + Number(way.dataset.seconds));
  const note = later.querySelector('[data-part=note]');
  if (note && way.textContent) note.prepend(`${way.textContent} `);
  return later;
}

/** @param {ReadyStep} step */
function sets({ pick, recipe, amount, sets }) {
  const all = Array.from({ length: sets }, (_, i) => {
    const those = lines(recipe, i === 0 ? 1 : 2);
    for (const line of those) {
      if (sets > 1) line.dataset.set = `${i + 1}/${sets}`;
      else delete line.dataset.set;
      if (line.dataset.phase === pick.kind) setAmount(line, pick, amount);
    }
    return those;
  });
  return all.flat();
}

/**
 * @param {HTMLElement} line
 * @param {import('./plan.js').Pick} pick
 * @param {number} amount
 */
function setAmount(line, pick, amount) {
  setSeconds(line, amount * pick.unit);
  const repeats = pick.counts && line.querySelector('[data-part=repeats]');
  if (repeats) repeats.textContent = filled('repeats', { n: amount });
}

/** @param {HTMLElement} line @param {number} seconds */
function setSeconds(line, seconds) {
  line.dataset.seconds = String(seconds);
  const time = line.querySelector('[data-part=time]');
  if (time) time.textContent = sayTime(seconds);
}

/**
 * Copies of the lines of one list of an exercise: getting ready, the first set, each further set.
 * @param {DocumentFragment} recipe
 * @param {0 | 1 | 2} which
 */
function lines(recipe, which) {
  const template = /** @type {HTMLTemplateElement} */ (recipe.querySelector('[data-recipe]'));
  const copy = /** @type {HTMLElement} */ (template.content.children[which].cloneNode(true));
  return /** @type {HTMLElement[]} */ ([...copy.children]);
}

/**
 * Words of the catalogue with their `{names}` filled in; of several plural forms, the one that goes with `n`.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function filled(key, values = {}) {
  const form = new Intl.PluralRules(document.documentElement.lang || 'en').select(Number(values.n));
  const text = words[key] ?? words[`${key}.${form}`] ?? words[`${key}.other`] ?? '';
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/**
 * `30 s`, `3 min`, `1 min 4 s`.
 * @param {number} seconds
 */
export function sayTime(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const parts = minutes ? [filled('minutes', { n: minutes })] : [];
  return (rest || !minutes ? [...parts, filled('seconds', { n: rest })] : parts).join(' ');
}
