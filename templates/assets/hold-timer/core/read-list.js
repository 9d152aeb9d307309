import { kinds } from './kinds.js';

/** @typedef {import('./schedule.js').Phase} Phase */

const SECONDS = /^\d+(\.\d+)?$/;
const DAY = 86_400;
const SIDES = /^(left|right)?$/;
const SETS = /^([1-9]\d*\/[1-9]\d*)?$/;

/**
 * Reads the timeline from the list that readers without JavaScript follow by themselves.
 * @param {Element | null} list
 * @returns {{phases: Phase[], items: HTMLElement[], problems: string[]}} phases to rely on if nothing is wrong
 */
export function readList(list) {
  const items = /** @type {HTMLElement[]} */ ([...(list?.children ?? [])]);
  const problems = items.flatMap((item, i) => wrong(item).map((what) => `item ${i + 1}: ${what}`));
  if (items.length === 0) problems.push('there must be an <ol> with at least one item');
  return { phases: items.map(phase), items, problems };
}

/**
 * Five seconds each way suit most people.
 * @param {DOMStringMap} dataset of the timer
 * @returns {import('./schedule.js').Breathing}
 */
export function readBreathing({ breathIn, breathOut }) {
  /** @param {string | undefined} seconds */
  const ms = (seconds) => (Number(seconds) > 0 ? Number(seconds) * 1000 : 5000);
  return { inward: ms(breathIn), outward: ms(breathOut) };
}

/**
 * What is wrong with an item, if anything.
 * @param {HTMLElement} item
 */
function wrong({ dataset }) {
  const { phase = '', seconds = '', side = '', set = '' } = dataset;
  const problems = [];
  if (!kinds.all.includes(phase)) problems.push(`data-phase must be a known phase, got "${phase}"`);
  if (!SECONDS.test(seconds) || Number(seconds) < 0.001 || Number(seconds) > DAY) {
    problems.push(`data-seconds must be a number from 0.001 to ${DAY}, got "${seconds}"`);
  }
  if (!SIDES.test(side)) problems.push(`data-side must be left or right, got "${side}"`);
  if (!SETS.test(set)) problems.push(`data-set must be like 1/2, got "${set}"`);
  return problems;
}

/**
 * @param {HTMLElement} item
 * @returns {Phase}
 */
function phase(item) {
  const { phase, seconds, side = '', set = '', exercise = '', short = '' } = item.dataset;
  /** @param {string} part */
  const text = (part) => item.querySelector(`[data-part="${part}"]`)?.textContent?.trim() ?? '';
  return {
    kind: /** @type {Phase['kind']} */ (phase),
    ms: Math.round(Number(seconds) * 1000),
    side: /** @type {Phase['side']} */ (side),
    set,
    exercise,
    what: text('what') || text('name') || (item.textContent ?? '').trim(),
    short,
    name: text('name'),
    note: text('note'),
  };
}
