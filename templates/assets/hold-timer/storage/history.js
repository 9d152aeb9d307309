import { read, write } from './store.js';

/**
 * @typedef {object} Entry
 * @property {string} at when it was done, as an ISO date
 * @property {string} page where
 * @property {number} seconds
 * @property {string[]} did names of exercises
 * @property {string[]} hurt names of exercises that hurt
 * @property {number | null} feel from 0 to 10, if the reader said
 */

const KEY = 'hold-timer history';
/** Older ones go: a browser gives a site little room. */
const KEPT = 200;

/** @returns {Entry[]} oldest first */
export function recallHistory() {
  const kept = read(KEY);
  return Array.isArray(kept) ? kept.filter((entry) => typeof entry?.at === 'string' && Array.isArray(entry.did)) : [];
}

/** @param {import('../core/progress.js').Tally} tally */
export function addEntry({ ms, did, hurt }) {
  const now = new Date().toISOString();
  /** @type {Entry} */
  const entry = { at: now, page: location.pathname, seconds: Math.round(ms / 1000), did, hurt, feel: null };
  keep([...recallHistory(), entry]);
  return now;
}

/**
 * @param {string} at which entry
 * @param {number} feel
 */
export function keepFeel(at, feel) {
  keep(recallHistory().map((entry) => (entry.at === at ? { ...entry, feel } : entry)));
}

/** What was kept last was taken back. */
export function dropLast() {
  keep(recallHistory().slice(0, -1));
}

export function forgetHistory() {
  write(KEY, undefined);
}

/** @param {Entry[]} entries */
function keep(entries) {
  write(KEY, entries.slice(-KEPT));
}
