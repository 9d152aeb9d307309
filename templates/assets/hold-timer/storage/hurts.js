import { read, write } from './store.js';

const KEY = 'hold-timer hurts';

/**
 * The exercises that hurt on this device, by id, and when.
 * @returns {Record<string, string>}
 */
export function recallHurts() {
  const kept = read(KEY);
  return kept && typeof kept === 'object' ? { .../** @type {Record<string, string>} */ (kept) } : {};
}

/**
 * @param {string} exercise id
 * @param {boolean} hurts
 */
export function keepHurt(exercise, hurts) {
  const all = recallHurts();
  delete all[exercise];
  if (hurts && exercise) all[exercise] = new Date().toISOString();
  write(KEY, Object.keys(all).length ? all : undefined);
}
