import { words } from '../words.js';

/** @typedef {import('../core/schedule.js').Phase} Phase */

/**
 * What the reader sees for a key of the catalogue, with its blanks filled. Of several plural forms, the one that goes
 * with `n` in the language of the page.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  const text = words[key] ?? words[`${key}.${formOf(values.n)}`] ?? words[`${key}.other`] ?? key;
  return text.replace(/\{(\w+)\}/g, (blank, name) => String(values[name] ?? blank));
}

/** @param {string | number | undefined} n */
const formOf = (n) => new Intl.PluralRules(document.documentElement.lang || 'en').select(Number(n));

/**
 * A length of time in words: "45 s", "4 min", "4 min 5 s".
 * @param {number} ms
 * @param {(n: number, unit: string) => string} [inWords]
 */
export function sayLength(ms, inWords = (n, unit) => say({ minute: 'minutes' }[unit] ?? 'seconds', { n })) {
  const all = Math.round(ms / 1000);
  const parts = Object.entries({ minute: Math.floor(all / 60), second: all % 60 }).filter(([, n]) => n);
  return parts.map(([unit, n]) => inWords(n, unit)).join(' ') || inWords(0, 'second');
}

/** @typedef {{muted?: boolean, pocket?: boolean, voice?: boolean | string}} Wishes */

/**
 * Before Start: how long it is, what it is of, and what this browser does meanwhile and cannot do.
 * @param {readonly Phase[]} phases
 * @param {Wishes} [wishes]
 * @param {boolean} [isScreenOn] if that is known
 * @returns {[what: string, name: string, note: string]}
 */
export function beforeWords(phases, wishes = {}, isScreenOn) {
  const total = phases.reduce((sum, { ms }) => sum + ms, 0);
  const n = countExercises(phases);
  return [sayLength(total), n > 1 ? say('exercises', { n }) : phases[0].name, abilities(wishes, isScreenOn)];
}

/**
 * The same exercise met again later counts again.
 * @param {readonly Phase[]} phases
 */
export const countExercises = (phases) =>
  phases.filter(({ exercise }, i) => exercise !== phases[i - 1]?.exercise).length;

/**
 * What this browser does and cannot do, as far as it is known.
 * @param {Wishes} wishes
 * @param {boolean} [isScreenOn]
 */
function abilities({ muted, pocket, voice }, isScreenOn = 'wakeLock' in navigator) {
  const list = [muted ? say('sound_off') : say('sounds')];
  // An iPhone whose browser cannot be told that these tones matter.
  if ('GestureEvent' in window && navigator.maxTouchPoints && !('audioSession' in navigator)) {
    list.push(say('silent_switch'));
  }
  const screen = isScreenOn ? 'screen_stays_on' : 'screen_may_go_off';
  list.push(pocket ? say('pocket_screen') : say(screen));
  if (voice === true && !('speechSynthesis' in window)) list.push(say('no_voice'));
  return list.join(' ');
}
