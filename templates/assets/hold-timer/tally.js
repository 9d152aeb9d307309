import { isWork } from './schedule.js';

/**
 * What was really done, and not only planned.
 * @typedef {object} Tally
 * @property {number} ms
 * @property {string[]} did names of exercises of which at least one step was done to its end
 * @property {string[]} hurt names of exercises that were left because they hurt
 */

/** @returns {Tally} */
export const emptyTally = () => ({ ms: 0, did: [], hurt: [] });

/**
 * Counts phases that ran to their end.
 * @param {Tally} tally
 * @param {readonly import('./schedule.js').Phase[]} phases
 */
export function count(tally, phases) {
  for (const { kind, ms, name, what } of phases) {
    tally.ms += ms;
    if (isWork(kind)) once(tally.did, name || what);
  }
}

/**
 * @param {string[]} names
 * @param {string} name
 */
export function once(names, name) {
  if (!names.includes(name)) names.push(name);
}
