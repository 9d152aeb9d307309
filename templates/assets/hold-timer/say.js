import { exerciseCount, isBreathed } from './schedule.js';
import { words } from './words.js';

/** @typedef {import('./engine.js').Engine} Engine */

/**
 * What is particular to this reader.
 * @typedef {object} Reader
 * @property {import('./settings.js').Settings} settings
 * @property {boolean} muted
 * @property {import('./tally.js').Tally} tally
 * @property {number} breath ms of one breath
 */

/**
 * What the reader sees for a key of the catalogue, with its blanks filled.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (blank, name) => String(values[name] ?? blank));
}

/**
 * A length of time in words: "45 s", "4 min", "4 min 5 s".
 * @param {number} ms
 */
export function sayLength(ms) {
  const all = Math.round(ms / 1000);
  const [minutes, seconds] = [Math.floor(all / 60), all % 60];
  const parts = [];
  if (minutes) parts.push(say('minutes', { n: minutes }));
  if (seconds || !minutes) parts.push(say('seconds', { n: seconds }));
  return parts.join(' ');
}

/**
 * A hold in breaths as well, which can be counted with closed eyes: "30 s, about 3 breaths".
 * @param {import('./schedule.js').Phase} phase
 * @param {number} breath ms of one breath
 */
export function sayTime({ kind, ms }, breath) {
  const time = sayLength(ms);
  if (!isBreathed(kind)) return time;
  const n = Math.max(1, Math.round(ms / breath));
  return n === 1 ? say('one_breath', { time }) : say('breaths', { time, n });
}

/**
 * What this browser does while the timer runs, and what it cannot do.
 * @param {Reader} reader
 */
function abilities({ settings, muted }) {
  const list = [muted ? say('sound_off') : say('sounds')];
  if (!('AudioContext' in window)) list[0] = say('no_sounds');
  // An iPhone whose browser cannot be told that these tones matter.
  else if ('GestureEvent' in window && navigator.maxTouchPoints && !('audioSession' in navigator)) {
    list.push(say('silent_switch'));
  }
  const screen = 'wakeLock' in navigator ? 'screen_stays_on' : 'screen_may_go_off';
  list.push(settings.pocket ? say('pocket_screen') : say(screen));
  if (settings.voice && !('speechSynthesis' in window)) list.push(say('no_voice'));
  return list.join(' ');
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
export function statusWords({ state, schedule, place, leadIn }, reader) {
  const { phases, total } = schedule;
  if (state === 'done') return doneWords(reader.tally, total);
  const phase = phases[place.index];
  if (state === 'paused') return [say('paused'), phase.what, phase.name];
  if (leadIn) return [say('going_on'), phase.what, phase.name];
  const time = isBreathed(phase.kind) ? sayTime(phase, reader.breath) : '';
  if (state === 'running') return [phase.what, phase.name, [time, phase.note].filter(Boolean).join(' · ')];
  const { count } = exerciseCount(schedule, 0);
  const name = count > 1 ? say('exercises', { n: count }) : phase.name;
  return [sayLength(total), name, abilities(reader)];
}

/**
 * @param {import('./tally.js').Tally} tally
 * @param {number} total ms
 * @returns {[what: string, name: string, note: string]}
 */
function doneWords({ ms, did, hurt }, total) {
  const note = hurt.length ? say('skipped', { names: hurt.join(', ') }) : '';
  if (did.length) {
    const what = did.length > 2 ? say('exercises', { n: did.length }) : did.join(', ');
    return [say('done'), `${what} · ${sayLength(ms)}`, note];
  }
  // Nothing is known of what was done before a reload.
  return note ? [say('stopped'), '', note] : [say('done'), sayLength(total), ''];
}

/**
 * What comes after the present phase.
 * @param {Engine} engine
 * @param {Reader} reader
 */
export function nextWords({ state, schedule, place }, { breath }) {
  if (state === 'idle' || state === 'done') return '';
  const [now, next] = schedule.phases.slice(place.index);
  if (!next) return say('next', { what: say('the_end') });
  const what = next.exercise === now.exercise ? next.what : `${next.what}, ${next.name}`;
  return say('next', { what: `${what} · ${sayTime(next, breath)}` });
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
  const { current, count } = exerciseCount(schedule, place.index);
  const [set, sets] = phase.set.split('/');
  if (count > 1) return `${say('exercise_of', { n: current, count })}, ${left}`;
  return Number(sets) > 1 ? `${say('set_of', { n: set, count: sets })}, ${left}` : left;
}
