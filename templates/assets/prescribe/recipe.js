import { handedOver } from '../handed-over.js';

/**
 * What a plan needs of an exercise comes once the exercise is chosen: that of a thousand would be 7 MB.
 */

/** @typedef {import('./plan.js').Pick} Pick */

/** @type {WeakMap<Pick, Promise<DocumentFragment>>} */
const asked = new WeakMap();

/**
 * The lines, the sheet and the drawing of an exercise. What did not come is asked for again the next time.
 * @param {Pick} pick
 * @param {string} folder where the scripts are
 * @returns {Promise<DocumentFragment>}
 */
export function recipeOf(pick, folder) {
  const coming = asked.get(pick) ?? handedOver(pick.id, `${folder}${pick.id}.js`);
  asked.set(pick, coming);
  coming.catch(() => asked.delete(pick));
  return coming;
}
