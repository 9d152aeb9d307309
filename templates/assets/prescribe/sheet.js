import { codeOf } from './code.js';
import { copyOf, element } from './dom.js';
import { filled, sayTime, timelineOf } from './timeline.js';
import { words } from './words.js';

/** @typedef {import('./plan.js').ReadyStep} ReadyStep */
/** @typedef {ReadonlyMap<string, string>} Remarks what is said of an exercise that the plan changed, by its id */

const DAYS = 7;

/**
 * A plan as its reader gets it, on the screen and on paper: what to do, and below it the timer.
 * @param {HTMLElement} page the element that holds the ways
 * @param {readonly ReadyStep[]} steps
 * @param {Remarks} remarks
 * @param {string} url
 */
export function planOf(page, steps, remarks, url) {
  const timer = timerOf(page, steps);
  const minutes = minutesOf(timer);
  const start = () => /** @type {import('../hold-timer/hold-timer.js').HoldTimer} */ (timer).start();
  return {
    head: [
      element('h1', { tabindex: '-1' }, words.title ?? ''),
      element('p', { class: 'sheet__sum' }, filled('sum', { n: steps.length, minutes })),
      element('p', { class: 'sheet__for' }, words.for_whom ?? ''),
    ],
    sheet: element('ol', { class: 'sheet' }, ...steps.map((step) => row(step, remarks.get(step.pick.id)))),
    timer: [
      element('p', { class: 'sheet__print' }, element('button', { type: 'button', class: 'chip', click: () => print() }, words.print ?? '')),
      element('h2', {}, words.timer ?? ''),
      element('div', { class: 'player', id: 'timer' }, timer),
      element('div', { class: 'sheet__link' }, codeOf(url, words.qr ?? ''), element('p', {}, url)),
    ],
    start: element('button', { type: 'button', class: 'button', click: start }, filled('start', { n: minutes })),
  };
}

/** @param {HTMLElement} page @param {readonly ReadyStep[]} steps */
function timerOf(page, steps) {
  const { breathIn = '', breathOut = '', minimumWhy = '' } = page.dataset;
  const [inward, outward] = steps.find(({ pick }) => pick.breath)?.pick.breath ?? [breathIn, breathOut];
  const attributes = { 'data-guided': '', 'data-breath-in': inward, 'data-breath-out': outward, 'data-minimum-why': minimumWhy };
  const hurts = [...new Set(steps.map(({ recipe }) => recipe))].map((recipe) =>
    /** @type {HTMLElement} */ (recipe.querySelector('[data-exercise]')).cloneNode(true),
  );
  return element('hold-timer', attributes, timelineOf(page, steps), ...hurts);
}

/** @param {HTMLElement} timer */
function minutesOf(timer) {
  const lines = /** @type {NodeListOf<HTMLElement>} */ (timer.querySelectorAll('[data-seconds]'));
  const seconds = [...lines].reduce((sum, line) => sum + Number(line.dataset.seconds), 0);
  return Math.max(1, Math.round(seconds / 60));
}

/** @param {ReadyStep} step @param {string | undefined} remark */
function row({ pick, recipe, amount, sets }, remark) {
  const drawing = recipe.querySelector('.thumbnail')?.cloneNode(true) ?? '';
  const much = pick.counts ? filled('repeats', { n: amount }).replace(/\.$/, '') : sayTime(amount);
  const dose = filled(sets > 1 ? 'many_sets' : 'one_set', { amount: much, sets, n: sets });
  return element(
    'li',
    { class: 'sheet__row' },
    drawing,
    element(
      'div',
      {},
      element('h2', { class: 'sheet__name' }, pick.name),
      element('p', { class: 'sheet__dose' }, dose),
      remark ? element('p', { class: 'sheet__remark' }, remark) : '',
      element(
        'details',
        { class: 'fold' },
        element('summary', {}, words.how ?? ''),
        copyOf(recipe, '[data-sheet]'),
        copyOf(recipe, 'template[data-exercise]'),
      ),
      element('p', { class: 'sheet__done' }, words.done ?? '', ...Array.from({ length: DAYS }, () => element('i'))),
    ),
  );
}
