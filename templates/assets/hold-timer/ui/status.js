import { beforeWords, countExercises, say, sayLength } from './sentences.js';
import { isBreathed, isLastExercise, isWork, noteAt, sideAt } from '../core/schedule.js';

/** @typedef {import('../core/engine.js').Engine} Engine */
/** @typedef {import('../core/schedule.js').Phase} Phase */

/**
 * What is particular to this reader.
 * @typedef {object} Reader
 * @property {import('../storage/settings.js').Settings} settings
 * @property {boolean} muted
 * @property {import('../core/progress.js').Tally} tally
 * @property {number} breath ms of one breath
 * @property {number | undefined} away ms since the reader left a place that they have not gone on from
 * @property {boolean | undefined} isScreenOn whether the screen is kept on, once that is known
 */

/** Ms before the end of a phase at which the ear is told what comes next: before the last seconds are counted. */
export const AHEAD = 6000;
/** Phases shorter than this, in ms, are announced once, but for a rest: their start already names the next thing to do. */
export const AHEAD_FROM = 15_000;
/** Less than this, in ms, is nothing to speak of. */
const WORTH_TELLING = 5000;

/**
 * A hold in breaths as well, which can be counted with closed eyes: "30 s, about 3 breaths".
 * @param {Phase} phase
 * @param {number} breath ms of one breath
 */
function sayTime({ kind, ms }, breath) {
  const time = sayLength(ms);
  if (!isBreathed(kind)) return time;
  const n = Math.max(1, Math.round(ms / breath));
  return n === 1 ? say('one_breath', { time }) : say('breaths', { time, n });
}

/**
 * Seconds to read from afar: as few characters as can be, so that they can be large.
 * @param {number} ms
 */
export function digits(ms) {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 100) return String(seconds);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * What to do now, of what, and what to mind.
 * @param {Engine} engine
 * @param {Reader} reader
 * @returns {[what: string, name: string, note: string]}
 */
export function statusWords(engine, reader) {
  const { state, schedule, place, leadIn } = engine;
  if (state === 'done') return doneWords(reader.tally);
  if (state === 'idle') return beforeWords(schedule.phases, { ...reader.settings, muted: reader.muted }, reader.isScreenOn);
  const phase = schedule.phases[place.index];
  if (state === 'paused' && reader.away !== undefined) return backWords(phase, place.remaining, reader.away);
  const note = noteAt(schedule, place.index);
  if (state === 'paused') return [say('paused'), [phase.what, phase.name].filter(Boolean).join('\n'), note];
  if (leadIn) return [say(place.since ? 'going_on' : 'starting_in'), phase.what, phase.name];
  const time = isWork(phase.kind) ? sayTime(phase, reader.breath) : '';
  return [phase.what, nameWords(schedule, place.index), [time, phase.note].filter(Boolean).join(' · ')];
}

/**
 * To a reader who comes back: where they were.
 * @param {Phase} phase
 * @param {number} remaining ms
 * @param {number} away ms
 * @returns {[what: string, name: string, note: string]}
 */
function backWords({ what, name }, remaining, away) {
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang || undefined, { numeric: 'auto' });
  const minutes = Math.round(away / 60_000);
  const ago = minutes < 60 ? format.format(-minutes, 'minute') : format.format(-Math.round(minutes / 60), 'hour');
  const time = sayLength(Math.ceil(remaining / 1000) * 1000);
  const left = say('place_left', { time, ago });
  return [say('resume_question'), [what, name].filter(Boolean).join('\n'), left];
}

/**
 * Only what was really done; to who skipped everything, without blame.
 * @param {import('../core/progress.js').Tally} tally
 * @returns {[what: string, name: string, note: string]}
 */
function doneWords({ ms, held, did, hurt }) {
  const note = hurt.length ? say('skipped', { names: hurt.join(', ') }) : '';
  if (did.length) {
    const what = did.length > 2 ? say('exercises', { n: did.length }) : did.join(', ');
    return [say('done'), `${what} · ${sayLength(ms)}`, note];
  }
  const some = held < WORTH_TELLING ? say('did_nothing') : say('did_some', { time: sayLength(held) });
  return [say('stopped'), some, note];
}

/**
 * What comes after the present phase.
 * @param {Engine} engine
 * @param {Reader} reader
 */
export function nextWords({ state, schedule, place }, { breath }) {
  if (state === 'idle' || state === 'done') return '';
  const next = schedule.phases[place.index + 1];
  if (!next) return say('last_one');
  const time = next.kind === 'ready' ? '' : `, ${sayTime(next, breath)}`;
  return say('next', { what: `${comingWords(schedule, place.index)}${time}` });
}

/**
 * What comes after a phase, but for how long it takes; nothing after the last one.
 * @param {import('../core/schedule.js').Schedule} schedule
 * @param {number} index
 */
export function comingWords(schedule, index) {
  const [now, next] = schedule.phases.slice(index);
  if (next?.kind === 'ready') return nameWords(schedule, index + 1) || next.what;
  return next && (next.exercise === now.exercise ? next.what : `${next.what}, ${next.name}`);
}

/**
 * The exercise of a phase; while the reader gets ready for it, with the side that comes first: "Figure-four stretch, left".
 * @param {import('../core/schedule.js').Schedule} schedule
 * @param {number} index
 */
export function nameWords(schedule, index) {
  const { kind, name } = schedule.phases[index];
  const side = kind === 'ready' && name && sideAt(schedule, index);
  return side ? say(`coming_${side}`, { name }) : name;
}

/**
 * What the ear needs beside that while the reader gets ready.
 * @param {Pick<Engine, 'schedule' | 'place' | 'state'>} engine
 * @returns {[last: string, waits: string]}
 */
export function readyWords({ state, schedule, place }) {
  const isLast = schedule.phases[place.index]?.kind === 'ready' && isLastExercise(schedule, place.index);
  return [isLast ? say('last_one') : '', state === 'waiting' ? say('tap_when_ready') : ''];
}

/**
 * How far the reader is: "Exercise 3 of 9, 6 min left".
 * @param {Engine} engine
 */
export function progressWords({ state, schedule, place }) {
  const phase = schedule.phases[place.index];
  if (state === 'idle' || !phase) return '';
  const n = Math.round(place.left / 60_000);
  const left = n ? say('minutes_left', { n }) : say('under_a_minute_left');
  const count = countExercises(schedule.phases);
  const [set, sets] = phase.set.split('/');
  const current = countExercises(schedule.phases.slice(0, place.index + 1));
  if (count > 1) return `${say('exercise_of', { n: current, count })}, ${left}`;
  return Number(sets) > 1 ? `${say('set_of', { n: set, count: sets })}, ${left}` : left;
}
