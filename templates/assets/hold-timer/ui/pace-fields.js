import { text } from './ask.js';
import { say, sayLength } from './sentences.js';
import { setCounts } from '../core/sets.js';
import { CHOICES } from '../storage/settings.js';

/** @typedef {import('./options.js').Given} Given */

/**
 * "My pace": how long, how fast, which side first. Only what this timeline has.
 * @param {Given} given
 * @returns {Node[]}
 */
export function fillPace({ settings, phases, why, change }) {
  const holds = [...new Set(phases.filter(({ kind }) => kind === 'hold').map(({ ms }) => ms))];
  const box = document.createElement('fieldset');
  box.dataset.part = 'pace';
  const legend = Object.assign(document.createElement('legend'), { textContent: say('pace') });
  const warning = text('');
  warning.setAttribute('role', 'status');
  /** @param {number} factor */
  const warn = (factor) => (warning.textContent = factor < 1 ? `${why} ${say('pace_decide')}`.trim() : '');

  box.append(legend);
  if (holds.length) {
    const names = sorted(CHOICES.hold).map((factor) => [factor, holdName(factor, holds)]);
    box.append(field(say('pace_hold'), names, settings.hold, (hold) => {
      warn(hold);
      change({ hold });
    }), warning);
    warn(settings.hold);
  }
  const counts = setCounts(phases);
  const sets = sorted(CHOICES.sets).filter((more) => more >= 0 || more === settings.sets || Math.max(...counts) > 1);
  const setNames = sets.map((more) => [more, setName(more, counts)]);
  box.append(field(say('pace_sets'), setNames, settings.sets, (value) => change({ sets: value })));
  const gaps = sorted(CHOICES.gaps).map((factor) => [factor, gapName(factor)]);
  box.append(field(say('pace_gaps'), gaps, settings.gaps, (value) => change({ gaps: value })));
  if (phases.some(({ side }) => side)) {
    const sides = [['left', say('left')], ['right', say('right')]];
    box.append(field(say('pace_first'), sides, settings.first, (first) => change({ first })));
  }
  return [box];
}

/** @param {readonly number[]} factors */
const sorted = (factors) => [...factors].sort((a, b) => a - b);

/**
 * In seconds where all holds are equally long, else as a multiple.
 * @param {number} factor
 * @param {readonly number[]} holds ms
 */
function holdName(factor, holds) {
  const time = holds.length === 1 ? sayLength(holds[0] * factor) : `× ${factor}`;
  return factor === 1 ? say('pace_planned', { time }) : time;
}

/**
 * As a number for one exercise, else in words.
 * @param {number} more
 * @param {readonly number[]} counts as the author planned
 */
function setName(more, counts) {
  if (counts.length > 1) return say({ '-1': 'pace_fewer', 0: 'pace_as_planned', 1: 'pace_more' }[more] ?? 'pace_two_more');
  const time = String(Math.max(1, counts[0] + more));
  return more ? time : say('pace_planned', { time });
}

/** @param {number} factor */
function gapName(factor) {
  if (factor < 1) return say('pace_shorter');
  if (factor === 1) return say('pace_as_planned');
  return factor < 2 ? say('pace_longer') : say('pace_twice');
}

/**
 * A list of choices.
 * @template {string | number | boolean} Value
 * @param {string} words
 * @param {(string | number | boolean)[][]} choices value and name
 * @param {Value} value
 * @param {(value: Value) => void} choose
 */
export function field(words, choices, value, choose) {
  const select = document.createElement('select');
  for (const [each, name] of choices) select.add(new Option(String(name), String(each), false, each === value));
  select.addEventListener('change', () => choose(/** @type {Value} */ (choices[select.selectedIndex][0])));
  select.setAttribute('aria-label', words); // A label around a list of choices would name it after them, too.
  const label = document.createElement('label');
  label.append(words, select);
  return label;
}
