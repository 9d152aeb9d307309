import { element } from './dom.js';
import { MOST_SETS, within } from './plan.js';
import { filled } from './timeline.js';
import { words } from './words.js';

/** @typedef {import('./plan.js').Step} Step */
/** @typedef {(from: number, to: number | undefined, key: string) => void} Move to nowhere is away */

/**
 * What is chosen, in order: each exercise with its numbers, and the buttons and the grip that move it.
 * @param {readonly Step[]} steps
 * @param {Move} move
 */
export function rowsOf(steps, move) {
  return steps.map((step, i) => row(step, i, steps.length, move));
}

/** @param {Step} step @param {number} i @param {number} count @param {Move} move */
function row(step, i, count, move) {
  const { name, counts, least, most } = step.pick;
  const amount = counts ? words.amount_repeats : words.amount_seconds;
  return element(
    'li',
    {},
    grip(i, move),
    element('span', { class: 'chosen__name' }, name),
    mover('remove', filled('remove_one', { name }), () => move(i, undefined, 'remove')),
    number(step, 'amount', amount ?? '', least, most),
    number(step, 'sets', words.sets ?? '', 1, MOST_SETS),
    mover('earlier', filled('move_earlier', { name }), i > 0 && (() => move(i, i - 1, 'earlier'))),
    mover('later', filled('move_later', { name }), i < count - 1 && (() => move(i, i + 1, 'later'))),
  );
}

/** @param {Step} step @param {'amount' | 'sets'} key @param {string} what @param {number} least @param {number} most */
function number(step, key, what, least, most) {
  const label = filled('amount_of', { what, name: step.pick.name });
  const limits = { min: String(least), max: String(most), inputmode: 'numeric', 'aria-label': label };
  const field = /** @type {HTMLInputElement} */ (element('input', { type: 'number', autocomplete: 'off', ...limits }));
  field.value = String(step[key]);
  field.addEventListener('change', () => {
    Object.assign(step, within({ ...step, [key]: Math.round(Number(field.value)) || least }));
    // In place: the reader may be pressing a button of this very row.
    const fields = field.closest('li')?.querySelectorAll('input') ?? [];
    [step.amount, step.sets].forEach((amount, i) => (fields[i].value = String(amount)));
  });
  return element('label', { class: 'chosen__number' }, what, field);
}

/** @param {string} key @param {string} label @param {false | (() => void)} press */
function mover(key, label, press) {
  const state = press ? { click: press } : { 'aria-disabled': 'true' };
  return element('button', { type: 'button', class: 'chip', 'data-key': key, 'aria-label': label, ...state }, words[key] ?? '');
}

/** For a finger or a mouse; with keys, the buttons do the same. @param {number} from @param {Move} move */
function grip(from, move) {
  const made = element('span', { class: 'chosen__grip', 'aria-hidden': 'true' });
  made.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    made.setPointerCapture(event.pointerId);
    const end = new AbortController();
    const rows = () => /** @type {HTMLElement[]} */ ([...(made.closest('ol')?.children ?? [])]);
    const taken = rows()[from];
    const drag = (/** @type {PointerEvent} */ { clientY }) => taken?.style.setProperty('--drag', `${clientY - event.clientY}px`);
    const drop = (/** @type {PointerEvent} */ { clientY, type }) => {
      end.abort();
      taken?.style.removeProperty('--drag');
      const passed = rows().filter((one, i) => i !== from && middle(one) < clientY).length;
      if (type === 'pointerup' && passed !== from) move(from, passed, 'later');
    };
    made.addEventListener('pointermove', drag, { signal: end.signal });
    made.addEventListener('pointerup', drop, { signal: end.signal });
    made.addEventListener('pointercancel', drop, { signal: end.signal });
  });
  return made;
}

/** @param {HTMLElement} row */
function middle(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
