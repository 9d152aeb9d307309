import { say, sayLength } from '../ui/sentences.js';
import { AHEAD, AHEAD_FROM, comingWords, nameWords, readyWords } from '../ui/status.js';
import { breathCues, cues, isWork } from '../core/schedule.js';

/** @typedef {import('../core/engine.js').Engine} Engine */

/** After so many turns of the breath a reader has its rhythm. */
const TURNS = 5;
/** Ms that two words need, so that one does not cut off the other. */
const APART = 1500;

/**
 * What is said in the course of a phase, and when, in ms from the start of the timeline.
 * @param {import('../core/schedule.js').Schedule} schedule
 * @param {number} index of the phase
 * @param {import('../core/schedule.js').Breathing} breathing
 */
export function within(schedule, index, breathing) {
  const { kind, ms } = schedule.phases[index];
  const planned = cues(schedule, index);
  const words = planned.filter(({ sound }) => sound === 'half').map(({ at }) => ({ at, said: [say('half_way')], isTurn: false }));
  const isCounted = planned.some(({ sound }) => sound === 'count');
  const next = isWork(kind) && isCounted && ms >= AHEAD_FROM && comingWords(schedule, index);
  if (next) words.push({ at: schedule.starts[index + 1] - AHEAD, said: [say('next', { what: next })], isTurn: false });
  const turns = breathCues(schedule, index, breathing).slice(0, TURNS);
  const free = turns.filter((turn) => words.every(({ at }) => Math.abs(at - turn.at) > APART));
  return [
    ...words,
    ...free.map(({ at, sound }) => ({ at, said: [sound === 'in' ? say('breathe_in') : say('breathe_out')], isTurn: true })),
  ];
}

/**
 * What a reader has to know where they are.
 * @param {Pick<Engine, 'schedule' | 'place' | 'state' | 'leadIn'>} engine
 * @param {string} done
 * @returns {string[]}
 */
export function sentences(engine, done) {
  const { schedule, place, leadIn } = engine;
  const phase = schedule.phases[place.index];
  if (!phase) return [done];
  const { kind, what, note } = phase;
  const name = nameWords(schedule, place.index);
  const begins = leadIn ? `${say(place.since ? 'going_on' : 'starting_in')} ${spoken(leadIn)}` : '';
  const [last, waits] = readyWords(engine);
  if (kind === 'ready') return [begins, last, what, name, note, waits];
  const time = kind === 'switch' ? '' : spoken(place.remaining);
  const next = kind === 'rest' && comingWords(schedule, place.index);
  return [begins, what, place.since ? name : '', time, note, next ? say('next', { what: next }) : ''];
}

/**
 * A length of time for the ear: "1 minute 30 seconds".
 * @param {number} ms
 */
function spoken(ms) {
  const lang = document.documentElement.lang || 'en';
  return sayLength(ms, (n, unit) => n.toLocaleString(lang, { style: 'unit', unit, unitDisplay: 'long' }));
}
