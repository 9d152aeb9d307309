/**
 * The timeline as arithmetic. Nothing here knows a document, a clock or a sound card: the same elapsed
 * time always gives the same answer, which is why the timer cannot drift.
 */

import { kinds } from './kinds.js';

/** @typedef {string} Kind one of `kinds.all` */

/**
 * One stretch of time with one instruction.
 * @typedef {object} Phase
 * @property {Kind} kind
 * @property {number} ms
 * @property {'' | 'left' | 'right'} side
 * @property {string} set which of how many, as "1/2", or nothing
 * @property {string} exercise id of the exercise
 * @property {string} what the instruction, as the reader sees it
 * @property {string} short the same without its side, to be seen beside it, or nothing
 * @property {string} name the exercise, as the reader sees it
 * @property {string} note
 * @property {number} [item] which item of the list it is, where the reader's pace changed the order
 */

/**
 * @typedef {object} Schedule
 * @property {readonly Phase[]} phases
 * @property {readonly number[]} starts when each phase starts, in ms, and at last when all of it ends
 * @property {number} total ms
 */

/**
 * @typedef {object} Place
 * @property {number} index of the phase; the number of phases once all is done
 * @property {number} since ms since the phase started
 * @property {number} remaining ms until the phase ends
 * @property {number} left ms until everything ends
 */

/** @typedef {'ready' | 'wait' | 'start' | 'switch' | 'half' | 'count' | 'zero' | 'end' | 'in' | 'out' | 'pause'} Sound */
/** @typedef {{inward: number, outward: number}} Breathing ms of each way of a breath */
/** @typedef {{at: number, sound: Sound}} Cue `at` is in ms from the start of the timeline */

const HALF_WAY_FROM = 20_000;
const COUNT_FROM = 5_000;

/** @param {Kind} kind */
export const isWork = (kind) => kinds.work.includes(kind);

/**
 * Whether the reader is still and can follow the breath.
 * @param {Kind | undefined} kind
 */
export const isBreathed = (kind) => kind !== undefined && kinds.breathed.includes(kind);

/**
 * @param {readonly Phase[]} phases
 * @returns {Schedule}
 */
export function schedule(phases) {
  const starts = [0];
  for (const { ms } of phases) starts.push(starts[starts.length - 1] + ms);
  return { phases, starts, total: starts[phases.length] };
}

/**
 * Where in the timeline a moment falls. A boundary belongs to the phase that it opens.
 * @param {Schedule} schedule
 * @param {number} elapsed ms
 * @returns {Place}
 */
export function at({ starts, total }, elapsed) {
  const moment = Math.min(Math.max(elapsed, 0), total);
  let index = 0;
  while (index < starts.length - 1 && starts[index + 1] <= moment) index += 1;
  const end = starts[index + 1] ?? total;
  return { index, since: moment - starts[index], remaining: end - moment, left: total - moment };
}

/**
 * What is to be heard in one phase, its two ends included.
 * @param {Schedule} schedule
 * @param {number} index
 * @returns {Cue[]}
 */
export function cues({ phases, starts, total }, index) {
  const phase = phases[index];
  if (!phase) return [];
  const [from, to] = [starts[index], starts[index + 1]];
  const opening = isWork(phase.kind) ? 'start' : phase.kind === 'switch' ? 'switch' : 'ready';
  /** @type {Cue[]} */
  const list = [{ at: from, sound: opening }];
  const isQuiet = kinds.quiet.includes(phase.kind);
  if (isWork(phase.kind) && !isQuiet && phase.ms >= HALF_WAY_FROM) list.push({ at: (from + to) / 2, sound: 'half' });
  if (phase.ms >= COUNT_FROM && !isQuiet) {
    for (const seconds of [3, 2, 1]) list.push({ at: to - seconds * 1000, sound: 'count' });
  }
  if (isWork(phase.kind)) list.push({ at: to, sound: 'zero' });
  if (to === total) list.push({ at: to, sound: 'end' });
  return list;
}

/**
 * Where the breath turns in one phase. Its first breath in needs no tone: there the phase has its own.
 * @param {Schedule} schedule
 * @param {number} index
 * @param {Breathing} breathing
 * @returns {Cue[]}
 */
export function breathCues({ phases, starts }, index, { inward, outward }) {
  const phase = phases[index];
  /** @type {Cue[]} */
  const list = [];
  if (!isBreathed(phase?.kind)) return list;
  for (let since = inward, isIn = false; since < phase.ms; isIn = !isIn) {
    list.push({ at: starts[index] + since, sound: isIn ? 'in' : 'out' });
    since += isIn ? inward : outward;
  }
  return list;
}

/**
 * The same timeline with one phase made longer.
 * @param {Schedule} given
 * @param {number} index
 * @param {number} ms
 */
export function longer(given, index, ms) {
  return schedule(given.phases.map((phase, i) => (i === index ? { ...phase, ms: phase.ms + ms } : phase)));
}

/**
 * The phases that belong to the same exercise as one of them.
 * @param {Schedule} schedule
 * @param {number} index of a phase
 * @returns {{from: number, to: number}} `to` is the first phase of what comes after
 */
export function exerciseSpan({ phases }, index) {
  const exercise = phases[index]?.exercise;
  let [from, to] = [index, index + 1];
  while (phases[from - 1]?.exercise === exercise && from > 0) from -= 1;
  while (phases[to]?.exercise === exercise && to < phases.length) to += 1;
  return { from, to };
}

/**
 * Whether it is the last of several exercises that a phase belongs to.
 * @param {Schedule} schedule
 * @param {number} index of a phase
 */
export function isLastExercise(schedule, index) {
  const { from, to } = exerciseSpan(schedule, index);
  return from > 0 && to === schedule.phases.length;
}

/**
 * The side of a phase, or the one that it leads to.
 * @param {Schedule} schedule
 * @param {number} index of a phase
 */
export function sideAt(schedule, index) {
  const coming = schedule.phases.slice(index, exerciseSpan(schedule, index).to);
  return coming.find(({ side }) => side)?.side ?? '';
}

/**
 * What the author says about a phase, or said last on the way to it.
 * @param {Schedule} schedule
 * @param {number} index of a phase
 */
export function noteAt(schedule, index) {
  const until = schedule.phases.slice(exerciseSpan(schedule, index).from, index + 1);
  return until.reverse().find(({ note }) => note)?.note ?? '';
}

/**
 * Where in a breath a moment falls: a phase opens with breathing in.
 * @param {number} since ms since the phase started
 * @param {number} inward ms of breathing in
 * @param {number} outward ms of breathing out
 * @returns {{inward: boolean, depth: number}} depth goes from 0, empty, to 1, full, without a jolt
 */
export function breath(since, inward, outward) {
  const moment = since % (inward + outward);
  const isIn = moment < inward;
  const part = isIn ? moment / inward : 1 - (moment - inward) / outward;
  return { inward: isIn, depth: (1 - Math.cos(Math.PI * part)) / 2 };
}
